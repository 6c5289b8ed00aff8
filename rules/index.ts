import type { RuleModule } from "../src/rule.ts";
import noClientSuppliedIdentity from "./no-client-supplied-identity.ts";
import noCodeInjection from "./no-code-injection.ts";
import noCommandInjection from "./no-command-injection.ts";
import noDataFetchingAction from "./no-data-fetching-action.ts";
import noErrorDetails from "./no-error-details.ts";
import noHtmlInjection from "./no-html-injection.ts";
import noInsecureCookie from "./no-insecure-cookie.ts";
import noInsecureRandom from "./no-insecure-random.ts";
import noMassAssignment from "./no-mass-assignment.ts";
import noNosqlInjection from "./no-nosql-injection.ts";
import noOpenRedirect from "./no-open-redirect.ts";
import noPathTraversal from "./no-path-traversal.ts";
import noRawModelReturn from "./no-raw-model-return.ts";
import noSecretExposure from "./no-secret-exposure.ts";
import noSqlInjection from "./no-sql-injection.ts";
import noSsrf from "./no-ssrf.ts";
import noTimingUnsafeComparison from "./no-timing-unsafe-comparison.ts";
import noUnsafeAllowedOrigins from "./no-unsafe-allowed-origins.ts";
import noUserEnumeration from "./no-user-enumeration.ts";
import requireAuditLog from "./require-audit-log.ts";
import requireAuthentication from "./require-authentication.ts";
import requireInputValidation from "./require-input-validation.ts";
import requireOwnershipCheck from "./require-ownership-check.ts";
import requireRateLimit from "./require-rate-limit.ts";
import requireRoleCheck from "./require-role-check.ts";
import validUseServer from "./valid-use-server.ts";

/** Every rule, by its name. */
export const rules: Readonly<Record<string, RuleModule>> = {
  "no-client-supplied-identity": noClientSuppliedIdentity,
  "no-code-injection": noCodeInjection,
  "no-command-injection": noCommandInjection,
  "no-data-fetching-action": noDataFetchingAction,
  "no-error-details": noErrorDetails,
  "no-html-injection": noHtmlInjection,
  "no-insecure-cookie": noInsecureCookie,
  "no-insecure-random": noInsecureRandom,
  "no-mass-assignment": noMassAssignment,
  "no-nosql-injection": noNosqlInjection,
  "no-open-redirect": noOpenRedirect,
  "no-path-traversal": noPathTraversal,
  "no-raw-model-return": noRawModelReturn,
  "no-secret-exposure": noSecretExposure,
  "no-sql-injection": noSqlInjection,
  "no-ssrf": noSsrf,
  "no-timing-unsafe-comparison": noTimingUnsafeComparison,
  "no-unsafe-allowed-origins": noUnsafeAllowedOrigins,
  "no-user-enumeration": noUserEnumeration,
  "require-audit-log": requireAuditLog,
  "require-authentication": requireAuthentication,
  "require-input-validation": requireInputValidation,
  "require-ownership-check": requireOwnershipCheck,
  "require-rate-limit": requireRateLimit,
  "require-role-check": requireRoleCheck,
  "valid-use-server": validUseServer,
};
