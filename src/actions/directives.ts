import type { TSESTree } from "@typescript-eslint/utils";

import type { FunctionNode } from "../ast/functions.ts";
import { isErased } from "./type-only.ts";

// Key: the text of the file that is being linted, about which most rules ask. Never wrong. Goes with the next file.
let latest = { text: "", mayHave: false };

/** Whether a text says anything of server actions; most of an app's files do not. */
export function mayHaveActions(text: string): boolean {
  if (text !== latest.text) {
    latest = { text, mayHave: text.includes("use server") };
  }
  return latest.mayHave;
}

/** "module": every export of this module is a server action. */
export function serverDirective(program: TSESTree.Program): "module" | "none" {
  return prologueOf(program).includes("use server") && !isClientModule(program) ? "module" : "none";
}

/** Whether the module runs in the browser: on the server, references stand in its place, so it has no actions. */
export function isClientModule(program: TSESTree.Program): boolean {
  return prologueOf(program).includes("use client");
}

/** The directive in a function's own body. "use cache" keeps an export of a "use server" module from being one. */
export function ownDirective({ body }: FunctionNode): "use server" | "use cache" | undefined {
  if (body.type !== "BlockStatement") {
    return undefined;
  }
  for (const directive of prologueOf(body)) {
    if (directive === "use server") {
      return directive;
    }
    if (directive.startsWith("use cache")) {
      return "use cache";
    }
  }
  return undefined;
}

/**
 * The directives at the start of a module or a function body. Next.js reads them after TypeScript was erased, so a type
 * or an import of types may stand before them; and it looks at the value of the string, so quotes do not matter.
 */
function prologueOf(block: TSESTree.Program | TSESTree.BlockStatement): readonly string[] {
  const directives: string[] = [];
  const last = block.body.findLastIndex((statement) => stringOf(statement) !== undefined);
  for (const statement of block.body.slice(0, last + 1)) {
    const text = stringOf(statement);
    if (text !== undefined) {
      // Parentheses make a string an ordinary expression, but do not end the prologue.
      if (isUnwrapped(statement)) {
        directives.push(text);
      }
    } else if (!isErased(statement, block)) {
      break;
    }
  }
  return directives;
}

function stringOf(statement: TSESTree.Statement): string | undefined {
  if (statement.type !== "ExpressionStatement" || statement.expression.type !== "Literal") {
    return undefined;
  }
  const { value } = statement.expression;
  return typeof value === "string" ? value : undefined;
}

function isUnwrapped(statement: TSESTree.Statement): boolean {
  return statement.type === "ExpressionStatement" && statement.expression.range[0] === statement.range[0];
}
