import type { RuleModule } from "../src/rule.ts";
import noClientSuppliedIdentity from "./no-client-supplied-identity.ts";
import noRawModelReturn from "./no-raw-model-return.ts";
import noTimingUnsafeComparison from "./no-timing-unsafe-comparison.ts";
import requireAuthentication from "./require-authentication.ts";
import requireInputValidation from "./require-input-validation.ts";

/** Every rule, by its name. */
export const rules: Readonly<Record<string, RuleModule>> = {
  "no-client-supplied-identity": noClientSuppliedIdentity,
  "no-raw-model-return": noRawModelReturn,
  "no-timing-unsafe-comparison": noTimingUnsafeComparison,
  "require-authentication": requireAuthentication,
  "require-input-validation": requireInputValidation,
};
