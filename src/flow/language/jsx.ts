import type { TSESTree } from "@typescript-eslint/utils";

import { callFunction } from "./calls.ts";
import { evaluate } from "./expressions.ts";
import { peekPath } from "../values/members.ts";
import { newObject, spreadOf } from "../values/objects.ts";
import { originsIn } from "../values/origins.ts";
import type { Run } from "../run.ts";
import type { Scope } from "../values/scope.ts";
import type { Spread } from "../values/stored.ts";
import { asText } from "../values/texts.ts";
import { nameValue } from "./toplevel.ts";
import type { Origin, Value } from "../values/value.ts";
import { opaque, undefinedValue } from "../values/value.ts";

/** What an element renders: all that stands in it, and what its component gives, when that runs on the server. */
export function jsxValue(run: Run, scope: Scope, node: TSESTree.JSXElement | TSESTree.JSXFragment): Value {
  const inside = node.children.flatMap((child) => (child.type === "JSXText" ? [] : [evaluate(run, scope, child)]));
  if (node.type === "JSXFragment") {
    return rendering(originsIn(run, inside));
  }
  const props = propsOf(run, scope, node.openingElement, inside);
  const rendered = rendersHere(run, scope, node.openingElement, props);
  noteHtml(run, node, props);
  return rendering(originsIn(run, [...inside, props, ...(rendered === undefined ? [] : [rendered])]));
}

/** What React renders is escaped. */
function rendering(from: readonly Origin[]): Value {
  return asText(opaque(from), { safe: ["html"] });
}

/** But for what it is told not to escape. */
function noteHtml(run: Run, { openingElement }: TSESTree.JSXElement, props: Value): void {
  const { name } = openingElement;
  if (run.watched !== undefined || name.type !== "JSXIdentifier" || !/^[a-z]/u.test(name.name)) {
    return;
  }
  const html = peekPath(run, props, ["dangerouslySetInnerHTML", "__html"]);
  if (html !== undefinedValue) {
    run.note({
      kind: "effect",
      danger: "html",
      name: "dangerouslySetInnerHTML",
      ports: new Map([["html", html]]),
      credentials: undefined,
      query: undefined,
      state: run.state.fork(),
      frame: run.frame,
      by: "model",
      ...run.siteOf(openingElement),
    });
  }
}

function propsOf(run: Run, scope: Scope, { attributes }: TSESTree.JSXOpeningElement, inside: readonly Value[]): Value {
  const fields = new Map<string, Value>();
  const spread: Spread[] = [];
  for (const attribute of attributes) {
    if (attribute.type === "JSXSpreadAttribute") {
      spread.unshift(spreadOf(evaluate(run, scope, attribute.argument)));
    } else if (attribute.value && typeof attribute.name.name === "string") {
      fields.set(attribute.name.name, evaluate(run, scope, attribute.value));
    }
  }
  const [child] = inside;
  if (child !== undefined) {
    fields.set("children", child);
  }
  return newObject(run, fields, { spread });
}

/** A component of the server is called like any function. Those of the client only get their props. */
function rendersHere(run: Run, scope: Scope, { name }: TSESTree.JSXOpeningElement, props: Value): Value | undefined {
  if (
    run.watched !== undefined ||
    run.frame !== "action" ||
    name.type !== "JSXIdentifier" ||
    !/^[A-Z]/u.test(name.name)
  ) {
    return undefined;
  }
  const component = nameValue(run, scope, name.name);
  const isServers = run.state
    .alternatives(component)
    .every(
      (alternative) =>
        alternative.kind === "function" &&
        (alternative.code.kind === "native" || !isClientModule(alternative.code.module.text)),
    );
  return isServers ? callFunction(run, component, [props], { site: name, awaited: true }) : undefined;
}

function isClientModule(text: string): boolean {
  return /^\s*(?:\/\/[^\n]*\s*|\/\*[^]*?\*\/\s*)*["']use client["']/u.test(text);
}
