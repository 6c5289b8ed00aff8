"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";

import { prisma } from "@/lib/db";
import { requireUser } from "@/lib/session";

const displayName = z.string().trim().min(1).max(80);

export async function changeMyName(name: string) {
  const user = await requireUser();

  const updated = await prisma.user.update({
    where: { id: user.id },
    data: { name: displayName.parse(name) },
    select: { id: true, name: true },
  });
  revalidatePath("/members");
  return updated;
}

// Vulnerable (no-raw-model-return): the row that comes back holds `passwordHash`, and the browser gets all of it.
export async function changeMyNameReturningTheRow(name: string) {
  const user = await requireUser();

  const updated = await prisma.user.update({
    where: { id: user.id },
    data: { name: displayName.parse(name) },
  });
  revalidatePath("/members");
  return { success: true, user: updated };
}

export async function createWelcomeNote() {
  const user = await requireUser();

  const note = await prisma.note.create({
    data: { title: "Welcome", body: "Write something.", userId: user.id },
    include: { user: { select: { name: true } } },
  });
  revalidatePath("/notes");
  return { id: note.id, title: note.title, author: note.user.name };
}

// Vulnerable (no-raw-model-return): `include: { user: true }` brings the whole user along, two levels down.
export async function createWelcomeNoteWithItsAuthor() {
  const user = await requireUser();

  const note = await prisma.note.create({
    data: { title: "Welcome", body: "Write something.", userId: user.id },
    include: { user: true },
  });
  revalidatePath("/notes");
  return { note };
}
