import rule from "../../rules/require-authentication.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

const head = `"use server";
import { auth } from "@clerk/nextjs/server";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
`;

/** Under what is in its columns, it is told how many orders there are; or under a name. */
const counting = (name: string) => `${head}import { pgTable, text } from "drizzle-orm/pg-core";
import { drizzle } from "drizzle-orm/node-postgres";
const orders = pgTable("orders", { id: text().primaryKey(), userId: text(), status: text() });
export async function statistics() {
  const rows = await drizzle("url").select().from(orders);
  const counts = rows.reduce((all, row) => { all[${name}] = (all[${name}] ?? 0) + 1; return all; }, {});
  return Object.entries(counts).map(([label, count]) => ({ label, count }));
}`;

/** An action by which people get back into their account, and what it keeps in a table. */
const resetIn = (table: string) => `${head}export async function resetPassword(email: string) {
  await prisma.$executeRaw\`INSERT INTO ${table} (email, token) VALUES (\${email}, \${crypto.randomUUID()})\`;
}`;

const unguarded = `${head}export async function remove(id: string) {
  await prisma.post.delete({ where: { id } });
}`;

/** An action of this name, which makes something at a service of which no model says anything. */
const threadBy = (name: string) => `${head}import { Desk } from "@acme/desk";
const desk = new Desk({ apiKey: process.env.DESK_API_KEY });
export async function ${name}(text: string) {
  await desk.createThread({ text });
}`;

/** An action of this name, which does this to what a team keeps in Notion. */
const notedBy = (name: string, call: string) => `${head}import { Client } from "@notionhq/client";
const notion = new Client({ auth: process.env.NOTION_TOKEN });
export async function ${name}(text: string) {
  await notion.${call};
}`;
const note = "pages.create({ parent: { page_id: process.env.PAGE }, properties: { text } })";
const unnoted = "blocks.delete({ block_id: text })";

/** An action that makes an address by which whoever has it reads the file of this key. */
const signing = (key: string) => `"use server";
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
export async function addressOf(name: string) {
  return getSignedUrl(new S3Client({}), new GetObjectCommand({ Bucket: "files", Key: ${key} }));
}`;

/** An action that asks what is at an address. */
const asking = (address: string) => `"use server";
export async function metricsOf(host: string) {
  const answer = await fetch(${address});
  return answer.json();
}`;

/** An action that leaves it to a function of this name to send something to a queue. */
const queuedBy = (name: string) => `${head}import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
const sqs = new SQSClient({});
async function ${name}(text: string) {
  await sqs.send(new SendMessageCommand({ QueueUrl: "https://example.com/queue", MessageBody: text }));
}
export async function press(text: string) {
  await ${name}(text);
}`;

/** An action that leaves it to a function of this name to send something to a service. */
const requestedBy = (name: string) =>
  `${request.replace("export async function translate", `async function ${name}`)}
export async function press(text: string) {
  await ${name}(text);
}`;
const invokedBy = (name: string) =>
  queuedBy(name)
    .replace("SendMessageCommand, SQSClient", "InvokeCommand, LambdaClient")
    .replace("client-sqs", "client-lambda")
    .replace("new SQSClient", "new LambdaClient")
    .replace("SendMessageCommand", "InvokeCommand");

/** An action that leaves it to a function of this name to write at the end of a file. */
const appendedBy = (name: string, how = "appendFileSync") => `${head}import { ${how} } from "node:fs";
function ${name}(text: string) {
  ${how}("uploads.log", text);
}
export async function press(text: string) {
  ${name}(text);
}`;

const byDefault = `${unguarded.replace("export async", "async")}
export default remove;`;

const unchecked = `${head}export async function remove(id: string) {
  const { userId } = await auth();
  await prisma.post.delete({ where: { id } });
}`;

const flowing = `${head.replace("auth", "currentUser")}export async function removeAll() {
  const user = await currentUser();
  await prisma.post.deleteMany({ where: { authorId: user?.id } });
}`;

const unawaited = `${head}export async function remove(id: string) {
  auth.protect();
  await prisma.post.delete({ where: { id } });
}`;

const swallowed = `${head}export async function remove(id: string) {
  try {
    await auth.protect();
  } catch (error) {
    console.error(error);
  }
  await prisma.post.delete({ where: { id } });
}`;

const bypassed = `${head}export async function remove(id: string) {
  const { userId } = await auth();
  if (!userId) {
    console.warn("nobody");
  }
  await prisma.post.delete({ where: { id } });
}`;

const brought = `${head.replace("auth", "currentUser")}export async function remove(id: string, user: unknown) {
  try {
    if (!user) user = await currentUser();
    if (!user) return;
    await prisma.post.delete({ where: { id } });
  } catch (error) {
    return "failed";
  }
}`;

const rescued = `${head}export async function remove(id: string) {
  await auth.protect().catch(() => null);
  await prisma.post.delete({ where: { id } });
}`;

const comments = `"use server";
import { drizzle } from "drizzle-orm/node-postgres";
import { pgTable, text } from "drizzle-orm/pg-core";
import { eq } from "drizzle-orm";
const sql = drizzle("url");
const posts = pgTable("posts", { id: text().primaryKey(), userId: text() });
const comments = pgTable("comments", { id: text().primaryKey(), userId: text(), text: text(), postId: text().references(() => posts.id) });
export async function getComments(id: string) {
  return sql.select().from(comments).where(eq(comments.postId, id));
}`;

const account = `"use server";
import { getAuth } from "firebase-admin/auth";
export async function createAccount(email: string, password: string) {
  await getAuth().createUser({ email, password });
}`;

const late = `${head}export async function remove(id: string) {
  await prisma.post.delete({ where: { id } });
  await auth.protect();
}`;

/** A helper that ends a session which has gone bad, and who reads with it. */
const signingOut = (test: string, answer: string) => `"use server";
import { getIronSession } from "iron-session";
import { cookies } from "next/headers";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
async function currentUser() {
  const session = await getIronSession(await cookies(), { password: process.env.PASSWORD!, cookieName: "session" });
  if (!session.userId) {
    session.destroy();
    return null;
  }
  return session;
}
export async function find(email: string) {
  ${test}
  const user = await prisma.user.findFirst({ where: { email } });
  return ${answer};
}`;

const captured = `import { auth } from "@clerk/nextjs/server";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export default async function Page() {
  const { userId } = await auth.protect();
  async function removeMine() {
    "use server";
    await prisma.post.deleteMany({ where: { authorId: userId } });
  }
  return <form action={removeMine} />;
}`;

const unexplained = `${head}// server-actions: public
export async function countView(slug: string) {
  await prisma.post.update({ where: { slug }, data: { views: { increment: 1 } } });
}`;

const unexplainedTag = `${head}/**
 * Counts a view.
 * @publicAction
 */
export async function countView(slug: string) {
  await prisma.post.update({ where: { slug }, data: { views: { increment: 1 } } });
}`;

const distant = `${head}// server-actions: public -- everybody may

export async function remove(id: string) {
  await prisma.post.delete({ where: { id } });
}`;

const unknown = `${head}import { prepare } from "./nowhere";
export async function remove(id: string) {
  await prepare();
  await prisma.post.delete({ where: { id } });
}`;

const read = `${head}export async function getOrders(userId: string) {
  return prisma.booking.findMany({ where: { userId } });
}`;

const sibling = `${head}export async function getDrafts() {
  await auth.protect();
  return prisma.draft.findMany();
}
export async function getDraft(id: string) {
  return prisma.draft.findUnique({ where: { id } });
}`;

const guardedRead = sibling.replace("(id: string) {", "(id: string) {\n  await auth.protect();");

const request = `"use server";
export async function translate(text: string) {
  return fetch("https://api.example.com", { method: "POST", body: text, headers: { authorization: process.env.API_KEY } });
}`;

const form = `${head}export async function publish(title: string) {
  await prisma.post.create({ data: { title } });
}`;

const writing = { does: "writes to the database", route: "" };

const early = (model: string) => `${head}export async function joinEarlyAccess(email: string) {
  await prisma.${model}.create({ data: { email } });
}`;

const renewed = (model: string) => `${head}import { Resend } from "resend";
export async function resendVerification(id: string) {
  const { email } = await prisma.${model}.update({ where: { id }, data: { sentAt: new Date() } });
  await new Resend("key").emails.send({ to: email, from: "app@example.org", subject: "Code", text: "Your code" });
}`;

const cart = `${head}import { cookies } from "next/headers";
export async function emptyCart() {
  const id = (await cookies()).get("cartId")?.value;
  await prisma.cart.delete({ where: { id } });
}`;

const parting = `"use server";
import { PrismaClient } from "@prisma/client";
import NextAuth from "next-auth";
const prisma = new PrismaClient();
const { signOut: leave } = NextAuth({ providers: [] });
export async function close(id: string) {
  await prisma.session.deleteMany({ where: { userId: id } });
  await leave();
}`;

const counted = `${head}async function checkRateLimit(key: string) {
  await prisma.attempt.create({ data: { key } });
}
export async function ping(key: string) {
  await checkRateLimit(key);
}`;

/** The program's own row of settings, which is made where it is not there yet. */
const settings = (update: string, key = "0") => `${head}export async function remove() {
  return (await prisma.appSettings.upsert({ where: { id: ${key} }, create: { id: ${key} }, update: ${update} })).theme;
}`;

/** The same, by a look-up first; what is missing in it is added. */
const completed = (key: string) => `${head}async function loadSettings() {
  const found = await prisma.appSettings.findFirst();
  if (!found?.config) return prisma.appSettings.create({ data: { id: 0, config: { theme: "light" } } });
  return prisma.appSettings.update({ where: { id: ${key} }, data: { config: { theme: "light", ...found.config } } });
}
export async function remove(id: number) {
  return (await loadSettings()).config.theme;
}`;

/** Whose a link is that was sent to somebody. */
const link = (column: string) => `${head}export async function find(value: string) {
  const user = await prisma.user.findFirst({ where: { ${column}: value, userId: { not: null } }, select: { email: true } });
  if (!user) return { error: "Unknown" };
  return { email: user.email };
}
export async function findAll() {
  await auth.protect();
  return prisma.user.findMany({ select: { email: true } });
}`;

/** What the messages say about the write of all these actions. */
const removing = { action: "remove", does: "writes to the database", effect: "prisma.post.delete", route: "" };

new RuleTester().run("require-authentication", rule, {
  valid: [
    { name: "a way back into an account, kept in a table that SQL names", code: resetIn("app_password_resets") },
    { name: "what everybody says about what everybody may see", code: comments },
    { name: "an account that a provider keeps, opened by whoever asks", code: account },
    {
      name: "a caller whom nobody else can bring along",
      code: brought.replace("id: string, user: unknown) {", "id: string) {\n  let user;"),
    },
    { name: "not an action", code: unguarded.replace('"use server";', "") },
    {
      name: "a check before the write",
      code: unguarded.replace("  await prisma", "  await auth.protect();\n  await prisma"),
    },
    {
      name: "a check of what was fetched",
      code: unchecked.replace("();\n  await prisma", '();\n  if (!userId) throw new Error("Sign in");\n  await prisma'),
    },
    { name: "a member that throws without a session", code: flowing.replace("user?.id", "user.id") },
    { name: "an awaited check", code: unawaited.replace("auth.protect()", "const { userId } = await auth.protect()") },
    { name: "a failed check that ends the action", code: swallowed.replace("console.error(error);", "return;") },
    {
      name: "a failed check on whose path the action ends",
      code: bypassed.replace('console.warn("nobody");', "return;"),
    },
    {
      name: "a check before the write that follows another check",
      code: late.replace("  await prisma", "  await auth.protect();\n  await prisma"),
    },
    { name: "what the page checked, as of then", code: captured },
    {
      name: "a sign-out that looks somebody up",
      code: signingOut("await currentUser();", "{ success: true }"),
    },
    {
      name: "a look-up after a check that can end a session",
      code: signingOut("if (!(await currentUser())) return null;", "user"),
    },
    {
      name: "what the action checks again",
      code: captured.replace('"use server";', '"use server";\n    await auth.protect();'),
      options: [{ captured: "report" }],
    },
    { name: "anybody may, and why", code: unexplained.replace("public", "public -- guests count as well") },
    {
      name: "anybody may, and why, in a comment for documentation",
      code: unexplainedTag.replace("@publicAction", "@publicAction guests count as well"),
    },
    {
      name: "the reason above another comment",
      code: unexplained.replace("public", "public -- guests count as well\n/** Counts a view. */"),
    },
    { name: "the reason right above the action", code: distant.replace("may\n", "may") },
    {
      name: "anybody may, by the settings",
      code: unguarded,
      settings: { "server-actions": { publicActions: ["remove"] } },
    },
    {
      name: "anybody may call what is the file's default export, by the settings",
      code: byDefault,
      settings: { "server-actions": { publicActions: ["remove"] } },
    },
    {
      name: "anybody may, as is said where the action is exported",
      code: byDefault.replace("export default", "// server-actions: public -- guests may\nexport default"),
    },
    {
      name: "anybody may, as is said where the action is declared",
      code: byDefault.replace("async function", "// server-actions: public -- guests may\nasync function"),
    },
    { name: "a service that takes what strangers ask for support with", code: threadBy("askForSupport") },
    { name: "a form for strangers, kept by a service that is known", code: notedBy("sendFeedback", note) },
    { name: "an entry of a log that a queue takes", code: queuedBy("logEvent") },
    { name: "an entry of a log that a function in the cloud takes", code: invokedBy("recordAudit") },
    { name: "an entry of a log that a service takes", code: requestedBy("trackEvent") },
    { name: "a line of a log", code: appendedBy("logUpload") },
    { name: "a check that cannot be found, maybe", code: unknown },
    {
      name: "a read that nobody gets to see",
      code: read.replace(
        "return prisma.booking.findMany({ where: { userId } })",
        "console.log(await prisma.booking.findMany({ where: { userId } }))",
      ),
    },
    {
      name: "a read that is keyed by what a package makes of what the client says",
      code: read
        .replace("export", 'import { siteOf } from "@acme/sites";\nexport')
        .replace("where: { userId }", "where: { userId: siteOf(userId).id }"),
    },
    { name: "a read that is keyed by what it is about", code: read.replaceAll("userId", "slug") },
    { name: "a read of what everybody may see", code: sibling.replace("  await auth.protect();\n", "") },
    {
      name: "a request with a token that is for everybody",
      code: request.replace("process.env.API_KEY", "process.env.SHOP_STOREFRONT_TOKEN"),
    },
    { name: "an address of a file in one folder", code: signing("`menus/${name}`") },
    { name: "an address that the client names, for a tool that anybody may use", code: asking("host") },
    {
      name: "a machine that the client names, of the program's own",
      code: asking("`https://${host}.example.com/metrics`"),
    },
    {
      name: "a machine that the client chooses among some",
      code: asking("`https://${['a.org', 'b.org'].find((one) => one === host)}/metrics`"),
    },
    { name: "a request without the server's credentials", code: request.replace("process.env.API_KEY", '"none"') },
    {
      name: "a request with the caller's own credentials",
      code: request
        .replace("export", 'import { cookies } from "next/headers";\nexport')
        .replace("process.env.API_KEY", '(await cookies()).get("token")?.value'),
    },
    { name: "a list of people who are let in early", code: early("earlyAccess") },
    { name: "a code that is renewed and mailed again", code: renewed("verificationToken") },
    {
      name: "a form for strangers, by its name and by what it writes",
      code: form.replace("publish", "submitContactForm").replace("post.create", "contactMessage.create"),
    },
    {
      name: "a form for strangers, handed to a service",
      code: request.replace("translate", "subscribe"),
    },
    { name: "a cart that a cookie names", code: cart },
    { name: "how many rows there are", code: counting('"all"') },
    { name: "sessions that end when somebody signs out", code: parting },
    { name: "what counts how often somebody comes", code: counted },
    { name: "settings that are made where there are none yet", code: settings("{}") },
    { name: "settings that are looked up first, and completed", code: completed("0") },
    { name: "what is told to whoever knows the secret of a link", code: link("passwordResetToken") },
    {
      name: "a declared guard",
      code: unknown.replace("./nowhere", "@/lib/auth"),
      options: [{ unknown: "report" }],
      settings: { "server-actions": { guards: ["@/lib/auth#prepare"] } },
    },
  ],
  invalid: [
    {
      name: "something else that is kept in a table that SQL names",
      code: resetIn("app_resets"),
      errors: [
        {
          messageId: "missing",
          data: {
            action: "resetPassword",
            does: "runs a raw query",
            effect: "prisma.$executeRaw",
            line: "6",
            route: "",
          },
          ...placeOf(resetIn("app_resets"), "resetPassword"),
        },
      ],
    },
    ...[
      {
        name: "a line of a file that is no log",
        code: appendedBy("addWish"),
        does: "writes a file",
        effect: "appendFileSync",
        line: "7",
      },
      {
        name: "a file that a log replaces",
        code: appendedBy("logUpload", "writeFileSync"),
        does: "writes a file",
        effect: "writeFileSync",
        line: "7",
      },
      {
        name: "a job that a queue takes",
        code: queuedBy("resize"),
        does: "queues a job",
        effect: "sqs.send",
        line: "8",
      },
      {
        name: "a lead that is caught, and is no event",
        code: queuedBy("captureLead"),
        does: "queues a job",
        effect: "sqs.send",
        line: "8",
      },
      {
        name: "a job of a function in the cloud",
        code: invokedBy("resize"),
        does: "calls an API with the server's credentials",
        effect: "sqs.send",
        line: "8",
      },
      {
        name: "an order that is sent to a service",
        code: requestedBy("placeOrder"),
        does: "makes a request in the server's name (`API_KEY`)",
        effect: "fetch",
        line: "3",
      },
    ].map(({ name, code, ...data }) => ({
      name,
      code,
      errors: [{ messageId: "missing", data: { action: "press", route: "", ...data }, ...placeOf(code, "press") }],
    })),
    {
      name: "an address of whichever file the client names",
      code: signing("name"),
      errors: [
        {
          messageId: "missing",
          data: { action: "addressOf", does: "reads from storage", effect: "getSignedUrl", line: "5", route: "" },
          ...placeOf(signing("name"), "addressOf"),
        },
      ],
    },
    {
      name: "a machine that the client names",
      code: asking("`http://${host}:9090/metrics`"),
      errors: [
        {
          messageId: "missing",
          data: { action: "metricsOf", does: "sends a request", effect: "fetch", line: "3", route: "" },
          ...placeOf(asking("`http://${host}:9090/metrics`"), "metricsOf"),
        },
      ],
    },
    ...[
      {
        name: "no form for strangers, kept by a service",
        action: "publish",
        call: note,
        effect: "notion.pages.create",
      },
      {
        name: "a form for strangers that takes something away",
        action: "sendFeedback",
        call: unnoted,
        effect: "notion.blocks.delete",
      },
    ].map(({ name, action, call, effect }) => ({
      name,
      code: notedBy(action, call),
      errors: [
        {
          messageId: "missing",
          data: { action, does: "calls an API with the server's credentials", effect, line: "8", route: "" },
          ...placeOf(notedBy(action, call), action),
        },
      ],
    })),
    {
      name: "a service of which no model says anything",
      code: threadBy("openThread"),
      errors: [
        {
          messageId: "missing",
          data: {
            action: "openThread",
            does: "calls an API with the server's credentials",
            effect: "desk.createThread",
            line: "8",
            route: "",
          },
          line: 7,
          column: 23,
          endLine: 7,
          endColumn: 33,
        },
      ],
    },
    {
      name: "the file's default export, where it is declared",
      code: byDefault,
      errors: [
        {
          messageId: "missing",
          data: { ...removing, line: "6" },
          line: 5,
          column: 16,
          endLine: 5,
          endColumn: 22,
        },
      ],
    },
    {
      name: "settings that everybody makes what they should be",
      code: settings('{ theme: "dark" }'),
      errors: [
        {
          messageId: "missing",
          data: { ...removing, effect: "prisma.appSettings.upsert", line: "6" },
          line: 5,
          column: 23,
          endLine: 5,
          endColumn: 29,
        },
      ],
    },
    {
      name: "a row that is made for whatever key a deployment has, and for somebody",
      code: settings("{}").replaceAll("appSettings", "user"),
      errors: [
        {
          messageId: "missing",
          data: { ...removing, effect: "prisma.user.upsert", line: "6" },
          line: 5,
          column: 23,
          endLine: 5,
          endColumn: 29,
        },
      ],
    },
    {
      name: "settings of the client's choice that are completed",
      code: completed("id")
        .replaceAll("loadSettings()", "loadSettings(id)")
        .replace("loadSettings(id) {", "loadSettings(id: number) {"),
      errors: [
        {
          messageId: "missing",
          data: { ...removing, effect: "prisma.appSettings.update", line: "8" },
          line: 10,
          column: 23,
          endLine: 10,
          endColumn: 29,
        },
      ],
    },
    {
      name: "what is told to whoever knows a name",
      code: link("nickname"),
      errors: [
        {
          messageId: "missing",
          data: { action: "find", does: "reads the database", effect: "prisma.user.findFirst", line: "6", route: "" },
          line: 5,
          column: 23,
          endLine: 5,
          endColumn: 27,
          suggestions: [
            {
              messageId: "insertGuard",
              data: { guard: "auth.protect", other: "findAll" },
              output: link("nickname").replace("  const user", "  await auth.protect();\n  const user"),
            },
          ],
        },
      ],
    },
    {
      name: "what is in rows, as names of what is counted",
      code: counting("row.status"),
      errors: [
        {
          messageId: "missing",
          data: {
            action: "statistics",
            does: "reads the database",
            effect: 'drizzle("url").select',
            line: "9",
            route: "",
          },
          ...placeOf(counting("row.status"), "statistics"),
        },
      ],
    },
    {
      name: "a look-up after a promise is taken for the caller, by a helper that can end a session",
      code: signingOut("if (!currentUser()) return null;", "user"),
      errors: [
        {
          messageId: "unawaited",
          data: {
            action: "find",
            does: "reads the database",
            effect: "prisma.user.findFirst",
            line: "16",
            route: "",
            guard: "currentUser",
            guardLine: "15",
          },
          line: 14,
          column: 23,
          endLine: 14,
          endColumn: 27,
          suggestions: [
            {
              messageId: "awaitGuard",
              data: { guard: "currentUser" },
              output: signingOut("if (!await currentUser()) return null;", "user"),
            },
          ],
        },
      ],
    },
    {
      name: "what is written in a form for people who are let in early",
      code: early("post"),
      errors: [
        {
          messageId: "missing",
          data: { ...writing, action: "joinEarlyAccess", effect: "prisma.post.create", line: "6" },
          ...placeOf(early("post"), "joinEarlyAccess"),
        },
      ],
    },
    {
      name: "what else is changed when a code is mailed again",
      code: renewed("profile"),
      errors: [
        {
          messageId: "missing",
          data: { ...writing, action: "resendVerification", effect: "prisma.profile.update", line: "7" },
          ...placeOf(renewed("profile"), "resendVerification"),
        },
      ],
    },
    {
      name: "a cart that the client names",
      code: cart.replace("emptyCart()", "emptyCart(id: string)").replace(/ {2}const id = .*\n/u, ""),
      errors: [
        {
          messageId: "missing",
          data: {
            action: "emptyCart",
            does: "writes to the database",
            effect: "prisma.cart.delete",
            line: "7",
            route: "",
          },
          ...placeOf(cart, "emptyCart"),
        },
      ],
    },
    {
      name: "an account that is deleted when somebody signs out",
      code: parting.replace(
        "prisma.session.deleteMany({ where: { userId: id } })",
        "prisma.user.delete({ where: { id } })",
      ),
      errors: [
        {
          messageId: "missing",
          data: { action: "close", does: "writes to the database", effect: "prisma.user.delete", line: "7", route: "" },
          ...placeOf(parting, "close"),
        },
      ],
    },
    {
      name: "what is written for another reason",
      code: counted.replaceAll("checkRateLimit", "note"),
      errors: [
        {
          messageId: "missing",
          data: {
            action: "ping",
            does: "writes to the database",
            effect: "prisma.attempt.create",
            line: "6",
            route: "",
          },
          ...placeOf(counted, "ping"),
        },
      ],
    },
    {
      name: "no check at all",
      code: unguarded,
      errors: [{ messageId: "missing", data: { ...removing, line: "6" }, ...placeOf(unguarded, "remove") }],
    },
    {
      name: "the caller is fetched, and nobody looks",
      code: unchecked,
      errors: [
        {
          messageId: "unchecked",
          data: { ...removing, line: "7", guard: "auth", guardLine: "6" },
          ...placeOf(unchecked, "remove"),
        },
      ],
    },
    {
      name: "an undefined id",
      code: flowing,
      errors: [
        {
          messageId: "undefined",
          data: {
            action: "removeAll",
            does: "writes to the database",
            effect: "prisma.post.deleteMany",
            route: "",
            line: "7",
            guard: "currentUser",
            guardLine: "6",
            column: "authorId",
          },
          ...placeOf(flowing, "removeAll"),
        },
      ],
    },
    {
      name: "a check that is not awaited",
      code: unawaited,
      errors: [
        {
          messageId: "unawaited",
          data: { ...removing, line: "7", guard: "auth.protect", guardLine: "6" },
          ...placeOf(unawaited, "remove"),
          suggestions: [
            {
              messageId: "awaitGuard",
              data: { guard: "auth.protect" },
              output: unawaited.replace("auth.protect()", "await auth.protect()"),
            },
          ],
        },
      ],
    },
    {
      name: "a failed check that is swallowed",
      code: swallowed,
      errors: [
        {
          messageId: "swallowed",
          data: { ...removing, line: "11", guard: "auth.protect", guardLine: "7" },
          ...placeOf(swallowed, "remove"),
        },
      ],
    },
    {
      name: "a caller whom the client may bring along, in a \`try\` that ends with an answer",
      code: brought,
      errors: [
        {
          messageId: "bypassed",
          data: { ...removing, line: "9", guard: "currentUser", guardLine: "7" },
          ...placeOf(brought, "remove"),
        },
      ],
    },
    {
      name: "a check whose failure a handler takes up, though it is waited for",
      code: rescued,
      errors: [
        {
          messageId: "bypassed",
          data: { ...removing, line: "7", guard: "auth.protect", guardLine: "6" },
          ...placeOf(rescued, "remove"),
        },
      ],
    },
    {
      name: "a private read of comments",
      code: comments.replaceAll("posts", "invoices"),
      errors: [
        {
          messageId: "missing",
          data: { action: "getComments", does: "reads the database", effect: "sql.select", line: "9", route: "" },
          ...placeOf(comments.replaceAll("posts", "invoices"), "getComments"),
        },
      ],
    },
    {
      name: "somebody who is made at a provider, by a name that does not say so",
      code: account.replace("createAccount", "addMember"),
      errors: [
        {
          messageId: "missing",
          data: {
            action: "addMember",
            does: "calls an API with the server's credentials",
            effect: "getAuth().createUser",
            line: "4",
            route: "",
          },
          ...placeOf(account.replace("createAccount", "addMember"), "addMember"),
        },
      ],
    },
    {
      name: "a failed check after which the action goes on",
      code: bypassed,
      errors: [
        {
          messageId: "bypassed",
          data: { ...removing, line: "10", guard: "auth", guardLine: "6" },
          ...placeOf(bypassed, "remove"),
        },
      ],
    },
    {
      name: "a check after the write",
      code: late,
      errors: [
        {
          messageId: "late",
          data: { ...removing, line: "6", guard: "auth.protect", guardLine: "7" },
          ...placeOf(late, "remove"),
        },
      ],
    },
    {
      name: "what the page checked, for an audit",
      code: captured,
      options: [{ captured: "report" }],
      errors: [
        {
          messageId: "captured",
          data: {
            action: "removeMine",
            does: "writes to the database",
            effect: "prisma.post.deleteMany",
            line: "8",
            route: "",
          },
          line: 6,
          column: 18,
          endLine: 6,
          endColumn: 28,
        },
      ],
    },
    {
      name: "anybody may, and nobody knows why",
      code: unexplained,
      errors: [
        {
          messageId: "unexplained",
          data: { action: "countView" },
          ...placeOf(unexplained, "// server-actions: public"),
        },
      ],
    },
    {
      name: "a comment for documentation without a reason",
      code: unexplainedTag,
      errors: [
        { messageId: "unexplained", data: { action: "countView" }, line: 5, column: 1, endLine: 8, endColumn: 4 },
      ],
    },
    {
      name: "a comment that is not right above the action",
      code: distant,
      errors: [{ messageId: "missing", data: { ...removing, line: "8" }, ...placeOf(distant, "remove") }],
    },
    {
      name: "a check that cannot be found, for an audit",
      code: unknown,
      options: [{ unknown: "report" }],
      errors: [{ messageId: "missing", data: { ...removing, line: "8" }, ...placeOf(unknown, "remove") }],
    },
    {
      name: "a guard that is declared somewhere else",
      code: unknown,
      options: [{ unknown: "report" }],
      settings: { "server-actions": { guards: ["@/lib/auth#prepare"] } },
      errors: [{ messageId: "missing", data: { ...removing, line: "8" }, ...placeOf(unknown, "remove") }],
    },
    {
      name: "a read by somebody's id",
      code: read,
      errors: [
        {
          messageId: "missing",
          data: {
            action: "getOrders",
            does: "reads the database",
            effect: "prisma.booking.findMany",
            line: "6",
            route: "",
          },
          ...placeOf(read, "getOrders"),
        },
      ],
    },
    {
      name: "a read of what another action guards",
      code: sibling,
      errors: [
        {
          messageId: "missing",
          data: {
            action: "getDraft",
            does: "reads the database",
            effect: "prisma.draft.findUnique",
            line: "10",
            route: "",
          },
          ...placeOf(sibling, "getDraft"),
          suggestions: [
            { messageId: "insertGuard", data: { guard: "auth.protect", other: "getDrafts" }, output: guardedRead },
          ],
        },
      ],
    },
    {
      name: "a request with the server's credentials",
      code: request,
      errors: [
        {
          messageId: "missing",
          data: {
            action: "translate",
            does: "makes a request in the server's name (`API_KEY`)",
            effect: "fetch",
            line: "3",
            route: "",
          },
          ...placeOf(request, "translate"),
        },
      ],
    },
    {
      name: "a form for strangers, handed to where the client says",
      code: request.replace("translate", "subscribe").replace('"https://api.example.com"', "text"),
      errors: [
        {
          messageId: "missing",
          data: {
            action: "subscribe",
            does: "makes a request in the server's name (`API_KEY`)",
            effect: "fetch",
            line: "3",
            route: "",
          },
          ...placeOf(request.replace("translate", "subscribe"), "subscribe"),
        },
      ],
    },
    {
      name: "a form that says publish",
      code: form,
      errors: [
        {
          messageId: "missing",
          data: {
            action: "publish",
            does: "writes to the database",
            effect: "prisma.post.create",
            line: "6",
            route: "",
          },
          ...placeOf(form, "publish"),
        },
      ],
    },
  ],
});
