import { describe, expect, it } from "vitest";

import { inAction, standing, write, written } from "./testkit.ts";

describe("loops", () => {
  it("a check in each round, and the effect behind it", () => {
    expect(
      standing(`for (const name of input.names) { const session = await auth(); if (!session) return; ${write} }`),
    ).toEqual(["authenticated"]);
  });

  it("the effect before the check of the same round", () => {
    expect(
      standing(`for (const name of input.names) { ${write} const session = await auth(); if (!session) return; }`),
    ).toEqual(["anonymous"]);
  });

  it("a check in a loop that may have no round", () => {
    expect(
      standing(`for (const name of input.names) { const session = await auth(); if (!session) return; } ${write}`),
    ).toEqual(["unknown"]);
  });

  it("a check in a loop over a literal array", () => {
    expect(
      standing(`for (const name of ["a", "b"]) { const session = await auth(); if (!session) return; } ${write}`),
    ).toEqual(["authenticated"]);
  });

  it("a literal array without elements", () => {
    expect(
      standing(`for (const name of [] as string[]) { const session = await auth(); if (!session) return; } ${write}`),
    ).toEqual(["anonymous"]);
  });

  it("a literal array of guards that are called", () => {
    expect(
      standing(`for (const guard of [first, second]) { await guard(); } ${write}`, {
        before: `
          async function first() { console.log("first"); }
          async function second() { const session = await auth(); if (!session) throw new Error("no"); }
        `,
      }),
    ).toEqual(["authenticated"]);
  });

  it("a literal array of guards of which the first leaves the loop", () => {
    expect(
      standing(`for (const guard of [first, second]) { if (await guard()) break; } ${write}`, {
        before: `
          async function first() { return true; }
          async function second() { const session = await auth(); if (!session) throw new Error("no"); return true; }
        `,
      }),
    ).toEqual(["anonymous"]);
  });

  it("a break before the check", () => {
    expect(
      standing(
        `for (const name of ["a"]) { if (id) break; const session = await auth(); if (!session) return; } ${write}`,
      ),
    ).toEqual(["anonymous"]);
  });

  it("a continue before the effect", () => {
    expect(
      standing(`for (const name of input.names) { const session = await auth(); if (!session) continue; ${write} }`),
    ).toEqual(["authenticated"]);
  });

  it("a continue that does not jump over the effect", () => {
    expect(
      standing(`for (const name of input.names) { const session = await auth(); if (session) continue; ${write} }`),
    ).toEqual(["anonymous"]);
  });

  it("while", () => {
    expect(standing(`let session = null; while (!session) { session = await auth(); } ${write}`)).toEqual([
      "authenticated",
    ]);
  });

  it("while another condition holds", () => {
    expect(standing(`let session = null; while (!id) { session = await auth(); } ${write}`)).toEqual(["anonymous"]);
  });

  it("while (true) that is left by those who are known", () => {
    expect(standing(`while (true) { const session = await auth(); if (session) break; } ${write}`)).toEqual([
      "authenticated",
    ]);
  });

  it("while (true) that is left by everybody", () => {
    expect(standing(`while (true) { const session = await auth(); break; } ${write}`)).toEqual(["anonymous"]);
  });

  it("do and while", () => {
    expect(standing(`let session; do { session = await auth(); } while (!session); ${write}`)).toEqual([
      "authenticated",
    ]);
  });

  it("do runs once for everybody", () => {
    expect(standing(`let session; do { session = await auth(); } while (!id); ${write}`)).toEqual(["anonymous"]);
  });

  it("an effect in do", () => {
    expect(standing(`do { const session = await auth(); if (!session) break; ${write} } while (id);`)).toEqual([
      "authenticated",
    ]);
  });

  it("for with a counter", () => {
    expect(
      standing(`const session = await auth(); if (!session) return; for (let i = 0; i < 3; i++) { ${write} }`),
    ).toEqual(["authenticated"]);
  });

  it("for with a counter, and no check", () => {
    expect(standing(`const session = await auth(); for (let i = 0; i < 3; i++) { ${write} }`)).toEqual(["anonymous"]);
  });

  it("for in", () => {
    expect(
      standing(`const session = await auth(); for (const key in input) { if (!session) return; ${write} }`),
    ).toEqual(["authenticated"]);
  });

  it("for in without a look at the session", () => {
    expect(standing(`const session = await auth(); for (const key in input) { if (!key) return; ${write} }`)).toEqual([
      "anonymous",
    ]);
  });

  it("for await over a library's stream", () => {
    expect(
      standing(
        `const session = await auth(); if (!session) return; for await (const chunk of new Response(id).body as any) { ${write} }`,
      ),
    ).toEqual(["authenticated"]);
  });

  it("for await without a check", () => {
    expect(
      standing(`const session = await auth(); for await (const chunk of new Response(id).body as any) { ${write} }`),
    ).toEqual(["anonymous"]);
  });

  it("for await over promises awaits each", () => {
    expect(standing(`for await (const session of [auth()]) { if (!session) return; ${write} }`)).toEqual([
      "authenticated",
    ]);
  });

  it("for over promises awaits none", () => {
    expect(standing(`for (const session of [auth()]) { if (!session) return; ${write} }`)).toEqual(["anonymous"]);
  });
});

describe("some and every", () => {
  it("some of the program's roles", () => {
    expect(
      standing(
        `const session = await auth(); if (!["admin", "editor"].some((role) => session?.user?.role === role)) return; ${write}`,
      ),
    ).toEqual(["role"]);
  });

  it("some of the client's roles", () => {
    expect(
      standing(
        `const session = await auth(); if (!input.names.some((role) => session?.user?.role === role)) return; ${write}`,
      ),
    ).toEqual(["anonymous"]);
  });

  it("some the wrong way round", () => {
    expect(
      standing(
        `const session = await auth(); if (["banned", "guest"].some((role) => session?.user?.role === role)) return; ${write}`,
      ),
    ).toEqual(["anonymous"]);
  });

  it("some of the caller's own roles", () => {
    expect(
      standing(
        `const session = await auth(); if (!session?.user?.roles?.some((role: string) => role === "admin")) return; ${write}`,
      ),
    ).toEqual(["role"]);
  });

  it("every of what may be empty", () => {
    expect(
      standing(
        `const session = await auth(); if (!input.names.every((name) => session?.user?.role === name)) return; ${write}`,
      ),
    ).toEqual(["anonymous"]);
  });

  it("every of a literal array", () => {
    expect(standing(`const session = await auth(); if (![session, id].every(Boolean)) return; ${write}`)).toEqual([
      "authenticated",
    ]);
  });

  it("some of a literal array", () => {
    expect(standing(`const session = await auth(); if (![session, id].some(Boolean)) return; ${write}`)).toEqual([
      "anonymous",
    ]);
  });

  it("every of a literal array with a function", () => {
    expect(
      standing(`const session = await auth(); if (![session, id].every((one) => !!one)) return; ${write}`),
    ).toEqual(["authenticated"]);
  });

  it("some of a literal array that must not be missing", () => {
    expect(standing(`const session = await auth(); if ([session, id].some((one) => !one)) return; ${write}`)).toEqual([
      "authenticated",
    ]);
  });

  it("every of a literal array that must not be missing", () => {
    expect(standing(`const session = await auth(); if ([session, id].every((one) => !one)) return; ${write}`)).toEqual([
      "anonymous",
    ]);
  });

  it("includes with null", () => {
    expect(
      standing(`const session = await auth(); if ([null, undefined].includes(session as any)) return; ${write}`),
    ).toEqual(["authenticated"]);
  });
});

describe("arrays", () => {
  it("forEach calls its function now, but awaits nothing", () => {
    expect(
      standing(
        `["a"].forEach(async () => { const session = await auth(); if (!session) throw new Error("no"); }); ${write}`,
      ),
    ).toEqual(["anonymous"]);
  });

  it("forEach with an effect", () => {
    expect(
      standing(`const session = await auth(); if (!session) return; input.names.forEach(async (id) => { ${write} });`),
    ).toEqual(["authenticated"]);
  });

  it("forEach with an effect, and no check", () => {
    expect(standing(`input.names.forEach(async (id) => { ${write} });`)).toEqual(["anonymous"]);
  });

  it("map with an effect", () => {
    expect(
      standing(
        `const session = await auth(); if (!session) return; await Promise.all(input.names.map((id) => prisma.post.delete({ where: { id } })));`,
      ),
    ).toEqual(["authenticated"]);
  });

  it("reduce with an effect", () => {
    expect(
      standing(`await input.names.reduce(async (before, id) => { await before; ${write} }, Promise.resolve());`),
    ).toEqual(["anonymous"]);
  });

  it("find among the caller's own", () => {
    expect(
      standing(
        `const session = await auth(); const team = session?.user?.teams?.find((one: any) => one.id === id); if (!team) return; ${write}`,
      ),
    ).toEqual(["authenticated"]);
  });

  it("find among the client's", () => {
    expect(
      standing(
        `const session = await auth(); const team = input.names.find((one) => one === id); if (!team) return; ${write}`,
      ),
    ).toEqual(["anonymous"]);
  });

  it("filter(Boolean)", () => {
    expect(
      standing(`const session = await auth(); const [known] = [session].filter(Boolean); if (!known) return; ${write}`),
    ).toEqual(["authenticated"]);
  });

  it("filter of something else", () => {
    expect(
      standing(`const session = await auth(); const [known] = [id].filter(Boolean); if (!known) return; ${write}`),
    ).toEqual(["anonymous"]);
  });

  it("an element that was pushed", () => {
    expect(
      written(
        `const parts: any[] = []; parts.push({ id }); parts.push({ authorId: input.id }); await prisma.post.deleteMany({ where: { AND: parts } });`,
      ),
    ).toEqual(["where all(all(all(id = client id), all(authorId = client input.id)))"]);
  });

  it("an element that was pushed in a branch", () => {
    expect(
      written(
        `const ids: any[] = [id]; if (input.role) ids.push(input.id); await prisma.post.deleteMany({ where: { id: { in: ids } } });`,
      ),
    ).toEqual(["where all(all(id in [client id, client input.id | undefined]))"]);
  });

  it("spread arrays", () => {
    expect(
      written(`const ids = [id]; await prisma.post.deleteMany({ where: { id: { in: [...ids, "x"] } } });`),
    ).toEqual([`where all(all(id in [client id, "x"]))`]);
  });

  it("errors that are collected", () => {
    expect(
      standing(
        `const errors: string[] = []; const session = await auth(); if (!session) errors.push("no"); if (errors.length > 0) return { errors }; ${write}`,
      ),
    ).toEqual(["authenticated"]);
  });

  it("errors that nobody looks at", () => {
    expect(
      standing(
        `const errors: string[] = []; const session = await auth(); if (!session) errors.push("no"); ${write} return { errors };`,
      ),
    ).toEqual(["anonymous"]);
  });

  it("a client's list of what is left over is no list of the program's", () => {
    expect(inAction(`const list = [...input.names]; if (!list.includes("x")) return; ${write}`)).toEqual([
      "database-write prisma.post.delete anonymous",
    ]);
  });
});

describe("generators", () => {
  it("what a generator checks is unknown", () => {
    expect(
      standing(`for (const session of sessions()) { console.log(session); } ${write}`, {
        before: `function* sessions() { const { userId } = clerk() as any; if (!userId) throw new Error("no"); yield userId; }`,
      }),
    ).toEqual(["unknown"]);
  });

  it("what an asynchronous generator checks is unknown", () => {
    expect(
      standing(`for await (const session of sessions()) { console.log(session); } ${write}`, {
        before: `async function* sessions() { const session = await auth(); if (!session) throw new Error("no"); yield session; }`,
      }),
    ).toEqual(["unknown"]);
  });

  it("a generator that checks nothing", () => {
    expect(
      standing(`for (const one of numbers()) { console.log(one); } ${write}`, {
        before: `function* numbers() { yield 1; yield* [2, 3]; }`,
      }),
    ).toEqual(["anonymous"]);
  });

  it("effects in a generator count", () => {
    expect(
      standing(`for await (const one of remove(id)) { console.log(one); }`, {
        before: `async function* remove(id: string) { yield 1; ${write} }`,
      }),
    ).toEqual(["anonymous"]);
  });

  it("an async iterator by hand", () => {
    expect(
      standing(
        `const session = await auth(); if (!session) return; const stream = { async *[Symbol.asyncIterator]() { ${write} yield 1; } }; for await (const one of stream) console.log(one);`,
      ),
    ).toEqual(["authenticated"]);
  });
});

describe("a loop that empties a list", () => {
  it.each(["pop", "shift"])("comes to an end with %s()", (method) => {
    expect(
      standing(
        `const open = [id]; while (open.length > 0) { const next = open.${method}(); console.log(next); } ${write}`,
      ),
    ).toEqual(["anonymous"]);
  });

  it("knows what is taken out", () => {
    expect(standing(`const open = [await auth()]; const session = open.pop(); if (!session) return; ${write}`)).toEqual(
      ["authenticated"],
    );
  });
});
