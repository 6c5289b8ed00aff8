import { describe, expect, it } from "vitest";

import rule from "../../rules/require-input-validation.ts";
import { reportsOf } from "../reports.ts";

/** What a test proves, and what is made of a value that has passed it. */
const kinds = [
  {
    test: `typeof text === "string"`,
    made: [
      "text.slice(0, 5)",
      "text.at(0)",
      "text[0]",
      `text.concat("x")`,
      `[...text].join("")`,
      `text.length > 3 ? text.slice(0, 3) + "…" : text`,
    ],
  },
  {
    test: `Array.isArray(list) && list.every((one) => typeof one === "string")`,
    made: [
      "list.slice(0, 5)",
      "list.at(0)",
      "list.pop()",
      "list.filter(Boolean)",
      "list.sort()",
      "list.reverse()",
      "list.flat()",
      "list.splice(0, 2)",
      `list.with(0, "a")`,
      "list.toSpliced(0, 1)",
    ],
  },
  {
    test: "date instanceof Date",
    made: ["date", "date.getFullYear()", "date.toJSON()", "+date"],
  },
];

/** An action that stores something that it makes of its argument, after a test of that. */
function action(test: string, made: string): string {
  const [name = ""] = /\b(?:text|list|date)\b/u.exec(made) ?? [];
  return `"use server";
export async function save(${name}) {
  if (!(${test})) return;
  await db.post.create({ data: { title: ${made} } });
}`;
}

/** Whether the rule has anything to say of it. */
function isReported(code: string): boolean {
  const messages = reportsOf(rule, code, { values: "all" });
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  return messages.length > 0;
}

const cases = kinds.flatMap(({ test, made }) => made.map((one) => [one, test] as const));

describe("what is made of a value", () => {
  it.each(cases)("%s: is as good as the value, after %s", (made, test) => {
    expect(isReported(action(test, made))).toBe(false);
  });

  it.each(cases)("%s: proves nothing by itself", (made) => {
    expect(isReported(action("others", made))).toBe(true);
  });

  it.each(["text.toLocaleLowerCase()", "text.toLocaleString()", "date.toDateString()"])(
    "%s: is a text, or there is no such method",
    (made) => {
      expect(isReported(action("others", made))).toBe(false);
    },
  );

  it.each(["text.slice(0, 5)", "date.toJSON()"])("%s: may be what other things have, too", (made) => {
    expect(isReported(action("others", made))).toBe(true);
  });

  it("is what a test of its elements lets through", () => {
    const kept = (test: string) => action("Array.isArray(list)", `list.filter((one) => ${test}).slice(0, 5)`);
    expect(isReported(kept(`typeof one === "string"`))).toBe(false);
    expect(isReported(kept("one !== null"))).toBe(true);
  });

  it("is as good as what is put into it", () => {
    const all = `Array.isArray(list) && list.every((one) => typeof one === "string")`;
    const given = action(all, "list.with(0, other)").replace("save(list)", "save(list, other)");
    expect(isReported(given)).toBe(true);
    expect(isReported(given.replace("return;", `return;\n  if (typeof other !== "string") return;`))).toBe(false);
  });
});
