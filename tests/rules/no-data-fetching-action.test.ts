import rule from "../../rules/no-data-fetching-action.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

const head = `"use server";
import { readFile } from "node:fs/promises";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { revalidatePath } from "next/cache";
import { Ratelimit } from "@upstash/ratelimit";
import { Resend } from "resend";
import NextAuth from "next-auth";
import mixIn from "some-package";
const { auth } = NextAuth({ providers: [] });
const ratelimit = new Ratelimit({});
const resend = new Resend("key");
`;

const read = "const posts = await db.post.findMany();";

function action(body: string, parameters = "id"): string {
  return `${head}export async function posts(${parameters}) {\n${body}\n}`;
}

function silent(name: string, body: string, parameters?: string) {
  return { name, code: action(body, parameters) };
}

function reported(name: string, effect: string, body: string, line = 1) {
  const code = action(body);
  return {
    name,
    code,
    errors: [
      {
        messageId: "reads",
        data: { action: "posts", effect, line: String(head.split("\n").length + line), route: "" },
        ...placeOf(head, "\n"),
        line: head.split("\n").length,
        endLine: head.split("\n").length,
        column: 23,
        endColumn: 28,
      },
    ],
  };
}

new RuleTester().run("no-data-fetching-action", rule, {
  valid: [
    silent(
      "an action that writes",
      `${read}\nawait db.post.update({ where: { id }, data: { views: 1 } });\nreturn posts;`,
    ),
    silent("an action that revalidates", `${read}\nrevalidatePath("/");\nreturn posts;`),
    silent("an action that sets a cookie", `${read}\n(await cookies()).set("seen", "1");\nreturn posts;`),
    silent(
      "an action that sends mail",
      `${read}\nawait resend.emails.send({ from: "us", to: "them", subject: "Hi", text: "Hi" });\nreturn posts;`,
    ),
    silent("a call that may write, for all we know", `${read}\nawait mixIn(posts);\nreturn posts;`),
    silent("one that is waited for later", `${read}\nconst mixed = mixIn(posts);\nawait mixed;\nreturn posts;`),
    silent("one that is waited for with others", `${read}\nawait Promise.all([mixIn(posts)]);\nreturn posts;`),
    silent("one whose promise is followed", `${read}\nmixIn(posts).then(console.log);\nreturn posts;`),
    silent("one that puts something into what is imported", `${read}\nmixIn.set(id, posts);\nreturn posts;`),
    silent(
      "a request that changes something",
      `const posts = await fetch("https://api.test", { method: "POST" });\nreturn posts.json();`,
    ),
    silent(
      "a request whose method is not known",
      `const posts = await fetch("https://api.test", init);\nreturn posts.json();`,
      "init",
    ),
    silent("SQL that may write", `return db.$queryRawUnsafe(id);`),
    silent("an action that answers with no data", `${read}\nreturn posts.length > 0;`),
    silent("an action that reads nothing", `return { id };`),
    silent("the action of a form", `${read}\nreturn posts;`, "formData"),
    silent("the action of a form with a state", `${read}\nreturn posts;`, "previousState, formData"),
    silent("markup", `${read}\nreturn <p>{posts[0].title}</p>;`),
    {
      name: "what its name says makes something",
      code: action(`${read}\nreturn new mixIn.Token(posts);`).replace("function posts", "function createToken"),
    },
    {
      name: "a module without the directive",
      code: `export async function posts() { return db.post.findMany(); }`,
    },
    {
      name: "an inline action of a form",
      code: `export default function Page() {
  return <form action={async () => { "use server"; return db.post.findMany(); }} />;
}`,
    },
  ],
  invalid: [
    reported("rows", "db.post.findMany", `${read}\nreturn posts;`),
    reported(
      "a part of them",
      "db.post.findMany",
      `${read}\nreturn { titles: posts.map(({ title }) => title.trim()) };`,
    ),
    reported(
      "a caller who is checked, sent away or limited",
      "db.post.findMany",
      `const session = await auth();
if (!session) redirect("/login");
await ratelimit.limit(session.user.id);
${read}
console.log("read");
return posts;`,
      4,
    ),
    reported(
      "a request that only asks",
      "fetch",
      `const posts = await fetch("https://api.test/" + id);\nreturn posts.json();`,
    ),
    reported(
      "a package that computes something of what was read",
      "db.post.findMany",
      `${read}\nreturn posts.map((post) => ({ title: mixIn(post.title), at: new mixIn.Day(post.at) }));`,
    ),
    reported(
      "numbers, dates and lists of the language",
      "db.post.findMany",
      `${read}\nconst byId = new Map();\nposts.forEach((post) => { byId.set(post.id, post); });
return { posts: [...byId.values()], pages: Math.ceil(posts.length / 10) };`,
    ),
    reported(
      "what it answers with, not whom it looked up for that",
      "db.post.findMany",
      `const user = await db.user.findUnique({ where: { id } });
if (!user) return [];
const posts = await db.post.findMany({ where: { authorId: user.id } });
return posts;`,
      3,
    ),
    reported("something that is made of what was read", "db.post.findMany", `${read}\nreturn new mixIn.Token(posts);`),
    reported("a file", "readFile", `return readFile("posts.json", "utf8");`),
    reported("SQL that only reads", "db.$queryRaw", "return db.$queryRaw`SELECT * FROM posts WHERE id = ${id}`;"),
  ],
});
