import { analyze, injectionsIn, uncheckedUsesOf } from "../src/analysis/index.ts";
import { defineRule } from "../src/rule.ts";
import { parseEdit } from "../src/suggestions/parse-parameter.ts";
import { typeTestEdit } from "../src/suggestions/type-tests.ts";

export default defineRule({
  name: "no-nosql-injection",
  meta: {
    type: "problem",
    docs: {
      description:
        "Disallow what the client sends from becoming part of a query other than SQL: operators in filters of MongoDB, text of other languages",
      preset: "recommended",
      cwe: [943],
      owasp: ["API8:2023"],
    },
    hasSuggestions: true,
    messages: {
      injected:
        "`{{ action }}` hands {{ source }} to `{{ effect }}` in line {{ line }}{{ route }}, where an object that the client sends instead is taken for operators; check that it is a string or parse it with a schema first.",
      text: "`{{ action }}` puts {{ source }} in the filter of `{{ effect }}` in line {{ line }}{{ route }} as it is, so that the client can write a condition of its own; hand it over beside the text, with `pb.filter()`.",
      query:
        "`{{ action }}` puts {{ source }} in the text of the query that `{{ effect }}` runs in line {{ line }}{{ route }} as it is, so that the client can write a query of its own; hand it over as a parameter beside the text.",
      parse: "Parse it with `{{ schema }}`, which its type comes from.",
      test: "Stop where a value is not of the type that it should have.",
    },
    schema: [],
  },

  actionsOnly: true,
  create(context) {
    return {
      Program() {
        const analysis = analyze(context);
        for (const { data, found, node } of injectionsIn(analysis, "filter")) {
          context.report({ node, messageId: found.effect.ports.has("query") ? "query" : "text", data });
        }
        for (const report of injectionsIn(analysis, "nosql")) {
          const { node, data } = report;
          const { action, origin } = report.found;
          const edit = parseEdit(context.sourceCode, action, origin);
          const test = edit ? undefined : typeTestEdit(action, uncheckedUsesOf(action));
          context.report({
            node,
            messageId: "injected",
            data,
            suggest: [
              ...(edit ? [{ messageId: "parse", data: { schema: edit.schema }, fix: edit.fix } as const] : []),
              ...(test ? [{ messageId: "test", fix: test } as const] : []),
            ],
          });
        }
      },
    };
  },
});
