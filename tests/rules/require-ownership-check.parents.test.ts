import rule from "../../rules/require-ownership-check.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

const stop = `throw new Error("No");`;

/** What somebody who is signed in puts under a record. */
const action = (body: string) => `"use server";
import { and, eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { pgTable, text } from "drizzle-orm/pg-core";
const projects = pgTable("projects", { id: text().primaryKey(), title: text() });
const projectMembers = pgTable("project_members", {
  id: text().primaryKey(),
  projectId: text().references(() => projects.id),
  userId: text(),
  role: text(),
});
const notes = pgTable("notes", { id: text().primaryKey(), projectId: text().references(() => projects.id), userId: text(), text: text() });
const boards = pgTable("boards", { id: text().primaryKey(), title: text() });
const pins = pgTable("pins", { id: text().primaryKey(), boardId: text().references(() => boards.id), userId: text() });
const servers = pgTable("servers", { id: text().primaryKey(), organizationId: text() });
const disks = pgTable("disks", { id: text().primaryKey(), serverId: text().references(() => servers.id) });
const copies = pgTable("copies", { id: text().primaryKey(), diskId: text().references(() => disks.id), state: text() });
const orders = pgTable("orders", { id: text().primaryKey(), diskId: text().references(() => disks.id), userId: text() });
const sql = drizzle("url");
export async function save(id: string) {
const user = await requireUser();
${body}
}`;

const note = "await sql.insert(notes).values({ projectId: id, userId: user.id, text: 'a' });";
const copy = "await sql.insert(copies).values({ diskId: id, state: 'waiting' });";

const silent = (name: string, body: string) => ({ name, code: action(body) });
const reported = (name: string, column: string, body: string) => {
  const code = action(body);
  return {
    name,
    code,
    errors: [
      {
        messageId: "parent" as const,
        data: {
          action: "save",
          does: "writes to the database",
          effect: "sql.insert",
          line: String(code.split("\n").length - 1),
          route: "",
          column,
          value: "`id`",
        },
        ...placeOf(code, "id: string"),
      },
    ],
  };
};

new RuleTester().run("require-ownership-check: what a row is put under", rule, {
  valid: [
    silent(
      "a project of which the caller is a member",
      `const [member] = await sql.select().from(projectMembers).where(and(eq(projectMembers.projectId, id), eq(projectMembers.userId, user.id)));\nif (!member) { ${stop} }\n${note}`,
    ),
    silent(
      "a project that is looked up with something of which nothing is known",
      `const [project] = await sql.select().from(projects).where(and(eq(projects.id, id), eq(projects.title, titles.mine)));\nif (!project) { ${stop} }\n${note}`,
    ),
    silent(
      "a project of which something is compared with what nothing is known of",
      `const [project] = await sql.select().from(projects).where(eq(projects.id, id));\nif (titles.mine !== project.title) { ${stop} }\n${note}`,
    ),
    silent(
      "a membership",
      "await sql.insert(projectMembers).values({ projectId: id, userId: user.id, role: 'guest' });",
    ),
    silent("a board that has no members", "await sql.insert(pins).values({ boardId: id, userId: user.id });"),
    silent(
      "a disk of an organisation, in the caller's own name",
      "await sql.insert(orders).values({ diskId: id, userId: user.id });",
    ),
    silent("by an administrator", `if (user.role !== "ADMIN") { ${stop} }\n${note}\n${copy}`),
  ],
  invalid: [
    reported("a project whose members have roles", "projectId", note),
    reported("what belongs to an organisation", "diskId", copy),
    reported(
      "a project that is looked up by its key alone",
      "projectId",
      `const [project] = await sql.select().from(projects).where(eq(projects.id, id));\nif (!project) { ${stop} }\n${note}`,
    ),
  ],
});
