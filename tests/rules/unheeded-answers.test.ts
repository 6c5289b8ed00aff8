import rateLimit from "../../rules/require-rate-limit.ts";
import roleCheck from "../../rules/require-role-check.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

/** Functions that say by their answer whether somebody may go on, and one that fails. */
const head = `"use server";
import { Ratelimit } from "@upstash/ratelimit";
import { Redis } from "@upstash/redis";
import { getServerSession } from "next-auth";
import { matches } from "some-package";
import { Resend } from "resend";
const resend = new Resend("key");
const limiter = new Ratelimit({ redis: Redis.fromEnv(), limiter: Ratelimit.slidingWindow(5, "1 m") });
async function isAdmin() { return (await getServerSession())?.user?.role === "admin"; }
async function checkAdmin() { if (!(await isAdmin())) return { error: "Not allowed" }; }
async function requireAdmin() { if (!(await isAdmin())) throw new Error("Not allowed"); }
async function within(key) { const { success } = await limiter.limit(key); return success; }
async function checkLimit(key) { if (!(await within(key))) return { error: "Too many" }; return {}; }
async function requireLimit(key) { if (!(await within(key))) throw new Error("Too many"); }
`;
const lines = head.split("\n").length;

const ban = (asking: string) => `${head}export async function exclude(id) {
  if (!(await getServerSession())) throw new Error();
  ${asking}
  await db.user.update({ where: { id }, data: { banned: true } });
}`;

const unasked = (name: string, asking: string) => ({
  name,
  code: ban(asking),
  errors: [
    {
      messageId: "sets" as const,
      data: {
        who: "Everybody who is signed in",
        action: "exclude",
        column: "banned",
        effect: "db.user.update",
        line: String(lines + 3),
        route: "",
      },
      ...placeOf(ban(asking), "exclude"),
    },
  ],
});

new RuleTester().run("require-role-check: answers that nobody looks at", roleCheck, {
  valid: [
    { name: "a role that is asked for, and looked at", code: ban("if (!(await isAdmin())) return;") },
    {
      name: "an error that is looked at",
      code: ban("const denied = await checkAdmin();\n  if (denied?.error) return denied;"),
    },
    { name: "a check that fails", code: ban("await requireAdmin();") },
    { name: "a check that is awaited later", code: ban("const asked = requireAdmin();\n  await asked;") },
    {
      name: "several answers that are looked at together",
      code: ban("const [may, other] = await Promise.all([isAdmin(), id]);\n  if (!may) return other;"),
    },
    { name: "an answer that a package looks at", code: ban("if (!matches(await isAdmin())) return;") },
    { name: "an answer that decides about something else", code: ban("const how = (await isAdmin()) ? 1 : 2;") },
  ],
  invalid: [
    unasked("a role that is asked for, and nobody looks", "await isAdmin();"),
    unasked("an error that nobody looks at", "await checkAdmin();"),
    unasked("a check that nobody waits for", "requireAdmin();"),
    unasked("a promise that is looked at", "if (!isAdmin()) return;"),
    unasked("several answers that nobody looks at", "await Promise.all([isAdmin(), id]);"),
    unasked("an answer that only stands in the log", "console.log(await isAdmin());"),
  ],
});

const send = (asking: string) => `${head}export async function notify(email) {
  ${asking}
  await resend.emails.send({ from: "a@b.c", to: email, subject: "Hello", text: "Hello" });
}`;

const unlimited = (name: string, asking: string) => ({
  name,
  code: send(asking),
  errors: [
    {
      messageId: "sends" as const,
      data: {
        action: "notify",
        does: "sends mail",
        effect: "resend.emails.send",
        line: String(lines + 2),
        route: "",
      },
      ...placeOf(send(asking), "notify"),
    },
  ],
});

new RuleTester().run("require-rate-limit: answers that nobody looks at", rateLimit, {
  valid: [
    { name: "a limit that is looked at", code: send("if (!(await within(email))) return;") },
    { name: "a limit that is told as an error", code: send("if ((await checkLimit(email)).error) return;") },
    { name: "a limit that fails", code: send("await requireLimit(email);") },
    {
      name: "a limit that only some deployments have",
      code: send("if (process.env.REDIS) await requireLimit(email);"),
    },
  ],
  invalid: [
    unlimited("a limit that nobody looks at", "await within(email);"),
    unlimited("a limit that is told as an error, and nobody looks", "await checkLimit(email);"),
    unlimited("a limit that nobody waits for", "requireLimit(email);"),
    unlimited("a promise that is looked at", "if (!within(email)) return;"),
  ],
});
