import { describe, expect, it } from "vitest";

import rule from "../../rules/require-input-validation.ts";
import { reportsOf } from "../reports.ts";

/** What the rule says of an action of this body, which is told everything that is not checked, or what matters most. */
function said(body: string, values: "all" | "structured" = "structured"): readonly string[] {
  const code = `"use server";
import qs from "qs";
import { stringify } from "qs";
export async function save(id, formData) {
  ${body}
}`;
  const messages = reportsOf(rule, code, { values });
  return messages.map(({ message }) => /`(?:id|formData)[^`]*`/u.exec(message)?.[0] ?? message);
}

const upload = 'await fetch("https://api.example.com/files", { method: "POST", body: form });';

describe("a form that the program makes", () => {
  it("is as good as its entries", () => {
    const form = (entry: string) => `const form = new FormData(); form.append("file", ${entry}); ${upload}`;
    expect(said(form('formData.get("file")'))).toEqual(['`formData.get("file")`']);
    expect(said(form('"text"'))).toEqual([]);
    expect(said(form("String(id)"), "all")).toEqual([]);
    expect(said(form("id"), "all")).toEqual(["`id`"]);
    expect(said(`if (!(formData.get("file") instanceof File)) return; ${form('formData.get("file")')}`, "all")).toEqual(
      [],
    );
  });

  it("has what was set last", () => {
    const form = `const form = new FormData(); form.set("file", formData.get("file"));`;
    expect(said(`${form} ${upload}`)).toHaveLength(1);
    expect(said(`${form} form.set("file", "text"); ${upload}`)).toEqual([]);
    expect(said(`${form} form.delete("file"); ${upload}`)).toEqual([]);
    expect(said(`${form} const other = new FormData(); other.set("a", form.get("file")); ${upload}`)).toHaveLength(1);
  });
});

describe("a query string", () => {
  it.each(["qs.stringify({ filters: { slug: id } })", "stringify({ filters: { slug: id } })"])(
    "has what an object has in it: %s",
    (query) => {
      const ask = `await fetch(\`https://example.com/events?\${${query}}\`);`;
      expect(said(ask)).toEqual(["`id`"]);
      expect(said(`if (typeof id !== "string") return; ${ask}`)).toEqual([]);
    },
  );

  it("of the platform is text", () => {
    expect(said("await fetch(`https://example.com/events?${new URLSearchParams({ slug: id })}`);")).toEqual([]);
  });
});

describe("a parsed URL", () => {
  it("is as good as the text", () => {
    const ask = "const url = new URL(id); await fetch(url);";
    expect(said(ask)).toEqual(["`id`"]);
    expect(said(`if (typeof id !== "string") return; ${ask}`, "all")).toEqual([]);
  });

  it("leads to a host that was looked at", () => {
    expect(said('const url = new URL(id); if (url.hostname !== "example.com") return; await fetch(url);')).toEqual([]);
  });
});

describe("what is handed to an endpoint of Better Auth", () => {
  const make = (call: string) => `const { betterAuth } = await import("better-auth");
const { headers } = await import("next/headers");
const { api } = betterAuth({});
await ${call};`;

  it("is checked there, unlike what its tables are given", () => {
    expect(said(make("api.updateUser({ headers: await headers(), body: { name: id } })"), "all")).toEqual([]);
    const table = `const { betterAuth } = await import("better-auth");
const { internalAdapter } = await betterAuth({}).$context;
await internalAdapter.updateUser("1", { name: id });`;
    expect(said(table, "all")).toEqual(["`id`"]);
  });
});
