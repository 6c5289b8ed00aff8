import rule from "../../rules/require-ownership-check.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

/** What somebody does who has signed in where these providers let them. */
const action = (providers: string, asked = "await auth()") => `"use server";
import NextAuth from "next-auth";
import Credentials from "next-auth/providers/credentials";
import GitHub from "next-auth/providers/github";
import { compare } from "bcryptjs";
import { jwtVerify } from "jose";
import { cookies } from "next/headers";
const { auth } = NextAuth({ providers: [${providers}] });
const own = async () => (await jwtVerify((await cookies()).get("user").value, key)).payload;
export async function close(id: string) {
if (!(${asked})) return;
await db.ticket.delete({ where: { id } });
}`;

const found = (people: string) => `Credentials({
  async authorize(credentials) {
    const one = await ${people}({ where: { email: String(credentials.email) } });
    return one && (await compare(credentials.password, one.passwordHash)) ? { id: one.id } : null;
  },
})`;
const configured = (test: string) => `Credentials({
  authorize: async (credentials) => (${test}) ? { id: "1" } : null,
})`;

const silent = (name: string, providers: string) => ({ name, code: action(providers) });
const reported = (name: string, providers: string, asked?: string) => {
  const code = action(providers, asked);
  return {
    name,
    code,
    errors: [
      {
        messageId: "changes" as const,
        data: {
          action: "close",
          value: "`id`",
          column: "id",
          does: "writes to the database",
          effect: "db.ticket.delete",
          line: String(code.split("\n").length - 1),
          route: "",
        },
        ...placeOf(code, "id: string"),
      },
    ],
  };
};

new RuleTester().run("require-ownership-check: a sign-in of administrators only", rule, {
  valid: [
    silent("who have a table of their own", found("db.admin.findUnique")),
    silent("who have a collection of their own", found("collections.admins().findOne")),
    silent(
      "whose password is in the environment",
      configured(
        "credentials.email === process.env.ADMIN_EMAIL && credentials.password === process.env.ADMIN_PASSWORD",
      ),
    ),
    silent(
      "whose hash is in the environment",
      configured("await compare(credentials.password, process.env.ADMIN_PASSWORD_HASH)"),
    ),
  ],
  invalid: [
    reported("users", found("db.user.findUnique")),
    reported("administrators, or users", `${found("db.admin.findUnique")}, ${found("db.user.findUnique")}`),
    reported("administrators, or whoever has an account elsewhere", `${found("db.admin.findUnique")}, GitHub`),
    reported("whoever a service knows", configured("(await fetch(process.env.PASSWORD_URL)).ok")),
    reported("administrators, where others are asked for", found("db.admin.findUnique"), "await own()"),
    reported(
      "administrators, where others are asked for as well",
      found("db.admin.findUnique"),
      "(await auth()) || (await own())",
    ),
  ],
});
