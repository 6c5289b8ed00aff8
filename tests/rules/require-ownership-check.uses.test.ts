import rule from "../../rules/require-ownership-check.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

/** Something that an action does with the row which the client picks. */
const action = (body: string, where = "eq(servers.id, id)", table = "servers") => `"use server";
import { auth } from "@clerk/nextjs/server";
import { Queue } from "bullmq";
import { execFile } from "node:child_process";
import { drizzle } from "drizzle-orm/node-postgres";
import { and, eq } from "drizzle-orm";
import { pgTable, text } from "drizzle-orm/pg-core";
const servers = pgTable("servers", { id: text().primaryKey(), userId: text(), host: text(), region: text(), accessToken: text() });
const products = pgTable("products", { id: text().primaryKey(), name: text() });
const sql = drizzle("url");
const queue = new Queue("jobs");
export async function restart(id: string) {
  const { userId } = await auth.protect();
  const [row] = await sql.select().from(${table}).where(${where});
  ${body}
}`;

const silent = (name: string, ...parts: Parameters<typeof action>) => ({ name, code: action(...parts) });

const reported = (name: string, body: string, does: string, effect: string) => {
  const code = action(body);
  return {
    name,
    code,
    errors: [
      {
        messageId: "uses" as const,
        data: {
          action: "restart",
          does,
          effect,
          line: "15",
          route: "",
          lookUp: "sql.select",
          lookUpLine: "14",
          column: "id",
          value: "`id`",
        },
        ...placeOf(code, "id: string"),
        suggestions: [
          {
            messageId: "scope" as const,
            data: { column: "userId", caller: "userId" },
            output: action(body, "and(eq(servers.id, id), eq(servers.userId, userId))"),
          },
        ],
      },
    ],
  };
};

const job = `await queue.add("restart", { host: row.host });`;
const request = (what: string) =>
  `await fetch("https://api.example.com/restart", { method: "POST", headers: { authorization: row.${what} } });`;

new RuleTester().run("require-ownership-check", rule, {
  valid: [
    silent("a job with the caller's own row", job, "and(eq(servers.id, id), eq(servers.userId, userId))"),
    silent("an owner who is compared first", `if (row.userId !== userId) return;\n  ${job}`),
    silent(
      "a job with what a site shows",
      `await queue.add("count", { name: row.name });`,
      "eq(products.id, id)",
      "products",
    ),
    silent("a job that is told which one only", `await queue.add("count", { id: row.id });`),
    silent("a request with something else of the row", request("region")),
  ],
  invalid: [
    reported("a job", job, "queues a job", "queue.add"),
    reported("a process", `execFile("ping", [row.host]);`, "runs a process", "execFile"),
    reported("a request with its token", request("accessToken"), "sends a request", "fetch"),
  ],
});
