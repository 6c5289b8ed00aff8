import type { TSESTree } from "@typescript-eslint/utils";

import { analyze, guessableSecretsOf, secretMadeOf } from "../src/analysis/index.ts";
import { isClientModule } from "../src/actions/directives.ts";
import { defineRule } from "../src/rule.ts";

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
    messages: {
      guessable:
        "`{{ source }}` can be guessed, and becomes the secret `{{ secret }}`; use `crypto.randomBytes()`, `crypto.randomInt()` or `crypto.randomUUID()`.",
      written:
        "What is written as `{{ secret }}` can be guessed, since it is made of `Math.random()` or the time; use `crypto.randomBytes()`, `crypto.randomInt()` or `crypto.randomUUID()`.",
    },
    schema: [],
  },

  create(context) {
    const { sourceCode } = context;
    if (isClientModule(sourceCode.ast)) {
      return {};
    }
    // Sessions of other kinds (a recording, an upload) have ids that may be guessed.
    const isForServers = /cookie|use server|server-only|\bauth\b/iu.test(sourceCode.text);
    const found: TSESTree.Node[] = [];
    const look = (node: TSESTree.Node) => {
      const secret = secretMadeOf(node, (one) => sourceCode.getText(one));
      const statement =
        sourceCode
          .getAncestors(node)
          .findLast(({ type }) => type.endsWith("Statement") || type.endsWith("Declaration")) ?? node;
      if (secret !== undefined && !found.includes(statement) && (isForServers || !/session|sid/iu.test(secret))) {
        found.push(statement);
        context.report({ node, messageId: "guessable", data: { source: sourceCode.getText(node), secret } });
      }
    };

    return {
      "CallExpression[callee.object.name='Math'][callee.property.name='random']": look,
      "CallExpression[callee.object.name=/^(?:Date|performance)$/][callee.property.name='now']": look,
      "CallExpression[callee.property.name='getTime'][callee.object.callee.name='Date'][callee.object.arguments.length=0]":
        look,
      "Program:exit"() {
        const reported = new Set<TSESTree.Node>();
        for (const action of found.length > 0 ? [] : analyze(context).actions) {
          for (const { node, name } of guessableSecretsOf(action)) {
            if (!reported.has(node)) {
              reported.add(node);
              context.report({ node, messageId: "written", data: { secret: name } });
            }
          }
        }
      },
    };
  },
});
