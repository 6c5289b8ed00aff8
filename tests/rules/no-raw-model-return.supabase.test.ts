import rule from "../../rules/no-raw-model-return.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

const answered = 'return error ? { error: "Failed." } : { data };';

/** What is done with a table, whose rows are answered with. */
const answer = (query: string) => `"use server";
import { createClient } from "@supabase/supabase-js";
const supabase = createClient(process.env.SUPABASE_URL!, process.env.SUPABASE_KEY!);
export async function saveUser(id, name) {
  const { data, error } = await supabase.from("users").${query};
  ${answered}
}`;

const silent = (name: string, query: string) => ({ name, code: answer(query), options: [{ harmless: "report" }] });
const reported = (name: string, query: string, call: string) => ({
  name,
  code: answer(query),
  options: [{ harmless: "report" }],
  errors: [
    {
      messageId: "harmless",
      data: { action: "saveUser", model: "users", source: ` of \`supabase.from("users").${call}\` in line 5` },
      ...placeOf(answer(query), answered),
    },
  ],
});

new RuleTester().run("no-raw-model-return: what Supabase has written", rule, {
  valid: [
    silent("is not answered with unless it is asked for", "insert({ name })"),
    silent("where rows are changed", 'update({ name }).eq("id", id)'),
    silent("where rows are made or changed", "upsert({ id, name })"),
    silent("where rows are deleted", 'delete().eq("id", id)'),
    silent("and columns of it are picked", 'insert({ name }).select("id, name").single()'),
  ],
  invalid: [
    reported("and is asked for", "insert({ name }).select()", "insert"),
    reported("as one row", "insert({ name }).select().single()", "insert"),
    reported("where rows are changed", 'update({ name }).eq("id", id).select("*")', "update"),
    reported("where rows are made or changed", "upsert({ id, name }).select()", "upsert"),
  ],
});
