"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";

import { auth } from "@/auth";
import { prisma } from "@/lib/db";
import { requireUser } from "@/lib/session";
import { withOptionalUser, withUser } from "@/lib/with-user";

const noteId = z.cuid();
const rename = z.object({ id: z.cuid(), title: z.string().trim().min(1).max(120) });

export async function renameNote(input: z.infer<typeof rename>) {
  const user = await requireUser();
  const { id, title } = rename.parse(input);

  await prisma.note.updateMany({ where: { id, userId: user.id }, data: { title } });
  revalidatePath("/notes");
}

// Vulnerable (require-authentication, require-ownership-check): nothing asks who is calling. That the page is behind a sign-in does not help,
// since the action is an endpoint of its own.
export async function renameNoteWithoutCheck(input: z.infer<typeof rename>) {
  const { id, title } = rename.parse(input);

  await prisma.note.update({ where: { id }, data: { title } });
  revalidatePath("/notes");
}

export async function archiveNote(id: string) {
  const session = await auth();
  if (!session?.user?.id) {
    redirect("/sign-in");
  }

  await prisma.note.updateMany({
    where: { id: noteId.parse(id), userId: session.user.id },
    data: { archived: true },
  });
  revalidatePath("/notes");
}

// Vulnerable (require-authentication): without a session, `session?.user?.id` is undefined, and Prisma takes a condition
// that is undefined for no condition at all. Then anybody can archive anybody's note.
export async function archiveNoteOfMaybeNobody(id: string) {
  const session = await auth();

  await prisma.note.updateMany({
    where: { id: noteId.parse(id), userId: session?.user?.id },
    data: { archived: true },
  });
  revalidatePath("/notes");
}

export async function deleteNote(id: string) {
  const user = await requireUser();

  await prisma.note.deleteMany({ where: { id: noteId.parse(id), userId: user.id } });
  redirect("/notes");
}

// Vulnerable (require-authentication, require-ownership-check): `requireUser` leaves the action by throwing, and the `catch` swallows that.
export async function deleteNoteSwallowingTheCheck(id: string) {
  try {
    await requireUser();
  } catch (error) {
    console.error("No session", error);
  }

  await prisma.note.deleteMany({ where: { id: noteId.parse(id) } });
  redirect("/notes");
}

// Vulnerable (require-ownership-check): the caller is signed in, but nothing says that the note is theirs.
export async function deleteAnyNote(id: string) {
  await requireUser();

  await prisma.note.delete({ where: { id: noteId.parse(id) } });
  redirect("/notes");
}

export async function moveNote(id: string, notebookId: string) {
  const user = await requireUser();
  const notebook = await prisma.notebook.findFirstOrThrow({
    where: { id: noteId.parse(notebookId), userId: user.id },
    select: { id: true },
  });

  await prisma.note.updateMany({ where: { id: noteId.parse(id), userId: user.id }, data: { notebookId: notebook.id } });
  redirect("/notes");
}

// Vulnerable (require-ownership-check): the note is the caller's, but the notebook that it is put into may be anybody's.
export async function moveNoteAnywhere(id: string, notebookId: string) {
  const user = await requireUser();

  await prisma.note.updateMany({
    where: { id: noteId.parse(id), userId: user.id },
    data: { notebookId: noteId.parse(notebookId) },
  });
  redirect("/notes");
}

export const pinNote = withUser(async (user, id: string) => {
  await prisma.note.updateMany({ where: { id: noteId.parse(id), userId: user.id }, data: { pinned: true } });
  revalidatePath("/notes");
});

// Vulnerable (require-authentication): this wrapper calls the handler whether or not there is a user.
export const pinNoteBehindTheWrongWrapper = withOptionalUser(async (user, id: string) => {
  await prisma.note.updateMany({ where: { id: noteId.parse(id), userId: user?.id }, data: { pinned: true } });
  revalidatePath("/notes");
});
