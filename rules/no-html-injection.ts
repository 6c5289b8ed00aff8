import { analyze, injectionsIn } from "../src/analysis/index.ts";
import { defineRule } from "../src/rule.ts";

export default defineRule({
  name: "no-html-injection",
  meta: {
    type: "problem",
    docs: {
      description: "Disallow what the client sends from becoming part of HTML unescaped",
      preset: "recommended",
      cwe: [79],
      owasp: ["API8:2023"],
    },
    messages: {
      injected:
        "`{{ action }}` puts {{ source }} unescaped into the HTML that it gives to `{{ effect }}` in line {{ line }}{{ route }}, so that the client can write its own; escape it, or render a component.",
    },
    schema: [],
  },

  actionsOnly: true,
  create(context) {
    return {
      Program() {
        for (const { node, data } of injectionsIn(analyze(context), "html")) {
          context.report({ node, messageId: "injected", data });
        }
      },
    };
  },
});
