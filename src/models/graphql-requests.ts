import type { Call, Place, Result } from "./model.ts";

/**
 * A request with a GraphQL document. The server refuses variables that are not of the types which the document declares, so
 * that the program's own document checks them; one that the client sends declares what the client likes.
 */
export function asking(
  document: Place,
  ports: Readonly<Record<string, Place>>,
  rest: Pick<Call, "async" | "when"> & { readonly returns: Result },
): readonly Call[] {
  const effect = { danger: "request", ports } as const;
  return [
    { ...rest, when: { ...rest.when, at: document, carries: "client" }, effect },
    { ...rest, effect: { ...effect, parses: true } },
  ];
}
