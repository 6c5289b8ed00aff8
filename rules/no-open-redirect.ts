import { analyze, injectionsIn } from "../src/analysis/index.ts";
import { defineRule } from "../src/rule.ts";
import { samePathEdit } from "../src/suggestions/injected-values.ts";

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
    hasSuggestions: true,
    messages: {
      injected:
        "`{{ action }}` lets {{ source }} decide where `{{ effect }}` leads in line {{ line }}{{ route }}, which may be another site; compare its origin with the site's own, or choose from a list.",
      samePath: "Follow it only if it is a path of this site, and go to `/` otherwise.",
    },
    schema: [],
  },

  actionsOnly: true,
  create(context) {
    return {
      Program() {
        for (const report of injectionsIn(analyze(context), "redirect")) {
          const { node, data } = report;
          const fix = samePathEdit(context.sourceCode, report);
          context.report({ node, messageId: "injected", data, suggest: fix && [{ messageId: "samePath", fix }] });
        }
      },
    };
  },
});
