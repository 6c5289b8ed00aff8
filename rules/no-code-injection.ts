import { analyze, injectionsIn } from "../src/analysis/index.ts";
import { defineRule } from "../src/rule.ts";

export default defineRule({
  name: "no-code-injection",
  meta: {
    type: "problem",
    docs: {
      description: "Disallow running what the client sends as code",
      preset: "recommended",
      cwe: [94],
      owasp: ["API8:2023"],
    },
    messages: {
      injected:
        "`{{ action }}` runs {{ source }} as code with `{{ effect }}` in line {{ line }}{{ route }}, so that the client can do all that the server can; take it as data, or look it up among the values that are allowed.",
    },
    schema: [],
  },

  actionsOnly: true,
  create(context) {
    return {
      Program() {
        for (const { node, data } of injectionsIn(analyze(context), "code")) {
          context.report({ node, messageId: "injected", data });
        }
      },
    };
  },
});
