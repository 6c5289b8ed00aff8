import "server-only";

import { prisma } from "@/lib/db";

/** Writes down who did what, for those who will ask one day. */
export async function recordEvent(userId: string, what: string) {
  await prisma.securityEvent.create({ data: { userId, what } });
}
