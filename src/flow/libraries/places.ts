import type { TSESTree } from "@typescript-eslint/utils";

import type { ArgumentTest, Place } from "../../models/model.ts";
import { peekPath } from "../values/members.ts";
import { newArray } from "../values/objects.ts";
import { isCallersCredential } from "./credentials.ts";
import { originsIn } from "../values/origins.ts";
import type { Query } from "./query.ts";
import type { Run } from "../run.ts";
import { onlyConstant, truthOf } from "../values/alternatives.ts";
import type { Alternative, ApiValue, Origin, Value } from "../values/value.ts";
import { constant, undefinedValue } from "../values/value.ts";
import { heldBy } from "../values/stored.ts";

/** How deep lists and objects are looked into for parts of a kind. */
const deepest = 3;

/** A call to a library, as the model's places see it. */
export interface LibraryCall {
  readonly library: ApiValue;
  readonly args: readonly Value[];
  readonly node?: TSESTree.Node;
  /** The object that it is called on, where that is the program's. */
  readonly self?: Value | undefined;
  readonly query?: Query;
  /** What the last callback returned. */
  readonly callback?: Value;
  /** What its validation gave. */
  readonly output?: Value;
  /** A stable name for the result, where there is one. */
  readonly id?: string;
  /** The member that is read, for values. */
  readonly name?: string;
  /** Facts that come with the result's alternatives become a guard event of this choice. */
  readonly onChoice?: (choice: number) => void;
}

/** The value at a place of a call; undefined (the value) where there is none. */
export function placeValue(run: Run, { library, args, callback, self }: LibraryCall, place: Place): Value {
  const [head = "", ...names] = place.split(".");
  if (head === "this") {
    const receiver = library.receiver ?? self;
    return receiver === undefined ? undefinedValue : peekPath(run, receiver, names);
  }
  if (head === "given") {
    return library.given === undefined ? undefinedValue : peekPath(run, library.given, names);
  }
  if (head === "returned") {
    return callback === undefined ? undefinedValue : peekPath(run, callback, names);
  }
  if (head === "member") {
    return constant(library.path.at(-2) ?? "");
  }
  if (head === "*") {
    return newArray(run, args);
  }
  const index = Number(head);
  const argument = args.at(index);
  return argument === undefined ? undefinedValue : peekPath(run, argument, names);
}

/** The name of what keeps something: the object that a call is made on. */
export function keeperId(run: Run, call: LibraryCall): string {
  return placeValue(run, call, "this").id;
}

/** Whether a place would be the member of a text, which has none that a model asks for. */
function isOfText(run: Run, call: LibraryCall, place: Place): boolean {
  const end = place.lastIndexOf(".");
  return (
    end > 0 &&
    run.state
      .alternatives(placeValue(run, call, place.slice(0, end)))
      .every(
        (one) =>
          (one.kind === "const" && typeof one.value === "string") ||
          (one.kind === "opaque" && one.shape.kind === "string"),
      )
  );
}

/** Whether the arguments of a call are certainly as a test asks. */
export function passes(run: Run, call: LibraryCall, test: ArgumentTest): boolean {
  const value = isOfText(run, call, test.at) ? undefinedValue : placeValue(run, call, test.at);
  const alternatives = run.state.alternatives(value);
  if (test.present !== undefined) {
    const present = alternatives.length > 0 && alternatives.every((alternative) => truthOf(alternative) !== false);
    if (present !== test.present) {
      return false;
    }
  }
  if (
    test.is !== undefined &&
    !alternatives.every((alternative) => alternative.kind === "const" && alternative.value === test.is)
  ) {
    return false;
  }
  if (test.named !== undefined && !isSecretNamed(alternatives, test.named)) {
    return false;
  }
  if (test.carries !== undefined && !carries(originsIn(run, [value]), test.carries)) {
    return false;
  }
  if (test.object !== undefined && alternatives.every(({ kind }) => kind === "object") !== test.object) {
    return false;
  }
  if (test.holds !== undefined && !holds(run, value, test.holds)) {
    return false;
  }
  return test.callable === undefined || alternatives.every(({ kind }) => kind === "function") === test.callable;
}

/** Whether it is such a secret of the environment; where that is missing, an empty text may stand for it. */
function isSecretNamed(alternatives: readonly Alternative[], words: readonly string[]): boolean {
  const present = alternatives.filter((one) => truthOf(one) !== false);
  return (
    present.length > 0 &&
    present.every(
      (one) =>
        one.kind === "opaque" &&
        one.from.some(
          (origin) => origin.kind === "secret" && words.some((word) => origin.name.toLowerCase().includes(word)),
        ),
    )
  );
}

/** Whether it is, or may be, a library's named API, or has one in it. */
function holds(run: Run, value: Value, type: string, depth = 0): boolean {
  return run.state.alternatives(value).some((one) => {
    if (one.kind === "api") {
      return one.library.api.type === type;
    }
    const object = one.kind === "object" && depth < deepest ? run.state.object(one.ref) : undefined;
    return object !== undefined && heldBy(object).some((part) => holds(run, part, type, depth + 1));
  });
}

function carries(origins: readonly Origin[], whose: "caller" | "client"): boolean {
  return whose === "caller"
    ? origins.some(isCallersCredential)
    : origins.length > 0 && origins.every(({ kind }) => kind === "client");
}

/** The one constant that a value is, as a text. */
export function wordOf(run: Run, value: Value): string | undefined {
  const word = onlyConstant(run.state.alternatives(value));
  return word === undefined ? undefined : String(word);
}
