import { describe, expect, it } from "vitest";

import { actionWith, analysed, standing, write } from "./testkit.ts";

describe("what nobody has written", () => {
  it.each([
    ["a date", "class Own extends Date {}", "new Own(id).toISOString().slice(0, 10);"],
    ["a map", "class Own extends Map<string, string> {}", `const own = new Own(); own.set("a", id); own.get("a");`],
    ["a list", "class Own extends Array<string> {}", "new Own().filter(Boolean).join();"],
    ["an error", "class Own extends Error {}", `new Own("no").stack.split("\\n");`],
    ["a package", `import { Base } from "some-package"; class Own extends Base {}`, "new Own(id).load().then();"],
    [
      "a mixin",
      "const mixed = (base: any) => class extends base {}; class Own extends mixed(Date) {}",
      "new Own().getTime().toFixed();",
    ],
    ["nothing", "class Own {}", "new Own().toString().trim(); new Own().constructor.name.trim();"],
  ])("what an instance has of %s", (_, before, body) => {
    expect(standing(`${body} ${write}`, { before })).toEqual(["anonymous"]);
  });

  it("what nobody has given an instance", () => {
    expect(standing(`new Own().missing.trim(); ${write}`, { before: "class Own { #state = {}; }" })).toEqual([]);
    expect(
      standing(`new Own().read().trim(); ${write}`, {
        before: "class Own extends Date { #none; read() { return this.#none; } }",
      }),
    ).toEqual([]);
  });

  it("what every object has", () => {
    expect(standing(`({}).toString().trim(); ["a"].toString().trim(); ${write}`)).toEqual(["anonymous"]);
    expect(standing(`({}).missing(); ${write}`)).toEqual([]);
  });

  it.each([
    "Object.hasOwn(tables, id)",
    "tables.hasOwnProperty(id)",
    "Object.prototype.hasOwnProperty.call(tables, id)",
  ])("a name that an object has: %s", (test) => {
    const before = "const tables = { posts: 1, pages: 2 };";
    const checked = (condition: string) =>
      analysed(actionWith(`if (!(${condition})) return; ${write}`, before)).flatMap(({ events }) =>
        events.flatMap((event) => (event.kind === "effect" ? [event.state.refinement("argument0")?.shape.kind] : [])),
      );
    expect(checked(test)).toEqual(["enum"]);
    expect(checked(test.replace("tables", "({})"))).toEqual([undefined]);
  });
});
