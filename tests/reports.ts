import { Linter } from "eslint";

import type { RuleModule } from "../src/rule.ts";

/** What a rule says of plain JavaScript; for tests that only ask which code it reports. */
export function reportsOf(rule: RuleModule, code: string, options?: Readonly<Record<string, unknown>>) {
  return new Linter().verify(code, {
    plugins: { "server-actions": { rules: { [rule.name]: rule } } },
    rules: { [`server-actions/${rule.name}`]: options === undefined ? "error" : ["error", options] },
  });
}
