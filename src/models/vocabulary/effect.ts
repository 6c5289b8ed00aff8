import type { Place } from "./place.ts";

/** Something that a call does outside of the program. */
export interface Effect {
  readonly danger: Danger;
  /** The values that matter, by name: `{ to: "0.to", html: "0.html" }`. */
  readonly ports?: Readonly<Record<string, Place>>;
  /** Whose account, membership or rights it changes, as administrators do: who it is, or what describes them. */
  readonly account?: Place;
  /** The key or id of what it is done to, which can be somebody's, where that is no row of a query. */
  readonly picks?: Place;
  /** Nobody but the program limits how often it may be asked for. */
  readonly isUnlimited?: true;
  /** It counts something up or down, tells how much there is, or whether this is the first time: what limits are made of. */
  readonly counts?: true;
  /** Whose credentials the effect uses: the caller's own (row level security decides), or the server's. */
  readonly credentials?: "caller" | "server";
  /** It checks the types of what it is given against a schema of its own. */
  readonly parses?: true;
  /** What the caller's own credentials allow is a matter of rows, whatever is written into their columns. */
  readonly anyColumn?: true;
}

/** What can be at stake in an effect. `docs/engine.md` explains each. */
export type Danger =
  // Privileged: nobody but a verified caller may cause them.
  | "database-read"
  | "database-write"
  | "raw-query"
  | "file-read"
  | "file-write"
  | "file-delete"
  | "storage-read"
  | "storage-write"
  | "cache-read"
  | "cache-write"
  | "queue"
  | "mail"
  | "sms"
  | "payment"
  | "ai"
  | "process"
  | "code"
  | "privileged-api"
  // Privileged by what it carries: a request with the server's own credentials.
  | "request"
  // Establish an identity; done by people who have none yet.
  | "sign-in"
  | "sign-up"
  | "sign-out"
  | "session-create"
  | "password-check"
  | "password-hash"
  | "account-recovery"
  // Need nobody's permission.
  | "cookie"
  | "redirect"
  | "revalidate"
  | "html"
  | "harmless";

/** A language that a text can be read in, by something that does what it says. */
export type Language = "sql" | "filter" | "shell" | "code" | "path" | "url" | "html";

/**
 * What can be known, without its subject. `authenticated?` and the like say that it may hold, for all we can see;
 * `limited-here` that how often somebody comes is counted by this process alone.
 */
export type FactName = "authenticated" | "role" | "limited" | "limited-here" | "authenticated?" | "role?";
