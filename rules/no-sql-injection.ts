import { analyze, injectionsIn } from "../src/analysis/index.ts";
import { defineRule } from "../src/rule.ts";
import { boundEdit } from "../src/suggestions/injected-values.ts";

export default defineRule({
  name: "no-sql-injection",
  meta: {
    type: "problem",
    docs: {
      description: "Disallow what the client sends from becoming part of SQL text",
      preset: "recommended",
      cwe: [89],
      owasp: ["API8:2023"],
    },
    hasSuggestions: true,
    messages: {
      injected:
        "`{{ action }}` puts {{ source }} into the SQL text that `{{ effect }}` runs in line {{ line }}{{ route }}, so that the client can write its own SQL; pass a value as a bound parameter, and take a name or an order from a list of your own.",
      bind: "Write a tagged template, which binds its values.",
    },
    schema: [],
  },

  actionsOnly: true,
  create(context) {
    return {
      Program() {
        for (const report of injectionsIn(analyze(context), "sql")) {
          const { node, data } = report;
          const fix = boundEdit(context.sourceCode, report);
          context.report({ node, messageId: "injected", data, suggest: fix && [{ messageId: "bind", fix }] });
        }
      },
    };
  },
});
