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
