import { describe, expect, it } from "vitest";

import rule from "../../rules/no-error-details.ts";
import { applied } from "./applied.ts";

const action = (handler: string) => `"use server";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function save(title: string) {
  try {
    await prisma.note.create({ data: { title } });
  } catch (error) {
    ${handler}
  }
}
`;

const log = "console.error(error);\n    ";

describe("words of one's own", () => {
  it.each([
    ["return { error: error.message };", `${log}return { error: "Something went wrong." };`],
    ["return { error };", `${log}return { error: "Something went wrong." };`],
    ["return String(error);", `${log}return "Something went wrong.";`],
    [
      "return { ok: false, errors: [{ text: `Failed: ${error.message}` }] };",
      `${log}return { ok: false, errors: [{ text: "Something went wrong." }] };`,
    ],
    [
      'return { error: error instanceof Error ? error.message : "Failed." };',
      `${log}return { error: "Something went wrong." };`,
    ],
    ["report(error); return { error: error.message };", 'report(error); return { error: "Something went wrong." };'],
    [
      "if (error instanceof Error) return { error: error.message };",
      'if (error instanceof Error) return { error: "Something went wrong." };',
    ],
  ])("take the place of %s", (before, after) => {
    expect(applied(rule, action(before))).toEqual([{ output: action(after), left: [] }]);
  });

  it("take the place of what a database answers", () => {
    const code = (answer: string) => `"use server";
import { createServerClient } from "@supabase/ssr";
export async function save(title: string) {
  const { error } = await createServerClient("url", "key", { cookies: {} }).from("notes").insert({ title });
  if (error) return { error: ${answer} };
}
`;
    expect(applied(rule, code("error.message"))).toEqual([{ output: code('"Something went wrong."'), left: [] }]);
  });

  it.each([
    [
      "{ success: !error, message: error?.message ?? 'Saved.' }",
      "{ success: !error, message: error ? \"Something went wrong.\" : 'Saved.' }",
    ],
    ["{ error: error?.message }", '{ error: error ? "Something went wrong." : undefined }'],
    ["{ title, error }", '{ title, error: error && "Something went wrong." }'],
    ["{ error: error ? error.message : null }", '{ error: error ? "Something went wrong." : null }'],
  ])("take the place of what a database answers if it fails: %s", (before, after) => {
    const code = (answer: string) => `"use server";
import { createServerClient } from "@supabase/ssr";
export async function save(title: string) {
  const { error } = await createServerClient("url", "key", { cookies: {} }).from("notes").insert({ title });
  return ${answer};
}
`;
    expect(applied(rule, code(before))).toEqual([{ output: code(after), left: [] }]);
  });

  it("take the place of what an action client tells", () => {
    const code = (answer: string) => `import { createSafeActionClient } from "next-safe-action";
export const client = createSafeActionClient({ handleServerError: (error) => ${answer} });
`;
    expect(applied(rule, code("error.message"))).toEqual([{ output: code('"Something went wrong."'), left: [] }]);
  });

  it.each([
    "return { ...error };",
    "const text = error.message; return { text };",
    "const failed = (cause) => ({ ok: false, text: cause.message }); return failed(error);",
  ])("are not offered for %s", (handler) => {
    expect(applied(rule, action(handler))).toEqual([]);
  });
});
