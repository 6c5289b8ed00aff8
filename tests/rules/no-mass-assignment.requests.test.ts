import { describe, expect, it } from "vitest";

import rule from "../../rules/no-mass-assignment.ts";
import { reportsOf } from "../reports.ts";

/** What the rule says is written, by an action of this body. */
function written(body: string): readonly string[] {
  const code = `"use server";
import axios from "axios";
import { z } from "zod";
const schema = z.object({ title: z.string() });
const strapi = process.env.NEXT_PUBLIC_STRAPI_URL ?? "";
export async function save(input, formData) {
  ${body}
}`;
  const messages = reportsOf(rule, code);
  return messages.map(({ message }) => /writes `(?<name>\w+)`/u.exec(message)?.groups?.["name"] ?? message);
}

const put = (address: string, body: string, method = "PUT") =>
  `await fetch(\`${address}\`, { method: "${method}", body: ${body} });`;
const json = (row: string) => `JSON.stringify(${row})`;

describe("a request to a database's or CMS's own interface", () => {
  it.each([
    ["Strapi", "${process.env.STRAPI_URL}/api/events", (row: string) => json(`{ data: ${row} }`)],
    ["Strapi at an address that browsers know", "${process.env.NEXT_PUBLIC_STRAPI_URL}/api/events/1", json],
    ["Airtable", "https://api.airtable.com/v0/app/People", (row: string) => json(`{ records: [{ fields: ${row} }] }`)],
    ["Directus", "${process.env.DIRECTUS_URL}/items/events", json],
    ["Supabase", "${process.env.SUPABASE_URL}/rest/v1/events", json],
    ["PocketBase", "https://pb.example.com/api/collections/events/records", json],
  ])("writes whatever the client sends: %s", (_, address, body) => {
    expect(written(put(address, body("input")))).toEqual(["input"]);
    expect(written(put(address, body("{ ...input, owner: 1 }"), "POST"))).toEqual(["input"]);
    expect(written(put(address, body("{ title: input.title }")))).toEqual([]);
    expect(written(put(address, body("schema.parse(input)")))).toEqual([]);
  });

  it("takes a whole form, or one that the program has made of it", () => {
    const events = "${process.env.STRAPI_URL}/api/events";
    expect(written(put(events, "formData", "POST"))).toEqual(["formData"]);
    const made = "const form = new FormData(); form.append('title', formData.get('title'));";
    expect(written(`${made}${put(events, "form", "POST")}`)).toEqual([]);
  });

  it("is made with axios", () => {
    expect(written("await axios.post(`${process.env.STRAPI_URL}/api/events`, { data: input });")).toEqual(["input"]);
    expect(written("await axios.post(`${process.env.API_URL}/events`, { data: input });")).toEqual([]);
  });

  it.each([
    ["asks for something", "${process.env.STRAPI_URL}/api/events", "GET"],
    ["signs somebody in", "${process.env.STRAPI_URL}/api/auth/local", "POST"],
    ["calls a function", "${process.env.SUPABASE_URL}/rest/v1/rpc/count", "POST"],
    ["is another back end's matter", "${process.env.API_URL}/api/events", "POST"],
  ])("%s", (_, address, method) => {
    expect(written(put(address, json("input"), method))).toEqual([]);
  });
});
