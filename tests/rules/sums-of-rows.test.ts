import { Linter } from "eslint";
import { describe, expect, it } from "vitest";

import identity from "../../rules/no-client-supplied-identity.ts";
import rawRows from "../../rules/no-raw-model-return.ts";
import authentication from "../../rules/require-authentication.ts";
import ownership from "../../rules/require-ownership-check.ts";

const rules = { authentication, identity, ownership, rows: rawRows };

/** The rules that have something to say of an action that answers with what an aggregate comes to. */
function reporting(body: string): readonly string[] {
  const code = `"use server";
import { PrismaClient } from "@prisma/client";
import { auth } from "@clerk/nextjs/server";
import { z } from "zod";
const prisma = new PrismaClient();
export async function total(sent) {
  const id = z.string().parse(sent);
  ${body}
}`;
  const messages = new Linter().verify(code, {
    plugins: { "server-actions": { rules } },
    rules: {
      "server-actions/authentication": "error",
      "server-actions/identity": "error",
      "server-actions/ownership": "error",
      "server-actions/rows": ["error", { harmless: "report" }],
    },
  });
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  return messages.map(({ ruleId }) => ruleId?.replace("server-actions/", "") ?? "");
}

const known = "const { userId } = await auth(); if (!userId) throw new Error();";
const sum = (where: string, made = "_sum") =>
  `const { ${made} } = await prisma.point.aggregate({ ${where === "" ? "" : `where: { ${where} }, `}${made}: { points: true } }); return ${made}.points ?? 0;`;

describe("A sum of somebody's rows", () => {
  it("is theirs", () => {
    expect(reporting(`${known} ${sum("userId: id")}`)).toEqual(["identity"]);
    expect(reporting(`${known} ${sum("userId: userId")}`)).toEqual([]);
  });

  it("is nothing for strangers", () => {
    expect(reporting(sum("userId: id"))).toEqual(["authentication", "identity"]);
    expect(reporting(`${known} ${sum("userId: userId")}`)).toEqual([]);
  });

  it.each(["_max", "_min"])("as the extremes of them: %s", (made) => {
    expect(reporting(`${known} ${sum("userId: id", made)}`)).toEqual(["identity"]);
    expect(reporting(`${known} ${sum("userId: userId", made)}`)).toEqual([]);
  });

  it("is a figure where they are everybody's", () => {
    expect(reporting(sum("userId: id"))).toContain("authentication");
    expect(reporting(sum(""))).toEqual([]);
    expect(reporting(`${known} ${sum("postId: id")}`)).toEqual([]);
  });

  it("is another thing than an average of them", () => {
    expect(reporting(`${known} ${sum("userId: id")}`)).toEqual(["identity"]);
    expect(reporting(`${known} ${sum("userId: id", "_avg")}`)).toEqual([]);
  });

  it("is told with whatever else an aggregate gives, and is no row", () => {
    const whole = (where: string) =>
      `${known} return prisma.point.aggregate({ where: { ${where} }, _sum: { points: true }, _count: true });`;
    expect(reporting(whole("userId: id"))).toEqual(["identity"]);
    expect(reporting(whole("userId: userId"))).toEqual([]);
  });

  it("is no matter where nobody is told of it", () => {
    const kept = (answer: string) =>
      `${known} const { _sum } = await prisma.point.aggregate({ where: { userId: id }, _sum: { points: true } }); return ${answer};`;
    expect(reporting(kept("{ points: _sum.points }"))).toEqual(["identity"]);
    expect(reporting(kept("{ ok: true }"))).toEqual([]);
  });
});
