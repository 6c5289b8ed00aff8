import requireAuthentication from "../../rules/require-authentication.ts";
import noClientSuppliedIdentity from "../../rules/no-client-supplied-identity.ts";
import noMassAssignment from "../../rules/no-mass-assignment.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

const file = (parameters: string, body: string) => `"use server";
import { PrismaClient } from "@prisma/client";
import { Redis } from "@upstash/redis";
import { auth } from "@clerk/nextjs/server";
import { getServerSession } from "next-auth";
const prisma = new PrismaClient();
const redis = Redis.fromEnv();
export async function act(${parameters}) {
  ${body}
}`;

const lineOf = (code: string, text: string) => String(code.split("\n").findIndex((line) => line.includes(text)) + 1);

const readThrough = `const key = \`post:\${id}\`;
  const cached = await redis.get(key);
  if (cached) return cached;
  const post = await prisma.post.findUnique({ where: { id }, select: { title: true } });`;

const written = (name: string, code: string, effect = "redis.set") => ({
  name,
  code,
  errors: [
    {
      messageId: "missing",
      data: {
        action: "act",
        does: "writes to the cache",
        effect,
        line: lineOf(code, effect),
        route: "",
      },
      ...placeOf(code, "act"),
    },
  ],
});

new RuleTester().run("require-authentication: what was asked for is kept at hand", requireAuthentication, {
  valid: [
    {
      name: "under the key that was looked for",
      code: file("id: string", `${readThrough} await redis.set(key, post);`),
    },
    {
      name: "an entry of the program's own is forgotten",
      code: file("id: string", 'await redis.del("cache:posts");'),
    },
    {
      name: "an entry of the program's own is forgotten by a function that says so",
      code: `${file("id: string", 'await invalidateCache("posts");')}
async function invalidateCache(key) { await redis.del(key); }`,
    },
    {
      name: "a word for what was found",
      code: file("id: string", `${readThrough} await redis.set(key, post === null ? "0" : "1");`),
    },
  ],
  invalid: [
    written("what the client sends", file("id: string, post: string", `${readThrough} await redis.set(key, id);`)),
    written("an entry that the client names", file("id: string", "await redis.del(`cache:${id}`);"), "redis.del"),
    written("an entry that is no cache's", file("id: string", 'await redis.del("posts");'), "redis.del"),
    written("under another key", file("id: string", `${readThrough} await redis.set(\`seen:\${id}\`, post);`)),
    written(
      "what was not looked for before",
      file("id: string", "const key = `banned:${id}`;\n  await redis.set(key, '1');"),
    ),
    written(
      "what was there before, changed",
      file(
        "id: string",
        "const key = `all:${id}`;\n  await prisma.post.findMany();\n  await redis.set(key, await redis.get(key));",
      ),
    ),
  ],
});

const signedIn = "const { userId: me } = await auth(); if (!me) return;";

const claimed = (name: string, parameters: string, body: string, value: string, does: string, effect: string) => {
  const code = file(parameters, body);
  return {
    name,
    code,
    errors: [
      {
        messageId: "keys",
        data: {
          action: "act",
          does,
          effect,
          line: lineOf(code, effect),
          route: "",
          column: value,
          value: `\`${value}\``,
        },
        ...placeOf(code, parameters.split(", ")[0] ?? ""),
      },
    ],
  };
};

new RuleTester().run("no-client-supplied-identity: entries of caches", noClientSuppliedIdentity, {
  valid: [
    {
      name: "the caller's own entry is read",
      code: file("", `${signedIn} return redis.get(\`cart:\${me}\`);`),
    },
    {
      name: "the client's word was compared with the caller",
      code: file("userId: string", `${signedIn} if (userId !== me) return; return redis.get(\`cart:\${userId}\`);`),
    },
    {
      name: "what is there for everybody",
      code: file("userId: string", `${signedIn} return redis.get(\`user:\${userId}:profile\`);`),
    },
    {
      name: "an entry is only taken away, so that it is made anew",
      code: file("userId: string", `${signedIn} await redis.del(\`cart:\${userId}\`);`),
    },
    {
      name: "nobody gets to see it",
      code: file("userId: string", `${signedIn} await redis.get(\`cart:\${userId}\`);`),
    },
    {
      name: "the caller joins somebody else's",
      code: file("userId: string", `${signedIn} await redis.sadd(\`followers:\${userId}\`, me);`),
    },
    { name: "it is nobody's", code: file("postId: string", `${signedIn} return redis.get(\`post:\${postId}\`);`) },
  ],
  invalid: [
    claimed(
      "an entry is read",
      "userId: string",
      `${signedIn} return redis.get(\`cart:\${userId}\`);`,
      "userId",
      "reads from the cache",
      "redis.get",
    ),
    claimed(
      "a list of entries is read",
      "userId: string",
      `${signedIn} return redis.zrange(\`user:chat:\${userId}\`, 0, -1);`,
      "userId",
      "reads from the cache",
      "redis.zrange",
    ),
    claimed(
      "an entry is made",
      "userId: string, items: string[]",
      `${signedIn} await redis.set(\`cart:\${userId}\`, items.map(String));`,
      "userId",
      "writes to the cache",
      "redis.set",
    ),
  ],
});

const injected = (call: string) =>
  file("id: string, input: object, client?: PrismaClient", `const db = client ?? prisma;\n  ${call}`);
const spread = injected("await db.post.create({ data: { ...input } });");

new RuleTester().run("no-mass-assignment: a client that may be handed in", noMassAssignment, {
  valid: [
    {
      name: "what it finds is no data of the client's",
      code: injected("const post = await db.post.findUnique({ where: { id } });\n  await redis.set('post', post);"),
    },
  ],
  invalid: [
    {
      name: "what the client sends is",
      code: spread,
      errors: [
        {
          messageId: "open",
          data: {
            action: "act",
            value: "input",
            effect: "db.post.create",
            line: lineOf(spread, "db.post.create"),
            route: "",
            instead: "name the columns, or parse it with a schema that drops the rest",
          },
          ...placeOf(spread, "input: object"),
        },
      ],
    },
  ],
});
