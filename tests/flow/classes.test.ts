import { describe, expect, it } from "vitest";

import { analysed, standing, write } from "./testkit.ts";

const check = `const session = await auth(); if (!session) throw new Error("no");`;
const none = "const session = await auth();";

/** What an action may do after this, with classes that check and with the same that do not. */
function both(classes: (body: string) => string, body: string): readonly string[][] {
  return [check, none].map((inside) => standing(body, { before: classes(inside) }));
}

const answers = [["authenticated"], ["anonymous"]];

describe("classes", () => {
  it("a method", () => {
    expect(both((body) => `class Guard { async check() { ${body} } }`, `await new Guard().check(); ${write}`)).toEqual(
      answers,
    );
  });

  it("a static method", () => {
    expect(both((body) => `class Guard { static async check() { ${body} } }`, `await Guard.check(); ${write}`)).toEqual(
      answers,
    );
  });

  it("a method and a constructor with several signatures", () => {
    expect(
      both(
        (body) =>
          `class Guard { constructor(); constructor(name: string); constructor(name?: string) {} check(): Promise<void>; check(id: string): Promise<void>; async check(id?: string) { ${body} } }`,
        `await new Guard().check(); ${write}`,
      ),
    ).toEqual(answers);
  });

  it("a private method", () => {
    expect(
      both(
        (body) => `class Guard { async check() { await this.#check(); } async #check() { ${body} } }`,
        `await new Guard().check(); ${write}`,
      ),
    ).toEqual(answers);
  });

  it("an inherited method", () => {
    expect(
      both(
        (body) => `class Base { async check() { ${body} } } class Guard extends Base {}`,
        `await new Guard().check(); ${write}`,
      ),
    ).toEqual(answers);
  });

  it("an inherited static method", () => {
    expect(
      both(
        (body) => `class Base { static async check() { ${body} } } class Guard extends Base {}`,
        `await Guard.check(); ${write}`,
      ),
    ).toEqual(answers);
  });

  it("a method that is overridden", () => {
    expect(
      both(
        (body) => `class Base { async check() {} } class Guard extends Base { async check() { ${body} } }`,
        `await new Guard().check(); ${write}`,
      ),
    ).toEqual(answers);
  });

  it("a method that is overridden by one that checks nothing", () => {
    expect(
      standing(`await new Guard().check(); ${write}`, {
        before: `class Base { async check() { ${check} } } class Guard extends Base { async check() {} }`,
      }),
    ).toEqual(["anonymous"]);
  });

  it("super", () => {
    expect(
      both(
        (body) =>
          `class Base { async check() { ${body} } } class Guard extends Base { async check() { await super.check(); } }`,
        `await new Guard().check(); ${write}`,
      ),
    ).toEqual(answers);
  });

  it("a template method", () => {
    expect(
      both(
        (body) =>
          `abstract class Base { async run() { await this.check(); } abstract check(): Promise<void>; } class Guard extends Base { async check() { ${body} } }`,
        `await new Guard().run(); ${write}`,
      ),
    ).toEqual(answers);
  });

  it("an arrow in a field", () => {
    expect(
      both(
        (body) => `class Guard { check = async () => { ${body} }; }`,
        `const { check } = new Guard(); await check(); ${write}`,
      ),
    ).toEqual(answers);
  });

  it("a static field", () => {
    expect(
      both((body) => `class Guard { static check = async () => { ${body} }; }`, `await Guard.check(); ${write}`),
    ).toEqual(answers);
  });

  it("a static instance", () => {
    expect(
      both(
        (body) => `class Guard { static instance = new Guard(); async check() { ${body} } }`,
        `await Guard.instance.check(); ${write}`,
      ),
    ).toEqual(answers);
  });

  it("a singleton that a static method makes", () => {
    expect(
      both(
        (body) =>
          `class Guard { private static instance?: Guard; static get() { if (!Guard.instance) Guard.instance = new Guard(); return Guard.instance; } async check() { ${body} } }`,
        `await Guard.get().check(); ${write}`,
      ),
    ).toEqual(answers);
  });

  it("a factory", () => {
    expect(
      both(
        (body) => `class Guard { static async create() { ${body} return new Guard(); } }`,
        `const guard = await Guard.create(); ${write}`,
      ),
    ).toEqual(answers);
  });

  it("what a constructor is given", () => {
    expect(
      standing(`new Guard(await auth()).check(); ${write}`, {
        before: `class Guard { constructor(private session: any) {} check() { if (!this.session) throw new Error("no"); } }`,
      }),
    ).toEqual(["authenticated"]);
  });

  it("something else that a constructor is given", () => {
    expect(
      standing(`new Guard(input).check(); ${write}`, {
        before: `class Guard { constructor(private session: any) {} check() { if (!this.session) throw new Error("no"); } }`,
      }),
    ).toEqual(["anonymous"]);
  });

  it("what a constructor assigns", () => {
    expect(
      standing(`new Guard(await auth()).check(); ${write}`, {
        before: `class Guard { user: any; constructor(session: any) { this.user = session?.user; } check() { if (!this.user) throw new Error("no"); } }`,
      }),
    ).toEqual(["authenticated"]);
  });

  it("what a constructor does not assign", () => {
    expect(
      standing(`new Guard(await auth()).check(); ${write}`, {
        before: `class Guard { user: any = {}; constructor(session: any) {} check() { if (!this.user) throw new Error("no"); } }`,
      }),
    ).toEqual(["anonymous"]);
  });

  it("a constructor that throws", () => {
    expect(
      standing(`new Guard(await auth()); ${write}`, {
        before: `class Guard { constructor(session: any) { if (!session) throw new Error("no"); } }`,
      }),
    ).toEqual(["authenticated"]);
  });

  it("a superclass's constructor that throws", () => {
    expect(
      standing(`new Guard(await auth()); ${write}`, {
        before: `class Base { constructor(session: any) { if (!session) throw new Error("no"); } } class Guard extends Base { constructor(session: any) { super(session); } }`,
      }),
    ).toEqual(["authenticated"]);
  });

  it("a superclass's constructor that is given something else", () => {
    expect(
      standing(`new Guard(await auth()); ${write}`, {
        before: `class Base { constructor(session: any) { if (!session) throw new Error("no"); } } class Guard extends Base { constructor(session: any) { super({}); } }`,
      }),
    ).toEqual(["anonymous"]);
  });

  it("a getter", () => {
    expect(
      standing(`const guard = new Guard(await auth()); if (!guard.isKnown) return; ${write}`, {
        before: `class Guard { constructor(private session: any) {} get isKnown() { return this.session !== null; } }`,
      }),
    ).toEqual(["authenticated"]);
  });

  it("a getter of something else", () => {
    expect(
      standing(`const guard = new Guard(await auth()); if (!guard.isKnown) return; ${write}`, {
        before: `class Guard { constructor(private session: any) {} get isKnown() { return this.session !== undefined; } }`,
      }),
    ).toEqual(["anonymous"]);
  });

  it("a setter", () => {
    expect(
      standing(`const guard: any = new Guard(); guard.session = await auth(); ${write}`, {
        before: `class Guard { set session(session: any) { if (!session) throw new Error("no"); } }`,
      }),
    ).toEqual(["authenticated"]);
  });

  it("a setter that checks nothing", () => {
    expect(
      standing(`const guard: any = new Guard(); guard.session = await auth(); ${write}`, {
        before: `class Guard { set session(session: any) { console.log(session); } }`,
      }),
    ).toEqual(["anonymous"]);
  });

  it("an accessor", () => {
    expect(
      both(
        (body) => `class Guard { accessor check = async () => { ${body} }; }`,
        `await new Guard().check(); ${write}`,
      ),
    ).toEqual(answers);
  });

  it("an effect in a method", () => {
    expect(
      standing("await new Store().remove(id);", {
        before: `class Store { private db = prisma; async remove(id: string) { await this.db.post.delete({ where: { id } }); } }`,
      }),
    ).toEqual(["anonymous"]);
  });

  it("a mixin", () => {
    expect(
      both(
        (body) =>
          `const withCheck = (Base: any) => class extends Base { async check() { ${body} } }; class Plain {} class Guard extends withCheck(Plain) {}`,
        `await new (Guard as any)().check(); ${write}`,
      ),
    ).toEqual(answers);
  });

  it("a static block", () => {
    expect(
      both(
        (body) => `class Guard { static check: any; static { Guard.check = async () => { ${body} }; } }`,
        `await Guard.check(); ${write}`,
      ),
    ).toEqual(answers);
  });
});

describe("object methods", () => {
  it("a method", () => {
    expect(both((body) => `const guard = { async check() { ${body} } };`, `await guard.check(); ${write}`)).toEqual(
      answers,
    );
  });

  it("this", () => {
    expect(
      standing(
        `const guard = { session: await auth(), check() { if (!this.session) throw new Error("no"); } }; guard.check(); ${write}`,
      ),
    ).toEqual(["authenticated"]);
  });

  it("this of another object", () => {
    expect(
      standing(
        `const guard = { session: {}, check() { if (!this.session) throw new Error("no"); } }; guard.check(); ${write}`,
      ),
    ).toEqual(["anonymous"]);
  });

  it("a getter", () => {
    expect(
      standing(
        `const session = await auth(); const guard = { get isKnown() { return session !== null; } }; if (!guard.isKnown) return; ${write}`,
      ),
    ).toEqual(["authenticated"]);
  });

  it("a getter of something else", () => {
    expect(
      standing(
        `const session = await auth(); const guard = { get isKnown() { return session !== undefined; } }; if (!guard.isKnown) return; ${write}`,
      ),
    ).toEqual(["anonymous"]);
  });

  it("a fluent interface", () => {
    const before =
      "const guard = { steps: [] as any[], use(step: any) { this.steps.push(step); return this; }, async run() { for (const step of this.steps) await step(); } };";
    expect(
      [check, none]
        .map((body) => standing(`await guard.use(async () => { ${body} }).run(); ${write}`, { before }))
        .flat(),
    ).toEqual(answers.flat());
  });
});

describe("decorators", () => {
  const decorators = (body: string) => `
    function authorized(target: any, name: any, descriptor: any) { const original = descriptor.value; descriptor.value = async function (this: any, ...args: any[]) { ${body} return original.apply(this, args); }; return descriptor; }
    function standard(method: any, context: any) { return async function (this: any, ...args: any[]) { ${body} return method.call(this, ...args); }; }
  `;

  it("that returns another method", () => {
    expect(
      both(
        (body) => `${decorators(body)} class Store { @standard async remove(id: string) { ${write} } }`,
        "await new Store().remove(id);",
      ),
    ).toEqual(answers);
  });

  it("that changes the descriptor", () => {
    expect(
      both(
        (body) => `${decorators(body)} class Store { @authorized async remove(id: string) { ${write} } }`,
        "await new Store().remove(id);",
      ),
    ).toEqual(answers);
  });

  it("that a call makes", () => {
    expect(
      both(
        (body) =>
          `${decorators(body)} const withRole = (role: string) => standard; class Store { @withRole("admin") async remove(id: string) { ${write} } }`,
        "await new Store().remove(id);",
      ),
    ).toEqual(answers);
  });

  it("of a static method", () => {
    expect(
      both(
        (body) => `${decorators(body)} class Store { @standard static async remove(id: string) { ${write} } }`,
        "await Store.remove(id);",
      ),
    ).toEqual(answers);
  });

  it("that cannot be found", () => {
    expect(
      standing("await new Store().remove(id);", {
        before: `import { guarded } from "./nowhere"; class Store { @guarded async remove(id: string) { ${write} } }`,
      }),
    ).toEqual(["unknown"]);
  });
});

describe("classes that extend a package's", () => {
  const stripe = `import Stripe from "stripe"; class Payments extends Stripe {`;

  /** What the effects of an action are called and do. */
  function effects(before: string, body: string): readonly string[] {
    const [action] = analysed(`"use server"; ${before}\nexport async function act(id: string) { ${body} }`);
    return (action?.events ?? []).flatMap((event) =>
      event.kind === "effect" ? [`${event.danger} ${event.query?.model ?? ""}`.trim()] : [],
    );
  }

  it("an instance", () => {
    expect(effects(`${stripe} }`, "await new Payments('').refunds.create({ charge: id });")).toEqual(["payment"]);
  });

  it("an instance whose class has a constructor", () => {
    expect(
      effects(`${stripe} constructor() { super(''); } }`, "await new Payments().refunds.create({ charge: id });"),
    ).toEqual(["payment"]);
  });

  it("an instance whose class has a constructor that does not call the superclass's", () => {
    expect(effects(`${stripe} constructor() {} }`, "await new Payments().refunds?.create({ charge: id });")).toEqual(
      [],
    );
  });

  it("this, in a method", () => {
    expect(
      effects(
        `${stripe} async refund(charge) { await this.refunds.create({ charge }); } }`,
        "await new Payments('').refund(id);",
      ),
    ).toEqual(["payment"]);
  });

  it("super, in a method that is overridden", () => {
    expect(
      effects(
        `import { EntityRepository } from "@mikro-orm/core"; class Post {} class Posts extends EntityRepository { async nativeDelete(where) { return super.nativeDelete(where); } }`,
        "await new Posts(em, Post).nativeDelete({ id });",
      ),
    ).toEqual(["database-write Post"]);
  });

  it("a member that the class has itself", () => {
    expect(
      effects(`${stripe} refunds = { create() {} }; }`, "await new Payments('').refunds.create({ charge: id });"),
    ).toEqual([]);
  });

  it("a static member", () => {
    expect(
      effects(
        `import { BaseEntity } from "typeorm"; class Post extends BaseEntity {}`,
        "await Post.delete({ id }); await Post.name;",
      ),
    ).toEqual(["database-write Post"]);
  });

  it("an error of a package", () => {
    expect(
      effects(`import { APIError } from "better-auth/api"; class Failed extends APIError {}`, "throw new Failed(id);"),
    ).toEqual([]);
  });

  it("members of what a proxy stands in for", () => {
    const classes = (body: string) => `
      class Store { async open() { ${body} } }
      const open = (store: Store) => new Proxy(store, {
        get(target, property, receiver) {
          const value = Reflect.get(target, property, receiver);
          return typeof value === "function" ? (...args: unknown[]) => value.apply(target, args) : value;
        },
      });
    `;
    expect(both(classes, `await open(new Store()).open(); ${write}`)).toEqual(answers);
  });

  it("an arrow function has the this of where it stands", () => {
    const test = `if (!(this as any)?.session) throw new Error("no");`;
    const before = (outside: string, inside: string) => `
      const check = () => { ${outside} };
      class Guard { constructor(private session: any) {} run() { const own = () => { ${inside} }; check(); own(); } }
    `;
    const body = `new Guard(await auth()).run(); ${write}`;
    expect(standing(body, { before: before("", test) })).toEqual(["authenticated"]);
    expect(standing(body, { before: before(test, "") })).toEqual([]);
  });
});
