import type { TSESTree } from "@typescript-eslint/utils";

import {
  analyze,
  guessableSecretsOf,
  guessableSecretsSentBy,
  isCertainSecret,
  isMadeAt,
  secretMadeOf,
} from "../src/analysis/index.ts";
import { isClientModule } from "../src/actions/directives.ts";
import { defineRule } from "../src/rule.ts";
import { secureRandomEdit } from "../src/suggestions/secure-random.ts";

export default defineRule({
  name: "no-insecure-random",
  meta: {
    type: "problem",
    docs: {
      description: "Disallow making tokens, codes and passwords of what can be guessed",
      preset: "recommended",
      cwe: [338],
      owasp: ["API2:2023"],
    },
    hasSuggestions: true,
    messages: {
      guessable:
        "`{{ source }}` can be guessed, and becomes the secret `{{ secret }}`; use `crypto.randomBytes()`, `crypto.randomInt()` or `crypto.randomUUID()`.",
      written:
        "What is written as `{{ secret }}` can be guessed, since it is made of `Math.random()` or the time; use `crypto.randomBytes()`, `crypto.randomInt()` or `crypto.randomUUID()`.",
      sent: "What is sent as `{{ secret }}` can be guessed, since it is made of `Math.random()` or the time; use `crypto.randomBytes()`, `crypto.randomInt()` or `crypto.randomUUID()`.",
      secure: "Use `{{ by }}`.",
    },
    schema: [],
  },

  create(context) {
    const { sourceCode } = context;
    if (isClientModule(sourceCode.ast)) {
      return {};
    }
    // Sessions of other kinds (a recording, an upload) have ids that may be guessed.
    const isForServers = () => /cookie|use server|server-only|\bauth\b/iu.test(sourceCode.text);
    const found: TSESTree.Node[] = [];
    const look = (node: TSESTree.Node, isMeant: (secret: string) => boolean = () => true) => {
      const secret = secretMadeOf(node, (one) => sourceCode.getText(one));
      const statement =
        sourceCode
          .getAncestors(node)
          .findLast(({ type }) => type.endsWith("Statement") || type.endsWith("Declaration")) ?? node;
      if (
        secret !== undefined &&
        isMeant(secret) &&
        !found.includes(statement) &&
        (!/session|sid/iu.test(secret) || isForServers())
      ) {
        found.push(statement);
        const edit = secureRandomEdit(sourceCode, node);
        context.report({
          node,
          messageId: "guessable",
          data: { source: sourceCode.getText(node), secret },
          suggest: edit && [{ messageId: "secure", data: { by: edit.by }, fix: edit.fix }],
        });
      }
    };

    const guess = (node: TSESTree.Node) => {
      look(node);
    };
    const count = (node: TSESTree.Node) => {
      look(node, isCertainSecret);
    };

    return {
      ...(guessed.test(sourceCode.text) && {
        "BinaryExpression[operator='+'][left.type='MemberExpression'][left.property.name=/^(?:length|size)$/][right.value=1]":
          count,
        "BinaryExpression[operator='+'][left.type='Identifier'][left.name=/count|counter|total$/i][right.value=1]":
          count,
        UpdateExpression: count,
        "CallExpression[callee.object.name='Math'][callee.property.name='random']": guess,
        "CallExpression[callee.object.name=/^(?:Date|performance)$/][callee.property.name='now']": guess,
        "CallExpression[callee.property.name='getTime'][callee.object.callee.name='Date'][callee.object.arguments.length=0]":
          guess,
      }),
      "Program:exit"() {
        const reported = new Set<TSESTree.Node>();
        for (const action of analyze(context).actions) {
          if (isMadeAt(sourceCode.ast, sourceCode.text, found, action.action.node)) {
            continue;
          }
          const written = guessableSecretsOf(action).map((one) => ({ ...one, messageId: "written" }) as const);
          const sent = guessableSecretsSentBy(action).map((one) => ({ ...one, messageId: "sent" }) as const);
          for (const { node, name, messageId } of [...written, ...sent]) {
            if (!reported.has(node)) {
              reported.add(node);
              context.report({ node, messageId, data: { secret: name } });
            }
          }
        }
      },
    };
  },
});

/** What has to be in a text for something in it to be made of a count, of the time or of `Math.random()`. */
const guessed = /\brandom\b|\bnow\b|\bgetTime\b|\+\+|--|\+\s*1\b/u;
