import type { TSESTree } from "@typescript-eslint/utils";

import type { AnalysedAction } from "../analysis/index.ts";
import { topLevelValue } from "../flow/language/toplevel.ts";
import { shapeOfSchema } from "../flow/libraries/schemas.ts";
import type { Shape } from "../flow/values/shape.ts";
import type { Parsing } from "../models/model.ts";
import type { SourceModule } from "../modules/index.ts";
import { declarationsIn, importedType } from "../modules/index.ts";

type Run = AnalysedAction["run"];

/** A schema at the top of a module that says the same as a type. */
export interface TypedSchema {
  readonly module: SourceModule;
  readonly schema: string;
  readonly parsing: Parsing;
  /** What it proves. */
  readonly shape: Shape;
}

/** A schema, by its name, and how a type refers to it. */
interface Mention {
  readonly module: SourceModule;
  readonly schema: string;
  /** `infer` in `z.infer<typeof schema>` and in `typeof schema.infer`; nothing where the schema refers to the type. */
  readonly by?: { readonly type: string } | { readonly member: string };
}

/**
 * The schema that a type is made of (`z.infer<typeof schema>`), or that is declared to give that type
 * (`Joi.object<Post>`); directly, or by a name for the type in this file or another.
 */
export function schemaOfType(type: TSESTree.TypeNode, run: Run): TypedSchema | undefined {
  return mentionsOf(type, run)
    .map((mention) => known(run, mention))
    .find((one) => one !== undefined);
}

/** What a library says of a schema; nothing where it changes what it checks, or the library is another one's. */
function known(run: Run, { module, schema, by }: Mention): TypedSchema | undefined {
  const value = topLevelValue(run, module, schema);
  const [only, ...others] = value?.alternatives ?? [];
  const parsing = only?.kind === "schema" && others.length === 0 ? only.library.model.parsing : undefined;
  const binding = module.bindings.get(schema);
  if (
    value === undefined ||
    parsing === undefined ||
    (by !== undefined &&
      !("type" in by ? (parsing.types ?? []).includes(by.type) : (parsing.members ?? []).includes(by.member))) ||
    (binding?.kind === "variable" &&
      new RegExp(parsing.changes, "u").test(module.text.slice(...binding.declarator.range)))
  ) {
    return undefined;
  }
  return { module, schema, parsing, shape: shapeOfSchema(run, value) };
}

function mentionsOf(type: TSESTree.TypeNode, run: Run): readonly Mention[] {
  const { host, world } = run;
  const here = mentionIn(type, host);
  if (here !== undefined) {
    return [here];
  }
  if (type.type !== "TSTypeReference" || type.typeName.type !== "Identifier" || type.typeArguments) {
    return [];
  }
  const { name } = type.typeName;
  if (declares(host, name)) {
    return mentionsOfName(host, name);
  }
  const imported = importedType(host, name);
  const resolved = imported && world.graph.resolve(host.file, imported.specifier);
  const other = resolved?.kind === "file" ? world.graph.open(resolved.file) : undefined;
  return imported === undefined
    ? []
    : [
        ...(other === undefined ? [] : mentionsOfName(other, imported.name)),
        ...declaredFor(host, name).map((schema) => ({ module: host, schema })),
      ];
}

/** What a type of a module is made of, or else what is declared to give it there. */
function mentionsOfName(module: SourceModule, name: string): readonly Mention[] {
  const alias = declarationsIn(module).find(
    (one) => one.type === "TSTypeAliasDeclaration" && one.id.name === name && !one.typeParameters,
  );
  const mention = alias?.type === "TSTypeAliasDeclaration" ? mentionIn(alias.typeAnnotation, module) : undefined;
  return mention === undefined ? declaredFor(module, name).map((schema) => ({ module, schema })) : [mention];
}

/** `z.infer<typeof schema>`, `InferOutput<typeof schema>`, `typeof schema.infer` */
function mentionIn(type: TSESTree.TypeNode, module: SourceModule): Mention | undefined {
  if (type.type === "TSTypeQuery") {
    const { exprName } = type;
    return exprName.type === "TSQualifiedName" && exprName.left.type === "Identifier"
      ? { module, schema: exprName.left.name, by: { member: exprName.right.name } }
      : undefined;
  }
  if (type.type !== "TSTypeReference") {
    return undefined;
  }
  const { typeName, typeArguments } = type;
  const [argument] = typeArguments?.params ?? [];
  const name =
    typeName.type === "TSQualifiedName" ? typeName.right.name : typeName.type === "Identifier" ? typeName.name : "";
  return argument?.type === "TSTypeQuery" && argument.exprName.type === "Identifier"
    ? { module, schema: argument.exprName.name, by: { type: name } }
    : undefined;
}

/** Constants whose own type, or whose making, is told this type: `const schema: z.ZodType<Post>`, `Joi.object<Post>(…)`. */
function declaredFor(module: SourceModule, name: string): readonly string[] {
  return declarationsIn(module).flatMap((declaration) =>
    declaration.type !== "VariableDeclaration"
      ? []
      : declaration.declarations.flatMap(({ id, init }) =>
          id.type === "Identifier" &&
          (isToldOf(typeArgumentsOf(id.typeAnnotation?.typeAnnotation), name) || isMadeFor(init, name))
            ? [id.name]
            : [],
        ),
  );
}

function isMadeFor(init: TSESTree.Node | null, name: string): boolean {
  switch (init?.type) {
    case "CallExpression":
      return (
        isToldOf(init.typeArguments, name) ||
        (init.callee.type === "MemberExpression" && isMadeFor(init.callee.object, name))
      );
    case "TSAsExpression":
    case "TSSatisfiesExpression":
      return isToldOf(typeArgumentsOf(init.typeAnnotation), name) || isMadeFor(init.expression, name);
    default:
      return false;
  }
}

function typeArgumentsOf(type: TSESTree.TypeNode | undefined): TSESTree.TSTypeParameterInstantiation | undefined {
  return type?.type === "TSTypeReference" ? type.typeArguments : undefined;
}

function isToldOf(told: TSESTree.TSTypeParameterInstantiation | undefined, name: string): boolean {
  const [first] = told?.params ?? [];
  return first?.type === "TSTypeReference" && first.typeName.type === "Identifier" && first.typeName.name === name;
}

function declares(module: SourceModule, name: string): boolean {
  return declarationsIn(module).some(
    (one) => (one.type === "TSTypeAliasDeclaration" || one.type === "TSInterfaceDeclaration") && one.id.name === name,
  );
}
