import { describe, expect, it } from "vitest";

import { analysed } from "../flow/testkit.ts";

/** The first effect of an action with this body, its query's verb and model, and what has to equal what. */
function first(imports: string, body: string): string {
  const [action] = analysed(
    `"use server";\n${imports}\nexport async function act(id: string, input: object) { ${body} }`,
  );
  const effect = action?.events.find((event) => event.kind === "effect");
  if (effect?.kind !== "effect") {
    return "none";
  }
  const columns = JSON.stringify(effect.query?.where ?? []).match(/"column":"[^"]+"/gu) ?? [];
  const query = effect.query && `${effect.query.verb} ${effect.query.model ?? ""}`.trim();
  return [effect.danger, query, ...columns.map((text) => text.slice(10, -1))].filter(Boolean).join(" ");
}

describe("Knex", () => {
  const imports = `import knex from "knex"; const db = knex({ client: "pg" });`;

  it.each([
    ["await db('posts').where({ id }).del();", "database-write delete posts id"],
    ["await db('posts').where('id', id).update(input);", "database-write update posts id"],
    ["await db('posts').where('id', '=', id).first();", "database-read read posts id"],
    ["await db('posts').whereIn('id', [id]);", "database-read read posts id"],
    ["await db('posts').insert(input).onConflict('id').merge();", "database-write upsert posts"],
    ["await db.from('posts').select('title');", "database-read read posts"],
    ["await db.raw(id);", "raw-query"],
    ["await db.transaction(async (trx) => { await trx('posts').insert(input); });", "database-write create posts"],
  ])("%s", (body, effect) => {
    expect(first(imports, body)).toBe(effect);
  });
});

describe("DynamoDB", () => {
  const imports = `import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));`;

  it.each([
    ["await db.send(new PutCommand({ TableName: 'posts', Item: input }));", "database-write upsert posts"],
    ["await db.send(new DeleteCommand({ TableName: 'posts', Key: { id } }));", "database-write upsert posts id"],
    ["await db.send(new GetCommand({ TableName: 'posts', Key: { id } }));", "database-read read posts id"],
    ["await db.send(new QueryCommand({ TableName: 'posts' }));", "database-read read posts"],
  ])("%s", (body, effect) => {
    expect(first(imports, body)).toBe(effect);
  });
});

describe("Sequelize", () => {
  const imports = `import { Sequelize } from "sequelize"; const db = new Sequelize("");
const Post = db.define("posts", {});`;

  it.each([
    ["await Post.destroy({ where: { id } });", "database-write delete id"],
    ["await Post.update(input, { where: { id } });", "database-write update id"],
    ["await Post.create(input);", "database-write create"],
    ["await Post.findByPk(id);", "database-read read id"],
    ["await Post.findAll();", "database-read read"],
    ["await db.query(id);", "raw-query"],
  ])("%s", (body, effect) => {
    expect(first(imports, body)).toBe(effect);
  });
});

describe("TypeORM", () => {
  const imports = `import { DataSource } from "typeorm"; class Post {} const source = new DataSource({ type: "postgres" });
const posts = source.getRepository(Post);`;

  it.each([
    ["await posts.delete({ id });", "database-write delete id"],
    ["await posts.update({ id }, input);", "database-write update id"],
    ["await posts.save(input);", "database-write upsert"],
    ["await posts.findOne({ where: { id } });", "database-read read id"],
    ["await posts.findOneBy({ id });", "database-read read id"],
    ["await source.manager.delete(Post, { id });", "database-write delete id"],
    [
      "await source.transaction(async (manager) => { await manager.update(Post, { id }, input); });",
      "database-write update id",
    ],
    ["await source.query(id);", "raw-query"],
  ])("%s", (body, effect) => {
    expect(first(imports, body).replace(/ (?:Post|posts)\b/u, "")).toBe(effect);
  });
});
