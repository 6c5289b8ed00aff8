import rule from "../../rules/no-mass-assignment.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

const head = `"use server";
import { PrismaClient } from "@prisma/client";
import { drizzle } from "drizzle-orm/node-postgres";
import { pgTable, text } from "drizzle-orm/pg-core";
import mongoose, { Schema } from "mongoose";
import { Meilisearch } from "meilisearch";
import { z } from "zod";
const search = new Meilisearch({ host: "url" });
const prisma = new PrismaClient();
const orm = drizzle("url");
const posts = pgTable("posts", { title: text("title") });
const Post = mongoose.model("Post", new Schema({ title: String }));
const schema = z.object({ title: z.string() });
`;

const firstLine = head.split("\n").length;

/** An action of these parameters and this body. */
function action(body: string, parameters = "input"): string {
  return `${head}export async function save(${parameters}) {\n${body}\n}`;
}

function silent(name: string, body: string, parameters?: string) {
  return { name, code: action(body, parameters) };
}

/** An account is made, with a role. */
const register = (role = "") =>
  `const { email, role } = input;\nawait prisma.user.create({ data: { email: String(email), role: ${role} } });`;

const invited = `const invitation = await prisma.invitation.findUnique({ where: { token: input.token } });
if (!invitation) return;`;

/** An action by which strangers come to have an account. */
const signUp = (body: string) => action(body).replace("function save", "function signUp");

/** A stranger says what they may do. */
function right(name = "", body = "") {
  const code = signUp(body);
  const data = {
    action: "signUp",
    column: "role",
    value: "input.role",
    does: "",
    effect: "prisma.user.create",
    line: String(firstLine + 2),
    route: "",
  };
  return {
    name,
    code,
    errors: [{ messageId: "right" as const, data, line: firstLine, column: 30, endLine: firstLine, endColumn: 35 }],
  };
}

function reported(
  name: string,
  body: string,
  {
    effect = "prisma.post.update",
    value = "input",
    line = 1,
    parameters = "input",
    messageId = "open",
    instead = "name the columns, or parse it with a schema that drops the rest",
  } = {},
) {
  const code = action(body, parameters);
  const at = placeOf(code, `save(${parameters}`);
  const column = at.column + "save(".length;
  return {
    name,
    code,
    errors: [
      {
        messageId,
        data: { instead, action: "save", value, effect, line: String(firstLine + line), route: "" },
        line: at.line,
        column,
        endLine: at.line,
        endColumn: column + parameters.length,
      },
    ],
  };
}

/** Columns that are set one by one, if this lets them. */
const oneByOne = (test: string, entries = "input") => `const data = {};
for (const [key, value] of Object.entries(${entries})) {
  ${test}
  data[key] = value;
}
await prisma.post.update({ where: { id: 1 }, data });`;

/** What is written is made of an object's names and members again. */
const listed = (of: string, changed: string) =>
  `await prisma.post.update({ where: { id: 1 }, data: Object.fromEntries(Object.entries(${of})${changed}) });`;
const own = '["title", "text"]';
const isThere = ".filter(([, value]) => value !== undefined)";
const orNull = ".map(([key, value]) => [key, value ?? null])";

const loose = "its schema lets other members through, so name the columns, or let it drop the rest";
const unused =
  "it was checked, but this is still all that was sent, so name the columns, or write what a schema gives that drops the rest";

new RuleTester().run("no-mass-assignment", rule, {
  valid: [
    ...[
      ["a role of the program's own", register('"USER"')],
      ["a role out of a list of those that everybody may have", register('z.enum(["BUYER", "SELLER"]).parse(role)')],
      [
        "a role that is compared with those that everybody may have",
        `if (role !== "BUYER" && role !== "SELLER") return;\n${register("role")}`,
      ],
      [
        "a role that somebody known gives",
        `const user = await requireUser();\nif (!user) return;\n${register("role")}`,
      ],
      ["a role, by who has an invitation", `${invited}\n${register("role")}`],
      [
        "a role of something else than an account",
        "await prisma.job.create({ data: { title: input.title, role: input.role } });",
      ],
    ].map(([name = "", body = ""]) => ({ name, code: signUp(body) })),
    silent("a role of an account that is not the stranger's, which nobody may make", register("role")),
    silent("what is taken out of an index", 'await search.index("posts").deleteDocument(input);'),
    silent(
      "columns one by one that are some of those that are meant",
      oneByOne(`if (!["title", "text"].includes(key)) continue;`),
    ),
    silent(
      "columns one by one under which a table has something",
      `const meant = { [process.env.COLUMN]: true };\n${oneByOne("if (!meant[key]) continue;")}`,
    ),
    silent("what a schema lets through, without what is undefined", listed("schema.parse(input)", isThere)),
    silent(
      "what a schema lets through, but for one, without what is undefined",
      `const { title, ...rest } = schema.parse(input);\n${listed("rest", isThere)}`,
    ),
    silent("what a schema lets through, with null in the place of undefined", listed("schema.parse(input)", orNull)),
    silent("what the program has named, without what is undefined", listed("{ title: input.title }", isThere)),
    silent("what is among the names that are meant", listed("input", `.filter(([key]) => ["title"].includes(key))`)),
    silent("columns one by one of what a schema lets through", oneByOne("", "schema.parse(input)")),
    silent(
      "columns one by one of what passed a schema",
      `const r = schema.safeParse(input); if (!r.success) return;\n${oneByOne("", "r.data")}`,
    ),
    silent("columns one by one of an object that the program made", oneByOne("", "{ title: input.title }")),
    silent(
      "members by names of its own, those that are there",
      `await prisma.post.update({ where: { id: 1 }, data: Object.fromEntries(${own}.filter((name) => name in input).map((name) => [name, input[name]])) });`,
    ),
    silent(
      "a form's entries in a list",
      "const titles = []; input.forEach((value, index) => { titles[index] = value; }); await prisma.post.update({ where: { id: 1 }, data: { titles } });",
    ),
    silent(
      "a record of certain names",
      'await prisma.post.update({ where: { id: 1 }, data: z.record(z.enum(["title", "text"]), z.string()).parse(input) });',
    ),
    silent(
      "members that lodash picks",
      `const { pick } = await import("lodash");\nawait prisma.post.update({ where: { id: 1 }, data: pick(input, ["title"]) });`,
    ),
    silent(
      "a column that is one of some",
      `if (!["title", "text"].includes(field)) return;\nawait prisma.post.update({ where: { id: 1 }, data: { [field]: "a" } });`,
      "field",
    ),
    silent(
      "a column that a schema names",
      `const column = z.enum(["title", "text"]).parse(field);\nawait prisma.post.update({ where: { id: 1 }, data: { [column]: "a" } });`,
      "field",
    ),
    silent(
      "a column whose name the program makes",
      `await prisma.post.update({ where: { id: 1 }, data: { [\`title_\${field}\`]: "a" } });`,
      "field",
    ),
    silent(
      "a name within one column",
      `await prisma.post.update({ where: { id: 1 }, data: { settings: { [field]: "a" } } });`,
      "field",
    ),
    silent("columns that are named", "await prisma.post.update({ where: { id: 1 }, data: { title: input.title } });"),
    silent("what a schema lets through", "await prisma.post.update({ where: { id: 1 }, data: schema.parse(input) });"),
    silent(
      "a spread of what a schema lets through",
      "await prisma.post.update({ where: { id: 1 }, data: { ...schema.parse(input), userId: 1 } });",
    ),
    silent(
      "the data of a parse that passed",
      "const r = schema.safeParse(input); if (!r.success) return; await prisma.post.update({ where: { id: 1 }, data: r.data });",
    ),
    silent(
      "a schema that refuses other members",
      "await prisma.post.update({ where: { id: 1 }, data: schema.strict().parse(input) });",
    ),
    silent("entries of a form by name", 'await prisma.post.create({ data: { title: input.get("title") } });'),
    silent(
      "a whole form that a schema closed",
      "await prisma.post.create({ data: schema.parse(Object.fromEntries(input)) });",
    ),
    silent(
      "an object of the program's own",
      'const data = { title: "x" }; await prisma.post.update({ where: { id: 1 }, data: { ...data } });',
    ),
    silent("a client's object in the condition only", "await prisma.post.deleteMany({ where: input });"),
    silent("a value that is one column", "await prisma.post.update({ where: { id: 1 }, data: { settings: input } });"),
    silent(
      "rows of named columns",
      "await prisma.post.createMany({ data: input.map((row) => ({ title: row.title })) });",
    ),
    silent("drizzle columns that are named", "await orm.insert(posts).values({ title: input.title });"),
    silent("a document of named columns", "await Post.create({ title: input.title });"),
    silent("columns behind $set that are named", "await Post.updateOne({ _id: 1 }, { $set: { title: input.title } });"),
  ],
  invalid: [
    ...[
      ["a role that a stranger sends", "role"],
      ["a role out of a list with those who run the service", 'z.enum(["USER", "ADMIN"]).parse(role)'],
    ].map(([name, value]) => right(name, register(value))),
    reported("what is put into an index", 'await search.index("posts").addDocuments(input);', {
      effect: 'search.index("posts").addDocuments',
    }),
    reported("all that there is, without what is undefined", listed("input", isThere)),
    reported(
      "all that there is, but for one, without what is undefined",
      `const { id, ...rest } = input;\n${listed("rest", isThere)}`,
      { line: 2 },
    ),
    reported("all that there is, with null in the place of undefined", listed("input", orNull)),
    reported("all that a schema lets through with the rest", listed("schema.loose().parse(input)", isThere), {
      instead: loose,
    }),
    reported("what is not among some names", listed("input", `.filter(([key]) => !["id"].includes(key))`)),
    reported("columns one by one", oneByOne(""), { line: 6, messageId: "chosen" }),
    reported("columns one by one under which the client has something", oneByOne("if (!input.meant[key]) continue;"), {
      line: 6,
      messageId: "chosen",
    }),
    reported("columns one by one but for some", oneByOne(`if (key === "id") continue;`), {
      line: 6,
      messageId: "chosen",
    }),
    reported(
      "columns one by one of what a schema lets through with all the rest",
      oneByOne("", "schema.loose().parse(input)"),
      { line: 6, messageId: "chosen" },
    ),
    reported(
      "a column that the client names",
      `await prisma.post.update({ where: { id: 1 }, data: { [field]: "a" } });`,
      { value: "field", parameters: "field", messageId: "chosen" },
    ),
    reported(
      "a column that the client names, behind an operator",
      `await Post.updateOne({ slug: "a" }, { $set: { [field]: "a" } });`,
      { effect: "Post.updateOne", value: "field", parameters: "field", messageId: "chosen" },
    ),
    reported(
      "a column whose name was found to be a text",
      `const column = z.string().parse(field);\nawait orm.update(posts).set({ [column]: "a" });`,
      { effect: "orm.update", value: "field", line: 2, parameters: "field", messageId: "chosen" },
    ),
    reported(
      "members by names of the client's, those that are there",
      `await prisma.post.update({ where: { id: 1 }, data: Object.fromEntries(Object.keys(input).filter((name) => input[name]).map((name) => [name, input[name]])) });`,
    ),
    reported(
      "a form's entries under their names",
      "const data = {}; input.forEach((value, key) => { data[key] = value; }); await prisma.post.update({ where: { id: 1 }, data });",
      { messageId: "chosen" },
    ),
    reported(
      "a form\'s entries under their names, one after the other",
      "const data = {}; for (const [key, value] of input.entries()) { data[key] = value; } await prisma.post.update({ where: { id: 1 }, data });",
      { messageId: "chosen" },
    ),
    reported(
      "members that lodash does not leave out",
      `const { omit } = await import("lodash");\nawait prisma.post.update({ where: { id: 1 }, data: omit(input, ["id"]) });`,
      { line: 2 },
    ),
    reported("the whole object", "await prisma.post.update({ where: { id: 1 }, data: input });"),
    reported("a spread", "await prisma.post.update({ where: { id: 1 }, data: { ...input } });"),
    reported(
      "a spread beside columns that are fixed",
      "await prisma.post.update({ where: { id: 1 }, data: { ...input, userId: 1 } });",
    ),
    reported(
      "what is left of it",
      "const { id, ...data } = input; await prisma.post.update({ where: { id: 1 }, data });",
    ),
    reported(
      "an object that was parsed, and not what came of it",
      "schema.parse(input); await prisma.post.update({ where: { id: 1 }, data: input });",
      { instead: unused },
    ),
    reported(
      "a parse that nobody looks at",
      "schema.safeParse(input); await prisma.post.update({ where: { id: 1 }, data: input });",
    ),
    reported(
      "a schema that lets other members through",
      "await prisma.post.update({ where: { id: 1 }, data: schema.passthrough().parse(input) });",
      { instead: loose },
    ),
    reported(
      "a record",
      "await prisma.post.update({ where: { id: 1 }, data: z.record(z.string(), z.string()).parse(input) });",
      { instead: loose },
    ),
    reported("all entries of a form", "await prisma.post.create({ data: Object.fromEntries(input) });", {
      effect: "prisma.post.create",
    }),
    reported(
      "one branch of several",
      'const data = input.full ? input : { title: "x" }; await prisma.post.update({ where: { id: 1 }, data });',
    ),
    reported("rows that the client sends", "await prisma.post.createMany({ data: input });", {
      effect: "prisma.post.createMany",
    }),
    reported(
      "each of the rows that the client sends",
      "await prisma.post.createMany({ data: input.map((row) => ({ ...row, userId: 1 })) });",
      {
        effect: "prisma.post.createMany",
        value: "input[]",
      },
    ),
    reported("a nested write", "await prisma.post.update({ where: { id: 1 }, data: { author: { update: input } } });"),
    reported("drizzle values", "await orm.insert(posts).values(input);", { effect: "orm.insert" }),
    reported("drizzle columns", "await orm.update(posts).set({ ...input });", { effect: "orm.update" }),
    reported("a whole document", "await Post.create(input);", { effect: "Post.create" }),
    reported("the document behind $set", "await Post.updateOne({ _id: 1 }, { $set: input });", {
      effect: "Post.updateOne",
    }),
  ],
});
