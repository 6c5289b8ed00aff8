import type { TSESTree } from "@typescript-eslint/utils";

import { eachWay } from "./builtins/conversions.ts";
import { writtenOut } from "./builtins/forms.ts";
import { elementOf, setterName } from "../values/members.ts";
import { staticName } from "./names.ts";
import { knownElements, newArray, newObject, onlyObject } from "../values/objects.ts";
import { wordOf } from "../libraries/places.ts";
import type { Run } from "../run.ts";
import type { Scope } from "../values/scope.ts";
import { openObject } from "../values/shape.ts";
import type { Spread } from "../values/stored.ts";
import { spreadOver } from "../values/spreads.ts";
import type { Alternative, Value } from "../values/value.ts";
import { constant, freshId, nullValue, opaque, undefinedValue } from "../values/value.ts";
import { writtenText } from "../values/texts.ts";
import { evaluate } from "./expressions.ts";

/** The value of a constant, or of a pattern. */
export function literal(node: TSESTree.Literal): Value {
  const { value } = node;
  if (value === null) {
    return "regex" in node ? opaque([], openObject, `regex:${node.regex.pattern}`) : nullValue;
  }
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? constant(value)
    : "regex" in node
      ? opaque([], openObject, `regex:${node.regex.pattern}`)
      : opaque([], { kind: "number" });
}

/** The text that a template gives. */
export function template(run: Run, scope: Scope, node: TSESTree.TemplateLiteral): Value {
  const [only, ...others] = node.quasis;
  if (only !== undefined && others.length === 0) {
    return constant(only.value.cooked ?? only.value.raw);
  }
  const parts = node.expressions.map((expression) => writtenOut(run, evaluate(run, scope, expression)));
  const id = `text(${node.quasis
    .map(({ value }, index) => `${value.raw}${parts[index]?.id ?? ""}`)
    .join("")
    .slice(0, 120)})`;
  const text = node.quasis.flatMap(({ value }, index): readonly (string | Value)[] => {
    const part = parts[index];
    return [value.cooked ?? value.raw, ...(part === undefined ? [] : [part])];
  });
  const pieces = text.filter((part) => part !== "");
  const [first] = pieces;
  const written = () => writtenText(run, pieces, { kind: "string" }, id);
  // With something beside it no text is empty, whatever there may be.
  return pieces.length > 1 || first === undefined || typeof first === "string"
    ? written()
    : eachWay(run, first, String, written);
}

/** Makes the object that stands in the code. */
export function object(run: Run, scope: Scope, node: TSESTree.ObjectExpression): Value {
  const fields = new Map<string, Value>();
  const spread: Spread[] = [];
  for (const property of node.properties) {
    if (property.type === "SpreadElement") {
      spreadInto(run, fields, spread, evaluate(run, scope, property.argument));
      continue;
    }
    const fixed = staticName(property.key, property.computed);
    const key = fixed === undefined ? evaluate(run, scope, property.key) : undefined;
    const name = fixed ?? (key && wordOf(run, key));
    const value = evaluate(run, scope, property.value);
    if (name === undefined) {
      spread.unshift({ value: newObject(run, new Map([["[]", value]])), without: new Set(), ...(key && { key }) });
    } else {
      fields.set(property.kind === "set" ? setterName(name) : name, property.kind === "get" ? getter(value) : value);
    }
  }
  return newObject(run, fields, { spread });
}

/** A function that reading the member calls. */
function getter(value: Value): Value {
  return {
    id: value.id,
    alternatives: value.alternatives.map((alternative) =>
      alternative.kind === "function" && alternative.code.kind === "closure"
        ? { ...alternative, code: { ...alternative.code, getter: true } }
        : alternative,
    ),
  };
}

/** A spread takes precedence over what stands before it. What is known is copied, the rest is remembered as a source. */
function spreadInto(run: Run, fields: Map<string, Value>, spread: Spread[], value: Value): void {
  const source = onlyObject(run, value);
  if (source !== undefined && !source.array && source.instanceOf === undefined) {
    source.spread.toReversed().forEach((part) => {
      spreadOver(run, fields, part);
    });
    source.fields.forEach((field, name) => fields.set(name, field));
    spread.unshift(...source.spread);
    return;
  }
  // `...(isAdmin && { … })`: where it is no object, nothing is spread.
  const alternatives = run.state
    .alternatives(value)
    .map((alternative): Alternative =>
      alternative.kind === "null" || alternative.kind === "const"
        ? { kind: "undefined", when: alternative.when }
        : alternative,
    );
  if (alternatives.some(({ kind }) => kind !== "undefined")) {
    const part: Spread = { value: { id: value.id, alternatives }, without: new Set() };
    spreadOver(run, fields, part);
    spread.unshift(part);
  }
}

/** Makes the list that stands in the code. */
export function array(run: Run, scope: Scope, node: TSESTree.ArrayExpression): Value {
  const elements: Value[] = [];
  let rest: Value | undefined;
  for (const element of node.elements) {
    if (element?.type === "SpreadElement") {
      const value = evaluate(run, scope, element.argument);
      const known = knownElements(run, value);
      if (known === undefined) {
        const any = elementOf(run, value);
        rest =
          rest === undefined
            ? any
            : { id: freshId("e"), alternatives: [...rest.alternatives, ...any.alternatives].slice(0, 10) };
      } else {
        elements.push(...known);
      }
    } else {
      elements.push(element ? evaluate(run, scope, element) : undefinedValue);
    }
  }
  return newArray(run, elements, rest);
}
