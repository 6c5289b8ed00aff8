import "server-only";

import { redirect } from "next/navigation";
import { cache } from "react";

import { auth } from "@/auth";

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
