import { describe, expect, it } from "vitest";

import { registeredActions } from "../../scripts/next-compiler.mjs";
import type { Action } from "../../src/actions/action.ts";
import { findActions } from "../../src/actions/find-actions.ts";
import { forms, rejected } from "./forms.ts";
import { treesOf } from "./parsers.ts";

describe("the actions that Next.js registers", () => {
  it.each(forms)("$name", async ({ file, code, actions }) => {
    const { error, exports, inline } = await registeredActions(code, file);
    expect(error).toBeUndefined();
    expect(summary(exports, inline)).toBe(actions);

    for (const [parser, program] of treesOf(code, file)) {
      const found = findActions(program, code);
      const names = found.filter(({ kind }) => kind === "export").map(({ name }) => name);
      expect(summary(names.toSorted(), found.length - names.length), parser).toBe(actions);
    }
  });
});

describe("the parsers agree on", () => {
  it.each([...forms, ...rejected])("$name", ({ file, code }) => {
    const [expected, ...others] = [...treesOf(code, file).values()].map((program) =>
      findActions(program, code).map(printed),
    );
    for (const found of others) {
      expect(found).toEqual(expected);
    }
  });
});

describe("what Next.js rejects does no harm", () => {
  it.each(rejected)("$name", async ({ file, code }) => {
    const { error } = await registeredActions(code, file);
    expect(error).toBeDefined();
    for (const program of treesOf(code, file).values()) {
      expect(() => findActions(program, code)).not.toThrow();
    }
  });
});

function summary(exports: readonly string[], inline: number): string {
  return [...exports, ...(inline > 0 ? [`+${String(inline)}`] : [])].join(" ");
}

function printed({ node, exported, function: found, expression, enclosing, ...rest }: Action): unknown {
  return {
    ...rest,
    node: [node.type, node.range],
    exported: exported && [exported.type, exported.range],
    function: found && [found.type, found.range],
    expression: expression && [expression.type, expression.range],
    enclosing: enclosing.map(({ type, range }) => [type, range]),
  };
}
