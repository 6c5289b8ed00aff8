import {
  analyze,
  claimedIdentitiesOf,
  reachWords,
  keyedClaimOf,
  placeOf,
  sealedClaimOf,
  sourceWords,
} from "../src/analysis/index.ts";
import { defineRule } from "../src/rule.ts";
import { identityEdit } from "../src/suggestions/session-identity.ts";

export default defineRule({
  name: "no-client-supplied-identity",
  meta: {
    type: "problem",
    docs: {
      description: "Disallow server actions that believe what the client says about who is acting or whose data it is",
      preset: "recommended",
      cwe: [639, 807],
      owasp: ["API1:2023"],
    },
    hasSuggestions: true,
    messages: {
      picks:
        "Every caller can reach somebody else's data: `{{ action }}` {{ does }} with `{{ effect }}` in line {{ line }}{{ route }} where `{{ column }}` is {{ value }}, which the client sends, and nothing compares that with the caller; take it from the session, or check first that it is the caller's.",
      stores:
        "Every caller can act as somebody else: `{{ action }}` {{ does }} with `{{ effect }}` in line {{ line }}{{ route }} and takes `{{ column }}` from {{ value }}, which the client sends, and nothing compares that with the caller; take it from the session, or check first that it is the caller's.",
      compares:
        "Every caller can act as somebody else: before `{{ action }}` {{ does }} with `{{ effect }}` in line {{ line }}{{ route }}, it compares the `{{ column }}` of a row with {{ value }}, which the client sends; compare it with the session's.",
      asks: "Every caller can act as somebody else: before `{{ action }}` {{ does }} with `{{ effect }}` in line {{ line }}{{ route }}, it asks for the `{{ column }}` of whomever {{ value }} names, which the client sends; ask for that of the session's user.",
      finds:
        "Every caller can act as somebody else: before `{{ action }}` {{ does }} with `{{ effect }}` in line {{ line }}{{ route }}, it looks for the `{{ column }}` of whomever {{ value }} names, which the client sends; look for that of the session's user.",
      keys: "Every caller can reach somebody else's data: `{{ action }}` {{ does }} with `{{ effect }}` in line {{ line }}{{ route }} under a key with {{ value }} in it, which the client sends, and nothing compares that with the caller; take it from the session, or check first that it is the caller's.",
      displaced:
        "Every caller can act as somebody else: `{{ action }}` {{ does }} with `{{ effect }}` in line {{ line }}{{ route }} and takes `{{ column }}` from {{ value }}, which is passed behind arguments that are spread, so that a client which sends one more puts its own in that place; pass it before `...args`.",
      seals:
        'Every caller can become anybody: `{{ action }}` makes a session with `{{ effect }}` in line {{ line }}{{ route }} and takes its `{{ column }}` from {{ value }}, which the client sends, and asks for nothing that only they know; move it to a module without "use server", or check who that is first.',
      mints:
        'Every caller can become anybody: `{{ action }}` signs a token with `{{ effect }}` in line {{ line }}{{ route }}, takes its `{{ column }}` from {{ value }}, which the client sends, and answers with it; move it to a module without "use server", or check who that is first.',
      take: "Take it from `{{ caller }}`.",
    },
    schema: [],
  },

  actionsOnly: true,
  create(context) {
    return {
      Program() {
        const { actions } = analyze(context);
        for (const analysed of actions) {
          const [claim, ...others] = claimedIdentitiesOf(analysed);
          const said = claim ?? sealedClaimOf(analysed) ?? keyedClaimOf(analysed);
          if (said !== undefined) {
            const { action, module } = analysed;
            const { effect, origin, column, use } = said;
            const isDisplaced = origin.surplus === true;
            const edit = isDisplaced ? undefined : claim && identityEdit(analysed, claim, others.length === 0);
            context.report({
              node: placeOf(action, origin, module),
              messageId: isDisplaced ? "displaced" : use,
              data: {
                action: analysed.name,
                value: sourceWords(analysed, origin),
                column,
                ...reachWords(effect),
              },
              suggest: edit && [{ messageId: "take", data: { caller: edit.caller }, fix: edit.fix }],
            });
          }
        }
      },
    };
  },
});
