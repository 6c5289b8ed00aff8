import { describe, expect, it } from "vitest";

import massAssignment from "../../rules/no-mass-assignment.ts";
import inputValidation from "../../rules/require-input-validation.ts";
import type { RuleModule } from "../../src/rule.ts";
import { applied } from "./applied.ts";
import { actionsIn } from "./project.ts";

function parsed(rule: RuleModule, code: string, options: { readonly filename?: string } = {}) {
  return applied(rule, code, { ...options, only: "parse" });
}

const head = `"use server";
import { z } from "zod";
import { prisma } from "./db";
const schema = z.object({ id: z.string(), title: z.string() });
const numbered = z.object({ id: z.string().transform(Number) });
const open = z.looseObject({ id: z.string() });
export type Post = z.infer<typeof schema>;
`;

const body = "await prisma.post.delete({ where: { id: input.id } });";

describe("a parameter whose type comes from a schema", () => {
  it.each([
    [
      `export async function remove(input: z.infer<typeof schema>) {\n  ${body}\n}`,
      `export async function remove(values: z.infer<typeof schema>) {\n  const input = schema.parse(values);\n  ${body}\n}`,
    ],
    [
      `export async function remove(input: Post) { ${body} }`,
      `export async function remove(values: Post) { const input = schema.parse(values); ${body} }`,
    ],
    [
      `export async function remove({ id }: z.output<typeof schema>) {\n  await prisma.post.delete({ where: { id } });\n}`,
      `export async function remove(input: z.output<typeof schema>) {\n  const { id } = schema.parse(input);\n  await prisma.post.delete({ where: { id } });\n}`,
    ],
    [
      `export const remove = async (state: unknown, input: Post) => {\n  ${body}\n};`,
      `export const remove = async (state: unknown, values: Post) => {\n  const input = schema.parse(values);\n  ${body}\n};`,
    ],
  ])("is parsed with it: %s", (before, after) => {
    expect(parsed(inputValidation, head + before)).toEqual([{ output: head + after, left: [] }]);
  });

  it.each([
    // A type that says nothing of a schema, one whose schema gives something else than it takes, and one that may be missing.
    `export async function remove(input: { id: string }) { ${body} }`,
    `export async function remove(input: z.infer<typeof numbered>) { ${body} }`,
    `export async function remove(input?: Post) { await prisma.post.delete({ where: { id: input?.id } }); }`,
    `export async function remove(input: z.infer<typeof schema> = { id: "", title: "" }) { ${body} }`,
    `export async function remove(schema: Post) { await prisma.post.delete({ where: { id: schema.id } }); }`,
  ])("is left alone in %s", (code) => {
    expect(parsed(inputValidation, head + code)).toEqual([]);
  });

  it("is parsed where its members are written", () => {
    const code = (parameter: string, first: string) =>
      `${head}export async function create(${parameter}: Post) {\n  ${first}await prisma.post.create({ data: input });\n}`;
    expect(parsed(massAssignment, code("input", ""))).toEqual([
      { output: code("values", "const input = schema.parse(values);\n  "), left: [] },
    ]);
  });

  it("is left alone where the schema lets other members through", () => {
    expect(
      parsed(
        massAssignment,
        `${head}export async function create(input: z.infer<typeof open>) { await prisma.post.create({ data: input }); }`,
      ),
    ).toEqual([]);
  });
});

/** A schema of each library, the type that it gives, and what parses it; twice, where it changes nothing and where it does. */
const validators = [
  {
    library: "Valibot",
    imports: 'import * as v from "valibot";',
    schema: "v.object({ id: v.pipe(v.string(), v.minLength(1)), title: v.string() })",
    changing: "v.object({ id: v.pipe(v.string(), v.transform(Number)), title: v.string() })",
    type: "v.InferOutput<typeof schema>",
    parsed: "v.parse(schema, values)",
  },
  {
    library: "Valibot, by its names",
    imports: 'import { object, string, transform, type InferOutput } from "valibot";',
    imported: 'import { object, string, transform, type InferOutput, parse } from "valibot";',
    schema: "object({ id: string(), title: string() })",
    changing: "object({ id: string(), title: transform(string(), Number) })",
    type: "InferOutput<typeof schema>",
    parsed: "parse(schema, values)",
  },
  {
    library: "Yup",
    imports: 'import * as yup from "yup";',
    schema: "yup.object({ id: yup.string().required(), title: yup.string() })",
    changing: "yup.object({ id: yup.string().transform(clean), title: yup.string() })",
    type: "yup.InferType<typeof schema>",
    parsed: "await schema.validate(values, { stripUnknown: true })",
  },
  {
    library: "ArkType",
    imports: 'import { type } from "arktype";',
    schema: 'type({ id: "string", title: "string" }).onUndeclaredKey("delete")',
    changing: 'type({ id: "string.numeric.parse", title: "string" }).onUndeclaredKey("delete")',
    type: "typeof schema.infer",
    parsed: "schema.assert(values)",
  },
  {
    library: "Joi",
    imports: 'import Joi from "joi";\ninterface Post { id: string; title: string }',
    schema: "Joi.object<Post>({ id: Joi.string(), title: Joi.string() })",
    changing: "Joi.object<Post>({ id: Joi.string().custom(clean), title: Joi.string() })",
    type: "Post",
    parsed: "await schema.validateAsync(values, { stripUnknown: true })",
  },
  {
    library: "Superstruct",
    imports: 'import { coerce, object, string, type Infer } from "superstruct";',
    imported: 'import { coerce, object, string, type Infer, create } from "superstruct";',
    schema: "object({ id: string(), title: string() })",
    changing: "object({ id: coerce(string(), string(), clean), title: string() })",
    type: "Infer<typeof schema>",
    parsed: "create(values, schema)",
  },
  {
    library: "TypeBox",
    imports: 'import { Type, type Static } from "typebox";',
    imported: 'import { Parse } from "typebox/value";\nimport { Type, type Static } from "typebox";',
    schema: "Type.Object({ id: Type.String(), title: Type.String() }, { additionalProperties: false })",
    changing: "Type.Object({ id: Type.Decode(Type.String(), Number) }, { additionalProperties: false })",
    type: "Static<typeof schema>",
    parsed: "Parse(schema, values)",
  },
  {
    library: "TypeBox 0",
    imports: 'import { Type, type Static } from "@sinclair/typebox";\nimport { Value } from "@sinclair/typebox/value";',
    imported:
      'import { Type, type Static } from "@sinclair/typebox";\nimport { Value, Parse } from "@sinclair/typebox/value";',
    schema: "Type.Object({ id: Type.String(), title: Type.String() })",
    changing: "Type.Object({ id: Type.Transform(Type.String()).Decode(Number).Encode(String) })",
    type: "Static<typeof schema>",
    parsed: "Parse(schema, values)",
  },
  {
    library: "Effect",
    imports: 'import { Schema } from "effect";',
    schema: "Schema.Struct({ id: Schema.String, title: Schema.String })",
    changing: "Schema.Struct({ id: Schema.NumberFromString, title: Schema.String })",
    type: "typeof schema.Type",
    parsed: "Schema.decodeUnknownSync(schema)(values)",
  },
  {
    library: "Effect, by the type's long name",
    imports: 'import { Schema } from "effect";',
    schema: "Schema.Struct({ id: Schema.String, title: Schema.String })",
    changing: "Schema.Struct({ id: Schema.Trim, title: Schema.String })",
    type: "Schema.Schema.Type<typeof schema>",
    parsed: "Schema.decodeUnknownSync(schema)(values)",
  },
  {
    library: "zod, for a type",
    imports: 'import { z } from "zod";\ninterface Post { id: string; title: string }',
    schema: "z.object({ id: z.string(), title: z.string() }) satisfies z.ZodType<Post>",
    changing: "z.object({ id: z.string().transform(clean), title: z.string() }) satisfies z.ZodType<Post>",
    type: "Post",
    parsed: "schema.parse(values)",
  },
];

describe.each(validators)("$library", ({ imports, imported = imports, schema, changing, type, parsed: expression }) => {
  const code = (head: string, value: string, parameter: string, first: string, write: string) =>
    `"use server";\n${head}\nimport { prisma } from "./db";\nconst schema = ${value};\nexport async function save(${parameter}: ${type}) {\n  ${first}${write}\n}\n`;
  const update = "await prisma.post.update({ where: { id: input.id }, data: { title: input.title } });";
  const create = "await prisma.post.create({ data: input });";

  it.each([
    ["what is read of it", inputValidation, update],
    ["what is written whole", massAssignment, create],
  ])("parses %s", (_, rule, write) => {
    expect(parsed(rule, code(imports, schema, "input", "", write))[0]).toEqual({
      output: code(imported, schema, "values", `const input = ${expression};\n  `, write),
      left: [],
    });
  });

  it("is left alone where the schema gives something else than it takes", () => {
    expect(parsed(inputValidation, code(imports, changing, "input", "", update))).toEqual([]);
  });
});

describe("a type of another file", () => {
  const filename = actionsIn({
    "lib/posts.ts": `import { z } from "zod";
export const postSchema = z.object({ id: z.string() });
const hidden = z.object({ id: z.string() });
export type Post = z.infer<typeof postSchema>;
export type Hidden = z.infer<typeof hidden>;
`,
  });

  it("brings its schema along", () => {
    const code = `"use server";
import type { Post } from "./lib/posts";
import { prisma } from "./db";
export async function remove(input: Post) {
  ${body}
}`;
    expect(parsed(inputValidation, code, { filename })).toEqual([
      {
        output: code
          .replace("import type", 'import { postSchema } from "./lib/posts";\nimport type')
          .replace("(input: Post) {", "(values: Post) {\n  const input = postSchema.parse(values);"),
        left: [],
      },
    ]);
  });

  it("is left alone where its schema is not exported", () => {
    const code = `"use server";
import type { Hidden } from "./lib/posts";
import { prisma } from "./db";
export async function remove(input: Hidden) { ${body} }`;
    expect(parsed(inputValidation, code, { filename })).toEqual([]);
  });
});
