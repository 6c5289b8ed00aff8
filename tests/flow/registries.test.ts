import { describe, expect, it } from "vitest";

import { standing } from "./testkit.ts";

/** A container of the program's own: what is bound to a token is what somebody gets who asks for that. */
const container = (keys: string) => `
${keys}
class Container {
  private made = new Map<unknown, () => any>();
  bind(token: unknown, make: () => any) { this.made.set(token, make); return this; }
  get(token: unknown) {
    const make = this.made.get(token);
    if (!make) throw new Error("nothing is bound to that");
    return make();
  }
}
class Open { async remove(id: string) { await prisma.post.delete({ where: { id } }); } }
class Guarded {
  async remove(id: string) {
    if (!(await auth())) throw new Error("no");
    await prisma.post.delete({ where: { id } });
  }
}
function made() {
  const container = new Container();
  container.bind(tokens.open, () => new Open());
  container.bind(tokens.guarded, () => new Guarded());
  return container;
}
const kept = made();
`;

describe("What is kept in a map under a key of the program's own", () => {
  it.each([
    ["a word", `const tokens = { open: "open", guarded: "guarded" };`],
    ["a symbol", `const tokens = { open: Symbol("service"), guarded: Symbol("service") };`],
    ["a symbol that all share", `const tokens = { open: Symbol.for("open"), guarded: Symbol.for("guarded") };`],
    ["a class", `class A {} class B {} const tokens = { open: A, guarded: B };`],
    ["an enumeration", `enum tokens { open = "OPEN", guarded = "GUARDED" }`],
  ])("is what was put there: %s", (_, keys) => {
    const before = container(keys);
    expect(standing("await made().get(tokens.open).remove(id);", { before })).toEqual(["anonymous"]);
    expect(standing("await made().get(tokens.guarded).remove(id);", { before })).toEqual(["authenticated"]);
  });

  it("is the same for all who ask a container that is kept", () => {
    const before = container(`const tokens = { open: "open", guarded: "guarded" };`);
    expect(standing("await kept.get(tokens.open).remove(id);", { before })).toEqual(["anonymous"]);
    expect(standing("await kept.get(tokens.guarded).remove(id);", { before })).toEqual(["authenticated"]);
  });

  it("is what was put there last", () => {
    const before = container(`const tokens = { open: "open", guarded: "guarded" };`);
    const bound = (make: string) =>
      `const own = made(); own.bind("open", () => new ${make}()); await own.get("open").remove(id);`;
    expect(standing(bound("Open"), { before })).toEqual(["anonymous"]);
    expect(standing(bound("Guarded"), { before })).toEqual(["authenticated"]);
  });

  it("may be any of it where the client picks the key", () => {
    const before = container(`const tokens = { open: "open", guarded: "guarded" };`);
    expect(standing("await made().get(input.role).remove(id);", { before })).toContain("anonymous");
    const guardedAlone = before.replace("new Open()", "new Guarded()");
    expect(standing("await made().get(input.role).remove(id);", { before: guardedAlone })).not.toContain("anonymous");
  });

  it("is found among dozens", () => {
    const bound = Array.from({ length: 60 }, (_, index) => `["other${String(index)}", () => new Open()]`).join(", ");
    const put = Array.from({ length: 60 }, (_, index) => `own.bind("${String(index)}", () => new Open());`).join(" ");
    const before = container(
      `const tokens = { open: "open", guarded: "guarded" };\nconst listed = () => new Map([${bound}, ["guarded", () => new Guarded()]]);`,
    );
    expect(standing(`const own = made(); ${put} await own.get("guarded").remove(id);`, { before })).toEqual([
      "authenticated",
    ]);
    expect(standing(`const own = made(); ${put} await own.get("7").remove(id);`, { before })).toEqual(["anonymous"]);
    expect(standing(`await listed().get("guarded")?.().remove(id);`, { before })).toEqual(["authenticated"]);
    expect(standing(`await listed().get("other7")?.().remove(id);`, { before })).toEqual(["anonymous"]);
  });
});
