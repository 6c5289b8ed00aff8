import rule from "../../rules/require-authentication.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

/** Rows of a table are shown to whoever asks, and all of another one to those who run the site. */
const action = (table: string, columns: string, where: string) => `"use server";
import { eq, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { boolean, pgTable, text } from "drizzle-orm/pg-core";
const ${table} = pgTable("${table}", { id: text().primaryKey(), ${columns} });
const db = drizzle("url");
export async function show(id: string) {
return db.select().from(${table}).where(${where});
}
export async function list() {
await requireUser();
return db.select().from(articles);
}`;

const reported = (name: string, table: string, columns: string, where: string) => {
  const code = action(table, columns, where);
  const data = {
    action: "show",
    does: "reads the database",
    effect: "db.select",
    line: "8",
    route: "",
  };
  return { name, code, errors: [{ messageId: "missing", data, ...placeOf(code, "show"), suggestions: 1 }] };
};

const byId = (table: string) => `eq(${table}.id, id)`;

new RuleTester().run("require-authentication: rows that are not for everybody", rule, {
  valid: [
    {
      name: "rows that belong to something that is no person's",
      code: action("results", "courseId: text(), mark: text()", byId("results")),
    },
    {
      name: "what a site has published",
      code: action("articles", "status: text(), title: text()", 'eq(articles.status, "PUBLISHED")'),
    },
    {
      name: "a piece of a condition",
      code: action("results", "courseId: text(), mark: text()", 'sql`${results.mark} > ${sql.raw("7")}`'),
    },
    {
      name: "what a site has published, by a flag",
      code: action("articles", "published: boolean(), title: text()", "eq(articles.published, true)"),
    },
  ],
  invalid: [
    reported("rows that belong to a student", "results", "studentId: text(), mark: text()", byId("results")),
    {
      ...(() => {
        const code = `"use server";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
const db = drizzle("url");
export async function show(id: string) {
await db.execute(sql.raw("DELETE FROM results"));
}`;
        const data = { action: "show", does: "runs a raw query", effect: "db.execute", line: "6", route: "" };
        return { code, errors: [{ messageId: "missing" as const, data, ...placeOf(code, "show") }] };
      })(),
      name: "a whole query of such a piece",
    },
    reported("rows that belong to an order", "lines", "order_id: text(), amount: text()", byId("lines")),
    reported(
      "what a site has not published yet",
      "articles",
      "status: text(), title: text()",
      'eq(articles.status, "DRAFT")',
    ),
    reported(
      "what is published of something that sites do not show",
      "forms",
      "status: text(), studentId: text()",
      'eq(forms.status, "PUBLISHED")',
    ),
  ],
});
