import { ably } from "./ably.ts";
import { ai } from "./ai.ts";
import { airtable } from "./airtable.ts";
import { ajv } from "./ajv.ts";
import { algolia } from "./algolia.ts";
import { anthropic } from "./anthropic.ts";
import { apolloClient } from "./apollo-client.ts";
import { appwrite } from "./appwrite.ts";
import { appwriteWeb } from "./appwrite-web.ts";
import { arcjet } from "./arcjet.ts";
import { arctic } from "./arctic.ts";
import { argon2 } from "./argon2.ts";
import { arktype } from "./arktype.ts";
import { assemblyAi } from "./assemblyai.ts";
import { asyncRetry } from "./async-retry.ts";
import { auth0 } from "./auth0.ts";
import { auth0Management } from "./auth0-management.ts";
import { awsAmplify } from "./aws-amplify.ts";
import { awsBedrock } from "./aws-bedrock.ts";
import { awsCognito } from "./aws-cognito.ts";
import { awsLambda } from "./aws-lambda.ts";
import { awsS3 } from "./aws-s3.ts";
import { awsSes } from "./aws-ses.ts";
import { awsSns } from "./aws-sns.ts";
import { awsSqs } from "./aws-sqs.ts";
import { axios } from "./axios.ts";
import { azureCognitive, azureDocuments, azureOpenAi, azureRest, azureSearch } from "./azure-ai.ts";
import { azureBlob } from "./azure-blob.ts";
import { azureCommunication } from "./azure-communication.ts";
import { azureCosmos } from "./azure-cosmos.ts";
import { azureQueues } from "./azure-queues.ts";
import { azureTables } from "./azure-tables.ts";
import { bcrypt } from "./bcrypt.ts";
import { betterAuth } from "./better-auth.ts";
import { betterSqlite3 } from "./better-sqlite3.ts";
import { braintree } from "./braintree.ts";
import { brevo } from "./brevo.ts";
import { bullmq } from "./bullmq.ts";
import { casl } from "./casl.ts";
import { classTransformer } from "./class-transformer.ts";
import { classValidator } from "./class-validator.ts";
import { clerk } from "./clerk.ts";
import { clickhouse } from "./clickhouse.ts";
import { cloudinary } from "./cloudinary.ts";
import { cohere } from "./cohere.ts";
import { conform } from "./conform.ts";
import { convex } from "./convex.ts";
import { cuid2 } from "./cuid2.ts";
import { deepgram } from "./deepgram.ts";
import { deepl } from "./deepl.ts";
import { descope } from "./descope.ts";
import { directus } from "./directus.ts";
import { dompurify } from "./dompurify.ts";
import { drizzle } from "./drizzle.ts";
import { drizzleZod } from "./drizzle-zod.ts";
import { dub } from "./dub.ts";
import { dwolla } from "./dwolla.ts";
import { dynamodb } from "./dynamodb.ts";
import { e2b } from "./e2b.ts";
import { effectSchema } from "./effect-schema.ts";
import { elasticsearch } from "./elasticsearch.ts";
import { elevenLabs } from "./elevenlabs.ts";
import { emailjs } from "./emailjs.ts";
import { exa } from "./exa.ts";
import { execa } from "./execa.ts";
import { expoServerSdk } from "./expo-server-sdk.ts";
import { fal } from "./fal.ts";
import { firebase } from "./firebase.ts";
import { firebaseAdmin } from "./firebase-admin.ts";
import { firecrawl } from "./firecrawl.ts";
import { fsExtra } from "./fs-extra.ts";
import { gel } from "./gel.ts";
import { genkit } from "./genkit.ts";
import { globals } from "./globals.ts";
import { googleAi } from "./google-ai.ts";
import { googleApis } from "./google-apis.ts";
import { googleStorage } from "./google-storage.ts";
import { got } from "./got.ts";
import { graphqlRequest } from "./graphql-request.ts";
import { groq } from "./groq.ts";
import { hubspot } from "./hubspot.ts";
import { imagekit } from "./imagekit.ts";
import { inngest } from "./inngest.ts";
import { ioTs } from "./io-ts.ts";
import { ioredis } from "./ioredis.ts";
import { ironSession } from "./iron-session.ts";
import { joi } from "./joi.ts";
import { jose } from "./jose.ts";
import { jsonwebtoken, jsonwebtokenDecode, jsonwebtokenSign, jsonwebtokenVerify } from "./jsonwebtoken.ts";
import { jwtDecode } from "./jwt-decode.ts";
import { kinde } from "./kinde.ts";
import { knex } from "./knex.ts";
import { knock } from "./knock.ts";
import { ky } from "./ky.ts";
import { kysely } from "./kysely.ts";
import { langchain } from "./langchain.ts";
import { lemonSqueezy } from "./lemon-squeezy.ts";
import { libsql } from "./libsql.ts";
import { limiter } from "./limiter.ts";
import { linear } from "./linear.ts";
import { livekit } from "./livekit.ts";
import { lmdb } from "./lmdb.ts";
import { lodash } from "./lodash.ts";
import { logto } from "./logto.ts";
import { loops } from "./loops.ts";
import { lucia } from "./lucia.ts";
import { mailchimp } from "./mailchimp.ts";
import { mailchimpTransactional } from "./mailchimp-transactional.ts";
import { mailersend } from "./mailersend.ts";
import { mailgun } from "./mailgun.ts";
import { meilisearch } from "./meilisearch.ts";
import { mercadoPago } from "./mercado-pago.ts";
import { messagebird } from "./messagebird.ts";
import { mikroOrm } from "./mikro-orm.ts";
import { minio } from "./minio.ts";
import { mistral } from "./mistral.ts";
import type { LibraryModel } from "./model.ts";
import { mongodb } from "./mongodb.ts";
import { mongoose } from "./mongoose.ts";
import { mssql } from "./mssql.ts";
import { mux } from "./mux.ts";
import { mysql2 } from "./mysql2.ts";
import { nanoid } from "./nanoid.ts";
import { nanoidNonSecure } from "./nanoid-non-secure.ts";
import { neo4j } from "./neo4j.ts";
import { neon } from "./neon.ts";
import { nextAuth } from "./next-auth.ts";
import { nextCache } from "./next-cache.ts";
import { nextCoolAction } from "./next-cool-action.ts";
import { nextFirebaseAuthEdge } from "./next-firebase-auth-edge.ts";
import { nextHeaders } from "./next-headers.ts";
import { nextIntl } from "./next-intl.ts";
import { nextNavigation } from "./next-navigation.ts";
import { nextSafeAction } from "./next-safe-action.ts";
import { nextServer } from "./next-server.ts";
import { nodeAssert } from "./node-assert.ts";
import { nodeAsyncHooks } from "./node-async-hooks.ts";
import { nodeChildProcess } from "./node-child-process.ts";
import { nodeCrypto } from "./node-crypto.ts";
import { nodeFs } from "./node-fs.ts";
import { nodePath } from "./node-path.ts";
import { nodeSsh } from "./node-ssh.ts";
import { nodeUtil } from "./node-util.ts";
import { nodeVm } from "./node-vm.ts";
import { nodemailer } from "./nodemailer.ts";
import { notion } from "./notion.ts";
import { novu } from "./novu.ts";
import { nuqs } from "./nuqs.ts";
import { octokit } from "./octokit.ts";
import { ofetch } from "./ofetch.ts";
import { openai } from "./openai.ts";
import { openapiFetch } from "./openapi-fetch.ts";
import { orb } from "./orb.ts";
import { orpc } from "./orpc.ts";
import { oslo } from "./oslo.ts";
import { oslojs } from "./oslojs.ts";
import { otplib } from "./otplib.ts";
import { pLimit } from "./p-limit.ts";
import { pQueue } from "./p-queue.ts";
import { pRetry } from "./p-retry.ts";
import { paddle } from "./paddle.ts";
import { payload } from "./payload.ts";
import { paypal } from "./paypal.ts";
import { pg } from "./pg.ts";
import { pglite } from "./pglite.ts";
import { pinata } from "./pinata.ts";
import { pinecone } from "./pinecone.ts";
import { pino } from "./pino.ts";
import { plaid } from "./plaid.ts";
import { plain } from "./plain.ts";
import { planetscale } from "./planetscale.ts";
import { plunk } from "./plunk.ts";
import { pocketbase } from "./pocketbase.ts";
import { polar } from "./polar.ts";
import { postgres } from "./postgres.ts";
import { posthog } from "./posthog.ts";
import { postmark } from "./postmark.ts";
import { prisma } from "./prisma.ts";
import { propelauth } from "./propelauth.ts";
import { pusher } from "./pusher.ts";
import { qs } from "./qs.ts";
import { qstash } from "./qstash.ts";
import { rateLimiterFlexible } from "./rate-limiter-flexible.ts";
import { razorpay } from "./razorpay.ts";
import { react } from "./react.ts";
import { reactDomServer } from "./react-dom-server.ts";
import { reactEmail } from "./react-email.ts";
import { redis } from "./redis.ts";
import { replicate } from "./replicate.ts";
import { resend } from "./resend.ts";
import { sanitizeHtml } from "./sanitize-html.ts";
import { sanity } from "./sanity.ts";
import { sendgrid } from "./sendgrid.ts";
import { sentry } from "./sentry.ts";
import { sequelize } from "./sequelize.ts";
import { serverOnly } from "./server-only.ts";
import { serverlessMysql } from "./serverless-mysql.ts";
import { simpleWebAuthn } from "./simplewebauthn.ts";
import { sinclairTypebox } from "./sinclair-typebox.ts";
import { slack } from "./slack.ts";
import { sqlite3 } from "./sqlite3.ts";
import { square } from "./square.ts";
import { ssh2 } from "./ssh2.ts";
import { stackAuth } from "./stack-auth.ts";
import { strapi } from "./strapi.ts";
import { stripe } from "./stripe.ts";
import { supabase } from "./supabase.ts";
import { superstruct } from "./superstruct.ts";
import { svix } from "./svix.ts";
import { t3Env } from "./t3-env.ts";
import { tavily } from "./tavily.ts";
import { tinyInvariant } from "./tiny-invariant.ts";
import { togetherAi } from "./together-ai.ts";
import { triggerDev } from "./trigger-dev.ts";
import { trpcServer } from "./trpc-server.ts";
import { twilio } from "./twilio.ts";
import { typebox } from "./typebox.ts";
import { typeorm } from "./typeorm.ts";
import { typesense } from "./typesense.ts";
import { undici } from "./undici.ts";
import { unkeyRatelimit } from "./unkey-ratelimit.ts";
import { uploadthing } from "./uploadthing.ts";
import { upstashRatelimit } from "./upstash-ratelimit.ts";
import { upstashRedis } from "./upstash-redis.ts";
import { urql } from "./urql.ts";
import { uuid } from "./uuid.ts";
import { valibot } from "./valibot.ts";
import { vercelBlob } from "./vercel-blob.ts";
import { vercelFirewall } from "./vercel-firewall.ts";
import { vercelFunctions } from "./vercel-functions.ts";
import { vercelKv } from "./vercel-kv.ts";
import { vercelPostgres } from "./vercel-postgres.ts";
import { vonage } from "./vonage.ts";
import { webPush } from "./web-push.ts";
import { winston } from "./winston.ts";
import { workos } from "./workos.ts";
import { yup } from "./yup.ts";
import { zod } from "./zod.ts";
import { zodFormData } from "./zod-form-data.ts";
import { zsa } from "./zsa.ts";

/** What is known of libraries, sorted by name. */
export const libraries: readonly LibraryModel[] = [
  ably,
  ai,
  airtable,
  ajv,
  algolia,
  anthropic,
  apolloClient,
  appwrite,
  appwriteWeb,
  arcjet,
  arctic,
  argon2,
  arktype,
  assemblyAi,
  asyncRetry,
  nextAuth, // Auth.js
  auth0,
  auth0Management,
  awsAmplify,
  awsBedrock,
  awsCognito,
  awsLambda,
  awsS3,
  awsSes,
  awsSns,
  awsSqs,
  axios,
  azureRest,
  azureSearch,
  azureCognitive,
  azureBlob,
  azureCommunication,
  azureCosmos,
  azureDocuments,
  azureOpenAi,
  azureQueues,
  azureTables,
  bcrypt,
  betterAuth,
  betterSqlite3,
  braintree,
  brevo,
  bullmq,
  casl,
  classTransformer,
  classValidator,
  clerk,
  clickhouse,
  cloudinary,
  cohere,
  conform,
  convex,
  cuid2,
  deepgram,
  deepl,
  descope,
  directus,
  dompurify,
  drizzle,
  drizzleZod,
  dub,
  dwolla,
  dynamodb,
  e2b,
  effectSchema,
  elasticsearch,
  elevenLabs,
  emailjs,
  exa,
  execa,
  expoServerSdk,
  fal,
  firebase,
  firebaseAdmin,
  firecrawl,
  fsExtra,
  gel,
  genkit,
  globals,
  googleAi,
  googleApis,
  googleStorage,
  got,
  graphqlRequest,
  groq,
  hubspot,
  imagekit,
  inngest,
  ioTs,
  ioredis,
  ironSession,
  joi,
  jose,
  jsonwebtoken,
  jsonwebtokenDecode,
  jsonwebtokenSign,
  jsonwebtokenVerify,
  jwtDecode,
  kinde,
  knex,
  knock,
  ky,
  kysely,
  langchain,
  lemonSqueezy,
  libsql,
  limiter,
  linear,
  livekit,
  lmdb,
  lodash,
  logto,
  loops,
  lucia,
  mailchimp,
  mailchimpTransactional,
  mailersend,
  mailgun,
  meilisearch,
  mercadoPago,
  messagebird,
  mikroOrm,
  minio,
  mistral,
  mongodb,
  mongoose,
  mssql,
  mux,
  mysql2,
  nanoid,
  nanoidNonSecure,
  neo4j,
  neon,
  nextCoolAction,
  nextFirebaseAuthEdge,
  nextIntl,
  nextSafeAction,
  nextCache,
  nextHeaders,
  nextNavigation,
  nextServer,
  pg,
  nodeSsh,
  nodeAssert,
  nodeAsyncHooks,
  nodeChildProcess,
  nodeCrypto,
  nodeFs,
  nodePath,
  nodeUtil,
  nodeVm,
  nodemailer,
  notion,
  novu,
  nuqs,
  octokit,
  ofetch,
  openai,
  openapiFetch,
  orb,
  orpc,
  oslo,
  oslojs,
  otplib,
  pLimit,
  pQueue,
  pRetry,
  paddle,
  payload,
  paypal,
  pglite,
  pinata,
  pinecone,
  pino,
  plaid,
  plain,
  planetscale,
  plunk,
  pocketbase,
  polar,
  postgres,
  posthog,
  postmark,
  prisma,
  propelauth,
  pusher,
  qs,
  qstash,
  rateLimiterFlexible,
  razorpay,
  react,
  reactDomServer,
  reactEmail,
  redis,
  replicate,
  resend,
  sanitizeHtml,
  sanity,
  sendgrid,
  sentry,
  sequelize,
  serverOnly,
  serverlessMysql,
  simpleWebAuthn,
  slack,
  sqlite3,
  square,
  ssh2,
  stackAuth,
  strapi,
  stripe,
  supabase,
  superstruct,
  svix,
  t3Env,
  tavily,
  tinyInvariant,
  togetherAi,
  triggerDev,
  trpcServer,
  twilio,
  typebox,
  sinclairTypebox,
  typeorm,
  typesense,
  undici,
  unkeyRatelimit,
  uploadthing,
  upstashRatelimit,
  upstashRedis,
  urql,
  uuid,
  valibot,
  vercelBlob,
  vercelFirewall,
  vercelFunctions,
  vercelKv,
  vercelPostgres,
  vonage,
  webPush,
  winston,
  workos,
  yup,
  zod,
  zodFormData,
  zsa,
];
