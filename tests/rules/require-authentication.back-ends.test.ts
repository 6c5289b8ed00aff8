import { describe, expect, it } from "vitest";

import rule from "../../rules/require-authentication.ts";
import { reportsOf } from "../reports.ts";

/** What the rule says of an action of this name that asks this of something. */
function said(call: string, name = "removeItem"): readonly string[] {
  const code = `"use server";
import axios from "axios";
import { cookies } from "next/headers";
import { headersOf } from "@acme/headers";
import { auth } from "@clerk/nextjs/server";
import { getServerSession } from "next-auth";
const base = \`\${process.env.API_URL || "http://localhost:3001"}\${process.env.API_PREFIX}\`;
export async function ${name}(id, data) {
  const jar = await cookies();
  const session = await getServerSession();
  await ${call};
}`;
  const messages = reportsOf(rule, code);
  return messages.map(({ message }) => /at `(?<name>\w+)`/u.exec(message)?.groups?.["name"] ?? message);
}

const removal = '{ method: "DELETE" }';
const creation = '{ method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(data) }';

describe("a back end at an address that only the server has", () => {
  it.each([
    ["a constant method", `fetch(\`\${base}/items/\${id}\`, ${removal})`],
    ["axios", "axios.delete(`${process.env.BACKEND_URL}/items/${id}`)"],
    [
      "the name of a caller who may be nobody",
      `fetch(\`\${base}/items/\${id}?by=\${session?.user?.name}\`, ${removal})`,
    ],
    ["headers that say nothing", `fetch(base + "/items/" + id, { method: "PUT", headers: { Accept: "text/plain" } })`],
  ])("has something changed, with %s", (_, call) => {
    const [where] = said(call);
    expect(where).toContain(call.includes("BACKEND") ? "BACKEND_URL" : "API_URL");
  });

  it("is given a new record by an action whose name says so", () => {
    expect(said(`fetch(\`\${base}/items\`, ${creation})`, "createItem")).toEqual(["API_URL"]);
    expect(said(`fetch(\`\${base}/lots\`, ${creation})`, "registerLotAction")).toEqual(["API_URL"]);
    expect(said(`fetch(\`\${base}/items\`, ${creation})`, "quote")).toEqual([]);
  });

  it.each([
    ["reads", "fetch(`${base}/items/${id}`)"],
    ["an address that browsers have", `fetch(\`\${process.env.NEXT_PUBLIC_API_URL}/items/\${id}\`, ${removal})`],
    ["an address of everybody's", `fetch(\`https://api.example.com/items/\${id}\`, ${removal})`],
    ["the caller's cookies", 'fetch(`${base}/items/${id}`, { method: "DELETE", headers: { Cookie: jar.toString() } })'],
    ["headers of other code's", 'fetch(`${base}/items/${id}`, { method: "DELETE", headers: headersOf() })'],
    ["options of other code's", 'fetch(`${base}/items/${id}`, { method: "DELETE", ...headersOf() })'],
    ["a caller's token", `fetch(\`\${base}/items/\${id}?by=\${await (await auth()).getToken()}\`, ${removal})`],
    ["a cookie", `fetch(\`\${base}/items/\${id}?by=\${jar.get("sid")?.value}\`, ${removal})`],
    ["a secret that the client sends", `fetch(\`\${base}/items/\${data.token}\`, ${removal})`],
    ["a hook, which has no path", 'fetch(process.env.NOTIFY_URL, { method: "PUT", body: id })'],
    ["how people come to be known", `fetch(\`\${base}/auth/refresh\`, { method: "PUT", body: id })`],
  ])("is nobody's matter with %s", (_, call) => {
    expect(said(call)).toEqual([]);
  });

  it("is asked for an account with the server's key", () => {
    const keyed = creation.replace('"Content-Type": "application/json"', "Authorization: process.env.API_KEY");
    expect(said(`fetch(\`\${base}/auth/register\`, ${keyed})`, "registerUser")).toEqual([]);
    expect(said(`fetch(\`\${base}/users\`, ${keyed})`, "registerUser")).toHaveLength(1);
    expect(said(`fetch(\`\${base}/auth/register\`, ${keyed})`, "importPeople")).toHaveLength(1);
  });

  it.each(["registerUser", "resetPassword", "subscribe", "createOrder", "submitContact"])(
    "may be told by strangers what %s says",
    (name) => {
      expect(said(`fetch(\`\${base}/items\`, ${creation})`, name)).toEqual([]);
    },
  );
});
