import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll } from "vitest";

/** Writes a project to disk until the tests around have ended; answers the name of a file of actions in it. */
export function actionsIn(files: Readonly<Record<string, string>>): string {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), "suggestions-")));
  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
  });
  for (const [file, text] of Object.entries({ "package.json": "{}", ...files })) {
    const target = path.join(root, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  return path.join(root, "actions.ts");
}
