import type { EffectEvent } from "../../flow/event.ts";
import type { Columns, Query, Relation } from "../../flow/libraries/query.ts";
import type { Run } from "../../flow/run.ts";
import {
  isByline,
  isCatalogue,
  isPrivateByName,
  isPublicConversation,
  isSensitiveName,
  modelNamed,
  principalKind,
  sensitiveColumns,
} from "../../schemas/index.ts";
import type { AnalysedAction } from "../analyze.ts";
import { leavesOf } from "../leaves.ts";
import type { Located } from "../data-models.ts";
import { dataModelOf, locatedModelOf, namedModel, relatedModel } from "../data-models.ts";

/** How deep relations of relations are looked through. */
const deepest = 4;

/** The names that lead from a row to a column of another one. */
type Path = readonly string[];

/**
 * Whether rows of people come along with those that a query finds, and the answer has something of them that is not for
 * everybody. What a site shows has people, too: its authors, and who commented.
 */
export function tellsPrivateRelations({ query, site }: EffectEvent, action: AnalysedAction): boolean {
  if (query === undefined || query.relations.length === 0) {
    return false;
  }
  const model = dataModelOf(query, site.module) ?? namedModel(query);
  if (model === undefined || isCatalogue(model) || isPublicConversation(model)) {
    return false;
  }
  const located = locatedModelOf(query, site.module);
  const paths = query.relations.flatMap((relation) =>
    located === undefined ? namedColumns(relation) : privateColumns(action.run, located, relation, 0),
  );
  return paths.length > 0 && toldOf(query, action).some((told) => paths.some((path) => leadsTo(told, path)));
}

/** The private columns of people that come along in a relation, or in one of its own. */
function privateColumns(run: Run, located: Located, relation: Relation, depth: number): readonly Path[] {
  const related = depth < deepest ? relatedModel(run, located, relation) : undefined;
  if (related === undefined || isCatalogue(related.model)) {
    return [];
  }
  const isPersonal = principalKind("id", related.model) === "user" || isPrivateByName(related.model.name);
  return [
    ...(isPersonal ? sensitiveColumns(related.model) : []).flatMap(({ column: { name } }) =>
      gives(relation.columns, name) ? [[name]] : [],
    ),
    ...relation.relations.flatMap((inner) => privateColumns(run, related, inner, depth + 1)),
  ].map((path) => [relation.name, ...path]);
}

/** Without a schema, the columns that the query itself names are known to be there: whose they are, the relation says. */
function namedColumns({ name, model = name, columns, relations }: Relation): readonly Path[] {
  const own = columns.kind === "only" && !isByline(name) ? [...columns.names] : [];
  return [
    ...own.flatMap((column) => (isSensitiveName(column, modelNamed(model)) ? [[column]] : [])),
    ...relations.flatMap(namedColumns),
  ].map((path) => [name, ...path]);
}

/** What an unknown caller is told of the rows of a query: the ways to it from a row. */
function toldOf(query: Query, { events }: AnalysedAction): readonly Path[] {
  return events.flatMap((event) =>
    event.kind === "disclosure" && !event.state.has("authenticated")
      ? leavesOf(event.state, event.value).flatMap(({ alternative, origins }) =>
          alternative.shape.kind === "any" || alternative.shape.kind === "object" || alternative.shape.kind === "string"
            ? origins.flatMap((origin) =>
                origin.kind === "record" && origin.query === query ? [origin.path.filter(isName)] : [],
              )
            : [],
        )
      : [],
  );
}

/** The elements of lists have no names. */
function isName(part: string): boolean {
  return !/^(?:\[\]|\d+)$/u.test(part);
}

/** Whoever has what stands at the end of a path has all that is below it. */
function leadsTo(told: Path, path: Path): boolean {
  return told.length <= path.length && told.every((part, index) => part === path[index]);
}

/** Whether a query gives a column. */
export function gives(columns: Columns, name: string): boolean {
  switch (columns.kind) {
    case "only":
      return columns.names.has(name);
    case "without":
      return !columns.names.has(name);
    case "all":
    case "unknown":
      return true;
  }
}
