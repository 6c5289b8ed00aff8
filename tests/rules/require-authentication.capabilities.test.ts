import rule from "../../rules/require-authentication.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

/** A visitor asks for an order by one of its columns. */
const action = (column: string, answer: string, table = "orders") => `"use server";
import { eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { pgTable, text } from "drizzle-orm/pg-core";
const ${table} = pgTable("${table}", { id: text().primaryKey(), key: text(), number: text(), public_token: text(), shareToken: text(), phone: text(), updatedBy: text() });
const db = drizzle("url");
export async function show(key: string) {
try {
const order = await db.query.${table}.findFirst({ where: eq(${table}.${column}, key) });
${answer}
} catch (error) {
return { error: error.message };
}
}
export async function list() {
await requireUser();
return db.query.${table}.findMany();
}`;

const plain = "return order;";
const wrapped = "return { ok: true, order };";
const told = "if (order && !order.phone) { throw new Error(`No phone in ${order.id}`); }";

const silent = (name: string, column: string, answer: string, table = "orders") => ({
  name,
  code: action(column, answer, table),
});
const reported = (name: string, column: string, answer: string, table = "orders") => {
  const code = action(column, answer, table);
  return {
    name,
    code,
    errors: [
      {
        messageId: "missing" as const,
        data: {
          action: "show",
          does: "reads the database",
          effect: `db.query.${table}.findFirst`,
          line: "9",
          route: "",
        },
        ...placeOf(code, "show"),
        suggestions: 1,
      },
    ],
  };
};

new RuleTester().run("require-authentication: rows that are found by a secret", rule, {
  valid: [
    silent("the token of a link that is given away", "public_token", plain),
    silent("a row that may be missing, in an answer of the program's own", "shareToken", wrapped),
    silent("something of the row in an error", "shareToken", told),
    silent("the key of an invitation", "key", plain, "invitations"),
  ],
  invalid: [
    reported("the key of a setting", "key", plain, "siteSettings"),
    reported("a number", "number", plain),
    reported("a number's row in an answer of the program's own", "number", wrapped),
    reported("something of a number's row in an error", "number", told),
  ],
});

/** Somebody is known by their session, or by the key that they send; what is in `known` follows. */
const eitherWay = (column: string, known: string) => `"use server";
import { getServerSession } from "next-auth";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
async function findUser(key: string) {
const session = await getServerSession();
if (session) {
return prisma.user.findUnique({ where: { id: session.user.id } });
}
const found = await prisma.apiKey.findUnique({ where: { ${column}: key } });
if (!found) {
return undefined;
}
return prisma.user.findUnique({ where: { id: found.createdById } });
}
export async function touch(key: string) {
const user = await findUser(key);
${known}
await prisma.user.update({ where: { id: user.id }, data: { seenAt: new Date() } });
}`;
const stopped = "if (!user) { return; }";
const nameless = eitherWay("name", stopped);

new RuleTester().run(
  "require-authentication: callers who are known in one way, and let in by a secret in another",
  rule,
  {
    valid: [{ name: "a session, or the secret of a key", code: eitherWay("keyHash", stopped) }],
    invalid: [
      {
        name: "a session, or a key that is called by its name",
        code: nameless,
        errors: [
          {
            messageId: "bypassed" as const,
            data: {
              action: "touch",
              guard: "findUser",
              guardLine: "17",
              does: "writes to the database",
              effect: "prisma.user.update",
              line: "19",
              route: "",
            },
            ...placeOf(nameless, "touch"),
          },
        ],
      },
    ],
  },
);
