import type { Query } from "../../flow/libraries/query.ts";
import type { SourceModule } from "../../modules/index.ts";
import type { PrincipalKind } from "../../schemas/index.ts";
import { isCatalogue, isPrivateByName } from "../../schemas/index.ts";
import { dataModelOf, namedModel } from "../data-models.ts";

/**
 * Whether it is nobody else's business how many rows of a table are somebody's: of an organisation's, unless a site shows them to
 * everybody; of a person's, where the table's name says so. How many followers or posts somebody has is there to be seen.
 */
export function isPrivateFigure(query: Query, kind: PrincipalKind, module: SourceModule): boolean {
  const model = dataModelOf(query, module) ?? namedModel(query);
  return kind === "organisation" ? model !== undefined && !isCatalogue(model) : isPrivateByName(query.model ?? "");
}
