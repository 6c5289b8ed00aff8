import { describe, expect, it } from "vitest";

import rule from "../../rules/no-secret-exposure.ts";
import { applied } from "./applied.ts";

const action = (body: string, type = "") => `"use server";
import { config } from "./config";
const settings = { key: process.env.API_KEY };
export async function load()${type} {
  ${body}
}
`;

describe("a secret in an answer", () => {
  it.each([
    ["return { id: 1, key: process.env.API_KEY };", "return { id: 1 };"],
    ["return { key: process.env.API_KEY, id: 1 };", "return { id: 1 };"],
    ["return { key: process.env.API_KEY };", "return {};"],
    ['return { id: 1, api: { url: "/", key: process.env.API_KEY } };', 'return { id: 1, api: { url: "/" } };'],
    ["return { settings, id: 1 };", "return { id: 1 };"],
    ["const key = process.env.API_KEY; return { id: 1, key };", "const key = process.env.API_KEY; return { id: 1 };"],
    ["return { first: process.env.API_KEY, id: 1, second: `Bearer ${process.env.AUTH_SECRET}` };", "return { id: 1 };"],
    ["return {\n    id: 1,\n    key: process.env.API_KEY,\n  };", "return {\n    id: 1,\n  };"],
  ])("is left out: %s", (before, after) => {
    expect(applied(rule, action(before))).toEqual([{ output: action(after), left: [] }]);
  });

  it.each([
    ["return process.env.API_KEY;"],
    ["return { ...settings };"],
    ["const answer = { key: process.env.API_KEY }; return answer;"],
    ["return { key: process.env.API_KEY };", ": Promise<{ key?: string }>"],
  ])("stays in %s", (body, type = "") => {
    expect(applied(rule, action(body, type))).toEqual([]);
  });
});

const page = (parameters: string, body: string, use: string) => `export default function Page() {
  async function publish(${parameters}) {
    "use server";
    ${body}await send(token, form);
  }
  return <form action={${use}} />;
}
`;

describe("a secret that is bound", () => {
  it.each([
    [
      ["token: string | undefined, form: FormData", "", "publish.bind(null, process.env.CMS_TOKEN)"],
      ["form: FormData", "const token = process.env.CMS_TOKEN;\n    ", "publish"],
    ],
    [
      ["id: string, token: string, form: FormData", "", "publish.bind(null, id, process.env.CMS_TOKEN!)"],
      ["id: string, form: FormData", "const token = process.env.CMS_TOKEN!;\n    ", "publish.bind(null, id)"],
    ],
    [
      ["token: string", "", 'publish.bind(null, process.env.CMS_TOKEN ?? "")'],
      ["", 'const token = process.env.CMS_TOKEN ?? "";\n    ', "publish"],
    ],
  ] as const)("is read inside: %s", ([parameters, body, use], [later, first, reference]) => {
    expect(applied(rule, page(parameters, body, use), { filename: "/app/page.tsx" })).toEqual([
      { output: page(later, first, reference), left: [] },
    ]);
  });

  it.each([
    // Another use, a default, and a value of another kind.
    [
      "token: string | undefined",
      "",
      "publish.bind(null, process.env.CMS_TOKEN)} onReset={publish.bind(null, undefined)",
    ],
    ['token = ""', "", "publish.bind(null, process.env.CMS_TOKEN)"],
    ["token: string", "", "publish.bind(null, `Bearer ${process.env.CMS_TOKEN}`)"],
  ] as const)("stays where it is: %s %s %s", (parameters, body, use) => {
    expect(applied(rule, page(parameters, body, use), { filename: "/app/page.tsx" })).toEqual([]);
  });
});
