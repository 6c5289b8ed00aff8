import { describe, expect, it } from "vitest";

import rule from "../../rules/require-input-validation.ts";
import { reportsOf } from "../reports.ts";

/** What the rule says of an action whose schema has these members. */
function said(members: string, body: string): readonly string[] {
  const reports = reportsOf(
    rule,
    `"use server";
import { z } from "zod";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
const schema = z.object({ id: z.string(), ${members} });
export async function update(input) {
  const { id, item } = schema.parse(input);
  ${body}
}`,
    { values: "all" },
  );
  return reports.map(({ message }) => /`(?:\w+\.)*\w+`(?= to)/u.exec(message)?.[0] ?? message);
}

const store = (value: string) => `await prisma.line.update({ where: { id }, data: { item: ${value} } });`;

describe("A schema of z.custom()", () => {
  it("without a test proves nothing", () => {
    expect(said("item: z.custom()", store("item"))).toEqual(["`input.item`"]);
    expect(said("item: z.custom()", store("item.amount"))).toEqual(["`input.item.amount`"]);
  });

  it("with a test proves what that asks", () => {
    expect(said('item: z.custom((value) => typeof value === "string")', store("item"))).toEqual([]);
  });

  it("with a refinement proves what that asks", () => {
    expect(said("item: z.custom().optional()", store("item"))).toEqual(["`input.item`"]);
    expect(said("item: z.custom().refine((value) => value.amount > 0)", store("item"))).toEqual([]);
    expect(said("item: z.array(z.custom()).refine((list) => list.every(isLine))", store("item[0]"))).toEqual([]);
  });

  it("says so on purpose where it is z.any()", () => {
    expect(said("item: z.any()", store("item"))).toEqual([]);
  });

  it("is as good as a test of the program's own behind it", () => {
    expect(said("item: z.custom()", `if (typeof item !== "string") return;\n  ${store("item")}`)).toEqual([]);
  });
});
