import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import type { AnalysedAction } from "../analysis/index.ts";
import { functionOf, parameterOf } from "../analysis/index.ts";
import type { FunctionNode } from "../ast/functions.ts";
import { topLevelValue } from "../flow/language/toplevel.ts";
import { shapeOfSchema } from "../flow/libraries/schemas.ts";
import type { Shape } from "../flow/values/shape.ts";
import type { Origin } from "../flow/values/value.ts";
import type { SourceModule } from "../modules/index.ts";
import { isDirective } from "./guard-statements.ts";
import { importNames, type ImportedNames } from "./import-names.ts";
import { namesDeclaredIn } from "./names.ts";

type Client = Extract<Origin, { readonly kind: "client" }>;

/** A parameter that is parsed with the schema that already gives it its type. */
export interface ParseEdit {
  /** What the schema is called. */
  readonly schema: string;
  /** What it proves. */
  readonly shape: Shape;
  readonly fix: TSESLint.ReportFixFunction;
}

/** What the parameter may be called when its own name is that of the parsed value. */
const rawNames = ["input", "values", "unparsed", "rawInput"];

/**
 * Parses a parameter of the type `z.infer<typeof schema>` with that schema: the parameter gets another name, and what
 * it was called before is what the schema lets through.
 */
export function parseEdit(
  sourceCode: Readonly<TSESLint.SourceCode>,
  { action, run }: AnalysedAction,
  origin: Client,
): ParseEdit | undefined {
  const { host, world } = run;
  const node = functionOf(action, host);
  const parameter = parameterOf(action, origin, host);
  if (node?.body.type !== "BlockStatement" || parameter === undefined || !isPlain(parameter)) {
    return undefined;
  }
  const { typeAnnotation } = parameter;
  const found =
    typeAnnotation &&
    schemaOfType(typeAnnotation.typeAnnotation, host, (specifier) => {
      const resolved = world.graph.resolve(host.file, specifier);
      return resolved.kind === "file" ? world.graph.open(resolved.file) : undefined;
    });
  const shape = found && shapeIn(run, found);
  const text = host.text.slice(...node.range);
  const name = rawNames.find((one) => !new RegExp(`\\b${one}\\b`, "u").test(text));
  if (found === undefined || shape === undefined || name === undefined || typeAnnotation === undefined) {
    return undefined;
  }
  const locals = namesDeclaredIn(node);
  const used: ImportedNames | undefined =
    found.module === host
      ? locals.has(found.schema)
        ? undefined
        : { local: (one) => one, fix: () => [] }
      : importNames(sourceCode, world.graph, { from: found.module, to: host, names: [found.schema], locals });
  if (used === undefined) {
    return undefined;
  }
  const pattern: readonly [number, number] = [parameter.range[0], typeAnnotation.range[0]];
  const statement = `const ${host.text.slice(...pattern).trimEnd()} = ${used.local(found.schema)}.parse(${name});`;
  return {
    schema: found.schema,
    shape,
    fix: (fixer) => [
      ...used.fix(fixer),
      fixer.replaceTextRange([pattern[0], pattern[1]], name),
      insertedFirst(fixer, node, statement, host.text),
    ],
  };
}

/** A parameter that is always there, with no default that would have to go along. */
function isPlain(parameter: TSESTree.Parameter): parameter is TSESTree.Identifier | TSESTree.ObjectPattern {
  return (parameter.type === "Identifier" || parameter.type === "ObjectPattern") && !parameter.optional;
}

/** A schema, by its name at the top of a module. */
interface NamedSchema {
  readonly module: SourceModule;
  readonly schema: string;
}

/** The schema of zod's that a type is inferred from: `z.infer<typeof schema>`, or a name for that in this file or another. */
function schemaOfType(
  type: TSESTree.TypeNode,
  module: SourceModule,
  open: (specifier: string) => SourceModule | undefined,
): NamedSchema | undefined {
  if (type.type !== "TSTypeReference") {
    return undefined;
  }
  const { typeName, typeArguments } = type;
  if (typeName.type === "TSQualifiedName") {
    const [argument] = typeArguments?.params ?? [];
    return /^(?:infer|output|TypeOf)$/u.test(typeName.right.name) &&
      argument?.type === "TSTypeQuery" &&
      argument.exprName.type === "Identifier"
      ? { module, schema: argument.exprName.name }
      : undefined;
  }
  if (typeName.type !== "Identifier" || typeArguments) {
    return undefined;
  }
  const alias = aliasIn(module, typeName.name);
  if (alias !== undefined) {
    return alias.typeParameters ? undefined : schemaOfType(alias.typeAnnotation, module, () => undefined);
  }
  const imported = importedType(module, typeName.name);
  const other = imported && open(imported.specifier);
  const there = other && aliasIn(other, imported.name);
  return other && there && schemaOfType(there.typeAnnotation, other, () => undefined);
}

function aliasIn({ program }: SourceModule, name: string): TSESTree.TSTypeAliasDeclaration | undefined {
  for (const statement of program.body) {
    const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    if (declaration?.type === "TSTypeAliasDeclaration" && declaration.id.name === name) {
      return declaration;
    }
  }
  return undefined;
}

/** Types are not among a module's imports. */
function importedType({ program }: SourceModule, local: string) {
  for (const statement of program.body) {
    for (const one of statement.type === "ImportDeclaration" ? statement.specifiers : []) {
      if (one.type === "ImportSpecifier" && one.local.name === local && one.imported.type === "Identifier") {
        return { specifier: (statement as TSESTree.ImportDeclaration).source.value, name: one.imported.name };
      }
    }
  }
  return undefined;
}

/** What lets through something else than it takes, or has to be awaited: the type may be that of either side. */
const changes = /\b(?:async|codec|pipe|preprocess|transform)\b/u;

/** What the schema proves; nothing where it is none of zod's, or changes what it checks. */
function shapeIn(run: AnalysedAction["run"], { module, schema }: NamedSchema): Shape | undefined {
  const binding = module.bindings.get(schema);
  if (binding?.kind === "variable" && changes.test(module.text.slice(...binding.declarator.range))) {
    return undefined;
  }
  const value = topLevelValue(run, module, schema);
  const [only, ...others] = value?.alternatives ?? [];
  return value !== undefined && only?.kind === "schema" && others.length === 0 && only.library?.model.name === "zod"
    ? shapeOfSchema(run, value)
    : undefined;
}

/** Behind the directives of a function's body, in a line of its own. */
function insertedFirst(
  fixer: TSESLint.RuleFixer,
  { body }: FunctionNode,
  statement: string,
  text: string,
): TSESLint.RuleFix {
  const statements = (body as TSESTree.BlockStatement).body;
  const first = statements.find((one) => !isDirective(one));
  if (first !== undefined) {
    const line = text.slice(text.lastIndexOf("\n", first.range[0]) + 1, first.range[0]);
    const gap = line.trim() === "" ? `\n${line}` : " ";
    return fixer.insertTextBefore(first, `${statement}${gap}`);
  }
  const last = statements.at(-1);
  return last === undefined
    ? fixer.insertTextAfterRange([body.range[0], body.range[0] + 1], ` ${statement} `)
    : fixer.insertTextAfter(last, ` ${statement}`);
}
