import { describe, expect, it } from "vitest";

import rule from "../../rules/no-insecure-cookie.ts";
import { applied } from "./applied.ts";

const action = (call: string) => `"use server";
import { cookies } from "next/headers";
const options = { maxAge: 60 };
const weak = { httpOnly: false };
export async function signIn(token: string) {
  (await cookies()).set(${call});
}
`;

describe("the attributes of a cookie", () => {
  it.each([
    ['"session", token', '"session", token, { httpOnly: true, secure: true, sameSite: "lax" }'],
    ['"session", token, {}', '"session", token, { httpOnly: true, secure: true, sameSite: "lax" }'],
    ['"session", token, { httpOnly: true }', '"session", token, { httpOnly: true, secure: true, sameSite: "lax" }'],
    [
      '"session", token, { secure: true, httpOnly: false, sameSite: "lax", }',
      '"session", token, { secure: true, httpOnly: true, sameSite: "lax", }',
    ],
    [
      '{ name: "session", value: token }',
      '{ name: "session", value: token, httpOnly: true, secure: true, sameSite: "lax" }',
    ],
    [
      '"session", token, { ...weak, maxAge: 60 }',
      '"session", token, { ...weak, maxAge: 60, httpOnly: true, secure: true, sameSite: "lax" }',
    ],
    ['"session", token, options', '"session", token, { ...options, httpOnly: true, secure: true, sameSite: "lax" }'],
  ])("are added to %s", (before, after) => {
    expect(applied(rule, action(before))).toEqual([{ output: action(after), left: [] }]);
  });

  it.each(['"session", token, { httpOnly: false, ...weak }', '...["session", token] as const'])(
    "are left alone in %s",
    (call) => {
      expect(applied(rule, action(call))).toEqual([]);
    },
  );
});
