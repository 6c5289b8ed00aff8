import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { libraries } from "../src/models/index.ts";
import { indexModels } from "../src/models/lookup.ts";

const page = new URL("../docs/libraries.md", import.meta.url);
const text = readFileSync(page, "utf8");

/** A line for each library: its name, its packages, and the versions that were read. */
function listed(): string {
  return libraries
    .filter(({ packages }) => packages.length > 0)
    .map(({ name, packages, versions, documentation }) => {
      const names = packages.map((one) => `\`${one}\``).join(", ");
      return `- [${name}](${documentation}) \`${versions}\`: ${names}\n`;
    })
    .join("");
}

describe("docs/libraries.md", () => {
  it("lists what is modelled", async () => {
    const current = text.replace(
      /(?<begin><!-- begin generated list[^\n]*-->\n\n)[^]*?(?<end>\n?<!-- end generated list -->)/u,
      (_, begin: string) => `${begin}${listed()}\n<!-- end generated list -->`,
    );
    await expect(current).toMatchFileSnapshot(page.pathname);
  });

  it("says rightly which of the imported packages are modelled", () => {
    const models = indexModels(libraries);
    const rows = [...text.matchAll(/^\| `(?<name>[^`]+)` .*\|\s*(?<mark>✓?)\s*\|$/gmu)];
    expect(rows.length).toBeGreaterThan(50);
    for (const { groups: { name = "", mark } = {} } of rows) {
      const isModelled = libraries.some(({ packages }) =>
        packages.some((one) => one === name || one.startsWith(`${name}/`)),
      );
      expect([name, mark === "✓"]).toEqual([name, isModelled || models.modelOf(name) !== undefined]);
    }
  });
});
