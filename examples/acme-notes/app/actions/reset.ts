"use server";

import { createHash, randomBytes } from "node:crypto";

import { z } from "zod";

import { prisma } from "@/lib/db";

const address = z.email();
const sent = "If there is an account with that address, a link is on its way.";

export async function forgotPassword(email: string) {
  const user = await prisma.user.findUnique({ where: { email: address.parse(email) }, select: { id: true } });
  if (user) {
    await createResetToken(user.id);
  }
  return { message: sent };
}

// Vulnerable (no-user-enumeration): whoever tries a list of addresses learns which of them have an account here.
export async function forgotPasswordSayingWhoHasAnAccount(email: string) {
  const user = await prisma.user.findUnique({ where: { email: address.parse(email) }, select: { id: true } });
  if (!user) {
    return { message: "There is no account with that address." };
  }
  await createResetToken(user.id);
  return { message: "A link is on its way." };
}

async function createResetToken(userId: string) {
  const token = randomBytes(32).toString("base64url");
  const hash = createHash("sha256").update(token).digest("hex");
  await prisma.passwordReset.create({ data: { userId, hash } });
}
