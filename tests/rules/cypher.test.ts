import rule from "../../rules/require-authentication.ts";
import { RuleTester } from "../rule-tester.ts";

const action = (text: string) => `"use server";
import neo4j from "neo4j-driver";
const driver = neo4j.driver("url");
export async function act(id: string) { await driver.executeQuery(${JSON.stringify(text)}, { id }); }`;

new RuleTester().run("require-authentication: Cypher", rule, {
  valid: [{ name: "a text that only reads", code: action("MATCH (n {id: $id}) RETURN n.title") }],
  invalid: [
    {
      name: "a text that deletes what it has found",
      code: action("MATCH (n {id: $id}) DETACH DELETE n"),
      errors: [
        {
          messageId: "missing",
          data: { action: "act", does: "runs a raw query", effect: "driver.executeQuery", line: "4", route: "" },
          line: 4,
          column: 23,
          endLine: 4,
          endColumn: 26,
        },
      ],
    },
  ],
});
