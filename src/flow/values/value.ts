import type { TSESTree } from "@typescript-eslint/utils";

import type { Api, Language, LibraryModel } from "../../models/model.ts";
import type { SourceModule } from "../../modules/index.ts";
import type { Condition, Query } from "../libraries/query.ts";
import type { Pipeline, Stage } from "../libraries/pipeline.ts";
import type { Scope } from "./scope.ts";
import type { Shape } from "./shape.ts";
import { any, openObject } from "./shape.ts";

/**
 * What an expression may be. The `id` is the stable name of this very value: copies, `await`, casts and destructuring
 * hand it on, `v.field` derives one. Facts attach to ids, never to variables.
 */
export interface Value {
  readonly id: string;
  readonly alternatives: readonly Alternative[];
}

/**
 * One thing that a value may be, under those outcomes of earlier choices (`when`) under which it is this one. What may be
 * known of a kind is written down in all of that kind, in one order and unknown as well: engines are slow with objects of
 * many layouts, and most of what is made here are these.
 */
export type Alternative = { readonly when: When | undefined } & Kind;

export type Opaque = Alternative & { readonly kind: "opaque" };

type Kind =
  | { readonly kind: "undefined" }
  | { readonly kind: "null" }
  | { readonly kind: "const"; readonly value: string | number | boolean }
  /** An object or array that the program made; its members are in the store. */
  | { readonly kind: "object"; readonly ref: number }
  | { readonly kind: "function"; readonly code: Code }
  | { readonly kind: "class"; readonly code: ClassCode }
  | { readonly kind: "promise"; readonly promise: Settling }
  /** Something of a library that has a model. */
  | { readonly kind: "api"; readonly library: ApiValue }
  /** A schema that validates at run time. */
  | { readonly kind: "schema"; readonly shape: Shape; readonly library: ApiValue }
  | { readonly kind: "condition"; readonly condition: Condition }
  /** All exports of a module of the project. */
  | { readonly kind: "namespace"; readonly module: SourceModule }
  /** A value of which only its origins and its shape are known; `of` are the values that it was computed from. */
  | ({
      readonly kind: "opaque";
      readonly from: readonly Origin[];
      readonly shape: Shape;
      readonly of: readonly Value[] | undefined;
    } & { readonly [Name in keyof Written]-?: Written[Name] | undefined });

/** How a text came about, as far as that is known. */
export interface Written {
  /** What stands in it, in order: constant texts, and values as they are. */
  readonly text?: readonly (string | Value)[];
  /** Languages in which nothing in it means anything but itself any more: it was escaped, or stripped of what does. */
  readonly safe?: readonly Language[];
  /** A path without `..` in it: comparing its beginning tells where it leads. */
  readonly normal?: true;
  /** The id that it had, where it is one of several values that became one. Facts about it are known by that. */
  readonly id?: string;
}

/** Outcomes of choices, as bit masks: this alternative is the one only if each choice came out in its mask. */
export type When = readonly (readonly [choice: number, mask: number])[];

/** Where a value comes from. */
export type Origin =
  /**
   * `checked`: it passed a schema that could not be looked into. `surplus`: with one argument more than is expected, it
   * takes the place of what the program has for that parameter. `isPassedOn`: the middleware has put it into the request.
   */
  | {
      readonly kind: "client";
      readonly path: string;
      readonly via: ClientVia;
      readonly checked?: true;
      readonly surplus?: true;
      readonly isPassedOn?: true;
    }
  /** The verified caller. `path` is the member that it was read from. */
  | { readonly kind: "identity"; readonly path: string }
  /** A row of a query; `path` names the members read from it, an empty one is the row itself. */
  | { readonly kind: "record"; readonly query: Query; readonly path: readonly string[] }
  /** `made`: computed with it by code that cannot be looked into, so that it need not be in there any more. */
  | { readonly kind: "secret"; readonly name: string; readonly made?: true }
  /** An error that the program did not make itself; `member` is what was read from it, `of` which value it was read from. */
  | { readonly kind: "error"; readonly member?: string; readonly of?: string | undefined }
  | { readonly kind: "random"; readonly secure: boolean }
  /**
   * A digest: comparing two of them leaks nothing, unless one is keyed (then its origin is a secret too); `of` is the way
   * in of what the client sent and a key was used on.
   */
  | { readonly kind: "digest"; readonly of?: ClientVia }
  /** The result of code of the project that could not be found, or of an analysis that was cut short. */
  | { readonly kind: "unresolved"; readonly name: string }
  /** `keyed`: a client of a service that was made with one of the server's keys. */
  | { readonly kind: "package"; readonly name: string; readonly keyed?: true };

/** What the client sends. */
export type ClientOrigin = Extract<Origin, { readonly kind: "client" }>;

export type ClientVia = "argument" | "form" | "header" | "cookie" | "search";

/** A function: of the program, or one that the interpreter itself provides. */
export type Code = Closure | Native;

export interface Closure {
  readonly kind: "closure";
  readonly node: FunctionNode;
  readonly scope: Scope;
  readonly module: SourceModule;
  /** What `this` is inside, for methods read from an object and for arrows. */
  readonly self?: Value;
  /** The class whose method this is, for `super`. */
  readonly home?: Value;
  /** Reading the member that it is calls it. */
  readonly getter?: boolean;
  /** What it gave for some arguments is given again, as long as the request lasts (React's `cache()`); the number is the memory's own. */
  readonly memory?: number;
  /** Arguments given by `.bind()`. */
  readonly bound?: readonly Value[];
}

export type FunctionNode =
  TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;

export interface Native {
  readonly kind: "native";
  readonly name: string;
  /** Called with the run it happens in; typed loosely to keep values free of the interpreter. */
  readonly call: (run: never, args: readonly Value[], site: TSESTree.Node, awaited: boolean) => Value;
  /** Of a finished chain of middleware: the function that it is behind another stage, which gives a context for instance. */
  readonly behind?: (stages: readonly Stage[]) => Value;
}

export interface ClassCode {
  readonly node: TSESTree.ClassDeclaration | TSESTree.ClassExpression;
  readonly scope: Scope;
  readonly module: SourceModule;
}

/** A promise that has been made: what it gives, and the choice whose first outcome is that it was fulfilled. */
export interface Settling {
  readonly value: Value;
  readonly choice?: number;
  readonly error?: Value;
  /** A library is at work behind it, whose failing is seen where it is awaited. */
  readonly mayFail?: boolean;
  /** The promises that are awaited with it (`Promise.all`). */
  readonly parts?: readonly Value[];
}

/** A place in a library's API. */
export interface ApiValue {
  readonly model: LibraryModel;
  readonly api: Api;
  /** How the program got there, for messages: `prisma.user.update`. */
  readonly name: string;
  /** Every name on the way from the export, the last one being the member itself. */
  readonly path: readonly string[];
  readonly receiver?: Value;
  readonly query?: Query;
  readonly pipeline?: Pipeline;
  /** Of a database client: the tables that it was told of, by their names there. */
  readonly tables?: Value;
  /** Of a client: what it was made with, and sends along with all it does. */
  readonly given?: Value;
  /** Of a table: where it is described, and the name that its description gives it. */
  readonly site?: { readonly module: SourceModule; readonly node: TSESTree.Node };
  readonly modelName?: string;
  /** Known by its name only. */
  readonly convention?: boolean;
}

let count = 0;

/** A name that no other value has. */
export function freshId(hint = "v"): string {
  count += 1;
  return `${hint}#${String(count)}`;
}

/** A number that no other cell, object or choice has. */
export function freshNumber(): number {
  count += 1;
  return count;
}

export function valueOf(alternative: Alternative, id = freshId()): Value {
  return { id, alternatives: [alternative] };
}

export const undefinedValue: Value = { id: "undefined", alternatives: [{ kind: "undefined", when: undefined }] };
export const nullValue: Value = { id: "null", alternatives: [{ kind: "null", when: undefined }] };
export const trueValue: Value = { id: "true", alternatives: [{ kind: "const", when: undefined, value: true }] };
export const falseValue: Value = { id: "false", alternatives: [{ kind: "const", when: undefined, value: false }] };

export function constant(value: string | number | boolean): Value {
  return { id: `=${typeof value}:${String(value)}`, alternatives: [{ kind: "const", when: undefined, value }] };
}

/** What is only known by its origins and its shape, and by what else is known of it. */
export function hidden(
  from: readonly Origin[],
  shape: Shape,
  more: Written & { readonly of?: readonly Value[] | undefined } = {},
): Opaque {
  const { of, text, safe, normal, id } = more;
  return { kind: "opaque", when: undefined, from, shape, of, text, safe, normal, id };
}

/** A value of the server about which nothing is known. */
export function opaque(from: readonly Origin[] = [], shape: Shape = any, id = freshId()): Value {
  return { id, alternatives: [hidden(from, shape)] };
}

/** An error that is not the program's own. */
export function libraryError(): Value {
  return opaque([{ kind: "error" }], openObject);
}

export function functionValue(code: Code): Value {
  return valueOf({ kind: "function", when: undefined, code }, freshId("f"));
}

export function native(name: string, call: Native["call"]): Value {
  return functionValue({ kind: "native", name, call });
}

/** Marks every alternative as being the case only under an outcome of a choice. */
export function tagged(value: Value, choice: number, mask: number): Value {
  return {
    id: value.id,
    alternatives: value.alternatives.map((alternative) => ({
      ...alternative,
      when: withTag(alternative.when, choice, mask),
    })),
  };
}

export function withTag(when: When | undefined, choice: number, mask: number): When {
  if (when === undefined) {
    return [[choice, mask]];
  }
  const before = when.find(([other]) => other === choice);
  return before === undefined
    ? [...when, [choice, mask]]
    : [...when.filter((one) => one !== before), [choice, before[1] & mask]];
}

/** All origins of all alternatives, without repetition. Objects are not looked into. */
export function originsOf(value: Value): readonly Origin[] {
  const lists: (readonly Origin[])[] = [];
  value.alternatives.forEach((alternative) => {
    if (alternative.kind === "opaque") {
      lists.push(alternative.from);
    }
  });
  return uniteOrigins(lists);
}

/** Whether it is what the client sends, and nothing else has a hand in it. */
export function isClientsAlone(alternative: Alternative): boolean {
  return (
    alternative.kind === "opaque" &&
    alternative.from.length > 0 &&
    alternative.from.every(({ kind }) => kind === "client")
  );
}

/** At most this many origins are kept for one value; further ones add nothing to a message. */
const mostOrigins = 8;

export function uniteOrigins(lists: readonly (readonly Origin[])[]): readonly Origin[] {
  const filled = lists.length <= 1 ? lists : lists.filter((list) => list.length > 0);
  if (filled.length <= 1) {
    return filled[0] ?? [];
  }
  const result: Origin[] = [];
  for (const origin of filled.flat()) {
    if (result.length < mostOrigins && !result.some((other) => sameOrigin(other, origin))) {
      result.push(origin);
    }
  }
  return result;
}

export function sameOrigin(left: Origin, right: Origin): boolean {
  if (left === right) {
    return true;
  }
  if (left.kind !== right.kind) {
    return false;
  }
  switch (left.kind) {
    case "client": {
      const other = right as typeof left;
      return left.path === other.path && left.checked === other.checked && left.surplus === other.surplus;
    }
    case "identity":
      return left.path === (right as typeof left).path;
    case "record": {
      const other = right as typeof left;
      return left.query === other.query && left.path.join(".") === other.path.join(".");
    }
    case "secret":
      return left.name === (right as typeof left).name && left.made === (right as typeof left).made;
    case "unresolved":
      return left.name === (right as typeof left).name;
    case "package":
      return left.name === (right as typeof left).name && left.keyed === (right as typeof left).keyed;
    case "random":
      return left.secure === (right as typeof left).secure;
    case "error":
      return left.member === (right as typeof left).member && left.of === (right as typeof left).of;
    case "digest":
      return left.of === (right as typeof left).of;
  }
}
