import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { afterAll } from "vitest";

import { analyze, lineOf, type AnalysedAction } from "../../src/analysis/index.ts";
import type { EffectEvent } from "../../src/flow/event.ts";
import type { Condition } from "../../src/flow/libraries/query.ts";
import type { Run } from "../../src/flow/run.ts";
import type { Origin, Value } from "../../src/flow/values/value.ts";
import type { FileContext } from "../../src/rule.ts";

/** Files by their path in the project. */
export type Files = Readonly<Record<string, string>>;

/** What every project of these tests has: a session, a database and a client of Supabase, each of a library with a model. */
const base: Files = {
  "package.json": `{ "name": "app", "private": true }`,
  "auth.ts": `
    import NextAuth from "next-auth";
    export const { auth, handlers, signIn, signOut } = NextAuth({ providers: [] });
  `,
  "db.ts": `
    import { PrismaClient } from "@prisma/client";
    export const prisma = new PrismaClient();
  `,
  "supabase.ts": `
    import { createServerClient } from "@supabase/ssr";
    import { cookies } from "next/headers";
    export async function createClient() {
      const store = await cookies();
      return createServerClient(process.env.NEXT_PUBLIC_URL!, process.env.NEXT_PUBLIC_KEY!, {
        cookies: { getAll: () => store.getAll() },
      });
    }
  `,
};

const imports = `
import { auth as clerk, currentUser } from "@clerk/nextjs/server";
import { forbidden, notFound, redirect, unauthorized } from "next/navigation";
import { auth } from "./auth";
import { prisma } from "./db";
import { createClient } from "./supabase";
`;

/** Something that nobody but a known caller may do. */
export const write = "await prisma.post.delete({ where: { id } });";

const roots: string[] = [];
afterAll(() => {
  roots.splice(0).forEach((root) => {
    rmSync(root, { recursive: true, force: true });
  });
});

/** Writes a project to disk until the tests of the file have ended; answers its folder. */
export function writeProject(files: Files): string {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), "flow-")));
  roots.push(root);
  for (const [file, text] of Object.entries({ ...base, ...files })) {
    const target = path.join(root, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  return root;
}

let shared: string | undefined;

/** How a file is analysed. */
export interface Options {
  /** The project's other files. */
  readonly files?: Files;
  /** The name of the file. */
  readonly filename?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly languageOptions?: Linter.LanguageOptions;
}

/** Runs the analysis on a file, in a rule of a real linter, as users do. */
export function analysed(
  text: string,
  { files, filename = "actions.tsx", settings, languageOptions }: Options = {},
): readonly AnalysedAction[] {
  const root = files === undefined ? (shared ??= writeProject({})) : writeProject(files);
  let actions: readonly AnalysedAction[] = [];
  const rule = {
    create: (context: unknown) => ({
      Program: () => {
        ({ actions } = analyze(context as FileContext));
      },
    }),
  };
  const messages = new Linter({ cwd: root }).verify(
    text,
    {
      files: ["**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}"],
      languageOptions: languageOptions ?? { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
      plugins: { test: { rules: { analyse: rule } } },
      rules: { "test/analyse": "error" },
      ...(settings !== undefined && { settings: { "server-actions": settings } }),
    },
    { filename: path.join(root, filename) },
  );
  const [first] = messages;
  if (first !== undefined) {
    throw new Error(`${String(first.line)}: ${first.message}`);
  }
  return actions;
}

/**
 * Every effect of a file's actions, in order: `database-write prisma.user.update authenticated`. Of what nobody needs a
 * permission for, nothing is said. Several actions have their name before each line.
 */
export function summary(text: string, options: Options = {}): string[] {
  const actions = analysed(text, options);
  return actions.flatMap((action) => {
    const lines = [...action.events.filter(isTelling).map(lineFor), ...(action.isCutShort ? ["cut short"] : [])];
    return actions.length > 1 ? lines.map((line) => `${action.name}: ${line}`) : lines;
  });
}

/** The same for one action that has this body, in a module that imports what every project has. */
export function inAction(body: string, options: Options & { readonly before?: string } = {}): string[] {
  return summary(actionWith(body, options.before), options);
}

/** A module with one action; `before` stands between the imports and the action. */
export function actionWith(body: string, before = ""): string {
  return `"use server";
${imports}${before}
export async function act(id: string, formData: FormData, input: { id: string; role: string; names: string[] }) {
${body}
}
`;
}

/** How sure it is that the caller is known at the effects of an action, without repetition: `["authenticated"]`. */
export function standing(body: string, options: Options & { readonly before?: string } = {}): string[] {
  return inAction(body, options)
    .filter((line) => line.includes("-write "))
    .map((line) => line.split(" ").slice(2).join(" "));
}

/** What is written to the database, and under which condition: `{ title: client input.title } where id = client id`. */
export function written(body: string, options: Options & { readonly before?: string } = {}): string[] {
  return analysed(actionWith(body, options.before), options).flatMap(({ events, run }) =>
    events.filter(isTelling).flatMap(({ query, state }) => {
      if (query === undefined || query.verb === "read") {
        return [];
      }
      const now = run.state;
      run.state = state;
      const data = query.data === undefined ? [] : [wordsOf(run, query.data)];
      const where =
        query.where.length === 0
          ? []
          : [`where ${query.where.map((condition) => conditionWords(run, condition)).join(" and ")}`];
      run.state = now;
      return [[...data, ...where].join(" ")];
    }),
  );
}

/** A value in words: what it may be, and where it comes from. */
function wordsOf(run: Run, value: Value, depth = 0): string {
  const words = run.state.alternatives(value).map((alternative): string => {
    switch (alternative.kind) {
      case "undefined":
      case "null":
        return alternative.kind;
      case "const":
        return JSON.stringify(alternative.value);
      case "object": {
        const object = depth > 4 ? undefined : run.state.object(alternative.ref);
        if (object === undefined) {
          return "object";
        }
        const fields = [...object.fields].map(
          ([name, field]) => `${object.array ? "" : `${name}: `}${wordsOf(run, field, depth + 1)}`,
        );
        const spread = object.spread.map(
          (source) =>
            `...${wordsOf(run, source.value, depth + 1)}${source.without.size > 0 ? ` without ${[...source.without].join(", ")}` : ""}`,
        );
        const parts = [
          ...spread.reverse(),
          ...fields,
          ...(object.element === undefined ? [] : [`${wordsOf(run, object.element, depth + 1)}…`]),
        ];
        return object.array ? `[${parts.join(", ")}]` : `{ ${parts.join(", ")} }`;
      }
      case "opaque":
        return alternative.from.length === 0 ? "?" : alternative.from.map(originWords).sort().join("+");
      default:
        return alternative.kind;
    }
  });
  return [...new Set(words)].sort().join(" | ");
}

function originWords(origin: Origin): string {
  switch (origin.kind) {
    case "client":
      return `client ${origin.path}`;
    case "identity":
      return origin.path === "" ? "identity" : `identity ${origin.path}`;
    case "record":
      return [`record`, origin.query.model ?? "?", ...origin.path].join(" ");
    case "unresolved":
    case "package":
    case "secret":
      return `${origin.kind} ${origin.name}`;
    default:
      return origin.kind;
  }
}

function conditionWords(run: Run, condition: Condition): string {
  switch (condition.kind) {
    case "column":
      return `${condition.column} ${condition.operator === "equal" ? "=" : condition.operator} ${wordsOf(run, condition.value)}`;
    case "all":
    case "any":
      return `${condition.kind}(${condition.of.map((part) => conditionWords(run, part)).join(", ")})`;
    case "none":
      return `not ${conditionWords(run, condition.of)}`;
    case "either":
      return `either(${condition.arms
        .filter(({ when }) => run.state.allows(when))
        .map((arm) => conditionWords(run, arm.condition))
        .join(", ")})`;
    case "opaque":
      return `(${condition.values.map((value) => wordsOf(run, value)).join(", ")})`;
  }
}

function isTelling(event: AnalysedAction["events"][number]): event is EffectEvent {
  return event.kind === "effect" && !["harmless", "redirect", "revalidate"].includes(event.danger);
}

function lineFor(event: EffectEvent): string {
  const { danger, name, state, frame, way } = event;
  const known = state.has("role")
    ? "role"
    : state.has("authenticated")
      ? "authenticated"
      : state.has("captured")
        ? "captured"
        : state.has("authenticated?")
          ? "unknown"
          : "anonymous";
  const where = way.at(-1);
  const elsewhere =
    where === undefined || where.module === event.site.module
      ? ""
      : ` (${path.basename(where.module.file)}:${String(lineOf(where))})`;
  return `${danger} ${name} ${known}${frame === "action" ? "" : ` in ${frame}`}${elsewhere}`;
}
