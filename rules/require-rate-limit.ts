import { analyze, comparisonWords, effectWords, unlimitedOf } from "../src/analysis/index.ts";
import { defineRule } from "../src/rule.ts";

export default defineRule({
  name: "require-rate-limit",
  meta: {
    type: "suggestion",
    docs: {
      description:
        "Require a rate limit where server actions check passwords, send messages, or spend money for strangers",
      preset: "recommended",
      severity: "warn",
      cwe: [307, 770],
      owasp: ["API4:2023"],
      strict: { hosted: "report", memory: "report" },
    },
    messages: {
      guesses:
        "`{{ action }}` {{ does }} with `{{ effect }}` in line {{ line }}{{ route }} as often as anybody likes, so that passwords and codes can be tried until one fits; limit the rate first.",
      makes:
        "`{{ action }}` makes accounts as often as anybody likes: it {{ does }} with `{{ effect }}` in line {{ line }}{{ route }}, and nothing keeps a script from doing so a thousand times; limit the rate first.",
      sends:
        "`{{ action }}` {{ does }} with `{{ effect }}` in line {{ line }}{{ route }} to whomever the client names or picks, as often as the client likes; limit the rate first.",
      spends:
        "`{{ action }}` {{ does }} with `{{ effect }}` in line {{ line }}{{ route }} for anybody, as often as they like; limit the rate first.",
      unshared:
        "`{{ action }}` {{ does }} with `{{ effect }}` in line {{ line }}{{ route }}, limited only by a count in this process's memory, which other instances do not share and a restart forgets; keep the count in Redis or the database.",
    },
    schema: [
      {
        type: "object",
        additionalProperties: false,
        properties: {
          hosted: {
            type: "string",
            enum: ["silent", "report"],
            description: "Whether to report what is handed to a provider of accounts that has limits of its own.",
          },
          memory: {
            type: "string",
            enum: ["silent", "report"],
            description: "Whether to report what is limited only by a count in this process's memory.",
          },
        },
      },
    ],
    defaultOptions: [{ hosted: "silent", memory: "silent" }],
  },

  actionsOnly: true,
  create(context) {
    const [limits] = context.options;

    return {
      Program() {
        for (const analysed of analyze(context).actions) {
          const unlimited = unlimitedOf(analysed, limits);
          if (unlimited !== undefined) {
            const { event, guessed, use, isCountedHere } = unlimited;
            context.report({
              node: analysed.action.node,
              messageId: isCountedHere ? "unshared" : use,
              data: {
                action: analysed.name,
                ...(event.kind === "effect" ? effectWords(event) : comparisonWords(event, guessed ?? "")),
                ...(event.kind === "effect" &&
                  guessed !== undefined && { does: `looks up what the client sends as \`${guessed}\`` }),
              },
            });
          }
        }
      },
    };
  },
});
