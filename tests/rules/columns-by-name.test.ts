import { describe, expect, it } from "vitest";

import rule from "../../rules/no-mass-assignment.ts";
import { reportsOf } from "../reports.ts";

/** What the rule says of an action that loads a document, does this to it, and saves it. */
function said(change: string): readonly (string | undefined)[] {
  const code = `"use server";
import mongoose, { Schema } from "mongoose";
const User = mongoose.model("User", new Schema({ name: String, role: String, tags: [String] }));
const allowed = new Set(["name", "bio"]);
export async function act(input, field) {
  const user = await User.findById("1");
  ${change}
  await user.save();
}`;
  const messages = reportsOf(rule, code);
  return messages.map(({ messageId }) => messageId);
}

describe("a column of a loaded document whose name the client sends", () => {
  it("is any column", () => {
    expect(said("user[field] = String(input);")).toEqual(["chosen"]);
    expect(said("if (!allowed.has(field)) return; user[field] = String(input);")).toEqual([]);
  });

  it("in a loop is all of them", () => {
    const loop = (check: string) =>
      `for (const [key, value] of Object.entries(input)) { ${check} user[key] = String(value); }`;
    expect(said(loop(""))).toEqual(["chosen"]);
    expect(said(loop("if (!allowed.has(key)) continue;"))).toEqual([]);
    expect(said(`for (const key of ["name", "bio"]) { user[key] = String(input[key]); }`)).toEqual([]);
  });

  it("is none where it stands for a place in a list", () => {
    expect(said("user.tags[field] = String(input);")).toEqual([]);
  });
});
