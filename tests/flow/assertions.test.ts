import { describe, expect, it } from "vitest";

import { standing, write } from "./testkit.ts";

describe("assertions of libraries", () => {
  it.each([
    [`import assert from "node:assert";`, "assert"],
    [`import assert from "assert";`, "assert.ok"],
    [`import { ok } from "node:assert/strict";`, "ok"],
    [`import { strict as assert } from "node:assert";`, "assert"],
    [`import invariant from "tiny-invariant";`, "invariant"],
  ])("%s %s()", (before, call) => {
    expect(standing(`const session = await auth(); ${call}(session?.user, "no"); ${write}`, { before })).toEqual([
      "authenticated",
    ]);
    expect(standing(`const session = await auth(); ${call}(id, "no"); ${write}`, { before })).toEqual(["anonymous"]);
  });

  it("that are swallowed", () => {
    const before = `import assert from "node:assert";`;
    expect(
      standing(`const session = await auth(); try { assert(session); } catch { return; } ${write}`, { before }),
    ).toEqual(["authenticated"]);
    expect(standing(`const session = await auth(); try { assert(session); } catch {} ${write}`, { before })).toEqual([
      "anonymous",
    ]);
  });
});
