import { analyze, effectCall, enumerated, lineOf, rawRecordsOf, routeOf } from "../src/analysis/index.ts";
import type { RawRecord } from "../src/analysis/index.ts";
import { defineRule } from "../src/rule.ts";
import { selectEdit } from "../src/suggestions/select-columns.ts";

/** At most this many columns are named. */
const mostColumns = 4;

export default defineRule({
  name: "no-raw-model-return",
  meta: {
    type: "problem",
    docs: {
      description:
        "Disallow server actions from returning whole database records with columns that a client should not get",
      preset: "recommended",
      cwe: [201],
      owasp: ["API3:2023"],
      strict: { own: "report", harmless: "report" },
    },
    hasSuggestions: true,
    messages: {
      sensitive:
        "`{{ action }}` sends whole `{{ model }}` records{{ source }} to the client, with {{ columns }} in them; select the columns that it needs.",
      chosen:
        "`{{ action }}` sends {{ columns }} of `{{ model }}` records{{ source }} to the client, where nobody needs that; leave it out of the answer.",
      harmless:
        "`{{ action }}` sends whole `{{ model }}` records{{ source }} to the client, with every column that they have or will get; select those that it needs.",
      select: "Leave {{ columns }} out of the query.",
    },
    schema: [
      {
        type: "object",
        additionalProperties: false,
        properties: {
          own: {
            type: "string",
            enum: ["silent", "report"],
            description:
              "Whether to report what the caller knows anyway: contact, personal and billing data in their own record, and what is no secret in a record that they have just made.",
          },
          harmless: {
            type: "string",
            enum: ["silent", "report"],
            description: "Whether to report records in which no column is known to be sensitive.",
          },
        },
      },
    ],
    defaultOptions: [{ own: "silent", harmless: "silent" }],
  },

  actionsOnly: true,
  create(context) {
    const [{ own, harmless }] = context.options;
    const reported = ({ columns }: RawRecord) => columns.filter(({ isKnown }) => own === "report" || !isKnown);

    return {
      Program() {
        const { actions, settings } = analyze(context);
        for (const action of actions) {
          const records = rawRecordsOf(action, settings);
          const record =
            records.find((one) => reported(one).length > 0) ?? (harmless === "report" ? records[0] : undefined);
          if (record === undefined) {
            continue;
          }
          const { node, effect, model } = record;
          const source =
            effect === undefined
              ? ""
              : ` of \`${effectCall(effect)}\` in line ${String(lineOf(effect.site))}${routeOf(effect.way)}`;
          const names = reported(record).map(({ name }) => name);
          if (names.length === 0) {
            context.report({ node, messageId: "harmless", data: { action: action.name, model, source } });
          } else {
            // With another whole record in the answer, the report would stay.
            const isOnly = records.every((one) => one === record || reported(one).length === 0);
            const fix = isOnly ? selectEdit(action, record, names) : undefined;
            const columns = listOf(names);
            context.report({
              node,
              messageId: record.isChosen ? "chosen" : "sensitive",
              data: { action: action.name, model, source, columns },
              suggest: fix && [{ messageId: "select", data: { columns }, fix }],
            });
          }
        }
      },
    };
  },
});

/** `email`, `token` and 3 more columns. */
function listOf(names: readonly string[]): string {
  const shown = names.slice(0, mostColumns).map((name) => `\`${name}\``);
  const more = names.length - shown.length;
  return enumerated(more > 0 ? [...shown, `${String(more)} more`] : shown);
}
