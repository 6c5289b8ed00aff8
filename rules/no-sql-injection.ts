import { analyze, injectionsIn } from "../src/analysis/index.ts";
import { defineRule } from "../src/rule.ts";

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
    messages: {
      injected:
        "`{{ action }}` puts {{ source }} into the SQL text that `{{ effect }}` runs in line {{ line }}{{ route }}, so that the client can write its own SQL; pass it as a bound parameter.",
    },
    schema: [],
  },

  create(context) {
    return {
      Program() {
        for (const { node, data } of injectionsIn(analyze(context), "sql")) {
          context.report({ node, messageId: "injected", data });
        }
      },
    };
  },
});
