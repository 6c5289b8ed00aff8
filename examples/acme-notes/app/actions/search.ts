"use server";

import { readFile } from "node:fs/promises";
import path from "node:path";

import { redirect } from "next/navigation";
import { z } from "zod";

import { prisma } from "@/lib/db";
import { requireUser } from "@/lib/session";

const text = z.string().trim().min(1).max(120);
const feeds = ["feeds.example.com", "news.example.com"];
const templates = path.resolve("templates");

export async function countNotes(input: string) {
  const user = await requireUser();
  const term = text.parse(input);

  const rows = await prisma.$queryRaw<
    { count: bigint }[]
  >`SELECT COUNT(*) AS count FROM "Note" WHERE "userId" = ${user.id} AND title LIKE ${`%${term}%`}`;
  return Number(rows[0]?.count ?? 0);
}

// Vulnerable (no-sql-injection): the schema says that it is a short text. It may still end the quoted value, and go on
// with SQL that counts, or deletes, what it likes.
export async function countNotesByText(input: string) {
  const user = await requireUser();
  const term = text.parse(input);

  const rows = await prisma.$queryRawUnsafe<{ count: bigint }[]>(
    `SELECT COUNT(*) AS count FROM "Note" WHERE "userId" = $1 AND title LIKE '%${term}%'`,
    user.id,
  );
  return Number(rows[0]?.count ?? 0);
}

export async function startFromTemplate(input: string) {
  const user = await requireUser();
  const file = path.resolve(templates, `${text.parse(input)}.md`);
  if (!file.startsWith(templates + path.sep)) {
    throw new Error("There is no such template.");
  }

  const body = await readFile(file, "utf8");
  await prisma.note.create({ data: { title: "Untitled", body, userId: user.id } });
}

// Vulnerable (no-path-traversal): `../../.env` is a short text, too, and so is the way to any file that ends in `.md`.
export async function startFromAnyFile(input: string) {
  const user = await requireUser();

  const body = await readFile(path.join(templates, `${text.parse(input)}.md`), "utf8");
  await prisma.note.create({ data: { title: "Untitled", body, userId: user.id } });
}

export async function previewFeed(input: string) {
  await requireUser();
  const url = new URL(z.url().parse(input));
  if (!feeds.includes(url.hostname)) {
    throw new Error("This feed is not supported.");
  }

  const response = await fetch(url, { redirect: "error" });
  return response.ok;
}

// Vulnerable (no-ssrf): every address is one, also those that only this server can reach.
export async function previewAnyFeed(input: string) {
  await requireUser();

  const response = await fetch(z.url().parse(input));
  return response.ok;
}

export async function leave(formData: FormData) {
  const next = z.string().parse(formData.get("next"));

  redirect(next.startsWith("/") && !next.startsWith("//") ? next : "/notes");
}

// Vulnerable (no-open-redirect): a link to the app that ends on another site is what phishing needs.
export async function leaveForAnywhere(formData: FormData) {
  const next = z.string().parse(formData.get("next"));

  redirect(next);
}
