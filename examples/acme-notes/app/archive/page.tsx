import { prisma } from "@/lib/db";
import { requireUser } from "@/lib/session";

export default function ArchivePage() {
  return (
    <form action={emptyArchive}>
      <button>Empty</button>
      <button formAction={restoreAll}>Restore</button>
    </form>
  );
}

async function emptyArchive() {
  "use server";

  const user = await requireUser();
  await prisma.note.deleteMany({ where: { userId: user.id, archived: true } });
}

// Vulnerable (valid-use-server): with a letter missing, the text is no directive, and the function no action.
async function restoreAll() {
  "use sever";

  const user = await requireUser();
  await prisma.note.updateMany({ where: { userId: user.id, archived: true }, data: { archived: false } });
}
