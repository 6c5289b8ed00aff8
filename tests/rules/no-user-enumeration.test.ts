import rule from "../../rules/no-user-enumeration.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

const head = `"use server";
import bcrypt from "bcryptjs";
import { redirect } from "next/navigation";
import NextAuth, { AuthError } from "next-auth";
import { createSafeActionClient } from "next-safe-action";
const { auth, signIn } = NextAuth({ providers: [] });
class PublicError extends Error {}
const client = createSafeActionClient({
  handleServerError: (error) => error instanceof PublicError ? error.message : "Something went wrong",
});
`;

const find = "const user = await db.user.findUnique({ where: { email } });";
const token = `await db.passwordResetToken.create({ data: { email } });`;

function reset(body: string): string {
  return `${head}export async function forgotPassword(email, password, name) {\n${find}\n${body}\n}`;
}

function login(body: string): string {
  return `${head}export async function login(email, password) {\n${find}\n${body}\n}`;
}

function signUp(body: string): string {
  return `${head}export async function signUp(email, password) {\n${find}\n${body}\n}`;
}

/** A sign-up that counts those who have the address. */
function counted(body: string): string {
  return signUp(body).replace(find, "const taken = await db.user.count({ where: { email } });");
}

function silent(name: string, code: string) {
  return { name, code };
}

function reported(
  name: string,
  code: string,
  messageId: "nobody" | "somebody",
  text: string,
  other?: { readonly text: string; readonly line: number; readonly suggestions?: number },
) {
  const action = /function (?<name>\w+)|export const (?<constant>\w+)/u.exec(code.slice(head.length))?.groups ?? {};
  const effect = /db\.user\.(?:count|findUnique)/u.exec(code)?.[0] ?? "";
  const line = code.slice(0, code.indexOf(effect)).split("\n").length;
  return {
    name,
    code,
    errors: [
      {
        messageId,
        data: {
          action: action["name"] ?? action["constant"] ?? "",
          text,
          effect,
          line: String(line),
          route: "",
          other: other === undefined ? "" : ` (to others, "${other.text}" in line ${String(line + other.line)})`,
        },
        ...placeOf(code, `"${text}"`),
        suggestions: other?.suggestions ?? 0,
      },
    ],
  };
}

const twice = (answer: string) => `${head}export async function signUp(email, password) {
  return limited(async () => {
    ${find}
    if (user) return { error: "${answer}" };
    await db.user.create({ data: { email, password: await bcrypt.hash(password, 10) } });
    return { error: "A mail is on its way." };
  });
}
async function limited(work) { return process.env.LIMITED ? work() : await work(); }`;

new RuleTester().run("no-user-enumeration", rule, {
  valid: [
    silent(
      "a sign-up that counts accounts, and says nothing of it",
      counted(`if (taken === 0) await db.user.create({ data: { email, passwordHash: await bcrypt.hash(password, 12) } });
return { success: "A mail is on its way." };`),
    ),
    silent("one answer, by a wrapper that calls its function in two places", twice("A mail is on its way.")),
    silent(
      "one answer, whether there is an account or not",
      reset(`if (user) { ${token} }\nreturn { success: "If there is an account, a mail is on its way." };`),
    ),
    silent(
      "the same answer, said twice",
      reset(
        `if (!user) return { success: "Look into your mail." };\n${token}\nreturn { success: "Look into your mail." };`,
      ),
    ),
    silent(
      "a wrong password is answered as a wrong address is",
      login(`if (!user) return { error: "Wrong e-mail or password." };
if (!(await bcrypt.compare(password, user.passwordHash))) return { error: "Wrong e-mail or password." };
return { success: "Welcome back." };`),
    ),
    silent(
      "only whoever knows the password learns more",
      login(`if (!user || !(await bcrypt.compare(password, user.passwordHash))) return { error: "Wrong e-mail or password." };
if (!user.emailVerified) return { error: "Confirm your address first." };
return { success: "Welcome back." };`),
    ),
    silent(
      "a password that is checked by a package that we know nothing about",
      `${login(`if (!user) return { error: "Wrong e-mail or password." };
if (!(await verify(user.hash, password))) return { error: "Wrong e-mail or password." };
await signIn("credentials", { email, password });
return { success: "Welcome back." };`)}\nimport { verify } from "some-hashing";`,
    ),
    silent(
      "a caller who is signed in",
      `${head}export async function resetPassword(email) {
const session = await auth();
if (!session) throw new Error("Sign in first.");
${find}
if (!user) return { error: "Nobody has that address." };
${token}
return { success: "Sent." };
}`,
    ),
    silent(
      "an account that is found by a secret which was mailed to it",
      `${head}export async function resetPassword(token, password) {
const user = await db.user.findUnique({ where: { resetToken: token } });
if (!user) return { error: "The link is not valid." };
await db.user.update({ where: { id: user.id }, data: { passwordHash: await bcrypt.hash(password, 12) } });
return { success: "Done." };
}`,
    ),
    silent(
      "an account that is found by its address and a code",
      `${head}export async function verifyCode(email, code) {
const user = await db.user.findFirst({ where: { email, code } });
if (!user) return { error: "Wrong code." };
await signIn("credentials", { email });
return { success: "Welcome." };
}`,
    ),
    silent(
      "a name that is taken, which whoever chooses one has to be told",
      `${head}export async function signUp(username, password) {
const user = await db.user.findUnique({ where: { username } });
if (user) return { error: "That name is taken." };
await db.user.create({ data: { username, passwordHash: await bcrypt.hash(password, 12) } });
return { success: "Welcome." };
}`,
    ),
    silent(
      "rows that are no accounts",
      `${head}export async function verifyCoupon(email) {
const coupon = await db.coupon.findUnique({ where: { email } });
if (!coupon) return { error: "No coupon." };
await db.verificationToken.create({ data: { email } });
return { success: "Sent." };
}`,
    ),
    silent(
      "an action that is for no strangers",
      `${head}export async function sendPostcard(email) {
${find}
if (!user) return { error: "Nobody has that address." };
return { success: "Sent." };
}`,
    ),
    silent(
      "an answer that comes from code that cannot be found",
      `${reset(`if (!user) return mailed(null);\n${token}\nreturn { success: "Sent." };`)}\nimport { mailed } from "./missing";`,
    ),
    silent(
      "what is said before the look-up is said to everybody",
      `${head}export async function forgotPassword(email) {
if (typeof email !== "string") return { error: "That is no address." };
${find}
if (user) { ${token} }
return { success: "Look into your mail." };
}`,
    ),
    silent(
      "an action client that keeps errors to itself",
      `${head}export const forgotPassword = client.action(async ({ clientInput: { email } }) => {
${find}
if (!user) throw new Error("Nobody has that address.");
${token}
});`,
    ),
  ],
  invalid: [
    reported(
      "answers by a wrapper that calls its function in two places",
      twice("The address is taken."),
      "somebody",
      "The address is taken.",
      // "The address is taken." is no answer to somebody who has just signed up.
      { text: "A mail is on its way.", line: 3 },
    ),
    reported(
      "a reset that says that there is no account",
      reset(`if (!user) return { error: "Nobody has that address." };\n${token}\nreturn { success: "Sent." };`),
      "somebody",
      "Sent.",
      { text: "Nobody has that address.", line: 1 },
    ),
    reported(
      "a reset that only says it when there is none",
      reset(`if (!user) return { error: "Nobody has that address." };\n${token}\nredirect("/sent");`),
      "nobody",
      "Nobody has that address.",
    ),
    reported(
      "a wrong password is answered in other words than a wrong address",
      login(`if (!user) return { error: "Nobody has that address." };
if (!(await bcrypt.compare(password, user.passwordHash))) return { error: "Wrong password." };
return { success: "Welcome back." };`),
      "somebody",
      "Wrong password.",
      { text: "Nobody has that address.", line: 1, suggestions: 1 },
    ),
    reported(
      "accounts without a password are answered as no accounts are, but those with one are not",
      login(`if (!user || !user.passwordHash) return { error: "Nobody has that address." };
try {
  await signIn("credentials", { email, password });
} catch (error) {
  if (error instanceof AuthError) return { error: "Wrong password." };
  throw error;
}`),
      "somebody",
      "Wrong password.",
      { text: "Nobody has that address.", line: 1, suggestions: 1 },
    ),
    reported(
      "what is known before the password was looked at",
      login(`if (!user) return { error: "Nobody has that address." };
if (user.isLocked) return { error: "The account is locked." };
if (!(await bcrypt.compare(password, user.passwordHash))) return { error: "Wrong password." };
return { success: "Welcome back." };`),
      "somebody",
      "The account is locked.",
      { text: "Nobody has that address.", line: 1, suggestions: 1 },
    ),
    reported(
      "a sign-up that counts accounts, and says that there is one",
      counted(`if (taken > 0) return { error: "There is an account." };
await db.user.create({ data: { email, passwordHash: await bcrypt.hash(password, 12) } });
return { success: "Welcome." };`),
      "somebody",
      "There is an account.",
      { text: "Welcome.", line: 3 },
    ),
    reported(
      "a sign-up that says that there is an account",
      signUp(`if (user) return { error: "There is an account." };
await db.user.create({ data: { email, passwordHash: await bcrypt.hash(password, 12) } });
return { success: "Welcome." };`),
      "somebody",
      "There is an account.",
      { text: "Welcome.", line: 3 },
    ),
    reported(
      "messages that are thrown, whose digests differ",
      login(`if (!user) throw new Error("Nobody has that address.");
if (!(await bcrypt.compare(password, user.passwordHash))) throw new Error("Wrong password.");`),
      "somebody",
      "Wrong password.",
      { text: "Nobody has that address.", line: 1, suggestions: 1 },
    ),
    reported(
      "messages that are thrown, caught, and returned",
      reset(`try {
  if (!user) throw new Error("Nobody has that address.");
  ${token}
  return { success: "Sent." };
} catch (error) {
  return { error: error.message };
}`),
      "somebody",
      "Sent.",
      { text: "Nobody has that address.", line: 2 },
    ),
    reported(
      "an action client that hands on errors of the project's own",
      `${head}export const forgotPassword = client.action(async ({ clientInput: { email } }) => {
${find}
if (!user) throw new PublicError("Nobody has that address.");
${token}
});`,
      "nobody",
      "Nobody has that address.",
    ),
    reported(
      "where somebody is sent, with a message",
      reset(`if (!user) redirect("/forgot?error=unknown");\n${token}\nredirect("/sent");`),
      "nobody",
      "/forgot?error=unknown",
    ),
    reported(
      "an outcome that is looked at later",
      `${head}export async function forgotPassword(email) {
const user = await db.user.findUnique({ where: { email } });
const found = user === null ? "nobody" : "somebody";
if (found === "nobody") return { error: "Nobody has that address." };
${token}
return { success: "Sent." };
}`,
      "somebody",
      "Sent.",
      { text: "Nobody has that address.", line: 2 },
    ),
  ],
});
