import rule from "../../rules/no-insecure-cookie.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

const action = (call: string) => `"use server";
import { cookies } from "next/headers";
const options = { httpOnly: true, secure: true, sameSite: "lax" } as const;
const SESSION = "session";
export async function signIn(token: string) {
  const store = await cookies();
  store.set(${call});
}
`;

const all = "`httpOnly`, `secure` and `sameSite`";
const dangers = new Map([
  [all, "scripts can read it, plain HTTP carries it and requests that other sites start may carry it"],
  ["`httpOnly`", "scripts can read it"],
  ["`secure`", "plain HTTP carries it"],
  ["`sameSite`", "requests that other sites start may carry it"],
  ["`secure` and `sameSite`", "plain HTTP carries it and requests that other sites start may carry it"],
]);

function weak(name: string, call: string, lacks = all, cookie = "session") {
  const code = action(call);
  return {
    name,
    code,
    errors: [
      {
        messageId: "weak",
        data: { cookie, lacks, danger: dangers.get(lacks) },
        ...placeOf(code, `store.set(${call})`),
        suggestions: 1,
      },
    ],
  };
}

const helper = (options: string) => `import { cookies } from "next/headers";
export async function createSession(userId: string) {
  (await cookies()).set("session", userId${options});
}
`;

new RuleTester().run("no-insecure-cookie", rule, {
  valid: [
    { name: "all of them", code: action('"session", token, { httpOnly: true, secure: true, sameSite: "lax" }') },
    {
      name: "all of them, in one object",
      code: action('{ name: "session", value: token, httpOnly: true, secure: true, sameSite: "strict" }'),
    },
    { name: "options of the file", code: action('"session", token, options') },
    { name: "spread options", code: action('"session", token, { ...options, maxAge: 60 }') },
    {
      name: "secure in production",
      code: action(
        '"session", token, { httpOnly: true, secure: process.env.NODE_ENV === "production", sameSite: "lax" }',
      ),
    },
    {
      name: "options that cannot be seen",
      code: action('"session", token, optionsOf(token)').replace(
        "import",
        'import { optionsOf } from "somewhere";\nimport',
      ),
    },
    { name: "a theme", code: action('"theme", token') },
    { name: "a token that scripts read", code: action('"csrf-token", token') },
    { name: "a cart", code: action('"cart-token", token') },
    { name: "a cookie that is taken away", code: action('"session", "", { maxAge: 0 }') },
    { name: "a name that is not known", code: action("token, token") },
    {
      name: "a map",
      code: '"use server"; export async function signIn(token: string) { const sessions = new Map(); sessions.set("session", token); }',
    },
    { name: "a helper that does it right", code: helper(', { httpOnly: true, secure: true, sameSite: "lax" }') },
    {
      name: "a helper for any cookie",
      code: 'import { cookies } from "next/headers"; export async function put(name: string, value: string) { (await cookies()).set(name, value); }',
    },
  ],
  invalid: [
    weak("none of them", '"session", token'),
    weak("none of them, in one object", '{ name: "session", value: token, path: "/" }'),
    weak("for scripts to read", '"session", token, { secure: true, sameSite: "lax" }', "`httpOnly`"),
    weak("httpOnly switched off", '"session", token, { ...options, httpOnly: false }', "`httpOnly`"),
    weak("without secure", '"session", token, { httpOnly: true, sameSite: "lax" }', "`secure`"),
    weak(
      "without sameSite",
      '"session", token, { httpOnly: true, secure: process.env.NODE_ENV === "production" }',
      "`sameSite`",
    ),
    weak("two of them", '"session", token, { httpOnly: true }', "`secure` and `sameSite`"),
    weak("by a name of the file", "SESSION, token"),
    weak("an access token", '"accessToken", token', all, "accessToken"),
    weak("a refresh token", '"acme.refresh-token", token', all, "acme.refresh-token"),
    weak("what says who it is", '"auth", token', all, "auth"),
    {
      name: "a helper that no directive marks",
      code: helper(""),
      errors: [
        {
          messageId: "weak",
          data: { cookie: "session", lacks: all, danger: dangers.get(all) },
          ...placeOf(helper(""), '(await cookies()).set("session", userId)'),
          suggestions: 1,
        },
      ],
    },
  ],
});
