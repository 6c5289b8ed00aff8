import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";

import assignment from "../../rules/no-mass-assignment.ts";
import ownership from "../../rules/require-ownership-check.ts";
import validation from "../../rules/require-input-validation.ts";
import { comparisonsOf } from "../../src/flow/libraries/query.ts";
import { analysed } from "../flow/testkit.ts";

const imports = `"use server";
import { auth } from "@clerk/nextjs/server";
import { DynamoDB, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { BatchWriteCommand, DeleteCommand, DynamoDBDocument, DynamoDBDocumentClient, ExecuteStatementCommand, GetCommand,
  paginateQuery, PutCommand, QueryCommand, TransactWriteCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const documents = DynamoDBDocument.from(new DynamoDBClient({}));
const service = new DynamoDB({});
`;

interface Judged {
  readonly valid: readonly { readonly name: string; readonly code: string }[];
  readonly invalid: readonly { readonly name: string; readonly code: string; readonly reports: string }[];
}

/** What a rule says of actions. */
function judged(title: string, rule: Parameters<typeof messageOf>[0], { valid, invalid }: Judged): void {
  describe(title, () => {
    it.each(valid)("silent: $name", ({ code }) => {
      expect(messageOf(rule, code)).toBe("none");
    });
    it.each(invalid)("reported: $name", ({ code, reports }) => {
      expect(messageOf(rule, code)).toBe(reports);
    });
  });
}

function messageOf(rule: typeof ownership, code: string): string {
  const [message] = new Linter().verify(
    code,
    [{ languageOptions: { parser }, plugins: { own: { rules: { rule } } }, rules: { "own/rule": "error" } }],
    { filename: "action.js" },
  );
  return message?.messageId ?? message?.message ?? "none";
}

function action(body: string): string {
  return `${imports}export async function act(id, input) {\n${body}\n}`;
}

/** The first effect of an action: its query's verb and model, and which columns are compared how. */
function effect(body: string): string {
  for (const event of analysed(action(body))[0]?.events ?? []) {
    if (event.kind === "effect") {
      const { danger, query } = event;
      const columns = comparisonsOf(query?.where ?? []).map(({ column, operator }) =>
        operator === "equal" ? column : `${column} (${operator})`,
      );
      return [danger, query?.verb, query?.model, ...columns].filter(Boolean).join(" ");
    }
  }
  return "none";
}

describe("what is asked of a table", () => {
  it.each([
    ["db.send(new PutCommand({ TableName: 'posts', Item: input }))", "database-write upsert posts"],
    ["db.send(new UpdateCommand({ TableName: 'posts', Key: { id } }))", "database-write update posts id"],
    ["db.send(new DeleteCommand({ TableName: 'posts', Key: { id } }))", "database-write delete posts id"],
    ["db.send(new GetCommand({ TableName: 'posts', Key: { pk: id, sk: 'POST' } }))", "database-read read posts pk sk"],
    ["db.send(new QueryCommand({ TableName: 'posts' }))", "database-read read posts"],
    ["db.send(new BatchWriteCommand({ RequestItems: { posts: [{ DeleteRequest: {} }] } }))", "database-write"],
    ["db.send(new TransactWriteCommand({ TransactItems: [{ Delete: { Key: { id } } }] }))", "database-write"],
    ["db.send(new ExecuteStatementCommand({ Statement: `SELECT * FROM posts` }))", "raw-query raw"],
    ["documents.get({ TableName: 'posts', Key: { id } })", "database-read read posts id"],
    ["documents.delete({ TableName: 'posts', Key: { id } })", "database-write delete posts id"],
    ["documents.send(new DeleteCommand({ TableName: 'posts', Key: { id } }))", "database-write delete posts id"],
    ["service.getItem({ TableName: 'posts', Key: { id: { S: id } } })", "database-read read posts id"],
    ["service.deleteItem({ TableName: 'posts', Key: marshall({ id }) })", "database-write delete posts id"],
    ["paginateQuery({ client: db }, { TableName: 'posts' })", "database-read read posts"],
  ])("%s", (body, summary) => {
    expect(effect(`await ${body};`)).toBe(summary);
  });

  it.each([
    ["userId = :user", "userId"],
    ["#owner = :user AND begins_with(sk, :prefix)", "ownerId sk (like)"],
    ["(:user = userId) and createdAt > :since", "userId"],
    ["#unnamed = :user", "unnamed"],
    ["userId = :user OR attribute_exists(shared)", ""],
  ])("a key condition: %s", (text, columns) => {
    const query = `{ TableName: "posts", KeyConditionExpression: "${text}",
      ExpressionAttributeNames: { "#owner": "ownerId" }, ExpressionAttributeValues: { ":user": id, ":prefix": "POST#", ":since": input } }`;
    expect(effect(`await db.send(new QueryCommand(${query}));`)).toBe(`database-read read posts ${columns}`.trim());
  });
});

const known = `const { userId } = await auth(); if (!userId) return;`;
const change = (more: string) =>
  `${known}\nawait documents.update({ TableName: "posts", UpdateExpression: "SET title = :title", ${more} });`;
const condition = (user: string) =>
  change(
    `Key: { pk: id }, ConditionExpression: "ownerId = :user", ExpressionAttributeValues: { ":title": "a", ":user": ${user} }`,
  );

judged("an item that the client picks by its key", ownership, {
  valid: [
    { name: "beside the caller's own", code: action(change("Key: { pk: userId, sk: id }")) },
    {
      name: "with the caller in the key's text",
      code: action(change("Key: { pk: `USER#${userId}`, sk: `POST#${id}` }")),
    },
    { name: "if it is the caller's", code: action(condition("userId")) },
    { name: "of a table's own settings", code: action(change('Key: { pk: "SETTINGS" }')) },
    {
      name: "that was found to be the caller's",
      code: action(`${known}
const { Item } = await documents.get({ TableName: "posts", Key: { pk: id } });
if (Item?.ownerId !== userId) return;
await documents.delete({ TableName: "posts", Key: { pk: id } });`),
    },
  ],
  invalid: [
    { name: "alone", code: action(change("Key: { pk: id }")), reports: "changes" },
    {
      name: "in the key's text",
      code: action(change("Key: { pk: `POST#${id}` }")),
      reports: "changes",
    },
    {
      name: "in the words of the wire",
      code: action(`${known}\nawait service.deleteItem({ TableName: "posts", Key: { pk: { S: id } } });`),
      reports: "changes",
    },
    {
      name: "if it is there",
      code: action(condition('"x"').replace("ownerId = :user", "attribute_exists(pk)")),
      reports: "changes",
    },
    {
      name: "whoever it was found to be of",
      code: action(`${known}
const { Item } = await documents.get({ TableName: "posts", Key: { pk: id } });
if (!Item?.ownerId) return;
await documents.delete({ TableName: "posts", Key: { pk: id } });`),
      reports: "changes",
    },
  ],
});

const set = (test: string, entries = "input") => `const names = {}; const values = {}; const parts = [];
for (const [key, value] of Object.entries(${entries})) {
  ${test}
  parts.push(\`#\${key} = :\${key}\`);
  names[\`#\${key}\`] = key;
  values[\`:\${key}\`] = value;
}
await documents.update({ TableName: "posts", Key: { pk: "a" }, UpdateExpression: \`SET \${parts.join(", ")}\`,
  ExpressionAttributeNames: names, ExpressionAttributeValues: values });`;

judged("names of columns in a text", assignment, {
  valid: [
    {
      name: "that are some of those that are meant",
      code: action(set(`if (!["title", "text"].includes(key)) continue;`)),
    },
    {
      name: "that a schema let through",
      code: action(`const { z } = await import("zod");\n${set("", "z.object({ title: z.string() }).parse(input)")}`),
    },
    { name: "of the program's own object", code: action(set("", "{ title: input.title }")) },
    {
      name: "of named columns of an item",
      code: action(`await documents.put({ TableName: "posts", Item: { pk: id, title: input.title } });`),
    },
  ],
  invalid: [
    { name: "that the client names", code: action(set("")), reports: "chosen" },
    {
      name: "that only one is left out of",
      code: action(set(`if (key === "pk") continue;`)),
      reports: "chosen",
    },
    {
      name: "of a whole item",
      code: action(`await documents.put({ TableName: "posts", Item: { pk: id, ...input } });`),
      reports: "open",
    },
    {
      name: "of a whole item, in the words of the wire",
      code: action(`await service.putItem({ TableName: "posts", Item: marshall(input) });`),
      reports: "open",
    },
  ],
});

judged("values of a key", validation, {
  valid: [
    {
      name: "that are texts",
      code: action(
        `if (typeof id !== "string") return;\nawait documents.get({ TableName: "posts", Key: { pk: id } });`,
      ),
    },
  ],
  invalid: [
    {
      name: "that may be anything",
      code: action(`await documents.get({ TableName: "posts", Key: { pk: id } });`),
      reports: "meaning",
    },
  ],
});
