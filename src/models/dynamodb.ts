import type { Api, Call, LibraryModel } from "./model.ts";

/** Commands by what they do; the mark tells `send()` so. */
const command = (kind: "get" | "read" | "write"): Api => ({
  construct: { returns: { object: { input: { argument: "0" }, [kind]: "true" } } },
});

const send: readonly Call[] = [
  {
    when: { at: "0.get", is: true },
    effect: { danger: "database-read" },
    query: {
      start: { verb: "read", model: "0.input.TableName" },
      where: { form: "object", at: "0.input.Key", dialect: "plain" },
      rows: "optional-undefined",
    },
    returns: { object: { Item: "rows" } },
    async: true,
  },
  {
    when: { at: "0.write", is: true },
    effect: {
      danger: "database-write",
      ports: { data: "0.input.Item", values: "0.input.ExpressionAttributeValues" },
    },
    query: {
      start: { verb: "upsert", model: "0.input.TableName" },
      where: { form: "object", at: "0.input.Key", dialect: "plain" },
      data: "0.input.Item",
      rows: "none",
    },
    returns: "unknown",
    async: true,
  },
  {
    when: { at: "0.read", is: true },
    effect: { danger: "database-read" },
    query: {
      start: { verb: "read", model: "0.input.TableName" },
      where: { form: "condition", at: "0.input.ExpressionAttributeValues" },
      rows: "many",
    },
    returns: { object: { Count: "number", Items: "rows" } },
    async: true,
  },
  { effect: { danger: "database-read" }, returns: "unknown", async: true },
];

const client: Api = { members: { send: { call: send } } };

/** DynamoDB's clients, for items and for documents. */
export const dynamodb: LibraryModel = {
  name: "DynamoDB",
  packages: ["@aws-sdk/client-dynamodb", "@aws-sdk/lib-dynamodb"],
  versions: "^3.900.0",
  documentation: "https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/dynamodb/",
  exports: {
    BatchGetCommand: command("read"),
    BatchGetItemCommand: command("read"),
    BatchWriteCommand: command("write"),
    BatchWriteItemCommand: command("write"),
    DeleteCommand: command("write"),
    DeleteItemCommand: command("write"),
    DynamoDBClient: { construct: { returns: { type: "Client" } } },
    DynamoDBDocumentClient: { members: { from: { call: { returns: { type: "DocumentClient" } } } } },
    GetCommand: command("get"),
    GetItemCommand: command("get"),
    PutCommand: command("write"),
    PutItemCommand: command("write"),
    QueryCommand: command("read"),
    ScanCommand: command("read"),
    TransactWriteCommand: command("write"),
    TransactWriteItemsCommand: command("write"),
    UpdateCommand: command("write"),
    UpdateItemCommand: command("write"),
  },
  types: { Client: client, DocumentClient: client },
};
