import { describe, expect, it } from "vitest";

import { standing, write } from "./testkit.ts";

/** Who is known at the write of an action that makes something of the session, and stops by a test of that. */
function knownAfter(made: string, stops: string): readonly string[] {
  return standing(`const session = await auth(); const made = ${made}; if (${stops}) return; ${write}`);
}

describe("what is made of nothing", () => {
  it.each([
    ["Number(session?.user?.id)", "!made"],
    ["Number(session?.user?.id)", "isNaN(made)"],
    ["Number(session?.user?.id)", "Number.isNaN(made)"],
    ["Number(session?.user?.id)", "!Number.isInteger(made)"],
    ["Number(session?.user?.id)", "!Number.isSafeInteger(made)"],
    ["Number(session?.user?.id ?? 0)", "made <= 0"],
    [`parseInt(session?.user?.id ?? "")`, "Number.isNaN(made)"],
    ["parseInt(session?.user?.id as string, 10)", "!made || isNaN(made)"],
    [`Number.parseFloat(session?.user?.id ?? "")`, "!isFinite(made)"],
    ["+(session?.user?.id ?? NaN)", "!Number.isFinite(made)"],
    ["BigInt(session?.user?.id ?? 0)", "!made"],
    [`String(session?.user?.id ?? "")`, "!made"],
    ["String(session?.user?.id)", `made === "undefined"`],
    [`\`\${session?.user?.id ?? ""}\``, "!made"],
    [`(session?.user?.email ?? "").toLowerCase()`, "!made"],
    [`(session?.user?.email ?? "").trim()`, `made === ""`],
    [`(session?.user?.email || "").trim()`, "!made.length"],
  ])("is told from what is made of an id: %s, %s", (made, stops) => {
    expect(knownAfter(made, stops)).toEqual(["authenticated"]);
  });

  it.each([
    ["Number(session?.user?.id ?? 1)", "!made"],
    ["Number(session?.user?.id)", "made === 0"],
    ["Number(session?.user?.id ?? 1)", "isNaN(made)"],
    [`parseInt(session?.user?.id ?? "1")`, "Number.isNaN(made)"],
    [`String(session?.user?.id ?? "guest")`, "!made"],
    ["String(session?.user?.id)", "!made"],
    [`\`user-\${session?.user?.id ?? ""}\``, "!made"],
    [`(session?.user?.email ?? "Guest").toLowerCase()`, `made === "Guest"`],
    [`(session?.user?.email ?? " guest ").trim()`, `made === ""`],
  ])("is no sign that somebody is known where it passes the test, too: %s, %s", (made, stops) => {
    expect(knownAfter(made, stops)).toEqual(["anonymous"]);
  });

  it("is at no company's address", () => {
    expect(knownAfter(`session?.user?.email ?? ""`, `!made.endsWith("@example.com")`)).toEqual(["role"]);
    expect(knownAfter(`session?.user?.email ?? "guest@example.com"`, `!made.endsWith("@example.com")`)).toEqual([
      "anonymous",
    ]);
  });
});
