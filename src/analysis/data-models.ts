import type { Query, Relation } from "../flow/libraries/query.ts";
import type { Run } from "../flow/run.ts";
import { topLevelValue } from "../flow/language/toplevel.ts";
import type { Value } from "../flow/values/value.ts";
import type { SourceModule } from "../modules/index.ts";
import { sharedGraph } from "../modules/index.ts";
import type { Column, DataModel } from "../schemas/index.ts";
import { registeredModel } from "./registered-models.ts";
import {
  drizzleTable,
  entityClass,
  entityDescription,
  isMembership,
  isRelationField,
  modelNamed,
  mongooseSchema,
  prismaModels,
  sqlTables,
} from "../schemas/index.ts";
/** The model that a query is about, as the project's schema describes it; undefined where there is no schema. */
export function dataModelOf(query: Query, module: SourceModule): DataModel | undefined {
  return (query.table && describedModel(query.table)) ?? accessorModel(query.model, module);
}

/** A model, and where a query of it stands. */
export interface Located {
  readonly model: DataModel;
  readonly module: SourceModule;
}

/** The model that a relation leads to: as the schema says, or by the column that holds its key (`authorId`). */
export function relatedModel(
  run: Run,
  { model, module }: Located,
  { name, table, model: other }: Pick<Relation, "model" | "name" | "table">,
): Located | undefined {
  const named = table && describedModel(table);
  if (named !== undefined) {
    return { model: named, module };
  }
  const column =
    model.columns.get(name) ??
    [...model.columns.values()].find((key) => key.relation !== undefined && key.name.startsWith(name));
  const target = column?.relation;
  if (model.source === "sql") {
    const found = tableNamed(other ?? target ?? name, module);
    return found && { model: found, module };
  }
  if (model.source === "prisma") {
    const found = column && isRelationField(column) && target !== undefined ? prismaModel(target, module) : undefined;
    return found && { model: found, module };
  }
  return codeModel(run, { model, module }, target ?? name);
}

/** A model that code describes: by the name of a variable, or, for a schema of mongoose, by the one that it is made under. */
function codeModel(run: Run, { model: { source }, module }: Located, name: string): Located | undefined {
  const value = topLevelValue(run, module, name);
  const found = value && describedModel(value);
  if (value !== undefined && found !== undefined) {
    return { model: found, module: moduleOf(value) ?? module };
  }
  for (const other of source === "mongoose" ? registeredModel(run, module, name) : []) {
    const registered = describedModel(other);
    if (registered?.name === name) {
      return { model: registered, module: moduleOf(other) ?? module };
    }
  }
  return undefined;
}

/** A model of which only the name is known. */
export function namedModel({ model }: Query): DataModel | undefined {
  return model === undefined ? undefined : modelNamed(model);
}

/** The model that a column with a key leads to. */
export function referredModel(run: Run, located: Located, { name, relation }: Column): DataModel | undefined {
  return located.model.source === "prisma" && relation !== undefined
    ? prismaModel(relation, located.module)
    : relatedModel(run, located, { name })?.model;
}

/** The model that a query is about, and where the schema says what it belongs to. */
export function locatedModelOf(query: Query, module: SourceModule): Located | undefined {
  const model = dataModelOf(query, module);
  return model && { model, module: query.table === undefined ? module : (moduleOf(query.table) ?? module) };
}

/** The model that a column with a key leads to, and where the schema says what that belongs to. */
export function parentModel(run: Run, { model, module }: Located, { relation = "" }: Column): Located | undefined {
  if (model.source === "prisma" || model.source === "sql") {
    const found = model.source === "prisma" ? prismaModel(relation, module) : tableNamed(relation, module);
    return found && { model: found, module };
  }
  return codeModel(run, { model, module }, relation);
}

/** The models whose names say that their rows make people members of something, as far as they stand beside it. */
export function membershipsOf(run: Run, { model, module }: Located): readonly DataModel[] {
  if (model.source === "sql") {
    return [...(sqlTables(sharedGraph(), module.file)?.values() ?? [])].filter(
      ({ name, columns }) =>
        isMembership(name) && [...columns.values()].some(({ relation }) => relation === model.name),
    );
  }
  if (model.source === "prisma") {
    return [...model.columns.values()].flatMap(({ list, relation = "" }) =>
      list && isMembership(relation) ? (prismaModel(relation, module) ?? []) : [],
    );
  }
  return [...module.bindings].flatMap(([name, { kind }]) => {
    const value =
      kind === "variable" && isMembership(name.replace(/_?(?:table|schema|model)$/iu, ""))
        ? topLevelValue(run, module, name)
        : undefined;
    return (value && describedModel(value)) ?? [];
  });
}

/** Where a table is described. */
function moduleOf(table: Value): SourceModule | undefined {
  const [module] = table.alternatives.flatMap((one) => (one.kind === "api" ? (one.library.site?.module ?? []) : []));
  return module;
}

function describedModel(table: Value): DataModel | undefined {
  for (const alternative of table.alternatives) {
    if (alternative.kind === "class") {
      return entityClass(alternative.code.node);
    }
    const site = alternative.kind === "api" ? alternative.library.site : undefined;
    const name = alternative.kind === "api" ? alternative.library.modelName : undefined;
    if (site?.node.type === "CallExpression") {
      return drizzleTable(site.node, name) ?? entityDescription(site.node, name) ?? mongooseSchema(site.node, name);
    }
    if (site?.node.type === "NewExpression") {
      return entityDescription(site.node, name) ?? mongooseSchema(site.node, name);
    }
  }
  return undefined;
}

/** The model of a name as the schema spells it; the client's accessors begin with a small letter. */
function prismaModel(name: string, module: SourceModule): DataModel | undefined {
  return accessorModel(`${name.charAt(0).toLowerCase()}${name.slice(1)}`, module);
}

function accessorModel(name: string | undefined, module: SourceModule): DataModel | undefined {
  return name === undefined
    ? undefined
    : (prismaModels(sharedGraph(), module.file)?.get(name) ?? tableNamed(name, module));
}

/** A table that SQL or generated types describe, without the name of its schema. */
function tableNamed(name: string, module: SourceModule): DataModel | undefined {
  return sqlTables(sharedGraph(), module.file)?.get(name.slice(name.lastIndexOf(".") + 1));
}
