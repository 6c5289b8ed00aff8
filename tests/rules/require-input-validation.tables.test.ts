import { describe, expect, it } from "vitest";

import rule from "../../rules/require-input-validation.ts";
import { reportsOf } from "../reports.ts";

/** Whether an action that begins so checks the name by which it stores something. */
function isChecked(body: string): boolean {
  const code = `"use server";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
const kinds = { note: { label: "Note" }, task: { label: "Task" } };
const kindOf = (name) => kinds[name] ?? null;
const files = {
  mayKeep(file) { const kind = this.kindOf(file.kind); return file.size < 100 && kind && ["Note"].includes(kind.label); },
  kindOf(name) { return kinds[name] ?? null; },
};
export async function create(name, others, file) {
  await requireUser();
  ${body}
  await prisma.entry.create({ data: { kind: name } });
}`;
  const messages = reportsOf(rule, code, { values: "all" });
  return messages.length === 0;
}

describe("a name that is found in a table of the program's own", () => {
  it.each([
    ["as a condition", "if (!kinds[name]) return;"],
    ["by a name", "const kind = kinds[name]; if (kind === undefined) return;"],
    ["with something else in its place", "const kind = kinds[name] ?? null; if (kind === null) return;"],
    ["by a helper", "const kind = kindOf(name); if (!kind) throw new Error();"],
    ["by what stands there", "if (!kinds[name]?.label) return;"],
  ])("is one of a list: %s", (_, body) => {
    expect(isChecked(body)).toBe(true);
  });

  it.each([
    ["nobody asks whether there is one", "const kind = kinds[name]; console.log(kind?.label);"],
    ["another name was looked up", "const kind = kindOf(others); if (!kind) return;"],
    ["the action goes on", "const kind = kindOf(name); if (!kind) console.error(name);"],
    ["the table is the client's", "if (!others[name]) return;"],
    ["anything can stand in the table", "const all = { ...others }; if (!all[name]) return;"],
  ])("is none where %s", (_, body) => {
    expect(isChecked(body)).toBe(false);
  });

  it("may be a member of what is asked about", () => {
    const store = "const name2 = file.kind; await prisma.entry.create({ data: { kind: name2 } }); return;";
    expect(isChecked(`if (!files.mayKeep(file)) return;\n  ${store}`)).toBe(true);
    expect(isChecked(`if (files.mayKeep(file)) return;\n  ${store}`)).toBe(false);
  });
});
