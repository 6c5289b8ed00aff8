export { judgeOrigin } from "./origins/allowed-origins.ts";
export { disarmedChecksIn, mayChangeRequests } from "./origins/origin-headers.ts";
export { analyze } from "./analyze.ts";
export type { AnalysedAction, Analysis } from "./analyze.ts";
export { answeringHelperOf } from "./answers/answering-helpers.ts";
export { isOpen, openWriteOf, privilegesOf } from "./input/assignment.ts";
export { chosenRightOf } from "./callers/chosen-rights.ts";
export type { OpenWrite } from "./input/assignment.ts";
export { enumerationOf } from "./limits/enumeration.ts";
export type { Enumeration } from "./limits/enumeration.ts";
export {
  leakedErrorOf,
  leakedErrorsIn,
  leakedErrorsOfWrappers,
  mayAnswerErrors,
  mentionsErrorAnswers,
} from "./answers/errors.ts";
export type { LeakedError } from "./answers/errors.ts";
export { unloggedOf } from "./roles/audit.ts";
export type { Security, Unlogged } from "./roles/audit.ts";
export { exposureOf } from "./callers/authentication.ts";
export type { Exposure, Gap } from "./callers/authentication.ts";
export { namesSecret, secretsComparedIn, statementsWithSecrets } from "./secrets/compared.ts";
export { unsafeComparisonOf, unsafeComparisonsIn } from "./secrets/comparisons.ts";
export type { UnsafeComparison } from "./secrets/comparisons.ts";
export { weakCookiesIn, weakCookiesOf } from "./secrets/cookies.ts";
export type { WeakCookie } from "./secrets/cookies.ts";
export { dangers } from "./effects/dangers.ts";
export { onlyReadBy } from "./answers/data-fetching.ts";
export { dataModelOf } from "./data-models.ts";
export { guessableSecretsSentBy } from "./secrets/guessable-sent.ts";
export { isMadeAt } from "./secrets/made-elsewhere.ts";
export { guessableSecretsOf, isCertainSecret, secretMadeOf } from "./secrets/randomness.ts";
export type { GuessableSecret } from "./secrets/randomness.ts";
export { unprivilegedOf } from "./roles/roles.ts";
export type { Unprivileged } from "./roles/roles.ts";
export { rawRecordsOf } from "./answers/disclosure.ts";
export type { RawRecord } from "./answers/disclosure.ts";
export { whereItFails } from "./callers/ignored-checks.ts";
export { claimedIdentitiesOf } from "./owners/identity.ts";
export type { ClaimedIdentity } from "./owners/identity.ts";
export { injectionsIn } from "./input/injection.ts";
export type { InjectionReport } from "./input/injection.ts";
export { unlimitedOf } from "./limits/limits.ts";
export type { Unlimited } from "./limits/limits.ts";
export { unownedRecordOf } from "./owners/ownership.ts";
export type { UnownedRecord } from "./owners/ownership.ts";
export { functionOf, nameOf, parameterOf, placeOf } from "./input/parameters.ts";
export { isNoFunction } from "./roots.ts";
export { keyedClaimOf } from "./owners/keyed-entries.ts";
export { sealedClaimOf } from "./secrets/sealed.ts";
export { boundSecretsIn, demandedSecretOf, exposedSecretOf } from "./secrets/secrets.ts";
export type { ExposedSecret } from "./secrets/secrets.ts";
export { uncheckedUseOf, uncheckedUsesOf } from "./input/validation.ts";
export type { Lack, UncheckedUse } from "./input/validation.ts";
export {
  callThere,
  comparisonWords,
  effectCall,
  effectWords,
  enumerated,
  lineFrom,
  reachWords,
  sourceWords,
  lineOf,
  routeOf,
} from "./input/words.ts";
