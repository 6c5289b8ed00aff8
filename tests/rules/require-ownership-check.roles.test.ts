import rule from "../../rules/require-ownership-check.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

const stop = `throw new Error("No");`;
const change = "await db.project.update({ where: { id }, data: { name } });";

/** What an owner, an administrator or an editor does who was found in these ways. */
function action(body: string, effect = change): string {
  return `"use server";
import { betterAuth } from "better-auth";
import { and, eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { pgTable, text } from "drizzle-orm/pg-core";
const members = pgTable("members", { userId: text(), teamId: text(), role: text() });
const sql = drizzle("url");
const { api } = betterAuth({});
export async function save(teamId, id, name) {
const user = await requireUser();
${body}
${effect}
}`;
}

const member = (where: string) => `const member = await db.member.findFirst({ where: { userId: user.id${where} } });`;
const owner = `if (member?.role !== "OWNER") { ${stop} }`;

const reported = (name: string, body: string) => {
  const code = action(body);
  const { line, column } = placeOf(code, "save(teamId");
  return {
    name,
    code,
    errors: [
      {
        messageId: "changes" as const,
        data: {
          action: "save",
          value: "`id`",
          column: "id",
          does: "writes to the database",
          effect: "db.project.update",
          line: String(code.slice(0, code.indexOf(change)).split("\n").length),
          route: "",
        },
        line,
        column: column + "save(teamId, ".length,
        endLine: line,
        endColumn: column + "save(teamId, id".length,
      },
    ],
  };
};
/** A team that the client names, if this holds, or else one that is found by the caller's own. */
const eitherTeam = (test: string) => `const team = await (async () => {
if (${test}) return teamId;
const space = await db.space.findFirst({ where: { slug: name, teamId: { in: user.teams } } });
if (!space) { ${stop} }
return space.teamId;
})();
const own = await db.project.findFirst({ where: { id, teamId: team } });
if (!own) { ${stop} }`;

const silent = (name: string, body: string, effect?: string) => ({ name, code: action(body, effect) });

new RuleTester().run("require-ownership-check: a role in what the client names", rule, {
  valid: [
    silent("of what it is asked for", `${member(", teamId")}\n${owner}`, change.replace("{ id }", "{ id, teamId }")),
    silent(
      "of the team itself",
      `${member(", teamId")}\n${owner}`,
      "await db.team.update({ where: { id: teamId }, data: { name } });",
    ),
    silent(
      "of the team that the record belongs to",
      `const project = await db.project.findUnique({ where: { id } });\n${member(", teamId: project.teamId")}\n${owner}`,
    ),
    silent(
      "of the team with which the record's is compared",
      `${member(", teamId")}\n${owner}\nconst project = await db.project.findUnique({ where: { id } });\nif (project.teamId !== teamId) { ${stop} }`,
    ),
    silent("of the caller's own team", `${member(", teamId: user.teamId")}\n${owner}`),
    silent(
      "of the team that another record belongs to",
      `const team = await db.team.findUnique({ where: { slug: teamId } });\n${member(", teamId: team.id")}\n${owner}`,
    ),
    silent(
      "elements of a list, which may have been looked up in what it is asked for",
      `${member(", teamId")}\n${owner}`,
      "for (const one of id) { await db.project.update({ where: { id: one }, data: { name } }); }",
    ),
    silent("a path, which is no role", `${member(", teamId")}\nif (!member?.path.startsWith("/")) { ${stop} }`),
    silent("everywhere", `${member("")}\n${owner}`),
    silent(
      "everywhere, as the session says",
      `${member(", teamId")}\nif (!member || user.role !== "ADMIN") { ${stop} }`,
    ),
    silent("of all organisations", `if (!["super_admin", "admin"].some((role) => user.role === role)) { ${stop} }`),
    silent(
      "of the caller's organisation, which is asked for",
      `if (user.role !== "org_admin") { ${stop} }`,
      change.replace("{ id }", "{ id, orgId: user.orgId }"),
    ),
    silent(
      "the row of the caller, and one that belongs to it",
      `const me = await db.user.findUnique({ where: { id: user.id } });\n${member(", teamId: me.teamId")}\n${owner}`,
    ),
    silent(
      "some there, and others whose record it is",
      `${member(", teamId")}\nconst own = await db.project.findFirst({ where: { id, userId: user.id } });\nif (!own && member?.role !== "OWNER") { ${stop} }`,
    ),
    silent("one of the caller's own teams, found in one of two ways", eitherTeam("user.teams.includes(teamId)")),
  ],
  invalid: [
    reported("of the caller's own organisation", `if (user.role !== "org_admin") { ${stop} }`),
    reported(
      "among the members of the caller's organisation",
      `const org = await api.getFullOrganization({ headers: name });\nconst roles = org.members.filter((one) => one.userId === user.id).map((one) => one.role);\nif (!roles.includes("admin")) { ${stop} }`,
    ),
    reported("of one that is", `if (!["teamOwner"].some((role) => user.role === role)) { ${stop} }`),
    reported("of something else", `${member(", teamId")}\n${owner}`),
    reported("which the query asks for", `${member(`, teamId, role: "OWNER"`)}\nif (!member) { ${stop} }`),
    reported("one of several", `${member(", teamId")}\nif (!["OWNER", "ADMIN"].includes(member?.role)) { ${stop} }`),
    reported("a flag", `${member(", teamId")}\nif (!member?.isAdmin) { ${stop} }`),
    reported("a list", `${member(", teamId")}\nif (!member?.permissions.includes("projects:write")) { ${stop} }`),
    reported("a rank", `${member(", teamId")}\nif (!(ranks[member?.role] >= 2)) { ${stop} }`),
    reported(
      "with Drizzle",
      `const [member] = await sql.select().from(members).where(and(eq(members.userId, user.id), eq(members.teamId, teamId)));\n${owner}`,
    ),
    reported("any team, or one of the caller's own", eitherTeam("teamId")),
    reported("there, or everywhere", `if (user.role !== "ADMIN") {\n${member(", teamId")}\n${owner}\n}`),
    reported(
      "by way of a function",
      `const may = async (team) => { ${member(", teamId: team")} return member?.role === "OWNER"; };\nif (!(await may(teamId))) { ${stop} }`,
    ),
  ],
});
