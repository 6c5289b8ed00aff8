import rule from "../../rules/no-client-supplied-identity.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

const head = `"use server";
import { auth } from "@clerk/nextjs/server";
import { pgTable, text } from "drizzle-orm/pg-core";
import { drizzle } from "drizzle-orm/node-postgres";
import { eq } from "drizzle-orm";
import Stripe from "stripe";
const stripe = new Stripe("key");
const members = pgTable("members", { id: text().primaryKey(), userId: text(), plan: text() });
const sql = drizzle("url");
`;

/** One of the teams of a game is picked, where it is one. */
const pickingTeam = (where: string) => `${known}
const game = await db.game.findUnique({ where: { id } });
if (game.homeTeamId !== teamId && game.visitorTeamId !== teamId) return;
await db.pick.update({ where: { ${where} }, data: { teamId } });`;
const remove = "await db.post.deleteMany({ where: { userId } });";
const write = "await db.post.create({ data: { title: 1, authorId: userId } });";
const known = "const user = await requireUser();";
/** A member is taken out of a project once a query within a query has found a right to something. */
const removing = (checked: string) => `${known}
const { Kysely } = await import("kysely");
const rights = await new Kysely({})
  .with("mine", (q) => q.selectFrom("managers").where("userId", "=", user.id).where("projectId", "=", ${checked}))
  .selectFrom("mine").execute();
if (!rights.length) return;
await db.projectMember.delete({ where: { userId, projectId } });`;
/** What is somebody's is deleted once an invitation was found by this. */
const invited = (where: string) => `const row = await db.invitation.findFirst({ where: { ${where} } });
if (!row) return;
${remove}`;
/** Something is written for whoever has an address, and a mail is sent. */
const inviting = (to: string, token: string) => `${known}
const { Resend } = await import("resend");
const token = ${token};
await db.user.update({ where: { email }, data: { token } });
await new Resend("key").emails.send({ from: "us", to: ${to}, subject: "Join", text: token });`;
/** What a schema has let through is stored whole, but for what stands beside it. */
const storing = (beside: string) => `${known}
const { z } = await import("zod");
const data = z.object({ title: z.string(), authorId: z.string() }).parse(input);
await db.post.create({ data: { ...data${beside} } });`;
/** A check that only stops people who are known. */
const bypassed = (test: string) => `const { user } = (await auth()).sessionClaims ?? {};
if (user && ${test}) return;
${remove}`;
/** A row is changed by what a schema has let through. */
const changing = (names: string, key: string) => `${known}
const { z } = await import("zod");
const data = z.object({ ${names} }).partial().parse(input);
await db.post.update({ where: { ${key} }, data });`;
/** What is written is picked from what the client sends and who the caller works for. */
const picking = (input: string) => `${known}
const data = { ${input} };
await db.post.create({ data: { title: data.title, organizationId: data.organizationId } });`;
/** Somebody is told of in a job of this name's. */
const queued = (name: string) => `${known}
const { inngest } = { inngest: new (await import("inngest")).Inngest({ id: "app" }) };
async function ${name}(data) { await inngest.send({ name: "app/${name}", data }); }
await ${name}({ userId });`;
/** A draft is changed by whoever has this name in a cookie. */
const drafting = (column: string) => `const { cookies } = await import("next/headers");
const draft = await db.draft.findUnique({ where: { id } });
if (draft.${column} !== (await cookies()).get("visitor")?.value) return;
await db.draft.update({ where: { id }, data: { title: "a" } });`;
/** A text of SQL, with what stands in its second place. */
const inText = (text: string, value: string) => `const pool = new (await import("pg")).Pool();
await pool.query("${text}", ["a", ${value}]);`;
/** Whose posts are deleted stands in a token, which is looked into, and before or after that does something else. */
const claimed = (read: string, before = "", after = "") => `const { jwtDecode } = await import("jwt-decode");
const { decodeJwt, jwtVerify } = await import("jose");
const { decode, verify } = await import("jsonwebtoken");
${before}const { userId } = ${read};
${after}await db.post.deleteMany({ where: { userId } });`;
/** Who that is, nobody can tell from outside. */
const stranger = `const { cookies } = await import("next/headers");
const { store } = await import("@acme/sessions");
const found = await store.find((await cookies()).get("sid")?.value);
if (!found) return;`;

function action(parameters: string, body: string): string {
  return `${head}export async function save(${parameters}) {\n${body}\n}`;
}

function silent(name: string, body: string, parameters = "userId") {
  return { name, code: action(parameters, body) };
}

interface Reported {
  readonly name: string;
  readonly parameters?: string;
  readonly body: string;
  readonly messageId: "compares" | "picks" | "stores";
  readonly value?: string;
  readonly column: string;
  readonly does?: string;
  readonly effect: string;
  /** The line of the effect within the body. */
  readonly line?: number;
  /** How many edits are offered. */
  readonly suggestions?: number;
}

/** A case whose first parameter is reported. */
function reported({
  name,
  parameters = "userId",
  body,
  messageId,
  value = "userId",
  column,
  does = "writes to the database",
  effect,
  line = 1,
  suggestions = 0,
}: Reported) {
  const code = action(parameters, body);
  const at = placeOf(code, `save(${parameters}`);
  const parameter = parameters.startsWith("{") ? parameters : (/^\w+/u.exec(parameters)?.[0] ?? "");
  const start = at.column + "save(".length;
  const data = { action: "save", value: `\`${value}\``, column, does, effect, line: String(line + 10), route: "" };
  return {
    name,
    code,
    errors: [
      {
        messageId,
        data,
        line: at.line,
        column: start,
        endLine: at.line,
        endColumn: start + parameter.length,
        suggestions,
      },
    ],
  };
}

new RuleTester().run("no-client-supplied-identity", rule, {
  valid: [
    silent("whom an entry of a log is about, which a queue takes", queued("logEvent")),
    silent(
      "members among whom somebody is looked for, whoever that is",
      `const post = await db.post.findUnique({ where: { id } }); if (post.members.some((one) => one.id === newMemberId)) return; await db.post.delete({ where: { id } });`,
      "newMemberId, id",
    ),
    silent(
      "what belongs to others, compared with the client's word, where the caller's own is changed",
      pickingTeam("userId: user.id, gameId: id"),
      "teamId, id",
    ),
    silent(
      "what belongs to others, compared with the client's word, where the caller writes as themselves",
      `${known}\nconst game = await db.game.findUnique({ where: { id } });\nif (game.teamId !== teamId) return;\nawait db.log.create({ data: { userId: user.id, gameId: id } });`,
      "teamId, id",
    ),
    silent("what a row was found by, together with its secret", invited("token, userId"), "userId, token"),
    silent("whoever is known was asked for a role, though nobody is kept out", bypassed('user.role !== "admin"')),
    silent(
      "a list of organisations, which are others",
      `${known}\nfor (const sponsor of sponsors) await db.sponsor.create({ data: { talkId: 1, organizationId: sponsor } });`,
      "sponsors",
    ),
    silent(
      "what somebody has written",
      `return db.user.findUnique({ where: { id: userId }, include: { posts: true } });`,
    ),
    { name: "no server action", code: `export async function save(userId) { ${remove} }` },
    {
      name: "an action that is declared public",
      code: action("userId", remove).replace("export async", "// server-actions: public -- anybody may\nexport async"),
    },
    silent(
      "somebody new who is made with a row",
      `${known}\nawait db.person.create({ data: { city, user: { create: { username: number, email, password: number } } } });`,
      "city, email, number",
    ),
    silent(
      "a title in what a schema has let through, which changes a row",
      changing("title: z.string()", "id"),
      "input, id",
    ),
    silent(
      "a key in what a schema has let through, which changes a row of somebody's",
      changing("id: z.string()", "handle").replace("post.update", "user.update"),
      "input, handle",
    ),
    silent(
      "an author in what a schema has let through, which changes the caller's own row",
      changing("authorId: z.string()", "id, authorId: user.id"),
      "input, id",
    ),
    silent(
      "an organisation that somebody with a role names",
      picking("...input").replace(known, `${known}\nif (user.role !== "admin") return;`),
      "input",
    ),
    silent(
      "an organisation that takes the place of what the client sends",
      picking("...input, organizationId: user.organizationId"),
      "input",
    ),
    silent("somebody else in what was checked", removing("projectId"), "userId, projectId"),
    silent("a visitor by the name in a cookie", drafting("anonymousId"), "id"),
    silent(
      "the caller's own customer of a payment provider",
      `${known}\nawait stripe.customers.update(user.customerId, { name: userId });`,
    ),
    silent(
      "a customer that was found to be the caller's own",
      `${known}\nif (user.customerId !== customerId) return;\nawait stripe.customers.update(customerId, {});`,
      "customerId",
    ),
    silent("a token for whoever gets it by mail", inviting("email", "crypto.randomUUID()"), "email, name"),
    silent("what customers can subscribe to", `return stripe.prices.retrieve(customerId);`, "customerId"),
    silent("a contract that nobody is said to have", `await stripe.subscriptions.cancel(input.id);`, "input"),
    silent(
      "the account of somebody else who is paid",
      `${known}
const seller = await db.user.findUnique({ where: { id: sellerId } });
await stripe.checkout.sessions.create({ payment_intent_data: { transfer_data: { destination: seller.account } } });`,
      "sellerId",
    ),
    silent(
      "the contract of an organisation that the caller is a member of",
      `${known}
const member = await db.member.findFirst({ where: { orgId, userId: user.id } });
if (!member) return;
const org = await db.organization.findUnique({ where: { id: orgId } });
await stripe.subscriptions.cancel(org.contract);`,
      "orgId",
    ),
    silent(
      "an author in what a schema has let through whom the program overwrites",
      storing(", authorId: user.id"),
      "input",
    ),
    silent(
      "an author in what a schema has let through who is the caller",
      storing("").replace("await db.post", "if (data.authorId !== user.id) return;\nawait db.post"),
      "input",
    ),
    silent("the caller's own", `${known}\nawait db.post.deleteMany({ where: { userId: user.id } });`, ""),
    silent(
      "a value that was compared with the caller's",
      `${known}\nif (user.id !== userId) throw new Error();\n${remove}`,
    ),
    silent(
      "a value that was compared with a session's",
      `const session = await auth();\nif (!session.userId || session.userId !== userId) return;\n${write}`,
    ),
    silent(
      "a value in a list of the caller's own",
      `${known}\nif (!user.teamIds.includes(teamId)) return;\nawait db.post.deleteMany({ where: { teamId } });`,
      "teamId",
    ),
    silent(
      "a key of a row that only the caller can have",
      `${known}\nconst member = await db.member.findFirst({ where: { teamId, userId: user.id } });\nif (!member) return;\nawait db.post.deleteMany({ where: { teamId } });`,
      "teamId",
    ),
    silent(
      "a key of a row that turned out to be the caller's",
      `${known}\nconst team = await db.team.findUnique({ where: { id: teamId } });\nif (team.ownerId !== user.id) return;\nawait db.team.delete({ where: { id: teamId } });`,
      "teamId",
    ),
    silent(
      "a key of a row that was counted",
      `${known}\nif ((await db.member.count({ where: { teamId, userId: user.id } })) === 0) return;\nawait db.post.deleteMany({ where: { teamId } });`,
      "teamId",
    ),
    silent(
      "a key that was found among the caller's own",
      `${known}\nconst team = user.teams.find(({ id }) => id === teamId);\nif (!team) return;\nawait db.post.deleteMany({ where: { teamId } });`,
      "teamId",
    ),
    silent(
      "a value that is compared where there is one",
      `${known}\nif (userId && userId !== user.id) return;\n${remove}`,
    ),
    silent(
      "a value that is compared unless a role was checked",
      `${known}\nconst whose = userId || user.id;\nif (whose !== user.id && user.role !== "admin") return;\nawait db.post.deleteMany({ where: { userId: whose } });`,
    ),
    silent("after a check of a role", `${known}\nif (user.role !== "admin") return;\n${remove}`),
    silent("somebody other than the caller", `${known}\nif (user.id === userId) return;\n${remove}`),
    silent(
      "another party beside the caller",
      `${known}\nawait db.invitation.create({ data: { userId, invitedById: user.id } });`,
    ),
    silent(
      "another party of a row of the caller's own",
      `${known}\nawait db.project.update({ where: { id: 1, ownerId: user.id }, data: { userId } });`,
    ),
    silent("an assignee", `${known}\nawait db.task.create({ data: { assigneeId } });`, "assigneeId"),
    silent("whoever is left out", `return db.post.findMany({ where: { userId: { not: userId } } });`),
    silent("what somebody has written", `return db.post.findMany({ where: { authorId } });`, "authorId"),
    silent("a read that nobody gets to see", `await db.order.findMany({ where: { userId } });`),
    silent(
      "signing up",
      `const { hash } = await import("bcryptjs");\nawait db.user.create({ data: { email, password: await hash(password, 10) } });`,
      "email, password",
    ),
    silent(
      "a check that cannot be looked into",
      `const { isSelf } = await import("./missing");\nif (!(await isSelf(userId))) return;\n${remove}`,
    ),
    silent("a key that names nobody", `await db.post.delete({ where: { id } });`, "id"),
    silent(
      "a list of people who are let in",
      `${known}\nawait db.member.createMany({ data: userIds.map((userId) => ({ userId, role: "member" })) });`,
      "userIds",
    ),
    silent(
      "what was checked on the way on which it is used",
      `${known}
const payload = {};
if (teamId) {
  const team = await db.team.findFirst({ where: { id: teamId, ownerId: user.id } });
  if (!team) throw new Error("Forbidden");
  payload.teamId = teamId;
}
await db.post.updateMany({ where: { authorId: user.id }, data: payload });`,
      "teamId",
    ),
    silent(
      "a role that is a member of the schema's enum",
      `const { Role } = await import("@prisma/client");\n${known}\nif (user.role !== Role.ADMIN) return;\n${remove}`,
    ),
    silent(
      "a team whose member the caller is, by an object of Drizzle's",
      `const { userId } = await auth();
if (!userId) return;
const member = await sql.query.members.findFirst({ where: { teamId, userId } });
if (!member) return;
await db.post.deleteMany({ where: { teamId } });`,
      "teamId",
    ),
    silent(
      "a row that was found by what a package made of the caller's cookie",
      `const { cookies } = await import("next/headers");
const { store } = await import("@acme/sessions");
const id = (await cookies()).get("sid")?.value;
const found = await store.find(id);
if (!found) return;
const member = await db.member.findFirst({ where: { teamId, userId: found.userId } });
if (!member) return;
await db.post.deleteMany({ where: { teamId } });`,
      "teamId",
    ),
    silent(
      "a role of whomever a package made of the caller's cookie",
      `${stranger}\nif (found.user.role !== "admin") return;\n${remove}`,
    ),
    silent(
      "another member of a team, a member of which may be whoever a package made of the caller's cookie",
      `${stranger}
const member = await db.member.findFirst({ where: { teamId, userId: found.userId } });
if (!member) return;
await db.member.delete({ where: { teamId, userId } });`,
      "teamId, userId",
    ),
    silent("a right of the caller's that is true", `${known}\nif (user.isAdmin !== true) return;\n${remove}`),
    silent(
      "the caller's own rows in a team",
      `${known}\nreturn db.order.findMany({ where: { teamId, userId: user.id } });`,
      "teamId",
    ),
    silent(
      "somebody who becomes a member of a team of the caller's own",
      `${known}
const team = await db.team.findFirst({ where: { id: teamId, ownerId: user.id } });
if (!team) return;
await db.teamMember.create({ data: { teamId, userId, role: "guest" } });`,
      "teamId, userId",
    ),
    silent(
      "rows that are read only for a member",
      `${known}\nconst rows = user.teamId === teamId ? await db.order.findMany({ where: { teamId } }) : [];\nreturn { rows };`,
      "teamId",
    ),
    silent(
      "a column that the row was found by",
      `${known}
const role = await db.role.findFirst({ where: { teamId } });
if (!role || role.teamId !== teamId) return;
await db.log.create({ data: { text: "asked" } });`,
      "teamId",
    ),
    silent("a token that was checked before", claimed("decodeJwt(token)", "await jwtVerify(token, key); "), "token"),
    silent(
      "a token that is checked afterwards",
      claimed("decode(token)", "", "verify(token, process.env.KEY); "),
      "token",
    ),
    silent(
      "a token that is read by hand, and checked",
      claimed('JSON.parse(atob(token.split(".")[1]))', "", "await jwtVerify(token, key); "),
      "token",
    ),
    silent(
      "the caller, in a text of SQL",
      `${known}\n${inText("INSERT INTO posts (title, user_id) VALUES ($1, $2)", "user.id")}`,
    ),
  ],
  invalid: [
    reported({
      name: "whom a text of SQL names",
      body: `${known}\n${inText("INSERT INTO posts (title, user_id) VALUES ($1, $2)", "userId")}`,
      messageId: "stores",
      column: "user_id",
      does: "runs a raw query",
      effect: "pool.query",
      line: 3,
    }),
    ...["jwtDecode(token)", "decodeJwt(token)", "decode(token)", 'JSON.parse(atob(token.split(".")[1]))'].map((read) =>
      reported({
        name: `what stands in a token that nobody has checked: ${read}`,
        body: claimed(read),
        parameters: "token",
        messageId: "picks",
        value: "token.userId",
        column: "userId",
        effect: "db.post.deleteMany",
        line: 5,
      }),
    ),
    reported({
      name: "what stands beside a token that was checked",
      body: claimed("input", "", "await jwtVerify(token, key); "),
      parameters: "input, token",
      messageId: "picks",
      value: "input.userId",
      column: "userId",
      effect: "db.post.deleteMany",
      line: 5,
    }),
    reported({
      name: "what stands beside a secret by which a row was found",
      body: invited("token"),
      parameters: "userId, token",
      messageId: "picks",
      column: "userId",
      effect: "db.post.deleteMany",
      line: 3,
    }),
    reported({
      name: "whom a job is about",
      body: queued("rename"),
      messageId: "stores",
      column: "userId",
      does: "queues a job",
      effect: "inngest.send",
      line: 3,
    }),
    reported({
      name: "one organisation",
      body: `${known}\nawait db.sponsor.create({ data: { talkId: 1, organizationId: sponsor } });`,
      parameters: "sponsor",
      messageId: "stores",
      value: "sponsor",
      column: "organizationId",
      effect: "db.sponsor.create",
      line: 2,
    }),
    reported({
      name: "whoever is known was asked for something else, and nobody is kept out",
      body: bypassed("user.banned"),
      messageId: "picks",
      column: "userId",
      effect: "db.post.deleteMany",
      line: 3,
    }),
    reported({
      name: "an author in what a schema has let through, which changes a row",
      body: changing("authorId: z.string()", "id"),
      parameters: "input, id",
      messageId: "stores",
      value: "input.authorId",
      column: "authorId",
      effect: "db.post.update",
      line: 4,
    }),
    reported({
      name: "an organisation that somebody with a role puts in the place of another",
      body: picking("organizationId: user.organizationId, ...input").replace(
        known,
        `${known}\nif (user.role !== "admin") return;`,
      ),
      parameters: "input",
      messageId: "stores",
      value: "input.organizationId",
      column: "organizationId",
      effect: "db.post.create",
      line: 4,
    }),
    reported({
      name: "an organisation that what the client sends takes the place of",
      body: picking("organizationId: user.organizationId, ...input"),
      parameters: "input",
      messageId: "stores",
      value: "input.organizationId",
      column: "organizationId",
      effect: "db.post.create",
      line: 3,
    }),
    reported({
      name: "an author in what a schema has let through",
      body: storing(""),
      parameters: "input",
      messageId: "stores",
      value: "input.authorId",
      column: "authorId",
      effect: "db.post.create",
      line: 4,
    }),
    reported({
      name: "somebody in what was not checked",
      body: removing("1"),
      parameters: "userId, projectId",
      messageId: "picks",
      column: "userId",
      effect: "db.projectMember.delete",
      line: 7,
      suggestions: 1,
    }),
    reported({
      name: "a taste of whomever a package made of the caller's cookie",
      body: `${stranger}\nif (found.user.theme !== "dark") return;\n${remove}`,
      messageId: "picks",
      column: "userId",
      effect: "db.post.deleteMany",
      line: 6,
    }),
    reported({
      name: "a member of a team of which nobody asks whose it is",
      parameters: "teamId, userId",
      value: "teamId",
      body: `${stranger}
const member = await db.member.findFirst({ where: { teamId, kind: "guest" } });
if (!member) return;
await db.member.delete({ where: { teamId, userId } });`,
      messageId: "picks",
      column: "teamId",
      effect: "db.member.delete",
      line: 7,
    }),
    reported({
      name: "a caller who is only known to be active",
      body: `${known}\nif (user.isActive !== true) return;\n${remove}`,
      messageId: "picks",
      column: "userId",
      effect: "db.post.deleteMany",
      line: 3,
    }),
    reported({
      name: "all rows of a team",
      parameters: "teamId",
      value: "teamId",
      body: `${known}\nreturn db.order.findMany({ where: { teamId, status: "open" } });`,
      messageId: "picks",
      column: "teamId",
      does: "reads the database",
      effect: "db.order.findMany",
      line: 2,
    }),
    reported({
      name: "somebody for whom something is bought in a team of the caller's own",
      suggestions: 1,
      parameters: "userId, teamId",
      body: `${known}
const team = await db.team.findFirst({ where: { id: teamId, ownerId: user.id } });
if (!team) return;
await db.order.create({ data: { teamId, userId, amount: 1 } });`,
      messageId: "stores",
      column: "userId",
      effect: "db.order.create",
      line: 4,
    }),
    reported({
      name: "rows that are read if the client wants it",
      parameters: "teamId, all",
      value: "teamId",
      body: `${known}\nconst rows = all === teamId ? await db.order.findMany({ where: { teamId } }) : [];\nreturn { rows };`,
      messageId: "picks",
      column: "teamId",
      does: "reads the database",
      effect: "db.order.findMany",
      line: 2,
    }),
    reported({
      name: "a team of which nobody asks whether the caller is a member, by an object of Drizzle's",
      parameters: "teamId",
      value: "teamId",
      body: `const { userId } = await auth();
if (!userId) return;
const member = await sql.query.members.findFirst({ where: { teamId } });
if (!member) return;
await db.post.deleteMany({ where: { teamId } });`,
      messageId: "picks",
      column: "teamId",
      effect: "db.post.deleteMany",
      line: 5,
    }),
    reported({
      name: "a member of a team who is one only on another way",
      parameters: "teamId",
      value: "teamId",
      body: `${known}
const payload = { teamId };
if (teamId === "x") {
  const team = await db.team.findFirst({ where: { id: teamId, ownerId: user.id } });
  if (!team) throw new Error("Forbidden");
}
await db.post.updateMany({ where: { authorId: user.id }, data: payload });`,
      messageId: "stores",
      column: "teamId",
      effect: "db.post.updateMany",
      line: 7,
    }),
    reported({
      name: "a member of the schema's enum that is compared with something of the client's",
      parameters: "userId, role",
      body: `const { Role } = await import("@prisma/client");\n${known}\nif (role !== Role.ADMIN) return;\n${remove}`,
      messageId: "picks",
      column: "userId",
      effect: "db.post.deleteMany",
      line: 4,
    }),
    reported({
      name: "one person of several who acts",
      parameters: "userId, titles",
      body: `await db.post.createMany({ data: titles.map((title) => ({ title: String(title), authorId: userId })) });`,
      messageId: "stores",
      column: "authorId",
      effect: "db.post.createMany",
    }),
    reported({
      name: "whose rows are deleted",
      body: remove,
      messageId: "picks",
      column: "userId",
      effect: "db.post.deleteMany",
    }),
    reported({
      name: "whose rows are deleted, for anybody who is signed in",
      body: `${known}\n${remove}`,
      messageId: "picks",
      column: "userId",
      effect: "db.post.deleteMany",
      line: 2,
    }),
    reported({
      name: "a comparison after the effect",
      suggestions: 1,
      body: `${known}\n${remove}\nif (user.id !== userId) return;`,
      messageId: "picks",
      column: "userId",
      effect: "db.post.deleteMany",
      line: 2,
    }),
    reported({
      name: "a comparison with another value of the client's",
      parameters: "userId, claimed",
      body: `if (claimed !== userId) return;\n${remove}`,
      messageId: "picks",
      column: "userId",
      effect: "db.post.deleteMany",
      line: 2,
    }),
    reported({
      name: "a list of the client's own",
      parameters: "teamId, teams",
      body: `${known}\nif (!teams.includes(teamId)) return;\nawait db.post.deleteMany({ where: { teamId } });`,
      messageId: "picks",
      value: "teamId",
      column: "teamId",
      effect: "db.post.deleteMany",
      line: 3,
    }),
    reported({
      name: "a row that everybody can have",
      parameters: "teamId",
      body: `${known}\nconst team = await db.team.findUnique({ where: { id: teamId } });\nif (!team) return;\nawait db.team.delete({ where: { id: teamId } });`,
      messageId: "picks",
      value: "teamId",
      column: "id",
      effect: "db.team.delete",
      line: 4,
    }),
    reported({
      name: "a count that nobody looks at",
      parameters: "teamId",
      body: `${known}\nawait db.member.count({ where: { teamId, userId: user.id } });\nawait db.post.deleteMany({ where: { teamId } });`,
      messageId: "picks",
      value: "teamId",
      column: "teamId",
      effect: "db.post.deleteMany",
      line: 3,
    }),
    reported({
      name: "a client's value where the caller's is missing",
      body: `${known}\nawait db.post.deleteMany({ where: { userId: userId ?? user.id } });`,
      messageId: "picks",
      column: "userId",
      effect: "db.post.deleteMany",
      line: 2,
    }),
    reported({
      name: "the key of a user",
      body: `await db.user.update({ where: { id: userId }, data: { name: 1 } });`,
      messageId: "picks",
      column: "id",
      effect: "db.user.update",
    }),
    reported({
      name: "who has written something",
      body: write,
      messageId: "stores",
      column: "authorId",
      effect: "db.post.create",
    }),
    reported({
      name: "who has written something, by a relation",
      body: `await db.post.create({ data: { author: { connect: { id: userId } } } });`,
      messageId: "stores",
      column: "author",
      effect: "db.post.create",
    }),
    reported({
      name: "whose a row is that is made with another, and leads to people",
      body: `await db.room.create({ data: { title: 1, users: { create: [{ userId, seat: 1 }] } } });`,
      messageId: "stores",
      column: "users",
      effect: "db.room.create",
    }),
    reported({
      name: "who is found, or else made, with a row",
      body: `await db.post.create({ data: { author: { connectOrCreate: { where: { id: userId }, create: { name: 1 } } } } });`,
      messageId: "stores",
      column: "author",
      effect: "db.post.create",
    }),
    reported({
      name: "a form's field",
      parameters: "form",
      body: `await db.post.create({ data: { authorId: form.get("userId") } });`,
      messageId: "stores",
      value: `form.get("userId")`,
      column: "authorId",
      effect: "db.post.create",
    }),
    reported({
      name: "a destructured argument",
      parameters: "{ userId }",
      body: write,
      messageId: "stores",
      column: "authorId",
      effect: "db.post.create",
    }),
    reported({
      name: "private rows that are returned",
      body: `return sql.select().from(members).where(eq(members.userId, userId));`,
      messageId: "picks",
      column: "userId",
      does: "reads the database",
      effect: "sql.select",
    }),
    reported({
      name: "what somebody has a part in",
      body: `return db.user.findUnique({ where: { id: userId }, include: { memberships: true } });`,
      messageId: "picks",
      column: "id",
      does: "reads the database",
      effect: "db.user.findUnique",
    }),
    reported({
      name: "metadata of a payment",
      parameters: "buyerId",
      body: `await stripe.checkout.sessions.create({ metadata: { buyerId } });`,
      messageId: "stores",
      value: "buyerId",
      column: "buyerId",
      does: "calls the payment provider",
      effect: "stripe.checkout.sessions.create",
    }),
    ...[
      {
        name: "a token for somebody, and a mail to somebody else",
        body: inviting("user.email", "crypto.randomUUID()"),
      },
      { name: "what the client says of somebody who gets a mail", body: inviting("email", "name") },
    ].map((invitation) =>
      reported({
        ...invitation,
        parameters: "email, name",
        messageId: "picks",
        value: "email",
        column: "email",
        effect: "db.user.update",
        line: 4,
      }),
    ),
    reported({
      name: "a customer of a payment provider",
      parameters: "customerId",
      body: `${known}\nawait stripe.customers.update(customerId, { name: user.name });`,
      messageId: "stores",
      value: "customerId",
      column: "customer",
      does: "calls the payment provider",
      effect: "stripe.customers.update",
      line: 2,
    }),
    reported({
      name: "who pays",
      parameters: "customerId",
      body: `await stripe.setupIntents.create({ customer: customerId });`,
      messageId: "stores",
      value: "customerId",
      column: "customer",
      does: "calls the payment provider",
      effect: "stripe.setupIntents.create",
    }),
    reported({
      name: "who pays, in a list",
      parameters: "customerId",
      body: `const { Orb } = await import("orb-billing");
return new Orb({ apiKey: process.env.KEY }).subscriptions.list({ customer_id: [customerId] });`,
      messageId: "stores",
      value: "customerId",
      column: "customer_id",
      does: "calls the payment provider",
      effect: "Orb.Orb.subscriptions.list",
      line: 2,
    }),
    reported({
      name: "the contract of what the client calls an organisation",
      parameters: "tenant",
      body: `await stripe.subscriptions.cancel(tenant.contract);`,
      messageId: "stores",
      value: "tenant.contract",
      column: "subscription",
      does: "calls the payment provider",
      effect: "stripe.subscriptions.cancel",
    }),
    reported({
      name: "the contract of an organisation that is looked up",
      parameters: "orgId",
      body: `${known}\nconst org = await db.organization.findUnique({ where: { id: orgId } });
await stripe.subscriptions.cancel(org.contract);`,
      messageId: "picks",
      value: "orgId",
      column: "id",
      does: "calls the payment provider",
      effect: "stripe.subscriptions.cancel",
      line: 3,
    }),
    reported({
      name: "a user who is looked up, and made to pay",
      body: `const user = await db.user.findUnique({ where: { id: userId } });
await stripe.checkout.sessions.create({ customer: user.stripeCustomerId });`,
      messageId: "picks",
      column: "id",
      does: "calls the payment provider",
      effect: "stripe.checkout.sessions.create",
      line: 2,
    }),
    reported({
      name: "a user who is looked up, and written for",
      body: `const user = await db.user.findUnique({ where: { id: userId } });\nawait db.post.create({ data: { authorId: user.id } });`,
      messageId: "picks",
      column: "id",
      effect: "db.post.create",
      line: 2,
    }),
    reported({
      name: "an organisation of which nothing was asked, noted with the caller's own",
      parameters: "teamId, id",
      body: `${known}\nawait db.pick.update({ where: { userId: user.id, gameId: id }, data: { teamId } });`,
      messageId: "stores",
      value: "teamId",
      column: "teamId",
      effect: "db.pick.update",
      line: 2,
    }),
    reported({
      name: "what belongs to others, compared with the client's word, where anybody's is changed",
      parameters: "teamId, id",
      body: pickingTeam("id"),
      messageId: "compares",
      value: "teamId",
      column: "homeTeamId",
      effect: "db.pick.update",
      line: 4,
    }),
    reported({
      name: "members among whom somebody is looked for whom the client says to act",
      parameters: "currentUserId, id",
      body: `const post = await db.post.findUnique({ where: { id } });\nif (!post.members.some((one) => one.id === currentUserId)) return;\nawait db.post.delete({ where: { id } });`,
      messageId: "compares",
      value: "currentUserId",
      column: "members",
      effect: "db.post.delete",
      line: 3,
    }),
    reported({
      name: "an owner who is compared with the client's word",
      parameters: "userId, id",
      body: `const post = await db.post.findUnique({ where: { id } });\nif (post.ownerId !== userId) return;\nawait db.post.delete({ where: { id } });`,
      messageId: "compares",
      column: "ownerId",
      effect: "db.post.delete",
      line: 3,
    }),
  ],
});
