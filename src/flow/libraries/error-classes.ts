import { libraries } from "../../models/index.ts";
import type { Api } from "../../models/model.ts";

/** Names of classes of errors that libraries make for those who run them. */
export const errorClasses: ReadonlySet<string> = new Set(
  libraries.flatMap((model) => [
    ...errorsIn(model.exports),
    ...Object.values(model.types ?? {}).flatMap(({ members = {} }) => errorsIn(members)),
  ]),
);

function errorsIn(apis: Readonly<Record<string, Api>>): readonly string[] {
  return Object.entries(apis).flatMap(([name, { construct = [], members = {} }]) => [
    ...([construct].flat().some(({ returns }) => returns === "error") ? [name] : []),
    ...errorsIn(members),
  ]);
}
