import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

/** How names of a module can be used in a file, and the edit that makes it so. */
export interface Importing {
  /** What to write for a name: `timingSafeEqual`, `crypto.timingSafeEqual`. */
  readonly local: (name: string) => string;
  readonly fix: (fixer: TSESLint.RuleFixer) => readonly TSESLint.RuleFix[];
}

type SourceCode = Readonly<TSESLint.SourceCode>;

/**
 * Makes names of a module usable: by what is imported from it already, or by one more import.
 * @param specifiers the module's names; the first one is written where it has to be imported
 * @returns nothing where one of the names means something else in the file
 */
export function importing(
  sourceCode: SourceCode,
  specifiers: readonly string[],
  names: readonly string[],
): Importing | undefined {
  const program = sourceCode.ast as TSESTree.Program;
  const imports = program.body.filter(
    (statement): statement is TSESTree.ImportDeclaration =>
      statement.type === "ImportDeclaration" &&
      statement.importKind !== "type" &&
      specifiers.includes(statement.source.value),
  );
  const whole =
    imports.flatMap((statement) => statement.specifiers).find(({ type }) => type !== "ImportSpecifier")?.local.name ??
    required(program, specifiers);
  if (whole !== undefined) {
    return { local: (name) => `${whole}.${name}`, fix: () => [] };
  }
  const known = new Map(imports.flatMap((statement) => statement.specifiers).flatMap(namedImport));
  const missing = names.filter((name) => !known.has(name));
  if (missing.some((name) => isTaken(sourceCode, name))) {
    return undefined;
  }
  const local = (name: string) => known.get(name) ?? name;
  const last = imports.flatMap((statement) => statement.specifiers).findLast(({ type }) => type === "ImportSpecifier");
  if (missing.length === 0) {
    return { local, fix: () => [] };
  }
  if (last !== undefined) {
    return { local, fix: (fixer) => [fixer.insertTextAfter(last, `, ${missing.join(", ")}`)] };
  }
  const [specifier = ""] = specifiers;
  const line = `import { ${missing.join(", ")} } from "${specifier}";`;
  return { local, fix: (fixer) => [inserted(program, fixer, line)] };
}

function namedImport(specifier: TSESTree.ImportClause): readonly (readonly [string, string])[] {
  return specifier.type === "ImportSpecifier" &&
    specifier.importKind !== "type" &&
    specifier.imported.type === "Identifier"
    ? [[specifier.imported.name, specifier.local.name]]
    : [];
}

/** `const crypto = require("crypto")` */
function required({ body }: TSESTree.Program, specifiers: readonly string[]): string | undefined {
  for (const statement of body) {
    for (const { id, init } of statement.type === "VariableDeclaration" ? statement.declarations : []) {
      const [argument] =
        init?.type === "CallExpression" && init.callee.type === "Identifier" && init.callee.name === "require"
          ? init.arguments
          : [];
      if (id.type === "Identifier" && argument?.type === "Literal" && specifiers.includes(String(argument.value))) {
        return id.name;
      }
    }
  }
  return undefined;
}

/** Whether a name means something of the file's own. */
export function isTaken({ scopeManager }: SourceCode, name: string): boolean {
  return scopeManager?.scopes.some((scope) => (scope.set.get(name)?.defs.length ?? 0) > 0) ?? false;
}

/** Before the first import; behind the directives where there is none. */
function inserted({ body }: TSESTree.Program, fixer: TSESLint.RuleFixer, line: string): TSESLint.RuleFix {
  const first = body.find(({ type }) => type === "ImportDeclaration");
  const directive = body.findLast(
    (statement) => statement.type === "ExpressionStatement" && typeof statement.directive === "string",
  );
  if (first !== undefined) {
    return fixer.insertTextBefore(first, `${line}\n`);
  }
  const [statement] = body;
  if (directive !== undefined || statement === undefined) {
    return directive === undefined
      ? fixer.insertTextAfterRange([0, 0], `${line}\n`)
      : fixer.insertTextAfter(directive, `\n\n${line}`);
  }
  return fixer.insertTextBefore(statement, `${line}\n\n`);
}
