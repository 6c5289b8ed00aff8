import type { Query } from "../../flow/libraries/query.ts";
import type { Run } from "../../flow/run.ts";
import type { SourceModule } from "../../modules/index.ts";
import { isCatalogue, isConversation, principalKind } from "../../schemas/index.ts";
import type { Located } from "../data-models.ts";
import { locatedModelOf, parentModel } from "../data-models.ts";

/** How far what a record belongs to is followed. */
const deepest = 3;

/** Whether rows name nobody, and belong to what an organisation has: the steps of one of its projects' tasks. */
export function arePartsOfOrganisations(query: Query, module: SourceModule, run: Run): boolean {
  const located = locatedModelOf(query, module);
  if (located === undefined || isCatalogue(located.model) || isConversation(located.model)) {
    return false;
  }
  const namesNobody = [...located.model.columns.values()].every(
    (column) => principalKind(column, located.model) === undefined,
  );
  return namesNobody && isOfOrganisation(run, located, 0);
}

/** Whether a record belongs to an organisation, or to what does. */
export function isOfOrganisation(run: Run, located: Located, depth = 0): boolean {
  const { model } = located;
  const columns = [...model.columns.values()].filter(({ id, list }) => !id && !list);
  return (
    columns.some((column) => principalKind(column, model) === "organisation") ||
    (depth < deepest &&
      columns.some((column) => {
        const parent = column.relation === undefined ? undefined : parentModel(run, located, column);
        return (
          parent !== undefined &&
          parent.model.name !== model.name &&
          !isCatalogue(parent.model) &&
          principalKind("id", parent.model) === undefined &&
          isOfOrganisation(run, parent, depth + 1)
        );
      }))
  );
}
