import { analyze, effectWords, nameOf, placeOf, uncheckedUseOf, uncheckedUsesOf } from "../src/analysis/index.ts";
import { defineRule } from "../src/rule.ts";
import { parseEdit } from "../src/suggestions/parse-parameter.ts";
import { typeTestEdit } from "../src/suggestions/type-tests.ts";

export default defineRule({
  name: "require-input-validation",
  meta: {
    type: "problem",
    docs: {
      description: "Require server actions to check at run time what the client sends before they use it",
      preset: "recommended",
      cwe: [20, 1287],
      strict: { values: "all" },
    },
    hasSuggestions: true,
    messages: {
      entry:
        "`{{ action }}` passes the form entry `{{ value }}` to `{{ effect }}` in line {{ line }}{{ route }} unchecked, though it can be a file or missing; parse it with a schema or test its type first.",
      whole:
        "`{{ action }}` passes `{{ value }}` to `{{ effect }}` in line {{ line }}{{ route }} as the client sent it, with any members of any type; parse it with a schema first.",
      meaning:
        "`{{ action }}` passes `{{ value }}` to `{{ effect }}` in line {{ line }}{{ route }} unchecked, though the client can send an object, a list or nothing in its place; parse it with a schema or test its type first.",
      plain:
        "`{{ action }}` passes `{{ value }}` to `{{ effect }}` in line {{ line }}{{ route }} without checking its type at run time; parse it with a schema or test its type first.",
      number:
        "`{{ action }}` passes `{{ value }}` to `{{ effect }}` in line {{ line }}{{ route }} as a number, though it is NaN where the client sends none; parse it with a schema or stop where it is NaN.",
      parse: "Parse it with `{{ schema }}`, which its type comes from.",
      test: "Stop where a value is not of the type that it should have.",
    },
    schema: [
      {
        type: "object",
        additionalProperties: false,
        properties: {
          values: {
            type: "string",
            enum: ["structured", "all"],
            description: "Whether to report only values whose type can change what happens, or every unchecked value.",
          },
        },
      },
    ],
    defaultOptions: [{ values: "structured" }],
  },

  actionsOnly: true,
  create(context) {
    const [{ values }] = context.options;

    return {
      Program() {
        const { actions } = analyze(context);
        for (const analysed of actions) {
          const use = uncheckedUseOf(analysed, (lack) => values === "all" || (lack !== "plain" && lack !== "number"));
          if (use !== undefined) {
            const { action, module } = analysed;
            const { effect, origin, lack } = use;
            const edit = parseEdit(context.sourceCode, analysed, origin);
            const test = edit ? undefined : typeTestEdit(analysed, uncheckedUsesOf(analysed));
            context.report({
              node: placeOf(action, origin, module),
              messageId: lack,
              data: {
                action: analysed.name,
                value: nameOf(action, origin, module),
                ...effectWords(effect),
              },
              suggest: [
                ...(edit ? [{ messageId: "parse", data: { schema: edit.schema }, fix: edit.fix } as const] : []),
                ...(test ? [{ messageId: "test", fix: test } as const] : []),
              ],
            });
          }
        }
      },
    };
  },
});
