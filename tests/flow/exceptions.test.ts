import { describe, expect, it } from "vitest";

import { standing, write } from "./testkit.ts";

const before = `
async function requireUser() { const session = await auth(); if (!session) throw new Error("no"); return session.user; }
async function isKnown() { const session = await auth(); return session !== null; }
`;
const check = (body: string) => standing(body, { before });

describe("try and catch", () => {
  it("the check and the effect in one try", () => {
    expect(check(`try { await requireUser(); ${write} } catch { return; }`)).toEqual(["authenticated"]);
  });

  it("a failed check that is swallowed", () => {
    expect(check(`try { await requireUser(); } catch (error) { console.error(error); } ${write}`)).toEqual([
      "anonymous",
    ]);
  });

  it("a failed check that is answered", () => {
    expect(check(`try { await requireUser(); } catch (error) { return { error: "no" }; } ${write}`)).toEqual([
      "authenticated",
    ]);
  });

  it("a failed check that is thrown again", () => {
    expect(check(`try { await requireUser(); } catch (error) { throw error; } ${write}`)).toEqual(["authenticated"]);
  });

  it("a failed check that is thrown again only sometimes", () => {
    expect(check(`try { await requireUser(); } catch (error) { if (id) throw error; } ${write}`)).toEqual([
      "anonymous",
    ]);
  });

  it("an effect in the catch", () => {
    expect(check(`try { await requireUser(); } catch { ${write} }`)).toEqual(["anonymous"]);
  });

  it("an effect in the catch of what comes after the check", () => {
    expect(check(`await requireUser(); try { await fetch("https://example.com"); } catch { ${write} }`)).toEqual([
      "authenticated",
    ]);
  });

  it("a redirect that is swallowed", () => {
    expect(check(`try { const session = await auth(); if (!session) redirect("/login"); } catch {} ${write}`)).toEqual([
      "anonymous",
    ]);
  });

  it("a redirect outside of the try", () => {
    expect(
      check(`let session; try { session = await auth(); } catch {} if (!session) redirect("/login"); ${write}`),
    ).toEqual(["authenticated"]);
  });

  it("a variable that is set in the try", () => {
    expect(check(`let user = null; try { user = await requireUser(); } catch {} if (!user) return; ${write}`)).toEqual([
      "authenticated",
    ]);
  });

  it("a variable that is set in the catch, too", () => {
    expect(
      check(
        `let user: any = null; try { user = await requireUser(); } catch { user = { id: "guest" }; } if (!user) return; ${write}`,
      ),
    ).toEqual(["anonymous"]);
  });

  it("a flag that is set at the end of the try", () => {
    expect(check(`let ok = false; try { await requireUser(); ok = true; } catch {} if (!ok) return; ${write}`)).toEqual(
      ["authenticated"],
    );
  });

  it("a flag that is set at its beginning", () => {
    expect(check(`let ok = false; try { ok = true; await requireUser(); } catch {} if (!ok) return; ${write}`)).toEqual(
      ["anonymous"],
    );
  });

  it("a try around a try", () => {
    expect(
      check(
        `try { try { await requireUser(); } catch (error) { throw new Error("denied"); } ${write} } catch { return; }`,
      ),
    ).toEqual(["authenticated"]);
  });

  it("a try around a try that swallows", () => {
    expect(
      check(`try { try { await requireUser(); } catch (error) { console.log("denied"); } ${write} } catch { return; }`),
    ).toEqual(["anonymous"]);
  });
});

describe("finally", () => {
  it("an effect in finally happens for everybody", () => {
    expect(check(`try { await requireUser(); } finally { ${write} }`)).toEqual(["anonymous"]);
  });

  it("an effect after finally", () => {
    expect(check(`try { await requireUser(); } finally { console.log("done"); } ${write}`)).toEqual(["authenticated"]);
  });

  it("a return in finally swallows", () => {
    expect(
      check(`async function f() { try { await requireUser(); } finally { return 1; } } await f(); ${write}`),
    ).toEqual(["anonymous"]);
  });

  it("a check before the try", () => {
    expect(check(`await requireUser(); try { console.log(id); } finally { ${write} }`)).toEqual(["authenticated"]);
  });

  it("a return in the try runs finally", () => {
    expect(check(`const session = await auth(); try { if (!session) return; } finally { ${write} }`)).toEqual([
      "anonymous",
    ]);
  });

  it("a finally behind a catch", () => {
    expect(check(`try { await requireUser(); } catch { return; } finally { console.log("done"); } ${write}`)).toEqual([
      "authenticated",
    ]);
  });
});

describe("promises", () => {
  it(".catch() swallows", () => {
    expect(check(`await requireUser().catch(() => null); ${write}`)).toEqual(["anonymous"]);
  });

  it(".catch() whose result is looked at", () => {
    expect(check(`const user = await requireUser().catch(() => null); if (!user) return; ${write}`)).toEqual([
      "authenticated",
    ]);
  });

  it(".catch() that throws", () => {
    expect(check(`await requireUser().catch(() => { throw new Error("denied"); }); ${write}`)).toEqual([
      "authenticated",
    ]);
  });

  it(".catch() that redirects", () => {
    expect(check(`await requireUser().catch(() => redirect("/login")); ${write}`)).toEqual(["authenticated"]);
  });

  it(".then() with the effect", () => {
    expect(check(`await requireUser().then(() => prisma.post.delete({ where: { id } }));`)).toEqual(["authenticated"]);
  });

  it(".then() with the effect for both outcomes", () => {
    expect(check(`const go = () => prisma.post.delete({ where: { id } }); await requireUser().then(go, go);`)).toEqual([
      "authenticated",
      "anonymous",
    ]);
  });

  it(".then() with nothing to do hands on what it gets", () => {
    expect(check(`const session = await auth().then(); if (!session) return; ${write}`)).toEqual(["authenticated"]);
    expect(
      check(
        `const session = await auth().then(null, () => { throw new Error("no"); }); if (!session) return; ${write}`,
      ),
    ).toEqual(["authenticated"]);
    expect(check(`const session = await auth().then(() => 1); if (!session) return; ${write}`)).toEqual(["anonymous"]);
  });

  it(".then() that checks", () => {
    expect(check(`await auth().then((session) => { if (!session) throw new Error("no"); }); ${write}`)).toEqual([
      "authenticated",
    ]);
  });

  it(".then() that checks and is not awaited", () => {
    expect(check(`auth().then((session) => { if (!session) throw new Error("no"); }); ${write}`)).toEqual([
      "anonymous",
    ]);
  });

  it(".then() that gives the user", () => {
    expect(check(`const user = await auth().then((session) => session?.user); if (!user) return; ${write}`)).toEqual([
      "authenticated",
    ]);
  });

  it(".then() that gives something else", () => {
    expect(
      check(`const user = await auth().then((session) => ({ user: session?.user })); if (!user) return; ${write}`),
    ).toEqual(["anonymous"]);
  });

  it(".finally() hands on what was checked", () => {
    expect(check(`await requireUser().finally(() => console.log("done")); ${write}`)).toEqual(["authenticated"]);
  });

  it(".finally() with an effect", () => {
    expect(check(`await requireUser().finally(() => prisma.post.delete({ where: { id } }));`)).toEqual(["anonymous"]);
  });

  it("a guard that is not awaited", () => {
    expect(check(`requireUser(); ${write}`)).toEqual(["anonymous"]);
  });

  it("a guard that is awaited later", () => {
    expect(check(`const checking = requireUser(); console.log(id); await checking; ${write}`)).toEqual([
      "authenticated",
    ]);
  });

  it("a guard that is awaited too late", () => {
    expect(check(`const checking = requireUser(); ${write} await checking;`)).toEqual(["anonymous"]);
  });

  it("a guard with void", () => {
    expect(check(`void requireUser(); ${write}`)).toEqual(["anonymous"]);
  });

  it("a promise as a condition is always true", () => {
    expect(check(`if (!isKnown()) return; ${write}`)).toEqual(["anonymous"]);
  });

  it("an awaited promise as a condition", () => {
    expect(check(`if (!(await isKnown())) return; ${write}`)).toEqual(["authenticated"]);
  });

  it("a session that is not awaited is always there", () => {
    expect(check(`const session = auth(); if (!session) return; ${write}`)).toEqual(["anonymous"]);
  });

  it("a guard that is returned from an async arrow", () => {
    expect(check(`const run = async () => requireUser(); await run(); ${write}`)).toEqual(["authenticated"]);
  });

  it("a guard in a new Promise", () => {
    expect(
      check(
        `const session = await new Promise<any>((resolve, reject) => { auth().then((s) => (s ? resolve(s) : reject(new Error("no")))); }); ${write}`,
      ),
    ).toEqual(["unknown"]);
  });
});

describe("Promise.all and its like", () => {
  it("Promise.all of a guard and something else", () => {
    expect(check(`await Promise.all([requireUser(), fetch("https://example.com")]); ${write}`)).toEqual([
      "authenticated",
    ]);
  });

  it("Promise.all that is not awaited", () => {
    expect(check(`Promise.all([requireUser(), fetch("https://example.com")]); ${write}`)).toEqual(["anonymous"]);
  });

  it("Promise.all of a guard and the effect", () => {
    expect(check(`await Promise.all([requireUser(), prisma.post.delete({ where: { id } })]);`)).toEqual(["anonymous"]);
  });

  it("Promise.all of sessions, destructured", () => {
    expect(
      check(
        `const [session, other] = await Promise.all([auth(), fetch("https://example.com")]); if (!session) return; ${write}`,
      ),
    ).toEqual(["authenticated"]);
  });

  it("Promise.all, and the other element looked at", () => {
    expect(
      check(
        `const [session, other] = await Promise.all([auth(), fetch("https://example.com")]); if (!other) return; ${write}`,
      ),
    ).toEqual(["anonymous"]);
  });

  it("Promise.all of an array that is mapped to guards", () => {
    expect(check(`await Promise.all(["a", "b"].map(() => requireUser())); ${write}`)).toEqual(["authenticated"]);
  });

  it("Promise.all of an array that may be empty", () => {
    expect(check(`await Promise.all(input.names.map(() => requireUser())); ${write}`)).toEqual(["unknown"]);
  });

  it("Promise.allSettled swallows", () => {
    expect(check(`await Promise.allSettled([requireUser()]); ${write}`)).toEqual(["anonymous"]);
  });

  it("Promise.allSettled whose status is looked at", () => {
    expect(
      check(
        `const [result] = await Promise.allSettled([requireUser()]); if (result.status === "rejected") return; ${write}`,
      ),
    ).toEqual(["authenticated"]);
  });

  it("Promise.allSettled the wrong way round", () => {
    expect(
      check(
        `const [result] = await Promise.allSettled([requireUser()]); if (result.status === "fulfilled") return; ${write}`,
      ),
    ).toEqual(["anonymous"]);
  });

  it.each([
    ["Error", "authenticated"],
    ["TypeError", "anonymous"],
  ])("a failure that is kept, and looked at as a %s", (kind, known) => {
    const kept = "const user = await requireUser().then(({ id }) => ({ id })).catch((error) => error);";
    expect(check(`${kept} if (user instanceof ${kind}) return; ${write}`)).toEqual([known]);
  });

  it("Promise.race of a guard and a timeout", () => {
    expect(
      check(`await Promise.race([requireUser(), new Promise((resolve) => setTimeout(resolve, 10))]); ${write}`),
    ).toEqual(["anonymous"]);
  });

  it.each([
    ["(_, reject) => setTimeout(reject, 10)", "authenticated"],
    ["(resolve) => setTimeout(resolve, 10)", "authenticated"],
    ["(settle) => setTimeout(() => settle(true), 10)", "anonymous"],
  ])("Promise.race of a session and a wait that ends with %s", (executor, known) => {
    const raced = `const session = await Promise.race([auth(), new Promise(${executor})]);`;
    expect(check(`${raced} if (!session) return; ${write}`)).toEqual([known]);
  });

  it("a promise that can only fail", () => {
    expect(check(`await new Promise((_, reject) => setTimeout(reject, 10)); ${write}`)).toEqual([]);
  });

  it("Promise.resolve", () => {
    expect(check(`const user = await Promise.resolve(requireUser()); ${write}`)).toEqual(["authenticated"]);
  });

  it("Promise.reject", () => {
    expect(
      check(`const session = await auth(); if (!session) await Promise.reject(new Error("no")); ${write}`),
    ).toEqual(["authenticated"]);
  });

  it("Promise.reject that is not awaited", () => {
    expect(check(`const session = await auth(); if (!session) Promise.reject(new Error("no")); ${write}`)).toEqual([
      "anonymous",
    ]);
  });

  it("Promise.reject that is returned", () => {
    expect(
      check(`const session = await auth(); if (!session) return Promise.reject(new Error("no")); ${write}`),
    ).toEqual(["authenticated"]);
  });

  it("an address that is none", () => {
    const stops = (address: string) =>
      check(`const session = await auth(); if (!session) console.log(new URL(${address})); ${write}`);
    expect(stops('"/login"')).toEqual(["authenticated"]);
    expect(stops('"https://example.com/login"')).toEqual(["anonymous"]);
    expect(stops('"/login", "https://example.com"')).toEqual(["anonymous"]);
  });
});
