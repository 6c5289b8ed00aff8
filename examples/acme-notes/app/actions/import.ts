"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";

import { prisma } from "@/lib/db";
import { requireUser } from "@/lib/session";

const notes = z.array(z.object({ title: z.string().trim().min(1).max(120), body: z.string().max(20_000) })).max(500);

export async function importNotes(input: z.infer<typeof notes>) {
  const user = await requireUser();
  const parsed = notes.parse(input);

  try {
    await prisma.note.createMany({ data: parsed.map(({ title, body }) => ({ title, body, userId: user.id })) });
  } catch (error) {
    console.error("The import failed", error);
    return { error: "Your notes could not be imported. Please try again." };
  }
  revalidatePath("/notes");
  return { error: null };
}

// Vulnerable (no-error-details): what Prisma says names tables and columns, the file and line of this call, and the
// address of the database when that cannot be reached.
export async function importNotesTellingWhy(input: z.infer<typeof notes>) {
  const user = await requireUser();
  const parsed = notes.parse(input);

  try {
    await prisma.note.createMany({ data: parsed.map(({ title, body }) => ({ title, body, userId: user.id })) });
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
  revalidatePath("/notes");
  return { error: null };
}
