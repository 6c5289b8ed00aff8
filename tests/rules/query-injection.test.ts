import rule from "../../rules/no-nosql-injection.ts";
import { casesOf } from "../injection-cases.ts";
import { RuleTester } from "../rule-tester.ts";

const { silent, reported } = casesOf(`import { createClient, groq } from "next-sanity";
import neo4j from "neo4j-driver";
import { createClient as connect } from "gel";
const sanity = createClient({ projectId: "a", dataset: "b", token: process.env.SANITY_TOKEN });
const open = createClient({ projectId: "a", dataset: "b", useCdn: true });
const driver = neo4j.driver("url");
const gel = connect();`);

/** A call, and what a report of it says. */
const asked = (name: string, call: string, effect?: string) =>
  reported(name, `await ${call};`, call, { messageId: "query", ...(effect !== undefined && { effect }) });

new RuleTester().run("no-nosql-injection: texts of queries", rule, {
  valid: [
    silent("GROQ with a parameter", "await sanity.fetch('*[slug.current == $slug]', { slug: x });"),
    silent("GROQ of what anybody may read", "await open.fetch(`*[slug.current == '${x}']`);"),
    silent("GROQ that marks its text, with a parameter", "await sanity.fetch(groq`*[slug == $slug]`, { slug: x });"),
    silent("GROQ with a number", "const n = Number(x);\nawait sanity.fetch(`*[_type == 'post'][0...${n}]`);"),
    silent("a deletion with a parameter", "await sanity.delete({ query: '*[slug == $slug]', params: { slug: x } });"),
    silent("Cypher with a parameter", "await driver.executeQuery('MATCH (n {id: $id}) RETURN n', { id: x });"),
    silent(
      "Cypher in a transaction, with a parameter",
      "await driver.session().executeRead((tx) => tx.run('MATCH (n {id: $id}) RETURN n', { id: x }));",
    ),
    silent("EdgeQL with a parameter", "await gel.query('select Post filter .id = <uuid>$id', { id: x });"),
  ],
  invalid: [
    asked("GROQ with a text", "sanity.fetch(`*[slug.current == '${x}']`)"),
    asked(
      "GROQ of a client that was given a token later on",
      "open.withConfig({ token: process.env.T }).fetch(`*[slug == '${x}']`)",
      "open.withConfig(…).fetch",
    ),
    asked("GROQ that marks its text", "sanity.fetch(groq`*[slug == '${x}']`)"),
    asked("a deletion with a text", "sanity.delete({ query: `*[slug == '${x}']` })"),
    asked("Cypher with a text", "driver.executeQuery(`MATCH (n {id: '${x}'}) RETURN n`)"),
    reported(
      "Cypher in a transaction, with a text",
      "await driver.session().executeRead((tx) => tx.run(`MATCH (n {id: '${x}'}) RETURN n`));",
      "tx.run(`MATCH (n {id: '${x}'}) RETURN n`)",
      { messageId: "query" },
    ),
    asked(
      "Cypher in an object",
      "driver.session().run({ text: `MATCH (n {id: '${x}'}) RETURN n` })",
      "driver.session().run",
    ),
    asked("EdgeQL with a text", "gel.querySingle(`select Post filter .slug = '${x}'`)"),
  ],
});
