import { describe, expect, it } from "vitest";

import { standing, write } from "./testkit.ts";

/** A helper in another file, and an action that uses it. */
function withHelper(helper: string, body: string): string[] {
  return standing(body, {
    files: { "helper.ts": `import { auth } from "./auth"; import { redirect } from "next/navigation"; ${helper}` },
    before: `import { helper } from "./helper";`,
  });
}

describe("a helper in another file that throws", () => {
  const helper = `export async function helper() { const session = await auth(); if (!session?.user) throw new Error("no"); return session.user; }`;

  it("its result used", () => {
    expect(withHelper(helper, `const user = await helper(); ${write}`)).toEqual(["authenticated"]);
  });

  it("its result not used", () => {
    expect(withHelper(helper, `await helper(); ${write}`)).toEqual(["authenticated"]);
  });

  it("not awaited", () => {
    expect(withHelper(helper, `helper(); ${write}`)).toEqual(["anonymous"]);
  });

  it("one that only logs", () => {
    expect(
      withHelper(
        helper.replace("throw new Error", "console.error").replace("return session.user", "return session?.user"),
        `await helper(); ${write}`,
      ),
    ).toEqual(["anonymous"]);
  });

  it("one that redirects", () => {
    expect(
      withHelper(helper.replace(`throw new Error("no")`, `redirect("/login")`), `await helper(); ${write}`),
    ).toEqual(["authenticated"]);
  });
});

describe("a helper that answers in many ways", () => {
  const helper = (refusals: number, answer: string) =>
    `export async function helper(id) { ${Array.from({ length: refusals }, (_, index) => `if (id === "${String(index)}") return { error: "${String(index)}" };`).join(" ")} ${answer} }`;
  const checked = `const session = await auth(); if (!session) return { error: "no" }; return { session };`;

  it("the last one looked at", () => {
    expect(
      withHelper(helper(14, checked), `const result = await helper(id); if (result.error) return; ${write}`),
    ).toEqual(["authenticated"]);
  });

  it("the last one without a check", () => {
    expect(
      withHelper(
        helper(14, `return { ok: true };`),
        `const result = await helper(id); if (result.error) return; ${write}`,
      ),
    ).toEqual(["anonymous"]);
  });

  it("more than are told apart", () => {
    expect(
      withHelper(helper(40, checked), `const result = await helper(id); if (result.error) return; ${write}`),
    ).toEqual(["unknown"]);
  });
});

describe("a helper that answers true or false", () => {
  const helper = `export async function helper() { const session = await auth(); return !!session?.user; }`;

  it("looked at", () => {
    expect(withHelper(helper, `if (!(await helper())) return; ${write}`)).toEqual(["authenticated"]);
  });

  it("not looked at", () => {
    expect(withHelper(helper, `await helper(); ${write}`)).toEqual(["anonymous"]);
  });

  it("the wrong way round", () => {
    expect(withHelper(helper, `if (await helper()) return; ${write}`)).toEqual(["anonymous"]);
  });

  it("without await it is always true", () => {
    expect(withHelper(helper, `if (!helper()) return; ${write}`)).toEqual(["anonymous"]);
  });

  it("false in several places", () => {
    expect(
      withHelper(
        `export async function helper() { const session = await auth(); if (!session) return false; if (session.user.banned) return false; return true; }`,
        `const ok = await helper(); if (ok === false) throw new Error(); ${write}`,
      ),
    ).toEqual(["authenticated"]);
  });

  it("true for some who are not known", () => {
    expect(
      withHelper(
        `export async function helper(key: string) { const session = await auth(); if (!session && key !== "x") return false; return true; }`,
        `const ok = await helper(id); if (!ok) throw new Error(); ${write}`,
      ),
    ).toEqual(["anonymous"]);
  });
});

describe("a helper that answers null", () => {
  const helper = `export async function helper() { const session = await auth(); if (!session) return null; return session.user; }`;

  it("looked at", () => {
    expect(withHelper(helper, `const user = await helper(); if (!user) return; ${write}`)).toEqual(["authenticated"]);
  });

  it("not looked at", () => {
    expect(withHelper(helper, `const user = await helper(); ${write}`)).toEqual(["anonymous"]);
  });

  it("handed on through two helpers", () => {
    expect(
      withHelper(
        `${helper.replace("helper", "inner")} export async function helper() { return inner(); }`,
        `const user = await helper(); if (!user) return; ${write}`,
      ),
    ).toEqual(["authenticated"]);
  });

  it("of which a member is read without a question mark", () => {
    expect(withHelper(helper, `const user = await helper(); console.log(user!.id); ${write}`)).toEqual([
      "authenticated",
    ]);
  });
});

describe("result objects", () => {
  const helper = `export async function helper() { const session = await auth(); if (!session) return { error: "no" }; return { user: session.user }; }`;

  it("error looked at", () => {
    expect(withHelper(helper, `const result = await helper(); if (result.error) return result; ${write}`)).toEqual([
      "authenticated",
    ]);
  });

  it("error looked at after destructuring", () => {
    expect(withHelper(helper, `const { error, user } = await helper(); if (error) return { error }; ${write}`)).toEqual(
      ["authenticated"],
    );
  });

  it("user looked at after destructuring", () => {
    expect(withHelper(helper, `const { error, user } = await helper(); if (!user) return { error }; ${write}`)).toEqual(
      ["authenticated"],
    );
  });

  it("neither looked at", () => {
    expect(withHelper(helper, `const { error, user } = await helper(); ${write}`)).toEqual(["anonymous"]);
  });

  it("the wrong member looked at", () => {
    expect(
      withHelper(helper, `const result: any = await helper(); if (result.reason) return result; ${write}`),
    ).toEqual(["anonymous"]);
  });

  it("'error' in result", () => {
    expect(withHelper(helper, `const result = await helper(); if ("error" in result) return result; ${write}`)).toEqual(
      ["authenticated"],
    );
  });

  it("'user' in result, the wrong way round", () => {
    expect(withHelper(helper, `const result = await helper(); if ("user" in result) return result; ${write}`)).toEqual([
      "anonymous",
    ]);
  });

  it("success: true and success: false", () => {
    expect(
      withHelper(
        `export async function helper() { const session = await auth(); if (!session) return { success: false as const }; return { success: true as const, user: session.user }; }`,
        `const result = await helper(); if (!result.success) return; ${write}`,
      ),
    ).toEqual(["authenticated"]);
  });

  it("success: true in both", () => {
    expect(
      withHelper(
        `export async function helper() { const session = await auth(); if (!session) return { success: true as const }; return { success: true as const, user: session.user }; }`,
        `const result = await helper(); if (!result.success) return; ${write}`,
      ),
    ).toEqual(["anonymous"]);
  });

  it("a status that is compared", () => {
    expect(
      withHelper(
        `export async function helper() { const session = await auth(); return session ? { status: 200, user: session.user } : { status: 401, user: null }; }`,
        `const { status } = await helper(); if (status !== 200) return; ${write}`,
      ),
    ).toEqual(["authenticated"]);
  });

  it("a status that is compared with the other value", () => {
    expect(
      withHelper(
        `export async function helper() { const session = await auth(); return session ? { status: 200, user: session.user } : { status: 401, user: null }; }`,
        `const { status } = await helper(); if (status === 200) return; ${write}`,
      ),
    ).toEqual(["anonymous"]);
  });

  it("a kind that a switch looks at", () => {
    expect(
      withHelper(
        `export async function helper() { const session = await auth(); return session ? { kind: "user", user: session.user } : { kind: "guest" }; }`,
        `const result = await helper(); switch (result.kind) { case "guest": return; case "user": ${write} }`,
      ),
    ).toEqual(["authenticated"]);
  });

  it("Supabase's data and error", () => {
    expect(
      standing(
        `const supabase = await createClient(); const { data: { user }, error } = await supabase.auth.getUser(); if (error || !user) return; ${write}`,
      ),
    ).toEqual(["authenticated"]);
  });

  it("Supabase's error alone", () => {
    expect(
      standing(
        `const supabase = await createClient(); const { data, error } = await supabase.auth.getUser(); if (error) return; ${write}`,
      ),
    ).toEqual(["authenticated"]);
  });

  it("Supabase's user that nobody looks at", () => {
    expect(
      standing(
        `const supabase = await createClient(); const { data, error } = await supabase.auth.getUser(); ${write}`,
      ),
    ).toEqual(["anonymous"]);
  });

  it("Supabase's error that is only logged", () => {
    expect(
      standing(
        `const supabase = await createClient(); const { data, error } = await supabase.auth.getUser(); if (error) console.error(error); ${write}`,
      ),
    ).toEqual(["anonymous"]);
  });

  it("Supabase's getSession() believes the cookie", () => {
    expect(
      standing(
        `const supabase = await createClient(); const { data: { session } } = await supabase.auth.getSession(); if (!session) return; ${write}`,
      ),
    ).toEqual(["anonymous"]);
  });
});

describe("denials", () => {
  const helper = `export async function helper() { const session = await auth(); if (!session) return { error: "no" }; }`;

  it("an answer only for those who may not", () => {
    expect(withHelper(helper, `const denied = await helper(); if (denied) return denied; ${write}`)).toEqual([
      "authenticated",
    ]);
  });

  it("an answer that nobody looks at", () => {
    expect(withHelper(helper, `const denied = await helper(); ${write}`)).toEqual(["anonymous"]);
  });
});

describe("tuples", () => {
  const helper = `
    export async function helper() {
      const session = await auth();
      if (!session) return [new Error("no"), null] as const;
      return [null, session.user] as const;
    }
  `;

  it("the error looked at", () => {
    expect(withHelper(helper, `const [error, user] = await helper(); if (error) return; ${write}`)).toEqual([
      "authenticated",
    ]);
  });

  it("the value looked at", () => {
    expect(withHelper(helper, `const [, user] = await helper(); if (!user) return; ${write}`)).toEqual([
      "authenticated",
    ]);
  });

  it("the error the wrong way round", () => {
    expect(withHelper(helper, `const [error] = await helper(); if (!error) return; ${write}`)).toEqual(["anonymous"]);
  });

  it("read by index", () => {
    expect(withHelper(helper, `const result = await helper(); if (result[0]) return; ${write}`)).toEqual([
      "authenticated",
    ]);
  });

  it("a generic function that catches into a tuple", () => {
    expect(
      withHelper(
        `export async function to<T>(promise: Promise<T>) { try { return [null, await promise] as const; } catch (error) { return [error, null] as const; } }
         async function guard() { const session = await auth(); if (!session) throw new Error("no"); return session; }
         export async function helper() { return to(guard()); }`,
        `const [error, user] = await helper(); if (error) return; ${write}`,
      ),
    ).toEqual(["authenticated"]);
  });

  it("a generic function that catches into a tuple at which nobody looks", () => {
    expect(
      withHelper(
        `export async function to<T>(promise: Promise<T>) { try { return [null, await promise] as const; } catch (error) { return [error, null] as const; } }
         async function guard() { const session = await auth(); if (!session) throw new Error("no"); return session; }
         export async function helper() { return to(guard()); }`,
        `const [error, user] = await helper(); ${write}`,
      ),
    ).toEqual(["anonymous"]);
  });
});

describe("errors that are returned", () => {
  const helper = `export async function helper() { const session = await auth(); if (!session) return new Error("no"); return session.user; }`;

  it("looked at with instanceof", () => {
    expect(withHelper(helper, `const user = await helper(); if (user instanceof Error) return; ${write}`)).toEqual([
      "authenticated",
    ]);
  });

  it("looked at for being there at all", () => {
    expect(withHelper(helper, `const user = await helper(); if (!user) return; ${write}`)).toEqual(["anonymous"]);
  });

  it("of a class of the project's own", () => {
    expect(
      withHelper(
        `export class Denied extends Error {} export async function helper() { const session = await auth(); if (!session) return new Denied("no"); return session.user; }`,
        `const user = await helper(); if (user instanceof Error) return; ${write}`,
      ),
    ).toEqual(["authenticated"]);
  });

  it("of a class of the project's own, by its own name", () => {
    expect(
      withHelper(
        `export class Denied { constructor(readonly reason: string) {} } export class Other {} export async function helper() { const session = await auth(); if (!session) return new Denied("no"); return session.user; }`,
        `const { Denied } = await import("./helper"); const user = await helper(); if (user instanceof Denied) return; ${write}`,
      ),
    ).toEqual(["authenticated"]);
  });

  it("of another class than the one that is asked for", () => {
    expect(
      withHelper(
        `export class Denied { constructor(readonly reason: string) {} } export class Other {} export async function helper() { const session = await auth(); if (!session) return new Denied("no"); return session.user; }`,
        `const { Other } = await import("./helper"); const user = await helper(); if (user instanceof Other) return; ${write}`,
      ),
    ).toEqual(["anonymous"]);
  });

  it("a type guard of the project", () => {
    expect(
      withHelper(
        `${helper} export function isError(value: unknown): value is Error { return value instanceof Error; }`,
        `const { isError } = await import("./helper"); const user = await helper(); if (isError(user)) return; ${write}`,
      ),
    ).toEqual(["authenticated"]);
  });

  it("a type guard whose answer nobody looks at", () => {
    expect(
      withHelper(
        `${helper} export function isError(value: unknown): value is Error { return value instanceof Error; }`,
        `const { isError } = await import("./helper"); const user = await helper(); isError(user); ${write}`,
      ),
    ).toEqual(["anonymous"]);
  });

  it("one of many, from a function that may return another at each of its steps", () => {
    const steps = Array.from(
      { length: 14 },
      (_, index) => `if (step === ${String(index)}) return { ok: false as const, step: ${String(index)} };`,
    ).join(" ");
    const before = (session: string) => `
      async function check(step: number): Promise<any> { ${steps} const session = await auth(); ${session} return { ok: true }; }
    `;
    const body = `const result = await check(input.step); if (!result.ok) return; ${write}`;
    expect(standing(body, { before: before(`if (!session) throw new Error("no");`) })).toEqual(["authenticated"]);
    expect(standing(body, { before: before("") })).toEqual(["anonymous"]);
  });
});
