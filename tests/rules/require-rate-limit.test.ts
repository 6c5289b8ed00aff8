import rule from "../../rules/require-rate-limit.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

const head = `"use server";
import bcrypt from "bcryptjs";
import OpenAI from "openai";
import { Resend } from "resend";
import { Ratelimit } from "@upstash/ratelimit";
import { createClient } from "@supabase/supabase-js";
import NextAuth from "next-auth";
const { signIn } = NextAuth({ providers: [] });
const openai = new OpenAI();
const resend = new Resend("key");
const supabase = createClient("url", "key");
const ratelimit = new Ratelimit({});
`;

const login = `await bcrypt.compare(password, (await db.user.findUnique({ where: { email } })).passwordHash);`;
const mail = `await resend.emails.send({ from: "us", to: email, subject: "Hi", text: "Hi" });`;
const ask = `await openai.chat.completions.create({ model: "m", messages: [] });`;

const hostedSignIn = "await supabase.auth.signInWithPassword({ email, password });";

function action(body: string): string {
  return `${head}export async function save(email, password) {\n${body}\n}`;
}

function silent(name: string, body: string) {
  return { name, code: action(body) };
}

function reported(
  name: string,
  messageId: "guesses" | "sends" | "spends",
  does: string,
  effect: string,
  body: string,
  line = 1,
) {
  const code = action(body);
  const data = { action: "save", does, effect, line: String(line + 13), route: "" };
  return { name, code, errors: [{ messageId, data, ...placeOf(code, "save") }] };
}

new RuleTester().run("require-rate-limit", rule, {
  valid: [
    {
      name: "no server action",
      code: `import bcrypt from "bcryptjs"; export async function save(email, password) { ${login} }`,
    },
    silent(
      "a limiter of a library",
      `const { success } = await ratelimit.limit(email);\nif (!success) return;\n${login}`,
    ),
    silent(
      "a limiter that not every deployment has",
      `if (process.env.LIMIT) {\nconst { success } = await ratelimit.limit(email);\nif (!success) return;\n}\n${login}`,
    ),
    silent(
      "a limiter by its name",
      `const { checkRateLimit } = await import("./missing");\nawait checkRateLimit();\n${login}`,
    ),
    silent(
      "a count of rows",
      `const tries = await db.attempt.count({ where: { email } });\nif (tries > 5) return;\n${login}`,
    ),
    silent(
      "rows of the last minute",
      `const recent = await db.token.findFirst({ where: { email, createdAt: { gte: 1 } } });\nif (recent) return;\n${mail}`,
    ),
    silent(
      "mail to ourselves",
      `await resend.emails.send({ from: email, to: "us@example.com", subject: "Hi", text: "Hi" });`,
    ),
    silent(
      "mail by those with a role",
      `const user = await requireUser();\nif (user.role !== "admin") return;\n${mail}`,
    ),
    silent("a model for those who are known", `await requireUser();\n${ask}`),
    {
      name: "a limiter of the project's own that the settings declare",
      code: `${action(`if (tooOften(email)) return;\n${login}`)}\nfunction tooOften(key) { return tries.has(key); }`,
      settings: { "server-actions": { limiters: ["tooOften"] } },
    },
    silent("another site", `await signIn("github");`),
    silent("a provider with limits of its own", `await supabase.auth.signInWithPassword({ email, password });`),
    silent("a password that the client does not know", `await bcrypt.compare("x", "y");`),
  ],
  invalid: [
    reported("a password", "guesses", "checks a password", "bcrypt.compare", login),
    reported(
      "a limiter at which nobody looks",
      "guesses",
      "checks a password",
      "bcrypt.compare",
      `await ratelimit.limit(email);\n${login}`,
      2,
    ),
    reported(
      "a limiter that comes too late",
      "guesses",
      "checks a password",
      "bcrypt.compare",
      `${login}\nconst { success } = await ratelimit.limit(email);\nif (!success) return;`,
    ),
    reported("credentials", "guesses", "signs in", "signIn", `await signIn("credentials", { email, password });`),
    reported(
      "a new account",
      "guesses",
      "hashes a password",
      "bcrypt.hash",
      `await db.user.create({ data: { email, password: await bcrypt.hash(password, 10) } });`,
    ),
    reported("mail to whomever the client names", "sends", "sends mail", "resend.emails.send", mail),
    reported(
      "mail to whomever a known client names",
      "sends",
      "sends mail",
      "resend.emails.send",
      `await requireUser();\n${mail}`,
      2,
    ),
    reported(
      "mail to somebody in the database",
      "sends",
      "sends mail",
      "resend.emails.send",
      `const user = await db.user.findUnique({ where: { email } });\nawait resend.emails.send({ from: "us", to: user.email, subject: "Hi", text: "Hi" });`,
      2,
    ),
    reported("a model for anybody", "spends", "calls a paid model", "openai.chat.completions.create", ask),
    {
      ...reported(
        "",
        "guesses",
        "checks a password",
        "bcrypt.compare",
        `if (tooOften(email)) return;\n${login}\nfunction tooOften(key) { return tries.has(key); }`,
        2,
      ),
      name: "a function of the project's own that the settings do not name",
      settings: { "server-actions": { limiters: ["somethingElse"] } },
    },
    {
      name: "a provider, with the option",
      code: action(hostedSignIn),
      options: [{ hosted: "report" }],
      errors: reported("", "guesses", "signs in", "supabase.auth.signInWithPassword", hostedSignIn).errors,
    },
  ],
});
