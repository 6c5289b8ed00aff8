import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { expect, it } from "vitest";

import plugin from "../../src/index.ts";
import { writeProject } from "../flow/testkit.ts";

const actions = (guard: string): string => `
"use server";
import { prisma } from "./db";
import { requireUser } from "./guard";
import { log } from "./log";
export async function remove(id: string) {
  log("removing", { id });
  ${guard}
  await prisma.post.delete({ where: { id } });
}
`;

const guard = `
import { auth } from "./auth";
export async function requireUser() {
  const session = await auth();
  if (!session) throw new Error("Who are you?");
}
`;

const log = `export function log(text: string, data: unknown) { console.log(text, JSON.stringify(data)); }`;

/** A process in which files are linted one after the other, and changed meanwhile. */
function project(files: Readonly<Record<string, string>>) {
  const root = writeProject(files);
  const linter = new Linter({ cwd: root });
  return {
    write: (file: string, text: string) => {
      writeFileSync(path.join(root, file), text);
    },
    remove: (file: string) => {
      rmSync(path.join(root, file));
    },
    lint: (text: string, file = "actions.ts") =>
      linter
        .verify(
          text,
          {
            files: ["**/*.ts"],
            languageOptions: { parser },
            plugins: { "server-actions": plugin },
            rules: { "server-actions/require-authentication": "error" },
          },
          { filename: path.join(root, file) },
        )
        .map(({ messageId }) => messageId),
  };
}

const guarded = actions("await requireUser();");

it("sees that a guard was removed from another file", () => {
  const { write, lint } = project({ "guard.ts": guard, "log.ts": log });
  expect(lint(guarded)).toEqual([]);
  write("guard.ts", guard.replace("if (!session)", "if (false)"));
  expect(lint(guarded)).not.toEqual([]);
  write("guard.ts", guard);
  expect(lint(guarded)).toEqual([]);
});

it("sees a file that was created, and one that was removed", () => {
  const { write, remove, lint } = project({ "log.ts": log });
  expect(lint(guarded)).toEqual([]);
  write("guard.ts", `export async function requireUser() { return { id: "1" }; }`);
  expect(lint(guarded)).toEqual(["missing"]);
  write("guard.ts", guard);
  expect(lint(guarded)).toEqual([]);
  remove("guard.ts");
  expect(lint(guarded)).toEqual([]);
});

it("sees that a call which did nothing has come to do something", () => {
  const { write, lint } = project({ "guard.ts": guard, "log.ts": log });
  const text = `"use server"; import { log } from "./log"; export async function note(text: string) { log(text, {}); }`;
  expect(lint(text)).toEqual([]);
  write(
    "log.ts",
    `import { prisma } from "./db"; export async function log(text: string) { await prisma.note.create({ data: { text } }); }`,
  );
  expect(lint(text)).toEqual(["missing"]);
});

it("does not let the order of files decide", () => {
  const texts: readonly (readonly [string, string])[] = [
    ["a.ts", guarded],
    ["b.ts", actions("")],
    ["c.ts", actions("requireUser();")],
    ["d.ts", actions("try { await requireUser(); } catch (error) { log('?', { error }); }")],
  ];
  const verdicts = (order: typeof texts): unknown => {
    const { lint } = project({ "guard.ts": guard, "log.ts": log });
    return order.map(([file, text]) => [file, lint(text, file)] as const).toSorted();
  };
  const expected = verdicts(texts);
  expect(expected).toMatchObject([
    ["a.ts", []],
    ["b.ts", ["missing"]],
    ["c.ts", [expect.any(String)]],
    ["d.ts", [expect.any(String)]],
  ]);
  expect(verdicts(texts.toReversed())).toEqual(expected);
  expect(verdicts([...texts.slice(2), ...texts.slice(0, 2)])).toEqual(expected);
});
