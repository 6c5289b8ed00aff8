import path from "node:path";

import { analyze, lineFrom, reachWords, unprivilegedOf } from "../src/analysis/index.ts";
import { defineRule } from "../src/rule.ts";
import { eitherEdit } from "../src/suggestions/either.ts";
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
      vain: "{{ who }} can do what a role was to be asked for: `{{ action }}` {{ does }} with `{{ effect }}` in line {{ line }}{{ route }}, and `{{ question }}` in line {{ questionLine }} stops only those who are not signed in; write `||` in the place of `&&`.",
      promised:
        "{{ who }} can do what is meant for administrators: `{{ action }}` {{ does }} with `{{ effect }}` in line {{ line }}{{ route }}, and `{{ promise }}` asks who is calling, but nobody for a role; have it check what the caller may do.",
      either: "Stop everybody who lacks one of both: `||`.",
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
          if (found === undefined) {
            continue;
          }
          const { effect, who } = found;
          const { node } = analysed.action;
          const data = {
            who: who === "member" ? "Every member of the organisation" : "Everybody who is signed in",
            action: analysed.name,
            ...reachWords(effect),
          };
          if (found.use === "vain") {
            const { question } = found;
            const { module, node: test } = question;
            const written = {
              question: module.text.slice(...test.range),
              questionLine: lineFrom(effect.site, question),
            };
            const fix = module === analysed.module ? eitherEdit(context.sourceCode, test) : undefined;
            const suggest = fix && [{ messageId: "either", fix } as const];
            context.report({ node, messageId: "vain", data: { ...data, ...written }, suggest });
            continue;
          }
          if (found.use === "promised") {
            context.report({ node, messageId: "promised", data: { ...data, promise: found.promise.name } });
            continue;
          }
          const { use, column } = found;
          const edit = use === "assigns" ? undefined : guardEdit(context.sourceCode, analysed, actions, "role");
          const suggest = edit && [{ messageId: "insertGuard", data: { ...edit.named }, fix: edit.fix } as const];
          context.report({ node, messageId: use, data: { ...data, column }, suggest });
        }
      },
    };
  },
});
