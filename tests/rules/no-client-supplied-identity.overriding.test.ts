import { describe, expect, it } from "vitest";

import rule from "../../rules/no-client-supplied-identity.ts";
import { reportsOf } from "../reports.ts";

/** What the rule says of an action that reads the visits of a clinic, and knows who is calling. */
function said(chosen: string, after = ""): readonly (string | undefined)[] {
  const code = `"use server";
import { cookies, headers } from "next/headers";
import NextAuth from "next-auth";
const { auth: who } = NextAuth({ providers: [] });
export async function act(input) {
  const { user } = (await who()) ?? {};
  if (!user) return;
  const cookie = (await cookies()).get("clinic")?.value;
  const header = (await headers()).get("x-clinic");
  ${chosen}
  ${after || "return db.visit.findMany({ where: { clinicId } });"}
}`;
  const messages = reportsOf(rule, code);
  return messages.map(({ messageId }) => messageId);
}

const own = "const clinicId = user.clinicId;";
const overridden = "const clinicId = cookie ?? user.clinicId;";
const member = `if (!(await db.member.findFirst({ where: { userId: user.id, clinicId } }))) return;`;
const read = "return db.visit.findMany({ where: { clinicId } });";

describe("what the client sends, in place of what is known of the caller", () => {
  it.each([
    ["a cookie", overridden],
    ["a header", "const clinicId = header || user.clinicId;"],
    ["a choice", "const clinicId = cookie ? cookie : user.clinicId;"],
    ["an assignment", "let clinicId = user.clinicId; if (cookie) clinicId = cookie;"],
    ["an argument", "const clinicId = input.clinicId ?? user.clinicId;"],
  ])("is believed, whatever the column is called: %s", (_, chosen) => {
    expect(said(chosen)).toEqual(["picks"]);
    expect(said(own)).toEqual([]);
    expect(said(chosen, `${member}\n${read}`)).toEqual([]);
  });

  it("is stored, and picks the row that a column leads to", () => {
    const make = (clinicId: string) => `await db.visit.create({ data: { clinicId: ${clinicId}, title: "a" } });`;
    expect(said(overridden, make("clinicId"))).toEqual(["stores"]);
    expect(said(overridden, make("user.clinicId"))).toEqual([]);
    const remove = (model: string) => `await db.${model}.delete({ where: { id: clinicId } });`;
    expect(said(overridden, remove("clinic"))).toEqual(["picks"]);
    expect(said(overridden, remove("visit"))).toEqual([]);
  });

  it("may be chosen where it says nothing of whose a row is, and in a row of one's own", () => {
    const list = (column: string) => `return db.visit.findMany({ where: { ${column}: chosen } });`;
    expect(said("const chosen = cookie ?? user.language;", list("language"))).toEqual([]);
    expect(said("const chosen = cookie ?? user.clinicId;", list("clinicId"))).toEqual(["picks"]);
    const update = (id: string) => `await db.user.update({ where: { id: ${id} }, data: { clinicId } });`;
    expect(said(overridden, update("user.id"))).toEqual([]);
    expect(said(overridden, `await db.visit.update({ where: { id: 1 }, data: { clinicId } });`)).toEqual(["stores"]);
  });

  it("is up to those who run the whole site, and to nobody with a role in their own clinic", () => {
    const asked = (role: string) => `if (user.role !== "${role}") return;\n${overridden}`;
    expect(said(asked("ADMIN"))).toEqual(["picks"]);
    expect(said(asked("SUPER_ADMIN"))).toEqual([]);
    const listed = (role: string) => `if (!["DEVELOPER", "${role}"].includes(user.role)) return;\n${overridden}`;
    expect(said(listed("ADMIN"))).toEqual(["picks"]);
    expect(said(listed("PLATFORM"))).toEqual([]);
  });

  it("is taken on the ways only on which a role was asked for", () => {
    const taken = (test: string) => `let clinicId = user.clinicId; if (${test}) clinicId = cookie;`;
    const checked = `if (!["ADMIN", "STAFF"].includes(user.role)) return;\n${read}`;
    expect(said(taken(`cookie && user.role === "ADMIN"`), checked)).toEqual([]);
    expect(said(taken("cookie"), checked)).toEqual(["picks"]);
  });

  it("may be told by an argument to whoever has a role", () => {
    const argument = "const clinicId = input.clinicId ?? user.clinicId;";
    expect(said(`if (user.role !== "ADMIN") return;\n${argument}`)).toEqual([]);
    expect(said(`if (user.banned) return;\n${argument}`)).toEqual(["picks"]);
  });
});
