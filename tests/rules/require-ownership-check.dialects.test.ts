import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";

import rule from "../../rules/require-ownership-check.ts";

/** What a dialect needs before the action; each action gets an id from the client and knows the caller. */
const dialects = {
  drizzle: `import { drizzle } from "drizzle-orm/postgres-js";
import { and, eq, exists, inArray, isNull, sql } from "drizzle-orm";
import { pgTable, text } from "drizzle-orm/pg-core";
const projects = pgTable("projects", { id: text("id").primaryKey(), name: text("name"), ownerId: text("owner_id"), deletedAt: text("deleted_at") });
const tasks = pgTable("tasks", { id: text("id").primaryKey(), projectId: text("project_id").references(() => projects.id), assigneeId: text("assignee_id") });
const db = drizzle(process.env.DATABASE_URL);
const mine = (id, user) => and(eq(projects.id, id), eq(projects.ownerId, user.id));`,
  mongodb: `import { MongoClient, ObjectId } from "mongodb";
const notes = new MongoClient(process.env.DATABASE_URL).db().collection("notes");
const pages = new MongoClient(process.env.DATABASE_URL).db().collection("pages");`,
  mongoose: `import { Schema, model } from "mongoose";
const Note = model("Note", new Schema({ title: String, user: { type: Schema.Types.ObjectId, ref: "User" } }));`,
  supabase: `import { createServerClient } from "@supabase/ssr";
import { createClient } from "@supabase/supabase-js";
import { cookies } from "next/headers";
const admin = createClient(process.env.SUPABASE_URL, process.env.SUPABASE_SERVICE_ROLE_KEY);
const own = async () => createServerClient(process.env.SUPABASE_URL, process.env.SUPABASE_ANON_KEY, { cookies: await cookies() });`,
  pg: `import { Pool } from "pg";
const pool = new Pool();`,
  sqlite: `import Database from "better-sqlite3";
const db = new Database("app.db");`,
  kysely: `import { Kysely } from "kysely";
const db = new Kysely({ dialect });`,
  firestore: `import { getFirestore } from "firebase-admin/firestore";
const store = getFirestore();`,
  prisma: `import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();`,
  typeorm: `import { Column, DataSource, Entity, PrimaryGeneratedColumn } from "typeorm";
@Entity() class Doc { @PrimaryGeneratedColumn() id; @Column() title; @Column() ownerId; }
const source = new DataSource({ entities: [Doc] });
async function docs() { if (!source.isInitialized) await source.initialize(); return source.getRepository(Doc); }`,
};

/** What the rule says of an action with some body, and of which parameter. */
function said(dialect: keyof typeof dialects, body: string): readonly string[] {
  const code = `"use server";
${dialects[dialect]}
export async function act(id: string, other: string, flag: boolean) {
const user = await requireUser();
${body}
}`;
  const lines = code.split("\n");
  return new Linter()
    .verify(code, {
      languageOptions: { parser },
      plugins: { "server-actions": { rules: { "require-ownership-check": rule } } },
      rules: { "server-actions/require-ownership-check": "error" },
    })
    .map(
      ({ messageId = "", line, column }) =>
        `${messageId} ${/^\w+/u.exec(lines[line - 1]?.slice(column - 1) ?? "")?.[0] ?? ""}`,
    );
}

/** In each pair, the first asks for the caller's own, or looks whether it is, and the second does nearly the same. */
const pairs: readonly (readonly [keyof typeof dialects, string, string, string])[] = [
  [
    "drizzle",
    "a condition that tells nothing of the caller",
    "await db.update(projects).set({ name: 'x' }).where(and(eq(projects.id, id), eq(projects.ownerId, user.id), isNull(projects.deletedAt)));",
    "await db.update(projects).set({ name: 'x' }).where(and(eq(projects.id, id), isNull(projects.deletedAt)));",
  ],
  [
    "drizzle",
    "a list that a query finds",
    "await db.delete(tasks).where(and(eq(tasks.id, id), inArray(tasks.projectId, db.select({ id: projects.id }).from(projects).where(eq(projects.ownerId, user.id)))));",
    "await db.delete(tasks).where(and(eq(tasks.id, id), inArray(tasks.projectId, db.select({ id: projects.id }).from(projects).where(isNull(projects.deletedAt)))));",
  ],
  [
    "drizzle",
    "rows that exist",
    "await db.delete(tasks).where(and(eq(tasks.id, id), exists(db.select().from(projects).where(and(eq(projects.id, tasks.projectId), eq(projects.ownerId, user.id))))));",
    "await db.delete(tasks).where(and(eq(tasks.id, id), exists(db.select().from(projects).where(eq(projects.id, tasks.projectId)))));",
  ],
  [
    "drizzle",
    "how many rows a change was about",
    "const { rowCount } = await db.update(projects).set({ name: 'x' }).where(mine(id, user)); if (!rowCount) return; await db.delete(tasks).where(eq(tasks.projectId, id));",
    "const { rowCount } = await db.update(projects).set({ name: 'x' }).where(mine(id, user)); console.log(rowCount); await db.delete(tasks).where(eq(tasks.projectId, id));",
  ],
  [
    "drizzle",
    "SQL as a condition",
    "await db.delete(projects).where(sql`${projects.id} = ${id} and ${projects.ownerId} = ${user.id}`);",
    "await db.delete(projects).where(sql`${projects.id} = ${id}`);",
  ],
  [
    "drizzle",
    "SQL as a whole",
    "await db.execute(sql`delete from ${projects} where id = ${id} and owner_id = ${user.id}`);",
    "await db.execute(sql`delete from ${projects} where id = ${id}`);",
  ],
  [
    "drizzle",
    "a condition that the client may leave out",
    "await db.delete(projects).where(and(eq(projects.id, id), user.role === 'admin' ? undefined : eq(projects.ownerId, user.id)));",
    "await db.delete(projects).where(and(eq(projects.id, id), flag ? undefined : eq(projects.ownerId, user.id)));",
  ],
  [
    "drizzle",
    "a list of conditions",
    "const all = [eq(projects.id, id), eq(projects.ownerId, user.id)]; if (flag) all.push(isNull(projects.deletedAt)); await db.delete(projects).where(and(...all));",
    "const all = [eq(projects.id, id), isNull(projects.deletedAt)]; if (flag) all.push(eq(projects.ownerId, user.id)); await db.delete(projects).where(and(...all));",
  ],
  [
    "drizzle",
    "rows of which a filter leaves some",
    "const rows = await db.select().from(projects).where(inArray(projects.id, [id, other])); const kept = rows.filter((row) => row.ownerId === user.id).map((row) => row.id); await db.delete(projects).where(inArray(projects.id, kept));",
    "const rows = await db.select().from(projects).where(inArray(projects.id, [id, other])); const kept = rows.filter((row) => row.name !== 'x').map((row) => row.id); await db.delete(projects).where(inArray(projects.id, kept));",
  ],
  [
    "drizzle",
    "a test of each row, and of any",
    "const rows = await db.select().from(projects).where(inArray(projects.id, [id, other])); if (!rows.every((row) => row.ownerId === user.id)) return; await db.delete(projects).where(inArray(projects.id, [id, other]));",
    "const rows = await db.select().from(projects).where(inArray(projects.id, [id, other])); if (!rows.some((row) => row.ownerId === user.id)) return; await db.delete(projects).where(inArray(projects.id, [id, other]));",
  ],
  [
    "drizzle",
    "two look-ups at once",
    "const [project, task] = await Promise.all([db.query.projects.findFirst({ where: mine(other, user) }), db.query.tasks.findFirst({ where: and(eq(tasks.id, id), eq(tasks.projectId, other)) })]); if (!project || !task) return; await db.delete(tasks).where(eq(tasks.id, id));",
    "const [project, task] = await Promise.all([db.query.projects.findFirst({ where: mine(other, user) }), db.query.tasks.findFirst({ where: eq(tasks.id, id) })]); if (!project || !task) return; await db.delete(tasks).where(eq(tasks.id, id));",
  ],
  [
    "drizzle",
    "a row that is not there",
    "const [project] = await db.select().from(projects).where(eq(projects.id, id)); if (project && project.ownerId !== user.id) return; await db.delete(projects).where(eq(projects.id, id));",
    "const [project] = await db.select().from(projects).where(eq(projects.id, id)); if (project && project.deletedAt) return; await db.delete(projects).where(eq(projects.id, id));",
  ],
  [
    "drizzle",
    "a row that is changed where there is one",
    "const [project] = await db.select().from(projects).where(eq(projects.id, id)); if (project && project.ownerId !== user.id) return; await db.insert(projects).values({ id, ownerId: user.id }).onConflictDoUpdate({ target: projects.id, set: { name: 'x' } });",
    "await db.insert(projects).values({ id, ownerId: user.id }).onConflictDoUpdate({ target: projects.id, set: { name: 'x' } });",
  ],
  [
    "drizzle",
    "a row of another table that is not there",
    "const [project] = await db.select().from(projects).where(mine(id, user)); if (!project) return; await db.delete(tasks).where(eq(tasks.projectId, id));",
    "const [project] = await db.select().from(projects).where(mine(id, user)); if (project && project.deletedAt) return; await db.delete(tasks).where(eq(tasks.projectId, id));",
  ],
  [
    "mongodb",
    "a key that is made of the id twice",
    "const note = await notes.findOne({ _id: new ObjectId(id) }); if (note?.ownerId !== user.id) return; await notes.deleteOne({ _id: new ObjectId(id) });",
    "const note = await notes.findOne({ _id: new ObjectId(other) }); if (note?.ownerId !== user.id) return; await notes.deleteOne({ _id: new ObjectId(id) });",
  ],
  [
    "mongodb",
    "a number of rows",
    "const found = await notes.countDocuments({ _id: new ObjectId(id), ownerId: user.id }, { limit: 1 }); if (found < 1) return; await pages.deleteMany({ noteId: new ObjectId(id) });",
    "const found = await notes.countDocuments({ _id: new ObjectId(id) }, { limit: 1 }); if (found < 1) return; await pages.deleteMany({ noteId: new ObjectId(id) });",
  ],
  [
    "mongoose",
    "operations in a list",
    "await Note.bulkWrite([id, other].map((one) => ({ updateOne: { filter: { _id: one, user: user.id }, update: { title: 'x' } } })));",
    "await Note.bulkWrite([id, other].map((one) => ({ updateOne: { filter: { _id: one }, update: { title: 'x' } } })));",
  ],
  [
    "mongoose",
    "a path that is asked for by and by",
    "const note = await Note.findOne({ _id: id }).where('user').equals(user.id); if (!note) return; await note.deleteOne();",
    "const note = await Note.findOne({ _id: id }).where('title').equals(null); if (!note) return; await note.deleteOne();",
  ],
  [
    "mongoose",
    "a member that the client may leave undefined",
    "await Note.deleteOne({ _id: id, user: user.role === 'admin' ? undefined : user.id });",
    "await Note.deleteOne({ _id: id, user: flag ? undefined : user.id });",
  ],
  [
    "supabase",
    "a row that the caller's own rights let them read",
    "const { data } = await (await own()).from('documents').select('id').eq('id', id).single(); if (!data) return; await admin.from('documents').update({ title: 'x' }).eq('id', id);",
    "const { data } = await admin.from('documents').select('id').eq('id', id).single(); if (!data) return; await admin.from('documents').update({ title: 'x' }).eq('id', id);",
  ],
  [
    "supabase",
    "a number of rows",
    "const { count } = await admin.from('documents').select('*', { count: 'exact', head: true }).eq('id', id).eq('user_id', user.id); if (!count) return; await admin.from('pages').delete().eq('document_id', id);",
    "const { count } = await admin.from('documents').select('*', { count: 'exact', head: true }).eq('id', id); if (!count) return; await admin.from('pages').delete().eq('document_id', id);",
  ],
  [
    "supabase",
    "a list of the caller's own, which may be empty",
    "const { data } = await admin.from('team_members').select('team_id').eq('user_id', user.id); await admin.from('projects').delete().eq('id', id).in('team_id', (data ?? []).map((one) => one.team_id));",
    "const { data } = await admin.from('team_members').select('team_id').eq('active', true); await admin.from('projects').delete().eq('id', id).in('team_id', (data ?? []).map((one) => one.team_id));",
  ],
  [
    "supabase",
    "what is put over a row",
    "await admin.from('settings').upsert({ id, user_id: user.id }, { onConflict: 'user_id' });",
    "await admin.from('settings').upsert({ id, user_id: user.id });",
  ],
  [
    "pg",
    "how many rows there are",
    "const { rowCount } = await pool.query('SELECT 1 FROM invoices WHERE id = $1 AND user_id = $2', [id, user.id]); if ((rowCount ?? 0) === 0) return; await pool.query('DELETE FROM invoices WHERE id = $1', [id]);",
    "const { rowCount } = await pool.query('SELECT 1 FROM invoices WHERE id = $1', [id]); if ((rowCount ?? 0) === 0) return; await pool.query('DELETE FROM invoices WHERE id = $1', [id]);",
  ],
  [
    "pg",
    "a list in SQL",
    "await pool.query('DELETE FROM invoices WHERE id = ANY($1) AND user_id = $2', [[id, other], user.id]);",
    "await pool.query('DELETE FROM invoices WHERE id = ANY($1)', [[id, other]]);",
  ],
  [
    "sqlite",
    "values in their order",
    "db.prepare('DELETE FROM notes WHERE id = ? AND owner_id = ?').run(id, user.id);",
    "db.prepare('DELETE FROM notes WHERE id = ?').run(id);",
  ],
  [
    "sqlite",
    "values by their names",
    "db.prepare('UPDATE notes SET title = @title WHERE id = @id AND owner_id = @owner').run({ title: 'x', id, owner: user.id });",
    "db.prepare('UPDATE notes SET title = @title WHERE id = @id').run({ title: 'x', id });",
  ],
  [
    "kysely",
    "a function that makes the query within it",
    "await db.deleteFrom('task').where('id', '=', id).where('project_id', 'in', (eb) => eb.selectFrom('project').select('id').where('owner_id', '=', user.id)).execute();",
    "await db.deleteFrom('task').where('id', '=', id).where('project_id', 'in', (eb) => eb.selectFrom('project').select('id').where('name', '=', 'x')).execute();",
  ],
  [
    "kysely",
    "an object of columns",
    "await db.deleteFrom('project').where((eb) => eb.and({ id, owner_id: user.id })).execute();",
    "await db.deleteFrom('project').where((eb) => eb.or({ id, owner_id: user.id })).execute();",
  ],
  [
    "firestore",
    "a collection below the caller's own document",
    "await store.collection('users').doc(user.id).collection('notes').doc(id).delete();",
    "await store.collection('teams').doc('t').collection('notes').doc(id).delete();",
  ],
  [
    "firestore",
    "a path",
    "await store.doc(`users/${user.id}/notes/${id}`).delete();",
    "await store.doc(`teams/t/notes/${id}`).delete();",
  ],
  [
    "firestore",
    "a transaction",
    "await store.runTransaction(async (tx) => { const ref = store.collection('notes').doc(id); if ((await tx.get(ref)).data().ownerId !== user.id) return; tx.update(ref, { title: 'x' }); });",
    "await store.runTransaction(async (tx) => { const ref = store.collection('notes').doc(id); if ((await tx.get(ref)).data().title === 'x') return; tx.update(ref, { title: 'x' }); });",
  ],
  [
    "firestore",
    "a reference that is used again",
    "const ref = store.collection('notes').doc(id); const note = await ref.get(); if (note.data().ownerId !== user.id) return; await ref.delete();",
    "const ref = store.collection('notes').doc(id); const note = await ref.get(); if (!note.exists) return; await ref.delete();",
  ],
  [
    "typeorm",
    "a repository that is awaited",
    "await (await docs()).delete({ id, ownerId: user.id });",
    "await (await docs()).delete({ id });",
  ],
];

describe("the caller's own in each dialect", () => {
  it.each(pairs)("%s: %s", (dialect, _, own, anybody) => {
    expect(said(dialect, own)).toEqual([]);
    expect(said(dialect, anybody)).toEqual([expect.stringMatching(/^(?:changes|ignored|partly) (?:id|other)$/u)]);
  });
});

describe("a question that is not asked to the end", () => {
  const remove = "await db.delete(tasks).where(eq(tasks.projectId, id));";

  it("is one where the client may leave it out", () => {
    const all = (test: string) =>
      `await db.delete(projects).where(and(eq(projects.id, id), ${test} ? undefined : eq(projects.ownerId, user.id)));`;
    expect(said("drizzle", all("flag"))).toEqual(["partly id"]);
    expect(said("drizzle", all("user.role === 'admin'"))).toEqual([]);
  });

  it("is one where nobody looks how many rows were changed, or found by their key", () => {
    expect(said("drizzle", `await db.update(projects).set({ name: "x" }).where(mine(id, user)); ${remove}`)).toEqual([
      "ignored id",
    ]);
    expect(said("drizzle", `await db.select().from(projects).where(mine(id, user)); ${remove}`)).toEqual([
      "ignored id",
    ]);
    expect(
      said("drizzle", `if ((await db.select().from(projects).where(mine(id, user))).length > 0) { ${remove} }`),
    ).toEqual([]);
  });

  it("is none where what was asked for is something else", () => {
    expect(said("drizzle", `await db.select().from(projects).where(eq(projects.ownerId, user.id)); ${remove}`)).toEqual(
      ["changes id"],
    );
  });
});

describe("lists of conditions, of which some are only there at times", () => {
  const renamed = (list: string) =>
    `await prisma.note.updateMany({ where: { id, AND: ${list} }, data: { name: other } });`;

  it("hold as far as they are there for certain", () => {
    expect(said("prisma", renamed("[{ ownerId: user.id }, ...(flag ? [{ hidden: false }] : [])]"))).toEqual([]);
    expect(said("prisma", renamed("[{ hidden: false }, ...(flag ? [{ ownerId: user.id }] : [])]"))).toEqual([
      "partly id",
    ]);
    expect(said("prisma", renamed("[{ hidden: false }, ...(flag ? [{ name: other }] : [])]"))).toEqual(["changes id"]);
  });
});
