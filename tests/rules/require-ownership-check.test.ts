import rule from "../../rules/require-ownership-check.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

const head = `"use server";
import { auth } from "@clerk/nextjs/server";
import { drizzle } from "drizzle-orm/node-postgres";
import { and, eq, ilike, inArray, or } from "drizzle-orm";
import { cookies } from "next/headers";
import { createMongoAbility, subject } from "@casl/ability";
import { Redis } from "@upstash/redis";
import { runs } from "@trigger.dev/sdk";
import { pgTable, text } from "drizzle-orm/pg-core";
const invoices = pgTable("invoices", { id: text().primaryKey(), userId: text(), total: text() });
const talks = pgTable("talks", { id: text().primaryKey(), userId: text(), anonymousId: text(), text: text() });
const comments = pgTable("comments", { id: text().primaryKey(), userId: text(), text: text() });
const colours = pgTable("colours", { id: text().primaryKey(), name: text() });
import { Schema, model } from "mongoose";
const members = pgTable("members", { invoiceId: text().references(() => invoices.id), userId: text(), role: text() });
const lines = pgTable("lines", { id: text().primaryKey(), invoiceId: text().references(() => invoices.id), colourId: text().references(() => colours.id) });
const recipes = pgTable("recipes", { id: text().primaryKey(), userId: text(), text: text() }); const steps = pgTable("steps", { id: text().primaryKey(), recipeId: text().references(() => recipes.id) });
const sql = drizzle("url");
const redis = new Redis({});
import { Kysely } from "kysely";
const kysely = new Kysely({});
import { createHash } from "node:crypto";
import { all } from "some-package";
import { CosmosClient } from "@azure/cosmos";
const files = new CosmosClient({ key: "key" }).database("db").container("files");
const ability = createMongoAbility([]);
const kept = new Map();
const draft = (id) => \`draft:\${id}\`;
const Tag = model("Tag", new Schema({ name: String, notes: [{ type: Schema.Types.ObjectId, ref: "Note" }] }));
const Note = model("Note", new Schema({ owner: { type: Schema.Types.ObjectId, ref: "User" }, text: String, views: Number }));
`;

const known = "const user = await requireUser();";
const change = "await db.invoice.update({ where: { id }, data: { paid: true } });";
const stop = `throw new Error("Not found");`;

function action(parameters: string, body: string): string {
  return `${head}export async function save(${parameters}) {\n${body}\n}`;
}

function silent(name: string, body: string, parameters = "id") {
  return { name, code: action(parameters, `${known}\n${body}`) };
}

/** A right that a query within a query looks for. */
const right = (where: string) => `const found = await kysely
  .with("mine", (db) => db.selectFrom("memberships")${where}.select("role"))
  .selectFrom("rights").where((eb) => eb("rights.role", "in", eb.selectFrom("mine").select("role"))).execute();`;
const ofBoth = `.where("userId", "=", user.id).where("invoiceId", "=", id)`;

/** A text of SQL, with what the client sends and who the caller is. */
const inText = (text: string) => `const pool = new (await import("pg")).Pool();
const result = await pool.query("${text}", [id, user.id]);`;

/** What is changed when its owner's column equals this. */
const ifEqual = (what: string) =>
  `const found = await db.invoice.findUnique({ where: { id } });\nif (found?.userId !== ${what}) return;\n${change}`;

/** The same for a document that is found by a text of SQL. */
const ifRead = (column: string) => `const { resources } = await files.items
  .query({ query: "SELECT * FROM c WHERE c.id = @id", parameters: [{ name: "@id", value: id }] }).fetchAll();
if (resources[0].${column} !== user.id) return;
await files.item(id).delete();`;

interface Reported {
  readonly name: string;
  readonly parameters?: string;
  readonly body: string;
  readonly messageId?:
    "changes" | "discloses" | "disclosesWithin" | "entry" | "ignored" | "service" | "partly" | "refers";
  readonly does?: string;
  readonly value?: string;
  /** The record is known by a key of another one, which the value picks. */
  readonly isOfFound?: boolean;
  readonly column?: string;
  readonly effect?: string;
  /** The line of the effect within the body. */
  readonly line?: number;
  readonly lookUp?: string;
  /** Whose rows are asked for, and what of the client's says so. */
  readonly scope?: string;
  readonly source?: string;
  /** How many edits are offered. */
  readonly suggestions?: number;
}

/** A case whose first parameter is reported. */
function reported({
  name,
  parameters = "id",
  body,
  messageId = "changes",
  value = "id",
  isOfFound = false,
  column = "id",
  effect = "db.invoice.update",
  line = 1,
  lookUp,
  suggestions = 0,
  scope,
  source,
  does = messageId.startsWith("discloses") ? "reads the database" : "writes to the database",
}: Reported) {
  const code = action(parameters, `${known}\n${body}`);
  const at = placeOf(code, `save(${parameters}`);
  const parameter = parameters.startsWith("{") ? parameters : (/^\w+/u.exec(parameters)?.[0] ?? "");
  const start = at.column + "save(".length;
  const data = {
    action: "save",
    value: `${isOfFound ? "that of what is found by " : ""}\`${value}\``,
    ...(messageId !== "entry" && messageId !== "service" && { column }),
    does,
    effect,
    line: String(line + head.split("\n").length + 1),
    route: "",
    ...(scope !== undefined && { scope, source: `\`${source ?? scope}\`` }),
    ...(lookUp !== undefined && { lookUp, lookUpLine: String(head.split("\n").length + 2) }),
  };
  return {
    name,
    code,
    errors: [
      {
        messageId,
        data,
        line: at.line,
        column: start,
        endLine: at.line,
        endColumn: start + parameter.length,
        suggestions,
      },
    ],
  };
}

new RuleTester().run("require-ownership-check", rule, {
  valid: [
    silent(
      "a list of the organisation that the client names, whatever it is filtered by",
      "return db.invoice.findMany({ where: { tenantId, orderId: id } });",
      "id, tenantId",
    ),
    silent(
      "a row of the caller's own, in a text of SQL",
      inText("DELETE FROM invoices WHERE id = $1 AND user_id = $2"),
    ),
    silent(
      "a row that was found to be the caller's own, in texts of SQL",
      `${inText("SELECT id FROM invoices WHERE id = $1 AND user_id = $2")}
if (result.rows.length === 0) { ${stop} }
await pool.query("DELETE FROM invoices WHERE id = $1", [id]);`,
    ),
    silent(
      "a row whose owner is compared, in texts of SQL",
      `const pool = new (await import("pg")).Pool();
const { rows: [found] } = await pool.query("SELECT user_id FROM invoices WHERE id = $1", [id]);
if (found.user_id !== user.id) { ${stop} }
await pool.query("DELETE FROM invoices WHERE id = $1", [id]);`,
    ),
    silent(
      "a row that is the caller's own, or anybody's, in a text of SQL that says more",
      inText("DELETE FROM invoices WHERE id = $1 OR user_id = $2"),
    ),
    silent("one of what everybody may see", "return sql.select().from(recipes).where(eq(recipes.id, id));"),
    silent(
      "one of what everybody may see, or the caller's own",
      "return sql.select().from(recipes).where(and(eq(recipes.id, id), or(eq(recipes.userId, user.id), eq(recipes.text, '')))); ",
    ),
    silent(
      "one of what everybody may see, asked for by its owner",
      "return sql.select().from(recipes).where(and(eq(recipes.userId, user.id), eq(recipes.id, id)));",
    ),
    {
      name: "a read for whoever asks, of what no schema knows",
      code: action("id", "return db.perfume.findUnique({ where: { id } });"),
      options: [{ unauthenticated: "report" }],
    },
    {
      name: "nobody is asked who is calling, with the option",
      code: action("id", "await sql.delete(invoices).where(eq(invoices.id, id));"),
      options: [{ unauthenticated: "silent" }],
    },
    { name: "no server action", code: `export async function save(id) { ${known} ${change} }` },
    {
      name: "an action that is declared public",
      code: action("id", `${known}\n${change}`).replace(
        "export async",
        "// server-actions: public -- anybody may\nexport async",
      ),
    },
    silent("an owner who equals what a package made, for all we can see", ifEqual("(await all()).id")),
    silent("an owner who equals a digest of the caller", ifEqual(`createHash("sha256").update(user.id).digest("hex")`)),
    silent("the owner of a row that a text of SQL found", ifRead("userId")),
    silent(
      "what a query within a query asks for with the caller",
      `${right(ofBoth)}\nif (!found.length) return;\n${change}`,
    ),
    silent(
      "what a query within a query asks for with the caller, or an administrator",
      `const isAllowed = async () => {\n if (user.isAdmin) return true;\n${right(ofBoth)}\nreturn Boolean(found.length);\n};\nif (!(await isAllowed())) return;\n${change}`,
    ),
    silent(
      "a query for the caller's own",
      "await db.invoice.updateMany({ where: { id, userId: user.id }, data: { paid: true } });",
    ),
    silent(
      "a query for what belongs to the caller's own",
      "await db.invoice.updateMany({ where: { id, account: { members: { some: { userId: user.id } } } }, data: { paid: true } });",
    ),
    silent(
      "alternatives that are all the caller's own",
      "await db.invoice.updateMany({ where: { id, OR: [{ userId: user.id }, { payerId: user.id }] }, data: { paid: true } });",
    ),
    silent(
      "the caller's own, in conditions that are calls",
      "return sql.select().from(invoices).where(and(eq(invoices.id, id), eq(invoices.userId, user.id)));",
    ),
    silent(
      "the owner is compared",
      `const invoice = await db.invoice.findUnique({ where: { id } });\nif (invoice.userId !== user.id) { ${stop} }\n${change}`,
    ),
    silent(
      "an answer to the owner only",
      `const invoice = await db.invoice.findUnique({ where: { id } });\nif (invoice.userId !== user.id) return null;\nreturn invoice;`,
    ),
    silent(
      "an owner, or somebody with a role",
      `const invoice = await db.invoice.findUnique({ where: { id } });\nif (user.role !== "admin" && invoice.userId !== user.id) { ${stop} }\n${change}`,
    ),
    silent(
      "an owner, or somebody with a role, as a function says",
      `const invoice = await db.invoice.findUnique({ where: { id } });\nconst may = () => user.role === "admin" || invoice.userId === user.id;\nif (!may()) { ${stop} }\n${change}`,
    ),
    silent(
      "a role by another name",
      `const names = { admin: "manager", viewer: "user" };\nif (names[user.role] !== "manager") { ${stop} }\n${change}`,
    ),
    silent(
      "a look-up of the caller's own",
      `const own = await db.invoice.findFirst({ where: { id, userId: user.id } });\nif (!own) { ${stop} }\n${change}`,
    ),
    silent(
      "a look-up that is limited for some",
      `const own = await db.invoice.findFirst({ where: { id, ...(user.role === "admin" ? {} : { userId: user.id }) } });\nif (!own) { ${stop} }\n${change}`,
    ),
    silent(
      "a look-up that throws when there is none",
      `await db.invoice.findFirstOrThrow({ where: { id, userId: user.id } });\n${change}`,
    ),
    silent(
      "a membership in what the record belongs to",
      `const invoice = await db.invoice.findUnique({ where: { id } });\nconst member = await db.member.findFirst({ where: { shopId: invoice.shopId, userId: user.id } });\nif (!member) { ${stop} }\n${change}`,
    ),
    silent(
      "a membership that comes with the record",
      `const shop = await db.shop.findUnique({ where: { id }, include: { members: { where: { userId: user.id } } } });\nif (shop.members.length === 0) { ${stop} }\nawait db.shop.update({ where: { id }, data: { open: true } });`,
    ),
    silent(
      "a record of what the caller is a member of",
      `const member = await db.member.findFirst({ where: { shopId, userId: user.id } });\nif (!member) { ${stop} }\nawait db.invoice.update({ where: { id, shopId }, data: { paid: true } });`,
      "id, shopId",
    ),
    silent(
      "a record that is compared with what the caller is a member of",
      `const shop = await db.shop.findFirst({ where: { ownerId: user.id } });\nconst invoice = await db.invoice.findUnique({ where: { id } });\nif (invoice.shopId !== shop.id) { ${stop} }\n${change}`,
    ),
    silent("one of a list of the caller's own", `if (!user.invoiceIds.includes(id)) { ${stop} }\n${change}`),
    silent(
      "ids that were looked up among the caller's own",
      `const own = await db.invoice.findMany({ where: { id: { in: ids }, userId: user.id } });\nif (own.length !== ids.length) { ${stop} }\nawait db.invoice.deleteMany({ where: { id: { in: ids } } });`,
      "ids",
    ),
    silent(
      "a check that cannot be looked into, made for its own sake",
      `const { assertMayEdit } = await import("./missing");\nawait assertMayEdit({ user, id });\n${change}`,
    ),
    silent(
      "a check that cannot be looked into",
      `const { mayEdit } = await import("./missing");\nif (!(await mayEdit(user, id))) { ${stop} }\n${change}`,
    ),
    silent(
      "a value that is compared with one which turns out to be the caller's own",
      `const invoice = await db.invoice.findUnique({ where: { id } });\nif (invoice.shopId !== shopId) { ${stop} }\nconst member = await db.member.findFirst({ where: { shopId, userId: user.id } });\nif (!member) { ${stop} }\n${change}`,
      "id, shopId",
    ),
    silent(
      "a look-up by the client's value for those with a role, and by both for others",
      `const where = user.role === "admin" ? { id } : { id, userId: user.id };\nconst own = await db.invoice.findFirst({ where });\nif (!own) { ${stop} }\n${change}`,
    ),
    silent(
      "each of a list of ids",
      `for (const id of ids) {\nconst own = await db.invoice.findFirst({ where: { id, userId: user.id } });\nif (!own) { ${stop} }\n}\nawait db.invoice.deleteMany({ where: { id: { in: ids } } });`,
      "ids",
    ),
    silent(
      "ids that are among those of rows whose parents are the caller's own",
      `const rows = await db.invoice.findMany({ where: { id: { in: items.map((item) => item.id) } } });\nconst found = new Set(rows.map((row) => row.id));\nif (items.some((item) => !found.has(item.id))) { ${stop} }\nfor (const shopId of new Set(rows.map((row) => row.shopId))) {\nconst own = await db.member.findFirst({ where: { shopId, userId: user.id } });\nif (!own) { ${stop} }\n}\nfor (const { id } of items) { ${change} }`,
      "items",
    ),
    silent(
      "a document of the caller's own",
      "const note = await Note.findOne({ _id: id, owner: user.id });\nnote.text = 1;\nawait note.save();",
    ),
    silent(
      "a document whose owner is compared",
      `const note = await Note.findById(id);\nif (note.owner.toString() !== user.id) { ${stop} }\nawait note.deleteOne();`,
    ),
    silent("a document that counts", "const note = await Note.findById(id);\nnote.views += 1;\nawait note.save();"),
    silent("what is no document", "const note = await Note.findById(id).lean();\nnote.text = 1;\nawait note.save();"),
    silent(
      "one of a list that was looked up among the caller's own",
      `const own = await db.invoice.findMany({ where: { userId: user.id } });\nif (!own.map((one) => one.id).includes(id)) { ${stop} }\n${change}`,
    ),
    silent(
      "rules of what the caller may do, asked of the record",
      `const invoice = await db.invoice.findUnique({ where: { id } });\nif (ability.cannot("update", subject("Invoice", invoice))) { ${stop} }\n${change}`,
    ),
    silent(
      "rules asked about each of a list, of which some answers are lists",
      `const invoice = await db.invoice.findUnique({ where: { id } });
const asked = await Promise.all(["update"].flatMap(async (verb) => [invoice].flatMap((one) => ability.can(verb, subject("Invoice", one)))));
if (!asked.flat().reduce((all, one) => all && one, true)) { ${stop} }\n${change}`,
    ),
    silent(
      "an answer of a package about the caller and the record",
      `const invoice = await db.invoice.findUnique({ where: { id } });\nif (!all(user, invoice)) { ${stop} }\n${change}`,
    ),
    silent(
      "a row that belongs to what a package was asked about",
      `const invoice = await db.invoice.findUnique({ where: { id } });\nif (!all(user, invoice)) { ${stop} }\nawait db.note.update({ where: { id: lineId, invoiceId: id }, data: { paid: true } });`,
      "id, lineId",
    ),
    silent(
      "rules about one of lists that are equally long",
      `const invoice = await db.invoice.findUnique({ where: { id } });
const asked = (invoice.paid ? [invoice] : [await db.invoice.findUnique({ where: { id } })]).map((one) => ability.can("update", subject("Invoice", one)));
if (!asked.reduce((all, one) => all && one, true)) { ${stop} }\n${change}`,
    ),
    silent(
      "rules that are kept under the caller's id",
      `const rules = kept.get(user.id);\nconst invoice = await db.invoice.findUnique({ where: { id } });\nif (!rules.can("update", invoice)) { ${stop} }\n${change}`,
    ),
    silent(
      "those who know the operator's password, and those with a role",
      `if (password) {\nif (password !== process.env.ADMIN_SECRET) { ${stop} }\n} else if (user.role !== "admin") { ${stop} }\n${change}`,
      "id, password",
    ),
    silent(
      "a membership that a join brings along",
      `const [invoice] = await sql.select({ id: invoices.id, role: members.role }).from(invoices).leftJoin(members, and(eq(members.invoiceId, invoices.id), eq(members.userId, user.id))).where(eq(invoices.id, id));\nif (invoice?.role !== "admin") { ${stop} }\nawait sql.delete(invoices).where(eq(invoices.id, id));`,
    ),
    silent(
      "something to vote for, up or down",
      `await db.comment.update({ where: { id }, data: { [up ? "upvotes" : "downvotes"]: { increment: 1 } } });`,
      "id, up",
    ),
    silent(
      "something to like, by whom the client says",
      "await Note.findByIdAndUpdate(id, { $addToSet: { likes: userId } });",
      "id, userId",
    ),
    silent(
      "something to like, in a list that is written anew",
      "const note = await Note.findById(id);\nawait Note.findByIdAndUpdate(id, { likes: [...(note.likes || []), user.id] });",
    ),
    silent(
      "a key in a text",
      "const invoice = await db.invoice.findUnique({ where: { id } });\nreturn { error: `Nobody knows ${invoice.customerId}.` };",
    ),
    silent(
      "how far it has got, in a text",
      "const invoice = await db.invoice.findUnique({ where: { id } });\nreturn { error: `This one is ${invoice.status}.` };",
    ),
    silent(
      "an answer by a condition that a function makes, which asks for the caller's own",
      "return sql.query.invoices.findFirst({ where: (table, { and, eq }) => and(eq(table.id, id), eq(table.userId, user.id)), extras: () => ({}) });",
    ),
    silent("a search", "return sql.select().from(invoices).where(ilike(invoices.id, id));"),
    silent("what has a list of others', and no owner", "await Tag.findByIdAndDelete(id);"),
    silent(
      "an entry of a cache under the caller's own id",
      "await redis.set(draft(id), { text: 1, userId: user.id });\nawait redis.del(`draft:${user.id}:${id}`);",
    ),
    silent(
      "an entry of a cache whose owner is compared",
      `await redis.set(draft(user.id), { text: 1, userId: user.id });\nconst found = await redis.get(draft(id));\nif (found.userId !== user.id) { ${stop} }\nawait redis.del(draft(id));`,
    ),
    silent(
      "an entry of a cache that is nobody's",
      "await redis.set(draft(user.id), { text: 1 });\nreturn redis.get(draft(id));",
    ),
    silent("a run of the caller's own", `if (!user.runIds.includes(id)) { ${stop} }\nawait runs.cancel(id);`),
    silent(
      "two records that are both checked, of which one shall belong to the other",
      `const own = await sql.query.invoices.findFirst({ where: and(eq(invoices.id, id), eq(invoices.userId, user.id)) });\nconst other = await sql.query.invoices.findFirst({ where: and(eq(invoices.id, to), eq(invoices.userId, user.id)) });\nif (!own || !other) { ${stop} }\nawait sql.insert(lines).values({ invoiceId: to });`,
      "id, to",
    ),
    silent(
      "a reference to something without an owner, beside one that is checked",
      `const own = await sql.query.invoices.findFirst({ where: and(eq(invoices.id, id), eq(invoices.userId, user.id)) });\nif (!own) { ${stop} }\nawait sql.insert(lines).values({ invoiceId: id, colourId: colour });`,
      "id, colour",
    ),
    silent("a reference alone", "await sql.insert(steps).values({ recipeId: id });"),
    silent(
      "an aggregation of the caller's own",
      "return Note.aggregate([{ $match: { _id: id, owner: user.id } }, { $project: { text: 1 } }]);",
    ),
    { name: "nobody is asked who is calling, and no schema says that there is an owner", code: action("id", change) },
    silent(
      "whoever knows the record's PIN",
      `const invoice = await db.invoice.findUnique({ where: { id } });\nif (invoice.pin !== pin) { ${stop} }\nreturn sql.select().from(invoices).where(eq(invoices.id, id));`,
      "id, pin",
    ),
    silent(
      "several records, beside whose parent a join brings the caller's membership along",
      `const rows = await sql.select({ orderId: lines.invoiceId }).from(lines).where(inArray(lines.id, ids));\nconst [order] = await sql.select({ role: members.role }).from(invoices).leftJoin(members, and(eq(members.invoiceId, invoices.id), eq(members.userId, user.id))).where(eq(invoices.id, rows[0].orderId));\nif (order?.role !== "admin") { ${stop} }\nawait sql.delete(lines).where(inArray(lines.id, ids));`,
      "ids",
    ),
    silent(
      "a record that may be others', whose owner is compared",
      `const invoice = await db.invoice.findFirst({ where: { id, OR: [{ userId: user.id }, { published: true }] } });\nif (!invoice || invoice.userId !== user.id) { ${stop} }\n${change}`,
    ),
    {
      name: "a visitor's own, or a user's own",
      code: action(
        "id",
        `const user = await getUser();\nconst visitor = (await cookies()).get("visitor")?.value;\nconst talk = await sql.query.talks.findFirst({ where: eq(talks.id, id) });\nif (!(user && talk.userId === user.id) && !(!user && talk.anonymousId === visitor)) { ${stop} }\nawait sql.update(talks).set({ text: "" }).where(eq(talks.id, id));`,
      ),
    },
    silent("nothing but keys", "return db.invoice.findUnique({ where: { id }, select: { id: true, shopId: true } });"),
    silent("what people say in the open", "return sql.select().from(comments).where(eq(comments.id, id));"),
    silent("a role", `if (user.role !== "admin") { ${stop} }\n${change}`),
    silent("a token", "await db.invitation.update({ where: { token }, data: { accepted: true } });", "token"),
    silent("somebody whom the client names", "await db.invoice.deleteMany({ where: { userId } });", "userId"),
    silent(
      "what is not looked for by a key",
      `await db.invoice.updateMany({ where: { userId: user.id, status }, data: { paid: true } });`,
      "status",
    ),
    silent("something to like", "await db.comment.update({ where: { id }, data: { likes: { increment: 1 } } });"),
    silent("a read that nobody gets to see", "await db.invoice.findUnique({ where: { id } });"),
    silent("what is there for everybody to read", "return db.post.findUnique({ where: { id } });"),
    silent("rows without an owner", "return sql.select().from(colours).where(eq(colours.id, id));"),
    silent(
      "nothing that the client has picked",
      "await db.invoice.update({ where: { id: 1 }, data: { paid: true } });",
    ),
  ],
  invalid: [
    reported({
      name: "a row that the client picks, in a text of SQL",
      body: inText("UPDATE invoices SET payer = $2 WHERE id = $1"),
      does: "runs a raw query",
      effect: "pool.query",
      line: 2,
    }),
    reported({
      name: "a row that the client picks, though another was found to be the caller's own",
      body: `const pool = new (await import("pg")).Pool();
const result = await pool.query("SELECT id FROM invoices WHERE number = 1 AND user_id = $1", [user.id]);
if (result.rows.length === 0) { ${stop} }
await pool.query("DELETE FROM invoices WHERE id = $1", [id]);`,
      does: "runs a raw query",
      effect: "pool.query",
      line: 4,
    }),
    reported({
      name: "one of what everybody may see, asked for by an owner whom the client names",
      body: "return sql.select().from(recipes).where(and(eq(recipes.userId, owner), eq(recipes.id, id)));",
      parameters: "id, owner",
      messageId: "disclosesWithin",
      scope: "userId",
      source: "owner",
      effect: "sql.select",
    }),
    reported({
      name: "a title that equals what a package made",
      body: ifEqual("(await all()).id").replace("userId", "title"),
      line: 3,
    }),
    reported({
      name: "an owner who equals a digest of the client's",
      body: ifEqual(`createHash("sha256").update(id).digest("hex")`),
      line: 3,
    }),
    reported({
      name: "what a query within a query asks for without it",
      body: `${right('.where("userId", "=", user.id)')}\nif (!found.length) return;\n${change}`,
      line: 5,
    }),
    reported({ name: "a record to change", body: change, line: 1 }),
    reported({
      name: "a record to delete",
      body: "await db.invoice.delete({ where: { id } });",
      effect: "db.invoice.delete",
    }),
    reported({
      name: "alternatives of which one is anybody's",
      body: "await db.invoice.updateMany({ where: { id, OR: [{ userId: user.id }, { open: true }] }, data: { paid: true } });",
      effect: "db.invoice.updateMany",
    }),
    reported({
      name: "whatever is not the caller's own",
      body: "await db.invoice.updateMany({ where: { id, NOT: { userId: user.id } }, data: { paid: true } });",
      effect: "db.invoice.updateMany",
    }),
    reported({
      name: "more than a key in a text",
      body: "const invoice = await db.invoice.findUnique({ where: { id } });\nreturn { text: `It is about ${invoice.total}.` };",
      messageId: "discloses",
      effect: "db.invoice.findUnique",
    }),
    reported({
      name: "a list that is filtered, beside which an organisation stands that is none of the client's",
      body: "return db.invoice.findMany({ where: { shopId: 1, orderId: id } });",
      messageId: "discloses",
      column: "orderId",
      effect: "db.invoice.findMany",
    }),
    reported({
      name: "a row of the organisation that the client names",
      body: "return db.invoice.findMany({ where: { tenantId, id } });",
      parameters: "id, tenantId",
      messageId: "disclosesWithin",
      scope: "tenantId",
      effect: "db.invoice.findMany",
    }),
    reported({
      name: "an answer",
      body: "return sql.select().from(invoices).where(eq(invoices.id, id));",
      messageId: "discloses",
      effect: "sql.select",
    }),
    reported({
      name: "an answer by a condition that a function makes",
      body: "return sql.query.invoices.findFirst({ where: (table, { eq }) => eq(table.id, id), extras: () => ({}) });",
      messageId: "discloses",
      effect: "sql.query.invoices.findFirst",
    }),
    reported({
      name: "an answer to others than the owner",
      body: `const invoice = await db.invoice.findUnique({ where: { id } });\nif (invoice.userId === user.id) return null;\nreturn invoice;`,
      messageId: "partly",
      does: "reads the database",
      effect: "db.invoice.findUnique",
    }),
    reported({
      name: "the owner is compared too late",
      body: `${change}\nconst invoice = await db.invoice.findUnique({ where: { id } });\nif (invoice.userId !== user.id) { ${stop} }`,
    }),
    reported({
      name: "anybody but those with a role",
      body: `const invoice = await db.invoice.findUnique({ where: { id } });\nif (user.role === "admin" && invoice.userId !== user.id) { ${stop} }\n${change}`,
      messageId: "partly",
      line: 3,
    }),
    reported({
      name: "a look-up of the caller's own at which nobody looks",
      body: `await db.invoice.findFirst({ where: { id, userId: user.id } });\n${change}`,
      messageId: "ignored",
      line: 2,
      lookUp: "db.invoice.findFirst",
    }),
    reported({
      name: "a look-up that is anybody's",
      body: `const found = await db.invoice.findFirst({ where: { id } });\nif (!found) { ${stop} }\n${change}`,
      line: 3,
    }),
    reported({
      name: "a relation that is anybody's",
      parameters: "id",
      body: `const shop = await db.shop.findUnique({ where: { id }, include: { members: true } });\nif (shop.members.length === 0) { ${stop} }\nawait db.shop.update({ where: { id }, data: { open: true } });`,
      effect: "db.shop.update",
      line: 3,
    }),
    reported({
      name: "a relation of the caller's own that may be empty",
      body: `const shop = await db.shop.findUnique({ where: { id }, include: { members: { where: { userId: user.id } } } });\nif (!shop) { ${stop} }\nawait db.shop.update({ where: { id }, data: { open: true } });`,
      effect: "db.shop.update",
      line: 3,
    }),
    reported({
      name: "another id than the one that was checked",
      parameters: "id, shopId",
      body: `const member = await db.member.findFirst({ where: { shopId, userId: user.id } });\nif (!member) { ${stop} }\n${change}`,
      line: 3,
    }),
    reported({
      name: "a value of another record that the client has picked",
      parameters: "orderId",
      body: `const order = await db.order.findUnique({ where: { id: orderId } });\nawait db.invoice.update({ where: { id: order.invoiceId }, data: { paid: true } });`,
      value: "orderId",
      isOfFound: true,
      line: 2,
    }),
    reported({
      name: "a list of ids",
      parameters: "ids",
      body: "await db.invoice.deleteMany({ where: { id: { in: ids } } });",
      value: "ids",
      effect: "db.invoice.deleteMany",
    }),
    reported({
      name: "a form's field",
      parameters: "form",
      body: `await db.invoice.delete({ where: { id: form.get("id") } });`,
      value: `form.get("id")`,
      effect: "db.invoice.delete",
    }),
    reported({
      name: "a comparison with another value of the client's",
      parameters: "id, claimed",
      body: `if (claimed !== id) { ${stop} }\n${change}`,
      line: 2,
    }),
    reported({
      name: "a value that is compared with one which anybody may send",
      parameters: "id, shopId",
      body: `const invoice = await db.invoice.findUnique({ where: { id } });\nif (invoice.shopId !== shopId) { ${stop} }\nconst member = await db.member.findFirst({ where: { shopId } });\nif (!member) { ${stop} }\n${change}`,
      line: 5,
    }),
    reported({
      name: "a look-up by the client's value for some without a role, and by both for others",
      body: `const where = user.verified ? { id } : { id, userId: user.id };\nconst own = await db.invoice.findFirst({ where });\nif (!own) { ${stop} }\n${change}`,
      line: 4,
    }),
    reported({
      name: "each of a list of ids, at whose look-ups nobody looks",
      parameters: "ids",
      body: `for (const id of ids) {\nawait db.invoice.findFirst({ where: { id, userId: user.id } });\n}\nawait db.invoice.deleteMany({ where: { id: { in: ids } } });`,
      value: "ids",
      effect: "db.invoice.deleteMany",
      line: 4,
    }),
    reported({
      name: "some of a list of ids, before the loop is left",
      parameters: "ids",
      body: `for (const id of ids) {\nconst own = await db.invoice.findFirst({ where: { id, userId: user.id } });\nif (!own) { break; }\n}\nawait db.invoice.deleteMany({ where: { id: { in: ids } } });`,
      value: "ids",
      effect: "db.invoice.deleteMany",
      line: 5,
    }),
    reported({
      name: "one of a list that was looked up among anybody's",
      body: `const all = await db.invoice.findMany({ where: { open: true } });\nif (!all.map((one) => one.id).includes(id)) { ${stop} }\n${change}`,
      line: 3,
    }),
    reported({
      name: "a document to change",
      body: "const note = await Note.findById(id);\nnote.text = 1;\nawait note.save();",
      column: "_id",
      effect: "note.save",
      line: 3,
    }),
    reported({
      name: "a document to delete",
      body: "const note = await Note.findOne({ _id: id });\nawait note.deleteOne();",
      column: "_id",
      effect: "note.deleteOne",
      line: 2,
    }),
    reported({
      name: "a document, to one of whose lists something of the client's is added",
      body: "const note = await Note.findById(id);\nnote.tags.push(tag);\nawait note.save();",
      parameters: "id, tag",
      column: "_id",
      effect: "note.save",
      line: 3,
    }),
    reported({
      name: "rules of what the caller may do, at whose answer nobody looks",
      body: `ability.cannot("update", "Invoice");\n${change}`,
      line: 2,
    }),
    reported({
      name: "rules asked about each of a list, of whose answers all may be no",
      body: `const invoice = await db.invoice.findUnique({ where: { id } });
const asked = await Promise.all(["update"].flatMap(async (verb) => [invoice].flatMap((one) => ability.can(verb, subject("Invoice", one)))));
if (asked.flat().length === 0) { ${stop} }\n${change}`,
      line: 4,
    }),
    reported({
      name: "an answer of a package about the record only",
      body: `const invoice = await db.invoice.findUnique({ where: { id } });\nif (!all(invoice)) { ${stop} }\n${change}`,
      line: 3,
    }),
    reported({
      name: "a row that belongs to something else than what a package was asked about",
      parameters: "lineId, id, otherId",
      value: "lineId",
      body: `const invoice = await db.invoice.findUnique({ where: { id } });\nif (!all(user, invoice)) { ${stop} }\nawait db.note.update({ where: { id: lineId, invoiceId: otherId }, data: { paid: true } });`,
      effect: "db.note.update",
      line: 3,
    }),
    reported({
      name: "rules about one of lists, of which one is empty",
      body: `const invoice = await db.invoice.findUnique({ where: { id } });
const asked = (invoice.paid ? [invoice] : []).map((one) => ability.can("update", subject("Invoice", one)));
if (!asked.reduce((all, one) => all && one, true)) { ${stop} }\n${change}`,
      line: 4,
    }),
    reported({
      name: "rules that are kept under the record's id",
      body: `const rules = kept.get(id);\nconst invoice = await db.invoice.findUnique({ where: { id } });\nif (!rules.can("update", invoice)) { ${stop} }\n${change}`,
      line: 4,
    }),
    reported({
      name: "those who send any password, and those with a role",
      parameters: "id, password",
      body: `if (password) {\nif (password.length < 8) { ${stop} }\n} else if (user.role !== "admin") { ${stop} }\n${change}`,
      line: 4,
    }),
    reported({
      name: "a membership of anybody that a join brings along",
      body: `const [invoice] = await sql.select({ id: invoices.id, role: members.role }).from(invoices).leftJoin(members, eq(members.invoiceId, invoices.id)).where(eq(invoices.id, id));\nif (invoice?.role !== "admin") { ${stop} }\nawait sql.delete(invoices).where(eq(invoices.id, id));`,
      effect: "sql.delete",
      line: 3,
    }),
    reported({
      name: "something to vote for, and whatever the client says about it",
      parameters: "id, text",
      body: "await db.comment.update({ where: { id }, data: { text, upvotes: { increment: 1 } } });",
      effect: "db.comment.update",
    }),
    reported({
      name: "a list that is written anew, with what the client adds",
      parameters: "id, text",
      body: "const note = await Note.findById(id);\nawait Note.findByIdAndUpdate(id, { texts: [...(note.texts || []), text] });",
      column: "_id",
      effect: "Note.findByIdAndUpdate",
      line: 2,
    }),
    reported({
      name: "a list that is written anew, of another record's",
      parameters: "id, other",
      body: "const note = await Note.findById(other);\nawait Note.findByIdAndUpdate(id, { likes: [...note.others, user.id] });",
      column: "_id",
      effect: "Note.findByIdAndUpdate",
      line: 2,
      suggestions: 1,
    }),
    reported({
      name: "a key in whatever capitals",
      body: "await sql.delete(invoices).where(ilike(invoices.id, id));",
      effect: "sql.delete",
    }),
    reported({
      name: "a list of texts to which the client adds one",
      parameters: "id, text",
      body: "await Note.findByIdAndUpdate(id, { $addToSet: { texts: text } });",
      column: "_id",
      effect: "Note.findByIdAndUpdate",
    }),
    reported({
      name: "an entry of a cache, whose like has an owner",
      body: "await redis.set(draft(user.id), { text: 1, userId: user.id });\nawait redis.del(draft(id));",
      messageId: "entry",
      does: "writes to the cache",
      effect: "redis.del",
      line: 2,
    }),
    reported({
      name: "an entry of a cache that is given away",
      body: "await redis.set(draft(user.id), { text: 1, userId: user.id });\nreturn redis.get(draft(id));",
      messageId: "entry",
      does: "reads from the cache",
      effect: "redis.get",
      line: 2,
    }),
    reported({
      name: "somebody's run",
      body: "await runs.cancel(id);",
      messageId: "service",
      does: "calls an API with the server's credentials",
      effect: "runs.cancel",
    }),
    reported({
      name: "a reference to what nobody checks, beside one that is checked",
      parameters: "to, id",
      body: `const own = await sql.query.invoices.findFirst({ where: and(eq(invoices.id, id), eq(invoices.userId, user.id)) });\nif (!own) { ${stop} }\nawait sql.insert(lines).values({ invoiceId: to });`,
      messageId: "refers",
      value: "to",
      column: "invoiceId",
      effect: "sql.insert",
      line: 3,
    }),
    reported({
      name: "an aggregation of anybody's",
      body: "return Note.aggregate([{ $match: { _id: id } }, { $project: { text: 1 } }]);",
      messageId: "discloses",
      column: "_id",
      effect: "Note.aggregate",
    }),
    reported({
      name: "a record that may be others', at whose owner nobody looks",
      body: `const invoice = await db.invoice.findFirst({ where: { id, OR: [{ userId: user.id }, { published: true }] } });\nif (!invoice || invoice.userId === "") { ${stop} }\n${change}`,
      line: 3,
    }),
    {
      ...reported({
        name: "a visitor's own, as the client says, or a user's own",
        parameters: "id, visitor",
        body: `const user = await getUser();\nconst talk = await sql.query.talks.findFirst({ where: eq(talks.id, id) });\nif (!(user && talk.userId === user.id) && !(!user && talk.anonymousId === visitor)) { ${stop} }\nawait sql.update(talks).set({ text: "" }).where(eq(talks.id, id));`,
        messageId: "partly",
        effect: "sql.update",
        line: 3,
      }),
      code: action(
        "id, visitor",
        `const user = await getUser();\nconst talk = await sql.query.talks.findFirst({ where: eq(talks.id, id) });\nif (!(user && talk.userId === user.id) && !(!user && talk.anonymousId === visitor)) { ${stop} }\nawait sql.update(talks).set({ text: "" }).where(eq(talks.id, id));`,
      ),
    },
    reported({
      name: "more than keys",
      body: "return db.invoice.findUnique({ where: { id }, select: { id: true, total: true } });",
      messageId: "discloses",
      effect: "db.invoice.findUnique",
    }),
    reported({
      name: "whoever knows the record's number",
      parameters: "id, number",
      body: `const invoice = await db.invoice.findUnique({ where: { id } });\nif (invoice.number !== number) { ${stop} }\nreturn sql.select().from(invoices).where(eq(invoices.id, id));`,
      messageId: "discloses",
      effect: "sql.select",
      line: 3,
    }),
    reported({
      name: "a text to change",
      body: "await db.comment.update({ where: { id }, data: { text: 1, likes: { increment: 1 } } });",
      effect: "db.comment.update",
    }),
    {
      ...reported({
        name: "nobody is asked who is calling, though the schema says that there is an owner",
        body: "await sql.delete(invoices).where(eq(invoices.id, id));",
        effect: "sql.delete",
      }),
      code: action("id", "await sql.delete(invoices).where(eq(invoices.id, id));"),
      options: [],
    },
    {
      ...reported({
        name: "a read for whoever asks, though the schema says that there is an owner",
        body: "return sql.select().from(invoices).where(eq(invoices.id, id));",
        messageId: "discloses",
        effect: "sql.select",
      }),
      code: action("id", "return sql.select().from(invoices).where(eq(invoices.id, id));"),
      options: [{ unauthenticated: "report" }],
    },
    {
      ...reported({ name: "nobody is asked who is calling, with the option", body: change }),
      code: action("id", change),
      options: [{ unauthenticated: "report" }],
    },
  ].map((one) =>
    "options" in one
      ? {
          ...one,
          errors: one.errors.map((error) => ({
            ...error,
            data: { ...error.data, line: String(head.split("\n").length + 1) },
          })),
        }
      : one,
  ),
});
