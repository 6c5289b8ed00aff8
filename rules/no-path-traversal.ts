import { analyze, injectionsIn } from "../src/analysis/index.ts";
import { defineRule } from "../src/rule.ts";

export default defineRule({
  name: "no-path-traversal",
  meta: {
    type: "problem",
    docs: {
      description: "Disallow what the client sends from choosing which file is read, written or deleted",
      preset: "recommended",
      cwe: [22],
      owasp: ["API8:2023"],
    },
    messages: {
      injected:
        "`{{ action }}` uses {{ source }} in the path that it gives to `{{ effect }}` in line {{ line }}{{ route }}, so that the client can reach other files; use `path.basename()`, or resolve the path and check that it begins with the folder.",
    },
    schema: [],
  },

  create(context) {
    return {
      Program() {
        for (const { node, data } of injectionsIn(analyze(context), "path")) {
          context.report({ node, messageId: "injected", data });
        }
      },
    };
  },
});
