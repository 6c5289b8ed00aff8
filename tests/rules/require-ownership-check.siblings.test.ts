import rule from "../../rules/require-ownership-check.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

const read = `const { data } = await supabase.from("audits").select("*").eq("id", id).single();`;

/** Whoever asks gets what they name; beside it stands another action on a table. */
const actions = (table: string, condition: string) => `"use server";
import { createClient } from "@supabase/supabase-js";
import { auth } from "@clerk/nextjs/server";
const supabase = createClient(url, process.env.SUPABASE_SERVICE_ROLE_KEY);
export async function one(id: string) {
${read}
return data;
}
export async function all(kind: string) {
const { orgId } = await auth();
if (!orgId) return [];
const { data } = await supabase.from("${table}").select("title").${condition};
return data;
}`;

const options = [{ unauthenticated: "report" as const }];
const own = `eq("organization_id", orgId)`;

new RuleTester().run("require-ownership-check: what another action says of a table", rule, {
  valid: [
    { name: "that it has a kind", code: actions("audits", `eq("kind", kind)`), options },
    {
      name: "that it is somebody's whom the client names",
      code: actions("audits", `eq("organization_id", kind)`),
      options,
    },
    { name: "that another one is the caller's own", code: actions("reports", own), options },
    { name: "that it is the caller's own, without the option", code: actions("audits", own) },
  ],
  invalid: [
    {
      name: "that it is the caller's own",
      code: actions("audits", own),
      options,
      errors: [
        {
          messageId: "discloses" as const,
          data: {
            action: "one",
            value: "`id`",
            column: "id",
            does: "reads the database",
            effect: 'supabase.from("audits").select',
            line: "6",
            route: "",
          },
          ...placeOf(actions("audits", own), "id: string"),
        },
      ],
    },
  ],
});
