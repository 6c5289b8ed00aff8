import type { TSESTree } from "@typescript-eslint/utils";

import type { Binding, ImportedName } from "./module.ts";
import { patternNames } from "./syntax.ts";

/** The top-level bindings of a program by name. */
export function bindingsOf(
  program: TSESTree.Program,
  imports: ReadonlyMap<string, ImportedName>,
): ReadonlyMap<string, Binding> {
  const bindings = new Map<string, Binding>();
  program.body.forEach((statement, statementIndex) => {
    const exported = statement.type === "ExportNamedDeclaration" || statement.type === "ExportDefaultDeclaration";
    const declaration = exported ? statement.declaration : statement;
    switch (declaration?.type) {
      case "FunctionDeclaration":
        if (declaration.id) {
          bindings.set(declaration.id.name, { kind: "function", node: declaration });
        }
        break;
      case "ClassDeclaration":
        if (declaration.id) {
          bindings.set(declaration.id.name, { kind: "class", node: declaration });
        }
        break;
      case "VariableDeclaration":
        // `declare const globalThis: …` only says what type a name has that is there anyway.
        if (declaration.declare) {
          break;
        }
        for (const declarator of declaration.declarations) {
          for (const name of patternNames(declarator.id)) {
            bindings.set(name, { kind: "variable", declarator, declared: declaration.kind, statementIndex });
          }
        }
        break;
      case "TSEnumDeclaration":
        bindings.set(declaration.id.name, { kind: "enum", node: declaration });
        break;
      case "TSModuleDeclaration":
        // A namespace that extends a function or a class of the same name hides neither; `declare global` is none.
        if (
          declaration.kind !== "global" &&
          declaration.id.type === "Identifier" &&
          !bindings.has(declaration.id.name)
        ) {
          bindings.set(declaration.id.name, { kind: "namespace", node: declaration });
        }
        break;
      default:
        break;
    }
  });
  for (const [local, imported] of imports) {
    if (!imported.typeOnly || !bindings.has(local)) {
      bindings.set(local, { kind: "import", imported });
    }
  }
  return bindings;
}
