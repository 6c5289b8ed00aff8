import { describe, expect, it } from "vitest";

import rule from "../../rules/require-ownership-check.ts";
import { reportsOf } from "../reports.ts";

const change = `await prisma.invoice.updateMany({ where: { id, orgId }, data: { paid: true } });`;

/** What the rule says of an action that changes, or reads, what is found by an id and by a tenant. */
function messages(tenant: string, call = change) {
  const code = `"use server";
import { cookies, headers } from "next/headers";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function pay(id, team) {
  const user = await requireUser();
  const orgId = ${tenant};
  ${call}
}`;
  return reportsOf(rule, code);
}

/** The same, with what the tenant comes from. */
function said(tenant: string, call?: string) {
  return messages(tenant, call).map(
    ({ messageId, message }) => `${messageId ?? ""}: ${/comes from ([^,]*)/u.exec(message)?.[1] ?? ""}`,
  );
}

const byDomain = (found: string) => `(await prisma.organization.findUnique({ where: { domain: ${found} } })).id`;

describe("a tenant that the client chooses ties a record to nobody", () => {
  it.each([
    ["a cookie", `(await cookies()).get("org")?.value`, "changesWithin: the cookie `org`"],
    ["a header", `(await headers()).get("x-org")`, "changesWithin: the header `x-org`"],
    ["what a header finds", byDomain(`(await headers()).get("host")`), "changesWithin: the header `host`"],
    ["an argument", `team`, "changesWithin: `team`"],
  ])("%s", (_, tenant, expected) => {
    expect(said(tenant)).toEqual([expected]);
  });

  it("that is read by", () => {
    const read = `return await prisma.invoice.findFirst({ where: { id, orgId } });`;
    expect(said(`(await headers()).get("x-org")`, read)).toEqual(["disclosesWithin: the header `x-org`"]);
  });

  it.each([
    ["the session's", `user.orgId`],
    ["what the session finds", byDomain(`user.domain`)],
  ])("unlike %s", (_, tenant) => {
    expect(said(tenant)).toEqual([]);
  });

  it("and one that a page alone is about says nothing at all", () => {
    const one = `await prisma.invoice.update({ where: { id }, data: { paid: true } });`;
    expect(said(`"acme"`, one)).toEqual(["changes: "]);
  });
});

describe("an owner who is compared on some paths only", () => {
  const found = `const invoice = await prisma.invoice.findUnique({ where: { id } });
  if (!invoice) return null;`;
  const compared = (role: string) =>
    `if (user.role === "${role}" && invoice.userId !== user.id) throw new Error("Forbidden");`;
  const write = `await prisma.invoice.update({ where: { id }, data: { paid: true } });`;

  it.each([
    ["that is read", `${found} ${compared("patient")} return invoice;`, ["partly: "]],
    ["that is changed", `${found} ${compared("patient")} ${write}`, ["partly: "]],
    [
      "with something else",
      `${found} if (user.role === "patient" && invoice.status !== user.status) return null; ${write}`,
      ["changes: "],
    ],
    ["on all of them", `${found} if (invoice.userId !== user.id) return null; ${write}`, []],
  ])("says so of a row %s", (_, body, expected) => {
    expect(said(`"acme"`, body)).toEqual(expected);
  });
});

describe("what is told of several records", () => {
  const lookUp = `const invoice = await prisma.invoice.findUnique({ where: { id } });
  if (!invoice) return;`;
  const led = `await prisma.line.update({ where: { id: invoice.lineId }, data: { paid: true } });`;
  const own = `await prisma.invoice.update({ where: { id }, data: { paid: true } });`;
  const lineOf = (body: string) => /in line (\d+)/u.exec(messageOf(body))?.[1];
  const messageOf = (body: string) => messages(`"acme"`, body)[0]?.message ?? "";

  it("is the one with the client's key, wherever it stands", () => {
    expect(messageOf(`${lookUp} ${led} ${own}`)).toContain("prisma.invoice.update");
    expect(lineOf(`${lookUp}\n${led}\n${own}`)).toBe("11");
    expect(messageOf(`${lookUp} ${led}`)).toContain("prisma.line.update");
  });
});
