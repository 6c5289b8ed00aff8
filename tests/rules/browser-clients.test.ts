import { Linter } from "eslint";
import { describe, expect, it } from "vitest";

import authentication from "../../rules/require-authentication.ts";
import ownership from "../../rules/require-ownership-check.ts";

const rules = { authentication, ownership };

/** What the rules say of an action that uses an SDK which is made for browsers. */
function said(code: string): readonly (string | undefined)[] {
  const messages = new Linter().verify(`"use server";\n${code}`, {
    plugins: { "server-actions": { rules } },
    rules: { "server-actions/authentication": "error", "server-actions/ownership": "error" },
  });
  return messages.map(({ ruleId }) => ruleId?.split("/")[1]);
}

describe("an SDK for browsers that is used on the server", () => {
  const appwrite = (session: string, check: string) => `import { Client, Databases } from "appwrite";
import { cookies } from "next/headers";
import { auth } from "@clerk/nextjs/server";
export async function remove(id) {
  const client = new Client().setEndpoint("").setProject("");
  ${session}
  ${check}
  await new Databases(client).deleteDocument("app", "notes", id);
}`;

  it("has nobody's rights unless it is given the caller's session (Appwrite)", () => {
    expect(said(appwrite("", ""))).toEqual(["authentication"]);
    expect(said(appwrite(`client.setSession((await cookies()).get("session").value);`, ""))).toEqual([]);
  });

  it("knows nobody's rows, whoever was asked for (Appwrite)", () => {
    const check = "const { userId } = await auth();\n  if (!userId) return;";
    expect(said(appwrite("", check))).toEqual(["ownership"]);
    expect(said(appwrite(`client.setJWT((await cookies()).get("jwt").value);`, check))).toEqual([]);
  });
});

describe("Supabase's client for servers, which passes the caller's cookies on", () => {
  const supabase = (key: string, options = "") => `import { createServerClient } from "@supabase/ssr";
import { cookies } from "next/headers";
async function connect(isAdmin = false) {
  const store = await cookies();
  const key = ${key};
  return createServerClient(process.env.SUPABASE_URL, key, { cookies: { getAll: () => store.getAll(), setAll() {} } });
}
export async function remove(id) {
  const supabase = await connect(${options});
  await supabase.from("notes").delete().eq("id", id);
}`;

  it("has the rights of its key for whoever sends none", () => {
    expect(said(supabase("process.env.SUPABASE_SERVICE_ROLE_KEY"))).toEqual(["authentication"]);
    expect(said(supabase('process.env.SUPABASE_SECRET_KEY ?? ""'))).toEqual(["authentication"]);
    expect(said(supabase("process.env.NEXT_PUBLIC_SUPABASE_ANON_KEY"))).toEqual([]);
    expect(said(supabase("process.env.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY"))).toEqual([]);
  });

  it("has the key that was chosen", () => {
    const key = "isAdmin ? process.env.SUPABASE_SERVICE_ROLE_KEY : process.env.NEXT_PUBLIC_SUPABASE_ANON_KEY";
    expect(said(supabase(key, "true"))).toEqual(["authentication"]);
    expect(said(supabase(key))).toEqual([]);
  });
});
