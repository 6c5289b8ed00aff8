import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import { disarmedChecksIn, judgeOrigin, mayChangeRequests } from "../src/analysis/index.ts";
import { bare } from "../src/ast/bare.ts";
import { staticName } from "../src/flow/language/names.ts";
import { defineRule } from "../src/rule.ts";
import { withComma } from "../src/suggestions/lists.ts";

export default defineRule({
  name: "no-unsafe-allowed-origins",
  meta: {
    type: "problem",
    docs: {
      description:
        "Disallow `serverActions.allowedOrigins` that let in hosts that anybody can have, or that match nothing",
      preset: "recommended",
      cwe: [346, 352],
      owasp: ["API8:2023"],
      strict: { proxies: "report" },
    },
    hasSuggestions: true,
    messages: {
      foreign:
        "`{{ pattern }}` lets pages on hosts that anybody can have, like `{{ host }}`, call server actions in the name of whoever visits them; name your own hosts.",
      dead: "`{{ pattern }}` allows no host at all: {{ why }}.",
      copied:
        "This makes `{{ header }}` of the request's own `Origin`, so that Next.js, which compares the two, lets pages on every host call server actions in the name of whoever visits them; set it to the host of your own.",
      removed:
        "Without the `Origin` header, Next.js lets pages on every host call server actions in the name of whoever visits them; leave it, and name your hosts in `serverActions.allowedOrigins`.",
      leaveOut: "Leave it out.",
      host: "Write its host: `{{ host }}`.",
    },
    schema: [
      {
        type: "object",
        additionalProperties: false,
        properties: {
          proxies: {
            type: "string",
            enum: ["silent", "report"],
            description:
              "Whether to report a `proxy` or `middleware` file after which every origin passes for the own one.",
          },
        },
      },
    ],
    defaultOptions: [{ proxies: "silent" }],
  },

  create(context) {
    const { sourceCode } = context;
    const [{ proxies }] = context.options;
    if (proxies === "report" && mayChangeRequests(context.filename, sourceCode.text)) {
      return {
        Program(program) {
          for (const { node, header } of disarmedChecksIn(program)) {
            if (header === "origin") {
              context.report({ node, messageId: "removed" });
            } else {
              context.report({ node, messageId: "copied", data: { header } });
            }
          }
        },
      };
    }
    if (!/(?:^|[\\/])next\.config\.[cm]?[jt]s$/u.test(context.filename)) {
      return {};
    }

    /** What an expression is: a name stands for what the file's constant of that name is. */
    const resolved = (node: TSESTree.Node, depth = 0): TSESTree.Node => {
      const expression = bare(node);
      if (expression.type !== "Identifier" || depth > 5) {
        return expression;
      }
      const scope = sourceCode.getScope(expression);
      const [definition, ...others] =
        [scope, ...outer(scope)].find(({ set }) => set.has(expression.name))?.set.get(expression.name)?.defs ?? [];
      const init = definition?.node.type === "VariableDeclarator" ? definition.node.init : null;
      return init && others.length === 0 ? resolved(init, depth + 1) : expression;
    };

    const look = (node: TSESTree.Node) => {
      const expression = resolved(node);
      switch (expression.type) {
        case "ArrayExpression":
          expression.elements.forEach((element) => {
            if (element) {
              look(element);
            }
          });
          break;
        case "SpreadElement":
          look(expression.argument);
          break;
        case "ConditionalExpression":
          look(expression.consequent);
          look(expression.alternate);
          break;
        case "LogicalExpression":
          look(expression.left);
          look(expression.right);
          break;
        case "Literal":
          if (typeof expression.value === "string" && expression.value !== "") {
            judge(expression, expression.value);
          }
          break;
        case "TemplateLiteral": {
          const [only] = expression.quasis;
          if (expression.expressions.length === 0 && only !== undefined) {
            judge(expression, only.value.raw);
          }
          break;
        }
        default:
      }
    };

    const judge = (node: TSESTree.Node, pattern: string) => {
      const verdict = judgeOrigin(pattern);
      if (verdict.kind === "foreign") {
        context.report({ node, messageId: "foreign", data: { pattern, host: verdict.host } });
      } else if (verdict.kind === "dead") {
        const { host } = /^https?:\/\/(?<host>[^/]+)\/?$/iu.exec(pattern)?.groups ?? {};
        const isHost = host !== undefined && judgeOrigin(host).kind === "fine";
        const suggestion = isHost
          ? ({
              messageId: "host",
              data: { host },
              fix: (fixer: TSESLint.RuleFixer) =>
                fixer.replaceText(node, sourceCode.getText(node).replace(pattern, host)),
            } as const)
          : ({
              messageId: "leaveOut",
              fix: (fixer: TSESLint.RuleFixer) => fixer.removeRange(withComma(sourceCode, node)),
            } as const);
        const suggest = isHost || node.parent?.type === "ArrayExpression" ? [suggestion] : [];
        context.report({ node, messageId: "dead", data: { pattern, why: verdict.why }, suggest });
      }
    };

    return {
      Property(node) {
        const options = staticName(node.key, node.computed) === "serverActions" ? resolved(node.value) : undefined;
        for (const property of options?.type === "ObjectExpression" ? options.properties : []) {
          if (property.type === "Property" && staticName(property.key, property.computed) === "allowedOrigins") {
            look(property.value);
          }
        }
      },
    };
  },
});

interface Scoped<Scope> {
  readonly upper: Scope | null;
}

function outer<Scope extends Scoped<Scope>>({ upper }: Scope): readonly Scope[] {
  return upper === null ? [] : [upper, ...outer(upper)];
}
