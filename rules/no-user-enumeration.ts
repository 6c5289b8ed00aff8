import { analyze, effectWords, enumerationOf, lineOf } from "../src/analysis/index.ts";
import { defineRule } from "../src/rule.ts";
import { sameAnswerEdit } from "../src/suggestions/same-answer.ts";

export default defineRule({
  name: "no-user-enumeration",
  meta: {
    type: "problem",
    docs: {
      description: "Disallow answers by which strangers can tell who has an account",
      preset: "strict",
      cwe: [204],
      owasp: ["API2:2023"],
    },
    hasSuggestions: true,
    messages: {
      somebody:
        '`{{ action }}` answers "{{ text }}" only to an address or name that `{{ effect }}` in line {{ line }}{{ route }} finds{{ other }}, so that anybody can find out who has an account; give both the same answer.',
      nobody:
        '`{{ action }}` answers "{{ text }}" only to an address or name that `{{ effect }}` in line {{ line }}{{ route }} does not find{{ other }}, so that anybody can find out who has an account; give both the same answer.',
      same: 'Answer "{{ text }}" to both.',
    },
    schema: [],
  },

  actionsOnly: true,
  create(context) {
    return {
      Program() {
        const { actions } = analyze(context);
        for (const analysed of actions) {
          const found = enumerationOf(analysed);
          if (found !== undefined) {
            const { effect, telling, side, other } = found;
            const edit = sameAnswerEdit(context.sourceCode, found, analysed.module);
            context.report({
              node: telling.site?.module === analysed.module ? telling.site.node : analysed.action.node,
              messageId: side,
              data: {
                action: analysed.name,
                text: telling.text,
                ...effectWords(effect),
                other: other === undefined ? "" : ` (to others, "${other.text}"${placeOf(other.site)})`,
              },
              suggest: edit && [{ messageId: "same", data: { text: edit.text }, fix: edit.fix }],
            });
          }
        }
      },
    };

    function placeOf(site: NonNullable<ReturnType<typeof enumerationOf>>["telling"]["site"]): string {
      return site === undefined ? "" : ` in line ${String(lineOf(site))}`;
    }
  },
});
