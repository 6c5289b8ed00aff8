import type { TSESTree } from "@typescript-eslint/utils";

import type { Column, DataModel } from "./model.ts";
import { bare, isTrue, lastName, propertiesOf, resultOf, stringOf } from "./syntax.ts";

/** How deep embedded documents are followed. */
const maxDepth = 5;

/**
 * The model of a mongoose schema, read from `new Schema({ … })` or `Schema({ … })`. Fields of embedded documents are
 * columns with their path (`address.street`) beside the document itself; schemas kept in variables stay closed.
 * @param name the model that the schema is for
 */
export function mongooseSchema(
  node: TSESTree.NewExpression | TSESTree.CallExpression,
  name?: string,
): DataModel | undefined {
  const [definition, options] = node.arguments;
  const fields = propertiesOf(definition);
  if (fields === undefined || lastName(node.callee) === undefined) {
    return undefined;
  }
  const columns = new Map<string, Column>();
  const settings = propertiesOf(options);
  if (!isFalse(settings?.get("_id"))) {
    columns.set("_id", { name: "_id", type: "ObjectId", list: false, optional: false, unique: true, id: true });
  }
  addFields(columns, fields, "", 0, false);
  for (const time of timestampsOf(settings?.get("timestamps"))) {
    columns.set(time, { name: time, type: "Date", list: false, optional: false, unique: false, id: false });
  }
  return { source: "mongoose", name: name ?? "schema", columns };
}

function addFields(
  columns: Map<string, Column>,
  fields: ReadonlyMap<string, TSESTree.Node>,
  prefix: string,
  depth: number,
  isListed: boolean,
): void {
  for (const [key, value] of fields) {
    const name = `${prefix}${key}`;
    const { embedded, ...field } = columnOf(name, value);
    // What is inside a list is there many times.
    const column = { ...field, list: field.list || isListed };
    columns.set(name, column);
    if (embedded !== undefined && depth < maxDepth) {
      addFields(columns, embedded, `${name}.`, depth + 1, column.list);
    }
  }
}

interface Field extends Column {
  /** The fields of an embedded document. */
  readonly embedded?: ReadonlyMap<string, TSESTree.Node>;
}

function columnOf(name: string, value: TSESTree.Node): Field {
  const options = propertiesOf(value);
  // `type` is the field's type, unless it is a field called "type" of an embedded document: `{ type: { type: String }
  // }`.
  const isField = options?.has("type") === true && propertiesOf(options.get("type"))?.has("type") !== true;
  const { type, list, embedded, relation: inner } = typeOf(isField ? options.get("type") : value);
  const relation = (isField ? relationOf(options.get("ref")) : undefined) ?? inner;
  const given = isField ? options : undefined;
  return {
    name,
    type,
    list,
    optional: !isRequired(given?.get("required")),
    unique: isOn(given?.get("unique")) || isTrue(propertiesOf(given?.get("index"))?.get("unique")),
    id: name === "_id",
    ...(relation === undefined ? {} : { relation }),
    ...(isFalse(given?.get("select")) ? { hidden: true } : {}),
    ...(embedded === undefined ? {} : { embedded }),
  };
}

interface Type {
  readonly type: string;
  readonly list: boolean;
  readonly embedded?: ReadonlyMap<string, TSESTree.Node>;
  readonly relation?: string;
}

/**
 * What `String`, `"string"`, `Schema.Types.ObjectId`, `[String]`, `[{ type: ObjectId, ref: "User" }]`, `{ street:
 * String }` say.
 */
function typeOf(node: TSESTree.Node | undefined): Type {
  const inner = bare(node);
  if (inner?.type === "ArrayExpression") {
    const [element] = inner.elements;
    const options = propertiesOf(element);
    const isField = options?.has("type") === true && propertiesOf(options.get("type"))?.has("type") !== true;
    const relation = isField ? relationOf(options.get("ref")) : undefined;
    const type =
      element === undefined || element === null ? { type: "Mixed" } : typeOf(isField ? options.get("type") : element);
    return { ...type, list: true, ...(relation === undefined ? {} : { relation }) };
  }
  const fields = propertiesOf(inner);
  if (fields !== undefined) {
    return fields.size === 0 ? { type: "Mixed", list: false } : { type: "Embedded", list: false, embedded: fields };
  }
  if (inner?.type === "NewExpression") {
    // A schema written where it is used.
    const embedded = propertiesOf(inner.arguments[0]);
    return { type: "Embedded", list: false, ...(embedded === undefined ? {} : { embedded }) };
  }
  return { type: stringOf(inner) ?? lastName(inner) ?? "Mixed", list: false };
}

/** `ref: "User"`, `ref: User`, `ref: () => User`, `ref: User.modelName` */
function relationOf(node: TSESTree.Node | undefined): string | undefined {
  const target = resultOf(node) ?? node;
  const named = bare(target);
  const model = named?.type === "MemberExpression" && lastName(named.property) === "modelName" ? named.object : named;
  return stringOf(model) ?? lastName(model);
}

/** `required: true`, `required: [true, "message"]`, `required: "message"`; a function decides case by case. */
function isRequired(node: TSESTree.Node | undefined): boolean {
  const inner = bare(node);
  if (inner?.type === "ArrayExpression") {
    return isTrue(inner.elements[0]);
  }
  return isTrue(inner) || stringOf(inner) !== undefined;
}

/** `unique: true`, `unique: [true, "message"]` */
function isOn(node: TSESTree.Node | undefined): boolean {
  return isRequired(node);
}

function isFalse(node: TSESTree.Node | undefined): boolean {
  const inner = bare(node);
  return inner?.type === "Literal" && (inner.value === false || inner.value === 0);
}

/** `timestamps: true`, `timestamps: { createdAt: "created_at", updatedAt: false }` */
function timestampsOf(node: TSESTree.Node | undefined): readonly string[] {
  const own = propertiesOf(node);
  if (own === undefined) {
    return isTrue(node) ? ["createdAt", "updatedAt"] : [];
  }
  return ["createdAt", "updatedAt"].flatMap((time) =>
    isFalse(own.get(time)) ? [] : [stringOf(own.get(time)) ?? time],
  );
}
