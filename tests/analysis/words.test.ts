import { describe, expect, it } from "vitest";

import { routeOf } from "../../src/analysis/index.ts";
import type { Site } from "../../src/flow/event.ts";

/** A way through files, in the first line of each. */
function wayThrough(...files: readonly string[]) {
  const modules = new Map(files.map((file) => [file, { file, text: "" }]));
  return routeOf(
    files.map((file): Site => ({ module: modules.get(file), node: { range: [0, 0] } }) as unknown as Site),
  );
}

describe("the way to an effect", () => {
  it("is not told where the effect is in the action's own file", () => {
    expect(wayThrough("app/actions.ts")).toBe("");
  });

  it("is told file by file", () => {
    expect(wayThrough("app/actions.ts", "lib/a.ts", "lib/b.ts", "lib/c.ts")).toBe(
      " (through lib/a.ts:1, then lib/b.ts:1, then lib/c.ts:1)",
    );
  });

  it("says where it begins and ends if it is long", () => {
    expect(wayThrough("app/actions.ts", "lib/a.ts", "lib/b.ts", "lib/c.ts", "lib/d.ts", "lib/e.ts")).toBe(
      " (through lib/a.ts:1, then lib/b.ts:1, …, then lib/e.ts:1)",
    );
  });
});
