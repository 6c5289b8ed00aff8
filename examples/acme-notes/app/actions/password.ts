"use server";

import { compare, hash } from "bcryptjs";
import { z } from "zod";

import { recordEvent } from "@/lib/audit";
import { prisma } from "@/lib/db";
import { requireUser } from "@/lib/session";

const passwords = z.object({ current: z.string().max(200), next: z.string().min(12).max(200) });

const expired = passwords.extend({ email: z.email() });

export async function changePassword(input: z.infer<typeof passwords>) {
  const user = await requireUser();
  const { current, next } = passwords.parse(input);

  await countAttempt(user.id);
  await replacePassword(user.id, current, next);
  await recordEvent(user.id, "changed the password");
}

// Vulnerable (require-rate-limit): anybody can try one password of somebody's after another.
export async function changePasswordWithoutLimit(input: z.infer<typeof expired>) {
  const { email, current, next } = expired.parse(input);
  const { id } = await prisma.user.findUniqueOrThrow({ where: { email }, select: { id: true } });

  await replacePassword(id, current, next);
  await recordEvent(id, "changed an expired password");
}

// Vulnerable (require-audit-log): whoever is locked out will ask when the password was changed, and nobody knows.
export async function changePasswordWithoutTrace(input: z.infer<typeof passwords>) {
  const user = await requireUser();
  const { current, next } = passwords.parse(input);

  await countAttempt(user.id);
  await replacePassword(user.id, current, next);
}

async function countAttempt(userId: string) {
  const attempts = await prisma.passwordAttempt.count({
    where: { userId, at: { gte: new Date(Date.now() - 15 * 60_000) } },
  });
  if (attempts >= 5) {
    throw new Error("Too many attempts, try again later.");
  }

  await prisma.passwordAttempt.create({ data: { userId } });
}

async function replacePassword(id: string, current: string, next: string) {
  const { passwordHash } = await prisma.user.findUniqueOrThrow({ where: { id }, select: { passwordHash: true } });
  if (!(await compare(current, passwordHash))) {
    throw new Error("This is not your password.");
  }
  await prisma.user.update({ where: { id }, data: { passwordHash: await hash(next, 12) } });
}
