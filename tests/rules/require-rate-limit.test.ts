import rule from "../../rules/require-rate-limit.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

const head = `"use server";
import bcrypt from "bcryptjs";
import OpenAI from "openai";
import Stripe from "stripe";
import { RateLimiter } from "limiter";
import { RateLimiterMemory, RateLimiterRedis } from "rate-limiter-flexible";
import { Ratelimit as Unkey } from "@unkey/ratelimit";
import { checkRateLimit } from "@vercel/firewall";
import { Resend } from "resend";
import { Ratelimit } from "@upstash/ratelimit";
import { createClient } from "@supabase/supabase-js";
import NextAuth from "next-auth";
import PocketBase from "pocketbase";
const { signIn } = NextAuth({ providers: [] });
const openai = new OpenAI();
const stripe = new Stripe("key");
const resend = new Resend("key");
const supabase = createClient("url", "key");
const pb = new PocketBase("url");
const ratelimit = new Ratelimit({});
const memory = new RateLimiterMemory({ points: 5 });
const bucket = new RateLimiter({ tokensPerInterval: 5, interval: "minute" });
const shared = new RateLimiterRedis({ storeClient: redis, points: 5 });
const unkey = new Unkey({ rootKey: "key", namespace: "login", limit: 5, duration: "1m" });
`;

/** Helpers of the project that say how often somebody may come, and their neighbours. */
const trackers = "const trackers: Record<string, { count: number; until: number }> = {};";
const counting = `${trackers}
async function limitByKey(key) {
  const tracker = trackers[key] || { count: 0, until: 0 };
  trackers[key] ||= tracker;
  if (tracker.until < Date.now()) { tracker.count = 0; tracker.until = Date.now() + 60_000; }
  tracker.count++;
  if (tracker.count > 5) throw new Error("Too many attempts");
}`;
const byAddress = `${counting}
async function limitByAddress() { await limitByKey("address"); }`;
const answering = `const tries = new Map();
function mayTry(key) {
  const count = tries.get(key) ?? 0;
  tries.set(key, count + 1);
  return count < 5;
}`;
const inClass = `class Limiter {
  #times = new Map();
  check(key) {
    const times = (this.#times.get(key) ?? []).filter((time) => time > Date.now() - 60_000);
    times.push(Date.now());
    this.#times.set(key, times);
    if (times.length > 5) throw new Error("Too many attempts");
  }
}
const limiter = new Limiter();`;
const inClosure = `function rateLimit() {
  const cache = new Map();
  return {
    check: (limit, token) =>
      new Promise((resolve, reject) => {
        const count = cache.get(token) || [0];
        if (count[0] === 0) cache.set(token, count);
        count[0] += 1;
        return count[0] >= limit ? reject() : resolve(undefined);
      }),
  };
}
const limiter = rateLimit();`;
const remembering = `const cache = new Map();
function settings(key) {
  const entry = cache.get(key);
  if (entry && entry.until > Date.now()) return entry.value;
  cache.set(key, { value: 1, until: Date.now() + 60_000 });
}`;
const viewing = `const views = new Map();
function countView(key) { views.set(key, (views.get(key) ?? 0) + 1); }`;

const login = `await bcrypt.compare(password, (await db.user.findUnique({ where: { email } })).passwordHash);`;
const mail = `await resend.emails.send({ from: "us", to: email, subject: "Hi", text: "Hi" });`;
const ask = `await openai.chat.completions.create({ model: "m", messages: [] });`;

const hostedSignIn = "await supabase.auth.signInWithPassword({ email, password });";

/** Signing in with Auth.js, which is told so how to check a password. */
const configuredSignIn = (check: string) =>
  action('await signIn("credentials", { email, password });').replace(
    "providers: []",
    `providers: [Credentials({ async authorize({ email, password }) { ${check} } })]`,
  );
const checked = "return db.user.findFirst({ where: { email } });";

/** A known caller gives a password, which is compared with that of an account. */
const again = (where: string) => `const user = await requireUser();
const account = await db.user.findUnique({ where: { ${where} } });
await bcrypt.compare(password, account.passwordHash);`;

/** A text of SQL is asked first. */
const queried = (text: string) => `const { Pool } = await import("pg");
const { rows } = await new Pool().query("${text}", [email]);
if (rows.length > 5) return;
${mail}`;

/** A mail to the address of a row. */
/** Mail by a caller whose role is read from a membership. */
const asMember = (where: string) => `const { userId } = await (await import("@clerk/nextjs/server")).auth();
if (!userId) return;
const seat = await db.membership.findFirst({ where: ${where} });
if (seat?.role !== "admin") return;
${mail}`;
const mailOf = (row: string) => `const row = await ${row};
await resend.emails.send({ from: "us", to: row.email, subject: "Hi", text: "Hi" });`;
/** A form by which visitors write to the site's own people. */
const mailToOwner = `await resend.emails.send({ from: "us", to: "us@example.com", subject: "Hi", text: String(email) });`;

/** A service is asked something by a function of this name, and then a mail is sent. */
const askedFirst = (name: string, address: string) =>
  `async function ${name}() { await fetch("${address}", { headers: { authorization: process.env.API_KEY } }); }
await ${name}();
${mail}`;

function action(body: string): string {
  return `${head}export async function save(email, password) {\n${body}\n}`;
}

function silent(name: string, body: string) {
  return { name, code: action(body) };
}

/** Whoever knows what a cache keeps under a key gets in. */
function askedFor(key: string) {
  return `const { Redis } = await import("@upstash/redis");
const kept = await Redis.fromEnv().get(\`${key}:\${email}\`);
if (kept === password.code) await db.session.create({ data: { email } });`;
}

/** An action that asks a helper of the project's own first. */
function limited(helper: string, body: string) {
  return `${action(`${body}\n${login}`)}\n${helper}`;
}

function limitedHere(name: string, helper: string, body: string) {
  return { name, code: limited(helper, body) };
}

/** Something else than a limiter of the project's own comes first. */
function unlimited(name: string, helper: string, body: string) {
  const { errors } = reported("", "guesses", "checks a password", "bcrypt.compare", `${body}\n${login}`, 2);
  return { name, code: limited(helper, body), errors };
}

function reported(
  name: string,
  messageId: "guesses" | "makes" | "sends" | "spends" | "unshared",
  does: string,
  effect: string,
  body: string,
  line = 1,
) {
  const code = action(body);
  const data = { action: "save", does, effect, line: String(line + 25), route: "" };
  return { name, code, errors: [{ messageId, data, ...placeOf(code, "save") }] };
}

new RuleTester().run("require-rate-limit", rule, {
  valid: [
    {
      name: "a password, where the configuration counts attempts",
      code: configuredSignIn(
        `if ((await db.user.findFirst({ where: { email } })).failedAttempts > 5) return null; ${checked}`,
      ),
    },
    {
      name: "a password, where the configuration asks a limiter",
      code: configuredSignIn(`if (!(await ratelimit.limit(email)).success) return null; ${checked}`),
    },
    silent("something else that a cache keeps", askedFor("draft")),
    silent("a long token in a cache, by its name", askedFor("verification").replace("password.code", "password.token")),
    silent("a password of the caller's own, given again", again("id: user.id")),
    silent("rows that a text of SQL counts", queried("SELECT count(*) FROM mails WHERE email = $1")),
    silent(
      "rows of the last minute, in a text of SQL",
      queried("SELECT 1 FROM mails WHERE email = $1 AND sent_at > $2"),
    ),
    silent(
      "mail that a known caller sends to whom the program picks",
      `await requireUser();\n${mailOf("db.user.findFirst({ where: { role: 'owner' } })")}`,
    ),
    silent(
      "mail to whom a known caller has a row made for, whose address is the caller's",
      `const user = await requireUser();\n${mailOf("db.invite.create({ data: { email: user.email, text: email } })")}`,
    ),
    silent("a key in the environment", `return password === process.env.API_KEY;`),
    silent(
      "a password in the environment, behind a limiter",
      `const { success } = await ratelimit.limit(email);\nif (!success) return;\nreturn password === process.env.ADMIN_PASSWORD;`,
    ),
    silent(
      "a cookie with a password in the environment",
      `const { cookies } = await import("next/headers");
return (await cookies()).get("password")?.value === process.env.ADMIN_PASSWORD;`,
    ),
    silent(
      "a token that is too long to be guessed",
      `const row = await db.invite.findFirst({ where: { email } });\nreturn row.token === password;`,
    ),
    silent(
      "a signature, compared in a time that tells nothing",
      `const { createHmac, timingSafeEqual } = await import("node:crypto");
return timingSafeEqual(createHmac("sha256", process.env.KEY).update(email).digest(), Buffer.from(password));`,
    ),
    silent("a code that tells nothing", `return db.country.findFirst({ where: { code: password } });`),
    silent(
      "a mailed code, where it is written down how often somebody failed",
      `const row = await db.otp.findFirst({ where: { email } });
if (row.code !== password) await db.otp.update({ where: { id: row.id }, data: { attempts: { increment: 1 } } });`,
    ),
    silent(
      "a mailed code, for administrators",
      `const { userId, has } = await (await import("@clerk/nextjs/server")).auth();
if (!has({ role: "admin" })) return;
return db.otp.findFirst({ where: { email, code: password } });`,
    ),
    silent("what a payment provider already has", `await stripe.subscriptions.cancel(email);`),
    {
      name: "no server action",
      code: `import bcrypt from "bcryptjs"; export async function save(email, password) { ${login} }`,
    },
    silent(
      "a password of something that is no account, in a text of SQL",
      `const { Pool } = await import("pg");
await new Pool().query("INSERT INTO pastes (users, password) VALUES ($1, $2)", [email, await bcrypt.hash(password, 10)]);`,
    ),
    silent(
      "a password that is set, where there is nothing that it could fit",
      `await db.user.update({ where: { id: email }, data: { password: await bcrypt.hash(password, 10) } });`,
    ),
    silent(
      "a password that is set, in a text of SQL",
      `const { Pool } = await import("pg");
await new Pool().query("UPDATE users SET password = $2 WHERE id = $1", [email, await bcrypt.hash(password, 10)]);`,
    ),
    silent(
      "a password of something that is no account",
      `await db.paste.create({ data: { text: email, password: await bcrypt.hash(password, 10) } });`,
    ),
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
    silent("mail to ourselves by a known caller", `await requireUser();\n${mailToOwner}`),
    silent(
      "mail to ourselves, some time after the last",
      `const last = await db.message.findFirst({ where: { email } });\nif (last && last.createdAt > Date.now() - 60000) return;\n${mailToOwner}`,
    ),
    silent("mail by humans", askedFirst("isHuman", "https://example.com/siteverify")),
    silent(
      "mail by those with a role",
      `const user = await requireUser();\nif (user.role !== "admin") return;\n${mail}`,
    ),
    silent("mail by those whose only membership has a role", asMember("{ userId }")),
    silent("a model for those who are known", `await requireUser();\n${ask}`),
    {
      name: "a limiter of the project's own that the settings declare",
      code: `${action(`if (tooOften(email)) return;\n${login}`)}\nfunction tooOften(key) { return tries.has(key); }`,
      settings: { "server-actions": { limiters: ["tooOften"] } },
    },
    limitedHere("a count in a record", counting, "await limitByKey(email);"),
    limitedHere("a count that another function keeps", byAddress, "await limitByAddress();"),
    limitedHere("a count in a map whose answer is looked at", answering, "if (!mayTry(email)) return;"),
    limitedHere("times in a member of a class", inClass, "limiter.check(email);"),
    limitedHere("a count around a function", inClosure, "await limiter.check(5, email);"),
    silent("a package that counts in memory", `await memory.consume(email);\n${login}`),
    silent("a bucket of tokens", `if (!bucket.tryRemoveTokens(1)) return;\n${login}`),
    silent("a package that counts in Redis", `await shared.consume(email);\n${login}`),
    silent("a service", `const { success } = await unkey.limit(email);\nif (!success) return;\n${login}`),
    silent("a firewall", `const { rateLimited } = await checkRateLimit("login");\nif (rateLimited) return;\n${login}`),
    silent("another site", `await signIn("github");`),
    silent("the page on which one chooses how", `await signIn(undefined, { redirectTo: "/" });`),
    silent(
      "a password of the program's own",
      `await pb.collection("users").authWithPassword("us", process.env.PASSWORD);`,
    ),
    silent("a provider with limits of its own", `await supabase.auth.signInWithPassword({ email, password });`),
    silent("a password that the client does not know", `await bcrypt.compare("x", "y");`),
  ],
  invalid: [
    {
      ...reported("", "guesses", "signs in", "signIn", 'await signIn("credentials", { email, password });'),
      name: "a password, where the configuration only checks it",
      code: configuredSignIn(checked),
    },
    reported(
      "a password of whomever a known caller names",
      "guesses",
      "checks a password",
      "bcrypt.compare",
      again("email"),
      3,
    ),
    reported(
      "rows that a text of SQL only reads",
      "sends",
      "sends mail",
      "resend.emails.send",
      queried("SELECT name FROM users WHERE email = $1"),
      4,
    ),
    reported(
      "mail to whom the client picks",
      "sends",
      "sends mail",
      "resend.emails.send",
      mailOf("db.user.findFirst({ where: { name: email } })"),
      2,
    ),
    reported(
      "mail to whom a known caller has a row made for",
      "sends",
      "sends mail",
      "resend.emails.send",
      `await requireUser();\n${mailOf("db.invite.create({ data: { email } })")}`,
      3,
    ),
    reported(
      "a password in the environment",
      "guesses",
      "compares what the client sends",
      "ADMIN_PASSWORD",
      `return password === process.env.ADMIN_PASSWORD;`,
    ),
    reported(
      "a mailed code",
      "guesses",
      "compares what the client sends",
      "code",
      `const row = await db.otp.findFirst({ where: { email } });\nreturn row.code === password;`,
      2,
    ),
    reported(
      "a mailed code, written down again for whoever failed",
      "guesses",
      "compares what the client sends",
      "code",
      `const row = await db.otp.findFirst({ where: { email } });
if (row.code !== password) await db.otp.update({ where: { id: row.id }, data: { seen: true } });`,
      2,
    ),
    reported(
      "a code that the database is asked for",
      "guesses",
      "looks up what the client sends as `code`",
      "db.verificationCode.findFirst",
      `await db.verificationCode.findFirst({ where: { email, code: password } });`,
    ),
    reported(
      "a mailed code, compared in a time that tells nothing",
      "guesses",
      "compares what the client sends",
      "code",
      `const { timingSafeEqual } = await import("node:crypto");
const row = await db.otp.findFirst({ where: { email } });
return timingSafeEqual(Buffer.from(row.code), Buffer.from(password));`,
      3,
    ),
    reported(
      "a second factor, called a token",
      "guesses",
      "compares what the client sends",
      "token",
      `const row = await db.twoFactorToken.findFirst({ where: { email } });\nreturn row.token === password;`,
      2,
    ),
    reported(
      "a password that is stored as it is",
      "guesses",
      "compares what the client sends",
      "password",
      `const user = await db.user.findUnique({ where: { email } });\nreturn user.password === password;`,
      2,
    ),
    reported("a password", "guesses", "checks a password", "bcrypt.compare", login),
    reported(
      "a password at a server of the project's own",
      "guesses",
      "signs in",
      'pb.collection("users").authWithPassword',
      `await pb.collection("users").authWithPassword(email, password);`,
    ),
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
    unlimited("a count in a map at which nobody looks", answering, "mayTry(email);"),
    unlimited("a cache", remembering, "const known = settings(email);"),
    unlimited("a count that stops nobody", viewing, "countView(email);"),
    {
      ...unlimited("", counting, "await limitByKey(email);"),
      name: "a count in memory, with the option",
      options: [{ memory: "report" }],
      errors: reported("", "unshared", "checks a password", "bcrypt.compare", `await limitByKey(email);\n${login}`, 2)
        .errors,
    },
    reported(
      "a limiter that is only asked how it stands",
      "guesses",
      "checks a password",
      "bcrypt.compare",
      `await shared.get(email);\n${login}`,
      2,
    ),
    reported(
      "a firewall at which nobody looks",
      "guesses",
      "checks a password",
      "bcrypt.compare",
      `const { rateLimited } = await checkRateLimit("login");\n${login}`,
      2,
    ),
    {
      ...reported("", "unshared", "checks a password", "bcrypt.compare", `await memory.consume(email);\n${login}`, 2),
      name: "a package that counts in memory, with the option",
      options: [{ memory: "report" }],
    },
    reported("credentials", "guesses", "signs in", "signIn", `await signIn("credentials", { email, password });`),
    reported(
      "a new account",
      "makes",
      "hashes a password",
      "bcrypt.hash",
      `await db.user.create({ data: { email, password: await bcrypt.hash(password, 10) } });`,
    ),
    reported(
      "a new account, in a text of SQL",
      "makes",
      "hashes a password",
      "bcrypt.hash",
      `const { Pool } = await import("pg");
await new Pool().query("INSERT INTO app.users (email, password) VALUES ($1, $2)", [email, await bcrypt.hash(password, 10)]);`,
      2,
    ),
    ...["email", "resetToken"].map((column) =>
      reported(
        `a password that is set for whomever the client names: ${column}`,
        "guesses",
        "hashes a password",
        "bcrypt.hash",
        `await db.user.update({ where: { ${column}: email }, data: { password: await bcrypt.hash(password, 10) } });`,
      ),
    ),
    reported(
      "a password that is set once something was looked up",
      "guesses",
      "hashes a password",
      "bcrypt.hash",
      `const { id } = await db.reset.findUnique({ where: { token: email } });
await db.user.update({ where: { id }, data: { password: await bcrypt.hash(password, 10) } });`,
      2,
    ),
    reported(
      "a sign-up, whatever people are called there",
      "makes",
      "hashes a password",
      "bcrypt.hash",
      `await db.patient.create({ data: { email, password: await bcrypt.hash(password, 10) } });`,
    ),
    reported(
      "a code that a cache keeps",
      "guesses",
      "compares what the client sends",
      "verification",
      askedFor("verification"),
      3,
    ),
    reported("mail to whomever the client names", "sends", "sends mail", "resend.emails.send", mail),
    reported(
      "mail behind an entry of a log, which limits nothing",
      "sends",
      "sends mail",
      "resend.emails.send",
      askedFirst("logEvent", "https://example.com/events"),
      3,
    ),
    reported("mail to ourselves, by anybody", "spends", "sends mail", "resend.emails.send", mailToOwner),
    reported(
      "mail by anybody to whom the program picks",
      "spends",
      "sends mail",
      "resend.emails.send",
      mailOf("db.user.findFirst({ where: { role: 'owner' } })"),
      2,
    ),
    reported(
      "mail to whomever a known client names",
      "sends",
      "sends mail",
      "resend.emails.send",
      `await requireUser();\n${mail}`,
      2,
    ),
    reported(
      "mail by those with a role in what the client picks",
      "sends",
      "sends mail",
      "resend.emails.send",
      asMember("{ userId, teamId: password }"),
      5,
    ),
    reported(
      "mail to somebody in the database",
      "sends",
      "sends mail",
      "resend.emails.send",
      `const user = await db.user.findUnique({ where: { email } });\nawait resend.emails.send({ from: "us", to: user.email, subject: "Hi", text: "Hi" });`,
      2,
    ),
    reported(
      "a payment for anybody",
      "spends",
      "calls the payment provider",
      "stripe.paymentIntents.create",
      `await stripe.paymentIntents.create({ amount: 100, currency: "eur" });`,
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
