import { describe, expect, it } from "vitest";

import rule from "../../rules/no-error-details.ts";
import { reportsOf } from "../reports.ts";

/** What the rule says of an action that does something, and answers with what fails in it. */
function said(body: string): readonly (string | undefined)[] {
  const code = `"use server";
import { createServerAction } from "zsa";
import { PrismaClient } from "@prisma/client";
import bcrypt from "bcrypt";
const prisma = new PrismaClient();
${body}`;
  const messages = reportsOf(rule, code);
  return messages.map(({ messageId }) => messageId);
}

describe("A member that no library gives an error", () => {
  const caught = (test: string) =>
    said(`export async function save(name) {
  try {
    await prisma.user.create({ data: { name } });
  } catch (error) {
    if (!(error instanceof Error) || !error.cause || !(${test})) return { error: "Failed" };
    return { error: error.message };
  }
}`);

  it("is the program's own", () => {
    expect(caught(`"field" in error`)).toEqual([]);
    expect(caught(`"code" in error`)).toEqual(["action"]);
  });

  it("also of what caused it", () => {
    expect(caught(`"field" in error.cause`)).toEqual([]);
    expect(caught(`"errno" in error.cause`)).toEqual(["action"]);
  });
});

describe("What is no error at all", () => {
  const helper = (test: string) => `function wordsOf(error) {
  if (${test}) throw "Something went wrong";
  else throw error;
}
`;
  const thrown = (test: string) =>
    said(`${helper(test)}
export const save = createServerAction().handler(async ({ input }) => {
  try {
    await prisma.user.create({ data: { name: input.name } });
  } catch (error) {
    wordsOf(error);
  }
});`);

  it("was thrown by the program itself, and is thrown on to a library that tells of it", () => {
    expect(thrown("error instanceof Error")).toEqual([]);
    expect(thrown("error instanceof TypeError")).toEqual(["action"]);
  });
});

describe("Hashing a password", () => {
  it("tells nothing by failing", () => {
    const action = (call: string) =>
      said(`export const save = createServerAction().handler(async ({ input }) => { ${call} });`);
    expect(action("await bcrypt.hash(input.password, 10);")).toEqual([]);
    expect(action("await prisma.user.create({ data: { password: input.password } });")).toEqual(["action"]);
  });
});

describe("What was read of an error", () => {
  const caught = (lines: string) =>
    said(`export async function save(name) {
  try {
    await prisma.user.create({ data: { name } });
  } catch (error) {
    ${lines}
    return { error: "Failed" };
  }
}`);

  it("is the program's own where the error is found to be afterwards", () => {
    const read = "const { message } = error;";
    expect(caught(`${read} if (error.name === "TakenError") return { error: message };`)).toEqual([]);
    expect(caught(`${read} if (error.name === "TypeError") return { error: message };`)).toEqual(["action"]);
  });

  it("tells so also where it was put into a variable of its own", () => {
    const read = `const name = typeof error.name === "string" ? error.name : undefined;
    const message = typeof error.message === "string" ? error.message : "Unknown";`;
    expect(caught(`${read} if (name === "TakenError") return { error: message };`)).toEqual([]);
    expect(caught(`${read} if (name !== "TakenError") return { error: message };`)).toEqual(["action"]);
  });

  it("tells nothing of another error", () => {
    const other = "const other = await prisma.user.count().catch((one) => one);";
    expect(caught(`${other} if (error.name === "TakenError") return { error: error.message };`)).toEqual([]);
    expect(caught(`${other} if (error.name === "TakenError") return { error: other.message };`)).toEqual(["action"]);
  });
});

describe("A code in capitals", () => {
  const caught = (test: string) =>
    said(`export async function save(name) {
  try {
    await prisma.user.create({ data: { name } });
  } catch (error) {
    return { error: ${test} ? error.message : "Failed" };
  }
}`);

  it("is the program's own, but not one of Node.js or of a driver", () => {
    expect(caught(`error.code === "PLAN_LIMIT"`)).toEqual([]);
    expect(caught(`error.code === "ENOENT"`)).toEqual(["action"]);
    expect(caught(`error.code === "ER_DUP_ENTRY"`)).toEqual(["action"]);
  });

  it("tells nothing if it is for whatever fails", () => {
    expect(caught(`error.code === "NOT_FOUND"`)).toEqual([]);
    expect(caught(`error.code === "INTERNAL_SERVER_ERROR"`)).toEqual(["action"]);
  });

  it("may be looked for by its beginning where it refuses", () => {
    expect(caught(`error.code?.startsWith("FORBIDDEN")`)).toEqual([]);
    expect(caught(`error.code?.startsWith("INTERNAL")`)).toEqual(["action"]);
  });
});

describe("One word in what an error says", () => {
  const caught = (word: string) =>
    said(`export async function save(name) {
  try {
    await prisma.user.create({ data: { name } });
  } catch (error) {
    if (error.message.toLowerCase().includes("${word}")) return { error: error.message };
  }
}`);

  it("tells that the program has made the text where it refuses", () => {
    expect(caught("unauthorized")).toEqual([]);
    expect(caught("denied")).toEqual(["action"]);
  });
});
