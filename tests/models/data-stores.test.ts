import { describe, expect, it } from "vitest";

import { comparisonsOf } from "../../src/flow/libraries/query.ts";
import { analysed } from "../flow/testkit.ts";

/** The effects of an action with this body: each with its query's verb and model, and what has to equal what. */
function summaries(imports: string, body: string): readonly string[] {
  const [action] = analysed(
    `"use server";\n${imports}\nexport async function act(id: string, input: object) { ${body} }`,
  );
  return (action?.events ?? []).flatMap((effect) => {
    if (effect.kind !== "effect") {
      return [];
    }
    const columns = comparisonsOf(effect.query?.where ?? []).map(({ column }) => column);
    const query = effect.query && `${effect.query.verb} ${effect.query.model ?? ""}`.trim();
    return [[effect.danger, query, ...columns].filter(Boolean).join(" ")];
  });
}

function first(imports: string, body: string): string {
  return summaries(imports, body)[0] ?? "none";
}

function second(imports: string, body: string): string {
  return summaries(imports, body)[1] ?? "none";
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
    ["await db.raw(id);", "raw-query raw"],
    ["await db.transaction(async (trx) => { await trx('posts').insert(input); });", "database-write create posts"],
  ])("%s", (body, effect) => {
    expect(first(imports, body)).toBe(effect);
  });
});

describe("Kysely", () => {
  const imports = `import { CompiledQuery, Kysely } from "kysely"; const db = new Kysely({});`;
  const found = "db.selectFrom('posts').selectAll().where('id', '=', id)";

  it.each([
    [`await db.executeQuery(${found});`, ["database-read read posts id"]],
    [`const query = ${found}.compile(); await db.executeQuery(query);`, ["database-read read posts id"]],
    ["await db.executeQuery(CompiledQuery.raw(id));", ["raw-query"]],
    [
      "await db.deleteFrom('posts').$if(true, (query) => query.where('id', '=', id)).execute();",
      ["database-write delete posts id"],
    ],
    [
      "await db.deleteFrom('posts').$call((query) => query.where('id', '=', id)).execute();",
      ["database-write delete posts id"],
    ],
    [
      "const trx = await db.startTransaction().execute(); await trx.deleteFrom('posts').execute(); await trx.commit().execute();",
      ["database-write delete posts"],
    ],
    [
      "await db.connection().execute(async (one) => { await one.deleteFrom('posts').execute(); });",
      ["database-write delete posts"],
    ],
  ])("%s", (body, effects) => {
    expect(summaries(imports, body)).toEqual(effects);
  });

  it("the rows of a query that was built before", () => {
    const rows = (how: string) =>
      summaries(
        imports,
        `const { rows } = await db.executeQuery(${how}); await db.deleteFrom("lines").where("postId", "=", rows[0].id).execute();`,
      ).at(-1);
    expect(rows(found)).toBe("database-write delete lines postId");
  });
});

describe("Azure Cosmos DB", () => {
  const imports = `import { CosmosClient } from "@azure/cosmos";
const posts = new CosmosClient({ endpoint: "", key: process.env.KEY! }).database("db").container("posts");`;

  it.each([
    ["await posts.items.upsert(input);", "database-write upsert"],
    ["await posts.items.create({ id });", "database-write create"],
    ["await posts.item(id, id).delete();", "database-write delete id"],
    ["await posts.item(id).read();", "database-read read id"],
    [
      "await posts.items.query({ query: 'SELECT * FROM c', parameters: [{ name: '@id', value: id }] });",
      "raw-query raw",
    ],
    ["await posts.items.query(`SELECT * FROM c WHERE c.id = '${id}'`).fetchAll();", "raw-query raw"],
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
    ["await db.query(id);", "raw-query raw"],
    ['await db.query("SELECT title FROM posts WHERE id = :id", { replacements: { id } });', "raw-query read posts id"],
    ['await db.query("SELECT title FROM posts WHERE id = $1", { bind: [id] });', "raw-query read posts id"],
  ])("%s", (body, effect) => {
    expect(first(imports, body)).toBe(effect);
  });
});

describe("TypeORM", () => {
  const imports = `import { DataSource } from "typeorm"; class Post {} const source = new DataSource({ type: "postgres" });
const posts = source.getRepository(Post);`;

  it.each([
    ["await posts.delete({ id });", "database-write delete Post id"],
    ["await posts.update({ id }, input);", "database-write update Post id"],
    ["await posts.save(input);", "database-write upsert Post"],
    ["await posts.findOne({ where: { id } });", "database-read read Post id"],
    ["await posts.findOneBy({ id });", "database-read read Post id"],
    ["await source.manager.delete(Post, { id });", "database-write delete Post id"],
    [
      "await source.transaction(async (manager) => { await manager.update(Post, { id }, input); });",
      "database-write update Post id",
    ],
    ["await posts.delete(id);", "database-write delete Post id"],
    ["await source.query(id);", "raw-query raw"],
    ["await posts.query(id);", "raw-query raw"],
  ])("%s", (body, effect) => {
    expect(first(imports, body)).toBe(effect);
  });

  it.each([
    ["post.title = id; await posts.save(post);", "database-write upsert Post id"],
    ["await posts.remove(post);", "database-write delete Post id"],
    ["post.title = id; await post.save();", "database-write update Post id"],
    ["await post.remove();", "database-write delete Post id"],
    ["post.title = id;", "none"],
  ])("with a row that was loaded: %s", (body, effect) => {
    expect(second(imports, `const post = await posts.findOneByOrFail({ id }); ${body}`)).toBe(effect);
  });
});

describe("MikroORM", () => {
  const imports = `import { MikroORM, wrap } from "@mikro-orm/postgresql"; class Post {}
const orm = await MikroORM.init({}); const em = orm.em.fork(); const posts = em.getRepository(Post);`;

  it.each([
    ["await em.nativeDelete(Post, { id });", "database-write delete Post id"],
    ["await em.nativeDelete(Post, id);", "database-write delete Post id"],
    ["await em.nativeUpdate(Post, { id }, input);", "database-write update Post id"],
    ["await em.insert(Post, input);", "database-write create Post"],
    ["await em.upsert(Post, input);", "database-write upsert Post"],
    ["await em.findOne(Post, id);", "database-read read Post id"],
    ["await em.findOneOrFail(Post, { slug: id });", "database-read read Post slug"],
    ["await em.find(Post, { $or: [{ id }] });", "database-read read Post id"],
    ["await em.findAll(Post, { where: { id } });", "database-read read Post id"],
    ["em.create(Post, input); await em.flush();", "database-write create Post"],
    ["em.remove(em.getReference(Post, id)); await em.flush();", "database-write delete Post id"],
    ["em.persist(new Post()); await em.flush();", "database-write upsert"],
    ["await em.flush();", "database-write"],
    ["await posts.nativeDelete({ id });", "database-write delete Post id"],
    ["await posts.find({ id });", "database-read read Post id"],
    [
      "await orm.em.transactional(async (tx) => { await tx.nativeDelete(Post, { id }); });",
      "database-write delete Post id",
    ],
    ["await em.createQueryBuilder(Post).delete({ id });", "database-write delete Post id"],
    ["await em.qb(Post).select('*').where({ id }).getResult();", "database-read read Post id"],
    ["await em.execute(id);", "raw-query"],
    ["await em.getConnection().execute(id);", "raw-query"],
  ])("%s", (body, effect) => {
    expect(first(imports, body)).toBe(effect);
  });

  it.each([
    ["post.title = input.title; await em.flush();", "database-write update Post id"],
    ["Object.assign(post, input); await em.flush();", "database-write update Post id"],
    ["wrap(post).assign(input);", "database-write update Post id"],
    ["em.assign(post, input);", "database-write update Post id"],
    ["em.remove(post);", "database-write delete Post id"],
    ["return post.title;", "none"],
  ])("with a row that was loaded: %s", (body, effect) => {
    expect(second(imports, `const post = await em.findOneOrFail(Post, id); ${body}`)).toBe(effect);
  });

  it("writes what was changed in a transaction when it ends", () => {
    expect(
      second(
        imports,
        "await em.transactional(async (tx) => { const post = await tx.findOneOrFail(Post, id); post.title = input.title; });",
      ),
    ).toBe("database-write update Post id");
  });

  it("writes a change once", () => {
    expect(
      summaries(
        imports,
        "const post = await em.findOneOrFail(Post, id); post.title = id; await em.flush(); await em.flush();",
      ),
    ).toEqual(["database-read read Post id", "database-write update Post id", "database-write"]);
  });
});

describe("Azure Tables", () => {
  const imports = `import { TableClient } from "@azure/data-tables";
const table = TableClient.fromConnectionString(process.env.URL!, "posts");`;

  it.each([
    ["await table.deleteEntity('posts', id);", "database-write"],
    ["await table.upsertEntity({ partitionKey: 'posts', rowKey: id });", "database-write"],
    ["await table.getEntity('posts', id);", "database-read"],
    ["new TableClient(id, 'posts', {} as never);", "none"],
  ])("%s", (body, expected) => {
    expect(first(imports, body)).toBe(expected);
  });
});

describe("Firebase's Realtime Database on a server", () => {
  const imports = `import { getDatabase } from "firebase-admin/database"; const db = getDatabase();`;

  it.each([
    ["await db.ref('notes').push(input);", ["database-write create notes"]],
    ["await db.ref(`notes/${id}`).update(input);", ["database-write update notes id"]],
    ["await db.ref('notes').child(id).remove();", ["database-write delete notes id"]],
    ["await db.ref(`users/${id}/notes`).push().set(input);", ["database-write upsert notes userId"]],
    ["await db.ref(`notes/${id}`).once('value');", ["database-read read notes id"]],
    ["await db.ref('notes').orderByChild('title').equalTo(id).get();", ["database-read read notes"]],
    ["db.ref('notes').push();", []],
  ])("%s", (body, effect) => {
    expect(summaries(imports, body)).toEqual(effect);
  });
});

describe("documents of Mongoose that are made", () => {
  const imports = `import mongoose, { Schema } from "mongoose"; const Post = mongoose.model("Post", new Schema({ title: String }));`;

  it.each([
    ["const post = new Post(input); await post.save();"],
    ["const post = Post(input); await post.save();"],
    ["const post = await Post(input); await post.save();"],
    ["const post = await new Post(input); await post.save();"],
  ])("%s", (body) => {
    expect(summaries(imports, body)).toEqual(["database-write create Post"]);
  });

  it("are not written unless they are saved", () => {
    expect(summaries(imports, "await Post(input);")).toEqual([]);
  });
});
