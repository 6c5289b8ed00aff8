import { describe, expect, it } from "vitest";

import rule from "../../rules/require-input-validation.ts";
import { applied } from "./applied.ts";

const head = `"use server";
import { prisma } from "./db";
interface Change { id: string; title: string; note?: string }
`;
const options = [{ values: "all" }];

const action = (parameters: string, body: string) =>
  `${head}export async function save(${parameters}) {\n  ${body}\n}\n`;
const stop = (test: string) => `if (${test}) {\n    throw new Error("Invalid input");\n  }`;
const update = "await prisma.post.update({ where: { id }, data: { title } });";

describe("a test of types", () => {
  it.each([
    ["id: string", "await prisma.post.delete({ where: { id } });", 'typeof id !== "string"'],
    ["id: number, title: string", update, 'typeof id !== "number" || typeof title !== "string"'],
    [
      "id: string, done: boolean",
      "await prisma.task.update({ where: { id }, data: { done } });",
      'typeof id !== "string" || typeof done !== "boolean"',
    ],
    ["{ id, title }: { id: string; title: string }", update, 'typeof id !== "string" || typeof title !== "string"'],
    ["{ id, title }: Change", update, 'typeof id !== "string" || typeof title !== "string"'],
    [
      "input: Change",
      "await prisma.post.update({ where: { id: input.id }, data: { title: input.title } });",
      'typeof input.id !== "string" || typeof input.title !== "string"',
    ],
    [
      "ids: string[]",
      "await prisma.post.deleteMany({ where: { id: { in: ids } } });",
      '!Array.isArray(ids) || !ids.every((one) => typeof one === "string")',
    ],
    [
      'id: string, state: "open" | "done"',
      "await prisma.task.update({ where: { id }, data: { state } });",
      'typeof id !== "string" || !["open", "done"].includes(state)',
    ],
  ])("stops first: %s", (parameters, body, test) => {
    expect(applied(rule, action(parameters, body), { options })).toEqual([
      { output: action(parameters, `${stop(test)}\n  ${body}`), left: [] },
    ]);
  });

  it("stops behind the form's entries", () => {
    const code = (cast: string, test: string) =>
      action(
        "form: FormData",
        `const id = form.get("id")${cast};\n  const title = form.get("title")${cast};\n  ${test}${update}`,
      );
    expect(applied(rule, code(" as string", ""), { options })).toEqual([
      { output: code("", `${stop('typeof id !== "string" || typeof title !== "string"')}\n  `), left: [] },
    ]);
  });

  it("stops behind an entry and before another", () => {
    const code = (first: string, second: string) =>
      action(
        "form: FormData",
        `const id = form.get("id");\n  ${first}await prisma.view.create({ data: { id } });\n  const title = form.get("title");\n  ${second}${update}`,
      );
    expect(applied(rule, code("", ""), { options })).toEqual([
      {
        output: code(`${stop('typeof id !== "string"')}\n  `, `${stop('typeof title !== "string"')}\n  `),
        left: [],
      },
    ]);
  });

  it("stands in the line of a body that has one", () => {
    const code = (test: string) =>
      `${head}export const remove = async (id: string) => { ${test}await prisma.post.delete({ where: { id } }); };\n`;
    expect(applied(rule, code(""), { options })).toEqual([
      { output: code('if (typeof id !== "string") { throw new Error("Invalid input"); } '), left: [] },
    ]);
  });

  it.each([
    // No type, one that says nothing of its members, one that may be missing, and an entry without a name.
    ["id", "await prisma.post.delete({ where: { id } });"],
    ["input: object", "await prisma.post.create({ data: input });"],
    ["id?: string", "await prisma.post.deleteMany({ where: { id } });"],
    ["input: Change", "await prisma.post.updateMany({ data: { note: input.note } });"],
    ["form: FormData", 'await prisma.post.delete({ where: { id: form.get("id") as string } });'],
    ["form: FormData", 'const file = form.get("file") as File;\n  await prisma.post.create({ data: { file } });'],
  ])("is not known for %s", (parameters, body) => {
    expect(applied(rule, action(parameters, body), { options })).toEqual([]);
  });
});
