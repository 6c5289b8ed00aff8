import { requiredOf } from "../values/ties.ts";
import { textFact } from "../values/texts.ts";
import { originsOf } from "../values/value.ts";
import type { Query } from "./query.ts";

/**
 * What is known once a query has found a row: what it was found by stands in the row, and is as good as what is read from
 * there.
 */
export function storedFacts({ verb, where }: Query): readonly string[] {
  return verb === "create" || verb === "upsert"
    ? []
    : requiredOf(where).flatMap(({ operator, value }) =>
        operator === "equal" && originsOf(value).some(({ kind }) => kind === "client")
          ? [textFact("stored", value.id)]
          : [],
      );
}
