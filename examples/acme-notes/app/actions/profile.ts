"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";

import { prisma } from "@/lib/db";
import { requireUser } from "@/lib/session";

const profile = z.object({
  name: z.string().trim().min(1).max(80),
  bio: z.string().trim().max(500),
});

export type ProfileState = { message: string };

export async function updateProfile(_previous: ProfileState, formData: FormData): Promise<ProfileState> {
  const user = await requireUser();
  const parsed = profile.safeParse({ name: formData.get("name"), bio: formData.get("bio") });
  if (!parsed.success) {
    return { message: "Please check your name and your bio." };
  }

  await prisma.user.update({ where: { id: user.id }, data: parsed.data });
  revalidatePath("/profile");
  return { message: "Saved." };
}

// Vulnerable (require-input-validation): `as string` is for the compiler. A form field can be missing, a file, or a
// megabyte of text.
export async function updateProfileAsString(_previous: ProfileState, formData: FormData): Promise<ProfileState> {
  const user = await requireUser();
  const name = formData.get("name") as string;
  const bio = formData.get("bio") as string;

  await prisma.user.update({ where: { id: user.id }, data: { name, bio } });
  revalidatePath("/profile");
  return { message: "Saved." };
}

// Vulnerable (require-input-validation): nobody looks at `success`, and what is written is the input, not the result.
export async function updateProfileIgnoringTheResult(input: z.infer<typeof profile>) {
  const user = await requireUser();
  profile.safeParse(input);

  await prisma.user.update({ where: { id: user.id }, data: { name: input.name, bio: input.bio } });
  revalidatePath("/profile");
}

export async function updateProfileAtOnce(input: z.infer<typeof profile>) {
  const user = await requireUser();

  await prisma.user.update({ where: { id: user.id }, data: profile.parse(input) });
  revalidatePath("/profile");
}

// Vulnerable (no-mass-assignment): `parse()` gives back an object without further members, but what is written is the one
// that came in, `role: "ADMIN"` included.
export async function updateProfileWithWhateverCame(input: z.infer<typeof profile>) {
  const user = await requireUser();
  profile.parse(input);

  await prisma.user.update({ where: { id: user.id }, data: { ...input } });
  revalidatePath("/profile");
}
