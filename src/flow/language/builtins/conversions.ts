import type { Run } from "../../run.ts";
import { joinPaths } from "../../run.ts";
import { assumeShape, assumeTruth } from "../../values/assume.ts";
import { numberMadeOf } from "../../values/numbers.ts";
import { originsIn } from "../../values/origins.ts";
import type { State } from "../../values/state.ts";
import type { Shape } from "../../values/shape.ts";
import { asText } from "../../values/texts.ts";
import type { Alternative, Value } from "../../values/value.ts";
import { constant, falseValue, opaque, trueValue, undefinedValue } from "../../values/value.ts";
import { isPlain } from "../../values/alternatives.ts";

/** What a value can be of which everything is known. */
type Plain = string | number | boolean | null | undefined;

/** More ways than these are not told apart. */
const mostWays = 8;

/** `String(x)` */
export function madeText(run: Run, args: readonly Value[]): Value {
  const [first = undefinedValue] = args;
  return eachWay(run, first, String, () => asText(made(run, args, { kind: "string" }), { text: [first] }));
}

/** `Number(x)`, `parseInt(x, 10)`, `parseFloat(x)` and `+x`, by how a constant is read; `BigInt(x)`, which only numbers survive. */
export function madeNumber(
  run: Run,
  args: readonly Value[],
  { read = Number, isProven = false }: { readonly read?: Reader | undefined; readonly isProven?: boolean } = {},
): Value {
  const [first = undefinedValue] = args;
  return eachWay(run, first, read, () =>
    made(run, args, isProven ? { kind: "number" } : numberMadeOf(run.state, first)),
  );
}

type Reader = (plain: Plain) => number;

/** How the functions of the language read a number, by their names. */
export const readers: Readonly<Record<string, Reader>> = {
  Number,
  parseFloat: (plain) => Number.parseFloat(String(plain)),
  parseInt: (plain) => Number.parseInt(String(plain), 10),
};

/** Tests of numbers, and what they answer for a value that is known: those of `Number` convert nothing. */
export const numberTests: Readonly<Record<string, (plain: Plain) => boolean>> = {
  isFinite: (plain) => Number.isFinite(Number(plain)),
  isNaN: (plain) => Number.isNaN(Number(plain)),
  "Number.isFinite": Number.isFinite,
  "Number.isInteger": Number.isInteger,
  "Number.isNaN": Number.isNaN,
  "Number.isSafeInteger": Number.isSafeInteger,
};

/** What is made of a value, whatever it can be: nothing and constants become other constants, on the ways on which they are there. */
export function eachWay(
  run: Run,
  value: Value,
  known: (plain: Plain) => string | number | boolean,
  other: () => Value,
): Value {
  const ways = run.state.alternatives(value);
  if (ways.length > mostWays || !ways.some(isPlain)) {
    return other();
  }
  const [only, ...more] = ways;
  if (only !== undefined && isPlain(only) && more.length === 0) {
    return constant(known(plainOf(only)));
  }
  const { id, alternatives } = other();
  return {
    id,
    alternatives: ways.flatMap((way): readonly Alternative[] =>
      isPlain(way)
        ? [{ kind: "const", when: way.when, value: known(plainOf(way)) }]
        : alternatives.map((one) => ({ ...one, when: way.when })),
    ),
  };
}

/** A value made from others, of a shape that it has for certain: the same one, whatever has been proven of what it is made of. */
function made(run: Run, args: readonly Value[], shape: Shape): Value {
  const kind = shape.kind === "number" ? "numeric" : shape.kind;
  return opaque(originsIn(run, args), shape, `${kind}(${args[0]?.id.slice(0, 160) ?? ""})`);
}

/** `Boolean(x)`: true exactly where x is. */
export function truth(run: Run, value: Value): Value {
  const yes = run.state.fork();
  const no = run.state.fork();
  assumeTruth(yes, value, true);
  assumeTruth(no, value, false);
  return joinPaths(run, [yes, no], [trueValue, falseValue]);
}

/** A test of a value's shape that answers `positive` where the value has it, and of what is known by `answer`. */
export function tested(
  run: Run,
  value: Value,
  shape: Shape,
  positive: boolean,
  answer?: (plain: Plain) => boolean,
): Value {
  const yes = run.state.fork();
  const no = run.state.fork();
  if (answer !== undefined) {
    keepWays(yes, value, (plain) => answer(plain));
    keepWays(no, value, (plain) => !answer(plain));
  }
  const has = positive ? yes : no;
  if (has.alive && !has.alternatives(value).every((one) => one.kind !== "opaque")) {
    assumeShape(has, value, shape, true);
  }
  return joinPaths(run, [yes, no], [trueValue, falseValue]);
}

function keepWays(state: State, value: Value, isSo: (plain: Plain) => boolean): void {
  if (!state.keep(value, (way) => !isPlain(way) || isSo(plainOf(way)))) {
    state.die();
  }
}

function plainOf(alternative: Alternative): Plain {
  return alternative.kind === "const" ? alternative.value : alternative.kind === "null" ? null : undefined;
}
