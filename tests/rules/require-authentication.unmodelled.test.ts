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
