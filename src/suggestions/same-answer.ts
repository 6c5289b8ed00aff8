import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import type { Enumeration } from "../analysis/index.ts";
import type { SourceModule } from "../modules/index.ts";
import { staticName } from "../flow/language/names.ts";

/** What tells nobody whether it is the name or the proof that is wrong. */
const neutral = "Invalid credentials.";

/** One answer for those who have an account and those who have none. */
export interface AnswerEdit {
  readonly text: string;
  readonly fix: TSESLint.ReportFixFunction;
}

/**
 * Answers those whom nobody knows as everybody else, and those who prove wrongly who they are with the same words as those.
 * Nothing unless both answers stand in the same place of the file's own, nor where whoever has no account is given one.
 */
export function sameAnswerEdit(
  sourceCode: Readonly<TSESLint.SourceCode>,
  { telling, other, side, isProven, isSignUp }: Enumeration,
  module: SourceModule,
): AnswerEdit | undefined {
  const [node, instead] = [telling.site, other?.site].map((site) => (site?.module === module ? site.node : undefined));
  if (
    node === undefined ||
    instead === undefined ||
    other === undefined ||
    (isSignUp && !isProven) ||
    placeOf(node) === undefined ||
    placeOf(node) !== placeOf(instead)
  ) {
    return undefined;
  }
  if (!isProven) {
    const [nobody, somebody] = side === "nobody" ? [node, instead] : [instead, node];
    return {
      text: side === "nobody" ? other.text : telling.text,
      fix: (fixer) => fixer.replaceText(nobody, sourceCode.getText(somebody)),
    };
  }
  const quote = sourceCode.getText(node).startsWith("'") ? "'" : '"';
  const literals = [node, instead];
  return {
    text: neutral,
    fix: (fixer) => literals.map((literal) => fixer.replaceText(literal, `${quote}${neutral}${quote}`)),
  };
}

/** The member that a text is given to, or the error that it is the message of. */
function placeOf({ parent, ...node }: TSESTree.Node): string | undefined {
  if (parent?.type === "Property" && parent.value.range[0] === node.range[0]) {
    return `.${staticName(parent.key, parent.computed) ?? ""}`;
  }
  return parent?.type === "NewExpression" && parent.callee.type === "Identifier" ? parent.callee.name : undefined;
}
