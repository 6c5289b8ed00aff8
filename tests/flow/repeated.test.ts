import { describe, expect, it } from "vitest";

import { actionWith, analysed, standing, summary, write } from "./testkit.ts";

/** So much work that nobody would do it twice. */
const work = Array.from({ length: 20 }, (_, index) => `const part${String(index)} = [${String(index)}, "part"];`).join(
  " ",
);

const before = `import { helper, make } from "./helper";`;

const options = {
  before,
  files: {
    "helper.ts": `
      import { auth } from "./auth";
      import { prisma } from "./db";
      export async function helper(id: string) { ${work} return prisma.post.delete({ where: { id } }); }
      export function make() { ${work} return { allowed: false as unknown, parts: [part0] }; }
    `,
  },
};

const guard = {
  before,
  files: {
    "helper.ts": `
      import { auth } from "./auth";
      export async function helper() { ${work} const session = await auth(); if (!session) throw new Error("no"); }
    `,
  },
};

const session = {
  before,
  files: {
    "helper.ts": `
      import { auth } from "./auth";
      export async function helper() { ${work} return await auth(); }
    `,
  },
};

describe("a call that is made again", () => {
  const steps = (body: string) => analysed(actionWith(body, before), { files: options.files })[0]?.run.steps ?? NaN;

  it("with the same values is not followed again", () => {
    expect(steps("await helper(id); ".repeat(12)) - steps("await helper(id); ".repeat(2))).toBeLessThan(10 * 30);
  });

  it("with other values is followed again", () => {
    expect(
      steps("await helper(id); await helper(input);") - steps("await helper(id); await helper(id);"),
    ).toBeGreaterThan(30);
  });

  it("where as much is known is not told twice", () => {
    expect(standing("await helper(id); await helper(id);", options)).toEqual(["anonymous (helper.ts:4)"]);
  });

  it("where less is known is told as well", () => {
    expect(standing("if (await auth()) { await helper(id); } await helper(id);", options)).toEqual([
      "authenticated (helper.ts:4)",
      "anonymous (helper.ts:4)",
    ]);
  });

  it("with other values is told as well", () => {
    expect(standing("await helper(id); await helper(input);", options)).toEqual([
      "anonymous (helper.ts:4)",
      "anonymous (helper.ts:4)",
    ]);
  });

  it("stops whom it stopped, though they were let through the first time", () => {
    const first = "try { await helper(); } catch {}";
    expect(standing(`${first} ${write}`, guard)).toEqual(["anonymous"]);
    expect(standing(`${first} await helper(); ${write}`, guard)).toEqual(["authenticated"]);
  });

  it("throws for whoever catches it the second time", () => {
    const caught = "try { await helper(); } catch { return; }";
    expect(standing(`await helper(); ${caught} ${write}`, guard)).toEqual(["authenticated"]);
    expect(standing(`try { await helper(); await helper(); } catch {} ${write}`, guard)).toEqual(["anonymous"]);
  });

  it("gives what it gave", () => {
    const again = "const one = await helper(); if (!one) return; const other = await helper();";
    expect(standing(`${again} if (!other) { ${write} }`, session)).toEqual([]);
    expect(
      standing(`const one = await helper(); const other = await helper(); if (!other) { ${write} }`, session),
    ).toEqual(["anonymous"]);
  });

  it("makes another object where the first one was written to", () => {
    const first = "const first = make(); first.allowed = Boolean(await auth()); const second = make();";
    expect(standing(`${first} if (!first.allowed) return; ${write}`, options)).toEqual(["authenticated"]);
    expect(standing(`${first} if (!second.allowed) return; ${write}`, options)).toEqual([]);
  });

  it("by another of a class's instances is followed again", () => {
    const classes = `
      class Guard {
        constructor(private session: unknown) {}
        check() { ${work} if (!this.session) throw new Error("no"); }
      }
    `;
    const body = (second: string) =>
      `const first = new Guard({}); first.check(); const second = new Guard(${second}); second.check(); ${write}`;
    expect(standing(body("await auth()"), { before: classes })).toEqual(["authenticated"]);
    expect(standing(body("{}"), { before: classes })).toEqual(["anonymous"]);
  });

  it("after the answer is told as what happens after it", () => {
    const text = (body: string) => actionWith(body, `${before} import { after } from "next/server";`);
    const { files } = options;
    expect(summary(text("await helper(id); after(() => helper(id));"), { files })).toHaveLength(2);
    expect(summary(text("await helper(id); await helper(id);"), { files })).toHaveLength(1);
  });

  it("of a function within the action is not followed again", () => {
    const act = `const act = async () => { ${work} ${write} };`;
    expect(steps(`${act} ${"await act(); ".repeat(12)}`) - steps(`${act} ${"await act(); ".repeat(2)}`)).toBeLessThan(
      10 * 30,
    );
  });

  it.each([
    ["on = true;", ["anonymous"]],
    ["", []],
  ])("sees what a variable around the function has become: %s", (change, told) => {
    const act = `let on = false; const act = async () => { ${work} if (!on) return; ${write} };`;
    expect(standing(`${act} await act(); ${change} await act();`)).toEqual(told);
  });

  it.each([
    ["on = true;", ["anonymous"]],
    ["", []],
  ])("sees it through a function around the function: %s", (change, told) => {
    const act = `let on = false; const isOn = () => on; const act = async () => { ${work} if (!isOn()) return; ${write} };`;
    expect(standing(`${act} await act(); ${change} await act();`)).toEqual(told);
  });

  it.each([
    ["await store.run({ on: true }, act);", ["anonymous"]],
    ["await store.run({ on: false }, act);", []],
  ])("is followed again where other things are kept for the request: %s", (second, told) => {
    const stored = `import { AsyncLocalStorage } from "node:async_hooks"; const store = new AsyncLocalStorage();`;
    const act = `const act = async () => { ${work} if (!store.getStore().on) return; ${write} };`;
    expect(standing(`${act} await store.run({ on: false }, act); ${second}`, { before: stored })).toEqual(told);
  });
});
