import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import { ownDirective } from "../actions/directives.ts";
import { bare } from "../ast/bare.ts";
import { isFunction, type FunctionNode } from "../ast/functions.ts";
import { isTaken } from "./imports.ts";

type Fix = TSESLint.ReportFixFunction;
type SourceCode = Readonly<TSESLint.SourceCode>;

/** Makes a function async, unless it says that it gives something else than a promise. */
export function asyncEdit(sourceCode: SourceCode, node: FunctionNode): Fix | undefined {
  const type = node.returnType?.typeAnnotation;
  const isPromise =
    type === undefined ||
    (type.type === "TSTypeReference" && type.typeName.type === "Identifier" && type.typeName.name === "Promise");
  const { parent } = node;
  const isMember = parent.type === "MethodDefinition" || (parent.type === "Property" && parent.method);
  const place = isMember ? parent.key : node;
  return node.async || node.generator || !isPromise || (isMember && parent.kind !== "method" && parent.kind !== "init")
    ? undefined
    : (fixer) =>
        fixer.insertTextBefore(
          (isMember && parent.computed ? sourceCode.getTokenBefore(place) : undefined) ?? place,
          "async ",
        );
}

/**
 * Moves a directive to where it counts: the start of its async function, or of a file whose exports are all async
 * functions or calls that may give one.
 */
export function movedEdit(sourceCode: SourceCode, statement: TSESTree.ExpressionStatement): Fix | undefined {
  const { parent } = statement;
  const owner = parent.type === "BlockStatement" ? parent.parent : parent;
  const isHome =
    owner.type === "Program"
      ? owner.body.every(mayBeExported)
      : isFunction(owner) &&
        owner.async &&
        ownDirective(owner) === undefined &&
        (owner.parent.type !== "MethodDefinition" || owner.parent.static);
  const [first] = parent.type === "BlockStatement" || parent.type === "Program" ? parent.body : [];
  if (
    !isHome ||
    first === undefined ||
    first === statement ||
    (first.type === "ExpressionStatement" && "directive" in first && first.directive !== undefined)
  ) {
    return undefined;
  }
  const { text } = sourceCode;
  const lineOf = (at: number) => text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
  const isAlone = (node: TSESTree.Node) =>
    lineOf(node.range[0]).trim() === "" && /^[ \t]*(?:\r?\n|$)/u.test(text.slice(node.range[1]));
  const [start, end] = statement.range;
  const removed: [number, number] = isAlone(statement)
    ? [start - lineOf(start).length, end + (/^[ \t]*\r?\n?/u.exec(text.slice(end))?.[0].length ?? 0)]
    : [start, end + (/^[ \t]*/u.exec(text.slice(end))?.[0].length ?? 0)];
  const gap =
    owner.type === "Program"
      ? "\n\n"
      : isAlone(first) || lineOf(first.range[0]).trim() === ""
        ? `\n${lineOf(first.range[0])}`
        : " ";
  return (fixer) => [fixer.insertTextBefore(first, `"use server";${gap}`), fixer.removeRange(removed)];
}

/** Whether a statement can stay in a file all of whose exports are actions. */
function mayBeExported(statement: TSESTree.ProgramStatement): boolean {
  switch (statement.type) {
    case "ExportNamedDeclaration": {
      const { declaration, exportKind } = statement;
      return (
        exportKind === "type" ||
        (declaration?.type === "VariableDeclaration"
          ? declaration.declarations.every(({ init }) => init !== null && mayGiveAction(init))
          : declaration
            ? mayGiveAction(declaration)
            : false)
      );
    }
    case "ExportDefaultDeclaration":
      return mayGiveAction(statement.declaration);
    case "ExportAllDeclaration":
      return statement.exportKind === "type";
    default:
      return true;
  }
}

function mayGiveAction(node: TSESTree.Node): boolean {
  const value = bare(node);
  return isFunction(value)
    ? value.async
    : value.type === "CallExpression" || value.type.startsWith("TSInterface") || value.type.startsWith("TSType");
}

/** Imports what a file hands on by its name, and exports that. */
export function reExportEdit(sourceCode: SourceCode, statement: TSESTree.Node): Fix | undefined {
  if (statement.type !== "ExportNamedDeclaration" || !statement.source) {
    return undefined;
  }
  const parts = statement.specifiers.map(({ local, exported, exportKind }) => ({
    from: sourceCode.getText(local),
    as: sourceCode.getText(exported),
    isType: exportKind === "type",
  }));
  // A default export has no name of its own.
  const isPlain = parts.every(
    ({ from, as, isType }) =>
      !isType && /^[\w$]+$/u.test(from) && /^[\w$]+$/u.test(as) && as !== "default" && !isTaken(sourceCode, as),
  );
  if (!isPlain || /[{]/u.test(sourceCode.text.slice(statement.source.range[1], statement.range[1]))) {
    return undefined;
  }
  const imported = parts.map(({ from, as }) => (from === as ? from : `${from} as ${as}`)).join(", ");
  const exported = parts.map(({ as }) => as).join(", ");
  const text = `import { ${imported} } from ${sourceCode.getText(statement.source)};\nexport { ${exported} };`;
  return (fixer) => fixer.replaceText(statement, text);
}
