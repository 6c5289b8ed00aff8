import rule from "../../rules/require-role-check.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

const head = `"use server";
import { auth, clerkClient } from "@clerk/nextjs/server";
import { betterAuth } from "better-auth";
import { createClient } from "@supabase/supabase-js";
import { getAuth } from "firebase-admin/auth";
import { headers } from "next/headers";
import { AbilityBuilder } from "@casl/ability";
import { z } from "zod";
const library = betterAuth({});
const supabase = createClient("url", "service-role-key");
`;

const known = "const { userId, has } = await auth();\nif (!userId) throw new Error();\n";
const setRole = "await db.user.update({ where: { id }, data: { role } });";

function action(body: string): string {
  return `${head}export async function save(id, role, orgId) {\n${body}\n}`;
}

function silent(name: string, body: string, filename?: string) {
  return { name, code: action(`${known}${body}`), ...(filename !== undefined && { filename }) };
}

interface Report {
  readonly who?: string;
  readonly column?: string;
  readonly does?: string;
  /** The line of the effect, in the body behind the check of who is calling. */
  readonly line?: number;
}

function reported(
  name: string,
  messageId: "assigns" | "manages" | "removes" | "reserved" | "sets",
  effect: string,
  body: string,
  { who = "Everybody who is signed in", column, does, line = 1 }: Report = {},
) {
  const code = action(`${known}${body}`);
  const data = {
    who,
    action: "save",
    effect,
    line: String(line + 13),
    route: "",
    ...(column !== undefined && { column }),
    ...(does !== undefined && { does }),
  };
  return { name, code, errors: [{ messageId, data, ...placeOf(code, "save") }] };
}

new RuleTester().run("require-role-check", rule, {
  valid: [
    {
      name: "no server action",
      code: `import { auth } from "@clerk/nextjs/server"; export async function save(id, role) { await auth.protect(); ${setRole} }`,
    },
    { name: "what a stranger can do is another rule's", code: action(setRole) },
    silent("the caller's own name", `await db.user.update({ where: { id: userId }, data: { name: role } });`),
    silent(
      "a role that is looked at first",
      `const me = await db.user.findUnique({ where: { id: userId } });\nif (me?.role !== "ADMIN") return;\n${setRole}`,
    ),
    silent("a role that the library asks for", `if (!has({ role: "org:admin" })) return;\n${setRole}`),
    silent(
      "a membership with a role",
      `const admin = await db.member.findFirst({ where: { userId, orgId, role: "ADMIN" } });\nif (!admin) return;\nawait db.member.update({ where: { id, orgId }, data: { role } });`,
    ),
    silent(
      "the organisation's owner",
      `const org = await db.organization.findUnique({ where: { id: orgId } });\nif (org?.ownerId !== userId) return;\nawait db.member.update({ where: { id, orgId }, data: { role } });`,
    ),
    silent(
      "an organisation that is looked up by its owner",
      `const org = await db.organization.findFirst({ where: { id: orgId, ownerId: userId } });\nif (!org) return;\nawait db.member.update({ where: { id, orgId }, data: { role } });`,
    ),
    silent(
      "an ability that a package decides on",
      `const { build } = new AbilityBuilder();\nif (build().cannot("update", "User")) return;\n${setRole}`,
    ),
    silent("a list of administrators", `if (!process.env.ADMINS.includes(userId)) return;\n${setRole}`),
    silent(
      "a project's own check that cannot be found",
      `const { can } = await import("./missing");\nif (!(await can(userId, "roles"))) return;\n${setRole}`,
    ),
    silent("a role only for some", `if (orgId) {\nif (!has({ role: "org:admin" })) return;\n}\n${setRole}`),
    silent("a role that everybody gets", `await db.user.create({ data: { email: id, role: "user" } });`),
    silent(
      "the caller's own organisation, of which they become the owner",
      `await db.member.create({ data: { userId, orgId: role, role: "owner" } });`,
    ),
    silent(
      "who becomes the owner is the caller, or what a package makes of them",
      `const me = (await db.user.findUnique({ where: { id: userId } })) ?? new AbilityBuilder().me;\nawait db.member.create({ data: { userId: me.id, orgId: role, role: "owner" } });`,
    ),
    silent(
      "a role among those that anybody may choose",
      `if (role !== "patient" && role !== "doctor") return;\nawait db.user.update({ where: { id: userId }, data: { role } });`,
    ),
    silent("who leaves", `await db.member.delete({ where: { id, userId } });`),
    silent("the caller's own account", `await (await clerkClient()).users.deleteUser(userId);`),
    silent(
      "a library that asks for the role itself",
      `await library.api.banUser({ body: { userId: id }, headers: await headers() });`,
    ),
    silent("a role that is a job", `await db.experience.update({ where: { id, userId }, data: { role } });`),
    silent(
      "a file for administrators, in a project without roles",
      `await db.post.delete({ where: { id } });`,
      "app/admin/actions.ts",
    ),
    silent(
      "the caller's own role, from a list without administrators",
      `const chosen = z.enum(["student", "teacher"]).parse(role);\nawait db.user.update({ where: { id: userId }, data: { role: chosen } });`,
    ),
  ],
  invalid: [
    reported(
      "who becomes the owner is whom the client names, or what a package makes of them",
      "sets",
      "db.member.create",
      `const me = (await db.user.findUnique({ where: { id } })) ?? new AbilityBuilder().me;\nawait db.member.create({ data: { userId: me.id, orgId: role, role: "owner" } });`,
      { column: "role", line: 2 },
    ),
    reported("a role", "sets", "db.user.update", setRole, { column: "role" }),
    reported("everybody's role", "sets", "db.user.updateMany", `await db.user.updateMany({ data: { role } });`, {
      column: "role",
    }),
    reported("a ban", "sets", "db.user.update", `await db.user.update({ where: { id }, data: { banned: true } });`, {
      column: "banned",
    }),
    reported(
      "credits",
      "sets",
      "db.user.update",
      `await db.user.update({ where: { id }, data: { credits: { increment: 100 } } });`,
      { column: "credits" },
    ),
    reported(
      "that it is not oneself says nothing",
      "sets",
      "db.user.update",
      `const other = await db.user.findUnique({ where: { id } });\nif (other?.id === userId) return;\n${setRole}`,
      { column: "role", line: 3 },
    ),
    reported(
      "a membership without a role",
      "sets",
      "db.member.update",
      `const mine = await db.member.findFirst({ where: { userId, orgId } });\nif (!mine) return;\nawait db.member.update({ where: { id, orgId }, data: { role } });`,
      { column: "role", line: 3, who: "Every member of the organisation" },
    ),
    reported(
      "an invitation with a role that the client chooses",
      "sets",
      "db.invitation.create",
      `await db.invitation.create({ data: { email: id, role, orgId, inviterId: userId } });`,
      { column: "role" },
    ),
    reported(
      "a new administrator",
      "sets",
      "db.user.create",
      `await db.user.create({ data: { email: id, role: "admin" } });`,
      { column: "role" },
    ),
    reported(
      "the caller's own role, whatever it is",
      "assigns",
      "db.user.update",
      `await db.user.update({ where: { id: userId }, data: { role } });`,
      { column: "role" },
    ),
    reported(
      "the caller's own role, from a list with administrators",
      "assigns",
      "db.user.update",
      `const chosen = z.enum(["user", "admin"]).parse(role);\nawait db.user.update({ where: { id: userId }, data: { role: chosen } });`,
      { column: "role", line: 2 },
    ),
    reported("an account", "removes", "db.user.delete", `await db.user.delete({ where: { id } });`),
    reported("a membership", "removes", "db.member.delete", `await db.member.delete({ where: { id } });`),
    reported(
      "Clerk's users",
      "manages",
      "users.updateUserMetadata",
      `const { users } = await clerkClient();\nawait users.updateUserMetadata(id, { publicMetadata: { role } });`,
      { line: 2 },
    ),
    reported(
      "Supabase's users",
      "manages",
      "supabase.auth.admin.deleteUser",
      `await supabase.auth.admin.deleteUser(id);`,
    ),
    reported(
      "Firebase's claims",
      "manages",
      "setCustomUserClaims",
      `const { setCustomUserClaims } = getAuth();\nawait setCustomUserClaims(id, { role });`,
      { line: 2 },
    ),
    reported(
      "a member that Better Auth asks nobody about",
      "manages",
      "library.api.addMember",
      `await library.api.addMember({ body: { userId: id, organizationId: orgId, role } });`,
    ),
    {
      name: "a file for administrators, where another action asks for the role",
      filename: "app/admin/actions.ts",
      code: `${action(`${known}await db.post.delete({ where: { id } });`)}
export async function publish(id) {
${known}if (!has({ role: "org:admin" })) return;
await db.post.update({ where: { id }, data: { published: true } });
}`,
      errors: [
        {
          messageId: "reserved",
          data: {
            who: "Everybody who is signed in",
            action: "save",
            does: "writes to the database",
            effect: "db.post.delete",
            line: "14",
            route: "",
          },
          line: 11,
          column: 23,
          endLine: 11,
          endColumn: 27,
        },
      ],
    },
  ],
});
