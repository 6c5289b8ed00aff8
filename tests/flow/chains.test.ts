import { describe, expect, it } from "vitest";

import { actionWith, summary, write, type Files } from "./testkit.ts";

/** A module that exports what an expression gives. */
function exported(expression: string, before: string, files: Files = {}): string[] {
  return summary(
    actionWith("", before).replace(/export async function act[\s\S]*/u, `export const act = ${expression};`),
    { files },
  );
}

const authenticated = ["database-write prisma.post.delete authenticated"];
const anonymous = ["database-write prisma.post.delete anonymous"];
const unknown = ["database-write prisma.post.delete unknown"];
const handler = `async ({ parsedInput: { id } }: any) => { ${write} }`;
const zod = `import { z } from "zod";`;

const client = (middleware: string) => `
  import { createSafeActionClient } from "next-safe-action";
  import { auth } from "./auth";
  export const base = createSafeActionClient({ handleServerError: (error) => error.message });
  export const authed = base.use(${middleware});
`;
const checking = `async ({ next }) => { const session = await auth(); if (!session?.user) throw new Error("no"); return next({ ctx: { user: session.user } }); }`;
const trusting = `async ({ next }) => { const session = await auth(); return next({ ctx: { user: session?.user } }); }`;

describe("next-safe-action", () => {
  it("middleware in another file that checks", () => {
    expect(
      exported(`authed.action(${handler})`, `import { authed } from "./client";`, { "client.ts": client(checking) }),
    ).toEqual(authenticated);
  });

  it("middleware in another file that does not", () => {
    expect(
      exported(`authed.action(${handler})`, `import { authed } from "./client";`, { "client.ts": client(trusting) }),
    ).toEqual(anonymous);
  });

  it("the client without middleware", () => {
    expect(
      exported(`base.action(${handler})`, `import { base } from "./client";`, { "client.ts": client(checking) }),
    ).toEqual(anonymous);
  });

  it("metadata and a schema in between", () => {
    expect(
      exported(
        `authed.metadata({ name: "x" }).inputSchema(z.object({ id: z.string() })).action(${handler})`,
        `${zod} import { authed } from "./client";`,
        { "client.ts": client(checking) },
      ),
    ).toEqual(authenticated);
  });

  it("a chain that a third file extends", () => {
    const files = {
      "client.ts": client(checking),
      "admin.ts": `import { authed } from "./client"; export const admin = authed.use(async ({ next, ctx }) => { if (ctx.user.role !== "admin") throw new Error("no"); return next({ ctx }); });`,
    };
    expect(exported(`admin.action(${handler})`, `import { admin } from "./admin";`, files)).toEqual([
      "database-write prisma.post.delete role",
    ]);
  });

  it("a chain that a third file extends, from the one that checks nothing", () => {
    const files = {
      "client.ts": client(trusting),
      "admin.ts": `import { authed } from "./client"; export const admin = authed.use(async ({ next, ctx }) => next({ ctx }));`,
    };
    expect(exported(`admin.action(${handler})`, `import { admin } from "./admin";`, files)).toEqual(anonymous);
  });

  it("the handler looks at the context", () => {
    expect(
      exported(
        `authed.action(async ({ ctx, parsedInput: { id } }: any) => { if (!ctx.user) throw new Error("no"); ${write} })`,
        `import { authed } from "./client";`,
        { "client.ts": client(trusting) },
      ),
    ).toEqual(authenticated);
  });

  it("middleware with code after next()", () => {
    expect(
      exported(`authed.action(${handler})`, `import { authed } from "./client";`, {
        "client.ts": client(
          checking
            .replace("return next", "const result = await next")
            .replace("} }); }", "} }); console.log(result); return result; }"),
        ),
      }),
    ).toEqual(authenticated);
  });

  it("middleware that checks after next()", () => {
    expect(
      exported(`authed.action(${handler})`, `import { authed } from "./client";`, {
        "client.ts": client(
          `async ({ next }) => { const result = await next({ ctx: {} }); const session = await auth(); if (!session) throw new Error("no"); return result; }`,
        ),
      }),
    ).toEqual(anonymous);
  });

  it("middleware that asks the metadata whether to check", () => {
    expect(
      exported(`authed.metadata({ open: true }).action(${handler})`, `import { authed } from "./client";`, {
        "client.ts": client(
          `async ({ next, metadata }) => { const session = await auth(); if (!metadata.open && !session) throw new Error("no"); return next({ ctx: {} }); }`,
        ),
      }),
    ).toEqual(anonymous);
  });

  it("two pieces of middleware, the first of which checks", () => {
    expect(
      exported(
        `authed.use(async ({ next, ctx }) => next({ ctx: { ...ctx, extra: 1 } })).action(${handler})`,
        `import { authed } from "./client";`,
        { "client.ts": client(checking) },
      ),
    ).toEqual(authenticated);
  });

  it("the context of both", () => {
    expect(
      exported(
        `authed.use(async ({ next, ctx }) => next({ ctx: { ...ctx, extra: 1 } })).action(async ({ ctx, parsedInput: { id } }: any) => { if (!ctx.user || !ctx.extra) return; ${write} })`,
        `import { authed } from "./client";`,
        { "client.ts": client(trusting) },
      ),
    ).toEqual(authenticated);
  });

  it("middleware of its own file", () => {
    const files = {
      "client.ts": client("checkUser").replace(
        "export const base",
        `import { checkUser } from "./middleware"; export const base`,
      ),
    };
    const middleware = (text: string) =>
      `import { createMiddleware } from "next-safe-action"; import { auth } from "./auth"; export const checkUser = createMiddleware().define(${text});`;
    expect(
      exported(`authed.action(${handler})`, `import { authed } from "./client";`, {
        ...files,
        "middleware.ts": middleware(checking),
      }),
    ).toEqual(authenticated);
    expect(
      exported(`authed.action(${handler})`, `import { authed } from "./client";`, {
        ...files,
        "middleware.ts": middleware(trusting),
      }),
    ).toEqual(anonymous);
  });

  it("a state action", () => {
    expect(
      exported(`authed.stateAction(${handler})`, `import { authed } from "./client";`, {
        "client.ts": client(checking),
      }),
    ).toEqual(authenticated);
    expect(
      exported(`authed.stateAction(${handler})`, `import { authed } from "./client";`, {
        "client.ts": client(trusting),
      }),
    ).toEqual(anonymous);
  });

  it("an effect in the middleware before the check", () => {
    expect(
      exported(`authed.action(async () => {})`, `import { authed } from "./client";`, {
        "client.ts": client(
          checking.replace("const session", `await prisma.log.create({ data: {} }); const session`),
        ).replace(`import { auth }`, `import { prisma } from "./db"; import { auth }`),
      }),
    ).toEqual(["database-write prisma.log.create anonymous (client.ts:5)"]);
  });

  it("a client that cannot be found", () => {
    expect(exported(`authed.action(${handler})`, `import { authed } from "./nowhere";`)).toEqual(unknown);
  });
});

describe("zsa", () => {
  const procedures = (body: string) => `
    import { createServerAction, createServerActionProcedure } from "zsa";
    import { auth } from "./auth";
    export const authed = createServerActionProcedure().handler(async () => { ${body} });
    export const admin = createServerActionProcedure(authed).handler(async ({ ctx }) => ({ ...ctx, admin: true }));
  `;
  const checked = procedures(`const session = await auth(); if (!session) throw "no"; return { user: session.user };`);
  const unchecked = procedures(`const session = await auth(); return { user: session?.user };`);
  const handling = `async ({ input: { id } }: any) => { ${write} }`;

  it("a procedure that checks", () => {
    expect(
      exported(
        `authed.createServerAction().input(z.object({ id: z.string() })).handler(${handling})`,
        `${zod} import { authed } from "./procedures";`,
        { "procedures.ts": checked },
      ),
    ).toEqual(authenticated);
  });

  it("a procedure that does not", () => {
    expect(
      exported(
        `authed.createServerAction().input(z.object({ id: z.string() })).handler(${handling})`,
        `${zod} import { authed } from "./procedures";`,
        { "procedures.ts": unchecked },
      ),
    ).toEqual(anonymous);
  });

  it("a procedure on top of another", () => {
    expect(
      exported(`admin.createServerAction().handler(${handling})`, `import { admin } from "./procedures";`, {
        "procedures.ts": checked,
      }),
    ).toEqual(authenticated);
    expect(
      exported(`admin.createServerAction().handler(${handling})`, `import { admin } from "./procedures";`, {
        "procedures.ts": unchecked,
      }),
    ).toEqual(anonymous);
  });

  it("chained procedures", () => {
    const before = `import { chainServerActionProcedures } from "zsa"; import { authed, admin } from "./procedures"; const both = chainServerActionProcedures(authed, admin);`;
    expect(exported(`both.createServerAction().handler(${handling})`, before, { "procedures.ts": checked })).toEqual(
      authenticated,
    );
    expect(exported(`both.createServerAction().handler(${handling})`, before, { "procedures.ts": unchecked })).toEqual(
      anonymous,
    );
  });

  it("no procedure", () => {
    expect(exported(`createServerAction().handler(${handling})`, `import { createServerAction } from "zsa";`)).toEqual(
      anonymous,
    );
  });
});

describe("chains of the project's own", () => {
  const chain = `
    class Chain {
      constructor(private steps: any[] = []) {}
      use(step: any) { return new Chain([...this.steps, step]); }
      action(fn: any) {
        const { steps } = this;
        return async (...args: any[]) => {
          const run = async (index: number, ctx: any): Promise<any> => index >= steps.length ? fn(ctx, ...args) : steps[index](ctx, (more: any) => run(index + 1, { ...ctx, ...more }));
          return run(0, {});
        };
      }
    }
  `;

  it("middleware that checks", () => {
    expect(
      exported(
        `new Chain().use(async (ctx: any, next: any) => { const session = await auth(); if (!session) throw new Error("no"); return next({ session }); }).action(async (ctx: any, id: string) => { ${write} })`,
        chain,
      ),
    ).not.toContain(anonymous[0]);
  });

  it("a simple chain of functions", () => {
    const simple = `const use = (middleware: any) => ({ action: (fn: any) => async (id: string) => middleware({ next: (ctx: any) => fn(ctx, id) }) });`;
    expect(
      exported(
        `use(async ({ next }: any) => { const session = await auth(); if (!session) throw new Error("no"); const result = await next({ session }); console.log("after"); return result; }).action(async (ctx: any, id: string) => { ${write} })`,
        simple,
      ),
    ).toEqual(authenticated);
    expect(
      exported(
        `use(async ({ next }: any) => { const session = await auth(); const result = await next({ session }); console.log("after"); return result; }).action(async (ctx: any, id: string) => { ${write} })`,
        simple,
      ),
    ).toEqual(anonymous);
  });

  it("a builder", () => {
    const builder = `function createAction() { let check = false; const builder = { authorized() { check = true; return builder; }, handler(fn: any) { return async (id: string) => { if (check) { const session = await auth(); if (!session) throw new Error("no"); } return fn(id); }; } }; return builder; }`;
    expect(exported(`createAction().authorized().handler(async (id: string) => { ${write} })`, builder)).toEqual(
      authenticated,
    );
    expect(exported(`createAction().handler(async (id: string) => { ${write} })`, builder)).toEqual(anonymous);
  });
});
