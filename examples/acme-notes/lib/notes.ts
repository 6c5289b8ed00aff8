import "server-only";

import { prisma } from "@/lib/db";

/** What somebody wrote last, for the pages that show it. */
export async function findRecentNotes(userId: string) {
  return await prisma.note.findMany({
    where: { userId },
    orderBy: { updatedAt: "desc" },
    select: { id: true, title: true },
    take: 10,
  });
}
