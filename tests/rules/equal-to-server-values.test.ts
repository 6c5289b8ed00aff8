import { describe, expect, it } from "vitest";

import rule from "../../rules/require-input-validation.ts";
import { reportsOf } from "../reports.ts";

/** What the rule says of an action that stores an entry of a form. */
function said(check: string): readonly (string | undefined)[] {
  const code = `"use server";
import { getServerSession } from "next-auth";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
const dayOf = (date) => date.toISOString().slice(0, 10);
export async function book(formData) {
  if (!(await getServerSession())) return;
  const day = formData.get("day") ?? "";
  const term = await prisma.term.findFirstOrThrow();
  ${check}
  await prisma.booking.create({ data: { day } });
}`;
  const messages = reportsOf(rule, code);
  return messages.map(({ messageId }) => messageId);
}

describe("What equals one of the server's values is plain", () => {
  it.each([
    ["one that is found in a list", (is: string) => `if (!term.days.find((one) => one.day ${is} day)) return;`],
    ["one of a list", (is: string) => `if (!term.days.some((one) => one.day ${is} day)) return;`],
    ["the place of one in a list", (is: string) => `if (term.days.findIndex((one) => one ${is} day) < 0) return;`],
    ["one that is computed", (is: string) => `if (!term.days.some((one) => dayOf(one) ${is} day)) return;`],
    ["a column", (is: string) => `if (!(term.day ${is} day)) return;`],
  ])("%s", (_, check) => {
    expect(said(check("==="))).toEqual([]);
    // A list with one text equals that text so.
    expect(said(check("=="))).toHaveLength(1);
  });

  it("but not what equals another of the client's", () => {
    expect(said(`if (day !== formData.get("again")) return;`)).toHaveLength(1);
  });
});

describe("A method that only texts have", () => {
  it("throws for anything else, also where nothing was sent", () => {
    expect(said("day.trim();")).toEqual([]);
    expect(said("day.toString();")).toHaveLength(1);
  });
});
