"use server";

import { prisma } from "@/lib/db";
import { requireUser } from "@/lib/session";

// Vulnerable (no-data-fetching-action): the page that shows these notes could call a plain function, as it does with
// `findRecentNotes` of lib/notes.ts. This one is an endpoint besides.
export async function getRecentNotes() {
  const user = await requireUser();

  return await prisma.note.findMany({
    where: { userId: user.id },
    orderBy: { updatedAt: "desc" },
    select: { id: true, title: true },
    take: 10,
  });
}
