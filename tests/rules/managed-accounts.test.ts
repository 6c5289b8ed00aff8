import { describe, expect, it } from "vitest";

import rule from "../../rules/no-client-supplied-identity.ts";
import { reportsOf } from "../reports.ts";

/** What the rule says of an action with this body, for a caller who is known as `me`. */
function said(body: string): readonly (string | undefined)[] {
  const code = `"use server";
import { auth, clerkClient } from "@clerk/nextjs/server";
import { createClient } from "@supabase/supabase-js";
import { getAuth } from "firebase-admin/auth";
const supabase = createClient(process.env.SUPABASE_URL, process.env.SUPABASE_SERVICE_ROLE_KEY);
export async function act(id, name) {
  const { userId: me, sessionClaims } = await auth();
  if (!me) return;
  ${body}
}`;
  const messages = reportsOf(rule, code);
  return messages.map(({ messageId }) => messageId);
}

describe("somebody's account with a provider, which is managed with the server's rights", () => {
  it.each([
    [
      "Clerk",
      (id: string) => `const clerk = await clerkClient(); await clerk.users.updateUser(${id}, { firstName: name });`,
    ],
    [
      "Clerk's metadata",
      (id: string) => `await clerkClient.users.updateUserMetadata(${id}, { publicMetadata: { done: true } });`,
    ],
    ["Firebase", (id: string) => `await getAuth().updateUser(${id}, { displayName: name });`],
    ["Firebase's claims", (id: string) => `await getAuth().setCustomUserClaims(${id}, { pro: true });`],
    ["Supabase", (id: string) => `await supabase.auth.admin.updateUserById(${id}, { password: name });`],
    ["Supabase, deleted", (id: string) => `await supabase.auth.admin.deleteUser(${id});`],
  ])("is the caller's (%s)", (_, change) => {
    expect(said(change("id"))).toEqual(["stores"]);
    expect(said(change("me"))).toEqual([]);
  });

  const remove = "await (await clerkClient()).users.deleteUser(id);";

  it("may be anybody's for whom a role was checked", () => {
    expect(said(remove)).toEqual(["stores"]);
    expect(said(`if (sessionClaims?.metadata?.role !== "admin") return; ${remove}`)).toEqual([]);
  });

  it("is looked up, whoever it belongs to", () => {
    expect(
      said("const user = await (await clerkClient()).users.getUser(id); return { name: user.firstName };"),
    ).toEqual([]);
  });
});
