import { describe, expect, it } from "vitest";

import { originsAt } from "../../src/analysis/within.ts";
import { analysed, summary } from "../flow/testkit.ts";

/** The effects of an action with this body, and on whose account they are. */
function effects(imports: string, body: string): readonly string[] {
  const [action] = analysed(
    `"use server";\n${imports}\nexport async function act(id: string, input: object) { ${body} }`,
  );
  return (action?.events ?? []).flatMap((event) =>
    event.kind === "effect" ? [[event.danger, event.credentials ?? ""].join(" ").trim()] : [],
  );
}

/** Whose account the effects of an action with this body are about. */
function accounts(imports: string, body: string): readonly string[] {
  const [action] = analysed(
    `"use server";\n${imports}\nexport async function act(id: string, input: object) { ${body} }`,
  );
  return (action?.events ?? []).flatMap((event) => {
    const { account } = event.kind === "effect" ? event : {};
    return event.kind === "effect"
      ? [
          account === undefined
            ? ""
            : action === undefined
              ? ""
              : originsAt(action.run, event.state, [account])
                  .map((origin) => `${origin.kind} ${"path" in origin ? String(origin.path) : ""}`)
                  .join(", "),
        ]
      : [];
  });
}

describe("Appwrite's SDK for browsers", () => {
  const imports = `import { Account, Client, Databases, ID, Query, Storage, TablesDB } from "appwrite";
import { cookies } from "next/headers";
const client = new Client();
client.setEndpoint("").setProject("");
const db = new Databases(client);
async function session(isKnown) {
  const client = new Client().setEndpoint("").setProject("");
  const cookie = (await cookies()).get("session");
  if (isKnown) client.setSession(cookie.value);
  return client;
}`;

  it.each([
    ["await db.createDocument('db', 'banks', ID.unique(), input);", "database-write"],
    ["await db.listDocuments('db', 'banks', [Query.equal('$id', id)]);", "database-read"],
    ["await new TablesDB(client).deleteRow({ databaseId: 'db', tableId: 'a', rowId: id });", "database-write"],
    ["await new Storage(client).deleteFile('files', id);", "storage-write"],
    ["await new Databases(await session(true)).deleteDocument('db', 'banks', id);", "database-write caller"],
    ["await new Databases(await session(input)).deleteDocument('db', 'banks', id);", "database-write caller"],
    [
      "const mine = new Client(); mine.setJWT(id); await new Databases(mine).deleteDocument('db', 'banks', id);",
      "database-write caller",
    ],
    ["await new Account(client).createEmailPasswordSession(id, id);", "sign-in"],
  ])("%s", (body, effect) => {
    expect(effects(imports, body).filter((one) => one !== "cookie")).toEqual([effect]);
  });
});

describe("Appwrite", () => {
  const imports = `import { Account, Client, Databases, ID, Query, Storage, TablesDB, Teams, Users } from "node-appwrite";
import { cookies } from "next/headers";
const admin = new Client().setEndpoint("").setProject("").setKey(process.env.KEY!);
const keyed = new Client();
keyed.setEndpoint("").setProject("").setKey(process.env.KEY!);
async function session() {
  const client = new Client().setEndpoint("").setProject("");
  client.setSession((await cookies()).get("session")!.value);
  return client;
}
class Service {
  client = new Client();
  constructor(session?: string) {
    this.client.setEndpoint("").setProject("");
    if (session === undefined) this.client.setKey(process.env.KEY!);
    else this.client.setSession(session);
    this.databases = new Databases(this.client);
  }
}`;

  it.each([
    ["await new Databases(admin).createDocument('db', 'banks', ID.unique(), input);", "database-write server"],
    ["await new Databases(admin).listDocuments('db', 'banks', [Query.equal('$id', id)]);", "database-read server"],
    [
      "const client = new Client(); client.setEndpoint('').setKey(process.env.KEY!); await new Databases(client).deleteDocument('db', 'banks', id);",
      "database-write server",
    ],
    [
      "const client = new Client(); client.setEndpoint('').setSession(id); await new Databases(client).deleteDocument('db', 'banks', id);",
      "database-write caller",
    ],
    ["await new Databases(keyed).deleteDocument('db', 'banks', id);", "database-write server"],
    ["await new Databases(new Client()).deleteDocument('db', 'banks', id);", "database-write"],
    ["await new Databases(admin).createDocuments('db', 'banks', [input]);", "database-write server"],
    ["await new Databases(admin).deleteDocuments('db', 'banks', [Query.equal('of', id)]);", "database-write server"],
    [
      "await new TablesDB(admin).updateRows({ databaseId: 'db', tableId: 'banks', data: input, queries: [] });",
      "database-write server",
    ],
    ["await new TablesDB(admin).incrementRowColumn('db', 'banks', id, 'hits', 1);", "database-write server"],
    ["await new TablesDB(await session()).incrementRowColumn('db', 'banks', id, 'hits');", "database-write caller"],
    [
      "const client = new Client(); if (process.env.KEY) client.setKey(process.env.KEY); await new Databases(client).deleteDocument('db', 'banks', id);",
      "database-write",
    ],
    ["await new Service().databases.deleteDocument('db', 'banks', id);", "database-write server"],
    ["await new Service('' + id).databases.deleteDocument('db', 'banks', id);", "database-write caller"],
    ["await new Databases(await session()).deleteDocument('db', 'banks', id);", "database-write caller"],
    [
      "await new TablesDB(admin).deleteRow({ databaseId: 'db', tableId: 'banks', rowId: id });",
      "database-write server",
    ],
    ["await new TablesDB(await session()).updateRow('db', 'banks', id, input);", "database-write caller"],
    ["await new Storage(admin).deleteFile('files', id);", "storage-write server"],
    ["await new Users(admin).delete(id);", "privileged-api server"],
    ["await new Users(admin).get(id);", "harmless"],
    ["await new Account(admin).createEmailPasswordSession(id, id);", "sign-in"],
    ["await new Account(await session()).deleteSession('current');", "sign-out"],
  ])("%s", (body, effect) => {
    expect(effects(imports, body).filter((one) => one !== "cookie")).toEqual([effect]);
  });

  it.each([
    ["await new Users(admin).updateLabels(id, ['admin']);", "client id"],
    ["await new Users(admin).updateLabels({ userId: id, labels: ['admin'] });", "client id"],
    ["await new Teams(admin).deleteMembership('team', id);", "client id"],
    ["await new Users(admin).listMemberships(id);", ""],
    ["await new Teams(admin).updateName(id, 'a');", ""],
  ])("whose account it is: %s", (body, account) => {
    expect(accounts(imports, body)).toEqual([account]);
  });

  it.each([
    ["await new Account(await session()).get();", "authenticated"],
    ["try { await new Account(await session()).get(); } catch {}", "anonymous"],
  ])("who has a session: %s", (check, known) => {
    expect(
      summary(
        `"use server";\n${imports}\nexport async function act(id: string) { ${check} await new Databases(admin).deleteDocument('db', 'banks', id); }`,
      ),
    ).toEqual([expect.stringMatching(new RegExp(`^database-write .*${known}$`, "u"))]);
  });
});

describe("PocketBase", () => {
  const imports = `import PocketBase from "pocketbase"; const pb = new PocketBase(process.env.POCKETBASE_URL!);`;

  it.each([
    ["await pb.collection('posts').create(input);", "database-write caller"],
    ["await pb.collection('posts').update(id, input);", "database-write caller"],
    ["await pb.collection('posts').delete(id);", "database-write caller"],
    ["await pb.collection('posts').getOne(id);", "database-read caller"],
    ["await pb.collection('posts').getList(1, 20);", "database-read caller"],
    ["await pb.collection('users').authWithPassword(id, id);", "sign-in"],
    ["await pb.collection('_superusers').authWithPassword(process.env.MAIL!, process.env.PASSWORD!);", "harmless"],
    ["await pb.collection('users').requestPasswordReset(id);", "account-recovery"],
    ["const batch = pb.createBatch(); batch.collection('posts').delete(id);", "database-write caller"],
    ["pb.authStore.clear();", "harmless"],
  ])("%s", (body, effect) => {
    expect(effects(imports, body)).toEqual([effect]);
  });

  it.each([
    ["pb.authStore.loadFromCookie(id); if (!pb.authStore.isValid) return;", "anonymous"],
    ["if (!pb.authStore.record) return;", "anonymous"],
    ["await pb.collection('users').authRefresh();", "authenticated"],
    ["try { await pb.collection('users').authRefresh(); } catch { return; }", "authenticated"],
    ["await pb.collection('users').authWithPassword(id, id);", "authenticated"],
    ["await pb.collection('users').authWithPassword('us', process.env.PASSWORD!);", "anonymous"],
    ["await pb.collection('_superusers').authRefresh();", "anonymous"],
    [
      "try { if (pb.authStore.isValid) await pb.collection('users').authRefresh(); } catch { pb.authStore.clear(); } if (!pb.authStore.isValid) return;",
      "unknown",
    ],
  ])("who has signed in: %s", (check, known) => {
    expect(
      summary(
        `"use server";\n${imports}\nimport { PrismaClient } from "@prisma/client"; const prisma = new PrismaClient();\nexport async function act(id: string) { ${check} await prisma.post.delete({ where: { id } }); }`,
      ).filter((line) => line.startsWith("database-write")),
    ).toEqual([`database-write prisma.post.delete ${known}`]);
  });
});

describe("Auth0's management API", () => {
  const imports = `import { AuthenticationClient, ManagementClient } from "auth0";
const management = new ManagementClient({ domain: "", clientId: "", clientSecret: process.env.AUTH0_SECRET! });
const authentication = new AuthenticationClient({ domain: "", clientId: "" });`;

  it.each([
    ["await management.organizations.deleteInvitation({ id, invitation_id: id });", "privileged-api server"],
    ["await management.organizations.invitations.delete(id, id);", "privileged-api server"],
    ["await management.organizations.members.roles.assign(id, id, { roles: [] });", "privileged-api server"],
    ["await management.users.update({ id }, input);", "privileged-api server"],
    ["await management.users.roles.list(id);", "privileged-api server"],
    ["await management.connections.scimConfiguration.tokens.create(id, input);", "privileged-api server"],
    ["await management.jobs.verifyEmail({ user_id: id });", "account-recovery"],
    ["await management.tickets.changePassword({ user_id: id });", "account-recovery"],
    ["await authentication.oauth.passwordGrant({ username: id, password: id });", "sign-in"],
    ["await authentication.database.signUp(input);", "sign-up"],
  ])("%s", (body, effect) => {
    expect(effects(imports, body)).toEqual([effect]);
  });

  it.each([
    "users.delete({ id })",
    "users.delete(id)",
    "organizations.addMembers({ id: 'org' }, { members: [id] })",
    "organizations.members.roles.assign('org', id, { roles: [] })",
  ])("%s is about somebody's account", (call) => {
    expect(accounts(imports, `await management.${call};`)).toEqual(["client id"]);
  });

  it.each([
    "users.get({ id })",
    "users.getRoles({ id })",
    "users.roles.list(id)",
    "organizations.update({ id }, input)",
  ])("%s is not", (call) => {
    expect(accounts(imports, `await management.${call};`)).toEqual([""]);
  });
});

describe("Payload's local API", () => {
  const imports = `import { getPayload } from "payload"; import config from "@payload-config"; import { headers } from "next/headers";`;
  const start = "const payload = await getPayload({ config });";

  it.each([
    ["await payload.delete({ collection: 'posts', id });", "database-write server"],
    ["await payload.update({ collection: 'posts', id, data: input });", "database-write server"],
    [
      "await payload.update({ collection: 'posts', where: { slug: { equals: id } }, data: input });",
      "database-write server",
    ],
    [
      "await payload.update({ collection: 'posts', id, data: input, overrideAccess: false, user: null });",
      "database-write caller",
    ],
    ["await payload.create({ collection: 'posts', data: input });", "database-write server"],
    ["await payload.create({ collection: 'posts', data: input, overrideAccess: false });", "database-write caller"],
    ["await payload.find({ collection: 'posts' });", "database-read server"],
    ["await payload.findVersions({ collection: 'posts', where: { parent: { equals: id } } });", "database-read server"],
    ["await payload.restoreVersion({ collection: 'posts', id });", "database-write server"],
    ["await payload.duplicate({ collection: 'posts', id });", "database-write server"],
    ["await payload.login({ collection: 'users', data: { email: id, password: id } });", "sign-in"],
  ])("%s", (body, effect) => {
    expect(effects(imports, `${start} ${body}`)).toEqual([effect]);
  });

  it.each([
    ["if (!user) return;", "authenticated"],
    ["", "anonymous"],
  ])("auth() tells who is calling: %s", (test, known) => {
    expect(
      summary(
        `"use server";\n${imports}\nexport async function act(id: string) { ${start} const { user } = await payload.auth({ headers: await headers() }); ${test} await payload.delete({ collection: 'posts', id }); }`,
      ),
    ).toEqual([`database-write payload.delete ${known}`]);
  });
});

describe("paid services", () => {
  it.each([
    [
      `import { GoogleGenerativeAI } from "@google/generative-ai"; const model = new GoogleGenerativeAI("").getGenerativeModel({ model: "" });`,
      "await model.generateContent(id);",
      "ai",
    ],
    [
      `import { GoogleGenerativeAI } from "@google/generative-ai"; const model = new GoogleGenerativeAI("").getGenerativeModel({ model: "" });`,
      "await model.startChat().sendMessage(id);",
      "ai",
    ],
    [
      `import { GoogleGenAI } from "@google/genai"; const ai = new GoogleGenAI({});`,
      "await ai.models.generateContent({ model: '', contents: id });",
      "ai",
    ],
    [
      `import { GoogleGenAI } from "@google/genai"; const ai = new GoogleGenAI({});`,
      "await ai.models.countTokens({ model: '', contents: id });",
      "harmless",
    ],
    ...[
      ["await ai.fileSearchStores.uploadToFileSearchStore({ file: id, fileSearchStoreName: '' });", "ai"],
      ["await ai.fileSearchStores.get({ name: id });", "harmless"],
      ["await ai.files.upload({ file: id });", "storage-write"],
      ["await ai.files.get({ name: id });", "harmless"],
      ["await ai.live.connect({ model: id });", "ai"],
      ["await ai.authTokens.create({ config: { uses: 1 } });", "privileged-api"],
      ["await ai.interactions.create({ model: '', input: id });", "ai"],
    ].map(([call = "", effect = ""]) => [
      `import { GoogleGenAI } from "@google/genai"; const ai = new GoogleGenAI({ apiKey: process.env.KEY });`,
      call,
      effect,
    ]),
    [
      `import { GoogleAIFileManager } from "@google/generative-ai/server"; const files = new GoogleAIFileManager(process.env.KEY!);`,
      "await files.uploadFile(id, { mimeType: 'text/plain' });",
      "storage-write",
    ],
    [`import { createCheckout } from "@lemonsqueezy/lemonsqueezy.js";`, "await createCheckout(1, id);", "payment"],
    [`import { listProducts } from "@lemonsqueezy/lemonsqueezy.js";`, "await listProducts();", "harmless"],
    [
      `import { Polar } from "@polar-sh/sdk"; const polar = new Polar({ accessToken: "" });`,
      "await polar.checkouts.create({ products: [id] });",
      "payment",
    ],
    [
      `import Orb from "orb-billing"; const orb = new Orb();`,
      "await orb.subscriptions.schedulePlanChange(id, {});",
      "payment",
    ],
    [`import Orb from "orb-billing"; const orb = new Orb();`, "await orb.events.ingest({ events: [id] });", "payment"],
    [`import Orb from "orb-billing"; const orb = new Orb();`, "await orb.plans.fetch(id);", "harmless"],
    [
      `import { Polar } from "@polar-sh/sdk"; const polar = new Polar({ accessToken: "" });`,
      "await polar.products.list({});",
      "harmless",
    ],
    [
      `import { ChatOpenAI } from "@langchain/openai"; const model = new ChatOpenAI();`,
      "await model.invoke(id);",
      "ai",
    ],
    [
      `import { ChatOpenAI } from "@langchain/openai"; const model = new ChatOpenAI().withStructuredOutput({});`,
      "await model.invoke(id);",
      "ai",
    ],
    [
      `import { PlaidApi } from "plaid"; const plaid = new PlaidApi();`,
      "await plaid.accountsGet({ access_token: id });",
      "privileged-api server",
    ],
    [
      `import { RoomServiceClient } from "livekit-server-sdk"; const rooms = new RoomServiceClient("");`,
      "await rooms.deleteRoom(id);",
      "privileged-api server",
    ],
    [
      `import * as deepl from "deepl-node"; const translator = new deepl.Translator(process.env.KEY!);`,
      "await translator.translateText(id, null, 'es');",
      "ai",
    ],
    [`import { DeepLClient } from "deepl-node"; const client = new DeepLClient("");`, "await client.getUsage();", ""],
    [
      `import Groq from "groq-sdk"; const groq = new Groq();`,
      "await groq.chat.completions.create({ messages: id });",
      "ai",
    ],
    [
      `import Replicate from "replicate"; const replicate = new Replicate();`,
      "await replicate.run('a/b', { input: id });",
      "ai",
    ],
    [
      `import Replicate from "replicate"; const replicate = new Replicate();`,
      "await replicate.predictions.get(id);",
      "",
    ],
    [
      `import { PublishCommand, SNSClient } from "@aws-sdk/client-sns"; const sns = new SNSClient({});`,
      "await sns.send(new PublishCommand({ PhoneNumber: id, Message: 'a' }));",
      "sms",
    ],
    [
      `import { SNS } from "@aws-sdk/client-sns"; const sns = new SNS({});`,
      "await sns.publish({ TopicArn: 'a', Message: id });",
      "privileged-api",
    ],
    [
      `import { SendEmailCommand, SESv2Client } from "@aws-sdk/client-sesv2"; const ses = new SESv2Client({});`,
      "await ses.send(new SendEmailCommand({ Destination: { ToAddresses: [id] }, Content: { Simple: {} } }));",
      "mail",
    ],
    [
      `import { SES } from "@aws-sdk/client-ses"; const ses = new SES({});`,
      "await ses.sendEmail({ Source: 'a', Destination: { ToAddresses: [id] } });",
      "mail",
    ],
    [`import { compare } from "bcrypt-ts";`, "await compare(id, 'hash');", "password-check"],
  ])("%s %s", (imports, body, effect) => {
    expect(effects(imports, body).join(" ")).toBe(effect);
  });
});

describe("Dwolla", () => {
  const imports = `import { Client } from "dwolla-v2"; const dwolla = new Client({ key: "", secret: "" });`;

  it.each([
    ["await dwolla.post('transfers', { amount: id });", "payment server"],
    ["await dwolla.delete(id);", "payment server"],
    ["await dwolla.get(id);", "privileged-api server"],
  ])("%s", (body, effect) => {
    expect(effects(imports, body)).toEqual([effect]);
  });
});

describe("Google APIs", () => {
  it.each([
    [
      `import { google } from "googleapis";`,
      "await google.gmail({ version: 'v1' }).users.messages.send({ userId: id });",
    ],
    [`import { calendar } from "@googleapis/calendar";`, "await calendar('v3').events.insert({ calendarId: id });"],
  ])("%s %s", (imports, body) => {
    expect(effects(imports, body)).toEqual(["privileged-api"]);
  });

  it("the page to sign in at is none", () => {
    expect(
      effects(
        `import { google } from "googleapis"; const client = new google.auth.OAuth2("", "", "");`,
        "return client.generateAuthUrl({ state: id });",
      ),
    ).toEqual([]);
  });
});

describe("signing in with a provider", () => {
  const write = "await prisma.account.create({ data: { id } });";

  it.each([
    [
      `import { GitHub } from "arctic"; const github = new GitHub("", "", null);`,
      "await github.validateAuthorizationCode(id);",
      "authenticated",
    ],
    [
      `import { GitHub } from "arctic"; const github = new GitHub("", "", null);`,
      "github.createAuthorizationURL(id, []);",
      "anonymous",
    ],
    [
      `import { OAuth2Client } from "google-auth-library"; const client = new OAuth2Client();`,
      "await client.verifyIdToken({ idToken: id });",
      "authenticated",
    ],
    [
      `import { OAuth2Client } from "google-auth-library"; const client = new OAuth2Client();`,
      "client.setCredentials({ id_token: id });",
      "anonymous",
    ],
  ])("%s %s", (imports, body, known) => {
    expect(
      summary(
        `"use server";\nimport { prisma } from "./db"; ${imports}\nexport async function act(id: string) { ${body} ${write} }`,
      ),
    ).toEqual([`database-write prisma.account.create ${known}`]);
  });
});

describe("Azure's AI services", () => {
  const imports = `import { DocumentAnalysisClient } from "@azure/ai-form-recognizer";
import { SearchClient, SearchIndexClient } from "@azure/search-documents";
const documents = new DocumentAnalysisClient("", { key: process.env.KEY! });
const found = new SearchClient("", "posts", { key: process.env.KEY! });
const indexes = new SearchIndexClient("", { key: process.env.KEY! });`;

  it.each([
    [
      "const poller = await documents.beginAnalyzeDocument('prebuilt-read', input); await poller.pollUntilDone();",
      "ai",
    ],
    ["await found.search(id);", "database-read"],
    ["await found.deleteDocuments([input]);", "database-write"],
    ["await indexes.createIndex({ name: id, fields: [] });", "database-write"],
    ["await indexes.getSearchClient('posts').uploadDocuments([input]);", "database-write"],
  ])("%s", (body, effect) => {
    expect(effects(imports, body)).toEqual([effect]);
  });
});

describe("graphql-request", () => {
  const imports = `import { GraphQLClient, request } from "graphql-request";
const client = new GraphQLClient("https://api.example.com", { headers: { authorization: process.env.KEY! } });`;

  it.each([
    ["await client.request('query', { id });", "request"],
    ["await client.rawRequest('query', { id });", "request"],
    ["await client.setHeader('x', 'y').request({ document: 'query', variables: { id } });", "request"],
    ["await request('https://api.example.com', 'query', { id });", "request"],
    ["new GraphQLClient('https://api.example.com');", ""],
  ])("%s", (body, effect) => {
    expect(effects(imports, body)).toEqual([effect].filter(Boolean));
  });
});

describe("codes and keys of a device", () => {
  it.each([
    [`import { authenticator } from "otplib";`, "authenticator.check(id, 'secret');", "password-check"],
    [`import { totp } from "otplib";`, "totp.verify({ token: id, secret: 'secret' });", "password-check"],
  ])("%s %s", (imports, body, effect) => {
    expect(effects(imports, body)).toEqual([effect]);
  });

  it("a new secret is none", () => {
    expect(effects(`import { authenticator } from "otplib";`, "authenticator.generateSecret();")).toEqual([]);
  });

  it.each([
    ["verifyAuthenticationResponse", "if (!verified) return;", "authenticated"],
    ["verifyAuthenticationResponse", "", "anonymous"],
    ["verifyRegistrationResponse", "if (!verified) return;", "anonymous"],
  ])("%s %s", (verify, test, known) => {
    expect(
      summary(
        `"use server";\nimport { prisma } from "./db"; import { ${verify} } from "@simplewebauthn/server";
export async function act(id: string) { const { verified } = await ${verify}({ response: id }); ${test} await prisma.post.delete({ where: { id } }); }`,
      ),
    ).toEqual([`database-write prisma.post.delete ${known}`]);
  });
});

describe("a client that is paid for by whoever has the key", () => {
  it.each([
    [`import OpenAI from "openai";`, "await new OpenAI({ apiKey: key }).responses.create({ input: id });"],
    [
      `import Anthropic from "@anthropic-ai/sdk";`,
      "await new Anthropic({ apiKey: key }).messages.create({ messages: id });",
    ],
    [`import { ChatOpenAI } from "@langchain/openai";`, "await new ChatOpenAI({ apiKey: key }).invoke(id);"],
    [`import { Translator } from "deepl-node";`, "await new Translator(key).translateText(id, null, 'es');"],
    [`import Replicate from "replicate";`, "await new Replicate({ auth: key }).run('a/b', { input: id });"],
  ])("%s %s", (imports, body) => {
    expect(effects(imports, `const key = process.env.AI_KEY; ${body}`)).toEqual(["ai"]);
    expect(effects(imports, `const { key } = input; ${body}`)).toEqual([]);
  });
});

describe("what only makes something of its arguments", () => {
  it.each([
    [
      `import { AccessToken } from "livekit-server-sdk";`,
      "const token = new AccessToken(); token.addGrant({ room: id });",
    ],
    [`import { ChatOpenAI } from "@langchain/openai";`, "new ChatOpenAI({ model: id });"],
    [`import { waitUntil } from "@vercel/functions";`, "waitUntil(Promise.resolve(id));"],
    [`import { sha256 } from "@oslojs/crypto/sha2";`, "sha256(id);"],
  ])("%s %s", (imports, body) => {
    expect(effects(imports, body)).toEqual([]);
  });
});

describe("a session that Lucia's guide makes", () => {
  const imports = `import { sha256 } from "@oslojs/crypto/sha2"; import { encodeHexLowerCase } from "@oslojs/encoding";
import { cookies } from "next/headers"; import { prisma } from "./db";`;
  const find = (key: string) => `const token = (await cookies()).get("session")?.value;
const session = await prisma.session.findUnique({ where: { ${key} } });
if (!session) return;
await prisma.post.delete({ where: { id: input } });`;

  it.each([
    ["id: encodeHexLowerCase(sha256(new TextEncoder().encode(token)))", "authenticated"],
    ["title: encodeHexLowerCase(sha256(new TextEncoder().encode(token)))", "anonymous"],
  ])("%s", (key, known) => {
    const done = summary(`"use server";\n${imports}\nexport async function act(input: string) { ${find(key)} }`);
    expect(done.at(-1)).toBe(`database-write prisma.post.delete ${known}`);
  });
});

describe("a store of what belongs to a request", () => {
  const imports = `import { AsyncLocalStorage } from "node:async_hooks"; import { auth } from "./auth"; import { prisma } from "./db";
const store = new AsyncLocalStorage();`;

  it.each([
    ["if (!session) throw new Error('no');", "authenticated"],
    ["", "anonymous"],
  ])("runs what it is given: %s", (test, known) => {
    expect(
      summary(
        `"use server";\n${imports}\nexport async function act(id: string) { await store.run({}, async () => { const session = await auth(); ${test} }); await prisma.post.delete({ where: { id } }); }`,
      ),
    ).toEqual([`database-write prisma.post.delete ${known}`]);
  });

  const within = (known: string, body: string) =>
    `"use server";\n${imports}\nasync function remove(id: string) { const kept = store.getStore(); ${body} await prisma.post.delete({ where: { id } }); }
export async function act(id: string) { const session = await auth(); ${known} }`;

  it.each([
    ["if (!kept.user) throw new Error('no');", "authenticated"],
    ["", "anonymous"],
  ])("keeps what it was given: %s", (body, known) => {
    expect(
      summary(within("await store.run({ user: session?.user }, () => remove(id)); await remove(id);", body)),
    ).toContain(`database-write prisma.post.delete ${known}`);
  });

  it.each([
    ["await store.run({ user: session?.user }, () => remove(id));", "authenticated"],
    ["await store.run({ user: id }, () => remove(id));", "anonymous"],
    ["await store.run({ user: session?.user }, () => store.run({ user: id }, () => remove(id)));", "anonymous"],
    ["store.enterWith({ user: session?.user }); await remove(id);", "authenticated"],
    ["store.enterWith({ user: id }); await remove(id);", "anonymous"],
  ])("gives it to whoever is called within: %s", (body, known) => {
    expect(summary(within(body, "if (!kept?.user) return;"))).toEqual([`database-write prisma.post.delete ${known}`]);
  });

  it("gives it to whoever is called after a function that puts it there", () => {
    const begin = "function begin(user: unknown) { store.enterWith({ user }); }";
    const code = within("begin(session?.user); await remove(id);", "if (!kept?.user) return;");
    expect(summary(`${code}\n${begin}`)).toEqual(["database-write prisma.post.delete authenticated"]);
  });

  it.each([
    ["await remove(id);", []],
    ["await new AsyncLocalStorage().run({ user: id }, () => remove(id));", []],
  ])("has nothing where nothing was put there: %s", (body, done) => {
    expect(summary(within(body, "if (!kept?.user) return;"))).toEqual(done);
  });
});
