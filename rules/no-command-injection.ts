import { analyze, injectionsIn } from "../src/analysis/index.ts";
import { defineRule } from "../src/rule.ts";

export default defineRule({
  name: "no-command-injection",
  meta: {
    type: "problem",
    docs: {
      description: "Disallow what the client sends from becoming part of a shell command",
      preset: "recommended",
      cwe: [78],
      owasp: ["API8:2023"],
    },
    messages: {
      injected:
        "`{{ action }}` puts {{ source }} into the command that `{{ effect }}` runs in line {{ line }}{{ route }}, so that the client can run its own; start a fixed program with a list of arguments and without a shell.",
    },
    schema: [],
  },

  actionsOnly: true,
  create(context) {
    return {
      Program() {
        for (const { node, data } of injectionsIn(analyze(context), "command")) {
          context.report({ node, messageId: "injected", data });
        }
      },
    };
  },
});
