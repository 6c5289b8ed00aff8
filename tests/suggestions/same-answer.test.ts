import { describe, expect, it } from "vitest";

import rule from "../../rules/no-user-enumeration.ts";
import { applied } from "./applied.ts";

const login = (unknown: string, wrong = '{ error: "Wrong password" }') => `"use server";
import bcrypt from "bcryptjs";
export async function login(email: string, password: string) {
  const user = await db.user.findUnique({ where: { email } });
  if (!user) return ${unknown};
  if (!(await bcrypt.compare(password, user.password))) return ${wrong};
  return { ok: true };
}
`;

const reset = (unknown: string) => `"use server";
export async function forgotPassword(email: string) {
  const user = await db.user.findUnique({ where: { email } });
  if (!user) return { message: ${unknown} };
  await db.passwordResetToken.create({ data: { email } });
  return { message: "Look into your mailbox" };
}
`;

describe("the answer to whom nobody knows", () => {
  it("becomes that to everybody", () => {
    expect(applied(rule, reset('"No such user"'))).toEqual([{ output: reset('"Look into your mailbox"'), left: [] }]);
  });

  it("becomes the same as that to a wrong password", () => {
    const neutral = '{ error: "Invalid credentials." }';
    expect(applied(rule, login('{ error: "No such user" }'))).toEqual([{ output: login(neutral, neutral), left: [] }]);
  });

  it.each([
    ['{ message: "No such user" }', '{ error: "Wrong password" }'],
    ['{ error: "No such user" }', "null"],
  ])("stays %s beside %s", (unknown, wrong) => {
    expect(applied(rule, login(unknown, wrong))).toEqual([]);
  });
});
