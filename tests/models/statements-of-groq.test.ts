import { describe, expect, it } from "vitest";

import { comparisonsOf } from "../../src/flow/libraries/query.ts";
import { analysed } from "../flow/testkit.ts";

const imports = `import { createClient, defineQuery, groq } from "next-sanity"; import { defineLive } from "next-sanity/live"; import tagged from "groq";
const client = createClient({ projectId: "a", dataset: "b", token: process.env.SANITY_TOKEN });
const open = createClient({ projectId: "a", dataset: "b" });
const live = defineLive({ client: open, serverToken: process.env.SANITY_TOKEN }); const news = defineLive({ client: open.withConfig({ apiVersion: "vX" }) });
const fields = "title, body"; const more = groq\`_id, \${fields}\`;`;

/** What the first query of an action with this body asks for: documents of which type, by which columns, and how many. */
function asked(body: string): string {
  const [action] = analysed(
    `"use server";\n${imports}\nexport async function act(id: string, userId: string) { ${body} }`,
  );
  const effect = action?.events.find((event) => event.kind === "effect");
  if (effect?.kind !== "effect" || effect.query === undefined) {
    return "none";
  }
  const { verb, model = "", where, rows } = effect.query;
  const compared = comparisonsOf(where).map(
    ({ column, operator, value }) => `${column} ${operator} ${value.id.replace("argument", "")}`,
  );
  return [effect.danger, verb, model, ...compared, rows].filter(Boolean).join(" ");
}

describe("what a text of GROQ asks for", () => {
  it.each([
    [
      `await client.fetch('*[_type == "order" && user._ref == $userId]', { userId });`,
      "database-read read order userId equal 1 many",
    ],
    [
      `await client.fetch('*[_type == "post" && slug.current == $id][0]{ title }', { id });`,
      "database-read read post slug equal 0 optional",
    ],
    [
      "await client.fetch(groq`*[$userId == owner->clerkId && defined(title)] | order(_createdAt desc) [0] { ${more} }`, { userId });",
      "database-read read clerkId equal 1 optional",
    ],
    [
      `await client.fetch('count(*[_type == "post" && $userId in readers[]._ref])', { userId });`,
      "database-read read post readers has 1 count",
    ],
    [`await client.fetch(tagged\`*[_id in $id]\`, { id });`, "database-read read _id in 0 many"],
    [
      `await client.delete({ query: '*[_type == "post" && _id == $id]', params: { id } });`,
      "database-write delete post _id equal 0 many",
    ],
    [
      `await live.sanityFetch({ query: defineQuery('*[_type == "post" && _id == $id][0]'), params: { id } });`,
      "database-read read post _id equal 0 optional",
    ],
    [
      `await news.sanityFetch({ query: defineQuery('*[_type == "post" && _id == $id][0]'), params: { id } });`,
      "request read post _id equal 0 optional",
    ],
    [`await open.fetch('*[_type == "post"][0...10]');`, "request read post many"],
  ])("%s", (body, expected) => {
    expect(asked(body)).toBe(expected);
  });
});

describe("a text of GROQ that says more than that", () => {
  it.each([
    [`await client.fetch('*[_type == "post" && (_id == $id || user._ref == $userId)]', { id, userId });`],
    [`await client.fetch('{ "posts": *[user._ref == $userId], "post": *[_id == $id][0] }', { id, userId });`],
    [`await client.fetch('*[_id == $id && user._ref == *[clerkId == $userId][0]._id]', { id, userId });`],
    ["await client.fetch(`*[${id} == $userId]`, { userId });"],
  ])("%s", (body) => {
    expect(asked(body)).toBe("database-read read none");
  });
});
