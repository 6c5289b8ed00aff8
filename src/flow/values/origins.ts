import { ownOrigins } from "../language/own-errors.ts";
import type { Run } from "../run.ts";
import type { Shape } from "./shape.ts";
import { withoutNullish } from "./shape.ts";
import type { StoredObject } from "./stored.ts";
import type { Alternative, Origin, Value } from "./value.ts";
import { freshId, hidden, opaque, uniteOrigins } from "./value.ts";

/** How deep objects are looked into for what they hold. */
const deepest = 4;

/** The origins of everything in some values, what their objects hold included. */
export function originsIn(run: Run, values: readonly Value[], depth = 0): readonly Origin[] {
  const lists: (readonly Origin[])[] = [];
  values.forEach((value) => {
    run.state.alternatives(value).forEach((alternative) => {
      lists.push(originsAt(run, value.id, alternative, depth));
    });
  });
  return uniteOrigins(lists);
}

function originsAt(run: Run, id: string, alternative: Alternative, depth: number): readonly Origin[] {
  switch (alternative.kind) {
    case "opaque":
      return ownOrigins(run.state, id, alternative.from);
    case "object": {
      const object = depth < deepest ? run.state.object(alternative.ref) : undefined;
      return object === undefined ? [] : originsIn(run, contentsOf(object), depth + 1);
    }
    case "promise":
      return originsIn(run, [alternative.promise.value], depth + 1);
    default:
      return [];
  }
}

function contentsOf({ fields, spread, element }: StoredObject): readonly Value[] {
  const contents = Array.from(fields.values()).concat(spread.map(({ value }) => value));
  return element === undefined ? contents : contents.concat(element);
}

/** What is made from a whole row, or from what was read of it, may be anything but that row; `()` says so. */
export function made(origins: readonly Origin[]): readonly Origin[] {
  return origins.map((origin) => {
    if (origin.kind === "record" && origin.path.at(-1) !== "()") {
      return { ...origin, path: [...origin.path, "()"] };
    }
    return origin.kind === "secret" ? { ...origin, made: true } : origin;
  });
}

/** A value computed from others; where the client has a hand in it, it remembers from which. */
export function computed(run: Run, of: readonly Value[], shape: Shape, id = freshId()): Value {
  const origins = originsIn(run, of);
  const from = shape.kind === "any" || shape.kind === "object" ? made(origins) : origins;
  const isTainted = from.some(({ kind }) => kind === "client");
  return { id, alternatives: [hidden(from, shape, { of: isTainted ? of : undefined })] };
}

/** What is in a text of JSON, or in a token; a schema that has let a text through has said nothing of that. */
export function writtenIn(run: Run, text: Value, shape: Shape): Value {
  const isText = run.state
    .alternatives(text)
    .every((one) => one.kind === "const" || (one.kind === "opaque" && withoutNullish(one.shape).kind === "string"));
  const from = originsIn(run, [text]).map((origin): Origin => {
    if (!isText || origin.kind !== "client") {
      return origin;
    }
    const { checked: _, ...unchecked } = origin;
    return unchecked;
  });
  return opaque(from, shape, `json(${text.id.slice(0, 160)})`);
}
