import { describe, expect, it } from "vitest";

import rule from "../../rules/require-authentication.ts";
import { reportsOf } from "../reports.ts";

/** What the rule says of an action that makes what somebody gets back into their account by. */
function said(answer: string, { token = "randomBytes(32).toString('hex')", before = "", parameters = "email" } = {}) {
  const code = `"use server";
import { randomBytes } from "node:crypto";
import { PrismaClient } from "@prisma/client";
import { Resend } from "resend";
import { auth } from "@/auth";
import { getServerSession } from "next-auth";
const db = new PrismaClient();
const resend = new Resend(process.env.RESEND_API_KEY);
export async function createResetToken(${parameters}) {
  ${before}
  const token = ${token};
  const expires = new Date(Date.now() + 3600_000);
  const made = await db.passwordResetToken.create({ data: { email, token, expires } });
  await resend.emails.send({ from: "a@example.org", to: email, subject: "Reset", text: token });
  ${answer}
}`;
  return reportsOf(rule, code).map(({ messageId, message }) => (messageId === "handsOut" ? message : messageId));
}

describe("what lets somebody back in is mailed", () => {
  it("and not told to whoever asks for it", () => {
    const [message, ...others] = said("return made.token;");
    expect(others).toEqual([]);
    expect(message).toContain("the `token` that it makes with `db.passwordResetToken.create` in line 13");
  });

  it.each(["return made;", "return { success: true, made };", "return { token: made.token };", "return token;"])(
    "nor in any other way: %s",
    (answer) => {
      expect(said(answer)).toHaveLength(1);
    },
  );

  it.each(["return { success: true };", "return made.expires;", "return { id: made.id };", "return email;"])(
    "which is silent where it is not told: %s",
    (answer) => {
      expect(said(answer)).toEqual([]);
    },
  );

  it("and is no secret from whoever has sent it", () => {
    expect(said("return made;", { token: "sent", parameters: "email, sent" })).toEqual([]);
  });

  it("and may be told to those who are known", () => {
    const before = "if (!(await getServerSession())) return null;";
    expect(said("return made.token;", { before })).toEqual([]);
  });
});
