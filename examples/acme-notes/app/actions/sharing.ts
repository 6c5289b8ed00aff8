"use server";

import { randomBytes } from "node:crypto";

import { cookies } from "next/headers";
import { z } from "zod";

import { requireUser } from "@/lib/session";

const shareToken = z.string().length(43);

export async function createShareToken() {
  await requireUser();

  const token = randomBytes(32).toString("base64url");
  return { token };
}

// Vulnerable (no-insecure-random): whoever has a few links of their own can compute everybody else's.
export async function createShareTokenByChance() {
  await requireUser();

  const token = Math.random().toString(36).slice(2);
  return { token };
}

export async function rememberShareToken(token: string) {
  await requireUser();

  (await cookies()).set("share_token", shareToken.parse(token), {
    httpOnly: true,
    secure: process.env.NODE_ENV === "production",
    sameSite: "lax",
  });
}

// Vulnerable (no-insecure-cookie): any script in the page can read the token, and so can whoever listens to an
// unencrypted connection.
export async function rememberShareTokenForScripts(token: string) {
  await requireUser();

  (await cookies()).set("share_token", shareToken.parse(token), { maxAge: 60 * 60 * 24 * 30 });
}

export async function hasMailer() {
  await requireUser();

  return { configured: Boolean(process.env.MAILER_API_KEY) };
}

// Vulnerable (no-secret-exposure): the key of the mail service ends up in the browser.
export async function getMailer() {
  await requireUser();

  return { host: "mail.acme.test", key: process.env.MAILER_API_KEY };
}
