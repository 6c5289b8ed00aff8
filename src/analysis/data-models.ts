import type { Query } from "../flow/query.ts";
import type { Value } from "../flow/value.ts";
import type { SourceModule } from "../modules/index.ts";
import { sharedGraph } from "../modules/index.ts";
import type { DataModel } from "../schemas/index.ts";
import { drizzleTable, mongooseSchema, prismaModels } from "../schemas/index.ts";

/** The model that a query is about, as the project's schema describes it; undefined where there is no schema. */
export function dataModelOf(query: Query, module: SourceModule): DataModel | undefined {
  return (query.table && describedModel(query.table)) ?? accessorModel(query.model, module);
}

function describedModel(table: Value): DataModel | undefined {
  for (const alternative of table.alternatives) {
    const site = alternative.kind === "api" ? alternative.library.site : undefined;
    const name = alternative.kind === "api" ? alternative.library.modelName : undefined;
    if (site?.node.type === "CallExpression") {
      return drizzleTable(site.node, name) ?? mongooseSchema(site.node, name);
    }
    if (site?.node.type === "NewExpression") {
      return mongooseSchema(site.node, name);
    }
  }
  return undefined;
}

function accessorModel(name: string | undefined, module: SourceModule): DataModel | undefined {
  return name === undefined ? undefined : prismaModels(sharedGraph(), module.file)?.get(name);
}
