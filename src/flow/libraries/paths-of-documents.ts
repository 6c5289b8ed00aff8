import { singularOf } from "../../schemas/index.ts";
import type { Run } from "../run.ts";
import type { Value } from "../values/value.ts";
import { constant } from "../values/value.ts";
import type { Condition, Query } from "./query.ts";
import { emptyQuery } from "./query.ts";

/** What a path through collections and documents leads to: the last collection, and by which keys. */
export interface DocumentPath {
  readonly collection: string;
  readonly where: readonly Condition[];
}

type Part = string | Value;

/**
 * Reads `users/${userId}/notes/${id}`: a document of the collection `notes`, with that id, that is under the document of
 * `users` with that one. It may begin at a document or a collection that was asked for before. Undefined where it says less.
 */
export function documentPath(run: Run, path: readonly Value[], above?: Query): DocumentPath | undefined {
  const isInCollection = above?.model !== undefined && !above.where.some(isKey);
  const own = segmentsOf(run, path, isInCollection);
  const segments = own && isInCollection ? [above.model ?? "", ...own] : own;
  const collections = segments?.filter((_, index) => index % 2 === 0) ?? [];
  const [last] = collections.slice(-1);
  if (segments === undefined || typeof last !== "string" || !collections.every((one) => typeof one === "string")) {
    return undefined;
  }
  const keys = segments.filter((_, index) => index % 2 === 1);
  return {
    collection: last,
    where: [
      ...(above === undefined ? [] : isInCollection ? above.where : conditionsOfParent(above)),
      ...keys.map((key, index): Condition => ({
        kind: "column",
        column: index < collections.length - 1 ? keyOfParent(collections[index]) : "id",
        operator: "equal",
        value: typeof key === "string" ? constant(key) : key,
        exact: true,
      })),
    ],
  };
}

/** What the documents of a collection that stands under another document are asked for by. */
export function underDocument(above: Query | undefined, { collection, where }: DocumentPath): Query | undefined {
  const conditions = [...(above === undefined ? [] : conditionsOfParent(above)), ...where];
  if (conditions.length === 0) {
    return undefined;
  }
  const query = emptyQuery("read");
  query.model = collection;
  query.where.push(...conditions);
  return query;
}

function conditionsOfParent({ model, where }: Query): readonly Condition[] {
  return where.map((condition) => (isKey(condition) ? { ...condition, column: keyOfParent(model) } : condition));
}

function isKey(condition: Condition): condition is Condition & { readonly kind: "column" } {
  return condition.kind === "column" && condition.column === "id";
}

/** `users` are known by `userId` below them. */
function keyOfParent(collection = ""): string {
  return `${singularOf(collection)}Id`;
}

/** What stands between the slashes, where each is a word or one value; what follows a collection may be just a value. */
function segmentsOf(run: Run, path: readonly Value[], isInCollection: boolean): readonly Part[] | undefined {
  const segments = path
    .filter((value) => run.state.alternatives(value).some(({ kind }) => kind !== "undefined"))
    .flatMap((value, index) => segmentsIn(run, value, index > 0 || isInCollection));
  return segments.length === 0 || segments.some((one) => one === undefined)
    ? undefined
    : segments.filter((one) => one !== undefined);
}

function segmentsIn(run: Run, value: Value, canBeValue: boolean): readonly (Part | undefined)[] {
  const [only, ...others] = run.state.alternatives(value);
  const parts: readonly Part[] | undefined =
    others.length > 0
      ? undefined
      : only?.kind === "const"
        ? [String(only.value)]
        : only?.kind === "opaque"
          ? only.text
          : undefined;
  if (parts === undefined) {
    return [canBeValue ? value : undefined];
  }
  const segments: Part[][] = [[]];
  for (const part of parts) {
    if (typeof part === "string") {
      const [first = "", ...more] = part.split("/");
      segments.at(-1)?.push(...(first === "" ? [] : [first]));
      segments.push(...more.map((word) => (word === "" ? [] : [word])));
    } else {
      segments.at(-1)?.push(part);
    }
  }
  return segments.filter((one) => one.length > 0).map((one) => (one.length > 1 ? undefined : one[0]));
}
