"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";

import { recordEvent } from "@/lib/audit";
import { prisma } from "@/lib/db";
import { requireAdmin, requireUser } from "@/lib/session";

const change = z.object({ person: z.cuid(), role: z.enum(["MEMBER", "ADMIN"]) });

export async function changeRole(input: z.infer<typeof change>) {
  const admin = await requireAdmin();
  const { person, role } = change.parse(input);

  await prisma.user.update({ where: { id: person }, data: { role } });
  await recordEvent(admin.id, `made ${person} ${role}`);
  revalidatePath("/people");
}

// Vulnerable (require-role-check, no-client-supplied-identity): only the page asks for an administrator, so that everybody
// who is signed in can make anybody one, beginning with themselves.
export async function changeRoleAsAnybody(input: z.infer<typeof change>) {
  const user = await requireUser();
  const { person, role } = change.parse(input);

  await prisma.user.update({ where: { id: person }, data: { role } });
  await recordEvent(user.id, `made ${person} ${role}`);
  revalidatePath("/people");
}
