import { describe, expect, it } from "vitest";

import rule from "../../rules/require-authentication.ts";
import { reportsOf } from "../reports.ts";

/** What the rule says of an action that asks like that who is calling. */
function said(asking: string): readonly string[] {
  const code = `"use server";
import { getSessionCookie } from "better-auth/cookies";
import { headers } from "next/headers";
import { createServerClient } from "@supabase/ssr";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
const supabase = createServerClient("url", "key", {});
async function findSession() {
  const { data, error } = await supabase.auth.getSession();
  return error ? null : data.session;
}
export async function remove(id) {
  ${asking}
  await prisma.post.delete({ where: { id } });
}`;
  return reportsOf(rule, code).map(({ messageId, message }) => {
    const [, told] = /: (?<told>.*?), and nothing verifies .*?; (?<fix>.*)$/u.exec(message) ?? [];
    return `${String(messageId)} ${String(told)}`;
  });
}

describe("A session that a library hands out as it was sent", () => {
  it("is nobody's, where Supabase gives it", () => {
    expect(said("const { data } = await supabase.auth.getSession();\n  if (!data.session) return;")).toEqual([
      "believed `supabase.auth.getSession()` in line 13 gives whatever session the cookie claims",
    ]);
  });

  it("is somebody's, where Supabase is asked", () => {
    expect(said("const { data } = await supabase.auth.getUser();\n  if (!data.user) return;")).toEqual([]);
  });

  it("is somebody's, where Supabase is asked afterwards", () => {
    expect(
      said(
        "const { data } = await supabase.auth.getSession();\n  const { data: known } = await supabase.auth.getUser();\n  if (!data.session || !known.user) return;",
      ),
    ).toEqual([]);
  });

  it("is told where the library was asked", () => {
    expect(said("if (!(await findSession())) return;")).toEqual([
      "believed `supabase.auth.getSession()` in line 9 gives whatever session the cookie claims",
    ]);
  });

  it("is nobody's, where Better Auth finds a cookie", () => {
    expect(said("if (!getSessionCookie(await headers())) return;")).toEqual([
      "believed `getSessionCookie()` in line 13 gives whatever session the cookie claims",
    ]);
  });
});
