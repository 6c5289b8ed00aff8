import type { Action } from "../actions/action.ts";
import type { FileContext } from "../rule.ts";
import type { Settings } from "../settings.ts";

/** `// server-actions: public -- <reason>` or `@publicAction <reason>` in a JSDoc comment above an action. */
const annotation = /^\s*\*?\s*(?:server-actions:\s*public(?:\s*--\s*(?<reason>.*))?|@publicAction\b(?<text>.*))/mu;

/** Whether the project says, in its settings or above the action, that anybody may call it. */
export function isPublic(action: Action, context: FileContext, { publicActions }: Settings): boolean {
  return publicActions.includes(action.name) || annotationOf(action, context) !== undefined;
}

/** The annotation above an action, and the reason that it gives. */
export function annotationOf(action: Action, { sourceCode }: FileContext): { readonly reason: string } | undefined {
  const { node } = action;
  const start = sourceCode.text.lastIndexOf("\n", node.range[0] - 1) + 1;
  for (const comment of sourceCode.getAllComments()) {
    const found = annotation.exec(comment.value);
    const between = sourceCode.text.slice(comment.range[1], start);
    if (found !== null && comment.range[1] <= node.range[0] && between.trim() === "" && !between.includes("\n\n")) {
      return { reason: (found.groups?.["reason"] ?? found.groups?.["text"] ?? "").trim() };
    }
  }
  return undefined;
}
