import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

describe("the lock file", () => {
  interface Locked {
    readonly version: string;
    readonly resolved?: string;
    readonly optionalDependencies?: Readonly<Record<string, string>>;
  }
  const { packages } = JSON.parse(readFileSync(new URL("../package-lock.json", import.meta.url), "utf8")) as {
    readonly packages: Readonly<Record<string, Locked>>;
  };

  it("names no registry", () => {
    expect(Object.keys(packages).filter((key) => packages[key]?.resolved !== undefined)).toEqual([]);
  });

  // npm leaves out what a registry does not have just then, and `npm ci` fails for everybody else.
  it("has the native parts of every platform", () => {
    const versions = new Set(Object.entries(packages).map(([key, { version }]) => `${nameOf(key)}@${version}`));
    const missing = Object.values(packages)
      .flatMap(({ optionalDependencies = {} }) => Object.entries(optionalDependencies))
      .filter(([dependency, version]) => /^\d/u.test(version) && !versions.has(`${dependency}@${version}`));
    expect(missing).toEqual([]);
  });

  function nameOf(key: string): string {
    return key.slice(key.lastIndexOf("node_modules/") + "node_modules/".length);
  }
});
