import { analyze, lineOf, nameOf, openWriteOf, placeOf, privilegesOf, routeOf } from "../src/analysis/index.ts";
import { defineRule } from "../src/rule.ts";

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
    messages: {
      open: "`{{ action }}` writes `{{ value }}` to the database with `{{ effect }}` in line {{ line }}{{ route }} as the client sent it, so that the client can set any column; name the columns, or parse it with a schema that drops the rest.",
      privileged:
        "`{{ action }}` writes `{{ value }}` to the database with `{{ effect }}` in line {{ line }}{{ route }} as the client sent it, so that the client can set {{ columns }}; name the columns, or parse it with a schema that drops the rest.",
    },
    schema: [],
  },

  create(context) {
    return {
      Program() {
        const { actions, module } = analyze(context);
        for (const analysed of actions) {
          const write = openWriteOf(analysed);
          if (write === undefined) {
            continue;
          }
          const { action } = analysed;
          const { effect, origin } = write;
          const data = {
            action: analysed.name,
            value: nameOf(action, origin, module),
            effect: effect.name,
            line: String(lineOf(effect.site)),
            route: routeOf(effect.way),
          };
          const node = placeOf(action, origin, module);
          const columns = privilegesOf(write, module);
          if (columns.length === 0) {
            context.report({ node, messageId: "open", data });
          } else {
            context.report({ node, messageId: "privileged", data: { ...data, columns: listOf(columns) } });
          }
        }
      },
    };
  },
});

/** `` `role` and `plan` ``; at most three are named. */
function listOf(columns: readonly string[]): string {
  const named = columns.slice(0, 3).map((column) => `\`${column}\``);
  return named.length < 2 ? named.join("") : `${named.slice(0, -1).join(", ")} and ${named.at(-1) ?? ""}`;
}
