import rule from "../../rules/require-authentication.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

/** An action of this name, and what it does. */
const action = (name: string, body: string) => `"use server";
import bcrypt from "bcryptjs";
import { cookies } from "next/headers";
import NextAuth from "next-auth";
import { PrismaClient } from "@prisma/client";
import { Resend } from "resend";
import { createServerClient } from "@supabase/ssr";
import { createClient } from "@supabase/supabase-js";
const prisma = new PrismaClient();
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
const news = `await resend.batch.send(rows.map((row) => ({ from: "a@b.c", to: row.email, subject: code, html: password })));`;
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
      { messageId: "unchecked", guard: "callers.auth.signInWithPassword", guardLine: "15" },
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
      { messageId: "unchecked", guard: "renew", guardLine: "15" },
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
