import { analyze, injectionsIn } from "../src/analysis/index.ts";
import { defineRule } from "../src/rule.ts";

export default defineRule({
  name: "no-open-redirect",
  meta: {
    type: "problem",
    docs: {
      description: "Disallow redirects to where the client says, without checking that it is the same site",
      preset: "recommended",
      cwe: [601],
      owasp: ["API8:2023"],
    },
    messages: {
      injected:
        "`{{ action }}` lets {{ source }} decide where `{{ effect }}` leads in line {{ line }}{{ route }}, which may be another site; compare its origin with the own one, or choose from a list.",
    },
    schema: [],
  },

  create(context) {
    return {
      Program() {
        for (const { node, data } of injectionsIn(analyze(context), "redirect")) {
          context.report({ node, messageId: "injected", data });
        }
      },
    };
  },
});
