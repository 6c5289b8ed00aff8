import type { RuleModule } from "../src/rule.ts";

/** Every rule, by its name. */
export const rules: Readonly<Record<string, RuleModule>> = {};
