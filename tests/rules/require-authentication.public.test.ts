import rule from "../../rules/require-authentication.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

/** An action of this name, and what it does. */
const action = (name: string, body: string) => `"use server";
import bcrypt from "bcryptjs";
import { cookies } from "next/headers";
import NextAuth from "next-auth";
import { PrismaClient } from "@prisma/client";
import { Redis } from "@upstash/redis";
import { Resend } from "resend";
import { createServerClient } from "@supabase/ssr";
import { createClient } from "@supabase/supabase-js";
const prisma = new PrismaClient();
const redis = Redis.fromEnv();
const resend = new Resend(process.env.RESEND_API_KEY);
const { auth, signIn, unstable_update: renew } = NextAuth({ providers: [] });
const callers = createServerClient("url", "key", { cookies: {} });
const service = createClient("url", process.env.SERVICE_ROLE_KEY);
export async function ${name}(email: string, password: string, code: string) {
${body}
}`;

const hashed = "const hash = await bcrypt.hash(password, 10);";
const reset = `${hashed}\nawait prisma.user.update({ where: { email }, data: { password: hash } });`;
const joined = `${hashed}\nawait prisma.user.create({ data: { email, password: hash } });`;
const joinedAs = (role: string) =>
  `${hashed}\nawait prisma.user.create({ data: { email, password: hash, role: ${role} } });`;
/** A back end is told an address, and what it answers is mailed there. */
const told = (path: string) =>
  `const answer = await fetch("https://api.example.com/users/${path}", { method: "POST", body: JSON.stringify({ email }) });
const { code: sent } = await answer.json();
await resend.emails.send({ from: "us", to: email, subject: "Code", text: sent });`;
/** A code is kept in a cache, and mailed. */
const renewed = (key: string) => `await redis.set(\`${key}:\${email}\`, "123456");
await resend.emails.send({ from: "us", to: email, subject: "Code", text: "123456" });`;
/** An account is changed by whoever has said something that a cache keeps. */
const asked = (key: string) => `const kept = await redis.get(\`${key}:\${email}\`);
if (kept !== code) return;
await prisma.user.update({ where: { email }, data: { verified: true } });`;
const news = `await resend.batch.send(rows.map((row) => ({ from: "a@b.c", to: row.email, subject: code, html: password })));`;
const booked = `await prisma.booking.create({ data: { email, time: code } });
await resend.emails.send({ from: "us", to: email, subject: "Booked", text: code });`;
const expire = `await prisma.session.deleteMany({});`;

const silent = (name: string, called: string, body: string) => ({ name, code: action(called, body) });

const reported = (
  name: string,
  called: string,
  body: string,
  effect: string,
  does = "writes to the database",
  { messageId = "missing", ...guard }: { messageId?: string; guard?: string; guardLine?: string } = {},
) => {
  const code = action(called, body);
  const line = code.split("\n").findIndex((text) => text.includes(effect)) + 1;
  return {
    name,
    code,
    errors: [
      {
        messageId,
        data: { action: called, does, effect, line: String(line), route: "", ...guard },
        ...placeOf(code, called),
      },
    ],
  };
};

/** An action that writes as the service where there is a key for that, and else as something else. */
const writingAs = (client: string) => `"use server";
import { createServerClient } from "@supabase/ssr";
import { createClient } from "@supabase/supabase-js";
import { cookies } from "next/headers";
async function callers() {
  const jar = await cookies();
  return createServerClient("url", "key", { cookies: { getAll: () => jar.getAll(), setAll: () => {} } });
}
function service() {
  return process.env.SERVICE_ROLE_KEY ? createClient("url", process.env.SERVICE_ROLE_KEY) : null;
}
export async function assign(id: string) {
  const client = ${client};
  await client.from("tasks").insert({ id });
}`;

new RuleTester().run("require-authentication: who need not be known", rule, {
  valid: [
    {
      name: "a client of the caller's, made if there is none yet",
      code: writingAs("globalThis.client ?? (await callers())"),
    },
    silent("an account that somebody makes", "newUser", joined),
    silent("an account that somebody makes, as one who uses it", "registerUser", joinedAs('"USER"')),
    {
      name: "an account, in a folder for members",
      code: action("createUser", joined),
      filename: "app/members/actions.ts",
    },
    {
      name: "a booking, on a page for everybody",
      code: action("bookAppointment", booked),
      filename: "app/(public)/appointment/actions.ts",
    },
    silent("an account whose role a stranger picks, which is another matter", "signUp", joinedAs("code")),
    silent("an account that may be one of any kind", "registerUser", joinedAs('code ? "ADMIN" : "USER"')),
    silent(
      "an administrator of an organisation of their own",
      "registerAdmin",
      `await prisma.organization.create({ data: { name: code } });\n${joinedAs('"ADMIN"')}`,
    ),
    silent(
      "an administrator, made along with an organisation",
      "registerAdmin",
      joinedAs('"ADMIN", organization: { create: { name: code } }'),
    ),
    silent(
      "an administrator, if there is none yet",
      "registerAdmin",
      `if (await prisma.user.findFirst({ where: { role: "ADMIN" } })) return;\n${joinedAs('"ADMIN"')}`,
    ),
    silent(
      "who counts a visitor",
      "open",
      "await prisma.post.update({ where: { id: code }, data: { viewCount: { increment: 1 }, lastViewedAt: new Date() } });",
    ),
    silent("a back end that sends a code, which is mailed", "recoverPassword", told("recover-password")),
    silent("a code that is kept in a cache, and mailed", "resendVerification", renewed("verification")),
    silent("what who knows a code in a cache changes", "confirm", asked("otp")),
    silent("an account that somebody makes, who is called after an address", "addressUser", joined),
    silent(
      "a password that is reset by who knows a code",
      "resetPassword",
      `const row = await prisma.passwordReset.findUnique({ where: { email } });\nif (row?.code !== code) return;\n${reset}`,
    ),
    silent(
      "a password that is reset by who knows what the account keeps",
      "resetPassword",
      `const user = await prisma.user.findUnique({ where: { email } });\nif (user?.pin !== code) return;\n${reset}`,
    ),
    silent(
      "a password that is reset where a row has been marked",
      "resetPassword",
      `if (!(await prisma.otp.findFirst({ where: { email, used: true } }))) return;\n${reset}`,
    ),
    silent(
      "a row that is changed by its secret",
      "leave",
      `await prisma.reader.update({ where: { unsubscribeToken: code }, data: { active: false } });`,
    ),
    silent(
      "a reader who is made",
      "sendNewsletter",
      `await prisma.subscriber.create({ data: { email } });\nawait resend.emails.send({ from: "a@b.c", to: email, subject: "Welcome", html: "" });`,
    ),
    silent(
      "a form, and a notice that it is there",
      "contact",
      `await prisma.message.create({ data: { email } });\nawait prisma.notification.create({ data: { title: code } });`,
    ),
    silent(
      "a form that is mailed to those who look after it",
      "contact",
      `const rows = await prisma.user.findMany({ where: { role: "ADMIN" } });\n${news}`,
    ),
    silent(
      "a code that is compared with what was sent",
      "confirm",
      `const row = await prisma.otp.findFirst({ where: { email } });\nif (row?.code !== code) return;\nawait prisma.user.update({ where: { email }, data: { verified: true } });`,
    ),
    silent(
      "a row of codes that is found by one",
      "confirm",
      `if (!(await prisma.emailVerification.findFirst({ where: { email, code } }))) return;\nawait prisma.user.update({ where: { email }, data: { verified: true } });`,
    ),
    silent(
      "a code that is sent again",
      "resendCode",
      `await prisma.verificationCode.upsert({ where: { email }, create: { email, code }, update: { code } });\nawait resend.emails.send({ from: "a@b.c", to: email, subject: "Code", text: code });`,
    ),
    silent("a demonstration", "bookDemo", `await prisma.demo.create({ data: { email } });`),
    silent(
      "who signs in at a service",
      "enter",
      `await callers.auth.signInWithPassword({ email, password });\nawait service.from("posts").delete().eq("id", code);`,
    ),
    silent("who signs in", "enter", `await signIn("credentials", { email, password, redirect: false });\n${expire}`),
    silent(
      "what is written down under a visitor's cookie",
      "vote",
      `const visitorId = (await cookies()).get("visitor")?.value;\nawait prisma.vote.create({ data: { code, visitorId } });`,
    ),
    silent(
      "what is found by a visitor's cookie",
      "keep",
      `const anonymousId = (await cookies()).get("visitor")?.value;\nawait prisma.draft.update({ where: { anonymousId }, data: { code } });`,
    ),
    silent(
      "what a function of the database finds out with the caller's token",
      "clear",
      `const { data } = await callers.rpc("is_admin");\nif (!data) return;\nawait service.from("posts").delete().eq("id", code);`,
    ),
  ],
  invalid: [
    reported(
      "a notice of nothing",
      "contact",
      "await prisma.notification.create({ data: { title: code } });",
      "prisma.notification.create",
    ),
    {
      name: "the service's client, and the caller's only where there is none",
      code: writingAs("service() ?? (await callers())"),
      errors: [
        {
          messageId: "missing",
          data: {
            action: "assign",
            does: "writes to the database",
            effect: 'client.from("tasks").insert',
            line: "14",
            route: "",
          },
          ...placeOf(writingAs("service() ?? (await callers())"), "assign"),
        },
      ],
    },
    reported(
      "who says how many visitors there were",
      "open",
      "await prisma.post.update({ where: { id: code }, data: { viewCount: Number(password) } });",
      "prisma.post.update",
    ),
    reported(
      "who says that something was looked at",
      "open",
      "await prisma.post.update({ where: { id: code }, data: { viewed: true } });",
      "prisma.post.update",
    ),
    reported(
      "who counts something else",
      "open",
      "await prisma.post.update({ where: { id: code }, data: { viewCount: { increment: 1 }, stock: { increment: 1 } } });",
      "prisma.post.update",
    ),
    reported(
      "a back end that does something else, and a mail",
      "recoverPassword",
      told("notes"),
      "resend.emails.send",
      "sends mail",
    ),
    {
      ...reported("", "createUser", joined, "prisma.user.create"),
      name: "an account, in a folder for administrators",
      filename: "app/admin/users/actions.ts",
    },
    {
      ...reported("", "bookAppointment", booked, "prisma.booking.create"),
      name: "a booking, on another page",
      filename: "app/appointment/actions.ts",
    },
    {
      ...reported("", "bookAppointment", booked.replace("booking", "member"), "prisma.member.create"),
      name: "a member, on a page for everybody",
      filename: "app/(public)/appointment/actions.ts",
    },
    {
      ...reported("", "moveAppointment", booked, "prisma.booking.create"),
      name: "what nobody asks for, on a page for everybody",
      filename: "app/(public)/appointment/actions.ts",
    },
    reported("an account whose role whoever makes it picks", "createUser", joinedAs("code"), "prisma.user.create"),
    reported("an administrator, made by anybody", "registerAdmin", joinedAs('"ADMIN"'), "prisma.user.create"),
    reported(
      "an administrator of an organisation that is there",
      "registerAdmin",
      `${hashed}\nawait prisma.user.create({ data: { email, password: hash, tenants: { create: { tenantId: code, role: "ADMIN" } } } });`,
      "prisma.user.create",
    ),
    reported(
      "something else that is kept in a cache, and mailed",
      "resendVerification",
      renewed("draft"),
      "redis.set",
      "writes to the cache",
    ),
    reported("what who knows something else in a cache changes", "confirm", asked("name"), "prisma.user.update"),
    reported("an account that somebody is given", "addUser", joined, "prisma.user.create"),
    reported("a password that is reset by anybody", "resetPassword", reset, "prisma.user.update"),
    reported(
      "a password that is reset by who says it twice",
      "resetPassword",
      `if (password !== code) return;\n${reset}`,
      "prisma.user.update",
    ),
    reported(
      "a password that is reset for an account that is there",
      "resetPassword",
      `const user = await prisma.user.findUnique({ where: { email } });\nif (!user) return;\n${hashed}\nawait prisma.user.update({ where: { id: user.id }, data: { password: hash } });`,
      "prisma.user.update",
    ),
    reported(
      "a row that is changed by what is no secret",
      "leave",
      `await prisma.reader.update({ where: { email }, data: { active: false } });`,
      "prisma.reader.update",
    ),
    reported(
      "a row that is changed by its secret or by something else",
      "leave",
      `await prisma.reader.updateMany({ where: { OR: [{ unsubscribeToken: code }, { email }] }, data: { active: false } });`,
      "prisma.reader.updateMany",
    ),
    reported(
      "a code that is compared, and nobody looks",
      "confirm",
      `const row = await prisma.otp.findFirst({ where: { email } });\nconst isRight = row?.code === code;\nawait prisma.user.update({ where: { email }, data: { verified: true } });\nreturn isRight;`,
      "prisma.user.update",
    ),
    reported(
      "what is compared with the name of a row",
      "confirm",
      `const row = await prisma.product.findFirst({ where: { email } });\nif (row?.code !== code) return;\nawait prisma.user.update({ where: { email }, data: { verified: true } });`,
      "prisma.user.update",
    ),
    reported(
      "the program, which signs in at a service itself",
      "enter",
      `await callers.auth.signInWithPassword({ email: process.env.BOT, password: process.env.BOT_PASSWORD });\nawait service.from("posts").delete().eq("id", code);`,
      'service.from("posts").delete',
      "writes to the database",
      { messageId: "unchecked", guard: "callers.auth.signInWithPassword", guardLine: "17" },
    ),
    reported(
      "news for everybody on a list",
      "sendNewsletter",
      `const rows = await prisma.subscriber.findMany();\n${news}`,
      "resend.batch.send",
      "sends mail",
    ),
    reported(
      "who has something added to their session",
      "enter",
      `await renew({ user: { name: email } });\n${expire}`,
      "prisma.session.deleteMany",
      "writes to the database",
      { messageId: "unchecked", guard: "renew", guardLine: "17" },
    ),
    reported(
      "what a function of the database finds out with the server's key",
      "clear",
      `const { data } = await service.rpc("is_open");\nif (!data) return;\nawait service.from("posts").delete().eq("id", code);`,
      "service.rpc",
      "calls a function of the database",
    ),
    reported(
      "what a cookie is written down with",
      "say",
      `const theme = (await cookies()).get("theme")?.value;\nawait prisma.comment.create({ data: { code, theme } });`,
      "prisma.comment.create",
    ),
    reported(
      "what is found by an id, and put under a visitor's cookie",
      "keep",
      `const anonymousId = (await cookies()).get("visitor")?.value;\nawait prisma.draft.update({ where: { id: code }, data: { anonymousId } });`,
      "prisma.draft.update",
    ),
  ],
});
