/**
 * Writes down the names that published packages offer, so that a test can tell whether what `src/models` speaks of exists.
 *
 *     node scripts/api-surface.mjs <directory with node_modules> [package …]
 *
 * Install the packages there first (`npm install --ignore-scripts …`); nothing is added to this project. Each package that is
 * found there becomes tests/models/surface/<package>@<major>.json (`0.<minor>` below 1): the exports of its entry points, and the types that can
 * be reached from them, each with its members. What stands behind a name is
 *
 *     ""              a plain value, or something of the platform
 *     "any"           anything at all
 *     "Name"          one of the types
 *     "() => Name"    a function that gives (a promise of) that; several results are joined by " | "
 *
 * A type may also have members called `()` and `new`: what calling or constructing it gives. Types that are too far away
 * are named but not described.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { argv, exit, stderr, stdout } from "node:process";

import ts from "typescript";

/**
 * What is read of each package: its entry points; how many steps to go from an export; the exports and types that matter
 * (all where none are named); other packages whose types it gives away; and sample calls for exports whose result depends on
 * what they are called with, in which the entry points are `entry0`, `entry1`…. `isFlat` leaves out what members are.
 */
const packages = {
  "@anthropic-ai/sdk": {
    entries: ["@anthropic-ai/sdk"],
    depth: 3,
    types: ["Anthropic", "Messages", "typeof Anthropic"],
  },
  "@apollo/client": {
    entries: ["@apollo/client"],
    depth: 2,
    only: ["ApolloClient"],
    types: ["ApolloClient", "typeof ApolloClient"],
  },
  "@arcjet/next": {
    entries: ["@arcjet/next"],
    depth: 3,
    types: ["ArcjetNext", "ArcjetDecision"],
    from: ["arcjet", "@arcjet/*"],
  },
  "@auth0/nextjs-auth0": {
    entries: ["@auth0/nextjs-auth0", "@auth0/nextjs-auth0/server"],
    depth: 3,
    types: [
      "Auth0Client",
      "Auth0Server",
      "Fetcher",
      "ServerMfaClient",
      "ServerPasskeyClient",
      "ServerPasswordlessClient",
      "typeof Auth0Client",
      "Omit",
    ],
  },
  "@aws-amplify/adapter-nextjs": {
    entries: ["@aws-amplify/adapter-nextjs", "@aws-amplify/adapter-nextjs/data"],
    depth: 2,
    only: ["createServerRunner", "generateServerClientUsingCookies"],
    types: ["CreateServerRunnerOutput"],
    samples: { generateServerClientUsingCookies: "entry1.generateServerClientUsingCookies<any>({} as any)" },
  },
  "@aws-sdk/client-bedrock-runtime": {
    entries: ["@aws-sdk/client-bedrock-runtime"],
    depth: 2,
    only: [
      "BedrockRuntime",
      "BedrockRuntimeClient",
      "ConverseCommand",
      "ConverseStreamCommand",
      "InvokeModelCommand",
      "InvokeModelWithResponseStreamCommand",
    ],
    types: ["BedrockRuntime", "BedrockRuntimeClient", "typeof BedrockRuntime", "typeof BedrockRuntimeClient"],
  },
  "@aws-sdk/client-cognito-identity-provider": {
    entries: ["@aws-sdk/client-cognito-identity-provider"],
    depth: 2,
    types: [
      "CognitoIdentityProvider",
      "CognitoIdentityProviderClient",
      "typeof CognitoIdentityProvider",
      "typeof CognitoIdentityProviderClient",
    ],
    only: /^CognitoIdentityProvider(?:Client)?$|^(?!(?:\w+Paginator))\w+Command$/u,
  },
  "@aws-sdk/client-dynamodb": {
    entries: ["@aws-sdk/client-dynamodb"],
    depth: 2,
    only: /^(?:DynamoDB(?:Client)?|paginate(?:Query|Scan)|(?:\w+Items?|(?:Create|Delete|Update)Table|Execute\w+|Batch\w+|Query|Scan)Command)$/u,
    types: ["DynamoDB", "DynamoDBClient", "typeof DynamoDB", "typeof DynamoDBClient"],
  },
  "@aws-sdk/client-lambda": {
    entries: ["@aws-sdk/client-lambda"],
    depth: 2,
    only: ["InvokeCommand", "InvokeWithResponseStreamCommand", "Lambda", "LambdaClient"],
    types: ["Lambda", "LambdaClient", "typeof Lambda", "typeof LambdaClient"],
  },
  "@aws-sdk/client-s3": {
    entries: ["@aws-sdk/client-s3"],
    depth: 3,
    only: /^(?:S3(?:Client)?|\w+(?:Buckets?|BucketPolicy|MultipartUploads?|Object\w*|Parts?|PartCopy)Command)$/u,
    types: ["S3", "S3Client", "typeof S3", "typeof S3Client"],
  },
  "@aws-sdk/client-ses": {
    entries: ["@aws-sdk/client-ses"],
    depth: 2,
    only: /^SES(?:Client)?$|^Send\w*EmailCommand$/u,
    types: ["SES", "SESClient", "typeof SES", "typeof SESClient"],
  },
  "@aws-sdk/client-sesv2": {
    entries: ["@aws-sdk/client-sesv2"],
    depth: 2,
    only: /^SESv2(?:Client)?$|^Send\w*EmailCommand$/u,
    types: ["SESv2", "SESv2Client", "typeof SESv2", "typeof SESv2Client"],
  },
  "@aws-sdk/client-sns": {
    entries: ["@aws-sdk/client-sns"],
    depth: 2,
    only: ["PublishCommand", "SNS", "SNSClient"],
    types: ["SNS", "SNSClient", "typeof SNS", "typeof SNSClient"],
  },
  "@aws-sdk/client-sqs": {
    entries: ["@aws-sdk/client-sqs"],
    depth: 2,
    only: ["SQS", "SQSClient", "SendMessageBatchCommand", "SendMessageCommand"],
    types: ["SQS", "SQSClient", "typeof SQS", "typeof SQSClient"],
  },
  "@aws-sdk/lib-dynamodb": {
    entries: ["@aws-sdk/lib-dynamodb"],
    depth: 2,
    only: /^(?:DynamoDBDocument(?:Client)?|paginate(?:Query|Scan)|\w+Command)$/u,
    types: ["DynamoDBDocument", "DynamoDBDocumentClient", "typeof DynamoDBDocument", "typeof DynamoDBDocumentClient"],
  },
  "@aws-sdk/lib-storage": { entries: ["@aws-sdk/lib-storage"], depth: 2, types: ["typeof Upload"] },
  "@aws-sdk/s3-presigned-post": { entries: ["@aws-sdk/s3-presigned-post"], depth: 2 },
  "@aws-sdk/s3-request-presigner": { entries: ["@aws-sdk/s3-request-presigner"], depth: 2 },
  "@aws-sdk/util-dynamodb": { entries: ["@aws-sdk/util-dynamodb"], depth: 1, only: ["marshall", "unmarshall"] },
  "@azure-rest/ai-document-intelligence": {
    entries: ["@azure-rest/ai-document-intelligence"],
    depth: 1,
    only: ["default", "isUnexpected"],
    types: [],
  },
  "@azure-rest/ai-inference": {
    entries: ["@azure-rest/ai-inference"],
    depth: 3,
    only: ["default", "isUnexpected"],
    types: ["ModelClient", "GetChatCompletions", "GetModelInfo"],
  },
  "@azure-rest/ai-translation-text": {
    entries: ["@azure-rest/ai-translation-text"],
    depth: 1,
    only: ["default", "isUnexpected"],
    types: [],
  },
  "@azure-rest/ai-vision-image-analysis": {
    entries: ["@azure-rest/ai-vision-image-analysis"],
    depth: 1,
    only: ["default", "isUnexpected"],
    types: [],
  },
  "@azure/ai-form-recognizer": {
    entries: ["@azure/ai-form-recognizer"],
    depth: 2,
    only: ["DocumentAnalysisClient"],
    types: ["DocumentAnalysisClient", "typeof DocumentAnalysisClient"],
  },
  "@azure/ai-text-analytics": {
    entries: ["@azure/ai-text-analytics"],
    depth: 2,
    only: ["TextAnalyticsClient"],
    types: ["TextAnalyticsClient", "typeof TextAnalyticsClient"],
  },
  "@azure/cognitiveservices-computervision": {
    entries: ["@azure/cognitiveservices-computervision"],
    depth: 2,
    only: ["ComputerVisionClient"],
    types: ["ComputerVisionClient", "typeof ComputerVisionClient"],
  },
  "@azure/communication-email": {
    entries: ["@azure/communication-email"],
    depth: 2,
    only: ["EmailClient"],
    types: ["EmailClient", "typeof EmailClient"],
  },
  "@azure/communication-sms": {
    entries: ["@azure/communication-sms"],
    depth: 2,
    only: ["SmsClient"],
    types: ["SmsClient", "typeof SmsClient"],
  },
  "@azure/cosmos": {
    entries: ["@azure/cosmos"],
    depth: 6,
    only: ["CosmosClient"],
    types: ["Container", "CosmosClient", "Database", "Item", "Items", "QueryIterator", "typeof CosmosClient"],
  },
  "@azure/data-tables": {
    entries: ["@azure/data-tables"],
    depth: 2,
    only: ["TableClient"],
    types: ["TableClient", "typeof TableClient"],
  },
  "@azure/openai": {
    entries: ["@azure/openai"],
    depth: 2,
    only: ["OpenAIClient"],
    types: ["OpenAIClient", "typeof OpenAIClient"],
  },
  "@azure/search-documents": {
    entries: ["@azure/search-documents"],
    depth: 2,
    only: ["SearchClient", "SearchIndexClient"],
    types: ["SearchClient", "SearchIndexClient", "typeof SearchClient", "typeof SearchIndexClient"],
  },
  "@azure/service-bus": {
    entries: ["@azure/service-bus"],
    depth: 3,
    only: ["ServiceBusClient"],
    types: ["ServiceBusClient", "ServiceBusSender", "typeof ServiceBusClient"],
  },
  "@azure/storage-blob": {
    entries: ["@azure/storage-blob"],
    depth: 4,
    only: ["BlobServiceClient", "BlockBlobClient", "ContainerClient"],
    types: [
      "BlobServiceClient",
      "BlockBlobClient",
      "ContainerClient",
      "typeof BlobServiceClient",
      "typeof BlockBlobClient",
      "typeof ContainerClient",
    ],
  },
  "@azure/storage-queue": {
    entries: ["@azure/storage-queue"],
    depth: 3,
    only: ["QueueClient", "QueueServiceClient"],
    types: ["QueueClient", "QueueServiceClient", "typeof QueueClient", "typeof QueueServiceClient"],
  },
  "@clerk/nextjs": {
    entries: ["@clerk/nextjs/server", "@clerk/nextjs"],
    depth: 3,
    only: [
      "auth",
      "clerkClient",
      "createClerkClient",
      "currentUser",
      "getAuth",
      "redirectToSignIn",
      "redirectToSignUp",
      "verifyToken",
    ],
    types: [
      "AuthFn",
      "ClerkClient",
      "ClerkClientExport",
      "InvitationAPI",
      "OrganizationAPI",
      "UserAPI",
      "auth",
      "auth()",
      "clerkClient",
      "createClerkClient()",
      "AuthenticatedState",
    ],
    from: ["@clerk/*"],
  },
  "@clickhouse/client": {
    entries: ["@clickhouse/client"],
    depth: 2,
    only: ["createClient"],
    types: ["NodeClickHouseClient"],
  },
  "@conform-to/valibot": { entries: ["@conform-to/valibot"], depth: 1 },
  "@conform-to/yup": { entries: ["@conform-to/yup"], depth: 1 },
  "@conform-to/zod": { entries: ["@conform-to/zod"], depth: 1, types: [] },
  "@convex-dev/auth": { entries: ["@convex-dev/auth/nextjs/server"], depth: 1, types: [] },
  "@deepgram/sdk": {
    entries: ["@deepgram/sdk"],
    depth: 3,
    only: ["DeepgramClient", "createClient"],
    types: [
      "CustomDeepgramClient",
      "DeepgramClient",
      "typeof CustomDeepgramClient",
      "typeof DeepgramClient",
      "ListenClient",
      "ReadClient",
      "SpeakClient",
    ],
  },
  "@descope/nextjs-sdk": {
    entries: ["@descope/nextjs-sdk/server"],
    depth: 2,
    from: ["@descope/*"],
  },
  "@directus/sdk": {
    entries: ["@directus/sdk"],
    depth: 2,
    only: /^(?:createDirectus|staticToken|withToken|(?:create|delete|read|update)Items?|updateSingleton|(?:create|delete|read|update)User|(?:delete|update)File|importFile|uploadFiles|rest)$/u,
    types: ["DirectusClient", "RestClient"],
  },
  "@e2b/code-interpreter": {
    entries: ["@e2b/code-interpreter"],
    depth: 3,
    only: ["Sandbox", "default"],
    types: ["Sandbox", "typeof Sandbox"],
    from: ["e2b"],
  },
  "@elastic/elasticsearch": {
    entries: ["@elastic/elasticsearch"],
    depth: 3,
    only: ["Client"],
    types: ["Client", "Sql", "typeof Client", "typeof typeof Client()"],
  },
  "@electric-sql/pglite": {
    entries: ["@electric-sql/pglite"],
    depth: 3,
    only: ["PGlite"],
    types: ["PGlite", "Transaction", "typeof PGlite"],
  },
  "@elevenlabs/elevenlabs-js": {
    entries: ["@elevenlabs/elevenlabs-js"],
    depth: 3,
    only: ["ElevenLabsClient"],
    types: ["ElevenLabsClient", "typeof ElevenLabsClient", "TextToSpeechClient", "TextToSpeechClientWithWs"],
  },
  "@emailjs/nodejs": { entries: ["@emailjs/nodejs"], depth: 2, only: ["default", "init", "send"] },
  "@fal-ai/client": {
    entries: ["@fal-ai/client"],
    depth: 3,
    only: ["createFalClient", "fal"],
    types: ["FalClient", "QueueClient", "SingletonFalClient"],
  },
  "@getbrevo/brevo": {
    entries: ["@getbrevo/brevo"],
    depth: 3,
    only: [
      "BrevoClient",
      "ContactsApi",
      "CreateContact",
      "SendSmtpEmail",
      "SendTransacSms",
      "TransactionalEmailsApi",
      "TransactionalSMSApi",
    ],
    types: [
      "BrevoClient",
      "ContactsApi",
      "ContactsClient",
      "EmailCampaignsClient",
      "TransactionalEmailsApi",
      "TransactionalEmailsClient",
      "TransactionalSMSApi",
      "TransactionalSmsClient",
      "typeof BrevoClient",
      "typeof ContactsApi",
      "typeof TransactionalEmailsApi",
      "typeof TransactionalSMSApi",
    ],
  },
  "@google-cloud/storage": {
    entries: ["@google-cloud/storage"],
    depth: 4,
    only: ["Storage"],
    types: ["Bucket", "File", "Storage", "typeof Storage"],
  },
  "@google/genai": {
    entries: ["@google/genai"],
    depth: 4,
    only: ["GoogleGenAI"],
    types: [
      "Batches",
      "Caches",
      "Chat",
      "Chats",
      "Documents",
      "FileSearchStores",
      "Files",
      "GeminiNextGenAgents",
      "GeminiNextGenCredentials",
      "GeminiNextGenEnvironments",
      "GeminiNextGenInteractions",
      "GeminiNextGenTriggers",
      "GeminiNextGenVoices",
      "GeminiNextGenWebhooks",
      "GoogleGenAI",
      "Live",
      "LiveMusic",
      "Models",
      "Operations",
      "Tokens",
      "Tunings",
      "typeof GoogleGenAI",
    ],
  },
  "@google/generative-ai": {
    entries: ["@google/generative-ai", "@google/generative-ai/server"],
    depth: 4,
    only: ["GoogleAICacheManager", "GoogleAIFileManager", "GoogleGenerativeAI"],
  },
  "@googleapis/gmail": {
    entries: ["@googleapis/gmail"],
    depth: 3,
    only: ["auth", "gmail"],
    types: ["AuthPlus", "Gmail", "Resource$Users", "Resource$Users$Messages"],
    from: ["google-auth-library", "googleapis-common"],
  },
  "@hubspot/api-client": {
    entries: ["@hubspot/api-client"],
    depth: 5,
    only: ["Client"],
    types: [
      "Client",
      "typeof Client",
      "CrmDiscovery",
      "ContactsDiscovery",
      "PromiseBasicApi",
      "PromiseBatchApi",
      "PromiseSearchApi",
    ],
  },
  "@kinde-oss/kinde-auth-nextjs": {
    entries: ["@kinde-oss/kinde-auth-nextjs/server"],
    depth: 2,
    only: ["createKindeManagementAPIClient", "getKindeServerSession"],
  },
  "@knocklabs/node": {
    entries: ["@knocklabs/node"],
    depth: 3,
    only: ["Knock", "default"],
    types: ["Knock", "typeof Knock", "Messages", "Objects", "Schedules", "Tenants", "Users", "Workflows"],
  },
  "@langchain/anthropic": { entries: ["@langchain/anthropic"], depth: 1, only: ["ChatAnthropic"], types: [] },
  "@langchain/aws": {
    entries: ["@langchain/aws"],
    depth: 1,
    only: ["BedrockEmbeddings", "ChatBedrockConverse"],
    types: [],
  },
  "@langchain/classic": {
    entries: [
      "@langchain/classic/agents",
      "@langchain/classic/chains",
      "@langchain/classic/chains/combine_documents",
      "@langchain/classic/chains/history_aware_retriever",
      "@langchain/classic/chains/retrieval",
      "@langchain/classic/vectorstores/memory",
    ],
    depth: 3,
    only: /^(?:AgentExecutor|ConversationChain|Conversational\w+Chain|LLMChain|MemoryVectorStore|RetrievalQAChain|create(?:History|OpenAI|React|Retrieval|Structured|Stuff|ToolCalling)\w+|initializeAgentExecutorWithOptions|loadQA\w+|loadSummarizationChain)$/u,
    types: [
      "LLMChain",
      "MemoryVectorStore",
      "VectorStoreRetriever",
      "typeof LLMChain",
      "typeof AgentExecutor",
      "typeof MemoryVectorStore",
    ],
    from: ["@langchain/core"],
  },
  "@langchain/cohere": {
    entries: ["@langchain/cohere"],
    depth: 1,
    only: ["ChatCohere", "Cohere", "CohereEmbeddings"],
    types: [],
  },
  "@langchain/community": {
    entries: [
      "@langchain/community/chat_models/bedrock",
      "@langchain/community/chat_models/fireworks",
      "@langchain/community/chat_models/perplexity",
      "@langchain/community/chat_models/togetherai",
      "@langchain/community/document_loaders/web/cheerio",
      "@langchain/community/document_loaders/web/playwright",
      "@langchain/community/document_loaders/web/puppeteer",
      "@langchain/community/document_loaders/web/recursive_url",
      "@langchain/community/vectorstores/chroma",
      "@langchain/community/vectorstores/faiss",
      "@langchain/community/vectorstores/neon",
      "@langchain/community/vectorstores/pgvector",
      "@langchain/community/vectorstores/supabase",
      "@langchain/community/vectorstores/upstash",
    ],
    depth: 2,
    types: ["CheerioWebBaseLoader", "typeof CheerioWebBaseLoader"],
    only: /^(?:BedrockChat|Chat(?:Fireworks|Perplexity|TogetherAI)|Chroma|FaissStore|NeonPostgres|PGVectorStore|RecursiveUrlLoader|(?:Supabase|Upstash)VectorStore|\w+WebBaseLoader)$/u,
  },
  "@langchain/core": {
    entries: [
      "@langchain/core/documents",
      "@langchain/core/messages",
      "@langchain/core/output_parsers",
      "@langchain/core/prompts",
      "@langchain/core/runnables",
    ],
    depth: 3,
    only: /^(?:\w+PromptTemplate|\w*OutputParser|Document|MessagesPlaceholder|PromptTemplate|Runnable(?:Branch|Lambda|Map|Parallel|Passthrough|Sequence|WithMessageHistory)|(?:AI|Chat|Human|System|Tool)Message)$/u,
    types: [
      "ChatPromptTemplate",
      "PromptTemplate",
      "StructuredOutputParser",
      "typeof ChatPromptTemplate",
      "typeof RunnablePassthrough",
      "typeof RunnableSequence",
      "typeof StructuredOutputParser",
    ],
  },
  "@langchain/deepseek": { entries: ["@langchain/deepseek"], depth: 1, only: ["ChatDeepSeek"], types: [] },
  "@langchain/google-genai": {
    entries: ["@langchain/google-genai"],
    depth: 1,
    only: ["ChatGoogleGenerativeAI", "GoogleGenerativeAIEmbeddings"],
    types: [],
  },
  "@langchain/google-vertexai": {
    entries: ["@langchain/google-vertexai"],
    depth: 1,
    only: ["ChatVertexAI", "VertexAI", "VertexAIEmbeddings"],
    types: [],
  },
  "@langchain/groq": { entries: ["@langchain/groq"], depth: 1, only: ["ChatGroq"], types: [] },
  "@langchain/langgraph": {
    entries: ["@langchain/langgraph/prebuilt"],
    depth: 1,
    only: ["createReactAgent"],
    types: [],
  },
  "@langchain/mistralai": {
    entries: ["@langchain/mistralai"],
    depth: 1,
    only: ["ChatMistralAI", "MistralAIEmbeddings"],
    types: [],
  },
  "@langchain/mongodb": { entries: ["@langchain/mongodb"], depth: 1, only: ["MongoDBAtlasVectorSearch"], types: [] },
  "@langchain/openai": {
    entries: ["@langchain/openai"],
    depth: 2,
    only: ["AzureChatOpenAI", "AzureOpenAI", "AzureOpenAIEmbeddings", "ChatOpenAI", "OpenAI", "OpenAIEmbeddings"],
    types: ["ChatOpenAI", "OpenAIEmbeddings", "typeof ChatOpenAI", "typeof OpenAIEmbeddings"],
    from: ["@langchain/core"],
  },
  "@langchain/pinecone": {
    entries: ["@langchain/pinecone"],
    depth: 3,
    only: ["PineconeStore"],
    types: ["PineconeStore", "VectorStoreRetriever", "typeof PineconeStore"],
    from: ["@langchain/core"],
  },
  "@langchain/qdrant": { entries: ["@langchain/qdrant"], depth: 1, only: ["QdrantVectorStore"], types: [] },
  "@langchain/textsplitters": {
    entries: ["@langchain/textsplitters"],
    depth: 2,
    only: /TextSplitter$/u,
    types: ["RecursiveCharacterTextSplitter", "typeof RecursiveCharacterTextSplitter"],
  },
  "@langchain/xai": { entries: ["@langchain/xai"], depth: 1, only: ["ChatXAI"], types: [] },
  "@lemonsqueezy/lemonsqueezy.js": { entries: ["@lemonsqueezy/lemonsqueezy.js"], depth: 1, types: [] },
  "@libsql/client": {
    entries: ["@libsql/client"],
    depth: 3,
    types: ["Client", "ResultSet", "Transaction"],
    from: ["@libsql/core"],
  },
  "@linear/sdk": {
    entries: ["@linear/sdk"],
    depth: 2,
    only: ["LinearClient"],
    types: ["LinearClient", "typeof LinearClient"],
  },
  "@logto/next": { entries: ["@logto/next/server-actions"], depth: 2, types: ["LogtoContext"], from: ["@logto/*"] },
  "@mailchimp/mailchimp_marketing": {
    entries: ["@mailchimp/mailchimp_marketing"],
    depth: 3,
    only: ["default"],
    from: ["@types/mailchimp__mailchimp_marketing"],
  },
  "@mailchimp/mailchimp_transactional": {
    entries: ["@mailchimp/mailchimp_transactional"],
    depth: 3,
    only: ["default"],
    types: ["ApiClient", "MessagesApi", "Mailchimp"],
    from: ["@types/mailchimp__mailchimp_transactional"],
  },
  "@mendable/firecrawl-js": {
    entries: ["@mendable/firecrawl-js"],
    depth: 2,
    only: ["Firecrawl", "FirecrawlClient", "default"],
    types: [
      "Firecrawl",
      "FirecrawlApp",
      "FirecrawlClient",
      "typeof Firecrawl",
      "typeof FirecrawlApp",
      "typeof FirecrawlClient",
    ],
  },
  "@mikro-orm/postgresql": {
    entries: ["@mikro-orm/postgresql"],
    depth: 4,
    only: [
      "EntityManager",
      "EntityRepository",
      "EntitySchema",
      "MikroORM",
      "RequestContext",
      "SqlEntityManager",
      "SqlEntityRepository",
      "assign",
      "defineEntity",
      "raw",
      "ref",
      "rel",
      "serialize",
      "sql",
      "wrap",
    ],
    types: [
      "AbstractSqlConnection",
      "EntityManager",
      "EntityRepository",
      "MikroORM",
      "PostgreSqlConnection",
      "PostgreSqlMikroORM",
      "QueryBuilder",
      "SelectQueryBuilder",
      "SqlEntityManager",
      "SqlEntityRepository",
      "typeof EntityManager",
      "typeof EntityRepository",
      "typeof MikroORM",
      "typeof PostgreSqlEntityManager",
      "typeof PostgreSqlMikroORM",
      "typeof RequestContext",
      "typeof SqlEntityManager",
      "typeof SqlEntityRepository",
    ],
    from: ["@mikro-orm/*"],
  },
  "@mistralai/mistralai": {
    entries: ["@mistralai/mistralai"],
    depth: 3,
    only: ["Mistral"],
    types: ["Mistral", "typeof Mistral", "Chat", "Embeddings", "Ocr"],
  },
  "@mux/mux-node": {
    entries: ["@mux/mux-node"],
    depth: 4,
    only: ["Mux", "default"],
    types: ["Mux", "typeof Mux", "Video", "Assets", "Uploads", "Webhooks"],
  },
  "@neondatabase/serverless": {
    entries: ["@neondatabase/serverless"],
    depth: 3,
    types: [
      "Client",
      "NeonQueryFunction",
      "Pool",
      "PoolClient",
      "QueryArrayResult",
      "QueryResult",
      "typeof Client",
      "typeof Pool",
    ],
    from: ["@types/pg", "pg"],
  },
  "@node-rs/argon2": { entries: ["@node-rs/argon2"], depth: 1 },
  "@node-rs/bcrypt": { entries: ["@node-rs/bcrypt"], depth: 1 },
  "@notionhq/client": {
    entries: ["@notionhq/client"],
    depth: 4,
    only: ["Client"],
    types: [
      "typeof Client",
      "typeof Client()",
      "typeof Client().blocks",
      "typeof Client().comments",
      "typeof Client().dataSources",
      "typeof Client().databases",
      "typeof Client().fileUploads",
      "typeof Client().pages",
    ],
  },
  "@novu/api": {
    entries: ["@novu/api"],
    depth: 3,
    only: ["Novu"],
    types: ["Novu", "typeof Novu", "Subscribers", "Topics"],
  },
  "@novu/node": {
    entries: ["@novu/node"],
    depth: 3,
    only: ["Novu"],
    types: ["Novu", "typeof Novu", "Subscribers", "Topics"],
  },
  "@orpc/server": {
    entries: ["@orpc/server"],
    depth: 3,
    only: ["ORPCError", "call", "createRouterClient", "onError", "onFinish", "onStart", "onSuccess", "os"],
    types: ["Builder", "BuilderWithMiddlewares", "DecoratedProcedure", "ProcedureBuilderWithInput", "RouterBuilder"],
    from: ["@orpc/*"],
  },
  "@oslojs/crypto": {
    entries: ["@oslojs/crypto/hmac", "@oslojs/crypto/random", "@oslojs/crypto/sha2", "@oslojs/crypto/subtle"],
    depth: 1,
    types: [],
  },
  "@oslojs/encoding": { entries: ["@oslojs/encoding"], depth: 1, types: [] },
  "@otplib/core": {
    entries: ["@otplib/core"],
    depth: 2,
    only: ["Authenticator", "HOTP", "TOTP"],
    types: ["Authenticator", "TOTP", "typeof Authenticator", "typeof TOTP"],
  },
  "@paddle/paddle-node-sdk": {
    entries: ["@paddle/paddle-node-sdk"],
    depth: 3,
    only: ["Paddle"],
    types: [
      "Paddle",
      "typeof Paddle",
      "AddressesResource",
      "BusinessesResource",
      "CustomerPortalSessionsResource",
      "CustomersResource",
      "PaymentMethodsResource",
      "PricesResource",
      "SubscriptionsResource",
      "TransactionsResource",
      "Webhooks",
    ],
  },
  "@paralleldrive/cuid2": { entries: ["@paralleldrive/cuid2"], depth: 1 },
  "@paypal/paypal-server-sdk": {
    entries: ["@paypal/paypal-server-sdk"],
    depth: 2,
    only: ["Client", "OrdersController", "PaymentsController", "SubscriptionsController", "VaultController"],
    types: [
      "OrdersController",
      "PaymentsController",
      "SubscriptionsController",
      "VaultController",
      "typeof Client",
      "typeof OrdersController",
      "typeof PaymentsController",
      "typeof SubscriptionsController",
      "typeof VaultController",
    ],
  },
  "@pinecone-database/pinecone": {
    entries: ["@pinecone-database/pinecone"],
    depth: 3,
    only: ["Pinecone"],
    types: ["Index", "Pinecone", "typeof Pinecone"],
  },
  "@planetscale/database": {
    entries: ["@planetscale/database"],
    depth: 3,
    types: ["Client", "Connection", "ExecutedQuery", "typeof Client"],
  },
  "@plunk/node": { entries: ["@plunk/node"], depth: 4, only: ["default"] },
  // Generate the client first, of a schema with a model `User`.
  "@polar-sh/sdk": { entries: ["@polar-sh/sdk"], depth: 3, types: ["Polar", "Products", "typeof Polar"] },
  "@prisma/client": {
    entries: ["@prisma/client"],
    depth: 3,
    types: [
      "Prisma",
      "PrismaClient",
      "PrismaClientConstructor",
      "UserDelegate",
      "default",
      "typeof PrismaClientConstructor",
      "typeof PrismaClientConstructor()",
    ],
    from: [".prisma"],
  },
  "@propelauth/nextjs": { entries: ["@propelauth/nextjs/server", "@propelauth/nextjs/server/app-router"], depth: 1 },
  "@react-email/render": { entries: ["@react-email/render"], depth: 1 },
  "@sanity/client": {
    entries: ["@sanity/client"],
    depth: 3,
    only: ["createClient", "default"],
    types: ["AssetsClient", "Patch", "SanityClient", "Transaction"],
  },
  "@sendgrid/mail": { entries: ["@sendgrid/mail"], depth: 2, types: ["MailService"] },
  "@sentry/nextjs": {
    entries: ["@sentry/nextjs"],
    depth: 2,
    only: [
      "addBreadcrumb",
      "captureEvent",
      "captureException",
      "captureMessage",
      "flush",
      "init",
      "logger",
      "setContext",
      "setExtra",
      "setTag",
      "setTags",
      "setUser",
      "startSpan",
      "startSpanManual",
      "withIsolationScope",
      "withScope",
      "withServerActionInstrumentation",
    ],
    types: ["logger"],
    from: ["@sentry/*"],
  },
  "@simplewebauthn/server": { entries: ["@simplewebauthn/server"], depth: 1, types: [] },
  "@sinclair/typebox": {
    entries: ["@sinclair/typebox", "@sinclair/typebox/compiler", "@sinclair/typebox/value"],
    depth: 2,
    types: ["JavaScriptTypeBuilder", "TransformDecodeBuilder", "TypeCheck", "TypeCompiler", "Value"],
  },
  "@slack/web-api": {
    entries: ["@slack/web-api"],
    depth: 4,
    only: ["WebClient"],
    types: [
      "WebClient",
      "typeof WebClient",
      "WebClient.chat",
      "WebClient.conversations",
      "WebClient.users",
      "WebClient.bookmarks",
      "WebClient.files",
      "WebClient.pins",
      "WebClient.reactions",
      "WebClient.reminders",
      "WebClient.usergroups",
      "WebClient.views",
    ],
  },
  "@slack/webhook": { entries: ["@slack/webhook"], depth: 2, only: ["IncomingWebhook"] },
  "@stackframe/stack": {
    entries: ["@stackframe/stack"],
    depth: 2,
    only: ["StackServerApp"],
    types: ["StackServerApp", "StackServerAppConstructor", "typeof StackServerApp", "typeof StackServerAppConstructor"],
  },
  "@strapi/client": {
    entries: ["@strapi/client"],
    depth: 3,
    only: ["strapi"],
    types: ["StrapiClient", "CollectionTypeManager"],
  },
  "@supabase/auth-helpers-nextjs": { entries: ["@supabase/auth-helpers-nextjs"], depth: 1 },
  "@supabase/ssr": { entries: ["@supabase/ssr"], depth: 1 },
  "@supabase/supabase-js": {
    entries: ["@supabase/supabase-js"],
    depth: 4,
    only: ["createClient"],
    types: [
      "FunctionsClient",
      "GoTrueAdminApi",
      "PostgrestFilterBuilder",
      "PostgrestQueryBuilder",
      "StorageClient",
      "StorageFileApi",
      "SupabaseAuthClient",
      "SupabaseAuthClient.admin",
      "SupabaseClient",
    ],
    from: ["@supabase/*"],
    samples: { createClient: "entry0.createClient<any>('', '')" },
  },
  "@t3-oss/env-nextjs": { entries: ["@t3-oss/env-nextjs"], depth: 1, from: ["@t3-oss/*"] },
  "@tavily/core": { entries: ["@tavily/core"], depth: 2, only: ["tavily"], types: ["TavilyClient"] },
  "@team-plain/typescript-sdk": {
    entries: ["@team-plain/typescript-sdk"],
    depth: 2,
    only: ["PlainClient"],
    types: ["PlainClient", "typeof PlainClient"],
  },
  "@trigger.dev/sdk": {
    entries: ["@trigger.dev/sdk"],
    depth: 3,
    types: ["Task", "TaskWithSchema", "auth", "envvars", "queues", "runs", "schedules", "tasks"],
    from: ["@trigger.dev/*"],
  },
  "@trpc/next": { entries: ["@trpc/next/app-dir/server"], depth: 1 },
  "@trpc/react-query": { entries: ["@trpc/react-query/rsc"], depth: 1, types: [] },
  "@trpc/server": {
    entries: ["@trpc/server", "@trpc/server/adapters/next-app-dir"],
    depth: 3,
    only: ["TRPCError", "experimental_nextAppDirCaller", "experimental_notFound", "experimental_redirect", "initTRPC"],
  },
  "@unkey/ratelimit": {
    entries: ["@unkey/ratelimit"],
    depth: 2,
    only: ["Ratelimit"],
    types: ["Ratelimit", "typeof Ratelimit"],
  },
  "@upstash/qstash": {
    entries: ["@upstash/qstash"],
    depth: 3,
    types: [
      "Client",
      "DLQ",
      "Messages",
      "Queue",
      "Receiver",
      "Schedules",
      "UrlGroups",
      "typeof Client",
      "typeof Receiver",
    ],
  },
  "@upstash/ratelimit": { entries: ["@upstash/ratelimit"], depth: 2 },
  "@upstash/redis": {
    entries: ["@upstash/redis"],
    depth: 3,
    only: ["Redis"],
    types: ["Pipeline", "Redis", "typeof Redis"],
  },
  "@urql/core": {
    entries: ["@urql/core"],
    depth: 3,
    only: ["Client", "createClient"],
    types: ["Client", "OperationResultSource", "typeof Client", "typeof Client~2"],
  },
  "@vercel/blob": { entries: ["@vercel/blob", "@vercel/blob/client"], depth: 2 },
  "@vercel/firewall": { entries: ["@vercel/firewall"], depth: 1 },
  "@vercel/functions": { entries: ["@vercel/functions"], depth: 1, types: [] },
  "@vercel/kv": { entries: ["@vercel/kv"], depth: 3, types: ["Pipeline", "VercelKV"], from: ["@upstash/redis"] },
  "@vercel/postgres": {
    entries: ["@vercel/postgres"],
    depth: 3,
    types: ["QueryArrayResult", "QueryResult", "VercelClient", "VercelPool", "VercelPoolClient", "db", "sql"],
    from: ["@neondatabase/serverless", "pg", "@types/pg"],
  },
  "@vonage/server-sdk": {
    entries: ["@vonage/server-sdk"],
    depth: 3,
    only: ["Vonage"],
    types: ["Vonage", "typeof Vonage", "Messages", "SMS", "Voice"],
    from: ["@vonage/*"],
  },
  "@workos-inc/authkit-nextjs": { entries: ["@workos-inc/authkit-nextjs"], depth: 1 },
  "@workos-inc/node": {
    entries: ["@workos-inc/node"],
    depth: 3,
    only: ["WorkOS"],
    types: ["UserManagement", "WorkOS", "WorkOSNode", "typeof WorkOSNode", "typeof WorkOS"],
  },
  ably: {
    entries: ["ably"],
    depth: 5,
    only: ["Realtime", "Rest", "default"],
    types: [
      "Realtime",
      "Rest",
      "RestClient",
      "Channels",
      "Channel",
      "RealtimeChannel",
      "typeof Realtime",
      "typeof Rest",
      "default",
    ],
  },
  ai: { entries: ["ai"], depth: 3, types: ["ToolLoopAgent", "typeof ToolLoopAgent"] },
  airtable: {
    entries: ["airtable"],
    depth: 4,
    types: ["Airtable", "typeof Airtable", "Base", "Table", "AirtableBase"],
  },
  ajv: { entries: ["ajv"], depth: 2, only: ["Ajv", "default"], types: ["Ajv", "typeof Ajv"] },
  algoliasearch: {
    entries: ["algoliasearch"],
    depth: 3,
    only: ["algoliasearch", "default"],
    types: ["Algoliasearch", "algoliasearch", "SearchClient.initIndex()", "SearchClient", "SearchIndex"],
    from: ["@algolia/*"],
  },
  appwrite: {
    entries: ["appwrite"],
    depth: 3,
    only: ["Account", "Client", "Databases", "ID", "Query", "Storage", "TablesDB"],
    types: [
      "Account",
      "Client",
      "Databases",
      "Storage",
      "TablesDB",
      "typeof Account",
      "typeof Client",
      "typeof Databases",
      "typeof ID",
      "typeof Query",
      "typeof Storage",
      "typeof TablesDB",
    ],
  },
  arctic: {
    entries: ["arctic"],
    depth: 3,
    types: [
      "GitHub",
      "Google",
      "OAuth2Client",
      "OAuth2Tokens",
      "typeof GitHub",
      "typeof Google",
      "typeof OAuth2Client",
    ],
  },
  argon2: { entries: ["argon2"], depth: 2 },
  arktype: {
    entries: ["arktype"],
    depth: 3,
    only: ["ArkErrors", "type"],
    types: ["Type", "TypeParser"],
    from: ["@ark/*"],
    isFlat: true,
  },
  assemblyai: {
    entries: ["assemblyai"],
    depth: 3,
    only: ["AssemblyAI"],
    types: ["AssemblyAI", "typeof AssemblyAI", "TranscriptService"],
  },
  auth0: {
    entries: ["auth0"],
    depth: 5,
    only: ["AuthenticationClient", "ManagementClient", "UserInfoClient"],
    types: [
      "AuthenticationClient",
      "Database",
      "ManagementClient",
      "OAuth",
      "Passwordless",
      "UserInfoClient",
      "typeof AuthenticationClient",
      "typeof ManagementClient",
      "typeof UserInfoClient",
      "JobsClient",
      "JobsManager",
      "MembersClient",
      "OrganizationsClient",
      "OrganizationsManager",
      "RolesClient",
      "TicketsClient",
      "TicketsManager",
      "UsersClient",
      "UsersManager",
      "VerificationEmailClient",
    ],
  },
  "async-retry": { entries: ["async-retry"], depth: 1, from: ["@types/async-retry"] },
  "aws-amplify": {
    entries: ["aws-amplify/auth", "aws-amplify/auth/server"],
    depth: 2,
    types: ["AuthSession"],
    from: ["@aws-amplify/*"],
  },
  axios: { entries: ["axios"], depth: 3, types: ["AxiosInstance", "AxiosStatic", "typeof AxiosError"] },
  bcrypt: { entries: ["bcrypt"], depth: 2, from: ["@types/bcrypt"] },
  "bcrypt-ts": { entries: ["bcrypt-ts"], depth: 1 },
  bcryptjs: { entries: ["bcryptjs"], depth: 2 },
  "better-auth": {
    entries: [
      "better-auth",
      "better-auth/plugins",
      "better-auth/client",
      "better-auth/cookies",
      "better-auth/minimal",
      "better-auth/react",
      "better-auth/api",
    ],
    depth: 4,
    only: ["APIError", "betterAuth", "createAuthClient", "getCookieCache", "getSessionCookie", "isAPIError"],
    types: ["Auth", "Auth.$context", "Auth.$context.password", "AuthClient", "InferAPI"],
    from: ["@better-auth/*", "better-call"],
    samples: {
      createAuthClient: "entry2.createAuthClient()",
      betterAuth: `entry0.betterAuth({
        plugins: [
          entry1.admin(),
          entry1.anonymous(),
          entry1.emailOTP({} as any),
          entry1.genericOAuth({} as any),
          entry1.magicLink({} as any),
          entry1.multiSession(),
          entry1.organization({ teams: { enabled: true } }),
          entry1.phoneNumber({} as any),
          entry1.twoFactor(),
          entry1.username(),
        ],
      })`,
    },
  },
  "better-sqlite3": {
    entries: ["better-sqlite3"],
    depth: 4,
    types: ["Database", "RunResult", "Statement", "typeof DatabaseConstructor"],
    from: ["@types/better-sqlite3"],
  },
  braintree: { entries: ["braintree"], depth: 4, only: ["BraintreeGateway", "default"], from: ["@types/braintree"] },
  bullmq: { entries: ["bullmq"], depth: 3, types: ["Queue", "Worker", "typeof Queue", "typeof Worker"] },
  "class-transformer": { entries: ["class-transformer"], depth: 1 },
  "class-validator": { entries: ["class-validator"], depth: 1 },
  cloudinary: { entries: ["cloudinary"], depth: 4, types: ["api", "default", "uploader", "utils", "v2"] },
  "cohere-ai": {
    entries: ["cohere-ai"],
    depth: 2,
    only: ["CohereClient", "CohereClientV2"],
    types: ["CohereClient", "CohereClientV2", "typeof CohereClient", "typeof CohereClientV2"],
  },
  convex: {
    entries: ["convex/browser", "convex/nextjs"],
    depth: 2,
    only: ["ConvexHttpClient", "fetchAction", "fetchMutation", "fetchQuery", "preloadQuery", "preloadedQueryResult"],
    types: ["ConvexHttpClient", "typeof ConvexHttpClient"],
  },
  "deepl-node": {
    entries: ["deepl-node"],
    depth: 2,
    only: ["DeepLClient", "Translator"],
    types: ["DeepLClient", "Translator", "typeof DeepLClient", "typeof Translator"],
  },
  dompurify: { entries: ["dompurify"], depth: 2, types: ["DOMPurify"] },
  "drizzle-orm": {
    entries: [
      "drizzle-orm",
      "drizzle-orm/node-postgres",
      "drizzle-orm/mysql2",
      "drizzle-orm/better-sqlite3",
      "drizzle-orm/libsql",
      "drizzle-orm/pg-core",
      "drizzle-orm/mysql-core",
      "drizzle-orm/sqlite-core",
      "drizzle-orm/singlestore-core",
    ],
    depth: 6,
    only: [
      "alias",
      "aliasedTable",
      "and",
      "arrayContained",
      "arrayContains",
      "arrayOverlaps",
      "between",
      "drizzle",
      "eq",
      "except",
      "exceptAll",
      "exists",
      "getTableColumns",
      "getViewSelectedFields",
      "gt",
      "gte",
      "ilike",
      "inArray",
      "intersect",
      "intersectAll",
      "isNotNull",
      "isNull",
      "like",
      "lt",
      "lte",
      "mysqlEnum",
      "mysqlSchema",
      "mysqlTable",
      "mysqlTableCreator",
      "ne",
      "not",
      "notBetween",
      "notExists",
      "notIlike",
      "notInArray",
      "notLike",
      "or",
      "pgEnum",
      "pgSchema",
      "pgTable",
      "pgTableCreator",
      "relations",
      "singlestoreSchema",
      "singlestoreTable",
      "singlestoreTableCreator",
      "sql",
      "sqliteTable",
      "sqliteTableCreator",
      "union",
      "unionAll",
      "withReplicas",
    ],
    types: [
      "BetterSQLite3Database",
      "LibSQLDatabase",
      "MySql2Database",
      "MySqlDeleteBase",
      "MySqlInsertBase",
      "MySqlInsertBuilder",
      "MySqlSchema",
      "MySqlSelectBase",
      "MySqlSelectBuilder",
      "MySqlUpdateBase",
      "MySqlUpdateBuilder",
      "NodePgDatabase",
      "PgDeleteBase",
      "PgInsertBase",
      "PgInsertBuilder",
      "PgRelationalQuery",
      "PgSchema",
      "PgSelectBase",
      "PgSelectBuilder",
      "PgUpdateBase",
      "PgUpdateBuilder",
      "PgWithReplicas",
      "PgWithReplicas.$with()",
      "PgWithReplicas.query",
      "RelationalQueryBuilder",
      "SQLiteDeleteBase",
      "SQLiteInsertBase",
      "SQLiteInsertBuilder",
      "SQLiteSelectBase",
      "SQLiteSelectBuilder",
      "SQLiteSyncRelationalQuery",
      "SQLiteUpdateBuilder",
      "drizzle",
      "sql",
      "withReplicas()",
      "withReplicas().query",
      "withReplicas().query.users",
      "withReplicas().update()",
    ],
    samples: {
      withReplicas: `null! as
        | import("drizzle-orm/pg-core").PgWithReplicas<
            import("drizzle-orm/node-postgres").NodePgDatabase<{ users: import("drizzle-orm/pg-core").PgTableWithColumns<any> }>
          >
        | import("drizzle-orm/node-postgres").NodePgDatabase<{ users: import("drizzle-orm/pg-core").PgTableWithColumns<any> }>
        | import("drizzle-orm/mysql2").MySql2Database<{ users: import("drizzle-orm/mysql-core").MySqlTableWithColumns<any> }>
        | import("drizzle-orm/libsql").LibSQLDatabase<{ users: import("drizzle-orm/sqlite-core").SQLiteTableWithColumns<any> }>
        | import("drizzle-orm/better-sqlite3").BetterSQLite3Database<{
            users: import("drizzle-orm/sqlite-core").SQLiteTableWithColumns<any>;
          }>
        | {
            query: {
              users: { findFirst(): import("drizzle-orm/sqlite-core/query-builders/query").SQLiteSyncRelationalQuery<any> };
            };
            update(): { set(): import("drizzle-orm/pg-core").PgUpdateBase<any, any> };
          }`,
    },
  },
  dub: { entries: ["dub"], depth: 3, only: ["Dub"], types: ["Dub", "typeof Dub", "Links", "Customers"] },
  "dwolla-v2": { entries: ["dwolla-v2"], depth: 2, types: ["Client", "typeof Client"] },
  effect: {
    entries: ["effect", "effect/Schema"],
    depth: 1,
    only: [
      "Schema",
      "Any",
      "Array",
      "Boolean",
      "Date",
      "Int",
      "Literal",
      "NonEmptyArray",
      "NonEmptyString",
      "Null",
      "NullOr",
      "NullishOr",
      "Number",
      "NumberFromString",
      "String",
      "Struct",
      "Undefined",
      "UndefinedOr",
      "Union",
      "Unknown",
      "decodeUnknownPromise",
      "decodeUnknownSync",
      "is",
      "mutable",
      "optional",
    ],
    types: [],
  },
  elevenlabs: {
    entries: ["elevenlabs"],
    depth: 3,
    only: ["ElevenLabsClient"],
    types: ["ElevenLabsClient", "typeof ElevenLabsClient", "TextToSpeech"],
  },
  "exa-js": { entries: ["exa-js"], depth: 2, only: ["Exa", "default"], types: ["Exa", "typeof Exa"] },
  "expo-server-sdk": {
    entries: ["expo-server-sdk"],
    depth: 2,
    only: ["Expo", "default"],
    types: ["Expo", "typeof Expo"],
  },
  firebase: {
    entries: [
      "firebase/app",
      "firebase/auth",
      "firebase/database",
      "firebase/firestore",
      "firebase/firestore/lite",
      "firebase/storage",
    ],
    depth: 2,
    only: [
      "addDoc",
      "and",
      "child",
      "collection",
      "collectionGroup",
      "confirmPasswordReset",
      "createUserWithEmailAndPassword",
      "deleteDoc",
      "deleteObject",
      "doc",
      "documentId",
      "get",
      "getAuth",
      "getCount",
      "getCountFromServer",
      "getDatabase",
      "getDoc",
      "getDocFromServer",
      "getDocs",
      "getDocsFromServer",
      "getDownloadURL",
      "getFirestore",
      "getStorage",
      "initializeAuth",
      "initializeFirestore",
      "initializeServerApp",
      "limit",
      "or",
      "orderBy",
      "push",
      "query",
      "ref",
      "remove",
      "runTransaction",
      "sendPasswordResetEmail",
      "set",
      "setDoc",
      "signInWithCredential",
      "signInWithCustomToken",
      "signInWithEmailAndPassword",
      "signOut",
      "update",
      "updateDoc",
      "uploadBytes",
      "uploadBytesResumable",
      "uploadString",
      "where",
      "writeBatch",
    ],
    types: ["Auth", "CollectionReference", "DocumentReference", "Query", "WriteBatch"],
    from: ["@firebase/*"],
  },
  "firebase-admin": {
    entries: [
      "firebase-admin",
      "firebase-admin/app",
      "firebase-admin/auth",
      "firebase-admin/database",
      "firebase-admin/firestore",
      "firebase-admin/storage",
    ],
    depth: 4,
    types: [
      "AggregateQuery",
      "App",
      "Auth",
      "Bucket",
      "BulkWriter",
      "CollectionGroup",
      "CollectionReference",
      "DocumentReference",
      "File",
      "Firestore",
      "Query",
      "Storage",
      "WriteBatch",
      "DataSnapshot",
      "Database",
      "Reference",
      "default",
      "firestore",
    ],
    from: ["@firebase/database-types", "@google-cloud/firestore", "@google-cloud/storage"],
  },
  "fs-extra": { entries: ["fs-extra"], depth: 2, from: ["@types/fs-extra"] },
  gel: { entries: ["gel"], depth: 3, only: ["createClient", "createHttpClient"], types: ["Client"] },
  genkit: {
    entries: ["genkit", "genkit/beta"],
    depth: 2,
    only: ["Genkit", "genkit", "z"],
    types: ["ExecutablePrompt", "Genkit", "GenkitBeta", "typeof Genkit"],
    from: ["@genkit-ai/ai", "@genkit-ai/core"],
  },
  "google-auth-library": {
    entries: ["google-auth-library"],
    depth: 3,
    only: ["GoogleAuth", "JWT", "OAuth2Client"],
    types: ["GoogleAuth", "LoginTicket", "OAuth2Client", "typeof GoogleAuth", "typeof JWT", "typeof OAuth2Client"],
  },
  googleapis: {
    entries: ["googleapis"],
    depth: 3,
    only: ["google"],
    types: ["AuthPlus", "GoogleApis"],
    from: ["googleapis-common"],
  },
  got: { entries: ["got"], depth: 3, types: ["Got", "GotPaginate", "GotStream"] },
  "graphql-request": {
    entries: ["graphql-request"],
    depth: 2,
    only: ["GraphQLClient", "default", "request"],
    types: ["GraphQLClient", "typeof GraphQLClient"],
  },
  "groq-sdk": { entries: ["groq-sdk"], depth: 3, only: ["Groq", "default"], types: ["Groq", "typeof Groq"] },
  imagekit: { entries: ["imagekit"], depth: 2, only: ["default"], types: ["ImageKit", "typeof ImageKit"] },
  inngest: { entries: ["inngest"], depth: 3, types: ["Inngest", "typeof Inngest"] },
  "io-ts": { entries: ["io-ts"], depth: 2, types: ["Type"] },
  ioredis: { entries: ["ioredis"], depth: 3, types: ["ChainableCommander", "Redis", "typeof Redis"] },
  "iron-session": { entries: ["iron-session"], depth: 2 },
  "isomorphic-dompurify": { entries: ["isomorphic-dompurify"], depth: 1, types: [] },
  joi: {
    entries: ["joi"],
    depth: 2,
    types: ["AlternativesSchema", "AnySchema", "ArraySchema", "ObjectSchema", "Root", "StringSchema"],
    isFlat: true,
  },
  jose: {
    entries: ["jose"],
    depth: 2,
    types: [
      "CompactEncrypt",
      "CompactSign",
      "EncryptJWT",
      "FlattenedEncrypt",
      "FlattenedSign",
      "GeneralEncrypt",
      "GeneralSign",
      "SignJWT",
      "UnsecuredJWT",
    ].flatMap((name) => [name, `typeof ${name}`]),
  },
  jsonwebtoken: { entries: ["jsonwebtoken"], depth: 2, from: ["@types/jsonwebtoken"] },
  "jwt-decode": { entries: ["jwt-decode"], depth: 2, types: ["InvalidTokenError", "typeof InvalidTokenError"] },
  knex: {
    entries: ["knex"],
    depth: 3,
    only: ["default", "knex"],
    types: ["Knex", "OnConflictQueryBuilder", "QueryBuilder", "default", "knex"],
  },
  ky: { entries: ["ky"], depth: 3, types: ["KyInstance"] },
  kysely: {
    entries: ["kysely"],
    depth: 4,
    types: [
      "ConnectionBuilder",
      "ControlledTransactionBuilder",
      "DeleteQueryBuilder",
      "InsertQueryBuilder",
      "Kysely",
      "RawBuilder",
      "SelectQueryBuilder",
      "Sql",
      "TransactionBuilder",
      "UpdateQueryBuilder",
      "sql",
      "typeof Kysely",
    ],
  },
  langchain: {
    entries: ["langchain", "langchain/chat_models/universal"],
    depth: 1,
    only: ["createAgent", "initChatModel"],
    types: [],
  },
  limiter: {
    entries: ["limiter"],
    depth: 2,
    types: ["RateLimiter", "TokenBucket", "typeof RateLimiter", "typeof TokenBucket"],
  },
  "livekit-server-sdk": {
    entries: ["livekit-server-sdk"],
    depth: 2,
    only: ["AccessToken", "AgentDispatchClient", "EgressClient", "IngressClient", "RoomServiceClient", "SipClient"],
    types: ["AccessToken", "RoomServiceClient", "typeof AccessToken", "typeof RoomServiceClient"],
  },
  lmdb: { entries: ["lmdb"], depth: 3, only: ["open"], types: ["Database", "RootDatabase"] },
  lodash: {
    entries: ["lodash"],
    depth: 1,
    only: [
      "clone",
      "cloneDeep",
      "compact",
      "default",
      "drop",
      "dropRight",
      "omit",
      "orderBy",
      "pick",
      "sampleSize",
      "shuffle",
      "sortBy",
      "take",
      "takeRight",
      "uniq",
      "uniqBy",
    ],
    types: [],
    from: ["@types/lodash"],
  },
  loops: { entries: ["loops"], depth: 2, only: ["LoopsClient"] },
  lucia: { entries: ["lucia"], depth: 2 },
  mailersend: {
    entries: ["mailersend"],
    depth: 3,
    only: ["MailerSend"],
    types: ["MailerSend", "typeof MailerSend", "EmailModule", "SMSModule"],
  },
  "mailgun.js": {
    entries: ["mailgun.js"],
    depth: 6,
    only: ["default"],
    types: [
      "typeof default",
      "typeof default()",
      "Mailgun",
      "IMailgunClient",
      "IMessagesClient",
      "IMailingListsClient",
      "IRoutesClient",
      "typeof Mailgun",
      "IMailListsMembers",
      "IDomainsClient",
    ],
  },
  meilisearch: {
    entries: ["meilisearch"],
    depth: 3,
    only: ["MeiliSearch", "Meilisearch"],
    types: ["Index", "MeiliSearch", "Meilisearch", "typeof MeiliSearch", "typeof Meilisearch"],
  },
  mercadopago: {
    entries: ["mercadopago"],
    depth: 2,
    types: [
      "Customer",
      "MercadoPagoConfig",
      "Payment",
      "PaymentRefund",
      "PreApproval",
      "Preference",
      "typeof Customer",
      "typeof MercadoPagoConfig",
      "typeof Payment",
      "typeof PaymentRefund",
      "typeof PreApproval",
      "typeof Preference",
      "typeof WebhookSignatureValidator",
    ],
  },
  messagebird: { entries: ["messagebird"], depth: 3, only: ["initClient"] },
  minio: { entries: ["minio"], depth: 3, only: ["Client"], types: ["Client", "typeof Client"] },
  mongodb: {
    entries: ["mongodb"],
    depth: 4,
    only: ["GridFSBucket", "MongoClient", "ObjectId"],
    types: [
      "AggregationCursor",
      "ClientSession",
      "Collection",
      "Db",
      "FindCursor",
      "GridFSBucket",
      "MongoClient",
      "typeof GridFSBucket",
      "typeof MongoClient",
      "typeof ObjectId",
    ],
  },
  mongoose: {
    entries: ["mongoose"],
    depth: 5,
    types: [
      "Admin",
      "Aggregate",
      "AggregationCursor",
      "ClientSession",
      "Collection",
      "Connection",
      "Db",
      "Document",
      "FindCursor",
      "Model",
      "Models",
      "MongoClient",
      "Mongoose",
      "Query",
      "Schema",
      "Types",
      "connect()",
      "default",
      "typeof Model",
      "typeof ObjectId",
      "typeof Schema",
      "typeof Types",
      "typeof connect()",
      "typeof model()",
      "typeof mongoose",
    ],
    from: ["mongodb"],
  },
  mssql: {
    entries: ["mssql"],
    depth: 3,
    only: ["ConnectionPool", "Request", "Transaction", "batch", "connect", "default", "query"],
    types: [
      "ConnectionPool",
      "Request",
      "Transaction",
      "typeof ConnectionPool",
      "typeof Request",
      "typeof Transaction",
      "default",
    ],
    from: ["@types/mssql"],
  },
  mysql2: {
    entries: ["mysql2", "mysql2/promise"],
    depth: 3,
    types: ["Connection", "Pool", "PoolCluster", "PoolConnection", "default"],
  },
  nanoid: { entries: ["nanoid", "nanoid/non-secure"], depth: 1 },
  "neo4j-driver": {
    entries: ["neo4j-driver"],
    depth: 4,
    only: ["default", "driver"],
    types: ["Driver", "Session", "Transaction", "TransactionPromise", "default"],
    from: ["neo4j-driver-core"],
  },
  next: { entries: ["next/headers", "next/navigation", "next/cache", "next/server"], depth: 2 },
  "next-auth": {
    entries: ["next-auth", "next-auth/jwt", "next-auth/middleware", "next-auth/next"],
    depth: 2,
    from: ["@auth/core"],
  },
  "next-cool-action": { entries: ["next-cool-action"], depth: 2 },
  "next-firebase-auth-edge": {
    entries: ["next-firebase-auth-edge", "next-firebase-auth-edge/auth", "next-firebase-auth-edge/next/tokens"],
    depth: 2,
    only: ["getFirebaseAuth", "getTokens", "getTokensFromObject"],
  },
  "next-intl": {
    entries: ["next-intl/server", "next-intl/navigation", "next-intl/routing"],
    depth: 2,
    from: ["use-intl"],
  },
  "next-safe-action": { entries: ["next-safe-action"], depth: 2 },
  "next-sanity": {
    entries: ["next-sanity", "next-sanity/live"],
    depth: 1,
    only: ["createClient", "defineLive", "defineQuery", "groq"],
    types: [],
  },
  "node-appwrite": {
    entries: ["node-appwrite"],
    depth: 3,
    only: [
      "Account",
      "Client",
      "Databases",
      "Functions",
      "ID",
      "Messaging",
      "Query",
      "Storage",
      "TablesDB",
      "Teams",
      "Users",
    ],
  },
  "node-fetch": { entries: ["node-fetch"], depth: 1 },
  "node-ssh": { entries: ["node-ssh"], depth: 3, types: ["NodeSSH", "typeof NodeSSH"] },
  nodemailer: { entries: ["nodemailer"], depth: 3, types: ["Mail", "default"], from: ["@types/nodemailer"] },
  nuqs: { entries: ["nuqs/server"], depth: 3, types: ["CacheInterface", "LoaderFunction", "SingleParserBuilder"] },
  ofetch: { entries: ["ofetch"], depth: 3, only: ["$fetch", "ofetch"], types: ["$Fetch"] },
  openai: {
    entries: ["openai"],
    depth: 3,
    types: ["AzureOpenAI", "OpenAI", "Webhooks", "typeof AzureOpenAI", "typeof OpenAI"],
  },
  "openapi-fetch": { entries: ["openapi-fetch"], depth: 2, only: ["default"], types: ["Client"] },
  "orb-billing": {
    entries: ["orb-billing"],
    depth: 3,
    only: ["Orb", "default"],
    types: ["Orb", "typeof Orb", "Customers", "Subscriptions", "Webhooks"],
  },
  oslo: { entries: ["oslo/password"], depth: 2 },
  otplib: {
    entries: ["otplib"],
    depth: 2,
    only: ["authenticator", "totp"],
    types: ["Authenticator", "TOTP"],
    from: ["@otplib/*"],
  },
  "p-limit": { entries: ["p-limit"], depth: 2, types: ["LimitFunction"] },
  "p-queue": { entries: ["p-queue"], depth: 2, types: ["typeof default", "typeof default()"] },
  "p-retry": { entries: ["p-retry"], depth: 2, types: ["AbortError", "typeof AbortError"] },
  payload: { entries: ["payload"], depth: 2, only: ["getPayload"], types: ["BasePayload", "Payload"] },
  pg: {
    entries: ["pg"],
    depth: 3,
    types: [
      "Client",
      "Pool",
      "PoolClient",
      "QueryArrayResult",
      "QueryResult",
      "default",
      "typeof Client",
      "typeof Pool",
    ],
    from: ["@types/pg"],
  },
  pinata: {
    entries: ["pinata"],
    depth: 4,
    only: ["PinataSDK"],
    types: [
      "PinataSDK",
      "typeof PinataSDK",
      "Files",
      "Gateways",
      "PrivateFiles",
      "PrivateGateways",
      "PrivateUpload",
      "PublicFiles",
      "PublicUpload",
      "Upload",
      "UploadBuilder",
    ],
  },
  pino: { entries: ["pino"], depth: 2, types: ["BaseLogger", "Logger", "LoggerExtras", "pino", "default"] },
  plaid: { entries: ["plaid"], depth: 2, only: ["Configuration", "PlaidApi"], types: ["typeof PlaidApi"] },
  postgres: { entries: ["postgres"], depth: 3, types: ["Sql", "postgres"] },
  pocketbase: {
    entries: ["pocketbase"],
    depth: 4,
    only: ["cookieParse", "default", "getTokenPayload", "isTokenExpired"],
    types: [
      "Admins",
      "AdminService",
      "BackupService",
      "BaseAuthStore",
      "BatchService",
      "Client",
      "CollectionService",
      "FileService",
      "HealthService",
      "LogService",
      "RecordService",
      "SettingsService",
      "SubBatchService",
      "typeof Client",
    ],
  },
  "posthog-node": { entries: ["posthog-node"], depth: 2, only: ["PostHog"], types: ["PostHog", "typeof PostHog"] },
  postmark: { entries: ["postmark"], depth: 3, types: ["typeof ServerClient", "typeof ServerClient()"] },
  pusher: {
    entries: ["pusher"],
    depth: 2,
    only: ["default"],
    types: ["Pusher", "typeof Pusher", "typeof default", "default"],
  },
  qs: { entries: ["qs"], depth: 2, from: ["@types/qs"] },
  "rate-limiter-flexible": {
    entries: ["rate-limiter-flexible"],
    depth: 3,
    only: /^(?:BurstyRateLimiter|RLWrapperBlackAndWhite|RateLimiter(?:Cluster|Drizzle|Dynamo|Memcache|Memory|Mongo|MySQL|Postgres|Prisma|Redis|SQLite|Union|Valkey))$/u,
  },
  razorpay: {
    entries: ["razorpay", "razorpay/dist/utils/razorpay-utils"],
    depth: 4,
    only: ["default", "validatePaymentVerification", "validateWebhookSignature"],
  },
  react: {
    entries: ["react", "react/experimental"],
    depth: 1,
    only: ["cache", "default", "experimental_taintObjectReference", "experimental_taintUniqueValue"],
    from: ["@types/react"],
  },
  "react-dom": { entries: ["react-dom/server"], depth: 1, types: [], from: ["@types/react-dom"] },
  replicate: {
    entries: ["replicate"],
    depth: 3,
    only: ["default", "validateWebhook"],
    types: ["typeof default", "typeof default()"],
  },
  resend: { entries: ["resend"], depth: 3, only: ["Resend"] },
  "sanitize-html": { entries: ["sanitize-html"], depth: 1, types: [], from: ["@types/sanitize-html"] },
  sequelize: {
    entries: ["sequelize"],
    depth: 3,
    only: ["Model", "Sequelize"],
    types: ["Sequelize", "typeof Sequelize", "ModelCtor", "typeof Model", "Model"],
  },
  "serverless-mysql": { entries: ["serverless-mysql"], depth: 4 },
  sqlite: { entries: ["sqlite"], depth: 3, only: ["open"], types: ["Database", "Statement"] },
  ssh2: { entries: ["ssh2"], depth: 3, types: ["Client", "typeof Client"], from: ["@types/ssh2"] },
  sqlite3: {
    entries: ["sqlite3"],
    depth: 3,
    only: ["Database", "default", "verbose"],
    types: ["Database", "Statement", "default", "sqlite3", "typeof Database", "typeof Statement"],
  },
  square: {
    entries: ["square"],
    depth: 4,
    only: ["Client", "SquareClient", "WebhooksHelper"],
    types: [
      "Client",
      "PaymentsApi",
      "PaymentsClient",
      "CheckoutClient",
      "CustomersClient",
      "PaymentLinksClient",
      "RefundsClient",
      "SquareClient",
      "typeof Client",
      "typeof SquareClient",
      "typeof WebhooksHelper",
    ],
  },
  stripe: {
    entries: ["stripe"],
    depth: 3,
    only: ["Stripe", "default"],
    types: [
      "Stripe",
      "StripeConstructor",
      "typeof Stripe",
      "typeof StripeConstructor",
      "CustomerResource",
      "CustomersResource",
      "PaymentMethodResource",
      "SubscriptionResource",
      "Webhooks",
    ],
  },
  superstruct: { entries: ["superstruct"], depth: 2 },
  svix: {
    entries: ["svix"],
    depth: 3,
    only: ["Svix", "Webhook"],
    types: ["Svix", "typeof Svix", "Webhook", "typeof Webhook", "Application", "Endpoint", "Message"],
  },
  "together-ai": {
    entries: ["together-ai"],
    depth: 3,
    only: ["Together", "default"],
    types: ["Together", "typeof Together", "Chat", "Images"],
  },
  twilio: {
    entries: ["twilio"],
    depth: 4,
    types: [
      "CallContext",
      "CallListInstance",
      "MessageContext",
      "MessageListInstance",
      "Twilio",
      "TwilioSDK",
      "typeof Twilio",
    ],
  },
  typebox: {
    entries: ["typebox", "typebox/compile", "typebox/value"],
    depth: 2,
    only: /^(?:[A-Z][A-Za-z]*|default)$/u,
    types: ["Type", "Validator", "Value"],
    isFlat: true,
  },
  typeorm: {
    entries: ["typeorm"],
    depth: 3,
    only: ["BaseEntity", "DataSource", "Repository"],
    types: [
      "BaseEntity",
      "DataSource",
      "EntityManager",
      "Repository",
      "typeof BaseEntity",
      "typeof DataSource",
      "typeof Repository",
    ],
  },
  typesense: {
    entries: ["typesense"],
    depth: 5,
    only: ["Client", "default"],
    types: [
      "Client",
      "Collection",
      "Collections",
      "Document",
      "Documents",
      "MultiSearch",
      "default",
      "typeof Client",
      "typeof Client()",
      "typeof Client().collections()",
      "typeof Client().multiSearch",
      "typeof Client().collections()~2.documents()",
      "typeof Client().collections().documents()",
    ],
  },
  undici: { entries: ["undici"], depth: 1, only: ["default", "fetch", "request", "stream"] },
  uploadthing: { entries: ["uploadthing/server"], depth: 3, types: ["UTApi", "typeof UTApi"] },
  uuid: { entries: ["uuid"], depth: 1 },
  valibot: { entries: ["valibot"], depth: 1, only: /^(?:[a-z]|ValiError$)/u, types: ["typeof ValiError"] },
  "web-push": {
    entries: ["web-push"],
    depth: 2,
    only: ["generateVAPIDKeys", "sendNotification", "setGCMAPIKey", "setVapidDetails", "default"],
    types: ["default"],
    from: ["@types/web-push"],
  },
  winston: { entries: ["winston"], depth: 2, types: ["Logger", "default"] },
  yup: {
    entries: ["yup"],
    depth: 3,
    types: [
      "ArraySchema",
      "BooleanSchema",
      "DateSchema",
      "MixedSchema",
      "NumberSchema",
      "ObjectSchema",
      "StringSchema",
      "TupleSchema",
      "default",
      "typeof ValidationError",
    ],
  },
  zod: {
    entries: ["zod", "zod/mini", "zod/v3"],
    depth: 3,
    types: [
      "ZodArray",
      "ZodBigInt",
      "ZodDate",
      "ZodDefault",
      "ZodEffects",
      "ZodEnum",
      "ZodFile",
      "ZodFunction",
      "ZodNumber",
      "ZodObject",
      "ZodOptional",
      "ZodRecord",
      "ZodSet",
      "ZodString",
      "ZodTemplateLiteral",
      "ZodTuple",
      "ZodUnion",
    ],
    isFlat: true,
  },
  zsa: {
    entries: ["zsa"],
    depth: 2,
    only: ["ZSAError", "chainServerActionProcedures", "createServerAction", "createServerActionProcedure"],
  },
};

/** Where more types than that are possible, any is. */
const most = 12;

/** TypeScript's complaints that a module has no default export, or (an older or newer major) does not exist. */
const expected = [1192, 2307];

/** What all functions, classes and errors have. */
const common = ["CallableFunction", "Error", "ErrorConstructor", "Function", "NewableFunction", "Object"];

const [directory, ...wanted] = argv.slice(2);
if (directory === undefined) {
  stderr.write("Usage: node scripts/api-surface.mjs <directory with node_modules> [package …]\n");
  exit(2);
}

const output = new URL("../tests/models/surface/", import.meta.url);
mkdirSync(output, { recursive: true });

for (const [name, options] of Object.entries(packages)) {
  const manifest = join(resolve(directory), "node_modules", name, "package.json");
  if (existsSync(manifest) && (wanted.length === 0 || wanted.includes(name))) {
    const { version } = JSON.parse(readFileSync(manifest, "utf8"));
    const text = printed({
      package: name,
      version,
      ...surfaceOf({ ...options, from: [name, ...(options.from ?? [])] }),
    });
    writeFileSync(new URL(`${name.replaceAll("/", "__")}@${/^(?:0\.)?\d+/u.exec(version)[0]}.json`, output), text);
    stdout.write(`${name} ${version}: ${String(text.length)} bytes\n`);
  }
}

/** The exports of a package's entry points and the types that they lead to. */
function surfaceOf({ entries, depth, only, types: described, from, isFlat = false, samples = {} }) {
  const { program, source } = programOf(entries, samples);
  const checker = program.getTypeChecker();
  // A class and what it makes have one symbol.
  const names = { classes: new Map(), others: new Map() };
  const taken = new Set();
  const types = {};
  const queue = [];
  const exports = {};

  const expressions = source.statements.filter(ts.isExpressionStatement);
  const imports = expressions.slice(0, entries.length);
  const defaults = expressions.slice(entries.length);
  const sampled = source.statements.filter(ts.isVariableStatement);
  const samplesByName = new Map(
    sampled.map(({ declarationList }) => {
      const [{ name }] = declarationList.declarations;
      return [name.text.slice("sample_".length), checker.getTypeAtLocation(name)];
    }),
  );
  for (const [index, statement] of imports.entries()) {
    const found = {};
    for (const property of checker.getTypeAtLocation(statement.expression).getProperties()) {
      const target = property.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(property) : property;
      if (target.flags & ts.SymbolFlags.Value && isWanted(property.name)) {
        const sample = samplesByName.get(property.name);
        found[property.name] =
          sample === undefined
            ? reference(checker.getTypeOfSymbolAtLocation(property, source), 1, property.name)
            : `() => ${reference(sample, 1, `${property.name}()`)}`;
      }
    }
    // What `import … from` gives for CommonJS: the whole module.
    const whole = checker.getTypeAtLocation(defaults[index].expression);
    if (isWanted("default") && whole.intrinsicName !== "error") {
      found.default ??= reference(whole, 1, "default");
    }
    if (Object.keys(found).length > 0) {
      exports[entries[index]] = sorted(found);
    }
  }
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    describe(next);
  }
  return { exports, types: sorted(types) };

  function isWanted(name) {
    return only === undefined || (only instanceof RegExp ? only.test(name) : only.includes(name));
  }

  /** What stands behind a name: see above. */
  function reference(type, distance, hint) {
    const parts = partsOf(type);
    if (parts.length === 0) {
      return type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown) ? "any" : "";
    }
    if (parts.every(isPlainFunction)) {
      return `() => ${results(
        parts.flatMap((part) => part.getCallSignatures()),
        distance,
        hint,
      )}`;
    }
    return parts.length > most ? "any" : [...new Set(parts.map((part) => named(part, distance, hint)))].join(" | ");
  }

  /** The objects that a type may be: promises are awaited, parameters replaced by what bounds them. */
  function partsOf(type) {
    return (type.isUnion() ? type.types : [type])
      .map((part) => (part.flags & ts.TypeFlags.Instantiable ? (checker.getBaseConstraintOfType(part) ?? part) : part))
      .flatMap((part) => {
        if (part.isUnion()) {
          return partsOf(part);
        }
        if (part.symbol?.name === "Promise" && isPlatform(part)) {
          return checker.getTypeArguments(part).flatMap(partsOf);
        }
        return part.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection) && !isPlatform(part) ? [part] : [];
      });
  }

  function results(signatures, distance, hint) {
    return [...new Set(signatures.map((signature) => reference(signature.getReturnType(), distance, `${hint}()`)))]
      .filter((result) => result !== "" && !result.startsWith("() =>"))
      .join(" | ");
  }

  function named(type, distance, hint) {
    const isClass = type.getConstructSignatures().length > 0;
    const key = type.aliasSymbol ?? type.symbol ?? type;
    const known = names[isClass ? "classes" : "others"];
    const entry = known.get(key);
    if (entry !== undefined) {
      // The same with other type arguments may have other members.
      if (entry.distance > distance || (entry.seen.size < 8 && !entry.seen.has(type))) {
        entry.distance = Math.min(entry.distance, distance);
        entry.seen.add(type);
        queue.push({ name: entry.name, distance: entry.distance, type });
      }
      return entry.name;
    }
    const title = type.aliasSymbol?.name ?? type.symbol?.name ?? hint;
    const base = `${isClass ? "typeof " : ""}${/^(?:__|default$|")/u.test(title) ? hint : title}`;
    let name = base;
    for (let number = 2; taken.has(name); number++) {
      name = `${base}~${String(number)}`;
    }
    taken.add(name);
    known.set(key, { name, distance, seen: new Set([type]) });
    queue.push({ type, name, distance });
    return name;
  }

  function describe({ type, name, distance }) {
    if (distance > depth || (described !== undefined && !described.includes(name.replace(/~\d+$/u, "")))) {
      return;
    }
    const members = (types[name] ??= {});
    for (const property of membersOf(type)) {
      const found = reference(
        checker.getTypeOfSymbolAtLocation(property, source),
        distance + 1,
        `${name}.${property.name}`,
      );
      members[property.name] ||= isFlat ? "" : found;
    }
    for (const [kind, signatures] of [
      ["()", type.getCallSignatures()],
      ["new", type.getConstructSignatures()],
    ]) {
      if (signatures.length > 0) {
        members[kind] = results(signatures, distance + 1, name);
      }
    }
    types[name] = sorted(members);
  }

  function isPlainFunction(type) {
    return (
      type.getCallSignatures().length > 0 && type.getConstructSignatures().length === 0 && membersOf(type).length === 0
    );
  }

  /** The public members of a type, without those that all functions, classes and errors have. */
  function membersOf(type) {
    return checker.getPropertiesOfType(type).filter(({ name, declarations = [] }) => {
      const isHidden = declarations.some(
        (declaration) =>
          ts.getCombinedModifierFlags(declaration) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected),
      );
      const isCommon =
        declarations.length > 0 && declarations.every(({ parent }) => common.includes(parent.name?.text ?? ""));
      return !isHidden && !isCommon && name !== "prototype" && !name.startsWith("_") && !name.includes("@");
    });
  }

  function isPlatform(type) {
    const isMapped = type.flags & ts.TypeFlags.Object && type.objectFlags & ts.ObjectFlags.Mapped;
    const declarations = type.symbol?.declarations ?? [];
    return (
      !isMapped &&
      declarations.length > 0 &&
      declarations.every((declaration) => isPlatformFile(declaration.getSourceFile()))
    );
  }

  /** Whether a file belongs to the language, the platform, or a package that is none of this one's business. */
  function isPlatformFile(file) {
    const owner = /^.*\/node_modules\/(?<name>@[^/]+\/[^/]+|[^/]+)/u.exec(file.fileName)?.groups?.name;
    return (
      owner !== undefined &&
      !from.some((name) => owner === name || (name.endsWith("*") && owner.startsWith(name.slice(0, -1))))
    );
  }
}

/** A program of one file that imports all entry points and makes the samples. */
function programOf(entries, samples) {
  const file = join(resolve(directory), "surface.ts");
  const text = [
    ...entries.map((entry, index) => `import * as entry${String(index)} from ${JSON.stringify(entry)};`),
    ...entries.map((entry, index) => `import default${String(index)} from ${JSON.stringify(entry)};`),
    ...entries.map((_, index) => `entry${String(index)};`),
    ...entries.map((_, index) => `default${String(index)};`),
    ...Object.entries(samples).map(([name, sample]) => `const sample_${name} = ${sample};`),
  ].join("\n");
  const options = {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    customConditions: ["react-server"],
    esModuleInterop: true,
    skipLibCheck: true,
    strict: true,
    noEmit: true,
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    types: ["node"],
    typeRoots: [join(resolve(directory), "node_modules/@types")],
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile, readFile } = host;
  host.fileExists = (path) => path === file || fileExists(path);
  host.readFile = (path) => (path === file ? text : readFile(path));
  host.getSourceFile = (path, ...rest) =>
    path === file ? ts.createSourceFile(path, text, ts.ScriptTarget.ES2023) : getSourceFile(path, ...rest);
  const program = ts.createProgram([file], options, host);
  const source = program.getSourceFile(file);
  for (const { messageText } of program.getSemanticDiagnostics(source).filter(({ code }) => !expected.includes(code))) {
    stderr.write(`${ts.flattenDiagnosticMessageText(messageText, "\n")}\n`);
  }
  return { program, source };
}

/** The same members in the order of their names. */
function sorted(record) {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** JSON with one line for each type. */
function printed({ package: name, version, exports, types }) {
  const lines = (record) =>
    Object.entries(record)
      .map(([key, value]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)}`)
      .join(",\n");
  return `{
  "package": ${JSON.stringify(name)},
  "version": ${JSON.stringify(version)},
  "exports": {
${lines(exports)}
  },
  "types": {
${lines(types)}
  }
}
`;
}
