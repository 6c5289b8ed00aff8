"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";

import { prisma } from "@/lib/db";
import { isInvitation, isInvitationByText } from "@/lib/invitations";
import { requireUser } from "@/lib/session";

const notebook = z.object({ name: z.string().trim().min(1).max(80) });
const invitation = z.object({ notebookId: z.cuid(), signature: z.string().length(64) });

export async function createNotebook(formData: FormData) {
  const user = await requireUser();
  const { name } = notebook.parse({ name: formData.get("name") });

  await prisma.notebook.create({ data: { name, userId: user.id } });
  revalidatePath("/notebooks");
}

// Vulnerable (no-client-supplied-identity): the caller is signed in, but a hidden field of the form decides whose notebook
// it becomes.
export async function createNotebookForTheUserInTheForm(formData: FormData) {
  await requireUser();
  const { name, userId } = notebook
    .extend({ userId: z.cuid() })
    .parse({ name: formData.get("name"), userId: formData.get("userId") });

  await prisma.notebook.create({ data: { name, userId } });
  revalidatePath("/notebooks");
}

export async function emptyNotebooks() {
  const user = await requireUser();

  await prisma.note.deleteMany({ where: { userId: user.id, notebookId: { not: null } } });
  revalidatePath("/notebooks");
}

// Vulnerable (no-client-supplied-identity): whoever is signed in can empty the notebooks of everybody else.
export async function emptyNotebooksOf(userId: string) {
  await requireUser();

  await prisma.note.deleteMany({ where: { userId: z.cuid().parse(userId), notebookId: { not: null } } });
  revalidatePath("/notebooks");
}

export async function copyInvitedNotebook(input: z.infer<typeof invitation>) {
  const user = await requireUser();
  const { notebookId, signature } = invitation.parse(input);
  if (!isInvitation(notebookId, signature)) {
    throw new Error("This invitation is not ours.");
  }

  await copyNotebook(notebookId, user.id);
}

// Not reported here: what is wrong with `isInvitationByText` is reported where it is written, in lib/invitations.ts.
export async function copyInvitedNotebookByText(input: z.infer<typeof invitation>) {
  const user = await requireUser();
  const { notebookId, signature } = invitation.parse(input);
  if (!isInvitationByText(notebookId, signature)) {
    throw new Error("This invitation is not ours.");
  }

  await copyNotebook(notebookId, user.id);
}

async function copyNotebook(id: string, userId: string) {
  const { name, notes } = await prisma.notebook.findUniqueOrThrow({
    where: { id },
    select: { name: true, notes: { select: { title: true, body: true } } },
  });
  await prisma.notebook.create({
    data: { name, userId, notes: { create: notes.map((note) => ({ ...note, userId })) } },
  });
  revalidatePath("/notebooks");
}
