import { describe, expect, it } from "vitest";

import rule from "../../rules/no-unsafe-allowed-origins.ts";
import { applied } from "./applied.ts";

const filename = "/app/next.config.ts";
const config = (origins: string) =>
  `export default { experimental: { serverActions: { allowedOrigins: ${origins} } } };\n`;

describe("an entry that allows no host", () => {
  it.each([
    ['["acme.example", "*"]', '["acme.example"]'],
    ['["**", "acme.example"]', '["acme.example"]'],
    ['["https://acme.example"]', '["acme.example"]'],
    ["['http://localhost:3000/']", "['localhost:3000']"],
  ])("goes, or becomes one: %s", (before, after) => {
    expect(applied(rule, config(before), { filename })).toEqual([{ output: config(after), left: [] }]);
  });

  it.each(['["*.com"]', 'process.env.CI ? ["acme.example"] : "*"'])("is none in %s", (origins) => {
    expect(applied(rule, config(origins), { filename })).toEqual([]);
  });
});
