import {
  analyze,
  callThere,
  reachWords,
  lineOf,
  placeOf,
  sourceWords,
  unownedRecordOf,
} from "../src/analysis/index.ts";
import { defineRule } from "../src/rule.ts";
import { scopeEdit } from "../src/suggestions/owner-scope.ts";

export default defineRule({
  name: "require-ownership-check",
  meta: {
    type: "problem",
    docs: {
      description: "Require server actions to check that the record which the client picks belongs to the caller",
      preset: "recommended",
      cwe: [639],
      owasp: ["API1:2023"],
      strict: { unauthenticated: "report" },
    },
    hasSuggestions: true,
    messages: {
      changes:
        "Every caller can change somebody else's record: `{{ action }}` {{ does }} with `{{ effect }}` in line {{ line }}{{ route }} where `{{ column }}` is {{ value }}, which the client sends, and nothing ties that record to the caller; ask for the caller's own in the query, or compare its owner first.",
      discloses:
        "Every caller can read somebody else's record: `{{ action }}` answers with what `{{ effect }}` in line {{ line }}{{ route }} finds where `{{ column }}` is {{ value }}, which the client sends, and nothing ties that record to the caller; ask for the caller's own in the query, or compare its owner first.",
      uses: "Every caller can have somebody else's record worked with: `{{ action }}` {{ does }} with `{{ effect }}` in line {{ line }}{{ route }} from what `{{ lookUp }}` in line {{ lookUpLine }} finds where `{{ column }}` is {{ value }}, which the client sends, and nothing ties that record to the caller; ask for the caller's own in the query, or compare its owner first.",
      changesWithin:
        "Every caller can change somebody else's record: `{{ action }}` {{ does }} with `{{ effect }}` in line {{ line }}{{ route }} where `{{ column }}` is {{ value }}, which the client sends, and the `{{ scope }}` beside it comes from {{ source }}, which the client chooses as well; take `{{ scope }}` from the session, or compare it with that first.",
      disclosesWithin:
        "Every caller can read somebody else's record: `{{ action }}` answers with what `{{ effect }}` in line {{ line }}{{ route }} finds where `{{ column }}` is {{ value }}, which the client sends, and the `{{ scope }}` beside it comes from {{ source }}, which the client chooses as well; take `{{ scope }}` from the session, or compare it with that first.",
      entry:
        "Every caller can get at what is somebody else's: `{{ action }}` {{ does }} with `{{ effect }}` in line {{ line }}{{ route }} under {{ value }}, which the client sends, and nothing ties what is kept there to the caller; compare its owner first, or put the caller's id into the key.",
      service:
        "Every caller can get at what is somebody else's: `{{ action }}` {{ does }} with `{{ effect }}` in line {{ line }}{{ route }} for {{ value }}, which the client sends, and nothing ties that to the caller; look up first whether it is theirs.",
      links:
        "Every caller can take somebody else's record: `{{ action }}` {{ does }} with `{{ effect }}` in line {{ line }}{{ route }} and puts into `{{ column }}` the one with {{ value }}, which the client sends and nothing ties to the caller; look it up as the caller's own first.",
      refers:
        "Every caller can refer to somebody else's record: `{{ action }}` {{ does }} with `{{ effect }}` in line {{ line }}{{ route }} and sets `{{ column }}` to {{ value }}, which the client sends and nothing ties to the caller, though another id is checked; check this one as well.",
      parent:
        "Every caller can add to what is somebody else's: `{{ action }}` {{ does }} with `{{ effect }}` in line {{ line }}{{ route }} and sets `{{ column }}` to {{ value }}, which the client sends, and nothing ties that record to the caller; look up whether they are a member first.",
      ignored:
        "Every caller can reach somebody else's record: `{{ action }}` {{ does }} with `{{ effect }}` in line {{ line }}{{ route }} where `{{ column }}` is {{ value }}, which the client sends, though `{{ lookUp }}` in line {{ lookUpLine }} may have found that it is not the caller's; stop when it finds nothing.",
      partly:
        "Every caller can reach somebody else's record: `{{ action }}` {{ does }} with `{{ effect }}` in line {{ line }}{{ route }} where `{{ column }}` is {{ value }}, which the client sends, and asks for the caller's own on some paths only; ask for it on each, unless a role allows to leave it out.",
      scope: "Ask for the caller's own: `{{ column }}` is `{{ caller }}`.",
    },
    schema: [
      {
        type: "object",
        additionalProperties: false,
        properties: {
          unauthenticated: {
            type: "string",
            enum: ["silent", "owned", "report"],
            description:
              "Whether to report an action that does not even check who is calling: never, where a schema says that the record is somebody's, or always.",
          },
        },
      },
    ],
    defaultOptions: [{ unauthenticated: "owned" }],
  },

  actionsOnly: true,
  create(context) {
    const [{ unauthenticated }] = context.options;

    return {
      Program() {
        const { actions } = analyze(context);
        for (const analysed of actions) {
          const unowned = unownedRecordOf(analysed, actions, unauthenticated);
          if (unowned === undefined) {
            continue;
          }
          const { action, module } = analysed;
          const { effect, by, origin, column, use, ignored, isPartly = false, isOfRecord = false, within } = unowned;
          const node = placeOf(action, origin, module);
          const data = {
            action: analysed.name,
            value: `${isOfRecord ? "that of what is found by " : ""}${sourceWords(analysed, origin)}`,
            column,
            ...reachWords(by ?? effect),
          };
          const edit =
            (use === "changes" || use === "discloses" || use === "uses") && !isPartly
              ? scopeEdit(context.sourceCode, analysed, unowned)
              : undefined;
          const suggest = edit && [
            { messageId: "scope", data: { column: edit.column, caller: edit.caller }, fix: edit.fix } as const,
          ];
          if (
            ignored === undefined &&
            !isPartly &&
            within !== undefined &&
            (use === "changes" || use === "discloses")
          ) {
            const claimed = { ...data, scope: within.column, source: sourceWords(analysed, within.origin) };
            const messageId = use === "changes" ? "changesWithin" : "disclosesWithin";
            context.report({ node, messageId, data: claimed, suggest });
          } else if (ignored === undefined && isPartly) {
            context.report({ node, messageId: "partly", data, suggest });
          } else if (ignored === undefined && use !== "uses") {
            context.report({ node, messageId: use, data, suggest });
          } else {
            const lookUp = ignored ?? effect;
            const named = { ...data, lookUp: callThere(lookUp), lookUpLine: String(lineOf(lookUp.site)) };
            context.report({ node, messageId: ignored === undefined ? "uses" : "ignored", data: named, suggest });
          }
        }
      },
    };
  },
});
