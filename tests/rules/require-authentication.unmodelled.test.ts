import { describe, expect, it } from "vitest";

import rule from "../../rules/require-authentication.ts";
import { reportsOf } from "../reports.ts";

/** What the rule says of an action that answers with this, of a database that no schema describes. */
function said(answer: string): readonly (string | undefined)[] {
  const code = `"use server";
import { MongoClient, ObjectId } from "mongodb";
const db = new MongoClient(process.env.MONGODB_URI).db();
export async function answer(id) {
  ${answer}
}`;
  const messages = reportsOf(rule, code);
  return messages.map(({ messageId }) => messageId);
}

const found = "findOne({ _id: new ObjectId(id) })";

describe("whole rows that no schema describes", () => {
  it.each(["orders", "user_addresses", "invoices", "patients", "users", "apiKeys"])(
    "are somebody's own matter if they are called %s",
    (name) => {
      expect(said(`return db.collection("${name}").${found};`)).toEqual(["missing"]);
    },
  );

  it.each(["products", "posts", "bookings", "messages", "orderStatuses", "userGuides"])(
    "may be for everybody if they are called %s",
    (name) => {
      expect(said(`return db.collection("${name}").${found};`)).toEqual([]);
    },
  );

  it("are nobody's business only where they are told", () => {
    expect(said(`const order = await db.collection("orders").${found};\n  return order.items;`)).toEqual(["missing"]);
    expect(said(`const order = await db.collection("orders").${found};\n  return order !== null;`)).toEqual([]);
    expect(said(`return db.collection("orders").countDocuments({});`)).toEqual([]);
  });

  it("are more than some of their columns", () => {
    expect(said(`return db.collection("users").findOne({ _id: id }, { projection: { name: 1 } });`)).toEqual([]);
  });
});

describe("rows that come along in Supabase's tables that no schema describes", () => {
  const asked = (columns: string, answer = "data") => {
    const code = `"use server";
import { createClient } from "@supabase/supabase-js";
const db = createClient(process.env.URL, process.env.SERVICE_ROLE_KEY);
export async function answer() {
  const { data } = await db.from("shipments").select(\`${columns}\`);
  return ${answer};
}`;
    return reportsOf(rule, code).map(({ messageId }) => messageId);
  };

  it("are somebody's own matter as far as their columns say so", () => {
    expect(asked("id, members(name, email)")).toEqual(["missing"]);
    expect(asked("id, members(name)")).toEqual([]);
    expect(asked("id, buyer:members!buyer_id(\n  name,\n  email\n)")).toEqual(["missing"]);
    expect(asked("id, author:members!author_id(name, email)")).toEqual([]);
  });

  it("are nobody's business only where they are told", () => {
    expect(asked("id, members(name, email)", "data.map((one) => one.members[0].email)")).toEqual(["missing"]);
    expect(asked("id, members(name, email)", "data.map((one) => one.members[0].name)")).toEqual([]);
    expect(asked("id, members(name, email)", "data.map(({ id }) => id)")).toEqual([]);
  });
});
