import { describe, expect, it } from "vitest";

import rule from "../../rules/no-timing-unsafe-comparison.ts";
import { applied } from "./applied.ts";

const action = (comparison: string) => `"use server";
import { createHash, timingSafeEqual } from "node:crypto";
export async function purge(key: string) {
  return ${comparison};
}
`;
const digest = (text: string) => `createHash("sha256").update(${text}).digest()`;
const safe = (left: string, right: string) => `timingSafeEqual(${digest(left)}, ${digest(right)})`;

describe("a comparison that takes the same time", () => {
  it.each([
    ["key === process.env.ADMIN_KEY", safe("key", "process.env.ADMIN_KEY")],
    ["key !== process.env.ADMIN_KEY", `!${safe("key", "process.env.ADMIN_KEY")}`],
    [
      "Buffer.from(key).equals(Buffer.from(process.env.ADMIN_KEY))",
      safe("Buffer.from(key)", "Buffer.from(process.env.ADMIN_KEY)"),
    ],
  ])("takes the place of %s", (before, after) => {
    expect(applied(rule, action(before))).toEqual([{ output: action(after), left: [] }]);
  });

  it.each(["key.startsWith(process.env.ADMIN_KEY)", "[process.env.ADMIN_KEY].includes(key)"])(
    "is not known for %s",
    (comparison) => {
      expect(applied(rule, action(comparison))).toEqual([]);
    },
  );
});
