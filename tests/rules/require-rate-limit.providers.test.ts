import { describe, expect, it } from "vitest";

import rule from "../../rules/require-rate-limit.ts";
import { reportsOf } from "../reports.ts";

/** How often the rule speaks of an action that signs in with a provider. */
function reports(provider: string, credentials: string): number {
  const code = `"use server";
import NextAuth from "next-auth";
const { signIn } = NextAuth({ providers: [] });
export async function login(input) {
  await signIn("${provider}", { ${credentials}, redirectTo: "/" });
}`;
  const messages = reportsOf(rule, code);
  return messages.length;
}

describe("A provider of the program's own", () => {
  it.each(["phone: input.phone, password: input.password", "pinCode: input.pin"])(
    "is given what can be guessed: %s",
    (credentials) => {
      expect(reports("customer-phone", credentials)).toBe(1);
    },
  );

  it("is told from another site, which asks for it by itself, and from codes, which are counted elsewhere", () => {
    expect(reports("google", "login_hint: input.email")).toBe(0);
    expect(reports("mfa", "verificationCode: input.code")).toBe(0);
  });
});

describe("Credentials", () => {
  it.each(["email: input.email, password: input.password", "email: input.email, code: input.code", "...input"])(
    "hold what can be guessed: %s",
    (credentials) => {
      expect(reports("credentials", credentials)).toBe(1);
    },
  );

  it("hold nothing that can be tried where they are a name alone", () => {
    expect(reports("credentials", "email: input.email")).toBe(0);
  });

  it("send mail by a name alone where the provider does", () => {
    expect(reports("resend", "email: input.email")).toBe(1);
  });
});

/** How often the rule speaks of an action that makes an account with a password, for whom it has asked that. */
function reportsJoined(asked: string): number {
  const code = `"use server";
import bcrypt from "bcryptjs";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function join({ token, email, password }) {
  ${asked}
  const hash = await bcrypt.hash(password, 12);
  await prisma.user.create({ data: { email, password: hash } });
}`;
  const messages = reportsOf(rule, code);
  return messages.length;
}

describe("Accounts for whoever was invited", () => {
  it("are made once for an invitation", () => {
    expect(
      reportsJoined(`const invitation = await prisma.invitation.findUnique({ where: { token } });
if (invitation?.status !== "PENDING") throw new Error("Not invited");`),
    ).toBe(0);
  });

  it("are made for everybody where nobody looks at the invitation, or the address is asked for", () => {
    expect(reportsJoined("await prisma.invitation.findUnique({ where: { token } });")).toBe(1);
    expect(
      reportsJoined(`const invitation = await prisma.invitation.findUnique({ where: { email } });
if (!invitation) throw new Error("Not invited");`),
    ).toBe(1);
  });
});

/** How often the rule speaks of an action that makes accounts, after whoever calls was asked that. */
function reportsMade(asked: string): number {
  const code = `"use server";
import { headers } from "next/headers";
import { betterAuth } from "better-auth";
const auth = betterAuth({});
export async function add(email, password) {
  const session = await auth.api.getSession({ headers: await headers() });
  if (${asked}) throw new Error("Not allowed");
  await auth.api.signUpEmail({ body: { email, password, name: email } });
}`;
  const messages = reportsOf(rule, code, { hosted: "report" });
  return messages.length;
}

describe("Accounts that somebody makes for others", () => {
  it("are an administrator's to make", () => {
    expect(reportsMade(`session?.user.role !== "admin"`)).toBe(0);
  });

  it("are not whoever's who has one", () => {
    expect(reportsMade("!session")).toBe(1);
  });
});
