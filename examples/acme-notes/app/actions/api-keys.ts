"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";

import { prisma } from "@/lib/db";
import { createSecret, sameSecret } from "@/lib/secrets";
import { requireUser } from "@/lib/session";

const keyName = z.string().trim().min(1).max(40);
const revocation = z.object({ id: z.cuid(), secret: z.string().startsWith("acme_").max(100) });

// The secret is shown this once, to the person who has just made it.
export async function createApiKey(name: string) {
  const user = await requireUser();
  const secret = createSecret();

  const { id } = await prisma.apiKey.create({
    data: { name: keyName.parse(name), secret, userId: user.id },
    select: { id: true },
  });
  revalidatePath("/settings/api-keys");
  return { id, secret };
}

export async function revokeApiKey(input: z.infer<typeof revocation>) {
  const user = await requireUser();
  const { id, secret } = revocation.parse(input);

  const key = await prisma.apiKey.findFirst({ where: { id, userId: user.id } });
  if (!key || !sameSecret(key.secret, secret)) {
    throw new Error("This is not the key's secret.");
  }
  await prisma.apiKey.delete({ where: { id: key.id } });
  revalidatePath("/settings/api-keys");
}

// Vulnerable (no-timing-unsafe-comparison): `!==` answers sooner the earlier the two differ, which tells the secret to
// whoever measures often enough.
export async function revokeApiKeyComparingText(input: z.infer<typeof revocation>) {
  const user = await requireUser();
  const { id, secret } = revocation.parse(input);

  const key = await prisma.apiKey.findFirst({ where: { id, userId: user.id } });
  if (!key || key.secret !== secret) {
    throw new Error("This is not the key's secret.");
  }
  await prisma.apiKey.delete({ where: { id: key.id } });
  revalidatePath("/settings/api-keys");
}
