import type { TSESTree } from "@typescript-eslint/utils";

import { isClientModule } from "../src/actions/directives.ts";
import {
  analyze,
  answeringHelperOf,
  leakedErrorOf,
  leakedErrorsIn,
  leakedErrorsOfWrappers,
  mayAnswerErrors,
  mentionsErrorAnswers,
} from "../src/analysis/index.ts";
import { defineRule } from "../src/rule.ts";
import { ownWordsEdit } from "../src/suggestions/own-words.ts";

export default defineRule({
  name: "no-error-details",
  meta: {
    type: "problem",
    docs: {
      description: "Disallow telling the client what a caught error says",
      preset: "recommended",
      cwe: [209],
      owasp: ["API8:2023"],
    },
    hasSuggestions: true,
    messages: {
      action:
        "`{{ action }}` sends {{ what }} to the client, and with it what the database or a library has put in; log it, and answer with words of your own.",
      helper:
        "`{{ action }}` sends {{ what }} to the client, since `{{ helper }}()` in line {{ line }} answers with it, and with it what the database or a library has put in; log it there, and answer with words of your own.",
      handler:
        "This sends {{ what }} to the client of each action that it serves, and with it what the database or a library has put in; log it, and answer with words of your own.",
      replace: "Answer with words of your own.",
    },
    schema: [],
  },

  create(context) {
    const { filename, sourceCode } = context;
    const calls = new Set<TSESTree.CallExpression>();
    const reported = new Set<TSESTree.Node>();
    const suggest = (node: TSESTree.Node) => {
      const fix = ownWordsEdit(sourceCode, node);
      return fix === undefined ? [] : [{ messageId: "replace", fix } as const];
    };

    return {
      // What the browser does with an error, it was told before.
      ...(mentionsErrorAnswers(sourceCode.text) &&
        !isClientModule(sourceCode.ast) && {
          CallExpression(node) {
            if (mayAnswerErrors(node)) {
              calls.add(node);
            }
          },
        }),
      "Program:exit"() {
        for (const action of analyze(context).actions) {
          const leaked = leakedErrorOf(action);
          if (leaked !== undefined && !reported.has(leaked.node)) {
            const { node, member } = leaked;
            reported.add(node);
            const data = { action: action.name, what: what(member) };
            const helper = answeringHelperOf(node);
            if (helper === undefined) {
              context.report({ node, messageId: "action", data, suggest: suggest(node) });
            } else {
              const named = { ...data, helper: helper.name, line: String(helper.line) };
              context.report({ node, messageId: "helper", data: named });
            }
          }
        }
        const inHandlers = calls.size === 0 ? [] : leakedErrorsIn(analyze(context), calls);
        const inWrappers = mayWrap(sourceCode)
          ? leakedErrorsOfWrappers(analyze(context), sourceCode.ast, filename)
          : [];
        for (const { node, member } of [...inHandlers, ...inWrappers]) {
          if (!reported.has(node)) {
            reported.add(node);
            context.report({ node, messageId: "handler", data: { what: what(member) }, suggest: suggest(node) });
          }
        }
      },
    };
  },
});

/** Whether there may be a wrapper of actions in a file for servers. */
function mayWrap({ ast, text }: { readonly ast: TSESTree.Program; readonly text: string }): boolean {
  return /\bcatch\b/u.test(text) && /action/iu.test(text) && !isClientModule(ast);
}

/** Members that people know by their names. */
const telling = /^(?:message|stack|cause|details|hint|meta|response|body)$/u;

function what(member: string | undefined): string {
  return member !== undefined && telling.test(member) ? `the \`${member}\` of an error` : "what an error says";
}
