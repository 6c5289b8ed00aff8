import type { RuleModule } from "../src/rule.ts";
import requireAuthentication from "./require-authentication.ts";

/** Every rule, by its name. */
export const rules: Readonly<Record<string, RuleModule>> = {
  "require-authentication": requireAuthentication,
};
