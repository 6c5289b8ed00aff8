import type { TSESTree } from "@typescript-eslint/utils";

import {
  analyze,
  boundSecretsIn,
  demandedSecretOf,
  enumerated,
  exposedSecretOf,
  nameOf,
  placeOf,
} from "../src/analysis/index.ts";
import { isClientModule } from "../src/actions/directives.ts";
import { defineRule } from "../src/rule.ts";
import { leaveOutEdit, readInsideEdit } from "../src/suggestions/kept-secrets.ts";

/** In what is bound, a name that a secret may have. */
const secretly = /secret|key|token|passw|credential|config|private/iu;

export default defineRule({
  name: "no-secret-exposure",
  meta: {
    type: "problem",
    docs: {
      description: "Disallow server actions from sending secrets of the server to the client, or from asking for them",
      preset: "recommended",
      cwe: [201],
      owasp: ["API3:2023"],
      strict: { arguments: "report" },
    },
    hasSuggestions: true,
    messages: {
      returned:
        "`{{ action }}` sends the secret `{{ secret }}` to the client; use it on the server, and send what comes of it.",
      bound: "`.bind()` sends the secret `{{ secret }}` to the client, in the clear; read it inside of the action.",
      demanded:
        "`{{ action }}` takes the credential `{{ argument }}` from the client, so that the browser has to know it; read it on the server.",
      leaveOut: "Leave {{ members }} out of the answer.",
      inside: "Read `{{ secret }}` inside of the action.",
    },
    schema: [
      {
        type: "object",
        additionalProperties: false,
        properties: {
          arguments: {
            type: "string",
            enum: ["silent", "report"],
            description:
              "Whether to report API keys and the like that come as an argument and are used to get in somewhere; they may be the caller's own.",
          },
        },
      },
    ],
    defaultOptions: [{ arguments: "silent" }],
  },

  create(context) {
    const [{ arguments: demanded }] = context.options;
    const calls = new Set<TSESTree.CallExpression>();
    const readsEnvironment = () => /\benv\b/iu.test(context.sourceCode.text);

    return {
      // The browser has no secrets, and half of an app's components bind something.
      ...(!isClientModule(context.sourceCode.ast) && {
        "CallExpression[arguments.length>1][callee.property.name='bind']"(node: TSESTree.CallExpression) {
          const [self, ...bound] = node.arguments;
          // `this.method.bind(this, …)` is no action; and where the environment is not read, a secret is known by its name only.
          if (
            self?.type !== "ThisExpression" &&
            (bound.some((argument) => secretly.test(context.sourceCode.getText(argument))) || readsEnvironment())
          ) {
            calls.add(node);
          }
        },
      }),
      "Program:exit"() {
        const analysis = analyze(context);
        for (const action of analysis.actions) {
          const exposed = exposedSecretOf(action);
          if (exposed !== undefined) {
            const { node, name, paths = [] } = exposed;
            const fix = leaveOutEdit(context.sourceCode, node, paths);
            const members = enumerated(paths.map((path) => `\`${path.join(".")}\``));
            context.report({
              node,
              messageId: "returned",
              data: { action: action.name, secret: name },
              suggest: fix && [{ messageId: "leaveOut", data: { members }, fix }],
            });
          }
          const asked = demanded === "report" ? demandedSecretOf(action) : undefined;
          if (asked !== undefined) {
            context.report({
              node: placeOf(action.action, asked, analysis.module),
              messageId: "demanded",
              data: { action: action.name, argument: nameOf(action.action, asked, analysis.module) },
            });
          }
        }
        for (const { node, name } of calls.size === 0 ? [] : boundSecretsIn(analysis, calls)) {
          const fix = readInsideEdit(context.sourceCode, node, name);
          const data = { secret: name };
          context.report({ node, messageId: "bound", data, suggest: fix && [{ messageId: "inside", data, fix }] });
        }
      },
    };
  },
});
