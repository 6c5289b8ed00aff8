"use server";

import { exec, execFile } from "node:child_process";
import { promisify } from "node:util";

import mongoose from "mongoose";
import { Resend } from "resend";
import { z } from "zod";

import { requireUser } from "@/lib/session";

const run = promisify(execFile);
const runInShell = promisify(exec);
const resend = new Resend(process.env.MAILER_API_KEY);
const Page = mongoose.model("Page", new mongoose.Schema({ slug: String, userId: String, title: String }));

const branch = z.string().regex(/^[a-z][a-z0-9-]{0,40}$/u);
const line = z.string().trim().min(1).max(200);

export async function deploy(input: string) {
  await requireUser();

  await run("git", ["push", "pages", branch.parse(input)]);
}

// Vulnerable (no-command-injection): a line of text can end the command, and begin another one.
export async function deployWhatever(input: string) {
  await requireUser();

  await runInShell(`git push pages ${line.parse(input)}`);
}

export async function unpublish(slug: string) {
  const user = await requireUser();

  await Page.deleteOne({ slug: line.parse(slug), userId: user.id });
}

// Vulnerable (no-nosql-injection, require-input-validation): the type says that it is a text. `{ "$ne": null }` comes
// through all the same, and the first page of all is gone.
export async function unpublishAny(slug: string) {
  const user = await requireUser();

  await Page.deleteOne({ slug, userId: user.id });
}

export async function announce(title: string) {
  const user = await requireUser();

  await resend.emails.send({ from: "notes@acme.test", to: user.email, subject: "Published", text: line.parse(title) });
}

// Vulnerable (no-html-injection): the title may be markup, with a link that looks like the app's own.
export async function announceInHtml(title: string) {
  const user = await requireUser();

  await resend.emails.send({
    from: "notes@acme.test",
    to: user.email,
    subject: "Published",
    html: `<p>${line.parse(title)} is published.</p>`,
  });
}

export async function retitle(slug: string, placeholder: string) {
  const user = await requireUser();
  const values = { mail: user.email, today: new Date().toDateString() };

  const title = values[z.enum(["mail", "today"]).parse(placeholder)];
  await Page.updateOne({ slug: line.parse(slug), userId: user.id }, { $set: { title } });
}

// Vulnerable (no-code-injection): what is meant for `today` can as well read the server's environment.
export async function retitleByExpression(slug: string, expression: string) {
  const user = await requireUser();
  const compute = new Function("today", `return ${line.parse(expression)}`);

  const title = String(compute(new Date().toDateString()));
  await Page.updateOne({ slug: line.parse(slug), userId: user.id }, { $set: { title } });
}
