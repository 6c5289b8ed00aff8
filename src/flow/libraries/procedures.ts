import { peekMember } from "../values/members.ts";
import { onlyObject } from "../values/objects.ts";
import type { Run } from "../run.ts";
import type { Value } from "../values/value.ts";
import type { LibraryCall } from "./places.ts";
import { placeValue, wordOf } from "./places.ts";
import type { Condition, Query } from "./query.ts";

/** A function in the database that reads, by the first word of its name, and what it reads: `get_orders_by_user`. */
const reading =
  /^(?:fn_|f_|sp_|rpc_|api_)?(?:count|fetch|find|get|list|load|lookup|query|read|search|select)_?(?<noun>(?<=_)[a-z]\w*|(?<!_)[A-Z]\w*)$/u;

/** It does something besides, or counts what somebody may do. */
const more =
  /_(?:and|or|next|unused)_|(?:add|claim|consume|creat|delet|increment|insert|limit|lock|mark|remov|reserv|updat)/iu;

/**
 * Understands the call of a function in the database by its name alone, since its text is elsewhere: one that is called like a
 * question reads rows, and what it is given picks them.
 */
export function understandProcedure(
  run: Run,
  query: Query,
  { procedure, data }: { readonly procedure: string; readonly data?: string | undefined },
  call: LibraryCall,
): void {
  const name = wordOf(run, placeValue(run, call, procedure));
  const noun =
    name === undefined || more.test(name)
      ? undefined
      : reading.exec(name.slice(name.lastIndexOf(".") + 1))?.groups?.["noun"];
  if (noun === undefined) {
    return;
  }
  query.verb = "read";
  query.model = noun.replace(/_(?:by|for|from|in|of|with)_\w+$|(?:By|For|From|With)[A-Z]\w*$/u, "");
  query.columns = { kind: "unknown" };
  query.where.push(...(data === undefined ? [] : givenTo(run, placeValue(run, call, data))));
}

/** `{ p_user_id: id }` */
function givenTo(run: Run, given: Value): readonly Condition[] {
  const names = [...(onlyObject(run, given)?.fields.keys() ?? [])];
  return names.map((name) => ({
    kind: "column",
    column: name.replace(/^_+|^(?:arg|in|p|param|v)_/u, ""),
    operator: "equal",
    value: peekMember(run, given, name),
  }));
}
