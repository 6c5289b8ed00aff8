import { describe, expect, it } from "vitest";

import { standing, summary, write, written } from "./testkit.ts";

describe("what the server has not", () => {
  it.each(["typeof window !== 'undefined'", "typeof document !== 'undefined'", "window"])("%s", (test) => {
    expect(standing(`if (${test}) throw new Error("in a browser"); ${write}`)).toEqual(["anonymous"]);
  });

  it("what a browser would check", () => {
    expect(standing(`if (typeof window !== "undefined") { if (!(await auth())) return; } ${write}`)).toEqual([
      "anonymous",
    ]);
  });
});

describe("how many a Set has", () => {
  it("is any number", () => {
    expect(
      standing(
        `const names = id.split(","); if (new Set(names).size !== names.length) throw new Error("twice"); ${write}`,
      ),
    ).toEqual(["anonymous"]);
  });
});

describe("what can be called", () => {
  it.each([
    ["a function that is there", "const checks = { read: () => true }; if (typeof checks.read !== 'function') return;"],
    [
      "one of several functions",
      "const checks = { a: () => 1, b: () => 2 }; if (typeof checks[id] !== 'function') return;",
    ],
    ["no function", "const checks = { read: 'yes' }; if (typeof checks.read === 'function') return;"],
  ])("goes on: %s", (_, test) => {
    expect(standing(`${test} ${write}`)).toEqual(["anonymous"]);
  });

  it.each([
    ["a function that is there", "const checks = { read: () => true }; if (typeof checks.read === 'function') return;"],
    ["no function", "const checks = { read: 'yes' }; if (typeof checks.read !== 'function') return;"],
    ["a list", "if (typeof [id] !== 'function') return;"],
  ])("ends: %s", (_, test) => {
    expect(standing(`${test} ${write}`)).toEqual([]);
  });

  it("is called where it can be", () => {
    expect(
      standing(
        `const guard = () => auth(); const session = typeof guard === "function" ? await guard() : guard; if (!session) return; ${write}`,
      ),
    ).toEqual(["authenticated"]);
  });
});

describe("&&, || and ?? as statements", () => {
  it("|| with a function that leaves", () => {
    expect(standing(`const session = await auth(); session || redirect("/login"); ${write}`)).toEqual([
      "authenticated",
    ]);
  });

  it("&& with a function that leaves", () => {
    expect(standing(`const session = await auth(); session && redirect("/login"); ${write}`)).toEqual(["anonymous"]);
  });

  it("! and && with a function that leaves", () => {
    expect(standing(`const session = await auth(); !session && redirect("/login"); ${write}`)).toEqual([
      "authenticated",
    ]);
  });

  it("?? with a function that leaves", () => {
    expect(standing(`const session = await auth(); session ?? notFound(); ${write}`)).toEqual(["authenticated"]);
  });

  it("?? with a function that does not", () => {
    expect(standing(`const session = await auth(); session ?? console.log("guest"); ${write}`)).toEqual(["anonymous"]);
  });

  it("&& before the effect", () => {
    expect(standing(`const session = await auth(); session && (${write.replace(";", "")});`)).toEqual([
      "authenticated",
    ]);
  });

  it("|| before the effect", () => {
    expect(standing(`const session = await auth(); session || (${write.replace(";", "")});`)).toEqual(["anonymous"]);
  });
});

describe("&&, || and ?? as values", () => {
  it("?? with a function that leaves", () => {
    expect(standing(`const user = (await auth())?.user ?? redirect("/login"); ${write}`)).toEqual(["authenticated"]);
  });

  it("?? with another value", () => {
    expect(standing(`const user = (await auth())?.user ?? { id: "guest" }; if (!user) return; ${write}`)).toEqual([
      "anonymous",
    ]);
  });

  it("|| with an empty text", () => {
    expect(standing(`const userId = (await auth())?.user?.id || ""; if (!userId) return; ${write}`)).toEqual([
      "authenticated",
    ]);
  });

  it("|| with a text", () => {
    expect(standing(`const userId = (await auth())?.user?.id || "guest"; if (!userId) return; ${write}`)).toEqual([
      "anonymous",
    ]);
  });

  it("?? with null", () => {
    expect(standing(`const userId = (await auth())?.user?.id ?? null; if (userId === null) return; ${write}`)).toEqual([
      "authenticated",
    ]);
  });

  it("&& of two conditions", () => {
    expect(standing(`const session = await auth(); const ok = session && id; if (!ok) return; ${write}`)).toEqual([
      "authenticated",
    ]);
  });

  it("|| of two conditions", () => {
    expect(standing(`const session = await auth(); const ok = session || id; if (!ok) return; ${write}`)).toEqual([
      "anonymous",
    ]);
  });

  it("!! of a session", () => {
    expect(standing(`const session = await auth(); const ok = !!session; if (!ok) return; ${write}`)).toEqual([
      "authenticated",
    ]);
  });

  it("!! of something else", () => {
    expect(standing(`const session = await auth(); const ok = !!input; if (!ok) return; ${write}`)).toEqual([
      "anonymous",
    ]);
  });

  it("Boolean() of a session", () => {
    expect(
      standing(`const session = await auth(); const ok = Boolean(session?.user); if (!ok) return; ${write}`),
    ).toEqual(["authenticated"]);
  });

  it("Boolean() of something else", () => {
    expect(standing(`const session = await auth(); const ok = Boolean(id); if (!ok) return; ${write}`)).toEqual([
      "anonymous",
    ]);
  });

  it("a client's id before the caller's own", () => {
    expect(
      standing(`const session = await auth(); const who = input.id ?? session?.user?.id; if (!who) return; ${write}`),
    ).toEqual(["anonymous"]);
  });

  it("the caller's own id before nothing", () => {
    expect(
      standing(`const session = await auth(); const who = session?.user?.id ?? undefined; if (!who) return; ${write}`),
    ).toEqual(["authenticated"]);
  });

  it("userId ?? current.id for a known caller is either", () => {
    expect(
      written(`
        const session = await auth(); if (!session) return;
        await prisma.post.deleteMany({ where: { authorId: input.id ?? session.user.id } });
      `),
    ).toEqual(["where all(authorId = client input.id | identity user.id)"]);
  });
});

describe("ternaries", () => {
  it("an effect for those who are known", () => {
    expect(
      standing(`const session = await auth(); return session ? prisma.post.delete({ where: { id } }) : null;`),
    ).toEqual(["authenticated"]);
  });

  it("an effect for those who are not", () => {
    expect(
      standing(`const session = await auth(); return session ? null : prisma.post.delete({ where: { id } });`),
    ).toEqual(["anonymous"]);
  });

  it("as a condition", () => {
    expect(standing(`const session = await auth(); if (session ? false : true) return; ${write}`)).toEqual([
      "authenticated",
    ]);
  });

  it("as a condition that always holds", () => {
    expect(standing(`const session = await auth(); if (session ? false : false) return; ${write}`)).toEqual([
      "anonymous",
    ]);
  });

  it("as a value", () => {
    expect(
      standing(`const session = await auth(); const user = session ? session.user : null; if (!user) return; ${write}`),
    ).toEqual(["authenticated"]);
  });

  it("as a value that is there for everybody", () => {
    expect(
      standing(
        `const session = await auth(); const user = session ? session.user : { id }; if (!user) return; ${write}`,
      ),
    ).toEqual(["anonymous"]);
  });

  it("nested", () => {
    expect(
      standing(
        `const session = await auth(); const who = !session ? null : session.user.admin ? "admin" : "user"; if (who === null) return; ${write}`,
      ),
    ).toEqual(["authenticated"]);
  });
});

describe("owner or admin", () => {
  it("both arms know the caller", () => {
    expect(
      standing(`
        const session = await auth();
        const post = await prisma.post.findUniqueOrThrow({ where: { id } });
        if (session?.user?.role !== "admin" && post.authorId !== session?.user.id) throw new Error();
        ${write}
      `),
    ).toEqual(["authenticated"]);
  });

  it("one arm asks the client", () => {
    expect(
      standing(`
        const session = await auth();
        const post = await prisma.post.findUniqueOrThrow({ where: { id } });
        if (input.role !== "admin" && post.authorId !== session?.user?.id) throw new Error();
        ${write}
      `),
    ).toEqual(["anonymous"]);
  });

  it("a column is never undefined, as the id of nobody is", () => {
    expect(
      standing(`
        const session = await auth();
        const post = await prisma.post.findUniqueOrThrow({ where: { id } });
        if (post.authorId !== session?.user?.id) throw new Error();
        ${write}
      `),
    ).toEqual(["authenticated"]);
  });

  it("a column may be null, as the id of nobody is made here", () => {
    expect(
      standing(`
        const session = await auth();
        const post = await prisma.post.findUniqueOrThrow({ where: { id } });
        if (post.authorId !== (session?.user?.id ?? null)) throw new Error();
        ${write}
      `),
    ).toEqual(["anonymous"]);
  });

  it("what the client sends may be undefined", () => {
    expect(
      standing(`const session = await auth(); if (input.id !== session?.user?.id) throw new Error(); ${write}`),
    ).toEqual(["anonymous"]);
  });

  it("a role that is compared with one of the program's", () => {
    expect(standing(`const session = await auth(); if (session?.user?.role !== "admin") return; ${write}`)).toEqual([
      "role",
    ]);
  });

  it("a role that is compared with a word of a file that is not there, such as a generated one", () => {
    const missing = (word: string) => {
      const code = `"use server";
import { PrismaClient } from "@prisma/client";
import { Role, role } from "./generated/enums";
const prisma = new PrismaClient();
export async function act(input) {
  const session = await auth();
  if (session?.user?.role !== ${word}) return;
  await prisma.post.delete({ where: { id: input.id } });
}`;
      return summary(code);
    };
    expect(missing("Role.ADMIN")).toEqual(["database-write prisma.post.delete role"]);
    expect(missing("role.current")).not.toEqual(["database-write prisma.post.delete role"]);
  });

  it("a role that is compared with the client's", () => {
    expect(
      standing(`const session = await auth(); if (!session || session.user.role !== input.role) return; ${write}`),
    ).toEqual(["authenticated"]);
  });

  const ranked = (test: string) =>
    standing(
      `const session = await auth(); if (!session) return; const ranks = { [Role.USER]: 0, [Role.EDITOR]: 1, [Role.ADMIN]: 2 };
       if (${test}) return; ${write}`,
    );

  it.each([
    "ranks[session.user.role] < ranks[Role.EDITOR]",
    "!(ranks[session.user.role] >= 1)",
    "1 > ranks[session.user.role]",
    "session.user.roleLevel < 5",
  ])("a rank of the caller's that is asked for: %s", (test) => {
    expect(ranked(test)).toEqual(["role"]);
  });

  it.each([
    "ranks[session.user.role] < input.rank",
    "ranks[session.user.role] >= ranks[Role.EDITOR]",
    "ranks[input.role] < ranks[Role.EDITOR]",
    "session.user.posts < 5",
  ])("no rank of the caller's, or not enough of it: %s", (test) => {
    expect(ranked(test)).toEqual(["authenticated"]);
  });

  it("a role that must not be something", () => {
    expect(standing(`const session = await auth(); if (session?.user?.role === "guest") return; ${write}`)).toEqual([
      "anonymous",
    ]);
  });

  it("a list of roles", () => {
    expect(
      standing(
        `const session = await auth(); if (!["admin", "editor"].includes(session?.user?.role)) return; ${write}`,
      ),
    ).toEqual(["role"]);
  });

  it("a list of roles that must not be", () => {
    expect(
      standing(`const session = await auth(); if (["banned", "guest"].includes(session?.user?.role)) return; ${write}`),
    ).toEqual(["anonymous"]);
  });

  it("a long list of constants tells which of its own words a value was", () => {
    const checked = (...more: readonly string[]) =>
      `const session = await auth(); const state = session ? "known" : "nobody";
       if (!${JSON.stringify(["a", "b", "c", "d", "e", "f", "g", "h", "known", ...more])}.includes(state)) return; ${write}`;
    expect(standing(checked())).toEqual(["authenticated"]);
    expect(standing(checked("nobody"))).toEqual(["anonymous"]);
  });

  it("Clerk's has()", () => {
    expect(standing(`const { has } = await clerk(); if (!has({ role: "org:admin" })) return; ${write}`)).toEqual([
      "role",
    ]);
  });

  it("Clerk's has() whose answer nobody looks at", () => {
    expect(standing(`const { has } = await clerk(); has({ role: "org:admin" }); ${write}`)).toEqual(["anonymous"]);
  });
});

describe("a conditional where", () => {
  it("keeps what belongs to each branch", () => {
    expect(
      written(`
        const session = await auth(); if (!session) return;
        const where = session.user.role === "admin" ? { id } : { id, authorId: session.user.id };
        await prisma.post.deleteMany({ where });
      `),
    ).toEqual(["where either(all(id = client id), all(id = client id, authorId = identity user.id))"]);
  });

  it("with a spread", () => {
    expect(
      written(`
        const session = await auth(); if (!session) return;
        await prisma.post.deleteMany({ where: { id, ...(session.user.role === "admin" ? {} : { authorId: session.user.id }) } });
      `),
    ).toEqual(["where all(either(all(), all(authorId = identity user.id)), id = client id)"]);
  });

  it("with a spread of &&", () => {
    expect(
      written(`
        const session = await auth(); if (!session) return;
        await prisma.post.deleteMany({ where: { id, ...(session.user.role !== "admin" && { authorId: session.user.id }) } });
      `),
    ).toEqual(["where all(either(all(), all(authorId = identity user.id)), id = client id)"]);
  });

  it("built up by assignment", () => {
    expect(
      written(`
        const session = await auth(); if (!session) return;
        const where: any = { id };
        where.authorId = session.user.id;
        await prisma.post.deleteMany({ where });
      `),
    ).toEqual(["where all(id = client id, authorId = identity user.id)"]);
  });

  it("built up in one branch", () => {
    expect(
      written(`
        const session = await auth(); if (!session) return;
        const where: any = { id };
        if (input.role) where.authorId = session.user.id;
        await prisma.post.deleteMany({ where });
      `),
    ).toEqual(["where all(id = client id, authorId = identity user.id | undefined)"]);
  });
});

describe("switch", () => {
  it("a case that leaves", () => {
    expect(standing(`const session = await auth(); switch (session) { case null: return; default: ${write} }`)).toEqual(
      ["authenticated"],
    );
  });

  it("a case that breaks", () => {
    expect(standing(`const session = await auth(); switch (session) { case null: break; } ${write}`)).toEqual([
      "anonymous",
    ]);
  });

  it("a case that falls through", () => {
    expect(
      standing(`const session = await auth(); switch (session) { case null: console.log("guest"); default: ${write} }`),
    ).toEqual(["anonymous"]);
  });

  it("default that leaves", () => {
    expect(
      standing(
        `const session = await auth(); switch (session?.user?.role) { case "admin": case "editor": break; default: return; } ${write}`,
      ),
    ).toEqual(["role"]);
  });

  it("no default", () => {
    expect(
      standing(
        `const session = await auth(); switch (session?.user?.role) { case "admin": case "editor": break; } ${write}`,
      ),
    ).toEqual(["anonymous"]);
  });

  it("default in the middle", () => {
    expect(
      standing(
        `const session = await auth(); switch (session?.user?.role) { default: return; case "admin": ${write} }`,
      ),
    ).toEqual(["role"]);
  });

  it("switch (true) with a case that leaves", () => {
    expect(
      standing(`const session = await auth(); switch (true) { case !session: return; default: ${write} }`),
    ).toEqual(["authenticated"]);
  });

  it("switch (true) with a case of something else", () => {
    expect(standing(`const session = await auth(); switch (true) { case !id: return; default: ${write} }`)).toEqual([
      "anonymous",
    ]);
  });

  it("switch (true) with a case for those who are known", () => {
    expect(
      standing(`const session = await auth(); switch (true) { case !!session: ${write} break; default: return; }`),
    ).toEqual(["authenticated"]);
  });

  it("a continue in a switch goes on with the loop", () => {
    expect(
      standing(
        `for (const name of ["a", "b"]) { const session = await auth(); switch (session) { case null: continue; } ${write} }`,
      ),
    ).toEqual(["authenticated", "authenticated"]);
  });

  it("a continue for those who are known", () => {
    expect(
      standing(
        `for (const name of ["a", "b"]) { const session = await auth(); switch (Boolean(session)) { case true: continue; } ${write} }`,
      ),
    ).toEqual(["anonymous", "anonymous"]);
  });
});

describe("a test of several members", () => {
  const found = `const find = async () => ((await auth()) ? { ok: true, at: 1 } : { code: 1, message: "nobody" });`;

  it("is true of what has those members", () => {
    expect(
      standing(
        `${found} const isError = (one) => input.flag && "code" in one && "message" in one; const one = await find(); if (!isError(one)) return; ${write}`,
      ),
    ).toEqual(["anonymous"]);
  });

  it("tells an object of another kind by typeof", () => {
    expect(
      standing(
        `${found} const isError = (one) => typeof one === "object" && one !== null && "code" in one && "message" in one; const one = await find(); if (isError(one)) return; ${write}`,
      ),
    ).toEqual(["authenticated"]);
  });

  it("knows which columns a row has that were asked for", () => {
    expect(
      standing(
        `const find = async () => ((await auth()) ? prisma.user.findUniqueOrThrow({ where: { id }, select: { name: true } }) : { code: 1 }); const one = await find(); if ("code" in one) return; ${write}`,
      ),
    ).toEqual(["authenticated"]);
  });

  it("knows nothing of the columns of a whole row", () => {
    expect(
      standing(
        `const find = async () => ((await auth()) ? { ok: true } : prisma.user.findUniqueOrThrow({ where: { id } })); const one = await find(); if ("code" in one) return; ${write}`,
      ),
    ).toEqual(["anonymous"]);
  });

  it("leaves what has those members, though it is false for one of several reasons", () => {
    expect(
      written(
        `const find = () => (input.role ? { ok: true, at: 1 } : { code: 1 }); const isFine = (one) => input.id && "ok" in one && "at" in one; const one = find(); if (isFine(one)) await prisma.post.update({ where: { id }, data: one });`,
      ),
    ).toEqual(["{ ok: true, at: 1 } where all(id = client id)"]);
  });
});

describe("labels", () => {
  it("a break out of a block jumps over the check", () => {
    expect(
      standing(`check: { if (id) break check; const session = await auth(); if (!session) return; } ${write}`),
    ).toEqual(["anonymous"]);
  });

  it("a break after the check", () => {
    expect(
      standing(
        `check: { const session = await auth(); if (!session) return; if (id) break check; console.log(1); } ${write}`,
      ),
    ).toEqual(["authenticated"]);
  });

  it("a break out of two loops", () => {
    expect(
      standing(
        `outer: for (const a of input.names) { for (const b of input.names) { if (a === b) break outer; const session = await auth(); if (!session) return; } } ${write}`,
      ),
    ).toEqual(["anonymous"]);
  });

  it("a continue of the outer loop jumps over the effect", () => {
    expect(
      standing(
        `outer: for (const a of input.names) { const session = await auth(); for (const b of ["{ ok: true, at: 1 } where all(id = client id)"]) { if (!session) continue outer; } ${write} }`,
      ),
    ).toEqual(["authenticated"]);
  });

  it("a continue of the inner loop does not", () => {
    expect(
      standing(
        `outer: for (const a of input.names) { const session = await auth(); for (const b of ["{ ok: true, at: 1 } where all(id = client id)"]) { if (!session) continue; } ${write} }`,
      ),
    ).toEqual(["anonymous"]);
  });
});
