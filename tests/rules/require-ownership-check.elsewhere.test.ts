import rule from "../../rules/require-ownership-check.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

/** What another service says of the caller's groups, and what is made of it. */
const action = (check: string) => `"use server";
import { getServerSession } from "next-auth";
async function groupsOf(id) { return (await (await fetch(\`https://directory.test/users/\${id}\`)).json()).groups; }
async function isAmong(names) {
  const session = await getServerSession();
  return session?.user?.id ? (await groupsOf(session.user.id)).some((group) => names.includes(group.name)) : false;
}
const isStaff = () => isAmong(process.env.STAFF_GROUPS.split(","));
async function owns(id) {
  const session = await getServerSession();
  const project = await db.project.findUnique({ where: { id } });
  return session?.user?.id !== undefined && project?.userId === session.user.id;
}
async function isOfGroup(id, column) {
  const session = await getServerSession();
  const project = await db.project.findUnique({ where: { id } });
  return session?.user?.id ? (await groupsOf(session.user.id)).some((group) => group.id === column(project)) : false;
}
export async function remove(id, names) {
  if (!(${check})) throw new Error("Not allowed");
  await db.project.delete({ where: { id } });
}`;

/** The first parameter of the action. */
function inParameter(code: string) {
  const { line, column } = placeOf(code, "id, names)");
  return { line, column, endLine: line, endColumn: column + "id".length };
}

const silent = (name: string, check: string) => ({ name, code: action(check) });

const reported = (name: string, check: string) => ({
  name,
  code: action(check),
  errors: [
    {
      messageId: "changes" as const,
      data: {
        action: "remove",
        value: "`id`",
        column: "id",
        does: "writes to the database",
        effect: "db.project.delete",
        line: "21",
        route: "",
      },
      ...inParameter(action(check)),
    },
  ],
});

new RuleTester().run("require-ownership-check: what another service says of the caller", rule, {
  valid: [
    silent("their groups, among those that the settings list", "await isStaff()"),
    silent("their groups, or that the record is theirs", "(await isStaff()) || (await owns(id))"),
    silent("their group, which a related row names", "await isOfGroup(id, (project) => project.folder.organizationId)"),
  ],
  invalid: [
    reported("their groups, among those that the client lists", "await isAmong(names)"),
    reported("their groups, or nothing", "(await getServerSession()) && ((await isStaff()) || names)"),
    reported("their group, by what a related row is called", "await isOfGroup(id, (project) => project.folder.title)"),
  ],
});
