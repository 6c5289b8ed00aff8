/** Models that keep what happened. */
const logModel =
  /audit|activit(?:y|ies)|(?:^|[a-z_])(?:logs?|log_?entr(?:y|ies)|histor(?:y|ies))$|(?:access|auth|login|security|system|user)_?events?$|log_?in_?(?:attempts?|histor(?:y|ies))/iu;

/** Whether rows of a model say what happened, so that making one is logging. */
export function isLogModel(name: string): boolean {
  return logModel.test(name);
}
