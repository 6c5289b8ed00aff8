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

/** A wrapper that checks who is calling if another file's value says so. */
const wrapper = {
  "guard.ts": guard,
  "policy.ts": `export const policy = { strict: true };`,
  "wrap.ts": `
    import { requireUser } from "./guard";
    import { policy } from "./policy";
    const make = (strict: boolean) => (fn: any) => async (...args: any[]) => {
      if (strict) await requireUser();
      return fn(...args);
    };
    export const secured = make(policy.strict);
  `,
};

const wrapped = `
  "use server";
  import { prisma } from "./db";
  import { secured } from "./wrap";
  export const remove = secured(async (id: string) => prisma.post.delete({ where: { id } }));
`;

it("keeps what a module gives for the next file, until something under it changes", () => {
  const { write, lint } = project(wrapper);
  expect([lint(wrapped, "a.ts"), lint(wrapped, "b.ts")]).toEqual([[], []]);
  write("policy.ts", `export const policy = { strict: false };`);
  expect([lint(wrapped, "b.ts"), lint(wrapped, "a.ts")]).toEqual([["missing"], ["missing"]]);
  write("policy.ts", `export const policy = { strict: true };`);
  expect(lint(wrapped, "a.ts")).toEqual([]);
});

it("takes a file that is being edited as it is in the editor, also where other modules import it", () => {
  const { write, lint } = project({
    ...wrapper,
    "policy.ts": `import { level } from "./a"; export const policy = { strict: level === "high" };`,
  });
  const edited = (level: string) => `${wrapped} export const level = "${level}";`;
  write("a.ts", edited("high"));
  expect(lint(wrapped, "b.ts")).toEqual([]);
  expect(lint(edited("low"), "a.ts")).toEqual(["missing"]);
  expect(lint(edited("high"), "a.ts")).toEqual([]);
  // On disk, nothing has changed.
  expect(lint(wrapped, "b.ts")).toEqual([]);
});

it("does not let what one file's analysis has narrowed decide for the next one", () => {
  const { lint } = project({
    "guard.ts": guard,
    "setup.ts": `
      import { requireUser } from "./guard";
      if (!process.env.STRICT) throw new Error("Set STRICT");
      export const check = async () => { if (process.env.STRICT) await requireUser(); };
    `,
    "other.ts": `
      import { requireUser } from "./guard";
      export const check = async () => { if (process.env.STRICT) await requireUser(); };
    `,
  });
  const text = (from: string) => `
    "use server";
    import { prisma } from "./db";
    import { check } from "./${from}";
    export async function remove(id: string) { await check(); await prisma.post.delete({ where: { id } }); }
  `;
  const alone = lint(text("other"), "a.ts");
  lint(text("setup"), "b.ts");
  expect(lint(text("other"), "a.ts")).toEqual(alone);
});

it("takes what is too long to be evaluated for unknown, in every file, until it is changed", () => {
  const guards = (length: number) =>
    `export const guards = { list: [${"0,".repeat(length)}], async requireUser() { return null; } };`;
  const { write, lint } = project({ "guard.ts": guards(9000), "log.ts": log });
  const text = actions("await guards.requireUser();").replace("{ requireUser }", "{ guards }");
  const all = ["a.ts", "b.ts", "c.ts", "a.ts"];
  expect(all.flatMap((file) => lint(text, file))).toEqual([]);
  write("guard.ts", guards(90));
  expect(all.flatMap((file) => lint(text, file))).toEqual(all.map(() => "missing"));
});
