import { describe, expect, it } from "vitest";

import { actionWith, standing, summary, write } from "./testkit.ts";

/** A module that exports what an expression gives. */
function exported(expression: string, before: string): string[] {
  return summary(
    actionWith("", before).replace(/export async function act[\s\S]*/u, `export const act = ${expression};`),
  );
}

const handler = `async (id: string) => { ${write} }`;
const authenticated = ["database-write prisma.post.delete authenticated"];
const anonymous = ["database-write prisma.post.delete anonymous"];

describe("wrappers", () => {
  const checking = `function withAuth(fn: any) { return async (...args: any[]) => { const session = await auth(); if (!session) throw new Error("no"); return fn(...args); }; }`;

  it("that checks first", () => {
    expect(exported(`withAuth(${handler})`, checking)).toEqual(authenticated);
  });

  it("that checks nothing", () => {
    expect(exported(`withAuth(${handler})`, checking.replace("throw new Error", "console.log"))).toEqual(anonymous);
  });

  it("that checks last", () => {
    expect(
      exported(
        `withAuth(${handler})`,
        `function withAuth(fn: any) { return async (...args: any[]) => { const result = await fn(...args); const session = await auth(); if (!session) throw new Error("no"); return result; }; }`,
      ),
    ).toEqual(anonymous);
  });

  it("that counts what the client sends", () => {
    const counting = checking.replace("return fn", 'if (args.length !== 1) throw new Error("Too many"); return fn');
    expect(exported(`withAuth(${handler})`, counting)).toEqual(authenticated);
  });

  it("that hands on a part of what the client sends", () => {
    const second = `withAuth(async (id: string, more: string) => { if (more) { ${write} } })`;
    expect(exported(second, checking.replace("fn(...args)", "fn(...args.slice(1, 3))"))).toEqual(authenticated);
    expect(exported(second, checking.replace("fn(...args)", "fn(...args.slice(1, 2))"))).toEqual([]);
  });

  it("around each other", () => {
    expect(
      exported(
        `withLog(withAuth(${handler}))`,
        `${checking} function withLog(fn: any) { return async (...args: any[]) => { console.log(args); return fn(...args); }; }`,
      ),
    ).toEqual(authenticated);
  });

  it("around each other, none of which checks", () => {
    expect(
      exported(
        `withLog(withLog(${handler}))`,
        `function withLog(fn: any) { return async (...args: any[]) => { console.log(args); return fn(...args); }; }`,
      ),
    ).toEqual(anonymous);
  });

  it("that hands on the user", () => {
    expect(
      exported(
        `withUser(async (user: any, id: string) => { ${write} })`,
        `const withUser = (fn: any) => async (...args: any[]) => { const session = await auth(); if (!session?.user) return { error: "no" }; return fn(session.user, ...args); };`,
      ),
    ).toEqual(authenticated);
  });

  it("that hands on the user who may be missing", () => {
    expect(
      exported(
        `withUser(async (user: any, id: string) => { ${write} })`,
        `const withUser = (fn: any) => async (...args: any[]) => { const session = await auth(); return fn(session?.user, ...args); };`,
      ),
    ).toEqual(anonymous);
  });

  it("that hands on the user, at whom the handler looks", () => {
    expect(
      exported(
        `withUser(async (user: any, id: string) => { if (!user) return; ${write} })`,
        `const withUser = (fn: any) => async (...args: any[]) => { const session = await auth(); return fn(session?.user, ...args); };`,
      ),
    ).toEqual(authenticated);
  });

  it("that is curried", () => {
    expect(
      exported(
        `protect({ role: "admin" })(${handler})`,
        `const protect = (options: any) => (fn: any) => async (...args: any[]) => { const session = await auth(); if (session?.user?.role !== options.role) throw new Error("no"); return fn(...args); };`,
      ),
    ).toEqual(["database-write prisma.post.delete role"]);
  });

  it("that is curried, without a check", () => {
    expect(
      exported(
        `protect({ role: "admin" })(${handler})`,
        `const protect = (options: any) => (fn: any) => async (...args: any[]) => { return fn(...args); };`,
      ),
    ).toEqual(anonymous);
  });

  it("whose check a flag asks for", () => {
    const action = `const action = ({ authorize }: any) => (fn: any) => async (...args: any[]) => { if (authorize) { const session = await auth(); if (!session) throw new Error("no"); } return fn(...args); };`;
    expect(exported(`action({ schema: null, authorize: true })(${handler})`, action)).toEqual(authenticated);
  });

  it("whose check a flag does not ask for", () => {
    const action = `const action = ({ authorize }: any) => (fn: any) => async (...args: any[]) => { if (authorize) { const session = await auth(); if (!session) throw new Error("no"); } return fn(...args); };`;
    expect(exported(`action({ schema: null, authorize: false })(${handler})`, action)).toEqual(anonymous);
  });

  it("whose flag has a default", () => {
    const action = `const action = ({ authorize = true }: any = {}) => (fn: any) => async (...args: any[]) => { if (authorize) { const session = await auth(); if (!session) throw new Error("no"); } return fn(...args); };`;
    expect(exported(`action()(${handler})`, action)).toEqual(authenticated);
  });

  it("whose flag's default is off", () => {
    const action = `const action = ({ authorize = false }: any = {}) => (fn: any) => async (...args: any[]) => { if (authorize) { const session = await auth(); if (!session) throw new Error("no"); } return fn(...args); };`;
    expect(exported(`action()(${handler})`, action)).toEqual(anonymous);
  });

  it("that is called where the action is, with the action's own arguments", () => {
    expect(standing(`return withAuth(async () => { ${write} })();`, { before: checking })).toEqual(["authenticated"]);
  });

  it("that calls at once", () => {
    expect(
      standing(`return asUser(async () => { ${write} });`, {
        before: `async function asUser(fn: any) { const session = await auth(); if (!session) throw new Error("no"); return fn(session.user); }`,
      }),
    ).toEqual(["authenticated"]);
  });

  it("that calls at once without a check", () => {
    expect(
      standing(`return asUser(async () => { ${write} });`, {
        before: `async function asUser(fn: any) { const session = await auth(); return fn(session?.user); }`,
      }),
    ).toEqual(["anonymous"]);
  });

  it("composed from a list", () => {
    expect(
      exported(
        `pipe(withAuth, withLog)(${handler})`,
        `${checking} function withLog(fn: any) { return async (...args: any[]) => fn(...args); } const pipe = (...wrappers: any[]) => (fn: any) => wrappers.reduceRight((inner, wrap) => wrap(inner), fn);`,
      ),
    ).toEqual(authenticated);
  });

  it("composed from a list without a check", () => {
    expect(
      exported(
        `pipe(withLog, withLog)(${handler})`,
        `function withLog(fn: any) { return async (...args: any[]) => fn(...args); } const pipe = (...wrappers: any[]) => (fn: any) => wrappers.reduceRight((inner, wrap) => wrap(inner), fn);`,
      ),
    ).toEqual(anonymous);
  });
});

describe("call, apply and bind", () => {
  const before = `async function check(this: any, wanted: boolean) { const session = await auth(); if (wanted && !session) throw new Error("no"); }`;

  it.each([
    "await check.call(null, true)",
    "await check.apply(null, [true])",
    "await check.bind(null, true)()",
    "const bound = check.bind(null); await bound(true)",
  ])("%s", (call) => {
    expect(standing(`${call}; ${write}`, { before })).toEqual(["authenticated"]);
  });

  it.each([
    "await check.call(null, false)",
    "await check.apply(null, [false])",
    "await check.bind(null, false)()",
    "const bound = check.bind(null); await bound(false)",
  ])("%s", (call) => {
    expect(standing(`${call}; ${write}`, { before })).toEqual(["anonymous"]);
  });

  it("a function that is bound and never called", () => {
    expect(standing(`check.bind(null, true); ${write}`, { before })).toEqual(["anonymous"]);
  });

  it("this, by call", () => {
    expect(
      standing(`await check.call({ session: await auth() }); ${write}`, {
        before: `async function check(this: any) { if (!this.session) throw new Error("no"); }`,
      }),
    ).toEqual(["authenticated"]);
  });

  it("this, without it", () => {
    expect(
      standing(`await check.call({ session: {} }); ${write}`, {
        before: `async function check(this: any) { if (!this.session) throw new Error("no"); }`,
      }),
    ).toEqual(["anonymous"]);
  });
});

describe("parameters", () => {
  it("a default that calls the session", () => {
    expect(
      standing(`await check(); ${write}`, {
        before: `async function check(pending = auth()) { const session = await pending; if (!session) throw new Error("no"); }`,
      }),
    ).toEqual(["authenticated"]);
  });

  it("a default that is not used", () => {
    expect(
      standing(`await check(input); ${write}`, {
        before: `async function check(pending: any = auth()) { const session = await pending; if (!session) throw new Error("no"); }`,
      }),
    ).toEqual(["anonymous"]);
  });

  it("a default in the action itself is the client's to replace", () => {
    expect(
      summary(
        actionWith("").replace(
          /export async function act[\s\S]*/u,
          `export async function act(id: string, pending: any = auth()) { const session = await pending; if (!session) return; ${write} }`,
        ),
      ),
    ).toEqual(anonymous);
  });

  it("a default that is a constant", () => {
    expect(
      standing(`await check(); ${write}`, {
        before: `async function check(strict = true) { const session = await auth(); if (strict && !session) throw new Error("no"); }`,
      }),
    ).toEqual(["authenticated"]);
  });

  it("a default constant that is overridden", () => {
    expect(
      standing(`await check(false); ${write}`, {
        before: `async function check(strict = true) { const session = await auth(); if (strict && !session) throw new Error("no"); }`,
      }),
    ).toEqual(["anonymous"]);
  });

  it("rest parameters", () => {
    expect(
      standing(`await check("a", true); ${write}`, {
        before: `async function check(...[name, strict]: any[]) { const session = await auth(); if (strict && !session) throw new Error("no"); }`,
      }),
    ).toEqual(["authenticated"]);
  });

  it("the client's flag decides", () => {
    expect(
      standing(`await check(input.role as any); ${write}`, {
        before: `async function check(strict: boolean) { const session = await auth(); if (strict && !session) throw new Error("no"); }`,
      }),
    ).toEqual(["anonymous"]);
  });

  it("a session that is handed in", () => {
    expect(
      standing(`assertUser(await auth()); ${write}`, {
        before: `function assertUser(session: any) { if (!session?.user) throw new Error("no"); }`,
      }),
    ).toEqual(["authenticated"]);
  });

  it("a pending session that is handed in", () => {
    expect(
      standing(`assertUser(auth()); ${write}`, {
        before: `function assertUser(session: any) { if (!session) throw new Error("no"); }`,
      }),
    ).toEqual(["anonymous"]);
  });
});

describe("recursion", () => {
  it("that comes to a check", () => {
    expect(
      standing(`await check(3); ${write}`, {
        before: `async function check(n: number): Promise<void> { if (n > 0) return check(n - 1); const session = await auth(); if (!session) throw new Error("no"); }`,
      }),
    ).toEqual(["authenticated"]);
  });

  it("that comes to no check", () => {
    expect(
      standing(`await check(3); ${write}`, {
        before: `async function check(n: number): Promise<void> { if (n > 0) return check(n - 1); const session = await auth(); }`,
      }),
    ).toEqual(["anonymous"]);
  });

  it("of two functions", () => {
    expect(
      standing(`await even(3); ${write}`, {
        before: `
          async function even(n: number): Promise<void> { if (n > 0) return odd(n - 1); const session = await auth(); if (!session) throw new Error("no"); }
          async function odd(n: number): Promise<void> { return even(n - 1); }
        `,
      }),
    ).toEqual(["authenticated"]);
  });

  it("of two functions, one of which lets everybody through", () => {
    expect(
      standing(`await even(3); ${write}`, {
        before: `
          async function even(n: number): Promise<void> { if (n > 0) return odd(n - 1); const session = await auth(); if (!session) throw new Error("no"); }
          async function odd(n: number): Promise<void> { if (n > 1) return even(n - 1); }
        `,
      }),
    ).toEqual(["anonymous"]);
  });

  it("that is not awaited does not stop the action", () => {
    expect(
      standing(`poll(); ${write}`, {
        before: `async function poll(): Promise<void> { await fetch("https://example.com"); return poll(); }`,
      }),
    ).toEqual(["anonymous"]);
  });

  it("with an effect", () => {
    expect(
      standing(`await remove(id);`, {
        before: `async function remove(id: string): Promise<void> { ${write} if (id) await remove(id.slice(1)); }`,
      }),
    ).toContain("anonymous");
  });

  it("a retry around a guard", () => {
    expect(
      standing(`await retry(requireUser, 3); ${write}`, {
        before: `
          async function requireUser() { const session = await auth(); if (!session) throw new Error("no"); return session; }
          async function retry(fn: any, n: number): Promise<any> { try { return await fn(); } catch (error) { if (n === 0) throw error; return retry(fn, n - 1); } }
        `,
      }),
    ).toEqual(["authenticated"]);
  });

  const attempt = `async function attempt(run: any): Promise<any> { try { return await run(); } catch { return null; } }`;
  const session = `async () => { const session = await auth(); if (!session) throw new Error("no"); return session; }`;

  it.each([
    ["written there", `attempt(async () => attempt(async () => attempt(async () => { ${write} })))`],
    [
      "with a name",
      `attempt(async () => { const two = async () => { const three = async () => { ${write} }; await attempt(three); }; await attempt(two); })`,
    ],
    ["in a method", `service.one()`],
    ["in options", `step({ run: async () => step({ run: async () => step({ run: async () => { ${write} } }) }) })`],
  ])("is none where a helper within itself is handed another function: %s", (_, call) => {
    const before = `${attempt}
      async function step(options: any): Promise<any> { try { return await options.run(); } catch { return null; } }
      class Service {
        async attempt(run: any): Promise<any> { try { return await run(); } catch { return null; } }
        one() { return this.attempt(async () => this.two()); }
        two() { return this.attempt(async () => this.three()); }
        three() { return this.attempt(async () => { ${write} }); }
      }
      const service = new Service();`;
    expect(standing(`await ${call};`, { before })).toContain("anonymous");
  });

  it("is none where the guard stands three helpers deep", () => {
    const before = `${attempt}
      const requireUser = async () => attempt(${session});
      const requireMember = async () => attempt(async () => { const found = await requireUser(); if (!found) throw new Error("no"); return found; });`;
    expect(
      standing(
        `await attempt(async () => { const found = await requireMember(); if (!found) throw new Error("no"); ${write} });`,
        { before },
      ),
    ).toEqual(["authenticated"]);
    expect(
      standing(`await attempt(async () => { const found = await requireMember(); ${write} });`, { before }),
    ).toEqual(["anonymous"]);
  });

  it("a helper that hands itself a new function each time", () => {
    const before = `async function retry(run: any, n = 3): Promise<any> { try { return await run(); } catch { return retry(() => run(), n - 1); } }`;
    expect(standing(`await retry(async () => { ${write} });`, { before })).toContain("anonymous");
  });

  it("a value that refers to itself", () => {
    expect(standing(`const node: any = { id }; node.self = node; if (!node.self.self.self) return; ${write}`)).toEqual([
      "anonymous",
    ]);
  });
});
