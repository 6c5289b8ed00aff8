import { describe, expect, it } from "vitest";

import rule from "../../rules/no-client-supplied-identity.ts";
import { reportsOf } from "../reports.ts";

/** What the rule says of an action that is given a name, and knows who is calling. */
function said(imports: string, body: string): readonly (string | undefined)[] {
  const code = `"use server";
${imports}
export async function act(userId, teamId) {
  const user = await requireUser();
  ${body}
}`;
  const messages = reportsOf(rule, code);
  return messages.map(({ messageId }) => messageId);
}

describe("Firestore", () => {
  const imports = `import { getFirestore } from "firebase-admin/firestore";
const store = getFirestore();`;

  it.each([
    ["a document", (id: string) => `await store.doc(\`users/\${${id}}\`).update({ name: "x" });`],
    ["a document below one", (id: string) => `await store.doc(\`users/\${${id}}/notes/a\`).delete();`],
    ["a collection below one", (id: string) => `await store.collection(\`users/\${${id}}/notes\`).add({ a: 1 });`],
    [
      "a collection of a reference",
      (id: string) =>
        `const me = store.collection("users").doc(${id}); await me.collection("notes").doc("a").delete();`,
    ],
    ["a batch", (id: string) => `await store.batch().delete(store.collection("users").doc(${id})).commit();`],
  ])("knows whose is %s", (_, change) => {
    expect(said(imports, change("userId"))).toEqual(["picks"]);
    expect(said(imports, change("user.id"))).toEqual([]);
    expect(said(imports, `if (userId !== user.id) return;\n  ${change("userId")}`)).toEqual([]);
  });
});

describe("numbers and rights", () => {
  const pg = `import { Pool } from "pg";
const pool = new Pool();`;
  const insert = `await pool.query("INSERT INTO projects (team_id, created_by) VALUES ($1, $2)", [teamId, user.id]);`;
  const count = `const { rowCount } = await pool.query("SELECT 1 FROM members WHERE team_id = $1 AND user_id = $2", [teamId, user.id]);`;

  it("say that somebody is a member, where they are looked at", () => {
    expect(said(pg, `${count}\n  if (!rowCount) return;\n  ${insert}`)).toEqual([]);
    expect(said(pg, `${count}\n  console.log(rowCount);\n  ${insert}`)).toEqual(["stores"]);
  });

  const supabase = `import { createServerClient } from "@supabase/ssr";
import { createClient } from "@supabase/supabase-js";
import { cookies } from "next/headers";
const admin = createClient(process.env.SUPABASE_URL, process.env.SUPABASE_SERVICE_ROLE_KEY);
const own = async () => createServerClient(process.env.SUPABASE_URL, process.env.SUPABASE_ANON_KEY, { cookies: await cookies() });`;
  const read = (
    client: string,
  ) => `const { data } = await ${client}.from("teams").select("name").eq("id", teamId).single();
  if (!data) return;
  await admin.from("projects").insert({ team_id: teamId, name: data.name });`;

  it("may say it where the caller's own rights let them read", () => {
    expect(said(supabase, read("(await own())"))).toEqual([]);
    expect(said(supabase, read("admin"))).toEqual(["stores"]);
  });
});

describe("what rows must not be", () => {
  const prisma = `import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();`;
  const found = (where: string) => `return await prisma.invoice.findMany({ where: ${where} });`;

  it.each([
    ["a column", "{ userId }", "{ NOT: { userId } }"],
    ["another value", "{ userId: { equals: userId } }", "{ userId: { not: userId } }"],
    ["a relation to many", "{ lines: { some: { userId } } }", "{ lines: { none: { userId } } }"],
    ["a relation to one", "{ shop: { is: { userId } } }", "{ shop: { isNot: { userId } } }"],
    ["beside others", "{ paid: true, AND: [{ userId }] }", "{ paid: true, NOT: [{ userId }] }"],
  ])("names nobody whose rows are meant: %s", (_, affirmed, denied) => {
    expect(said(prisma, found(affirmed))).toEqual(["picks"]);
    expect(said(prisma, found(denied))).toEqual([]);
  });
});

describe("lists of conditions of Payload", () => {
  const payload = `import config from "@payload-config";
import { getPayload } from "payload";`;
  const found = (where: string) =>
    `const payload = await getPayload({ config }); return await payload.find({ collection: "invoices", where: ${where} });`;

  it.each([
    ["one of them", "{ and: [{ userId: { equals: userId } }] }", "{ and: [{ userId: { not_equals: userId } }] }"],
    ["a relation's key", "{ 'user.id': { equals: userId } }", "{ 'user.id': { not_in: [userId] } }"],
    ["one of two ways", "{ or: [{ userId: { equals: userId } }] }", "{ or: { userId: { not_equals: userId } } }"],
  ])("name whose rows are meant: %s", (_, affirmed, denied) => {
    expect(said(payload, found(affirmed))).toEqual(["picks"]);
    expect(said(payload, found(denied))).toEqual([]);
  });
});
