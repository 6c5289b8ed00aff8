/** Names by which a project's own code is guessed at, where it cannot be found or looked into. */
export interface Conventions {
  /** Functions that stop anybody who is not signed in: `requireUser`. */
  readonly guards: readonly RegExp[];
  /** Functions that answer who is calling: `getCurrentUser`. */
  readonly identities: readonly RegExp[];
  /** Functions that limit how often they are called: `checkRateLimit`. */
  readonly limiters: readonly RegExp[];
  /** Calls that write to a log, as the code says them: `logger.info`, `logAction`, `Sentry.captureException`. */
  readonly loggers: readonly RegExp[];
  /** Methods by which a client of a service changes or sends something: `createThread`, `upsert`. */
  readonly changes: RegExp;
  /** Variables that hold a database client, and the model that says what it can do. */
  readonly clients: readonly { readonly name: RegExp; readonly model: string; readonly type: string }[];
}
