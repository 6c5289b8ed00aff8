import type { TSESTree } from "@typescript-eslint/utils";

import { madeNumber } from "./builtins/conversions.ts";
import { evaluateCondition } from "./conditions.ts";
import { computed, originsIn } from "../values/origins.ts";
import { bindPattern } from "./patterns.ts";
import type { Run } from "../run.ts";
import { joinPaths } from "../run.ts";
import type { Scope } from "../values/scope.ts";
import type { Shape } from "../values/shape.ts";
import { any } from "../values/shape.ts";
import { onlyConstant } from "../values/alternatives.ts";
import type { Value } from "../values/value.ts";
import { constant, falseValue, opaque, trueValue, undefinedValue } from "../values/value.ts";
import { asText, writtenText } from "../values/texts.ts";
import { evaluate } from "./expressions.ts";

const comparisons = new Set(["==", "===", "!=", "!==", "<", "<=", ">", ">=", "in", "instanceof"]);

/** What an operator between two values gives. */
export function binary(run: Run, scope: Scope, node: TSESTree.BinaryExpression): Value {
  if (comparisons.has(node.operator)) {
    return truthValue(run, scope, node);
  }
  const left = evaluate(run, scope, node.left);
  const right = evaluate(run, scope, node.right);
  const both = [left, right];
  return node.operator === "+" ? sum(run, both, sumShape(run, both)) : computed(run, both, productShape(run, both));
}

/** Numbers are added, texts are put together; of what may be either, the text is remembered. */
export function sum(run: Run, parts: readonly Value[], shape: Shape): Value {
  return shape.kind === "string"
    ? writtenText(run, parts, shape)
    : asText(computed(run, parts, shape), { text: parts });
}

function sumShape(run: Run, values: readonly Value[]): Shape {
  const isText = (value: Value) =>
    run.state
      .alternatives(value)
      .every(
        (one) =>
          (one.kind === "const" && typeof one.value === "string") ||
          (one.kind === "opaque" && one.shape.kind === "string"),
      );
  if (values.some(isText)) {
    return { kind: "string" };
  }
  const numbers = values.map((value) => numberShape(run, value));
  return numbers.includes(undefined) ? any : { kind: numbers.includes("numeric") ? "numeric" : "number" };
}

/** What is computed from something of the client's that is no number may be NaN. */
function productShape(run: Run, values: readonly Value[]): Shape {
  const mayBeNone = (value: Value) =>
    numberShape(run, value) !== "number" && originsIn(run, [value]).some(({ kind }) => kind === "client");
  return { kind: values.some(mayBeNone) ? "numeric" : "number" };
}

/** Whether a value is a number, or one that may be NaN; undefined where it can be something else. */
function numberShape(run: Run, value: Value): "number" | "numeric" | undefined {
  if (run.state.refinement(value.id)?.shape.kind === "number") {
    return "number";
  }
  const kinds = run.state
    .alternatives(value)
    .map((one) =>
      one.kind === "const" && typeof one.value === "number"
        ? "number"
        : one.kind === "opaque" && (one.shape.kind === "number" || one.shape.kind === "numeric")
          ? one.shape.kind
          : undefined,
    );
  return kinds.includes(undefined) ? undefined : kinds.includes("numeric") ? "numeric" : "number";
}

/** A condition as a value: true or false, and what follows from each. */
export function truthValue(run: Run, scope: Scope, node: TSESTree.Expression): Value {
  const { yes, no } = evaluateCondition(run, scope, node);
  return joinPaths(run, [yes, no], [trueValue, falseValue]);
}

/** What an operator before a value gives. */
export function unary(run: Run, scope: Scope, node: TSESTree.UnaryExpression): Value {
  switch (node.operator) {
    case "!":
      return truthValue(run, scope, node);
    case "typeof":
      evaluate(run, scope, node.argument);
      return opaque([], { kind: "string" });
    case "void":
      evaluate(run, scope, node.argument);
      return undefinedValue;
    case "delete":
      bindPattern(
        run,
        scope,
        node.argument.type === "ChainExpression" ? node.argument.expression : node.argument,
        undefinedValue,
        "assign",
      );
      return trueValue;
    case "+":
      return madeNumber(run, [evaluate(run, scope, node.argument)]);
    default: {
      const value = evaluate(run, scope, node.argument);
      const only = node.operator === "-" ? onlyConstant(run.state.alternatives(value)) : undefined;
      return typeof only === "number" ? constant(-only) : opaque(originsIn(run, [value]), { kind: "number" });
    }
  }
}
