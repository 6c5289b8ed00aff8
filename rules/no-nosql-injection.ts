import { analyze, injectionsIn } from "../src/analysis/index.ts";
import { defineRule } from "../src/rule.ts";

export default defineRule({
  name: "no-nosql-injection",
  meta: {
    type: "problem",
    docs: {
      description:
        "Disallow unchecked values of the client in MongoDB filters and updates, where an object is taken for operators",
      preset: "recommended",
      cwe: [943],
      owasp: ["API8:2023"],
    },
    messages: {
      injected:
        "`{{ action }}` hands {{ source }} to `{{ effect }}` in line {{ line }}{{ route }}, where an object that the client sends instead is taken for operators; check that it is a string or parse it with a schema first.",
    },
    schema: [],
  },

  create(context) {
    return {
      Program() {
        for (const { node, data } of injectionsIn(analyze(context), "nosql")) {
          context.report({ node, messageId: "injected", data });
        }
      },
    };
  },
});
