import { analyze, effectWords, unloggedOf } from "../src/analysis/index.ts";
import type { Security } from "../src/analysis/index.ts";
import { defineRule } from "../src/rule.ts";

const does: Readonly<Record<Security, string>> = {
  "sign-in": "signs somebody in",
  password: "changes a password",
  email: "changes an e-mail address",
  deletion: "deletes an account or organisation",
  role: "changes what somebody may do",
};

export default defineRule({
  name: "require-audit-log",
  meta: {
    type: "suggestion",
    docs: {
      description: "Require server actions that change who may come in or what they may do to leave a trace in a log",
      preset: "strict",
      severity: "warn",
      cwe: [778],
    },
    messages: {
      missing:
        "Nobody can tell afterwards who did it: `{{ action }}` {{ does }} with `{{ effect }}` in line {{ line }}{{ route }} and logs neither success nor failure; log both, with who tried.",
    },
    schema: [],
  },

  actionsOnly: true,
  create(context) {
    return {
      Program() {
        for (const analysed of analyze(context).actions) {
          const unlogged = unloggedOf(analysed);
          if (unlogged !== undefined) {
            const { effect, what } = unlogged;
            context.report({
              node: analysed.action.node,
              messageId: "missing",
              data: {
                action: analysed.name,
                ...effectWords(effect),
                does: does[what],
              },
            });
          }
        }
      },
    };
  },
});
