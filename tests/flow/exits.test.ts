import { describe, expect, it } from "vitest";

import { inAction, standing, write } from "./testkit.ts";

describe("early exits", () => {
  it("an action without a check is open to everybody", () => {
    expect(inAction(write)).toEqual(["database-write prisma.post.delete anonymous"]);
  });

  it("a return where nobody is signed in", () => {
    expect(standing(`const session = await auth(); if (!session) return; ${write}`)).toEqual(["authenticated"]);
  });

  it("a message in place of a return stops nobody", () => {
    expect(standing(`const session = await auth(); if (!session) console.log("no"); ${write}`)).toEqual(["anonymous"]);
  });

  it("a session that nobody looks at", () => {
    expect(standing(`const session = await auth(); ${write}`)).toEqual(["anonymous"]);
  });

  it("a return where somebody is signed in", () => {
    expect(standing(`const session = await auth(); if (session) return; ${write}`)).toEqual(["anonymous"]);
  });

  it("a check that comes after the effect", () => {
    expect(standing(`${write} const session = await auth(); if (!session) return; ${write}`)).toEqual([
      "anonymous",
      "authenticated",
    ]);
  });

  it("a throw", () => {
    expect(standing(`const session = await auth(); if (!session) throw new Error("no"); ${write}`)).toEqual([
      "authenticated",
    ]);
  });

  it("an error that is made but not thrown", () => {
    expect(standing(`const session = await auth(); if (!session) new Error("no"); ${write}`)).toEqual(["anonymous"]);
  });

  it.each(["redirect('/login')", "notFound()", "unauthorized()", "forbidden()"])("%s", (exit) => {
    expect(standing(`const session = await auth(); if (!session) ${exit}; ${write}`)).toEqual(["authenticated"]);
  });

  it("a function of the project that only sounds like redirect", () => {
    expect(
      standing(`const session = await auth(); if (!session) leave("/login"); ${write}`, {
        before: "function leave(to: string) { return to; }",
      }),
    ).toEqual(["anonymous"]);
  });

  it("a function of the project that redirects", () => {
    expect(
      standing(`const session = await auth(); if (!session) leave(); ${write}`, {
        before: "function leave(): never { redirect('/login'); }",
      }),
    ).toEqual(["authenticated"]);
  });

  it("an effect in the branch of those who are signed in", () => {
    expect(standing(`const session = await auth(); if (session) { ${write} }`)).toEqual(["authenticated"]);
  });

  it("an effect in the other branch", () => {
    expect(standing(`const session = await auth(); if (session) { console.log(1); } else { ${write} }`)).toEqual([
      "anonymous",
    ]);
  });

  it("a check in only one branch", () => {
    expect(
      standing(`if (input.role === "x") { const session = await auth(); if (!session) return; } ${write}`),
    ).toEqual(["anonymous"]);
  });

  it("a check in both branches", () => {
    expect(
      standing(`
        if (input.role === "x") { const session = await auth(); if (!session) return; }
        else { const user = await currentUser(); if (!user) return; }
        ${write}
      `),
    ).toEqual(["authenticated"]);
  });

  it("an assertion function", () => {
    expect(
      standing(`const session = await auth(); assertIsDefined(session); ${write}`, {
        before: `function assertIsDefined<T>(value: T): asserts value is NonNullable<T> { if (value == null) throw new Error("missing"); }`,
      }),
    ).toEqual(["authenticated"]);
  });

  it("an assertion function that asserts nothing", () => {
    expect(
      standing(`const session = await auth(); assertIsDefined(session); ${write}`, {
        before: `function assertIsDefined<T>(value: T): asserts value is NonNullable<T> { if (value == null) console.warn("missing"); }`,
      }),
    ).toEqual(["anonymous"]);
  });

  it("an invariant that takes the condition", () => {
    expect(
      standing(`const session = await auth(); invariant(session?.user, "no"); ${write}`, {
        before: `function invariant(condition: unknown, message: string): asserts condition { if (!condition) throw new Error(message); }`,
      }),
    ).toEqual(["authenticated"]);
  });

  it("an invariant of something else", () => {
    expect(
      standing(`const session = await auth(); invariant(id, "no"); ${write}`, {
        before: `function invariant(condition: unknown, message: string): asserts condition { if (!condition) throw new Error(message); }`,
      }),
    ).toEqual(["anonymous"]);
  });
});

describe("null checks", () => {
  it.each([
    "session === null",
    "session == null",
    "null === session",
    "session == undefined",
    "!session?.user",
    "!session || !session.user",
    "!(session && session.user)",
    "session?.user?.id === undefined",
    "session?.user == null",
    "!session?.user?.email",
    "!Boolean(session)",
    "!!!session",
    "typeof session?.user?.id !== 'string'",
  ])("%s", (test) => {
    expect(standing(`const session = await auth(); if (${test}) return; ${write}`)).toEqual(["authenticated"]);
  });

  it.each([
    "session !== null",
    "session === undefined",
    "session && !session.user",
    "!session && !id",
    "!session && input.role !== 'admin'",
    "session?.user?.id === id",
    "session?.user?.email === 'boss@example.com'",
  ])("%s proves nothing", (test) => {
    expect(standing(`const session = await auth(); if (${test}) return; ${write}`)).toEqual(["anonymous"]);
  });

  it("reading from a session without a question mark throws for everybody else", () => {
    expect(standing(`const session = await auth(); const { id: owner } = session!.user; ${write}`)).toEqual([
      "authenticated",
    ]);
  });

  it("reading with a question mark does not", () => {
    expect(standing(`const session = await auth(); const owner = session?.user?.id; ${write}`)).toEqual(["anonymous"]);
  });

  it("a name for the member that is checked", () => {
    expect(
      standing(`const session = await auth(); const owner = session?.user?.id; if (!owner) return; ${write}`),
    ).toEqual(["authenticated"]);
  });

  it("a name for the answer of the check", () => {
    expect(
      standing(`const session = await auth(); const isAllowed = session !== null; if (!isAllowed) return; ${write}`),
    ).toEqual(["authenticated"]);
  });

  it("a name for another answer", () => {
    expect(
      standing(
        `const session = await auth(); const isAllowed = session !== undefined; if (!isAllowed) return; ${write}`,
      ),
    ).toEqual(["anonymous"]);
  });

  it("Clerk's object whose members are null", () => {
    expect(standing(`const { userId } = await clerk(); if (!userId) return; ${write}`)).toEqual(["authenticated"]);
  });

  it("Clerk's object itself is always there", () => {
    expect(standing(`const session = await clerk(); if (!session) return; ${write}`)).toEqual(["anonymous"]);
  });

  it("Clerk's isAuthenticated", () => {
    expect(standing(`const { isAuthenticated } = await clerk(); if (!isAuthenticated) return; ${write}`)).toEqual([
      "authenticated",
    ]);
  });

  it("Clerk's protect() stops by itself", () => {
    expect(standing(`await clerk.protect(); ${write}`)).toEqual(["authenticated"]);
  });

  it("a session whose user is missing by optional call", () => {
    expect(
      standing(
        `const session = await auth(); const owner = session?.user?.id?.toString(); if (!owner) return; ${write}`,
      ),
    ).toEqual(["authenticated"]);
  });
});
