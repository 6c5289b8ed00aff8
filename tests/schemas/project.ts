import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { afterEach, beforeEach } from "vitest";

/** A project on disk, new for each test of the file. */
export function projectOnDisk(): {
  /** The place of a file of it. */
  readonly at: (name: string) => string;
  /** Writes files. What is no text is written as JSON. */
  readonly write: (files: Readonly<Record<string, unknown>>) => void;
} {
  let root = "";
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "schemas-"));
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });
  return {
    at: (name) => join(root, name),
    write: (files) => {
      for (const [name, content] of Object.entries(files)) {
        const file = join(root, name);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
      }
    },
  };
}
