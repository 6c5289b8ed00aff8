import type { TSESTree } from "@typescript-eslint/utils";

import type { Column, DataModel } from "./model.ts";
import { bare, chainOf, isTrue, lastName, propertiesOf, resultOf, stringOf } from "./syntax.ts";

/** Decorators of TypeORM and MikroORM that say that a field of an entity is a column. */
const columns =
  /^(?:Column|(?:Create|Delete|Update)DateColumn|Embedded|Enum|Formula|ObjectIdColumn|Primary(?:Generated)?Column|PrimaryKey|Property|SerializedPrimaryKey|VersionColumn)$/u;

/** Decorators, and methods of MikroORM's builders, that say that a field leads to other rows. */
const relations = /^(?:many|one)To(?:Many|One)$/iu;

/** The model of an entity's class, whose decorators say which of its fields are columns. What it inherits is not read. */
export function entityClass(node: TSESTree.ClassDeclaration | TSESTree.ClassExpression): DataModel | undefined {
  const found = new Map<string, Column>();
  for (const member of node.body.body) {
    if (member.type === "PropertyDefinition" && !member.computed && member.key.type === "Identifier") {
      const column = decoratedColumn(member.key.name, member);
      if (column !== undefined) {
        found.set(column.name, column);
      }
    }
  }
  return found.size === 0 ? undefined : { source: "entity", name: node.id?.name ?? "entity", columns: found };
}

function decoratedColumn(name: string, member: TSESTree.PropertyDefinition): Column | undefined {
  for (const { expression } of member.decorators) {
    const call = bare(expression);
    const decorator = call?.type === "CallExpression" ? lastName(call.callee) : undefined;
    if (call?.type !== "CallExpression" || decorator === undefined) {
      continue;
    }
    if (columns.test(decorator)) {
      return columnOf(name, decorator, call, typeOf(member.typeAnnotation?.typeAnnotation));
    }
    if (relations.test(decorator)) {
      const options = optionsOf(call);
      const entity = resultOf(options?.get("entity")) ?? options?.get("entity") ?? call.arguments[0];
      return relationColumn(name, lastName(resultOf(entity) ?? entity) ?? stringOf(entity), decorator);
    }
  }
  return undefined;
}

function columnOf(name: string, decorator: string, call: TSESTree.CallExpression, annotated: string): Column {
  const options = optionsOf(call);
  const type = options?.get("type") ?? call.arguments[0];
  return {
    name,
    type: stringOf(type) ?? (decorator.includes("Date") ? "Date" : (lastName(type) ?? annotated)),
    list: isTrue(options?.get("array")),
    optional: isTrue(options?.get("nullable")),
    unique: isTrue(options?.get("unique")),
    id: decorator.startsWith("Primary") || decorator === "ObjectIdColumn",
    ...(isHidden(options) ? { hidden: true } : {}),
  };
}

/** The last argument that is an object: the others are a type, or a function that names the other entity. */
function optionsOf({ arguments: given }: TSESTree.CallExpression): ReadonlyMap<string, TSESTree.Node> | undefined {
  return given
    .map((argument) => propertiesOf(argument))
    .filter((options) => options !== undefined)
    .at(-1);
}

/** Never selected, or never sent on, unless asked for by name. */
function isHidden(options: ReadonlyMap<string, TSESTree.Node> | undefined): boolean {
  const select = bare(options?.get("select"));
  return (
    isTrue(options?.get("hidden")) ||
    isTrue(options?.get("lazy")) ||
    (select?.type === "Literal" && select.value === false)
  );
}

function relationColumn(name: string, target: string | undefined, kind: string): Column {
  return {
    name,
    type: target ?? "",
    list: /ToMany$/u.test(kind),
    optional: true,
    unique: false,
    id: false,
    ...(target === undefined ? {} : { relation: target }),
  };
}

function typeOf(node: TSESTree.TypeNode | undefined): string {
  switch (node?.type) {
    case "TSStringKeyword":
      return "string";
    case "TSNumberKeyword":
      return "number";
    case "TSBooleanKeyword":
      return "boolean";
    case "TSTypeReference":
      return lastName(node.typeName) ?? "";
    default:
      return "";
  }
}

/**
 * The model of an entity that a call describes: `defineEntity({ name, properties })`, `new EntitySchema({ … })`, with
 * builders (`p.string().unique()`) or plain objects (`{ type: "string", unique: true }`).
 */
export function entityDescription(
  { arguments: [description] }: TSESTree.CallExpression | TSESTree.NewExpression,
  name?: string,
): DataModel | undefined {
  const parts = propertiesOf(description);
  const properties = parts?.get("properties") ?? parts?.get("columns");
  const fields = propertiesOf(properties) ?? propertiesOf(resultOf(properties));
  if (fields === undefined) {
    return undefined;
  }
  return {
    source: "entity",
    name: name ?? stringOf(parts?.get("name")) ?? "entity",
    columns: new Map([...fields].map(([field, value]) => [field, describedColumn(field, value)])),
  };
}

function describedColumn(name: string, node: TSESTree.Node): Column {
  const value = resultOf(node) ?? node;
  const options = propertiesOf(value);
  const links = options === undefined ? chainOf(value) : [];
  const called = new Set(links.map((link) => link.name));
  const is = (word: string) => called.has(word) || isTrue(options?.get(word));
  const [builder] = links;
  const kind = stringOf(options?.get("kind")) ?? builder?.name ?? "";
  if (relations.test(kind) || kind === "m:1" || kind === "1:1" || kind === "1:m" || kind === "m:n") {
    const entity = options?.get("entity") ?? builder?.call.arguments[0];
    const target = bare(resultOf(entity) ?? entity);
    return relationColumn(name, stringOf(target) ?? lastName(target), /m$|n$|ToMany$/u.test(kind) ? "ToMany" : "ToOne");
  }
  return {
    name,
    type: stringOf(options?.get("type")) ?? lastName(options?.get("type")) ?? builder?.name ?? "",
    list: is("array"),
    optional: is("nullable"),
    unique: is("unique"),
    id: is("primary"),
    ...(called.has("hidden") || called.has("lazy") || isHidden(options) ? { hidden: true } : {}),
  };
}
