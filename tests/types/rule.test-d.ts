// Checked by `npm run typecheck`: each `@ts-expect-error` fails when the line below it compiles.
import type { TSESTree } from "@typescript-eslint/utils";

import { defineRule } from "../../src/rule.ts";

const docs = { description: "Require nothing", preset: "none", cwe: [20] } as const;

export const withOptions = defineRule({
  name: "with-options",
  meta: {
    type: "problem",
    docs: { ...docs, severity: "warn", owasp: ["API1:2023"], strict: { values: "all" } },
    messages: {
      plain: "Nothing is asked for.",
      filled: "`{{ name }}` is {{state}}.",
      refilled: "Again, {{ name }} is {{ state }}.",
    },
    schema: [
      {
        type: "object",
        additionalProperties: false,
        properties: {
          deep: { type: "boolean", description: "Whether to look deeper." },
          depth: { type: "integer", minimum: 0, description: "How deep to look." },
          values: { type: "string", enum: ["some", "all"], description: "What to look at." },
          names: { type: "array", uniqueItems: true, items: { type: "string" }, description: "Names." },
          kinds: {
            type: "array",
            uniqueItems: true,
            items: { type: "string", enum: ["mail", "sms"] },
            description: "Kinds.",
          },
        },
      },
    ],
    defaultOptions: [{ deep: false, depth: 2, values: "some", names: [], kinds: ["mail"] }],
  },
  create(context) {
    const [options] = context.options;
    options.deep satisfies boolean;
    options.depth satisfies number;
    options.values satisfies "some" | "all";
    options.names satisfies readonly string[];
    options.kinds satisfies readonly ("mail" | "sms")[];
    // @ts-expect-error -- not an option
    options.shallow satisfies unknown;

    return {
      CallExpression(node) {
        context.report({ node, messageId: "plain" });
        context.report({ loc: node.loc, messageId: "plain" });
        context.report({ node, messageId: "filled", data: { name: "a", state: "b" } });
        const messageId = node.optional ? "filled" : "refilled";
        context.report({ node: node as TSESTree.Node, messageId, data: { name: "a", state: "b" } });
        context.report({ loc: node.loc, messageId, data: { name: "a", state: "b" } });
        // @ts-expect-error -- both texts ask for `name`
        context.report({ node, messageId, data: { state: "b" } });
        context.report({
          node,
          messageId: "plain",
          suggest: [
            { messageId: "filled", data: { name: "a", state: "b" }, fix: (fixer) => fixer.remove(node) },
            // @ts-expect-error -- the suggestion's text asks for data
            { messageId: "filled", fix: (fixer) => fixer.remove(node) },
          ],
        });
        // @ts-expect-error -- unknown message
        context.report({ node, messageId: "nope" });
        // @ts-expect-error -- the text also asks for `state`
        context.report({ node, messageId: "filled", data: { name: "a" } });
        // @ts-expect-error -- the text asks for nothing
        context.report({ node, messageId: "plain", data: { name: "a" } });
        // @ts-expect-error -- no place
        context.report({ messageId: "plain" });
      },
    };
  },
});

export const withoutOptions = defineRule({
  name: "without-options",
  meta: { type: "problem", docs, messages: { plain: "Plain." }, schema: [], defaultOptions: [] },
  create(context) {
    context.options satisfies readonly [];
    return {};
  },
});

const schema = [
  {
    type: "object",
    additionalProperties: false,
    properties: { depth: { type: "integer", description: "How deep to look." } },
  },
] as const;

export const wrongDefault = defineRule({
  name: "wrong-default",
  // @ts-expect-error -- the schema says integer
  meta: { type: "problem", docs, messages: { plain: "Plain." }, schema, defaultOptions: [{ depth: "deep" }] },
  create: () => ({}),
});

export const missingDefault = defineRule({
  name: "missing-default",
  // @ts-expect-error -- every option needs a default
  meta: { type: "problem", docs, messages: { plain: "Plain." }, schema, defaultOptions: [{}] },
  create: () => ({}),
});

export const wrongStrict = defineRule({
  name: "wrong-strict",
  meta: {
    type: "problem",
    // @ts-expect-error -- the strict preset sets an option that is not there
    docs: { ...docs, strict: { deepness: 3 } },
    messages: { plain: "Plain." },
    schema,
    defaultOptions: [{ depth: 1 }],
  },
  create: () => ({}),
});

export const wrongPreset = defineRule({
  name: "wrong-preset",
  meta: {
    type: "problem",
    // @ts-expect-error -- no such preset
    docs: { ...docs, preset: "all" },
    messages: { plain: "Plain." },
    schema: [],
    defaultOptions: [],
  },
  create: () => ({}),
});
