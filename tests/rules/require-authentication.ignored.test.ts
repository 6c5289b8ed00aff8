import rule from "../../rules/require-authentication.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

/** A read of what a site shows to everybody, for all that can be seen of it but what comes before. */
const reading = (before: string) => `"use server";
import { getServerSession } from "next-auth";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
async function isAdmin() { return (await getServerSession())?.user?.role === "admin"; }
async function checkAdmin() { if (!(await isAdmin())) return { error: "Not allowed" }; }
async function requireAdmin() { if (!(await isAdmin())) throw new Error("Not allowed"); return true; }
async function noteVisit() {
  if (!(await getServerSession())) return null;
  return prisma.visit.create({ data: {} });
}
export async function posts(drafts: boolean) {
  ${before}
  return prisma.post.findMany({ select: { title: true } });
}`;

const silent = (name: string, before: string) => ({ name, code: reading(before) });

const reported = (name: string, before: string, messageId: "unchecked" | "unawaited" | "swallowed", guard: string) => {
  const code = reading(before);
  const lines = code.split("\n");
  const lineOf = (text: string) => String(lines.findLastIndex((line) => line.includes(text)) + 1);
  return {
    name,
    code,
    errors: [
      {
        messageId,
        data: {
          action: "posts",
          does: "reads the database",
          effect: "prisma.post.findMany",
          line: lineOf("findMany"),
          route: "",
          guard,
          guardLine: lineOf(`${guard}()`),
        },
        ...placeOf(code, "posts"),
        ...(messageId === "unawaited" && {
          suggestions: [
            {
              messageId: "awaitGuard" as const,
              data: { guard },
              output: reading(before.replace(`${guard}()`, `await ${guard}()`)),
            },
          ],
        }),
      },
    ],
  };
};

new RuleTester().run("require-authentication: reads behind a check that keeps nobody out", rule, {
  valid: [
    silent("no check at all", ""),
    silent("a check that keeps strangers out", "await requireAdmin();"),
    silent("an error that is looked at", "const denied = await checkAdmin();\n  if (denied) return denied;"),
    silent("a check that some reads need", "if (drafts) await requireAdmin();"),
    silent("an answer that says what else is shown", "const isEditable = await isAdmin();\n  console.log(isEditable);"),
    silent("an answer that a function is called with", "getServerSession().then((session) => console.log(session));"),
    silent("something that is done for those who are known", "await noteVisit();"),
    silent(
      "a caller who may be none",
      "let may = false;\n  try {\n    may = await requireAdmin();\n  } catch {\n    may = false;\n  }",
    ),
  ],
  invalid: [
    reported("an error that nobody looks at", "await checkAdmin();", "unchecked", "checkAdmin"),
    reported("an answer that nobody looks at", "await isAdmin();", "unchecked", "isAdmin"),
    reported("a check that nobody waits for", "requireAdmin();", "unawaited", "requireAdmin"),
    reported("a promise that is tested", "if (!isAdmin()) return;", "unawaited", "isAdmin"),
    reported(
      "a check whose failure is caught",
      "try {\n    await requireAdmin();\n  } catch (error) {\n    console.error(error);\n  }",
      "swallowed",
      "requireAdmin",
    ),
  ],
});
