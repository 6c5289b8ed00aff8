import rule from "../../rules/require-input-validation.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

const head = `"use server";
import { Resend } from "resend";
import { z } from "zod";
const mailer = new Resend("key");
const schema = z.object({ id: z.string(), name: z.string().optional() });
`;

const all = [{ values: "all" }];
const update = "await db.post.update({ where: { id }, data: { name: 1 } });";

/** An action of these parameters and this body. */
function action(parameters: string, body: string): string {
  return `${head}export async function save(${parameters}) {\n${body}\n}`;
}

interface Reported {
  readonly name: string;
  readonly parameters?: string;
  readonly body: string;
  readonly messageId?: string;
  readonly value?: string;
  readonly effect?: string;
  /** The line of the effect within the body. */
  readonly line?: number;
  readonly options?: typeof all;
}

/** A case whose first parameter is reported. */
function reported({
  name,
  parameters = "id",
  body,
  messageId = "meaning",
  value = "id",
  effect = "db.post.update",
  line = 1,
  options = [] as never,
}: Reported) {
  const code = action(parameters, body);
  const at = placeOf(code, `save(${parameters}`);
  const parameter = parameters.startsWith("{") ? parameters : (/^\w+/u.exec(parameters)?.[0] ?? "");
  const column = at.column + "save(".length;
  return {
    name,
    code,
    options,
    errors: [
      {
        messageId,
        data: { action: "save", value, effect, line: String(line + 6), route: "" },
        line: at.line,
        column,
        endLine: at.line,
        endColumn: column + parameter.length,
      },
    ],
  };
}

function silent(name: string, body: string, parameters = "id", options = all) {
  return { name, code: action(parameters, body), options };
}

new RuleTester().run("require-input-validation", rule, {
  valid: [
    silent(
      "how many rows, at the end of a chain, as a number",
      `const { createClient } = await import("@supabase/supabase-js");\nreturn createClient("url", "key").from("posts").select("*").range(0, z.number().parse(size));`,
      "size",
    ),
    silent(
      "a column of which a client of the database makes a text, where only types that change a meaning count",
      `const { createClient } = await import("@supabase/supabase-js");\nawait createClient("url", "key").from("posts").delete().eq("id", id);`,
      "id",
      [] as never,
    ),
    { name: "no server action", code: `export async function save(id) { ${update} }`, options: all },
    silent("nothing that matters", "return id + 1;"),
    silent("a schema's output", `const { id } = schema.parse(input);\n${update}`, "input"),
    silent(
      "what is in a text, after a schema",
      `const { name } = schema.parse(input);\nconst { id } = schema.parse(JSON.parse(name));\n${update}`,
      "input",
    ),
    silent(
      "a value that passed a schema, itself",
      `schema.parse(input);\nawait db.post.delete({ where: { id: input.id } });`,
      "input",
    ),
    silent(
      "a value that passed a schema with something else beside it",
      `schema.parse({ ...input, name: "a" });\nawait db.post.delete({ where: { id: input.id } });`,
      "input",
    ),
    silent(
      "a safeParse whose success was looked at",
      `const parsed = schema.safeParse(input);\nif (!parsed.success) return;\nawait db.post.delete({ where: { id: parsed.data.id } });`,
      "input",
    ),
    silent(
      "what is parsed if it is there, and has to be there",
      `const args = { input };\nif (args.input) {\nconst parsed = schema.safeParse(args.input);\nif (!parsed.success) return;\nargs.input = parsed.data;\n}\nif (Boolean(args.input) !== Boolean(schema)) return;\nawait db.post.delete({ where: { id: args.input.id } });`,
      "input",
    ),
    silent(
      "a schema that cannot be looked into",
      `const input = await theirs.parse(raw);\nawait db.post.delete({ where: { id: input.id } });`.replace(
        "theirs",
        `(await import("./missing")).schema`,
      ),
      "raw",
    ),
    silent("typeof", `if (typeof id !== "string") return;\n${update}`),
    silent(
      "typeof in a conditional expression",
      `const known = typeof id === "string" ? id : "";\nawait db.post.delete({ where: { id: known } });`,
    ),
    silent(
      "a list, every element of which is a string",
      `if (!Array.isArray(ids) || !ids.every((one) => typeof one === "string")) return;
await db.post.deleteMany({ where: { id: { in: ids } } });`,
      "ids",
    ),
    silent("a list of allowed values", `if (!["a", "b"].includes(id)) return;\n${update}`),
    silent(
      "a part of an address that was escaped, where only values are reported whose type changes something",
      "await fetch(`https://api.example.com/${encodeURIComponent(id)}`);",
      "id",
      [{ values: "structured" }],
    ),
    silent("a set of allowed values", `const allowed = new Set(["a", "b"]);\nif (!allowed.has(id)) return;\n${update}`),
    silent("a pattern", `if (!/^[a-z]+$/.test(id)) return;\n${update}`),
    silent(
      "a number that is tested for NaN",
      `const id = Number(text);\nif (Number.isNaN(id)) return;\n${update}`,
      "text",
    ),
    silent(
      "a number that is made of a checked text",
      `if (typeof text !== "string") return;\nawait db.post.create({ data: { views: parseInt(text, 10) } });`,
      "text",
    ),
    silent("a number within a range", `const id = Number(text);\nif (!(id > 0)) return;\n${update}`, "text"),
    silent("String()", `await db.post.delete({ where: { id: String(id) } });`),
    silent(
      "an id of MongoDB, which is made of nothing else",
      `await db.post.delete({ where: { id: new mongo.ObjectId(id) } });`.replace("mongo", `(await import("mongodb"))`),
    ),
    silent(
      "a pattern of a text that is one",
      `if (typeof id !== "string") return;\nreturn db.post.findMany({ where: { title: { $regex: new RegExp(id, "i") } } });`,
    ),
    silent(
      "a sum of numbers",
      `z.array(z.object({ count: z.number() })).parse(items);\nconst total = items.reduce((sum, item) => sum + item.count * prices.each, 0);\nawait db.order.create({ data: { total: Math.max(total, 0) } });`.replace(
        "prices",
        "(await db.price.findFirst())",
      ),
      "items",
    ),
    silent("a method that only strings have", `await db.post.delete({ where: { id: id.trim() } });`),
    silent(
      "a check that cannot be looked into",
      `if (!isId(id)) throw new Error();\n${update}`.replace("isId", `(await import("./missing")).isId`),
    ),
    silent(
      "what a function that cannot be looked into made of it",
      `const post = await theirs(id);\nawait db.post.delete({ where: { id: post.id } });`.replace(
        "theirs",
        `(await import("./missing")).find`,
      ),
    ),
    silent(
      "a template of something proven",
      'if (typeof id !== "string") return;\nawait fetch(`https://api.example.com/${id}`);',
    ),
    silent(
      "a file that is one",
      `const file = form.get("file");\nif (!(file instanceof File)) return;\nawait db.post.create({ data: { name: file.name } });`,
      "form",
    ),
    silent(
      "an array whose elements were tested",
      `if (!ids.every((id) => typeof id === "string")) return;\nawait db.post.deleteMany({ where: { id: { in: z.array(z.string()).parse(ids) } } });`,
      "ids",
    ),
    silent("a plain value in a column, by default", `await db.post.create({ data: { name } });`, "name", []),
    silent(
      "a cookie",
      `const { cookies } = await import("next/headers");\nawait db.post.findMany({ where: { theme: (await cookies()).get("theme")?.value } });`,
    ),
    silent("redirects and revalidation", `const { revalidatePath } = await import("next/cache");\nrevalidatePath(id);`),
    silent("something false", `const id = text || "none";\nif (typeof id !== "string") return;\n${update}`, "text"),
    {
      name: "what a worker is given of a queue that the client names",
      code: action(
        "id",
        `const { Worker } = await import("bullmq");\nnew Worker(String(id), async (job) => {\nconst { id } = job.data;\n${update}\n});`,
      ),
    },
  ],
  invalid: [
    reported({ name: "an argument in a condition", body: update }),
    reported({ name: "an argument whose existence was tested", body: `if (!id) return;\n${update}`, line: 2 }),
    reported({
      name: "as string",
      body: `await db.post.delete({ where: { id: id as string } });`,
      effect: "db.post.delete",
    }),
    reported({
      name: "a schema that is used for its type only",
      body: `const known: z.infer<typeof schema> = input;\nawait db.post.delete({ where: { id: known.id } });`,
      parameters: "input",
      value: "input.id",
      effect: "db.post.delete",
      line: 2,
    }),
    reported({
      name: "a value, in whose place something else passed a schema",
      body: `schema.parse({ ...input, id: "a" });\nawait db.post.delete({ where: { id: input.id } });`,
      parameters: "input",
      value: "input.id",
      effect: "db.post.delete",
      line: 2,
    }),
    reported({
      name: "what is in a text that passed a schema",
      body: `const { name } = schema.parse(input);\nconst { id } = JSON.parse(name);\n${update}`,
      parameters: "input",
      value: "input.name.id",
      line: 3,
    }),
    reported({
      name: "a safeParse whose success nobody looks at",
      body: `schema.safeParse(input);\nawait db.post.delete({ where: { id: input.id } });`,
      parameters: "input",
      value: "input.id",
      effect: "db.post.delete",
      line: 2,
    }),
    reported({
      name: "what is parsed if it is there, and need not be",
      body: `const args = { input };\nif (args.input) {\nconst parsed = schema.safeParse(args.input);\nif (!parsed.success) return;\nargs.input = parsed.data;\n}\nif (Boolean(args.input) === Boolean(schema)) log();\nawait db.post.delete({ where: { id: args.input.id } });`,
      parameters: "input",
      value: "input.id",
      effect: "db.post.delete",
      line: 8,
    }),
    reported({
      name: "a check on another path",
      body: `if (log) { if (typeof id !== "string") return; }\n${update}`,
      parameters: "id, log",
      line: 2,
    }),
    reported({ name: "a member of a destructured argument", parameters: "{ id }", body: update }),
    reported({
      name: "a form entry",
      parameters: "form",
      body: `await db.post.create({ data: { name: form.get("name") } });`,
      messageId: "entry",
      value: `form.get("name")`,
      effect: "db.post.create",
    }),
    reported({
      name: "a whole object",
      parameters: "input",
      body: `await db.post.create({ data: input });`,
      messageId: "whole",
      value: "input",
      effect: "db.post.create",
    }),
    reported({
      name: "a spread object",
      parameters: "input",
      body: `await db.post.create({ data: { ...input, views: 0 } });`,
      messageId: "whole",
      value: "input",
      effect: "db.post.create",
    }),
    reported({
      name: "an object that is spread over what the program says",
      parameters: "input",
      body: `await db.post.create({ data: { views: 0, ...input } });`,
      messageId: "whole",
      value: "input",
      effect: "db.post.create",
    }),
    reported({
      name: "the entries of a form",
      parameters: "form",
      body: `await db.post.create({ data: Object.fromEntries(form) });`,
      messageId: "whole",
      value: "form",
      effect: "db.post.create",
    }),
    reported({
      name: "a list whose elements nobody looked at",
      parameters: "ids",
      body: `if (!Array.isArray(ids)) return;\nawait db.post.deleteMany({ where: { id: { in: ids } } });`,
      value: "ids",
      effect: "db.post.deleteMany",
      line: 2,
    }),
    reported({
      name: "a list, some elements of which are strings",
      parameters: "ids",
      body: `if (!Array.isArray(ids) || !ids.some((one) => typeof one === "string")) return;\nawait db.post.deleteMany({ where: { id: { in: ids } } });`,
      value: "ids",
      effect: "db.post.deleteMany",
      line: 2,
    }),
    reported({
      name: "a part of an address that was escaped, whatever it was",
      body: "await fetch(`https://api.example.com/${encodeURIComponent(id)}`);",
      messageId: "plain",
      effect: "fetch",
      options: all,
    }),
    reported({
      name: "a template of something unproven",
      body: "await fetch(`https://api.example.com/${id}`);",
      effect: "fetch",
    }),
    reported({
      name: "a receiver of mail",
      parameters: "to",
      body: `await mailer.emails.send({ from: "a@example.com", to, subject: "Hi", text: "Hi" });`,
      value: "to",
      effect: "mailer.emails.send",
    }),
    reported({
      name: "a plain value in a column, where all are asked for",
      parameters: "name",
      body: `await db.post.create({ data: { name } });`,
      messageId: "plain",
      value: "name",
      effect: "db.post.create",
      options: all,
    }),
    reported({
      name: "a number that can be NaN",
      parameters: "text",
      body: `await db.post.create({ data: { views: Number(text) } });`,
      messageId: "number",
      value: "text",
      effect: "db.post.create",
      options: all,
    }),
    reported({
      name: "a plain value after a number that can be NaN",
      parameters: "title, text",
      body: `await db.post.findMany({ where: { views: Number(text) } });\nawait db.post.create({ data: { title } });`,
      messageId: "plain",
      value: "title",
      effect: "db.post.create",
      line: 2,
      options: all,
    }),
    reported({
      name: "what is computed from a number that can be NaN",
      parameters: "text",
      body: `await db.post.create({ data: { price: Number(text) * 100 } });`,
      messageId: "number",
      value: "text",
      effect: "db.post.create",
      options: all,
    }),
    reported({
      name: "a pattern of whatever the client sends",
      body: `return db.post.findMany({ where: { title: { $regex: RegExp(id, "i") } } });`,
      effect: "db.post.findMany",
    }),
    reported({
      name: "a sum of what need not be numbers",
      parameters: "items",
      body: `const total = items.reduce((sum, item) => sum + item.count * 2, 0);\nawait db.order.create({ data: { total } });`,
      messageId: "number",
      value: "items[].count",
      effect: "db.order.create",
      line: 2,
      options: all,
    }),
    reported({
      name: "how many rows",
      parameters: "take",
      body: `return db.post.findMany({ take });`,
      messageId: "plain",
      value: "take",
      effect: "db.post.findMany",
      options: all,
    }),
    reported({
      name: "a column of which a client of the database makes a text",
      body: `const { createClient } = await import("@supabase/supabase-js");\nawait createClient("url", "key").from("posts").delete().eq("id", id);`,
      messageId: "plain",
      effect: 'createClient(…).from("posts").delete',
      line: 2,
      options: all,
    }),
    reported({
      name: "columns that the client names",
      body: `const { createClient } = await import("@supabase/supabase-js");\nawait createClient("url", "key").from("posts").delete().match(id);`,
      effect: 'createClient(…).from("posts").delete',
      line: 2,
    }),
    reported({
      name: "how many rows, at the end of a chain",
      parameters: "size",
      body: `const { createClient } = await import("@supabase/supabase-js");\nreturn createClient("url", "key").from("posts").select("*").range(0, size);`,
      messageId: "plain",
      value: "size",
      effect: 'createClient(…).from("posts").select',
      line: 2,
      options: all,
    }),
    reported({
      name: "what is put into a queue and stored by the same action",
      body: `const { Queue } = await import("bullmq");\nawait new Queue("posts").add("save", { id });\n${update}`,
      line: 3,
    }),
    reported({
      name: "a list that others fill",
      body: `const seen = new Set();\nif (seen.has(id)) return;\n${update}`,
      line: 3,
    }),
  ],
});
