import { describe, expect, it } from "vitest";

import { analysed } from "../flow/testkit.ts";

/** Whether the write of an action comes after a check of the caller. */
function isChecked(imports: string, body: string): boolean | undefined {
  const [action] = analysed(`"use server"; import { auth } from "./auth"; import { prisma } from "./db"; ${imports}
export async function act(id: string) { ${body} await prisma.post.delete({ where: { id } }); }`);
  return action?.events.find((event) => event.kind === "effect")?.state.has("authenticated");
}

const check = `const session = await auth(); if (!session) throw new Error("no");`;

const around = [
  [`import pRetry from "p-retry";`, "pRetry(async () => {"],
  [`import retry from "async-retry";`, "retry(async (bail) => {"],
  [`import pLimit from "p-limit"; const limit = pLimit(2);`, "limit(async () => {"],
  [`import PQueue from "p-queue"; const queue = new PQueue({ concurrency: 1 });`, "queue.add(async () => {"],
] as const;

describe("functions that are retried, or wait for their turn", () => {
  it.each(around)("check what is checked in them: %s", (imports, call) => {
    expect(isChecked(imports, `await ${call} ${check} });`)).toBe(true);
  });

  it.each(around)("check nothing if nothing is checked in them: %s", (imports, call) => {
    expect(isChecked(imports, `await ${call} await auth(); });`)).toBe(false);
  });

  it.each(around)("give what the function gives: %s", (imports, call) => {
    const stop = `if (!session) throw new Error("no");`;
    expect(isChecked(imports, `const session = await ${call} return await auth(); }); ${stop}`)).toBe(true);
    expect(isChecked(imports, `const session = await ${call} await auth(); return "anybody"; }); ${stop}`)).toBe(false);
  });

  it("are given what comes after them, where they wait for their turn", () => {
    const [, , [imports]] = around;
    const stop = `if (!session) throw new Error("no");`;
    expect(
      isChecked(imports, `const given = await auth(); const session = await limit(async (s) => s, given); ${stop}`),
    ).toBe(true);
    expect(
      isChecked(imports, `const given = await auth(); const session = await limit(async (s) => s, id); ${stop}`),
    ).toBe(false);
  });
});

describe("the handlers of a retry", () => {
  it("decide how often it is tried, and check nothing", () => {
    const handled = `await pRetry(async () => {}, { onFailedAttempt: async () => { ${check} } });`;
    expect(isChecked(`import pRetry from "p-retry";`, handled)).toBe(false);
  });
});
