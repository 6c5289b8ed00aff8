import path from "node:path";

import { analyze, reachWords, unprivilegedOf } from "../src/analysis/index.ts";
import { defineRule } from "../src/rule.ts";
import { guardEdit } from "../src/suggestions/guard.ts";

export default defineRule({
  name: "require-role-check",
  meta: {
    type: "problem",
    docs: {
      description: "Require server actions for administrators to check what the caller may do, not only who they are",
      preset: "strict",
      cwe: [862],
      owasp: ["API5:2023"],
    },
    hasSuggestions: true,
    messages: {
      sets: "{{ who }} can set `{{ column }}` of somebody else: `{{ action }}` calls `{{ effect }}` in line {{ line }}{{ route }} without checking what the caller may do; check their role or permission first.",
      assigns:
        "{{ who }} can choose their own `{{ column }}`: `{{ action }}` calls `{{ effect }}` in line {{ line }}{{ route }} with whatever the client sends; leave that to those who may grant it, or accept only harmless values.",
      removes:
        "{{ who }} can delete somebody else's account or membership: `{{ action }}` calls `{{ effect }}` in line {{ line }}{{ route }} without checking what the caller may do; check their role or permission first.",
      manages:
        "{{ who }} can manage somebody else's account: `{{ action }}` calls `{{ effect }}` in line {{ line }}{{ route }} without checking what the caller may do; check their role or permission first.",
      reserved:
        "{{ who }} can do what is meant for administrators: `{{ action }}` {{ does }} with `{{ effect }}` in line {{ line }}{{ route }} without checking what the caller may do; check their role or permission first.",
      insertGuard: "Check what the caller may do with `{{ guard }}()`, as `{{ other }}` does.",
    },
    schema: [],
  },

  actionsOnly: true,
  create(context) {
    return {
      Program() {
        const { actions } = analyze(context);
        const file = path.relative(context.cwd, context.physicalFilename);
        for (const analysed of actions) {
          const others = actions.filter((other) => other !== analysed);
          const found = unprivilegedOf(analysed, others, file);
          if (found !== undefined) {
            const { effect, use, column, who } = found;
            const edit = use === "assigns" ? undefined : guardEdit(context.sourceCode, analysed, actions, "role");
            context.report({
              node: analysed.action.node,
              messageId: use,
              data: {
                who: who === "member" ? "Every member of the organisation" : "Everybody who is signed in",
                action: analysed.name,
                column,
                ...reachWords(effect),
              },
              suggest: edit && [{ messageId: "insertGuard", data: { ...edit.named }, fix: edit.fix }],
            });
          }
        }
      },
    };
  },
});
