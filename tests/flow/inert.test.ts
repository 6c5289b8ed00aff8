import { describe, expect, it } from "vitest";

import { analysed, actionWith, standing, summary, write } from "./testkit.ts";

/** What a statement calls before the action writes, in a file of its own. */
const files = (helper: string) => ({
  "helper.ts": `
    import { auth } from "./auth";
    import { prisma } from "./db";
    const noise = (value: unknown): string => {
      if (typeof value === "object" && value !== null) return Object.keys(value).map((key) => noise(value[key])).join();
      return String(value);
    };
    ${helper}
  `,
});

const before = `import { helper } from "./helper";`;

const log = "export function helper(text: string, data?: unknown) { console.log(text, noise(data)); }";

function steps(body: string, helper: string): number {
  return analysed(actionWith(body, before), { files: files(helper) })[0]?.run.steps ?? NaN;
}

describe("a call for the log", () => {
  const call = `helper("doing", { id, input });`;

  it("costs next to nothing the second time", () => {
    const few = steps(call.repeat(2), log);
    const many = steps(call.repeat(22), log);
    expect(many - few).toBeLessThan(20 * 12);
  });

  it("changes nothing that is known", () => {
    const options = { before, files: files(log) };
    expect(standing(`${call} ${write}`, options)).toEqual(["anonymous"]);
    expect(
      standing(`const session = await auth(); ${call} if (!session) { ${call} return; } ${call} ${write}`, options),
    ).toEqual(["authenticated"]);
  });

  it("may throw where it calls what may throw", () => {
    const body = `try { helper("doing"); await auth.api(); } catch {} ${write}`;
    expect(
      standing(body, {
        before,
        files: files(`import { send } from "unheard-of"; export function helper(text: string) { send(text); }`),
      }),
    ).toEqual(["anonymous"]);
  });
});

describe("a call for its own sake that does something", () => {
  it.each([
    ["throws", "export async function helper() { if (!(await auth())) throw new Error(); }", "await helper();"],
    [
      "throws, depending on what it gets",
      "export function helper(session: unknown) { if (!session) throw new Error(); }",
      "const session = await auth(); helper(session);",
    ],
    [
      "reads a member of nothing",
      "export function helper(session: { user: unknown }) { console.log(session.user); }",
      "const session = await auth(); helper(session);",
    ],
    [
      "calls what it is given",
      "export async function helper(guard: () => unknown) { await guard(); }",
      "await helper(async () => { if (!(await auth())) throw new Error(); });",
    ],
    [
      "calls what is in what it is given",
      "export async function helper(all: { guard: () => unknown }) { await all.guard(); }",
      "await helper({ guard: async () => { if (!(await auth())) throw new Error(); } });",
    ],
    [
      "calls what it captured",
      "const make = (guard: () => unknown) => async (text: string) => { console.log(text); await guard(); }; export const helper = make(async () => { if (!(await auth())) throw new Error(); });",
      `await helper("a");`,
    ],
  ])("one that %s", (_, helper, body) => {
    expect(standing(`${body} ${write}`, { before, files: files(helper) })).toEqual(["authenticated"]);
  });

  it("one that does so only for some", () => {
    const helper = `export async function helper(kind: string) { if (kind === "strict") { if (!(await auth())) throw new Error(); } }`;
    expect(standing(`await helper("lax"); ${write}`, { before, files: files(helper) })).toEqual(["anonymous"]);
    expect(standing(`await helper("lax"); await helper("strict"); ${write}`, { before, files: files(helper) })).toEqual(
      ["authenticated"],
    );
  });

  it("one that is the same code as one that does nothing", () => {
    const helper = `
      const make = (action: () => unknown) => async (text: string) => { console.log(text); await action(); };
      export const helper = { quiet: make(() => 1), strict: make(async () => { if (!(await auth())) throw new Error(); }) };
    `;
    expect(standing(`await helper.quiet("a"); ${write}`, { before, files: files(helper) })).toEqual(["anonymous"]);
    expect(
      standing(`await helper.quiet("a"); await helper.strict("a"); ${write}`, { before, files: files(helper) }),
    ).toEqual(["authenticated"]);
  });

  it("one that has an effect", () => {
    const helper = "export async function helper(text: string) { await prisma.note.create({ data: { text } }); }";
    expect(summary(actionWith(`await helper("a");`, before), { files: files(helper) })).toEqual([
      "database-write prisma.note.create anonymous (helper.ts:8)",
    ]);
  });

  it("one that writes to what it is given", () => {
    const helper = "export function helper(where: { id?: string }) { where.id = 'own'; }";
    const [action] = analysed(actionWith("const where = { id }; helper(where); return where.id;", before), {
      files: files(helper),
    });
    expect(action?.run.returned.at(-1)?.value.alternatives).toMatchObject([{ kind: "const", value: "own" }]);
  });

  it.each([
    ["a list", "const all = []; const helper = (text) => { all.push(text); };", "all[0]"],
    ["a set", "const all = new Set(); const helper = (text) => { all.add(text); };", "[...all][0]"],
    [
      "a list, in a method of another",
      "const all = []; [].concat(input.names).forEach((text) => all.push(text));",
      "all[0]",
    ],
  ])("one that adds to %s around it", (_, helper, read) => {
    const [action] = analysed(
      actionWith(`${helper} ${helper.includes("helper") ? "helper(id);" : ""} return ${read};`),
    );
    expect(action?.run.returned.at(-1)?.value.alternatives.map(({ kind }) => kind)).toContain("opaque");
  });

  it("one that adds to a list of its own", () => {
    const few = steps("const texts = (text) => { const all = []; all.push(text); }; " + "texts(id);".repeat(2), log);
    const many = steps("const texts = (text) => { const all = []; all.push(text); }; " + "texts(id);".repeat(22), log);
    expect(many - few).toBeLessThan(20 * 12);
  });

  it("one that writes to a variable of the module", () => {
    const helper =
      "let last = 'none'; export function helper(text: string) { last = text; } export const latest = () => last;";
    const [action] = analysed(
      actionWith(`helper("some"); return latest();`, `import { helper, latest } from "./helper";`),
      { files: files(helper) },
    );
    expect(action?.run.returned.at(-1)?.value.alternatives).toMatchObject([{ kind: "const", value: "some" }]);
  });
});
