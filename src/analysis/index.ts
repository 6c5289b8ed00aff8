export { judgeOrigin } from "./allowed-origins.ts";
export { disarmedChecksIn, mayChangeRequests } from "./origin-headers.ts";
export { analyze } from "./analyze.ts";
export type { AnalysedAction, Analysis } from "./analyze.ts";
export { answeringHelperOf } from "./answering-helpers.ts";
export { isOpen, openWriteOf, privilegesOf } from "./assignment.ts";
export type { OpenWrite } from "./assignment.ts";
export { enumerationOf } from "./enumeration.ts";
export type { Enumeration } from "./enumeration.ts";
export {
  leakedErrorOf,
  leakedErrorsIn,
  leakedErrorsOfWrappers,
  mayAnswerErrors,
  mentionsErrorAnswers,
} from "./errors.ts";
export type { LeakedError } from "./errors.ts";
export { unloggedOf } from "./audit.ts";
export type { Security, Unlogged } from "./audit.ts";
export { exposureOf } from "./authentication.ts";
export type { Exposure, Gap } from "./authentication.ts";
export { namesSecret, secretsComparedIn, unsafeComparisonOf, unsafeComparisonsIn } from "./comparisons.ts";
export type { UnsafeComparison } from "./comparisons.ts";
export { weakCookiesIn, weakCookiesOf } from "./cookies.ts";
export type { WeakCookie } from "./cookies.ts";
export { dangers } from "./dangers.ts";
export { onlyReadBy } from "./data-fetching.ts";
export { dataModelOf } from "./data-models.ts";
export { guessableSecretsSentBy } from "./guessable-sent.ts";
export { isMadeAt } from "./made-elsewhere.ts";
export { guessableSecretsOf, isCertainSecret, secretMadeOf } from "./randomness.ts";
export type { GuessableSecret } from "./randomness.ts";
export { unprivilegedOf } from "./roles.ts";
export type { Unprivileged } from "./roles.ts";
export { rawRecordsOf } from "./disclosure.ts";
export type { RawRecord } from "./disclosure.ts";
export { whereItFails } from "./ignored-checks.ts";
export { claimedIdentitiesOf } from "./identity.ts";
export type { ClaimedIdentity } from "./identity.ts";
export { injectionsIn } from "./injection.ts";
export type { InjectionReport } from "./injection.ts";
export { unlimitedOf } from "./limits.ts";
export type { Unlimited } from "./limits.ts";
export { unownedRecordOf } from "./ownership.ts";
export type { UnownedRecord } from "./ownership.ts";
export { functionOf, nameOf, parameterOf, placeOf } from "./parameters.ts";
export { isNoFunction } from "./roots.ts";
export { keyedClaimOf } from "./keyed-entries.ts";
export { sealedClaimOf } from "./sealed.ts";
export { boundSecretsIn, demandedSecretOf, exposedSecretOf } from "./secrets.ts";
export type { ExposedSecret } from "./secrets.ts";
export { uncheckedUseOf, uncheckedUsesOf } from "./validation.ts";
export type { Lack, UncheckedUse } from "./validation.ts";
export { callThere, comparisonWords, effectCall, effectWords, enumerated, lineFrom, lineOf, routeOf } from "./words.ts";
