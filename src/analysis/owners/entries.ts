import type { EffectEvent } from "../../flow/event.ts";
import type { State } from "../../flow/values/state.ts";
import { isOfOwn } from "../../flow/values/ties.ts";
import type { ClientOrigin, Value } from "../../flow/values/value.ts";
import { isSecretColumn, isVisitorColumn, principalKind } from "../../schemas/index.ts";
import type { AnalysedAction } from "../analyze.ts";
import { answersWith } from "../answers/answers-with.ts";
import type { UnownedRecord } from "./ownership.ts";
import { isFreeOf, pickedBy } from "./picks.ts";

/** An entry of a cache, or something that a service keeps, under a key or an id that the client chooses. */
export function unownedEntryIn(
  effect: EffectEvent,
  action: AnalysedAction,
  others: readonly AnalysedAction[],
  isCertain: boolean,
): UnownedRecord | undefined {
  const { danger, picks, query, state } = effect;
  const isCache = danger === "cache-read" || danger === "cache-write";
  if (picks === undefined || (!isCertain && !isCache)) {
    return undefined;
  }
  if (isPutAsOwn(effect, action)) {
    return undefined;
  }
  const states = query?.verb === "read" ? answersWith(query, action) : [state];
  for (const at of states) {
    const origin = isFreeOf(at) ? undefined : chosenBy(at, partsOf(at, picks), action);
    if (origin !== undefined && (!isCache || holdsOwners(beginningOf(at, picks), others))) {
      return { effect, origin, column: "", use: isCache || danger.startsWith("storage-") ? "entry" : "service" };
    }
  }
  return undefined;
}

/** Something of the caller's own is put there, as they do it who are the first. */
function isPutAsOwn({ danger, ports, state }: EffectEvent, { run }: AnalysedAction): boolean {
  const data = danger === "cache-write" ? ports.get("data") : undefined;
  return (
    data !== undefined &&
    membersIn(state, run.texts.get(data.id) ?? data).some(
      ([name, value]) => principalKind(name) !== undefined && isOfOwn(state, value),
    )
  );
}

/** The client's part of a key in which nothing is the caller's own. What names a person is left to another rule. */
function chosenBy(state: State, parts: readonly (string | Value)[], action: AnalysedAction): ClientOrigin | undefined {
  const values = parts.filter(
    (part, index) => typeof part !== "string" && !isExtension(parts, index),
  ) as readonly Value[];
  if (values.some((value) => isOfOwn(state, value))) {
    return undefined;
  }
  const origins = values.flatMap((value) => pickedBy(state, value, action) ?? []);
  return origins.every(isPlainKey) ? origins[0] : undefined;
}

/** What kind of file it is: `logo-${now}.${extension}`. */
function isExtension(parts: readonly (string | Value)[], index: number): boolean {
  const before = parts[index - 1];
  return index === parts.length - 1 && typeof before === "string" && before.endsWith(".");
}

function isPlainKey({ path }: ClientOrigin): boolean {
  const name = path.split(".").at(-1) ?? "";
  return principalKind(name) === undefined && !isSecretColumn(name) && !isVisitorColumn(name, "");
}

/** A key as it is put together. */
export function partsOf(state: State, key: Value): readonly (string | Value)[] {
  const [only, ...others] = state.alternatives(key);
  return others.length === 0 && only?.kind === "opaque" && only.text !== undefined ? only.text : [key];
}

function beginningOf(state: State, key: Value): string {
  const [first] = partsOf(state, key);
  if (first === undefined || typeof first === "string") {
    return first ?? "";
  }
  const [only] = state.alternatives(first);
  return only?.kind === "const" ? String(only.value) : "";
}

/** Whether an action of the file puts something with an owner under a key that begins in the same way. */
function holdsOwners(beginning: string, actions: readonly AnalysedAction[]): boolean {
  return (
    beginning !== "" &&
    actions.some(({ events, run }) =>
      events.some((event) => {
        if (event.kind !== "effect" || event.danger !== "cache-write" || event.picks === undefined) {
          return false;
        }
        const data = event.ports.get("data");
        return (
          data !== undefined &&
          beginningOf(event.state, event.picks) === beginning &&
          membersIn(event.state, run.texts.get(data.id) ?? data).some(([name]) => principalKind(name) !== undefined)
        );
      }),
    )
  );
}

function membersIn(state: State, value: Value): readonly (readonly [name: string, value: Value])[] {
  return state.alternatives(value).flatMap((alternative) => {
    const object = alternative.kind === "object" ? state.object(alternative.ref) : undefined;
    return object === undefined
      ? []
      : [...object.fields, ...object.spread.flatMap((source) => membersIn(state, source.value))];
  });
}
