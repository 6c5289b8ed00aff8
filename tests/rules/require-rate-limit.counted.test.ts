import rule from "../../rules/require-rate-limit.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

const head = `"use server";
import { Redis as Upstash } from "@upstash/redis";
import Redis from "ioredis";
import { createClient as createRedis } from "redis";
import { createClient } from "@supabase/supabase-js";
import { Ratelimit } from "@upstash/ratelimit";
import { Resend } from "resend";
const upstash = Upstash.fromEnv();
const io = new Redis();
const node = createRedis();
const supabase = createClient("url", "key");
const ratelimit = new Ratelimit({});
const resend = new Resend("key");
`;

const action = (before: string) => `${head}export async function remind(email) {
${before}
await resend.emails.send({ from: "us", to: email, subject: "Hi", text: "Hi" });
}`;

const silent = (name: string, before: string) => ({ name, code: action(before) });

function reported(name: string, before: string) {
  const code = action(before);
  const line = String(code.slice(0, code.indexOf("await resend")).split("\n").length);
  const data = { action: "remind", does: "sends mail", effect: "resend.emails.send", line, route: "" };
  return { name, code, errors: [{ messageId: "sends", data, ...placeOf(code, "remind") }] };
}

/** Mail that a function sends for the action, or does not. */
const handedOn = (body: string) => `${head}async function sparingly(email, send) {
${body}
}
export async function remind(email) {
await sparingly(email, () => resend.emails.send({ from: "us", to: email, subject: "Hi", text: "Hi" }));
}`;
const around = 'if (!email.includes("@")) return send();';

const last = "const row = await db.invite.findFirst({ where: { email } });";
const opened = `let isAllowed = true;
try {
  isAllowed = (await ratelimit.limit(email)).success;
} catch {
  isAllowed = true;
}`;

new RuleTester().run("require-rate-limit: what is counted by the project itself", rule, {
  valid: [
    silent("a count in Redis", "if ((await upstash.incr(`mail:${email}`)) > 5) return;"),
    silent("a count in Redis, by ioredis", "if ((await io.incr(`mail:${email}`)) > 5) return;"),
    silent(
      "a count in Redis, among other commands",
      "const [times] = await upstash.multi().incr(`mail:${email}`).expire('mail', 60).exec();\nif (times > 5) return;",
    ),
    silent(
      "a count in Redis that the program adds up",
      "const times = Number(await upstash.get('mails')) || 0;\nif (times > 5) return;\nawait upstash.set('mails', times + 1);",
    ),
    silent("a window in Redis", "if ((await node.zCard(`mail:${email}`)) > 5) return;"),
    silent(
      "something that is put into Redis if nothing was",
      "if (!(await upstash.set(`mail:${email}`, 1, { nx: true, ex: 60 }))) return;",
    ),
    silent(
      "something that is put into Redis if nothing was, by ioredis",
      `if (!(await io.set(email, 1, "EX", 60, "NX"))) return;`,
    ),
    silent("something that was put into Redis for whom it goes to", "if (await upstash.get(`mail:${email}`)) return;"),
    silent(
      "something that was put into Redis for whom the client names",
      "const user = await db.user.findUnique({ where: { email } });\nif (await upstash.get(user.id)) return;",
    ),
    {
      name: "something that was put into Redis, unless it is a special case",
      code: handedOn(`${around}\nif (await upstash.get(email)) return;\nawait send();`),
    },
    silent("a function of the database", `if (!(await supabase.rpc("check_rate_limit", { email })).data) return;`),
    silent("a table of limits", "if ((await db.rateLimit.findUnique({ where: { email } }))?.count > 5) return;"),
    silent("when a row was made", `${last}\nif (row && Date.now() - row.createdAt.getTime() < 60_000) return;`),
    silent(
      "when a row was made, as a text",
      `${last}\nconst since = Date.now() - new Date(row?.sent_at ?? 0).getTime();\nif (since < 60_000) return;`,
    ),
    silent(
      "a table of what may be used",
      "if ((await db.mailQuota.findUnique({ where: { email } }))?.left < 1) return;",
    ),
    silent("a limiter that lets everybody in where it fails", `${opened}\nif (!isAllowed) return;`),
  ],
  invalid: [
    reported(
      "something that was put into Redis for everybody",
      "const site = await db.site.findUnique({ where: { name: 'us' } });\nif (await upstash.get(site.id)) return;",
    ),
    {
      name: "something that is put into Redis afterwards",
      code: handedOn(`${around}\nawait send();\nif (await upstash.get(email)) return;`),
      errors: [
        {
          messageId: "sends",
          data: { action: "remind", does: "sends mail", effect: "resend.emails.send", line: "20", route: "" },
          ...placeOf(handedOn(`${around}\nawait send();\nif (await upstash.get(email)) return;`), "remind"),
        },
      ],
    },
    reported(
      "something that is put into Redis, whatever was there",
      "await upstash.set(`mail:${email}`, 1, { ex: 60 });",
    ),
    reported("something that is put into Redis, whatever was there, by ioredis", `await io.set(email, 1, "EX", 60);`),
    reported(
      "something in Redis that is put there again",
      "const settings = await upstash.get('settings');\nawait upstash.set('settings', settings);",
    ),
    reported("something else that was put into Redis", `if (await upstash.get("mail")) return;`),
    reported("another function of the database", `if (!(await supabase.rpc("check_address", { email })).data) return;`),
    reported("a table of something else", "if ((await db.invite.findUnique({ where: { email } }))?.count > 5) return;"),
    reported("a table of attempts that is only written", "await db.mailAttempt.create({ data: { email } });"),
    reported("until when a row holds", `${last}\nif (row && Date.now() - row.expiresAt.getTime() < 60_000) return;`),
    reported("what time it is", "if (Date.now() - new Date(0).getTime() < 60_000) return;"),
    reported("a limiter that lets everybody in", opened),
  ],
});
