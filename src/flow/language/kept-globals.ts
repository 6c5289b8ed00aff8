import type { TSESTree } from "@typescript-eslint/utils";

import { bare } from "../../ast/bare.ts";
import { children } from "../../ast/children.ts";
import { isFunction } from "../../ast/functions.ts";
import type { SourceModule } from "../../modules/index.ts";
import { staticName } from "./names.ts";

/** A statement of a module's own that puts something under a name of the global object: `if (!global.db) global.db = new Client()`. */
interface Keeping {
  readonly statement: TSESTree.ProgramStatement;
  readonly names: ReadonlySet<string>;
}

/** What a module keeps on the global object, and what it calls that. */
interface Kept {
  readonly globals: ReadonlySet<string>;
  readonly keepings: readonly Keeping[];
}

// Key: a module's program, which never changes. Owner: this module. Goes: with the program.
const keptBy = new WeakMap<TSESTree.Program, Kept>();

/**
 * The statements of a module that keep on the global object what some code of it reads from there, as far as they stand
 * before that code.
 */
export function keptBefore(
  { program }: SourceModule,
  readers: readonly TSESTree.Node[],
): readonly TSESTree.ProgramStatement[] {
  const { globals, keepings } = keptBy.get(program) ?? keptIn(program);
  return keepings.flatMap(({ statement, names }) =>
    readers.some((reader) => statement.range[1] <= reader.range[0] && readsMember(reader, names, globals))
      ? [statement]
      : [],
  );
}

function keptIn(program: TSESTree.Program): Kept {
  const globals = globalsOf(program);
  const keepings = program.body.flatMap((statement): readonly Keeping[] => {
    const names = new Set(mayKeep.has(statement.type) ? assignedIn(statement, globals) : []);
    return names.size === 0 ? [] : [{ statement, names }];
  });
  const kept = { globals, keepings };
  keptBy.set(program, kept);
  return kept;
}

const mayKeep: ReadonlySet<string> = new Set(["BlockStatement", "ExpressionStatement", "IfStatement", "TryStatement"]);

/** What the global object is called in a module: `const store = globalThis as unknown as Store`. */
function globalsOf(program: TSESTree.Program): ReadonlySet<string> {
  const names = new Set(["global", "globalThis"]);
  for (const statement of program.body) {
    const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    for (const { id, init } of declaration?.type === "VariableDeclaration" ? declaration.declarations : []) {
      if (id.type === "Identifier" && init !== null && isNamed(init, names)) {
        names.add(id.name);
      }
    }
  }
  return names;
}

function isNamed(node: TSESTree.Node, names: ReadonlySet<string>): boolean {
  const inner = bare(node);
  return inner.type === "Identifier" && names.has(inner.name);
}

function memberOf(node: TSESTree.Node, globals: ReadonlySet<string>): string | undefined {
  return node.type === "MemberExpression" && isNamed(node.object, globals)
    ? staticName(node.property, node.computed)
    : undefined;
}

/** Functions are not looked into: they run later. */
function assignedIn(node: TSESTree.Node, globals: ReadonlySet<string>): readonly string[] {
  if (isFunction(node)) {
    return [];
  }
  const own = node.type === "AssignmentExpression" ? memberOf(node.left, globals) : undefined;
  return [...(own === undefined ? [] : [own]), ...children(node).flatMap((child) => assignedIn(child, globals))];
}

function readsMember(node: TSESTree.Node, names: ReadonlySet<string>, globals: ReadonlySet<string>): boolean {
  const own = memberOf(node, globals);
  return (
    (own !== undefined && names.has(own)) ||
    (!isFunction(node) && children(node).some((child) => readsMember(child, names, globals)))
  );
}
