"use server";

import { compare, hash } from "bcryptjs";
import { z } from "zod";

import { prisma } from "@/lib/db";
import { requireUser } from "@/lib/session";

const passwords = z.object({ current: z.string().max(200), next: z.string().min(12).max(200) });

export async function changePassword(input: z.infer<typeof passwords>) {
  const user = await requireUser();
  const { current, next } = passwords.parse(input);
  const attempts = await prisma.passwordAttempt.count({
    where: { userId: user.id, at: { gte: new Date(Date.now() - 15 * 60_000) } },
  });
  if (attempts >= 5) {
    throw new Error("Too many attempts, try again later.");
  }

  await prisma.passwordAttempt.create({ data: { userId: user.id } });
  await replacePassword(user.id, current, next);
}

// Vulnerable (require-rate-limit): whoever has found an open browser can try one password after another.
export async function changePasswordWithoutLimit(input: z.infer<typeof passwords>) {
  const user = await requireUser();
  const { current, next } = passwords.parse(input);

  await replacePassword(user.id, current, next);
}

async function replacePassword(id: string, current: string, next: string) {
  const { passwordHash } = await prisma.user.findUniqueOrThrow({ where: { id }, select: { passwordHash: true } });
  if (!(await compare(current, passwordHash))) {
    throw new Error("This is not your password.");
  }
  await prisma.user.update({ where: { id }, data: { passwordHash: await hash(next, 12) } });
}
