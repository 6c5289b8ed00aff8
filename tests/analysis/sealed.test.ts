import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";

import rule from "../../rules/no-client-supplied-identity.ts";

const head = `"use server";
import { SignJWT, jwtVerify } from "jose";
import jwt from "jsonwebtoken";
import bcrypt from "bcrypt";
import { cookies } from "next/headers";
import { getIronSession, sealData } from "iron-session";
import { check } from "some-package";
const secret = process.env.SESSION_SECRET;
`;

/** What the rule says of an action of these parameters and this body. */
function reported(parameters: string, body: string, comment = ""): readonly (string | undefined)[] {
  return new Linter()
    .verify(
      `${head}${comment}export async function start(${parameters}) {\n${body}\n}`,
      [{ languageOptions: { parser }, plugins: { own: { rules: { rule } } }, rules: { "own/rule": "error" } }],
      { filename: "session.js" },
    )
    .map(({ messageId, message }) => messageId ?? message);
}

const setCookie = `(await cookies()).set("session", token);`;
const saved = (column: string, value: string) =>
  `const session = await getIronSession(await cookies(), {}); session.${column} = ${value}; await session.save();`;

describe("a session for whom the client names", () => {
  it.each([
    ["userId", saved("userId", "userId")],
    [
      "userId, name",
      `const session = await getIronSession(await cookies(), {}); session.user = { id: userId, name }; await session.save();`,
    ],
    ["{ userId }", saved("userId", "userId")],
    ["userId", `const token = await new SignJWT({ userId }).setProtectedHeader({}).sign(secret); ${setCookie}`],
    ["id, email", `const token = jwt.sign({ sub: id, email }, secret); ${setCookie}`],
    ["userId", `const token = await sealData({ userId }, {}); ${setCookie}`],
  ])("reported: (%s) %s", (parameters, body) => {
    expect(reported(parameters, body)).toEqual(["seals"]);
  });

  it.each([
    ["what is no name of anybody's", "theme", saved("theme", "theme")],
    [
      "whom a row names",
      "email",
      `const user = await db.user.findUnique({ where: { email } }); ${saved("userId", "user.id")}`,
    ],
    [
      "whose password is right",
      "userId, password",
      `if (!(await bcrypt.compare(password, secret))) return; ${saved("userId", "userId")}`,
    ],
    ["who knows a secret", "userId, code", `if (code !== secret) return; ${saved("userId", "userId")}`],
    [
      "who passes a check that cannot be looked into",
      "userId, code",
      `if (!(await check(code))) return; ${saved("userId", "userId")}`,
    ],
    [
      "a token that is no session",
      "userId",
      `const token = jwt.sign({ userId }, secret); (await cookies()).set("unsubscribe", token);`,
    ],
    [
      "the caller",
      "userId",
      `const session = await getIronSession(await cookies(), {}); if (session.userId !== userId) return; await session.save();`,
    ],
  ])("silent: %s", (_, parameters, body) => {
    expect(reported(parameters, body).filter((id) => id === "seals")).toEqual([]);
  });

  it.each([
    ["userId", `return jwt.sign({ userId }, secret);`],
    ["payload", `return new SignJWT(payload).setProtectedHeader({ alg: "HS256" }).sign(secret);`],
    ["user", `return jwt.sign({ userId: user.id, role: user.role }, secret);`],
    ["payload, hours = 8", `return { token: await sealData(payload, { ttl: hours }) };`],
  ])("reported where it is answered with: (%s) %s", (parameters, body) => {
    expect(reported(parameters, body)).toEqual(["mints"]);
  });

  it.each([
    [
      "somebody who sends their password along",
      "login",
      `if (login.password.length < 8) return; return jwt.sign({ userId: login.id }, secret);`,
    ],
    ["a token of what is no name of anybody's", "theme", `return jwt.sign({ theme }, secret);`],
    ["a token that stays here", "userId", `const token = jwt.sign({ userId }, secret); return { ok: true };`],
    ["a key that the client sends", "payload, key", `return jwt.sign(payload, key);`],
    [
      "the caller's own",
      "userId",
      `const { payload } = await jwtVerify(userId, secret); return jwt.sign(payload, secret);`,
    ],
    [
      "whoever passes a check that cannot be looked into",
      "userId, code",
      `if (!(await check(code))) return; return jwt.sign({ userId }, secret);`,
    ],
  ])("silent where it is answered with: %s", (_, parameters, body) => {
    expect(reported(parameters, body)).toEqual([]);
  });

  it("silent: an action that is declared public", () => {
    expect(reported("userId", saved("userId", "userId"), "// server-actions: public -- a demonstration\n")).toEqual([]);
  });
});
