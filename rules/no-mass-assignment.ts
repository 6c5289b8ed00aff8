import {
  analyze,
  chosenRightOf,
  effectWords,
  enumerated,
  nameOf,
  openWriteOf,
  placeOf,
  privilegesOf,
} from "../src/analysis/index.ts";
import { defineRule } from "../src/rule.ts";
import { declaredMembersEdit } from "../src/suggestions/declared-members.ts";
import { parseEdit } from "../src/suggestions/parse-parameter.ts";

const parsed = "name the columns, or parse it with a schema that drops the rest";

/** What would be right, where something was checked already. */
const instead = {
  loose: "its schema lets other members through, so name the columns, or let it drop the rest",
  "as it was":
    "it was checked, but this is still all that was sent, so name the columns, or write what a schema gives that drops the rest",
};

export default defineRule({
  name: "no-mass-assignment",
  meta: {
    type: "problem",
    docs: {
      description: "Disallow writing an object of the client's to the database as it is",
      preset: "recommended",
      cwe: [915],
      owasp: ["API3:2023"],
    },
    hasSuggestions: true,
    messages: {
      open: "`{{ action }}` writes `{{ value }}` to the database with `{{ effect }}` in line {{ line }}{{ route }} as the client sent it, so that the client can set any column; {{ instead }}.",
      privileged:
        "`{{ action }}` writes `{{ value }}` to the database with `{{ effect }}` in line {{ line }}{{ route }} as the client sent it, so that the client can set {{ columns }}; {{ instead }}.",
      chosen:
        "`{{ action }}` writes to the database with `{{ effect }}` in line {{ line }}{{ route }} whichever column the client names in `{{ value }}`; look the name up in a list of those that may be changed.",
      right:
        "`{{ action }}` lets strangers say what they may do: it makes an account with `{{ effect }}` in line {{ line }}{{ route }} whose `{{ column }}` is `{{ value }}`, which the client sends; set it yourself, or allow only what everybody may be.",
      parse: "Parse it with `{{ schema }}`, which its type comes from and which drops the rest.",
      name: "Write the members that its type declares, and no others.",
    },
    schema: [],
  },

  actionsOnly: true,
  create(context) {
    return {
      Program() {
        const { actions } = analyze(context);
        for (const analysed of actions) {
          const write = openWriteOf(analysed);
          const { action, module } = analysed;
          if (write === undefined) {
            const right = chosenRightOf(analysed);
            if (right !== undefined) {
              const { column, effect, origin } = right;
              const data = {
                action: analysed.name,
                column,
                value: nameOf(action, origin, module),
                ...effectWords(effect),
              };
              context.report({ node: placeOf(action, origin, module), messageId: "right", data });
            }
            continue;
          }
          const { effect, origin } = write;
          const data = {
            instead: write.checked === undefined ? parsed : instead[write.checked],
            action: analysed.name,
            value: nameOf(action, origin, module),
            ...effectWords(effect),
          };
          const node = placeOf(action, origin, module);
          if (write.isName === true) {
            // The name of one entry: whose entries they are says more.
            const value = data.value.replace(/(?:\[\]|\.\d+)$/u, "");
            context.report({ node, messageId: "chosen", data: { ...data, value } });
            continue;
          }
          const parsing = parseEdit(context.sourceCode, analysed, origin);
          const naming = declaredMembersEdit(context.sourceCode, analysed, write);
          const suggest = [
            ...(parsing?.drops === true
              ? [{ messageId: "parse", data: { schema: parsing.schema }, fix: parsing.fix } as const]
              : []),
            ...(naming === undefined ? [] : [{ messageId: "name", fix: naming } as const]),
          ];
          const columns = privilegesOf(write, module);
          if (columns.length === 0) {
            context.report({ node, messageId: "open", data, suggest });
          } else {
            context.report({ node, messageId: "privileged", data: { ...data, columns: listOf(columns) }, suggest });
          }
        }
      },
    };
  },
});

/** `` `role` and `plan` ``; at most three are named. */
function listOf(columns: readonly string[]): string {
  return enumerated(columns.slice(0, 3).map((column) => `\`${column}\``));
}
