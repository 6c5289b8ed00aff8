import type { TSESTree } from "@typescript-eslint/utils";

import { isClientModule } from "../src/actions/directives.ts";
import { analyze, enumerated, weakCookiesIn, weakCookiesOf } from "../src/analysis/index.ts";
import type { WeakCookie } from "../src/analysis/index.ts";
import { defineRule } from "../src/rule.ts";
import { cookieEdit } from "../src/suggestions/cookie-attributes.ts";

/** What each attribute keeps from happening. */
const dangers: Readonly<Record<WeakCookie["lacks"][number], string>> = {
  httpOnly: "scripts can read it",
  secure: "plain HTTP carries it",
  sameSite: "requests that other sites start may carry it",
};

export default defineRule({
  name: "no-insecure-cookie",
  meta: {
    type: "problem",
    docs: {
      description: "Require cookies that hold a session or a token to be httpOnly, secure and sameSite",
      preset: "recommended",
      cwe: [614, 1004],
      owasp: ["API8:2023"],
    },
    hasSuggestions: true,
    messages: {
      weak: "The cookie `{{ cookie }}` lets in whoever has it, but is set without {{ lacks }}, so that {{ danger }}; set what is missing.",
      complete: "Set {{ lacks }}.",
    },
    schema: [],
  },

  create(context) {
    const calls = new Set<TSESTree.Node>();
    const reported = new Set<TSESTree.Node>();
    const report = ({ node, name, lacks }: WeakCookie) => {
      if (!reported.has(node)) {
        reported.add(node);
        const fix = cookieEdit(context.sourceCode, node, lacks);
        context.report({
          node,
          messageId: "weak",
          data: { cookie: name, lacks: listOf(lacks), danger: enumerated(lacks.map((one) => dangers[one])) },
          suggest: fix && [{ messageId: "complete", data: { lacks: listOf(lacks) }, fix }],
        });
      }
    };

    return {
      ...(/\bcookies\b|next\/headers/u.test(context.sourceCode.text) &&
        !isClientModule(context.sourceCode.ast) && {
          "CallExpression[callee.property.name='set']"(node: TSESTree.CallExpression) {
            calls.add(node);
          },
        }),
      "Program:exit"() {
        const analysis = analyze(context);
        for (const action of analysis.actions) {
          weakCookiesOf(action).forEach(report);
        }
        const others = new Set([...calls].filter((call) => !reported.has(call)));
        if (others.size > 0) {
          weakCookiesIn(analysis, others).forEach(report);
        }
      },
    };
  },
});

/** `httpOnly`, `secure` and `sameSite`. */
function listOf(names: readonly string[]): string {
  return enumerated(names.map((name) => `\`${name}\``));
}
