import { analyze, dangers, exposureOf, lineOf, routeOf } from "../src/analysis/index.ts";
import { defineRule } from "../src/rule.ts";

export default defineRule({
  name: "require-authentication",
  meta: {
    type: "problem",
    docs: {
      description: "Require server actions to verify who is calling before they do anything privileged",
      preset: "recommended",
      cwe: [306],
      owasp: ["API2:2023"],
      strict: { captured: "report" },
    },
    messages: {
      missing: "Anybody can call `{{ action }}`, and it {{ does }} with `{{ effect }}` in line {{ line }}{{ route }} without checking who is calling.",
      unchecked:
        "Anybody can call `{{ action }}`: `{{ guard }}()` in line {{ guardLine }} fetches the caller, but nobody looks at its result before it {{ does }} with `{{ effect }}` in line {{ line }}{{ route }}.",
      bypassed:
        "Anybody can call `{{ action }}`: it {{ does }} with `{{ effect }}` in line {{ line }}{{ route }} even when `{{ guard }}()` in line {{ guardLine }} found no caller.",
      late: "Anybody can call `{{ action }}`: it {{ does }} with `{{ effect }}` in line {{ line }}{{ route }} before `{{ guard }}()` in line {{ guardLine }} checks who is calling.",
      captured:
        "`{{ action }}` {{ does }} with `{{ effect }}` in line {{ line }}{{ route }} for whoever was signed in when the page was rendered; check again who is calling.",
    },
    schema: [
      {
        type: "object",
        additionalProperties: false,
        properties: {
          unknown: {
            type: "string",
            enum: ["silent", "report"],
            description: "Whether to report an action whose check may be in code that could not be looked into.",
          },
          captured: {
            type: "string",
            enum: ["silent", "report"],
            description: "Whether to report an inline action that relies on a check made when the page was rendered.",
          },
        },
      },
    ],
    defaultOptions: [{ unknown: "silent", captured: "silent" }],
  },

  create(context) {
    const [{ unknown, captured }] = context.options;

    return {
      Program() {
        const { actions } = analyze(context);
        for (const analysed of actions) {
          const exposure = exposureOf(analysed, actions);
          if (exposure === undefined || (exposure.verdict === "unknown" && unknown === "silent")) {
            continue;
          }
          const { effect, gap } = exposure;
          const { node } = analysed.action;
          const data = {
            action: analysed.name,
            does: dangers[effect.danger].words,
            effect: effect.name,
            line: String(lineOf(effect.site)),
            route: routeOf(effect.way),
          };
          if (gap.kind === "missing") {
            context.report({ node, messageId: "missing", data });
          } else if (gap.kind === "captured") {
            if (captured === "report") {
              context.report({ node, messageId: "captured", data });
            }
          } else {
            const guarded = { ...data, guard: gap.guard.name, guardLine: String(lineOf(gap.guard.site)) };
            if (gap.kind === "unchecked") {
              context.report({ node, messageId: "unchecked", data: guarded });
            } else if (gap.kind === "bypassed") {
              context.report({ node, messageId: "bypassed", data: guarded });
            } else {
              context.report({ node, messageId: "late", data: guarded });
            }
          }
        }
      },
    };
  },
});
