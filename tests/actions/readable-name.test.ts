import { parse } from "@typescript-eslint/parser";
import { describe, expect, it } from "vitest";

import { readableName } from "../../src/actions/action.ts";
import { findActions } from "../../src/actions/find-actions.ts";

/** The name of the only action of a file. */
function nameOf(code: string, file: string): string | undefined {
  const text = `"use server";\n${code}`;
  const [action] = findActions(parse(text, { range: true, loc: true }), text);
  return action && readableName(action, file);
}

const anonymous = "export default async () => {};";

describe("the name that people know an action by", () => {
  it.each([
    ["export async function save() {}", "save"],
    ["export default async function save() {}", "save"],
    ["async function save() {}\nexport default save;", "save"],
    ["async function save() {}\nexport { save as store };", "store"],
    [anonymous, "createMenu"],
  ])("is its function's, or its file's where that has none: %s", (code, expected) => {
    expect(nameOf(code, "/app/actions/createMenu.ts")).toBe(expected);
  });

  it.each([
    ["/app/actions/create-menu.ts", "createMenu"],
    ["/app/actions/create_menu.action.ts", "createMenu"],
    ["C:\\app\\actions\\créerMenu.ts", "créerMenu"],
    ["/app/menu/index.ts", "default"],
    ["/app/menu/actions.ts", "default"],
    ["/app/menu/[id].ts", "default"],
  ])("is taken from a file that is called by what is done: %s", (file, expected) => {
    expect(nameOf(anonymous, file)).toBe(expected);
  });
});
