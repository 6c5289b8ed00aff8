import { describe, expect, it } from "vitest";

import rule from "../../rules/require-authentication.ts";
import { placeOf } from "../place.ts";
import { reportsOf } from "../reports.ts";
import { RuleTester } from "../rule-tester.ts";

/** An action, and the functions that it asks who is calling. */
const action = (body: string) => `"use server";
import { createHash, createHmac } from "node:crypto";
import { cookies, headers } from "next/headers";
import jwt from "jsonwebtoken";
import { getServerSession } from "next-auth";
import { jwtVerify } from "jose";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
async function find() {
  try {
    return (await jwtVerify((await cookies()).get("session")?.value ?? "", new Uint8Array())).payload;
  } catch {
    return null;
  }
}
async function look() {
  try {
    await jwtVerify((await cookies()).get("session")?.value ?? "", new Uint8Array());
  } catch (error) {
    console.error(error);
  }
}
export async function remove(id: string) {
  ${body}
  await prisma.post.delete({ where: { id } });
}`;

const silent = (name: string, body: string) => ({ name, code: action(body) });

const reported = (name: string, body: string, messageId: string, guard: string) => {
  const code = action(body);
  const lines = code.split("\n");
  const lineOf = (text: string) => String(lines.findIndex((line) => line.includes(text)) + 1);
  return {
    name,
    code,
    errors: [
      {
        messageId,
        data: {
          action: "remove",
          does: "writes to the database",
          effect: "prisma.post.delete",
          line: lineOf("prisma.post.delete"),
          route: "",
          guard,
          guardLine: lineOf(messageId === "swallowed" ? "    await jwtVerify" : (body.split("\n")[0] ?? "")),
        },
        ...placeOf(code, "remove"),
        ...(messageId === "unawaited" && {
          suggestions: [
            {
              messageId: "awaitGuard" as const,
              data: { guard },
              output: action(body.replace(`${guard}()`, `await ${guard}()`)),
            },
          ],
        }),
      },
    ],
  };
};

/** An action behind a wrapper, which asks who is calling when it is called; that itself stands in no function. */
const wrapped = (asking: string) => `"use server";
import { getServerSession } from "next-auth";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
const withCaller = (run: (id: string) => Promise<void>) => async (id: string) => {
  ${asking}
  await run(id);
};
export const remove = withCaller(async (id) => {
  await prisma.post.delete({ where: { id } });
});`;

/** What somebody shows is not verified. */
const presented = (name: string, body: string, via: "cookie" | "header", called: string) => {
  const code = action(body);
  const lines = code.split("\n");
  const lineOf = (text: string) => String(lines.findIndex((line) => line.includes(text)) + 1);
  const data = { action: "remove", does: "writes to the database", effect: "prisma.post.delete", route: "" };
  return {
    name,
    code,
    errors: [
      {
        messageId: "presented",
        data: { ...data, line: lineOf(data.effect), via, name: called, nameLine: lineOf(body.split("\n")[0] ?? "") },
        ...placeOf(code, "remove"),
      },
    ],
  };
};

const missing = (name: string, body: string) => {
  const code = action(body);
  const effect = "prisma.post.delete";
  const line = String(code.split("\n").findIndex((text) => text.includes(effect)) + 1);
  return {
    name,
    code,
    errors: [
      {
        messageId: "missing",
        data: { action: "remove", does: "writes to the database", effect, line, route: "" },
        ...placeOf(code, "remove"),
      },
    ],
  };
};

new RuleTester().run("require-authentication: why a check does not count", rule, {
  valid: [
    silent("an answer that is awaited", "const session = await getServerSession();\n  if (!session) return;"),
    silent("an answer that is awaited later", "const asked = getServerSession();\n  if (!(await asked)) return;"),
    { name: "a wrapper that waits for its check", code: wrapped("if (!(await getServerSession())) return;") },
    silent("a function that says so when it fails", "if (!(await find())) return;"),
    silent(
      "a token that is verified behind a promise that is made by hand",
      `const token = (await cookies()).get("token")?.value ?? "";\n  await new Promise((yes, no) => jwt.verify(token, process.env.KEY, (error, user) => (error ? no(error) : yes(user))));`,
    ),
  ],
  invalid: [
    reported(
      "an answer that is a promise",
      "const session = getServerSession();\n  if (!session) return;",
      "unawaited",
      "getServerSession",
    ),
    reported("a promise that is tested", "if (!getServerSession()) return;", "unawaited", "getServerSession"),
    {
      name: "a wrapper that does not wait for its check",
      code: wrapped("getServerSession();"),
      errors: [
        {
          messageId: "unawaited",
          data: {
            action: "remove",
            does: "writes to the database",
            effect: "prisma.post.delete",
            line: "10",
            route: "",
            guard: "getServerSession",
            guardLine: "6",
          },
          ...placeOf(wrapped("getServerSession();"), "remove"),
        },
      ],
    },
    reported(
      "an answer that nobody looks at",
      "const session = await getServerSession();",
      "unchecked",
      "getServerSession",
    ),
    reported(
      "an answer that is awaited later, and that nobody looks at",
      "const asked = getServerSession();\n  const session = await asked;",
      "unchecked",
      "getServerSession",
    ),
    reported("a function that says so when it fails, and nobody listens", "await find();", "unchecked", "find"),
    reported(
      "an answer that is waited for only so long",
      "const session = await Promise.race([getServerSession(), new Promise((yes) => setTimeout(yes, 10))]);",
      "unchecked",
      "getServerSession",
    ),
    presented(
      "a cookie that is there",
      `const token = (await cookies()).get("token")?.value;\n  if (!token) return;`,
      "cookie",
      "token",
    ),
    presented(
      "a token that nobody verifies",
      `const token = (await cookies()).get("session_token")?.value ?? "";\n  if (jwt.decode(token)?.role !== "admin") return;`,
      "cookie",
      "session_token",
    ),
    presented(
      "a header that says who it is",
      `const user = (await headers()).get("x-user-id");\n  if (!user) return;`,
      "header",
      "x-user-id",
    ),
    missing(
      "a cookie that is compared with a digest that only the server can make, whatever comes of it",
      `const token = (await cookies()).get("session_token")?.value ?? "";\n  const isSealed = token === createHmac("sha256", process.env.AUTH_SECRET).update(id).digest("hex");\n  console.log(isSealed);`,
    ),
    presented(
      "a cookie that is compared with a digest that everybody can make",
      `const token = (await cookies()).get("session_token")?.value ?? "";\n  const isSame = token === createHash("sha256").update(id).digest("hex");\n  console.log(isSame);`,
      "cookie",
      "session_token",
    ),
    missing(
      "a cookie that says something else",
      `const theme = (await cookies()).get("theme")?.value;\n  if (!theme) return;`,
    ),
    missing(
      "a cookie against forged requests",
      `const token = (await cookies()).get("csrf_token")?.value;\n  if (!token) return;`,
    ),
    reported("a function that keeps to itself that it fails", "await look();", "swallowed", "jwtVerify"),
  ],
});

describe("What strangers can do", () => {
  const named = (body: string) =>
    reportsOf(
      rule,
      `"use server";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function rename(userId, name) { ${body} }`,
    ).map(({ message }) => /prisma\.\w+\.\w+/u.exec(message)?.[0]);
  const read = "const before = await prisma.order.findMany({ where: { userId } });";

  it("is told by what they can change, if they can also read", () => {
    expect(
      named(`${read} await prisma.order.updateMany({ where: { userId }, data: { name } }); return before;`),
    ).toEqual(["prisma.order.updateMany"]);
  });

  it("is told by what they can read, if that is all", () => {
    expect(named(`${read} return before;`)).toEqual(["prisma.order.findMany"]);
  });
});
