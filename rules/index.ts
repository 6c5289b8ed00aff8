import type { RuleModule } from "../src/rule.ts";
import noRawModelReturn from "./no-raw-model-return.ts";
import requireAuthentication from "./require-authentication.ts";
import requireInputValidation from "./require-input-validation.ts";

/** Every rule, by its name. */
export const rules: Readonly<Record<string, RuleModule>> = {
  "no-raw-model-return": noRawModelReturn,
  "require-authentication": requireAuthentication,
  "require-input-validation": requireInputValidation,
};
