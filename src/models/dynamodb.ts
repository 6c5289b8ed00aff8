import type { Api, Call, Effect, LibraryModel, QueryStep, Result, Rows, Verb, Where } from "./model.ts";

/** What can be asked of a table: what is told of it stands at `input`. */
type Operation = (input: string) => Call;

/** An item is known by all of its key. */
const key = (input: string): Where => ({ form: "object", at: `${input}.Key`, dialect: "plain", primary: true });

const expression = (input: string, name: string): Where => ({
  form: "expression",
  at: `${input}.${name}`,
  values: `${input}.ExpressionAttributeValues`,
  names: `${input}.ExpressionAttributeNames`,
});

/** `TransactItems: […]`: each names its own table and key. */
const listed = (input: string, name: string): Where => ({ form: "condition", at: `${input}.${name}` });

const call = (effect: Effect, query: QueryStep, rows: Rows, returns: Result): Call => ({
  effect,
  query: { ...query, rows },
  returns,
  async: true,
});

const reads = (rows: Rows, returns: Result, ...where: readonly Where[]) =>
  call({ danger: "database-read" }, { start: { verb: "read" }, where }, rows, returns);

const writes = (verb: Verb, ports: Effect["ports"], data: string | undefined, ...where: readonly Where[]) =>
  call(
    { danger: "database-write", ...(ports !== undefined && { ports }) },
    { start: { verb }, where, ...(data !== undefined && { data }) },
    "optional-undefined",
    // What was there before, or is there now, where it is asked for.
    { object: { Attributes: "rows" }, otherwise: "unknown" },
  );

const of = (one: Call, input: string): Call => ({
  ...one,
  query: { ...one.query, start: { verb: one.query?.start?.verb ?? "read", model: `${input}.TableName` } },
});

const statement: Operation = (input) => ({
  effect: { danger: "raw-query", ports: { text: `${input}.Statement` } },
  query: {
    start: { verb: "raw" },
    where: { form: "condition", at: `${input}.Parameters` },
    rows: "many",
  },
  returns: { object: { Items: "rows" }, otherwise: "unknown" },
  async: true,
});
const statements: Operation = (input) => ({
  effect: { danger: "raw-query", ports: { statements: input } },
  query: { start: { verb: "raw" }, where: { form: "condition", at: input } },
  returns: "unknown",
  async: true,
});

/** Operations by what they do, whatever the client calls them. */
const operations = {
  get: (input) =>
    of(reads("optional-undefined", { object: { Item: "rows" }, otherwise: "unknown" }, key(input)), input),
  query: (input) =>
    of(
      reads(
        "many",
        { object: { Count: "number", Items: "rows" }, otherwise: "unknown" },
        expression(input, "KeyConditionExpression"),
        expression(input, "FilterExpression"),
      ),
      input,
    ),
  put: (input) =>
    of(writes("upsert", { data: `${input}.Item` }, `${input}.Item`, expression(input, "ConditionExpression")), input),
  update: (input) =>
    of(
      writes(
        "update",
        { columns: `${input}.ExpressionAttributeNames` },
        `${input}.ExpressionAttributeValues`,
        key(input),
        expression(input, "ConditionExpression"),
      ),
      input,
    ),
  remove: (input) =>
    of(writes("delete", undefined, undefined, key(input), expression(input, "ConditionExpression")), input),
  "read-many": (input) =>
    reads(
      "many",
      { object: { Responses: { object: {}, otherwise: "rows" } }, otherwise: "unknown" },
      listed(input, "RequestItems"),
    ),
  "read-all": (input) => reads("many", { object: { Responses: "unknown" } }, listed(input, "TransactItems")),
  "write-many": (input) => ({
    effect: { danger: "database-write", ports: { data: `${input}.RequestItems` } },
    returns: "unknown",
    async: true,
  }),
  "write-all": (input) => ({
    effect: { danger: "database-write", ports: { data: `${input}.TransactItems` } },
    returns: "unknown",
    async: true,
  }),
  administer: (input) => ({
    effect: { danger: "database-write", ports: { name: `${input}.TableName` } },
    returns: "unknown",
    async: true,
  }),
  statement,
  statements,
} satisfies Readonly<Record<string, Operation>>;

type Name = keyof typeof operations;
const names = Object.keys(operations) as readonly Name[];

/** Commands by what they do; the mark tells `send()` so. */
const command = (does: Name): Api => ({
  construct: { returns: { object: { does: { literal: does }, input: { argument: "0" } } } },
});

const send: Api = {
  call: [
    ...names.map((name): Call => ({ when: { at: "0.does", is: name }, ...operations[name]("0.input") })),
    { effect: { danger: "database-read" }, returns: "unknown", async: true },
  ],
};

const method = (name: Name): Api => ({ call: operations[name]("0") });

/** All pages of it, one by one. */
const paginate: Api = {
  call: {
    ...operations.query("1"),
    async: false,
    returns: { array: { object: { Count: "number", Items: "rows" }, otherwise: "unknown" } },
  },
};

/** DynamoDB's clients, for items and for documents. */
export const dynamodb: LibraryModel = {
  name: "DynamoDB",
  packages: ["@aws-sdk/client-dynamodb", "@aws-sdk/lib-dynamodb", "@aws-sdk/util-dynamodb"],
  versions: "^3.840.0",
  documentation: "https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/dynamodb/",
  exports: {
    BatchExecuteStatementCommand: command("statements"),
    BatchGetCommand: command("read-many"),
    BatchGetItemCommand: command("read-many"),
    BatchWriteCommand: command("write-many"),
    BatchWriteItemCommand: command("write-many"),
    CreateTableCommand: command("administer"),
    DeleteCommand: command("remove"),
    DeleteItemCommand: command("remove"),
    DeleteTableCommand: command("administer"),
    DynamoDB: { construct: { returns: { type: "Service" } } },
    DynamoDBClient: { construct: { returns: { type: "Client" } } },
    DynamoDBDocument: { members: { from: { call: { returns: { type: "Document" } } } } },
    DynamoDBDocumentClient: { members: { from: { call: { returns: { type: "DocumentClient" } } } } },
    ExecuteStatementCommand: command("statement"),
    ExecuteTransactionCommand: command("statements"),
    GetCommand: command("get"),
    GetItemCommand: command("get"),
    PutCommand: command("put"),
    PutItemCommand: command("put"),
    QueryCommand: command("query"),
    ScanCommand: command("query"),
    TransactGetCommand: command("read-all"),
    TransactGetItemsCommand: command("read-all"),
    TransactWriteCommand: command("write-all"),
    TransactWriteItemsCommand: command("write-all"),
    UpdateCommand: command("update"),
    UpdateItemCommand: command("update"),
    UpdateTableCommand: command("administer"),
    // The same document, in the words of the wire.
    marshall: { call: { returns: { argument: "0" } } },
    paginateQuery: paginate,
    paginateScan: paginate,
    unmarshall: { call: { returns: { argument: "0" } } },
  },
  types: {
    Client: { members: { send } },
    DocumentClient: { members: { send } },
    Document: {
      members: {
        batchExecuteStatement: method("statements"),
        batchGet: method("read-many"),
        batchWrite: method("write-many"),
        delete: method("remove"),
        executeStatement: method("statement"),
        executeTransaction: method("statements"),
        get: method("get"),
        put: method("put"),
        query: method("query"),
        scan: method("query"),
        send,
        transactGet: method("read-all"),
        transactWrite: method("write-all"),
        update: method("update"),
      },
    },
    Service: {
      members: {
        batchExecuteStatement: method("statements"),
        batchGetItem: method("read-many"),
        batchWriteItem: method("write-many"),
        createTable: method("administer"),
        deleteItem: method("remove"),
        deleteTable: method("administer"),
        executeStatement: method("statement"),
        executeTransaction: method("statements"),
        getItem: method("get"),
        putItem: method("put"),
        query: method("query"),
        scan: method("query"),
        send,
        transactGetItems: method("read-all"),
        transactWriteItems: method("write-all"),
        updateItem: method("update"),
        updateTable: method("administer"),
      },
    },
  },
};
