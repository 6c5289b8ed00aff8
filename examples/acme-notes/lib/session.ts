import "server-only";

import { redirect } from "next/navigation";
import { cache } from "react";

import { auth } from "@/auth";
import { prisma } from "@/lib/db";

/** Who is calling, or null. */
export const getCurrentUser = cache(async () => {
  const session = await auth();
  return session?.user?.id ? { id: session.user.id, email: session.user.email } : null;
});

/** Who is calling. Sends everybody else to the sign-in page. */
export async function requireUser() {
  const user = await getCurrentUser();
  if (!user) {
    redirect("/sign-in");
  }
  return user;
}

/** The administrator who is calling. Nobody else gets any further. */
export async function requireAdmin() {
  const { id } = await requireUser();
  const user = await prisma.user.findUnique({ where: { id }, select: { id: true, role: true } });
  if (user?.role !== "ADMIN") {
    throw new Error("This is for administrators.");
  }
  return user;
}
