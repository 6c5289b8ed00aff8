import { archiveNote, deleteNote, pinNote } from "@/app/actions/notes";
import { PinButton } from "@/app/notes/pin-button";
import { prisma } from "@/lib/db";
import { requireUser } from "@/lib/session";

export default async function NotesPage() {
  const user = await requireUser();
  const notes = await prisma.note.findMany({
    where: { userId: user.id, archived: false },
    orderBy: [{ pinned: "desc" }, { updatedAt: "desc" }],
    select: { id: true, title: true, pinned: true },
  });

  // An action that is written in a component is an endpoint, too: it checks for itself.
  async function archiveEverything() {
    "use server";

    const owner = await requireUser();
    await prisma.note.updateMany({ where: { userId: owner.id }, data: { archived: true } });
  }

  return (
    <main>
      <h1>Notes</h1>
      <ul>
        {notes.map((note) => (
          <li key={note.id}>
            <a href={`/notes/${note.id}`}>{note.title}</a>
            <PinButton id={note.id} pinned={note.pinned} pin={pinNote} />
            <form>
              <button formAction={archiveNote.bind(null, note.id)}>Archive</button>
              <button formAction={deleteNote.bind(null, note.id)}>Delete</button>
            </form>
          </li>
        ))}
      </ul>
      <form action={archiveEverything}>
        <button>Archive everything</button>
      </form>
    </main>
  );
}
