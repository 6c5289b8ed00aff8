import type { Query } from "../libraries/query.ts";
import type { State } from "./state.ts";
import type { StoredObject } from "./stored.ts";
import type { Value } from "./value.ts";
import { heldBy } from "./stored.ts";

/** Who makes, invites or adds something for somebody else is not the one whose it is. */
const maker = /by(?:_?(?:user|member))?(?:_?id)?$/iu;

/**
 * Whether a part of a row that this program has just made is its maker's own. One that was put into it is whose that is;
 * its key is new, so nobody else has anything under it, and a row in which the caller's own id stands is theirs:
 * `(await find({ clerkId })) ?? (await create({ clerkId }))`.
 */
export function isOfMadeRow(
  state: State,
  { verb, data }: Query,
  [column]: readonly string[],
  isOwn: (value: Value) => boolean,
): boolean {
  if (verb !== "create" || data === undefined || column === undefined) {
    return false;
  }
  const rows = rowsIn(state, data);
  return (
    rows.length > 0 &&
    rows.every(({ fields, spread }) => {
      const put = fields.get(column);
      if (put !== undefined) {
        return isOwn(put);
      }
      // What was spread into it may have put any column there but a key that another row has.
      return (
        (spread.length === 0 || /^[_$]?id$/u.test(column)) &&
        [...fields].some(([name, value]) => !maker.test(name) && isOwn(value))
      );
    })
  );
}

/** What each row is made of: an object, or a list of them. */
function rowsIn(state: State, data: Value): readonly Pick<StoredObject, "fields" | "spread">[] {
  return state.alternatives(data).flatMap((alternative) => {
    const object = alternative.kind === "object" ? state.object(alternative.ref) : undefined;
    if (object?.array !== true) {
      return [object ?? { fields: new Map<string, Value>(), spread: [] }];
    }
    const elements = heldBy(object);
    return elements.flatMap((element) => rowsIn(state, element));
  });
}
