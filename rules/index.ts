import type { RuleModule } from "../src/rule.ts";
import requireAuthentication from "./require-authentication.ts";
import requireInputValidation from "./require-input-validation.ts";

/** Every rule, by its name. */
export const rules: Readonly<Record<string, RuleModule>> = {
  "require-authentication": requireAuthentication,
  "require-input-validation": requireInputValidation,
};
