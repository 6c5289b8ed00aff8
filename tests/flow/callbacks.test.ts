import { describe, expect, it } from "vitest";

import { inAction, standing, write } from "./testkit.ts";

describe("callbacks of promises that nobody waits for", () => {
  it("may not have run yet", () => {
    const before = `let pending: Promise<{ open: boolean }> | null = null;
      async function load() {
        if (pending) return pending;
        pending = (async () => ({ open: Math.random() > 0.5 }))();
        pending.finally(() => { pending = null; }).catch(() => {});
        return pending;
      }`;
    expect(standing(`const { open } = await load(); if (!open) return; ${write}`, { before })).toEqual(["anonymous"]);
  });

  it("have run where the promise is awaited", () => {
    const before = `let user: object | null = null;
      async function load() { await Promise.resolve().finally(async () => { user = await auth(); }); }`;
    expect(standing(`await load(); if (!user) return; ${write}`, { before })).toEqual(["authenticated"]);
  });
});

describe("sources of streams", () => {
  const stream = (inside: string) =>
    `new ReadableStream({ async start(controller) { ${inside} controller.close(); } })`;

  it("act for whoever makes the stream", () => {
    expect(standing(`return ${stream(write)};`)).toEqual(["anonymous in detached"]);
    expect(standing(`const session = await auth(); if (!session) return; return ${stream(write)};`)).toEqual([
      "authenticated in detached",
    ]);
  });

  it("check for themselves only", () => {
    const check = "const session = await auth(); if (!session) throw new Error('no');";
    expect(standing(`return ${stream(check + write)};`)).toEqual(["authenticated in detached"]);
    expect(standing(`const answer = ${stream(check)}; ${write} return answer;`)).toEqual(["anonymous"]);
  });
});

describe("callbacks that run now", () => {
  it("a transaction after the check", () => {
    expect(
      standing(
        `const session = await auth(); if (!session) return; await prisma.$transaction(async (tx) => { await tx.post.delete({ where: { id } }); });`,
      ),
    ).toEqual(["authenticated"]);
  });

  it("a transaction without a check", () => {
    expect(standing(`await prisma.$transaction(async (tx) => { await tx.post.delete({ where: { id } }); });`)).toEqual([
      "anonymous",
    ]);
  });

  it("a check in a transaction", () => {
    expect(
      standing(
        `await prisma.$transaction(async (tx) => { const session = await auth(); if (!session) throw new Error("no"); }); ${write}`,
      ),
    ).toEqual(["authenticated"]);
  });

  it("a check in a transaction that only answers", () => {
    expect(
      standing(
        `await prisma.$transaction(async (tx) => { const session = await auth(); if (!session) return null; }); ${write}`,
      ),
    ).toEqual(["anonymous"]);
  });

  it("a transaction's answer that is looked at", () => {
    expect(
      standing(
        `const ok = await prisma.$transaction(async (tx) => { const session = await auth(); return session ? true : false; }); if (!ok) return; ${write}`,
      ),
    ).toEqual(["authenticated"]);
  });

  it("a transaction of queries", () => {
    expect(
      standing(
        `const session = await auth(); if (!session) return; await prisma.$transaction([prisma.post.delete({ where: { id } })]);`,
      ),
    ).toEqual(["authenticated"]);
    expect(standing(`await prisma.$transaction([prisma.post.delete({ where: { id } })]);`)).toEqual(["anonymous"]);
  });

  it("a function of the project that calls it", () => {
    expect(
      standing(
        `await measured(async () => { const session = await auth(); if (!session) throw new Error("no"); }); ${write}`,
        {
          before:
            "async function measured(fn: any) { console.time(); const result = await fn(); console.timeEnd(); return result; }",
        },
      ),
    ).toEqual(["authenticated"]);
  });

  it("a function of the project that does not call it", () => {
    expect(
      standing(
        `await measured(async () => { const session = await auth(); if (!session) throw new Error("no"); }); ${write}`,
        { before: "async function measured(fn: any) { console.time(); console.timeEnd(); }" },
      ),
    ).toEqual(["anonymous"]);
  });
});

describe("callbacks that run later", () => {
  it("after() with an effect knows what was checked before", () => {
    expect(
      inAction(`const session = await auth(); if (!session) return; after(async () => { ${write} });`, {
        before: `import { after } from "next/server";`,
      }),
    ).toEqual(["database-write prisma.post.delete authenticated in detached"]);
  });

  it("after() with an effect and no check", () => {
    expect(inAction(`after(async () => { ${write} });`, { before: `import { after } from "next/server";` })).toEqual([
      "database-write prisma.post.delete anonymous in detached",
    ]);
  });

  it("a check in after() comes too late", () => {
    expect(
      standing(`after(async () => { const session = await auth(); if (!session) throw new Error("no"); }); ${write}`, {
        before: `import { after } from "next/server";`,
      }),
    ).toEqual(["anonymous"]);
  });

  it("setTimeout", () => {
    expect(
      standing(
        `setTimeout(async () => { const session = await auth(); if (!session) throw new Error("no"); }, 0); ${write}`,
      ),
    ).toEqual(["anonymous"]);
  });

  it("setTimeout with an effect after the check", () => {
    expect(
      standing(`const session = await auth(); if (!session) return; setTimeout(async () => { ${write} }, 0);`),
    ).toEqual(["authenticated in detached"]);
  });
});

describe("callbacks of which nothing is known", () => {
  const packaged = {
    before: `import { run } from "some-package";`,
    files: { "package.json": `{ "dependencies": { "some-package": "1.0.0" } }` },
  };
  const missing = { before: `import { run } from "./nowhere";` };

  it("an effect under a package's function after the check", () => {
    expect(
      standing(`const session = await auth(); if (!session) return; await run(async () => { ${write} });`, packaged),
    ).toEqual(["authenticated"]);
  });

  it("an effect under a package's function", () => {
    expect(standing(`await run(async () => { ${write} });`, packaged)).toEqual(["anonymous"]);
  });

  it("a check under a package's function may not have run", () => {
    expect(
      standing(
        `await run(async () => { const session = await auth(); if (!session) throw new Error("no"); }); ${write}`,
        packaged,
      ),
    ).toEqual(["unknown"]);
  });

  it("an effect under a function of the project that cannot be found", () => {
    expect(standing(`await run(async () => { ${write} });`, missing)).toEqual(["unknown"]);
  });

  it("a function that a function that cannot be found makes", () => {
    expect(standing(`const go = run(async () => { ${write} }); await go();`, missing)).toContain("unknown");
  });

  it("what a package's function answers", () => {
    expect(standing(`const ok = await run(id); if (!ok) return; ${write}`, packaged)).toEqual(["anonymous"]);
  });

  it("what a package's function makes of the caller, and the program looks at", () => {
    expect(standing(`const ok = await run(await auth()); if (!ok) return; ${write}`, packaged)).toEqual(["unknown"]);
  });

  it("what a package's function makes of the caller, and nobody looks at", () => {
    expect(standing(`const ok = await run(await auth()); ${write}`, packaged)).toEqual(["anonymous"]);
  });

  it("what a package calls that was given the caller", () => {
    expect(
      standing(`await run(await auth()).with(null, () => null).otherwise(async () => { ${write} });`, packaged),
    ).toEqual(["unknown"]);
  });

  it("what a package calls that was given something else", () => {
    expect(standing(`await run(id).with(null, () => null).otherwise(async () => { ${write} });`, packaged)).toEqual([
      "anonymous",
    ]);
  });

  it("what a function that cannot be found answers", () => {
    expect(standing(`const ok = await run(await auth()); if (!ok) return; ${write}`, missing)).toEqual(["unknown"]);
  });

  it("what a function that cannot be found answers, and nobody looks at", () => {
    expect(standing(`const data = run(id); ${write}`, missing)).toEqual(["anonymous"]);
  });
});
