import "server-only";

import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** A new secret that nobody can guess. */
export function createSecret() {
  return `acme_${randomBytes(32).toString("base64url")}`;
}

/** Compares two secrets in a time that tells nothing about where they differ. */
export function sameSecret(a: string, b: string) {
  return timingSafeEqual(sha256(a), sha256(b));
}

function sha256(text: string) {
  return createHash("sha256").update(text).digest();
}
