import { describe, expect, it } from "vitest";

import rule from "../../rules/no-client-supplied-identity.ts";
import { reportsOf } from "../reports.ts";

/** What the rule says of an action of somebody who is signed in with Appwrite. */
function said(body: string): readonly (string | undefined)[] {
  const code = `"use server";
import { Account, Client, Databases, ID, Query } from "node-appwrite";
import { cookies } from "next/headers";
export async function act(input) {
  const client = new Client().setEndpoint("").setProject("");
  client.setSession((await cookies()).get("session").value);
  const user = await new Account(client).get();
  const databases = new Databases(client);
  ${body}
}`;
  const messages = reportsOf(rule, code);
  return messages.map(({ messageId }) => messageId);
}

const create = (userId: string) =>
  `await databases.createDocument("app", "notes", ID.unique(), { userId: ${userId}, text: "a" });`;

describe("Appwrite's rights, which know documents and no attributes", () => {
  it("let anybody write somebody else's id into a document of their own", () => {
    expect(said(create("input.userId"))).toEqual(["stores"]);
    expect(said(create("user.$id"))).toEqual([]);
    expect(said(`if (input.userId !== user.$id) return;\n  ${create("input.userId")}`)).toEqual([]);
  });

  it("decide which documents are found, whoever is asked for", () => {
    expect(said(`return databases.listDocuments("app", "notes", [Query.equal("userId", input.userId)]);`)).toEqual([]);
  });
});
