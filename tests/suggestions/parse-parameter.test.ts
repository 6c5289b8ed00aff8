import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, describe, expect, it } from "vitest";

import massAssignment from "../../rules/no-mass-assignment.ts";
import inputValidation from "../../rules/require-input-validation.ts";
import { applied } from "./applied.ts";

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
    expect(applied(inputValidation, head + before)).toEqual([{ output: head + after, left: [] }]);
  });

  it.each([
    // A type that says nothing of a schema, one whose schema gives something else than it takes, and one that may be missing.
    `export async function remove(input: { id: string }) { ${body} }`,
    `export async function remove(input: z.infer<typeof numbered>) { ${body} }`,
    `export async function remove(input?: Post) { await prisma.post.delete({ where: { id: input?.id } }); }`,
    `export async function remove(input: z.infer<typeof schema> = { id: "", title: "" }) { ${body} }`,
    `export async function remove(schema: Post) { await prisma.post.delete({ where: { id: schema.id } }); }`,
  ])("is left alone in %s", (code) => {
    expect(applied(inputValidation, head + code)).toEqual([]);
  });

  it("is parsed where its members are written", () => {
    const code = (parameter: string, first: string) =>
      `${head}export async function create(${parameter}: Post) {\n  ${first}await prisma.post.create({ data: input });\n}`;
    expect(applied(massAssignment, code("input", ""))).toEqual([
      { output: code("values", "const input = schema.parse(values);\n  "), left: [] },
    ]);
  });

  it("is left alone where the schema lets other members through", () => {
    expect(
      applied(
        massAssignment,
        `${head}export async function create(input: z.infer<typeof open>) { await prisma.post.create({ data: input }); }`,
      ),
    ).toEqual([]);
  });
});

describe("a type of another file", () => {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), "parse-")));
  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
  });
  const files = {
    "package.json": "{}",
    "lib/posts.ts": `import { z } from "zod";
export const postSchema = z.object({ id: z.string() });
const hidden = z.object({ id: z.string() });
export type Post = z.infer<typeof postSchema>;
export type Hidden = z.infer<typeof hidden>;
`,
  };
  mkdirSync(path.join(root, "lib"));
  for (const [file, text] of Object.entries(files)) {
    writeFileSync(path.join(root, file), text);
  }
  const filename = path.join(root, "actions.ts");

  it("brings its schema along", () => {
    const code = `"use server";
import type { Post } from "./lib/posts";
import { prisma } from "./db";
export async function remove(input: Post) {
  ${body}
}`;
    expect(applied(inputValidation, code, { filename })).toEqual([
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
    expect(applied(inputValidation, code, { filename })).toEqual([]);
  });
});
