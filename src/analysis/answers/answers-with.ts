import type { Query } from "../../flow/libraries/query.ts";
import type { Run } from "../../flow/run.ts";
import type { State } from "../../flow/values/state.ts";
import type { Alternative, Value } from "../../flow/values/value.ts";
import { keyName } from "../../schemas/index.ts";
import type { AnalysedAction } from "../analyze.ts";
import { originsAt } from "../within.ts";

/** How far something has got, which a text may say of it: `This order is ${order.status}`. */
const standing = /^(?:status|state|stage)$/iu;

/** How deep an answer is looked into. */
const deepest = 4;

/** What is known where the client is given a query's rows: of an answer that is one of several, under those that hold them. */
export function answersWith(query: Query, { events, run }: AnalysedAction): readonly State[] {
  return events.flatMap((event) => {
    if (event.kind !== "disclosure") {
      return [];
    }
    const answered = event.state.fork();
    return narrowed(run, answered, event.value, query, 0) ? [answered] : [];
  });
}

/** Learns that a value is what holds a query's rows, and if it is one object, that so is the member that does. */
function narrowed(run: Run, state: State, value: Value, query: Query, depth: number): boolean {
  if (!state.keep(value, (alternative) => tells(run, state, alternative, query, depth))) {
    return false;
  }
  const [only, ...others] = state.alternatives(value);
  const object = only?.kind === "object" && others.length === 0 ? state.object(only.ref) : undefined;
  const members = depth < deepest ? [...(object?.fields.values() ?? [])] : [];
  const [member, ...more] = members.filter((one) =>
    state.alternatives(one).some((alternative) => tells(run, state, alternative, query, depth + 1)),
  );
  if (member !== undefined && more.length === 0 && object?.spread.length === 0) {
    narrowed(run, state, member, query, depth + 1);
  }
  return true;
}

/** Whether rows of a query are in an alternative. What stands in an error's text is no answer, and a key, a state or a number in a text no row. */
function tells(run: Run, state: State, alternative: Alternative, query: Query, depth: number): boolean {
  if (alternative.kind === "opaque" && alternative.from.some(({ kind }) => kind === "error")) {
    return false;
  }
  const object = alternative.kind === "object" && depth < deepest ? state.object(alternative.ref) : undefined;
  const parts =
    object === undefined
      ? undefined
      : [
          ...object.fields.values(),
          ...(object.element === undefined ? [] : [object.element]),
          ...object.spread.map((source) => source.value),
        ];
  return parts === undefined
    ? originsAt(run, state, [{ id: "", alternatives: [alternative] }]).some(
        (origin) =>
          origin.kind === "record" &&
          origin.query === query &&
          !(
            alternative.kind === "opaque" &&
            alternative.text !== undefined &&
            (query.rows === "count" || isPassing(origin.path.at(-1) ?? ""))
          ),
      )
    : parts.some((part) => state.alternatives(part).some((one) => tells(run, state, one, query, depth + 1)));
}

function isPassing(column: string): boolean {
  return keyName.test(column) || standing.test(column);
}
