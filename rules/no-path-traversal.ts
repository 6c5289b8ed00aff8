import { analyze, injectionsIn } from "../src/analysis/index.ts";
import { defineRule } from "../src/rule.ts";
import { baseNameEdit } from "../src/suggestions/injected-values.ts";

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
    hasSuggestions: true,
    messages: {
      injected:
        "`{{ action }}` uses {{ source }} in the path that it gives to `{{ effect }}` in line {{ line }}{{ route }}, so that the client can reach other files; use `path.basename()`, or resolve the path and check that it begins with the folder.",
      key: "`{{ action }}` lets {{ source }} decide which object `{{ effect }}` reaches in line {{ line }}{{ route }}, with the server's own rights, so that the client can reach other people's; begin its key with what the server knows (`users/${user.id}/`), or check that it begins so.",
      baseName: "Keep the last part of it only, with `basename()`.",
    },
    schema: [],
  },

  actionsOnly: true,
  create(context) {
    return {
      Program() {
        for (const report of injectionsIn(analyze(context), "path")) {
          const { node, data, found } = report;
          const isKey = found.effect.danger.startsWith("storage-");
          const fix = baseNameEdit(context.sourceCode, report);
          context.report({
            node,
            messageId: isKey ? "key" : "injected",
            data,
            suggest: fix && [{ messageId: "baseName", fix }],
          });
        }
      },
    };
  },
});
