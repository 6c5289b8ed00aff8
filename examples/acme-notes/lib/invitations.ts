import "server-only";

import { createHmac, timingSafeEqual } from "node:crypto";

function sign(notebookId: string) {
  return createHmac("sha256", process.env.INVITATION_SECRET!).update(notebookId).digest();
}

/** Whether we have signed this invitation. */
export function isInvitation(notebookId: string, signature: string) {
  const expected = sign(notebookId);
  const given = Buffer.from(signature, "hex");
  return given.length === expected.length && timingSafeEqual(given, expected);
}

// Vulnerable (no-timing-unsafe-comparison): `===` stops at the first character that differs, so that a signature can be
// guessed one character after the other.
export function isInvitationByText(notebookId: string, signature: string) {
  return sign(notebookId).toString("hex") === signature;
}
