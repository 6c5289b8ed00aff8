import type { State } from "../values/state.ts";
import type { Alternative, Value } from "../values/value.ts";

/** What can be sent to an action and has methods. Asked for late: Node.js loads what implements `FormData` with its first mention. */
const sendable = (): readonly { readonly prototype: object }[] => [
  Array,
  ArrayBuffer,
  Date,
  File,
  FormData,
  Function,
  Map,
  Number,
  Object,
  Promise,
  ReadableStream,
  Set,
  String,
  Uint8Array,
];

/**
 * What a method is called on, of all that a value may be: not undefined, which would have thrown. A client sends data, on which a
 * call fails that is meant for the database's client which stands beside it (`client ?? prisma`).
 */
export function callableOn(state: State, receiver: Value, name: string): readonly Alternative[] {
  const live = state.alternatives(receiver).filter(({ kind }) => kind !== "undefined" && kind !== "null");
  const own = live.filter((one) => !isSent(one));
  if (own.length === 0 || own.length === live.length || sendable().some(({ prototype }) => name in prototype)) {
    return live;
  }
  state.keep(receiver, (one) => !isSent(one));
  return own;
}

/** Whether it is what the client sends, and nothing else. */
function isSent(alternative: Alternative): boolean {
  return (
    alternative.kind === "opaque" &&
    alternative.of === undefined &&
    alternative.from.length > 0 &&
    alternative.from.every((origin) => origin.kind === "client" && origin.via === "argument")
  );
}
