import { describe, expect, it } from "vitest";

import { standing, write, written } from "./testkit.ts";

const update = (data: string) => `await prisma.post.create({ data: ${data} });`;

describe("destructuring", () => {
  it("hands on who is calling", () => {
    expect(standing(`const { user } = (await auth()) ?? {}; if (!user) return; ${write}`)).toEqual(["authenticated"]);
  });

  it("with a default that anybody has", () => {
    expect(standing(`const { user = { id: "guest" } } = (await auth()) ?? {}; if (!user) return; ${write}`)).toEqual([
      "anonymous",
    ]);
  });

  it("with a default that is nothing", () => {
    expect(standing(`const { user = null } = (await auth()) ?? {}; if (!user) return; ${write}`)).toEqual([
      "authenticated",
    ]);
  });

  it("nested, with defaults", () => {
    expect(
      standing(
        `const { user: { id: owner } = { id: undefined } } = (await auth()) ?? {}; if (!owner) return; ${write}`,
      ),
    ).toEqual(["authenticated"]);
  });

  it("nested, without a question mark, throws for everybody else", () => {
    expect(standing(`const { user: { id: owner } } = (await auth())!; ${write}`)).toEqual(["authenticated"]);
  });

  it("under another name", () => {
    expect(standing(`const { userId: me } = await clerk(); if (!me) return; ${write}`)).toEqual(["authenticated"]);
  });

  it("under another's name", () => {
    expect(standing(`const { userId: me, actor: userId } = await clerk(); if (userId) return; ${write}`)).toEqual([
      "anonymous",
    ]);
  });

  it("a rest", () => {
    expect(standing(`const { sessionId, ...rest } = await clerk(); if (!rest.userId) return; ${write}`)).toEqual([
      "authenticated",
    ]);
  });

  it("what was taken out is not in the rest", () => {
    expect(standing(`const { userId, ...rest } = await clerk(); if ((rest as any).userId) return; ${write}`)).toEqual([
      "anonymous",
    ]);
  });

  it("a rest of an array", () => {
    expect(
      standing(`const [, ...rest] = await Promise.all([fetch("x"), auth()]); if (!rest[0]) return; ${write}`),
    ).toEqual(["authenticated"]);
  });

  it("a default of an array's element", () => {
    expect(standing(`const [session = null] = await Promise.all([auth()]); if (!session) return; ${write}`)).toEqual([
      "authenticated",
    ]);
  });

  it("an assignment", () => {
    expect(standing(`let user; ({ user } = (await auth()) ?? {}); if (!user) return; ${write}`)).toEqual([
      "authenticated",
    ]);
  });

  it("two names that are swapped", () => {
    expect(standing(`let a = await auth(); let b: any = id; [a, b] = [b, a]; if (!b) return; ${write}`)).toEqual([
      "authenticated",
    ]);
  });

  it("two names that are swapped, and the other one looked at", () => {
    expect(standing(`let a: any = await auth(); let b: any = id; [a, b] = [b, a]; if (!a) return; ${write}`)).toEqual([
      "anonymous",
    ]);
  });

  it("written under a name that a list holds, and read under it", () => {
    const kept = (names: string, name: string) =>
      `const { userId } = await clerk(); const kept: any = {}; for (const key of ${names}) kept[key] = userId; if (!kept.${name}) return; ${write}`;
    expect(standing(kept('["me"]', "me"))).toEqual(["authenticated"]);
    expect(standing(kept('["me"]', "you"))).toEqual([]);
  });

  it("a computed name", () => {
    expect(standing(`const key = "userId"; const { [key]: me } = await clerk(); if (!me) return; ${write}`)).toEqual([
      "authenticated",
    ]);
  });

  it("what is taken out of the input is not written", () => {
    expect(written(`const { role, ...rest } = input; ${update("rest")}`)).toEqual(["{ ...client input without role }"]);
  });

  it("a default value in what is written", () => {
    expect(written(`const { role = "user" } = input; ${update("{ role }")}`)).toEqual([
      `{ role: "user" | client input.role }`,
    ]);
  });
});

describe("objects", () => {
  it("a spread", () => {
    expect(written(update("{ ...input, role: 'user' }"))).toEqual([`{ ...client input, role: "user" }`]);
  });

  it("a spread of an object of the program", () => {
    expect(written(`const base = { a: 1, b: id }; ${update("{ ...base, b: 2 }")}`)).toEqual(["{ a: 1, b: 2 }"]);
  });

  it("a spread that comes last wins", () => {
    expect(written(`const base = { a: 1, b: id }; ${update("{ b: 2, ...base }")}`)).toEqual(["{ b: client id, a: 1 }"]);
  });

  it("a spread of what the client sends may have every name that stands before it", () => {
    const read = (object: string) => written(`const data = ${object}; ${update("{ role: data.role }")}`);
    expect(read("{ role: 'user', ...input }")).toEqual([`{ role: "user" | client input.role }`]);
    expect(read("{ ...input, role: 'user' }")).toEqual([`{ role: "user" }`]);
  });

  it("what was left out before a spread is not in it", () => {
    const read = (names: string) =>
      written(
        `const { ${names}, ...rest } = input; const data = { role: 'user', ...rest }; ${update("{ role: data.role }")}`,
      );
    expect(read("name")).toEqual([`{ role: "user" | client input.role }`]);
    expect(read("role")).toEqual([`{ role: "user" }`]);
  });

  it("a spread of nothing", () => {
    expect(written(update("{ a: 1, ...null, ...undefined }"))).toEqual(["{ a: 1 }"]);
  });

  it("a spread of a session that may not be there", () => {
    expect(
      standing(`const session = await auth(); const context = { ...session }; if (!context.user) return; ${write}`),
    ).toEqual(["authenticated"]);
  });

  it("a spread of a session is always an object", () => {
    expect(
      standing(`const session = await auth(); const context = { ...session }; if (!context) return; ${write}`),
    ).toEqual(["anonymous"]);
  });

  it("a member that is assigned", () => {
    expect(written(`const data: any = {}; data.title = id; data["body"] = "x"; ${update("data")}`)).toEqual([
      `{ title: client id, body: "x" }`,
    ]);
  });

  it("a member that is assigned through another name", () => {
    expect(written(`const data: any = { title: id }; const same = data; same.title = "x"; ${update("data")}`)).toEqual([
      `{ title: "x" }`,
    ]);
  });

  it("a member of a copy", () => {
    expect(
      written(`const data: any = { title: id }; const other = { ...data }; other.title = "x"; ${update("data")}`),
    ).toEqual(["{ title: client id }"]);
  });

  it("a member that is deleted", () => {
    expect(written(`const data: any = { title: id, role: input.role }; delete data.role; ${update("data")}`)).toEqual([
      "{ title: client id, role: undefined }",
    ]);
  });

  it("Object.assign", () => {
    expect(written(`const data: any = { a: 1 }; Object.assign(data, { title: id }); ${update("data")}`)).toEqual([
      "{ a: 1, title: client id }",
    ]);
  });

  it("a session kept in an object", () => {
    expect(
      standing(`const context: any = {}; context.session = await auth(); if (!context.session) return; ${write}`),
    ).toEqual(["authenticated"]);
  });

  it("a session kept in an object, and another member looked at", () => {
    expect(
      standing(
        `const context: any = { other: id }; context.session = await auth(); if (!context.other) return; ${write}`,
      ),
    ).toEqual(["anonymous"]);
  });

  it("??= with a session", () => {
    expect(standing(`let session: any = null; session ??= await auth(); if (!session) return; ${write}`)).toEqual([
      "authenticated",
    ]);
  });

  it("??= with something else", () => {
    expect(standing(`let session: any = await auth(); session ??= { id }; if (!session) return; ${write}`)).toEqual([
      "anonymous",
    ]);
  });

  it("a Map", () => {
    expect(
      standing(
        `const session = await auth(); const map = new Map([["session", session]]); if (!map.get("session")) return; ${write}`,
      ),
    ).toEqual(["authenticated"]);
  });
});

describe("closures", () => {
  it("a check in a function of the action", () => {
    expect(
      standing(
        `const check = async () => { const session = await auth(); if (!session) throw new Error("no"); }; await check(); ${write}`,
      ),
    ).toEqual(["authenticated"]);
  });

  it("a function that nobody calls", () => {
    expect(
      standing(
        `const check = async () => { const session = await auth(); if (!session) throw new Error("no"); }; ${write}`,
      ),
    ).toEqual(["anonymous"]);
  });

  it("a variable that a function sets", () => {
    expect(
      standing(
        `let session: any; const load = async () => { session = await auth(); }; await load(); if (!session) return; ${write}`,
      ),
    ).toEqual(["authenticated"]);
  });

  it("a variable that a function would have set", () => {
    expect(
      standing(
        `let session: any = id; const load = async () => { session = await auth(); }; if (!session) return; ${write}`,
      ),
    ).toEqual(["anonymous"]);
  });

  it("an effect in a function that is called after the check", () => {
    expect(
      standing(
        `const go = () => prisma.post.delete({ where: { id } }); const session = await auth(); if (!session) return; await go();`,
      ),
    ).toEqual(["authenticated"]);
  });

  it("an effect in a function that is called before the check", () => {
    expect(
      standing(
        `const go = () => prisma.post.delete({ where: { id } }); await go(); const session = await auth(); if (!session) return;`,
      ),
    ).toEqual(["anonymous"]);
  });

  it("a function declaration below", () => {
    expect(
      standing(
        `await check(); ${write} async function check() { const session = await auth(); if (!session) throw new Error("no"); }`,
      ),
    ).toEqual(["authenticated"]);
  });

  it("a function declaration below that checks nothing", () => {
    expect(standing(`await check(); ${write} async function check() { const session = await auth(); }`)).toEqual([
      "anonymous",
    ]);
  });

  it("an inner name hides an outer one", () => {
    expect(standing(`const session = await auth(); { const session = id; if (!session) return; } ${write}`)).toEqual([
      "anonymous",
    ]);
  });

  it("var belongs to the function", () => {
    expect(standing(`if (id) { var session = await auth(); } if (!session) return; ${write}`)).toEqual([
      "authenticated",
    ]);
  });
});

describe("enums and constants", () => {
  const before = `
    enum Role { Admin = "admin", User = "user" }
    const roles = { admin: "admin", user: "user" } as const;
    const ADMIN = "admin";
  `;

  it.each(["Role.Admin", "roles.admin", "ADMIN", "Role['Admin']", "`admin`"])(
    "a role that is compared with %s",
    (role) => {
      expect(
        standing(`const session = await auth(); if (session?.user?.role !== ${role}) return; ${write}`, { before }),
      ).toEqual(["role"]);
    },
  );

  it("an enum's member that is something else", () => {
    expect(
      standing(`const session = await auth(); if (session?.user?.role === Role.Admin) return; ${write}`, { before }),
    ).toEqual(["anonymous"]);
  });

  it("a list of an enum's members", () => {
    expect(
      standing(
        `const session = await auth(); if (![Role.Admin, Role.User].includes(session?.user?.role)) return; ${write}`,
        { before },
      ),
    ).toEqual(["role"]);
  });

  it("Object.values of an enum", () => {
    expect(
      standing(
        `const session = await auth(); if (!Object.values(Role).includes(session?.user?.role)) return; ${write}`,
        { before },
      ),
    ).toEqual(["role"]);
  });

  it("a flag of the program", () => {
    expect(
      standing(`if (CHECK) { const session = await auth(); if (!session) return; } ${write}`, {
        before: "const CHECK = true;",
      }),
    ).toEqual(["authenticated"]);
  });

  it("a flag of the program that is off", () => {
    expect(
      standing(`if (CHECK) { const session = await auth(); if (!session) return; } ${write}`, {
        before: "const CHECK = false;",
      }),
    ).toEqual(["anonymous"]);
  });
});

describe("what a schema makes of an object", () => {
  const before = `import { z } from "zod"; const all = { key: process.env.KEY, mode: process.env.MODE };`;

  it("may have other members than went in", () => {
    expect(
      standing(
        `const env = z.object({ mode: z.string() }).transform(() => all).parse(all); if (!env.key) throw new Error("no key"); ${write}`,
        { before },
      ),
    ).toEqual(["anonymous"]);
  });

  it("has only those that are named where nothing is made of it", () => {
    expect(
      standing(
        `const env = z.object({ mode: z.string() }).parse(all); if (!("key" in env) && !env.key) throw new Error("no key"); ${write}`,
        { before },
      ),
    ).toEqual([]);
  });
});

describe("an address that is decoded", () => {
  it.each(["decodeURI(id)", "decodeURIComponent(id)", "encodeURI(id)", "atob(id)"])(
    "%s is still the client's",
    (made) => {
      expect(written(`await prisma.post.create({ data: { title: ${made} } });`)).toEqual(["{ title: client id }"]);
    },
  );
});
