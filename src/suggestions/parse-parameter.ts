import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import type { AnalysedAction } from "../analysis/index.ts";
import { functionOf, isOpen, parameterOf } from "../analysis/index.ts";
import type { FunctionNode } from "../ast/functions.ts";
import type { Shape } from "../flow/values/shape.ts";
import type { ClientOrigin } from "../flow/values/value.ts";
import { importNames } from "./import-names.ts";
import { importing } from "./imports.ts";
import { insertedFirst } from "./insertion.ts";
import { namesDeclaredIn } from "./names.ts";
import { schemaOfType, type TypedSchema } from "./schema-of-type.ts";

type SourceCode = Readonly<TSESLint.SourceCode>;

/** A parameter that is parsed with the schema that already gives it its type. */
export interface ParseEdit {
  /** What the schema is called. */
  readonly schema: string;
  /** The result has the members that the schema names, and no others. */
  readonly drops: boolean;
  readonly fix: TSESLint.ReportFixFunction;
}

/** What the parameter may be called when its own name is that of the parsed value. */
const rawNames = ["input", "values", "unparsed", "rawInput"];

/**
 * Parses a parameter whose type comes from a schema with that schema: the parameter gets another name, and what it was
 * called before is what the schema lets through.
 */
export function parseEdit(
  sourceCode: SourceCode,
  { action, run }: AnalysedAction,
  origin: ClientOrigin,
): ParseEdit | undefined {
  const { host } = run;
  const node = functionOf(action, host);
  const parameter = parameterOf(action, origin, host);
  if (node?.body.type !== "BlockStatement" || parameter === undefined || !isPlain(parameter)) {
    return undefined;
  }
  const { typeAnnotation } = parameter;
  const found = typeAnnotation && schemaOfType(typeAnnotation.typeAnnotation, run);
  const text = host.text.slice(...node.range);
  const name = rawNames.find((one) => !new RegExp(`\\b${one}\\b`, "u").test(text));
  const parsed = found && name && parsing(sourceCode, run, found, name, node);
  if (found === undefined || name === undefined || typeAnnotation === undefined || !parsed) {
    return undefined;
  }
  const pattern: readonly [number, number] = [parameter.range[0], typeAnnotation.range[0]];
  const statement = `const ${host.text.slice(...pattern).trimEnd()} = ${parsed.expression};`;
  return {
    schema: found.schema,
    drops: found.parsing.closes === true || !(isOpen(found.shape) || isUnlisted(found.shape)),
    fix: (fixer) => [
      ...parsed.imports(fixer),
      fixer.replaceTextRange([pattern[0], pattern[1]], name),
      insertedFirst(fixer, node, statement, host.text),
    ],
  };
}

/** A table's own schema has columns that no client should write. */
function isUnlisted(shape: Shape): boolean {
  return shape.kind === "object" && shape.unlisted === true;
}

/** A parameter that is always there, with no default that would have to go along. */
function isPlain(parameter: TSESTree.Parameter): parameter is TSESTree.Identifier | TSESTree.ObjectPattern {
  return (parameter.type === "Identifier" || parameter.type === "ObjectPattern") && !parameter.optional;
}

interface Parsed {
  readonly expression: string;
  readonly imports: (fixer: TSESLint.RuleFixer) => readonly TSESLint.RuleFix[];
}

/** How the parsing is written in the linted file, and what has to be imported for it. */
function parsing(
  sourceCode: SourceCode,
  { host, world }: AnalysedAction["run"],
  { module, schema, parsing: model }: TypedSchema,
  value: string,
  node: FunctionNode,
): Parsed | undefined {
  const locals = namesDeclaredIn(node);
  const schemas =
    module === host
      ? { local: () => schema, fix: () => [] }
      : importNames(sourceCode, world.graph, { from: module, to: host, names: [schema], locals });
  const wanted = model.import;
  const library = wanted && importing(sourceCode, wanted.packages, [wanted.name]);
  const tool = library?.local(wanted?.name ?? "") ?? "";
  if (
    schemas === undefined ||
    (module === host && locals.has(schema)) ||
    (wanted !== undefined && (library === undefined || locals.has(tool.split(".")[0] ?? ""))) ||
    (model.expression.startsWith("await ") && !node.async)
  ) {
    return undefined;
  }
  const parts: Readonly<Record<string, string>> = { $schema: schemas.local(schema), $value: value, $import: tool };
  return {
    expression: model.expression.replaceAll(/\$(?:schema|value|import)/gu, (part) => parts[part] ?? part),
    imports: (fixer) => [...schemas.fix(fixer), ...(library?.fix(fixer) ?? [])],
  };
}
