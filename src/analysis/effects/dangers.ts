import type { Danger } from "../../models/model.ts";

/** What an effect asks of the caller. */
export type Standing =
  /** Nobody but a verified caller may cause it. */
  | "privileged"
  /** It tells something; what it tells is judged where it is disclosed. */
  | "read"
  /** It establishes who the caller is, so that it is done by people who are not known yet. */
  | "credential"
  /** Anybody may. */
  | "harmless";

/** What each danger asks of the caller, and how messages call it. */
export const dangers: Readonly<Record<Danger, { readonly standing: Standing; readonly words: string }>> = {
  "database-read": { standing: "read", words: "reads the database" },
  "database-write": { standing: "privileged", words: "writes to the database" },
  "raw-query": { standing: "privileged", words: "runs a raw query" },
  "file-read": { standing: "read", words: "reads a file" },
  "file-write": { standing: "privileged", words: "writes a file" },
  "file-delete": { standing: "privileged", words: "deletes a file" },
  "storage-read": { standing: "read", words: "reads from storage" },
  "storage-write": { standing: "privileged", words: "writes to storage" },
  "cache-read": { standing: "read", words: "reads from the cache" },
  "cache-write": { standing: "privileged", words: "writes to the cache" },
  queue: { standing: "privileged", words: "queues a job" },
  mail: { standing: "privileged", words: "sends mail" },
  sms: { standing: "privileged", words: "sends a text message" },
  payment: { standing: "privileged", words: "calls the payment provider" },
  ai: { standing: "privileged", words: "calls a paid model" },
  process: { standing: "privileged", words: "runs a process" },
  code: { standing: "privileged", words: "runs code" },
  "privileged-api": { standing: "privileged", words: "calls an API with the server's credentials" },
  request: { standing: "read", words: "sends a request" },
  "sign-in": { standing: "credential", words: "signs in" },
  "sign-up": { standing: "credential", words: "signs up" },
  "sign-out": { standing: "credential", words: "signs out" },
  "session-create": { standing: "credential", words: "creates a session" },
  "password-check": { standing: "credential", words: "checks a password" },
  "password-hash": { standing: "harmless", words: "hashes a password" },
  "account-recovery": { standing: "credential", words: "recovers an account" },
  cookie: { standing: "harmless", words: "sets a cookie" },
  redirect: { standing: "harmless", words: "redirects" },
  revalidate: { standing: "harmless", words: "revalidates" },
  html: { standing: "harmless", words: "makes HTML" },
  harmless: { standing: "harmless", words: "does nothing that matters" },
};
