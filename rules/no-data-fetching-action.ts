import { analyze, effectWords, onlyReadBy } from "../src/analysis/index.ts";
import { defineRule } from "../src/rule.ts";

export default defineRule({
  name: "no-data-fetching-action",
  meta: {
    type: "suggestion",
    docs: {
      description: "Disallow server actions that only read",
      preset: "strict",
      severity: "warn",
      cwe: [],
    },
    messages: {
      reads:
        "`{{ action }}` only reads, with `{{ effect }}` in line {{ line }}{{ route }}, and is an endpoint that anybody can call all the same; read in a Server Component, or in a module with `server-only`, instead.",
    },
    schema: [],
  },

  actionsOnly: true,
  create(context) {
    return {
      Program() {
        for (const analysed of analyze(context).actions) {
          const effect = onlyReadBy(analysed);
          if (effect !== undefined) {
            context.report({
              node: analysed.action.node,
              messageId: "reads",
              data: {
                action: analysed.name,
                ...effectWords(effect),
              },
            });
          }
        }
      },
    };
  },
});
