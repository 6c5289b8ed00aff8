import rule from "../../rules/require-role-check.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

/** An action behind a function of some name, which asks in some way. */
const checked = (name: string, asking: string) => `"use server";
import { getServerSession } from "next-auth";
async function isOfStaff() {
  const session = await getServerSession();
  const row = await db.user.findUnique({ where: { id: session.user.id } });
  return row.role === "staff";
}
export async function inspect() {
  if (!(await isOfStaff())) throw new Error("no");
}
async function ${name}() {
  const session = await getServerSession();
  if (!session?.user) throw new Error("no");
  ${asking}
  return session;
}
export async function remove(id) {
  await ${name}();
  await db.category.delete({ where: { id } });
}`;

/** An action that an action client of some name makes. */
const made = (name: string, asking: string) => `"use server";
import { getServerSession } from "next-auth";
import { createSafeActionClient } from "next-safe-action";
const ${name} = createSafeActionClient().use(async ({ next }) => {
  const session = await getServerSession();
  if (!session) throw new Error("no");
  ${asking}
  return next({ ctx: { session } });
});
export async function inspect() {
  const session = await getServerSession();
  if (session.user.role !== "staff") throw new Error("no");
}
export const remove = ${name}.action(async ({ ctx }) => {
  await db.category.deleteMany({ where: { orgId: ctx.session.user.orgId } });
});`;

const reported = (name: string, code: string, effect: string, promise: string) => ({
  name,
  code,
  errors: [
    {
      messageId: "promised" as const,
      data: {
        who: "Everybody who is signed in",
        action: "remove",
        does: "writes to the database",
        effect,
        line: String(code.split("\n").findIndex((text) => text.includes(effect)) + 1),
        route: "",
        promise,
      },
      ...placeOf(code, "remove"),
    },
  ],
});

new RuleTester().run("require-role-check", rule, {
  valid: [
    {
      name: "a check that asks for a role",
      code: checked("requireAdmin", 'if (session.user.role !== "admin") throw new Error("no");'),
    },
    {
      name: "a check that asks for something else",
      code: checked("requireAdmin", 'if (!session.user.isHeadquarters) throw new Error("no");'),
    },
    {
      name: "a check that compares with one address",
      code: checked("requireAdmin", 'if (session.user.email !== OWNER_EMAIL) throw new Error("no");'),
    },
    { name: "a check that promises nothing", code: checked("requireUser", "") },
    {
      name: "a client that asks for a role",
      code: made("adminAction", 'if (session.user.role !== "admin") throw new Error("no");'),
    },
    { name: "a client that promises nothing", code: made("authAction", "") },
  ],
  invalid: [
    reported("a check that asks who it is", checked("requireAdmin", ""), "db.category.delete", "requireAdmin"),
    reported(
      "a check that asks for an organisation",
      checked("assertIsAdmin", 'if (session.user.orgId === undefined) throw new Error("no");'),
      "db.category.delete",
      "assertIsAdmin",
    ),
    reported("a client that asks who it is", made("adminAction", ""), "db.category.deleteMany", "adminAction"),
  ],
});
