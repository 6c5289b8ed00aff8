import rule from "../../rules/no-insecure-random.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

/** A case in which `source`, the last one of its kind, is reported for what it becomes. */
function guessable(name: string, code: string, secret: string, source = "Math.random()", suggestions = 1) {
  const errors = [{ messageId: "guessable", data: { source, secret }, ...placeOf(code, source), suggestions }];
  return { name, code, errors };
}

const model = `"use server";
import mongoose from "mongoose";
const Invitation = mongoose.model("Invitation", new mongoose.Schema({ token: String, position: Number }));
const one = () => Math.random().toString(36);
`;

const sending = (body: string) => `"use server";
import { cookies } from "next/headers";
import { Resend } from "resend";
import twilio from "twilio";
const resend = new Resend("key");
const client = twilio("sid", "auth");
const chance = () => Math.floor(Math.random() * 1e6);
const safely = () => crypto.randomUUID();
export async function send(to) {
  const number = chance();
  const safe = safely();
  ${body}
}
`;

function sent(name: string, secret: string, body: string, at: string) {
  const code = sending(body);
  return { name, code, errors: [{ messageId: "sent", data: { secret }, ...placeOf(code, at) }] };
}

const mail = (text: string) => `resend.emails.send({ from: "us", to, subject: "Hello", text: ${text} })`;
const sms = (text: string) => `client.messages.create({ from: "us", to, body: ${text} })`;

const mailed = sent("", "code", `await ${mail("`Your code is ${number}.`")};`, mail("`Your code is ${number}.`"));
const otherCode = `${mailed.code}export function makeOtp() { return Math.random(); }`;
const beside = {
  name: "a code that is mailed, beside one that is made elsewhere",
  code: otherCode,
  errors: [
    ...mailed.errors,
    {
      messageId: "guessable",
      data: { source: "Math.random()", secret: "makeOtp" },
      ...placeOf(otherCode, "Math.random()"),
    },
  ],
};

new RuleTester().run("no-insecure-random", rule, {
  valid: [
    {
      name: "a digest of what cannot be guessed",
      code: sending(`const { createHash } = await import("node:crypto");
  await ${mail('`Your code is ${createHash("sha256").update(to + safe).digest("hex")}.`')};`),
    },
    {
      name: "a digest with a key",
      code: sending(`const { createHmac } = await import("node:crypto");
  await ${mail('`Your code is ${createHmac("sha256", process.env.KEY).update(to + number).digest("hex")}.`')};`),
    },
    { name: "a secure code that is mailed", code: sending(`await ${mail("`Your code is ${safe}.`")};`) },
    { name: "a number that is mailed as no secret", code: sending(`await ${mail("`You are number ${number}.`")};`) },
    { name: "a code beside which nothing is said", code: sending(`await ${mail('"Your code is in the app."')};`) },
    { name: "a cookie that lets nobody in", code: sending('(await cookies()).set("variant", String(number));') },
    { name: "a secure session in a cookie", code: sending('(await cookies()).set("session", safe);') },
    {
      name: "when a session was made, in a cookie",
      code: sending('(await cookies()).set("session", JSON.stringify({ id: to, at: Date.now() }));'),
    },
    { name: "the number of tokens in a text", code: "const token = tokens.length + 1;" },
    { name: "where the next page begins", code: "const nextAccessToken = rows.length + 1;" },
    { name: "how often somebody may try", code: "const otpAttempts = attempts.length + 1;" },
    { name: "a token of secure random bytes", code: 'const token = crypto.randomBytes(32).toString("hex");' },
    { name: "a token that is secure beside the time", code: "const token = `${crypto.randomUUID()}-${Date.now()}`;" },
    { name: "a key of a list", code: "const key = Math.random().toString(36);" },
    { name: "a file's name", code: "const fileName = `${Date.now()}-${Math.random()}.png`;" },
    { name: "a colour", code: "const color = colors[Math.floor(Math.random() * colors.length)];" },
    { name: "a delay", code: "await sleep(1000 + Math.random() * 250);" },
    { name: "when a token expires", code: "const tokenExpires = Date.now() + 3_600_000;" },
    { name: "when it was made, in the token's object", code: "const token = sign({ iat: Date.now() }, secret);" },
    {
      name: "an index into codes that are known",
      code: "const discountCode = codes[Math.floor(Math.random() * codes.length)];",
    },
    { name: "a coupon's code", code: "const code = Math.random().toString(36);" },
    { name: "whether the token is sampled", code: "const token = Math.random() > 0.5 ? a : b;" },
    {
      name: "a function that only uses the time",
      code: "function createToken() { const now = Date.now(); return sign({ iat: now }); }",
    },
    { name: "a browser's file", code: '"use client"; const token = Math.random().toString(36);' },
    { name: "the id of another kind of session", code: "const sessionId = `recording-${Date.now()}`;" },
    {
      name: "what is not written as a secret",
      code: `${model}export async function invite() { await Invitation.create({ position: one() }); }`,
    },
  ],
  invalid: [
    sent(
      "a digest of a guessable number",
      "code",
      `const { createHash } = await import("node:crypto");
  await ${mail('`Your code is ${createHash("sha256").update(to + number).digest("hex")}.`')};`,
      mail('`Your code is ${createHash("sha256").update(to + number).digest("hex")}.`'),
    ),
    beside,
    sent(
      "a code that is mailed",
      "code",
      `await ${mail("`Your code is ${number}.`")};`,
      mail("`Your code is ${number}.`"),
    ),
    sent(
      "a password in a text message",
      "password",
      `await ${sms("`Password: ${number}`")};`,
      sms("`Password: ${number}`"),
    ),
    sent(
      "a session in a cookie",
      "session",
      '(await cookies()).set("session", String(number));',
      '(await cookies()).set("session", String(number))',
    ),
    guessable(
      "one more than there are",
      "const inviteCode = invites.length + 1;",
      "inviteCode",
      "invites.length + 1",
      0,
    ),
    guessable("a counter", "const verificationCode = `C-${++last}`;", "verificationCode", "++last", 0),
    guessable("a count of rows", "await save({ resetToken: String(count + 1) });", "resetToken", "count + 1", 0),
    guessable("a token", "const token = Math.random().toString(36).slice(2);", "token"),
    guessable("a token of the time", "const resetToken = Date.now().toString(36);", "resetToken", "Date.now()"),
    guessable("a code of six digits", "const otp = Math.floor(100000 + Math.random() * 900000).toString();", "otp"),
    guessable(
      "a verification code",
      "const verificationCode = String(Math.floor(Math.random() * 1e6)).padStart(6, '0');",
      "verificationCode",
    ),
    guessable(
      "a plain code, of a sign-in",
      "async function sendLoginCode() { const code = Math.floor(Math.random() * 1e6); }",
      "code",
    ),
    guessable("a property", "await save({ inviteToken: Math.random().toString(16) });", "inviteToken"),
    guessable("a member", "user.password = Math.random().toString(36);", "password"),
    guessable("in a template", "const apiKey = `acme_${Math.random().toString(36)}`;", "apiKey"),
    guessable(
      "letter by letter",
      `function generateToken(length) {
  let result = "";
  for (let index = 0; index < length; index += 1) {
    result += letters.charAt(Math.floor(Math.random() * letters.length));
  }
  return result;
}`,
      "generateToken",
    ),
    guessable(
      "in a list",
      'const password = Array.from({ length: 12 }, () => letters[Math.floor(Math.random() * letters.length)]).join("");',
      "password",
    ),
    guessable(
      "a function's result",
      "const generateOtp = () => Math.floor(1000 + Math.random() * 9000);",
      "generateOtp",
    ),
    guessable(
      "a session's id, for a cookie",
      'const sessionId = Math.random().toString(36); (await cookies()).set("sid", sessionId);',
      "sessionId",
    ),
    guessable("of the time and chance, once", "const token = `${Math.random()}${Date.now()}`;", "token"),
    {
      name: "by the column that it is written to",
      code: `${model}export async function invite() { await Invitation.create({ token: one() }); }`,
      errors: [
        {
          messageId: "written",
          data: { secret: "token" },
          ...placeOf(
            `${model}export async function invite() { await Invitation.create({ token: one() }); }`,
            "Invitation.create({ token: one() })",
          ),
        },
      ],
    },
  ],
});
