import rule from "../../rules/no-secret-exposure.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

const action = (body: string) => `"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
const parsed = (shape) => z.object(shape).parse(process.env);
export async function load(apiKey: string, note: string) {
  ${body}
}
`;

function returned(name: string, body: string, secret = "STRIPE_SECRET_KEY", at = body) {
  const code = action(body);
  const suggestions = body.startsWith("return {") ? 1 : 0;
  const errors = [{ messageId: "returned", data: { action: "load", secret }, ...placeOf(code, at), suggestions }];
  return { name, code, errors };
}

const page = (bound: string) => `async function load(secret: string, form: FormData) {
  "use server";
}
async function plain(secret: string) {}
export default async function Page() {
  const action = ${bound};
  return null;
}
`;

const request = (body: string) => action(`await fetch("https://api.acme.test", ${body});`);
const strict = [{ arguments: "report" }];

new RuleTester().run("no-secret-exposure", rule, {
  valid: [
    { name: "a public variable", code: action("return process.env.NEXT_PUBLIC_STRIPE_KEY;") },
    { name: "a key that is made to be seen", code: action("return process.env.STRIPE_PUBLISHABLE_KEY;") },
    { name: "a key that says which client it is", code: action("return process.env.UNSPLASH_ACCESS_KEY;") },
    {
      name: "a setting that a schema let through",
      code: action("return parsed({ STRIPE_SECRET_KEY: z.string(), PORT: z.coerce.number() }).PORT;"),
    },
    { name: "no secret", code: action("return process.env.STRIPE_PRICE_ID;") },
    { name: "whether there is one", code: action("return { configured: Boolean(process.env.STRIPE_SECRET_KEY) };") },
    { name: "whether it is the same", code: action("return { ok: note === process.env.STRIPE_SECRET_KEY };") },
    { name: "how long it is", code: action("return process.env.STRIPE_SECRET_KEY!.length;") },
    {
      name: "what was made of it by somebody else",
      code: action('const { sign } = await import("somewhere"); return sign(note, process.env.STRIPE_SECRET_KEY);'),
    },
    {
      name: "used for a request",
      code: action(
        'await fetch("https://api.acme.test", { headers: { authorization: process.env.STRIPE_SECRET_KEY } });',
      ),
    },
    { name: "bound to an ordinary function", code: page("plain.bind(null, process.env.STRIPE_SECRET_KEY)") },
    { name: "something else bound", code: page('load.bind(null, "first")') },
    { name: "the caller's own key, by default", code: request("{ headers: { authorization: apiKey } }") },
    {
      name: "an argument that is no credential",
      code: request("{ headers: { authorization: note } }"),
      options: strict,
    },
  ],
  invalid: [
    returned("by itself", "return process.env.STRIPE_SECRET_KEY;"),
    returned("in an object", "return { config: { key: process.env.STRIPE_SECRET_KEY } };"),
    returned("that opens a service", "return process.env.AWS_SECRET_ACCESS_KEY;", "AWS_SECRET_ACCESS_KEY"),
    returned(
      "that a schema let through with the environment",
      "return parsed({ STRIPE_SECRET_KEY: z.string(), PORT: z.coerce.number() }).STRIPE_SECRET_KEY;",
    ),
    returned("in a text", "return `Bearer ${process.env.STRIPE_SECRET_KEY}`;"),
    returned("the database's address", "return { url: process.env.DATABASE_URL };", "DATABASE_URL"),
    returned(
      "all of the environment's",
      "const { API_TOKEN } = process.env; return [API_TOKEN];",
      "API_TOKEN",
      "return [API_TOKEN];",
    ),
    returned(
      "in an address",
      "redirect(`https://acme.test/?key=${process.env.STRIPE_SECRET_KEY}`);",
      "STRIPE_SECRET_KEY",
      "redirect(`https://acme.test/?key=${process.env.STRIPE_SECRET_KEY}`)",
    ),
    {
      name: "bound to an action",
      code: page("load.bind(null, process.env.STRIPE_SECRET_KEY)"),
      errors: [
        {
          messageId: "bound",
          data: { secret: "STRIPE_SECRET_KEY" },
          ...placeOf(
            page("load.bind(null, process.env.STRIPE_SECRET_KEY)"),
            "load.bind(null, process.env.STRIPE_SECRET_KEY)",
          ),
          suggestions: 1,
        },
      ],
    },
    {
      name: "a credential that the browser has to know",
      code: request("{ headers: { authorization: apiKey } }"),
      options: strict,
      errors: [
        {
          messageId: "demanded",
          data: { action: "load", argument: "apiKey" },
          ...placeOf(request("{ headers: { authorization: apiKey } }"), "apiKey: string"),
        },
      ],
    },
  ],
});
