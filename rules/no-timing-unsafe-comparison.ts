import type { TSESTree } from "@typescript-eslint/utils";

import {
  analyze,
  namesSecret,
  routeOf,
  secretsComparedIn,
  statementsWithSecrets,
  unsafeComparisonOf,
  unsafeComparisonsIn,
} from "../src/analysis/index.ts";
import { isClientModule } from "../src/actions/directives.ts";
import { isFunction } from "../src/ast/functions.ts";
import type { FunctionNode } from "../src/ast/functions.ts";
import { defineRule } from "../src/rule.ts";
import { timingSafeRewrite } from "../src/suggestions/timing-safe.ts";

export default defineRule({
  name: "no-timing-unsafe-comparison",
  meta: {
    type: "problem",
    docs: {
      description:
        "Disallow comparing a secret with what the client sends in a way whose time tells how much of it is right",
      preset: "recommended",
      cwe: [208],
      owasp: ["API2:2023"],
    },
    hasSuggestions: true,
    messages: {
      action:
        "`{{ action }}` compares {{ secret }} with what the client sends by `{{ operator }}`{{ route }}, and the time that this takes tells how much of it is right; use `timingSafeEqual()`.",
      helper:
        "This compares {{ secret }} with what it is given by `{{ operator }}`, and the time that this takes tells how much of it is right; use `timingSafeEqual()`.",
      rewrite: "Compare digests of both with `timingSafeEqual()`.",
    },
    schema: [],
  },

  create(context) {
    const { sourceCode } = context;
    const compared = isClientModule(sourceCode.ast) ? undefined : secretsComparedIn(sourceCode.text);
    const candidates = new Set<FunctionNode>();
    const reported = new Set<TSESTree.Node>();
    const suggest = (node: TSESTree.Node) => {
      const fix = timingSafeRewrite(sourceCode, node);
      return fix === undefined ? [] : [{ messageId: "rewrite", fix } as const];
    };
    let statements: ReadonlySet<TSESTree.Node> | undefined;
    const collect = (node: TSESTree.Node) => {
      if (compared === "environment" && !namesSecret(sourceCode.getText(node))) {
        return;
      }
      const ancestors = sourceCode.getAncestors(node);
      statements ??= statementsWithSecrets(sourceCode.ast, sourceCode.text);
      const outermost = ancestors.find(isFunction);
      if (outermost !== undefined && ancestors.some((ancestor) => statements?.has(ancestor))) {
        candidates.add(outermost);
      }
    };

    return {
      Program() {
        for (const action of analyze(context).actions) {
          const unsafe = unsafeComparisonOf(action);
          if (unsafe !== undefined && !reported.has(unsafe.event.site.node)) {
            const { event, secret } = unsafe;
            const { node } = event.site;
            reported.add(node);
            context.report({
              node,
              messageId: "action",
              data: { action: action.name, secret, operator: event.operator, route: routeOf(event.way) },
              suggest: suggest(node),
            });
          }
        }
      },
      ...(compared !== undefined && {
        BinaryExpression(node) {
          if (/^[=!]==?$/u.test(node.operator) && ![node.left, node.right].some(isPlain)) {
            collect(node);
          }
        },
        "CallExpression[callee.property.name=/^(?:equals|includes|startsWith|localeCompare|compare)$/]": collect,
        "Program:exit"() {
          for (const { event, secret } of candidates.size === 0
            ? []
            : unsafeComparisonsIn(analyze(context), candidates)) {
            const { node } = event.site;
            if (!reported.has(node)) {
              reported.add(node);
              context.report({
                node,
                messageId: "helper",
                data: { secret, operator: event.operator },
                suggest: suggest(node),
              });
            }
          }
        },
      }),
    };
  },
});

/** What the text holds is no secret, and nothing that the client sends; nor is a length, or what is missing. */
function isPlain(node: TSESTree.Node): boolean {
  return (
    node.type === "Literal" ||
    (node.type === "Identifier" && node.name === "undefined") ||
    (node.type === "MemberExpression" && node.property.type === "Identifier" && node.property.name === "length")
  );
}
