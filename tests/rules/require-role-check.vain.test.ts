import rule from "../../rules/require-role-check.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

const action = (condition: string, answer = 'throw new Error("no");') => `"use server";
import { getServerSession } from "next-auth";
import { redirect } from "next/navigation";
export async function rename(id, name) {
  const session = await getServerSession();
  const user = session?.user;
  if (${condition}) ${answer}
  await db.category.update({ where: { id }, data: { name } });
}`;

const silent = (name: string, condition: string, answer?: string) => ({ name, code: action(condition, answer) });

const reported = (name: string, question: string, answer?: string) => {
  const code = action(question, answer);
  return {
    name,
    code,
    errors: [
      {
        messageId: "vain" as const,
        data: {
          who: "Everybody who is signed in",
          action: "rename",
          does: "writes to the database",
          effect: "db.category.update",
          line: "8",
          route: "",
          question,
          questionLine: "7",
        },
        ...placeOf(code, "rename"),
        suggestions: [{ messageId: "either" as const, output: action(question.replace("&&", "||"), answer) }],
      },
    ],
  };
};

new RuleTester().run("require-role-check: a role that nobody is asked for", rule, {
  valid: [
    silent("a session or the role is missing", 'user === undefined || user.role !== "admin"'),
    silent("neither the owner nor an administrator", '!isOwner && user.role !== "admin"'),
    silent("nothing stops there", '!user && session.user.role !== "admin"', "{ }"),
    silent("no role", '!user && session.user.plan !== "pro"'),
    silent("a role that a name holds", "!user && session.user.role !== wanted"),
    {
      name: "a role is asked for after that",
      code: action('!user && session.user.role !== "admin"', 'return;\n  if (user.role !== "admin") return;'),
    },
  ],
  invalid: [
    reported("neither a session nor the role", '!session && session.user.role !== "admin"'),
    reported("neither a user nor the role", '!user && user?.role !== "admin"'),
    reported("no role, and not that role", "!user.role && user.role !== Role.ADMIN"),
    reported("a role on the right", '!user && "admin" !== user.role', "return;"),
    reported("whoever lacks both is led away", '!user && user.role !== "admin"', '{ redirect("/"); }'),
  ],
});
