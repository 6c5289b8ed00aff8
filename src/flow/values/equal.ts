import { isNullish } from "./alternatives.ts";
import type { Shape } from "./shape.ts";
import { nullish } from "./shape.ts";
import type { State } from "./state.ts";
import type { Alternative, Origin, Value } from "./value.ts";
import { originsOf } from "./value.ts";

/** What a client can send that is strictly equal to one of the server's values: no object, and no file. */
const plainValue: Shape = {
  kind: "union",
  of: [{ kind: "string" }, { kind: "number" }, { kind: "boolean" }, nullish],
};

/** What the client sends is strictly equal to a value of the server's: `dates.find((one) => one.key === key)`. */
export function proveEqual(state: State, left: Value, right: Value): void {
  for (const [value, other] of [[left, right] as const, [right, left] as const]) {
    if (originsOf(value).some(isClients) && state.alternatives(other).every(isServers)) {
      state.prove(value.id, plainValue);
    }
  }
}

function isServers(alternative: Alternative): boolean {
  return isNullish(alternative) || (alternative.kind === "opaque" && !alternative.from.some(isClients));
}

function isClients({ kind }: Origin): boolean {
  return kind === "client";
}
