import type { TSESTree } from "@typescript-eslint/utils";

import { holds } from "../../ast/around.ts";
import { namesIn } from "../../flow/language/patterns.ts";

/**
 * Whether one of some places of a file is in the same statement of the file as a node, or in one whose name that says: what is
 * found there need not be said again of what is made of it.
 */
export function isMadeAt(
  { body }: TSESTree.Program,
  text: string,
  places: readonly TSESTree.Node[],
  node: TSESTree.Node,
): boolean {
  const around = (inner: TSESTree.Node) => body.find((one) => holds(one, inner));
  const own = around(node);
  const words: readonly string[] = own === undefined ? [] : (text.slice(...own.range).match(/[\w$]+/gu) ?? []);
  return places.some((place) => {
    const statement = around(place);
    return statement === own || (statement !== undefined && declaredBy(statement).some((name) => words.includes(name)));
  });
}

function declaredBy(statement: TSESTree.Node): readonly string[] {
  switch (statement.type) {
    case "ExportNamedDeclaration":
    case "ExportDefaultDeclaration":
      return statement.declaration === null ? [] : declaredBy(statement.declaration);
    case "ClassDeclaration":
    case "FunctionDeclaration":
      return statement.id === null ? [] : [statement.id.name];
    case "VariableDeclaration":
      return statement.declarations.flatMap(({ id }) => namesIn(id));
    default:
      return [];
  }
}
