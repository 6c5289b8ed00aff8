import type { Run } from "../run.ts";
import { bounded, isClients } from "./alternatives.ts";
import { derivedId, peekMember } from "./members.ts";
import type { Spread, StoredObject } from "./stored.ts";
import { named } from "./texts.ts";
import type { Alternative, Value } from "./value.ts";
import { freshId } from "./value.ts";

const over = "over";
const instead = "instead";

/**
 * What the members of an object are once a value was spread over them: `{ tenantId: tenant.id, ...data }` has the tenant
 * that the client names, if it names one. Nobody else is taken to have names that are not expected.
 */
export function spreadOver(run: Run, fields: Map<string, Value>, { value, without }: Spread): void {
  if (!run.state.alternatives(value).some(isOfClient)) {
    return;
  }
  for (const [name, own] of fields) {
    const sent = without.has(name) ? [] : named(peekMember(run, value, name)).filter(isOfClient);
    if (sent.length > 0) {
      fields.set(name, { id: freshId(over), alternatives: bounded([...named(own), ...sent]) });
    }
  }
}

/**
 * What a parameter is that the program has a value for, but which a client can send as well: whatever it is called, the
 * client's is `surplus`.
 */
export function putInPlace(own: Value, sent: Value, path: string): Value {
  const alternatives = named(sent)
    .filter(isOfClient)
    .map((alternative): Alternative =>
      alternative.kind === "opaque"
        ? {
            ...alternative,
            from: alternative.from.map((origin) =>
              origin.kind === "client" ? { ...origin, path, surplus: true } : origin,
            ),
          }
        : alternative,
    );
  return alternatives.length === 0
    ? own
    : { id: freshId(instead), alternatives: bounded([...named(own), ...alternatives]) };
}

/** Whether it is the program's own value, or the one that a client has put in its place. */
export function isPutOver({ id }: Value): boolean {
  return id.startsWith(`${over}#`) || id.startsWith(`${instead}#`);
}

/** Whether what stands in an object by a name may be what a client has put there, by a value that was spread over it. */
export function isSpreadOver({ fields, spread }: StoredObject, name: string): boolean {
  return spread.some(({ value, without }) => {
    const id = derivedId(value, name);
    return (
      !without.has(name) &&
      fields.get(name)?.alternatives.some((one) => one.kind === "opaque" && one.id === id) === true
    );
  });
}

function isOfClient(alternative: Alternative): boolean {
  return alternative.kind === "opaque" && isClients(alternative);
}
