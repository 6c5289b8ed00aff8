import { describe, expect, it } from "vitest";

import rule from "../../rules/require-input-validation.ts";
import { reportsOf } from "../reports.ts";

/** Whether the rule misses a check of what is sent to a GraphQL server. */
function isUnchecked(body: string): boolean {
  const reports = reportsOf(
    rule,
    `"use server";
import { ApolloClient, gql } from "@apollo/client";
import { createClient } from "@urql/core";
import { GraphQLClient, request } from "graphql-request";
const apollo = new ApolloClient({ uri: "url" });
const urql = createClient({ url: "url" });
const client = new GraphQLClient("url");
const own = gql\`mutation add($title: String!) { add(title: $title) }\`;
export async function add(values, asked) {
  ${body}
}`,
  );
  return reports.length > 0;
}

describe("Variables of a GraphQL document", () => {
  it.each([
    (document: string) => `await apollo.mutate({ mutation: ${document}, variables: values });`,
    (document: string) => `await urql.mutation(${document}, values).toPromise();`,
    (document: string) => `await client.request(${document}, values);`,
    (document: string) => `await client.request({ document: ${document}, variables: values });`,
    (document: string) => `await client.rawRequest({ query: ${document}, variables: values });`,
    (document: string) => `await request("url", ${document}, values);`,
  ])("are checked by the server, as far as the program itself declares their types: %s", (code) => {
    expect(isUnchecked(code("own"))).toBe(false);
    expect(isUnchecked(code("asked"))).toBe(true);
  });
});
