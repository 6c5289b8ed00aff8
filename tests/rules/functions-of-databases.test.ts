import { describe, expect, it } from "vitest";

import noClientSuppliedIdentity from "../../rules/no-client-supplied-identity.ts";
import requireAuthentication from "../../rules/require-authentication.ts";
import requireOwnershipCheck from "../../rules/require-ownership-check.ts";
import { reportsOf } from "../reports.ts";

const client = `"use server";
import { auth } from "@clerk/nextjs/server";
import { createClient } from "@supabase/supabase-js";
const supabase = createClient(process.env.SUPABASE_URL, process.env.SUPABASE_SERVICE_ROLE_KEY);`;

/** An action that answers with what a function of the database gives, for anybody. */
const open = (call: string) => `${client}
export async function act() {
  const { data } = await supabase.rpc(${call});
  return data;
}`;

/** The same for whoever is signed in. */
const known = (call: string) => `${client}
export async function act(id) {
  const { userId: me } = await auth();
  if (!me || typeof id !== "string") return;
  const { data } = await supabase.rpc(${call});
  return data;
}`;

describe("a function of the database", () => {
  it.each(["get_products", "listProducts", "public.search_posts", "fetch_categories_by_name", "api_get_products"])(
    "that is called like a question about what everybody may see reads it: %s",
    (name) => {
      expect(reportsOf(requireAuthentication, open(`"${name}"`))).toEqual([]);
      expect(reportsOf(requireAuthentication, open(`"${name.replace(/\w+$/u, "change_$&")}"`))).toHaveLength(1);
    },
  );

  it.each(["get_or_create_product", "get_next_product_number", "find_and_lock_product", "getter", "get"])(
    "may do anything where its name says more, or less: %s",
    (name) => {
      const [report] = reportsOf(requireAuthentication, open(`"${name}"`));
      expect(report?.message).toContain("calls a function of the database");
      expect(reportsOf(requireAuthentication, open(`"get_product"`))).toEqual([]);
    },
  );

  it("that reads what is nobody else's business is reported", () => {
    const [report] = reportsOf(requireAuthentication, open(`"get_salaries"`));
    expect(report?.message).toContain("reads the database");
    expect(reportsOf(requireAuthentication, open(`"get_categories"`))).toEqual([]);
  });

  it("finds by what it is given: whose rows are meant", () => {
    const picked = (value: string) => known(`"get_user_orders", { p_user_id: ${value} }`);
    const [report] = reportsOf(noClientSuppliedIdentity, picked("id"));
    expect(report?.message).toContain("where `user_id` is `id`, which the client sends");
    expect(reportsOf(noClientSuppliedIdentity, picked("me"))).toEqual([]);
  });

  it("finds by what it is given: which row is meant", () => {
    expect(reportsOf(requireOwnershipCheck, known(`"get_order", { p_id: id }`))).toHaveLength(1);
    expect(reportsOf(requireOwnershipCheck, known(`"get_order", { p_id: id, p_user_id: me }`))).toEqual([]);
  });

  it("that says what the caller may do is a check", () => {
    const checked = (test: string) => `${client}
export async function act(id) {
  const { userId: me } = await auth();
  if (!me || typeof id !== "string") return;
  const { data: role } = await supabase.rpc("get_user_role", { user_id: me });
  ${test}
  await supabase.from("profiles").update({ active: false }).eq("user_id", id);
}`;
    expect(reportsOf(noClientSuppliedIdentity, checked(`if (role !== "admin") return;`))).toEqual([]);
    expect(reportsOf(noClientSuppliedIdentity, checked(""))).toHaveLength(1);
  });
});
