import { describe, expect, it } from "vitest";

import { standing, write } from "./testkit.ts";

describe("what belongs together", () => {
  it("either of two ways to know the caller", () => {
    expect(
      standing(
        `const session = await auth(); const user = await currentUser(); if (!session && !user) return; ${write}`,
      ),
    ).toEqual(["authenticated"]);
    expect(
      standing(`const session = await auth(); const user = await currentUser(); if (!session && !id) return; ${write}`),
    ).toEqual(["anonymous"]);
  });

  it("one way to know the caller after the other", () => {
    expect(standing(`const user = (await auth())?.user ?? (await currentUser()); if (!user) return; ${write}`)).toEqual(
      ["authenticated"],
    );
    expect(standing(`const user = (await auth())?.user ?? input; if (!user) return; ${write}`)).toEqual(["anonymous"]);
  });

  it("a condition that depends on another", () => {
    expect(
      standing(
        `const session = await auth(); const user = await currentUser(); const ok = input.role ? !!session : !!user; if (!ok) return; ${write}`,
      ),
    ).toEqual(["authenticated"]);
    expect(
      standing(
        `const session = await auth(); const user = await currentUser(); const ok = input.role ? !!session : !!id; if (!ok) return; ${write}`,
      ),
    ).toEqual(["anonymous"]);
  });

  it("a flag that is set in several places", () => {
    expect(
      standing(
        `let ok = false; const session = await auth(); const user = await currentUser(); if (session) ok = true; if (user) ok = true; if (!ok) return; ${write}`,
      ),
    ).toEqual(["authenticated"]);
    expect(
      standing(
        `let ok = false; const session = await auth(); const user = await currentUser(); if (session) ok = true; if (id) ok = true; if (!ok) return; ${write}`,
      ),
    ).toEqual(["anonymous"]);
  });

  it("a helper with several answers", () => {
    const helper = (last: string) =>
      `async function helper(name: string) { if (name === "a") { const session = await auth(); return session ? "ok" : "denied"; } const user = await currentUser(); if (user) return "ok"; return ${last}; }`;
    expect(
      standing(`if ((await helper(input.role)) !== "ok") return; ${write}`, { before: helper(`"denied"`) }),
    ).toEqual(["authenticated"]);
    expect(standing(`if ((await helper(input.role)) !== "ok") return; ${write}`, { before: helper(`"ok"`) })).toEqual([
      "anonymous",
    ]);
  });

  it("a list of middleware that is gone through", () => {
    const run = `async function through(steps: any[], ctx: any) { for (const step of steps) { const denied = await step(ctx); if (denied) return denied; } return null; }`;
    const checks = (exit: string) =>
      `${run} const log = async () => { console.log("x"); }; const check = async () => { const session = await auth(); if (!session) ${exit}; };`;
    expect(
      standing(`const denied = await through([log, check], {}); if (denied) return denied; ${write}`, {
        before: checks(`return { error: "no" }`),
      }),
    ).toEqual(["authenticated"]);
    expect(
      standing(`const denied = await through([log, check], {}); if (denied) return denied; ${write}`, {
        before: checks(`return null`),
      }),
    ).toEqual(["anonymous"]);
  });

  it("a result of a class of the project", () => {
    const before = `
      class Result { private constructor(readonly value: any, readonly error: any) {} static ok(value: any) { return new Result(value, null); } static err(error: any) { return new Result(null, error); } isErr() { return this.error !== null; } isOk() { return !this.isErr(); } unwrap() { if (this.isErr()) throw this.error; return this.value; } }
      async function guard() { const session = await auth(); if (!session) return Result.err("no"); return Result.ok(session.user); }
    `;
    expect(standing(`const result = await guard(); if (result.isErr()) return; ${write}`, { before })).toEqual([
      "authenticated",
    ]);
    expect(standing(`const result = await guard(); if (!result.isOk()) return; ${write}`, { before })).toEqual([
      "authenticated",
    ]);
    expect(standing(`(await guard()).unwrap(); ${write}`, { before })).toEqual(["authenticated"]);
    expect(standing(`const result = await guard(); if (result.isOk()) return; ${write}`, { before })).toEqual([
      "anonymous",
    ]);
    expect(standing(`const result = await guard(); result.isErr(); ${write}`, { before })).toEqual(["anonymous"]);
  });

  it("a function for each outcome", () => {
    const before = `const match = (result: any, arms: any) => (result.ok ? arms.ok(result.value) : arms.err(result.error)); async function guard() { const session = await auth(); return session ? { ok: true, value: session } : { ok: false, error: "no" }; }`;
    expect(
      standing(`await match(await guard(), { ok: () => prisma.post.delete({ where: { id } }), err: () => null });`, {
        before,
      }),
    ).toEqual(["authenticated"]);
    expect(
      standing(`await match(await guard(), { ok: () => null, err: () => prisma.post.delete({ where: { id } }) });`, {
        before,
      }),
    ).toEqual(["anonymous"]);
  });

  it("an outcome of a function that is run safely", () => {
    const before = `async function safe(fn: any) { try { return { ok: true, value: await fn() }; } catch (error) { return { ok: false, error }; } } async function requireUser() { const session = await auth(); if (!session) throw new Error("no"); return session; }`;
    expect(standing(`const result = await safe(requireUser); if (!result.ok) return; ${write}`, { before })).toEqual([
      "authenticated",
    ]);
    expect(standing(`const result = await safe(() => requireUser()); ${write}`, { before })).toEqual(["anonymous"]);
  });

  it("a response that is returned by the guard", () => {
    const before = `import { NextResponse } from "next/server"; async function guard() { const session = await auth(); if (!session) return NextResponse.json({ error: "no" }, { status: 401 }); return session; }`;
    expect(
      standing(`const session = await guard(); if (session instanceof NextResponse) return; ${write}`, { before }),
    ).toEqual(["authenticated"]);
    expect(standing(`const session = await guard(); ${write}`, { before })).toEqual(["anonymous"]);
  });

  it("a list of who may, made in the program", () => {
    expect(
      standing(
        `const session = await auth(); const admins = new Set(["a@example.com"]); if (!admins.has(session?.user?.email)) return; ${write}`,
      ),
    ).toEqual(["role"]);
    expect(
      standing(
        `const session = await auth(); const admins = new Set(input.names); if (!admins.has(session?.user?.email)) return; ${write}`,
      ),
    ).toEqual(["anonymous"]);
  });

  it("a member of a team that is looked up for the caller", () => {
    expect(
      standing(
        `const session = await auth(); const member = await prisma.member.findFirst({ where: { teamId: id, userId: session!.user.id } }); if (!member) return; ${write}`,
      ),
    ).toEqual(["authenticated"]);
    expect(
      standing(
        `const member = await prisma.member.findFirst({ where: { teamId: id, userId: input.id } }); if (!member) return; ${write}`,
      ),
    ).toEqual(["anonymous"]);
  });

  it("a variable that a closure changes back", () => {
    expect(
      standing(
        `let session = await auth(); const forget = () => { session = { user: { id } } as any; }; if (!session) return; forget(); ${write}`,
      ),
    ).toEqual(["authenticated"]);
    expect(
      standing(
        `let session = await auth(); const forget = () => { session = { user: { id } } as any; }; forget(); if (!session) return; ${write}`,
      ),
    ).toEqual(["anonymous"]);
  });

  it("an object that one path replaces", () => {
    expect(
      standing(
        `let context: any = { user: null }; const session = await auth(); if (session) context = { user: session.user }; if (!context.user) return; ${write}`,
      ),
    ).toEqual(["authenticated"]);
    expect(
      standing(
        `let context: any = { user: {} }; const session = await auth(); if (session) context = { user: session.user }; if (!context.user) return; ${write}`,
      ),
    ).toEqual(["anonymous"]);
  });

  it("an object that one path changes", () => {
    expect(
      standing(
        `const context: any = { user: null }; const session = await auth(); if (session) context.user = session.user; if (!context.user) return; ${write}`,
      ),
    ).toEqual(["authenticated"]);
    expect(
      standing(
        `const context: any = { user: null }; const session = await auth(); if (session) context.user = session.user; if (id) context.user = { id }; if (!context.user) return; ${write}`,
      ),
    ).toEqual(["anonymous"]);
  });

  it("a check that depends on the environment", () => {
    expect(
      standing(
        `if (process.env.APP_ENV === "production") { const session = await auth(); if (!session) return; } ${write}`,
      ),
    ).toEqual(["anonymous"]);
    expect(
      standing(
        `const session = await auth(); if (process.env.APP_ENV === "production" || !session) { if (!session) return; } ${write}`,
      ),
    ).toEqual(["authenticated"]);
  });

  it("somebody made up who stands for the caller in one environment", () => {
    const caller = (test: string) =>
      `const who = async () => { if (${test}) return "0"; return (await auth())?.user?.id; };
       const userId = await who(); if (!userId) return; ${write}`;
    expect(standing(caller(`process.env.NEXT_PUBLIC_MOCK_USER === "true"`))).toEqual(["unknown"]);
    expect(standing(caller(`process.env.MOCK_USER === "true"`))).toEqual(["unknown"]);
    expect(standing(caller(`id === "true"`))).toEqual(["anonymous"]);
  });

  it("somebody made up where one of two settings says so", () => {
    const caller = (one: string, other: string) =>
      `const isSet = (value) => value?.toLowerCase() === "true"; const isMade = isSet(${one}) || isSet(${other});
       const who = async () => { if (isMade) return "0"; return (await auth())?.user?.id; };
       const userId = await who(); if (!userId) return; ${write}`;
    expect(standing(caller("process.env.MOCK_USER", "process.env.MADE_UP"))).toEqual(["unknown"]);
    expect(standing(caller("process.env.MOCK_USER", "id"))).toEqual(["anonymous"]);
  });

  it("somebody made up who takes the place of nobody in one environment", () => {
    const caller = (test: string) =>
      `let session = await auth(); if (!session && ${test}) { session = { user: { id: "0" } }; } if (!session) return; ${write}`;
    expect(standing(caller(`process.env.MOCK_USER === "true"`))).toEqual(["unknown"]);
    expect(standing(caller(`id === "true"`))).toEqual(["anonymous"]);
    expect(standing(caller(`process.env.APP_ENV === "production"`))).toEqual(["anonymous"]);
  });

  it("a check that is made where it is deployed", () => {
    const check = "{ const session = await auth(); if (!session) return; }";
    expect(standing(`if (process.env.NODE_ENV === "production") ${check} ${write}`)).toEqual(["authenticated"]);
    expect(standing(`if (process.env.NODE_ENV === "test") ${check} ${write}`)).toEqual(["anonymous"]);
    expect(standing(`if (process.env.NODE_ENV !== "development") ${check} ${write}`)).toEqual(["authenticated"]);
    expect(standing(`if (process.env.NODE_ENV !== "production") ${check} ${write}`)).toEqual(["anonymous"]);
  });

  it("what is done in tests only, whatever the setting is called that says so", () => {
    const check = "{ const session = await auth(); if (!session) return; }";
    expect(standing(`if (process.env.APP_ENV === "test") { ${write} }`)).toEqual([]);
    expect(standing(`if (process.env.APP_ENV === "staging") { ${write} }`)).toEqual(["anonymous"]);
    expect(standing(`if (process.env.MODE === "test") { ${write} }`)).toEqual(["anonymous"]);
    expect(standing(`if (process.env.APP_ENV !== "test") ${check} ${write}`)).toEqual(["authenticated"]);
    expect(standing(`if (process.env.APP_ENV !== "staging") ${check} ${write}`)).toEqual(["anonymous"]);
  });

  it("what is known of the environment before it is asked for", () => {
    const check = "{ const session = await auth(); if (!session) return; }";
    expect(standing(`const { NODE_ENV } = process.env; if (NODE_ENV === "production") ${check} ${write}`)).toEqual([
      "authenticated",
    ]);
    expect(standing(`const { APP_ENV } = process.env; if (APP_ENV === "production") ${check} ${write}`)).toEqual([
      "anonymous",
    ]);
  });

  it("two sessions are two questions", () => {
    expect(standing(`const first = await auth(); const second = await auth(); if (!second) return; ${write}`)).toEqual([
      "authenticated",
    ]);
    expect(standing(`const first = await auth(); const second = id; if (!second) return; ${write}`)).toEqual([
      "anonymous",
    ]);
  });

  it("an asynchronous function that is called on the spot", () => {
    expect(
      standing(
        `await (async () => { const session = await auth(); if (!session) throw new Error("no"); })(); ${write}`,
      ),
    ).toEqual(["authenticated"]);
    expect(
      standing(`(async () => { const session = await auth(); if (!session) throw new Error("no"); })(); ${write}`),
    ).toEqual(["anonymous"]);
  });
});
