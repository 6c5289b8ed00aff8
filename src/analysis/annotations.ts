import type { TSESTree } from "@typescript-eslint/utils";

import { readableName, type Action } from "../actions/action.ts";
import type { ModuleGraph, SourceModule } from "../modules/index.ts";
import type { FileContext } from "../rule.ts";
import type { Settings } from "../settings.ts";

/** `// server-actions: public -- <reason>` or `@publicAction <reason>` in a JSDoc comment above an action. */
const annotation =
  /^[ \t]*\*?[ \t]*(?:server-actions:[ \t]*public\b(?:[ \t]*--(?<reason>.*))?|@publicAction\b(?<text>.*))/mu;

/** What is said above an action about who may call it. */
export interface Annotation {
  readonly comment: TSESTree.Comment;
  /** Empty where none is given. */
  readonly reason: string;
}

/** Whether the project's settings say that anybody may call an action. */
export function isDeclaredPublic(
  action: Action,
  module: SourceModule,
  graph: ModuleGraph,
  { publicActions }: Settings,
): boolean {
  return publicActions.some((entry) => {
    const at = entry.lastIndexOf("#");
    const wanted = entry.slice(at + 1);
    if (wanted !== action.name && wanted !== readableName(action, module.file)) {
      return false;
    }
    if (at < 0) {
      return true;
    }
    const imported = { specifier: entry.slice(0, at), name: action.name, typeOnly: false };
    const definition = graph.definitionOfImport(module, imported);
    return (definition.kind === "local" || definition.kind === "expression") && definition.module === module;
  });
}

/** The annotation among the comments right above an action, or above what exports it. */
export function annotationOf({ node, exported }: Action, context: FileContext): Annotation | undefined {
  return annotationAbove(node, context) ?? (exported && annotationAbove(exported, context));
}

function annotationAbove(node: TSESTree.Node, { sourceCode }: FileContext): Annotation | undefined {
  const { text } = sourceCode;
  let start = text.lastIndexOf("\n", node.range[0] - 1) + 1;
  const above = (sourceCode.getAllComments() as readonly TSESTree.Comment[]).filter(
    ({ range }) => range[1] <= node.range[0],
  );
  for (const comment of above.toReversed()) {
    const between = text.slice(comment.range[1], Math.max(start, comment.range[1]));
    if (between.trim() !== "" || /\n[ \t]*\r?\n/u.test(between)) {
      return undefined;
    }
    const found = annotation.exec(comment.value)?.groups;
    if (found !== undefined) {
      return { comment, reason: (found["reason"] ?? found["text"] ?? "").trim() };
    }
    [start] = comment.range;
  }
  return undefined;
}
