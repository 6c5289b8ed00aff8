import rule from "../../rules/no-nosql-injection.ts";
import { casesOf } from "../injection-cases.ts";
import { RuleTester } from "../rule-tester.ts";

const { silent, reported } = casesOf(`import PocketBase from "pocketbase";
import { z } from "zod";
const pb = new PocketBase("url");`);

/** A list that is narrowed by a text. */
const list = (filter: string) => `await pb.collection("posts").getFullList({ filter: ${filter} });`;
const called = (filter: string) => list(filter).slice("await ".length, -1);
const asText = { effect: 'pb.collection("posts").getFullList', messageId: "text" };

new RuleTester().run("no-nosql-injection: filters", rule, {
  valid: [
    silent("a value that is handed over beside the text", list('pb.filter("slug = {:slug}", { slug: x })')),
    silent("a filter of the program's own", list("'draft = false'")),
    silent("one of several that the program names", list('`status = "${x === "open" ? "open" : "closed"}"`')),
    silent("an id, as a schema says", `const id = z.uuid().parse(x);\n${list('`post = "${id}"`')}`),
    silent("a number", `const n = Number(x);\n${list("`likes > ${n}`")}`),
    silent("a text that can mean nothing else", list("`slug = ${JSON.stringify(x)}`")),
    silent("a text without quotes", list("`slug = \"${x.replaceAll('\"', '')}\"`")),
    silent("an order", `await pb.collection("posts").getFullList({ sort: x });`),
    silent("a record by its key", `await pb.collection("posts").getOne(x);`),
    silent("what the caller's own record says", list('`author = "${pb.authStore.record.id}"`')),
  ],
  invalid: [
    reported("a text of the client's", list('`slug = "${x}"`'), called('`slug = "${x}"`'), asText),
    reported("a filter as the client sent it", list("x"), called("x"), asText),
    reported("texts that are joined", list("'slug = \"' + x + '\"'"), called("'slug = \"' + x + '\"'"), asText),
    reported(
      "a text, as a schema says",
      `const slug = z.string().parse(x);\n${list('`slug = "${slug}"`')}`,
      called('`slug = "${slug}"`'),
      asText,
    ),
    reported(
      "a text that is no template",
      list('pb.filter(`slug = "${x}"`)'),
      called('pb.filter(`slug = "${x}"`)'),
      asText,
    ),
    reported(
      "the first of a list",
      'await pb.collection("posts").getFirstListItem(`slug = "${x}"`);',
      'pb.collection("posts").getFirstListItem(`slug = "${x}"`)',
      { effect: 'pb.collection("posts").getFirstListItem', messageId: "text" },
    ),
    reported(
      "a page of a list",
      'await pb.collection("posts").getList(1, 20, { filter: `title ~ "${x}"` });',
      'pb.collection("posts").getList(1, 20, { filter: `title ~ "${x}"` })',
      { effect: 'pb.collection("posts").getList', messageId: "text" },
    ),
    reported(
      "a list in parts",
      'await pb.collection("posts").getFullList(200, { filter: `title ~ "${x}"` });',
      'pb.collection("posts").getFullList(200, { filter: `title ~ "${x}"` })',
      { effect: 'pb.collection("posts").getFullList', messageId: "text" },
    ),
  ],
});
