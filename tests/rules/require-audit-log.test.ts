import rule from "../../rules/require-audit-log.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

const head = `"use server";
import bcrypt from "bcryptjs";
import { betterAuth } from "better-auth";
import NextAuth from "next-auth";
import { createClient } from "@supabase/supabase-js";
import { inngest } from "./inngest";
import { Inngest } from "inngest";
const jobs = new Inngest({ id: "app" });
const { signIn, unstable_update: renew } = NextAuth({ providers: [] });
const { api } = betterAuth({});
const supabase = createClient("url", "key");
`;

const login = "const known = await bcrypt.compare(password, user.passwordHash);";
const changePassword = `await db.user.update({ where: { id: user.id }, data: { passwordHash: await bcrypt.hash(password, 12) } });`;

function action(body: string): string {
  return `${head}export async function save(user, email, password) {\n${body}\n}`;
}

function silent(name: string, body: string) {
  return { name, code: action(body) };
}

function reported(name: string, does: string, effect: string, body: string, line = 1) {
  const code = action(body);
  const data = { action: "save", does, effect, line: String(line + 12), route: "" };
  return { name, code, errors: [{ messageId: "missing", data, ...placeOf(code, "save") }] };
}

new RuleTester().run("require-audit-log", rule, {
  valid: [
    {
      name: "no server action",
      code: `import bcrypt from "bcryptjs"; export async function save(user, password) { ${login} }`,
    },
    silent("a failure that is logged", `${login}\nif (!known) console.warn("failed", email);`),
    silent("a success that is logged", `${changePassword}\nconsole.info("changed", user.id);`),
    silent(
      "a failure of the database that is logged",
      `try { ${changePassword} } catch (error) { console.error(error); }`,
    ),
    silent(
      "a row in a table of what happened",
      `${changePassword}\nawait db.auditLog.create({ data: { what: "password" } });`,
    ),
    silent(
      "a row in a table of what happened, made with the change",
      `await db.user.update({ where: { id: user.id }, data: { password: await bcrypt.hash(password, 12), auditLogs: { create: { what: "password" } } } });`,
    ),
    silent("a log that not every deployment has", `${changePassword}\nif (process.env.DEBUG) console.info("changed");`),
    silent(
      "a logger of a package",
      `const { default: pino } = await import("pino");\nconst logger = pino();\n${changePassword}\nlogger.info("changed");`,
    ),
    silent(
      "an event for a service of product analytics",
      `const { PostHog } = await import("posthog-node");\nconst events = new PostHog("");\n${changePassword}\nevents.capture({ distinctId: user.id, event: "password changed" });`,
    ),
    silent(
      "a logger by the name of a function",
      `const { logEvent } = await import("some-analytics");\n${changePassword}\nlogEvent("changed");`,
    ),
    silent(
      "a project's own function that cannot be found",
      `const { note } = await import("./missing");\n${changePassword}\nawait note("changed");`,
    ),
    silent("a job that somebody may log", `${changePassword}\nawait jobs.send({ name: "user/changed", data: {} });`),
    silent("a provider that keeps a log of its own", `await supabase.auth.signInWithPassword({ email, password });`),
    silent("another site", `await signIn("github");`),
    silent("something that is added to a session", `await renew({ user: { name: email } });`),
    silent(
      "a new account, and the way in with it",
      `await db.user.create({ data: { email } });\nawait signIn("credentials", { email, password });`,
    ),
    silent("a name", `await db.user.update({ where: { id: user.id }, data: { name: email } });`),
    silent("a note that is deleted", `await db.note.delete({ where: { id: user.id } });`),
  ],
  invalid: [
    reported(
      "a row in another table, made with the change",
      "changes a password",
      "db.user.update",
      `await db.user.update({ where: { id: user.id }, data: { password: await bcrypt.hash(password, 12), sessions: { create: { what: "password" } } } });`,
    ),
    reported("a password that is checked", "signs somebody in", "bcrypt.compare", login),
    reported("credentials", "signs somebody in", "signIn", `await signIn("credentials", { email, password });`),
    reported("a new password", "changes a password", "db.user.update", changePassword),
    reported(
      "a new password, after the old one was checked",
      "changes a password",
      "db.user.update",
      `${login}\nif (!known) return;\n${changePassword}`,
      3,
    ),
    reported(
      "what a service for product analytics is told of a person",
      "changes a password",
      "db.user.update",
      `const { PostHog } = await import("posthog-node");\nconst events = new PostHog("");\n${changePassword}\nevents.identify({ distinctId: user.id });`,
      3,
    ),
    reported(
      "a new address",
      "changes an e-mail address",
      "db.user.update",
      `await db.user.update({ where: { id: user.id }, data: { email } });`,
    ),
    reported(
      "an account",
      "deletes an account or organisation",
      "db.user.delete",
      `await db.user.delete({ where: { id: user.id } });`,
    ),
    reported(
      "an organisation",
      "deletes an account or organisation",
      "db.organization.delete",
      `await db.organization.delete({ where: { id: user.id } });`,
    ),
    reported(
      "a role",
      "changes what somebody may do",
      "db.user.update",
      `await db.user.update({ where: { id: user.id }, data: { role: email } });`,
    ),
    reported(
      "Better Auth's endpoints",
      "changes a password",
      "api.changePassword",
      `await api.changePassword({ body: { newPassword: password } });`,
    ),
    reported(
      "a log of nothing but the module",
      "deletes an account or organisation",
      "db.user.delete",
      `await db.user.delete({ where: { id: user.id } });\nreturn;\nconsole.info("never");`,
    ),
  ],
});
