import rule from "../../rules/require-ownership-check.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

/** Rows under what this function finds, or makes where there is none, are deleted by a key of the client's. */
const action = (body: string) => `"use server";
import { auth } from "@clerk/nextjs/server";
import { PrismaClient } from "@prisma/client";
import { createClient } from "@supabase/supabase-js";
const prisma = new PrismaClient();
const supabase = createClient("url", process.env.SERVICE_KEY);
async function mine(input) {
const { userId } = await auth();
if (!userId) throw new Error("Sign in.");
${body}
}
export async function remove(input, id: string) {
const shopId = await mine(input);
await prisma.invoice.delete({ where: { id, shopId } });
}`;

const silent = (name: string, body: string) => ({ name, code: action(body) });

const reported = (name: string, body: string) => {
  const code = action(body);
  return {
    name,
    code,
    errors: [
      {
        messageId: "changes" as const,
        data: {
          action: "remove",
          value: "`id`",
          column: "id",
          does: "writes to the database",
          effect: "prisma.invoice.delete",
          line: String(code.split("\n").length - 1),
          route: "",
        },
        ...placeOf(code, "id: string"),
      },
    ],
  };
};

const first = `const found = await prisma.shop.findUnique({ where: { ownerId: userId } });
if (found) return found.id;`;

new RuleTester().run("require-ownership-check of rows just made", rule, {
  valid: [
    silent(
      "the caller's own row, made on the first visit",
      `${first}\nreturn (await prisma.shop.create({ data: { ownerId: userId, name: input.name } })).id;`,
    ),
    silent(
      "one made of a list",
      `const { data } = await supabase.from("shops").insert([{ owner_id: userId, name: input.name }]).select("id").single();\nreturn data.id;`,
    ),
    silent(
      "the key of one that holds what the client sent, too",
      `${first}\nreturn (await prisma.shop.create({ data: { ...input, ownerId: userId } })).id;`,
    ),
    silent(
      "what was put into it of the caller's own",
      "return (await prisma.shop.create({ data: { ownerId: userId } })).ownerId;",
    ),
  ],
  invalid: [
    reported(
      "somebody else's, made in their name",
      `${first}\nreturn (await prisma.shop.create({ data: { ownerId: input.owner, name: input.name } })).id;`,
    ),
    reported(
      "what the client put into it",
      `const { data } = await supabase.from("shops").insert([{ owner_id: userId, parent_id: input.parent }]).select("parent_id").single();\nreturn data.parent_id;`,
    ),
    reported(
      "what the client may have put into it",
      "return (await prisma.shop.create({ data: { ...input, ownerId: userId } })).parentId;",
    ),
    reported(
      "one that the caller only added",
      "return (await prisma.shop.create({ data: { ownerId: input.owner, createdById: userId } })).id;",
    ),
  ],
});
