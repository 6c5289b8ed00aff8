import * as parser from "@typescript-eslint/parser";
import { RuleTester as BaseRuleTester } from "eslint";
import { afterAll, describe, it } from "vitest";

import type { RuleModule } from "../src/rule.ts";

Object.assign(BaseRuleTester, { afterAll, describe, it, itOnly: it.only });

type Cases = Parameters<BaseRuleTester["run"]>[2];

/** ESLint's tester with the TypeScript parser, in which every expected report states its message, data and place. */
export class RuleTester extends BaseRuleTester {
  constructor() {
    super({ languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } } });
  }

  override run(name: string, rule: RuleModule, cases: Cases): void {
    super.run(name, rule, {
      assertionOptions: { requireMessage: "messageId", requireLocation: true, requireData: true },
      ...cases,
    });
  }
}
