import { describe, expect, it } from "vitest";

import { standing, write } from "./testkit.ts";

const before = `import { cookies, headers } from "next/headers";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import Redis from "ioredis";
const redis = new Redis();
const sessions = new Map<string, { userId: string }>();
const carts = new Map<string, { userId: string }>();
const revokedTokens = new Map<string, string>();
const byToken: Record<string, string> = {};
const texts: Record<string, string> = {};
const kept = async (file: string) => JSON.parse(await readFile(file, "utf8")) || {};
const cookie = async (name: string) => (await cookies()).get(name)?.value;
`;

/** Who is known after something was looked up, and had to be there. */
const found = (lookUp: string) => standing(`const found = ${lookUp}; if (!found) return; ${write}`, { before });

describe("what is kept under the caller's session cookie says who they are", () => {
  it.each([
    `sessions.get(await cookie("session"))`,
    `byToken[await cookie("auth_token")]`,
    `byToken[(await cookie("auth_token")) || ""]`,
    `sessions.get(await cookie(process.env.COOKIE_NAME!))`,
    `sessions.get((await headers()).get("authorization")!)`,
    `sessions.get(createHash("sha256").update((await cookie("sid"))!).digest("hex"))`,
    `(await kept("sessions.json"))[await cookie("sid")]`,
    `await redis.get(await cookie("session"))`,
    "await redis.get(`session:${await cookie('id')}`)",
  ])("%s", (lookUp) => {
    expect(found(lookUp)).toEqual(["authenticated"]);
  });

  it("to whoever asks for the person next", () => {
    expect(
      standing(
        `const name = (await kept("sessions.json"))[await cookie("sid")]; if (!name) return;
const user = (await kept("users.json")).find((one) => one.name === name); if (!user) return; ${write}`,
        { before },
      ),
    ).toEqual(["authenticated"]);
  });

  it.each([
    ["under what the client says", `sessions.get(id)`],
    ["under what the client says, or a cookie", `sessions.get((await cookie("session")) ?? id)`],
    ["under one key for all", `sessions.get((await cookie("session")) ?? "guest")`],
    ["under a cookie that is no session's", `carts.get(await cookie("cart"))`],
    ["under the session of a cart", `carts.get(await cookie("cartSession"))`],
    ["in a list of those who may not", `revokedTokens.get(await cookie("token"))`],
    ["in other words for everybody", `(await kept("texts.json"))[await cookie("locale")]`],
    ["in a store of visits", "await redis.get(`guest-session:${await cookie('id')}`)"],
    ["under the client's own key", "await redis.get(`session:${id}`)"],
  ])("but not %s", (_, lookUp) => {
    expect(found(lookUp)).toEqual(["anonymous"]);
  });

  it("but not if nobody looks", () => {
    expect(standing(`sessions.get(await cookie("session")); ${write}`, { before })).toEqual(["anonymous"]);
  });

  it("but not if there is none", () => {
    expect(standing(`if (sessions.get(await cookie("session"))) return; ${write}`, { before })).toEqual(["anonymous"]);
  });
});
