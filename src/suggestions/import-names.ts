import { dirname, relative, resolve } from "node:path";

import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import type { ImportedName, ModuleGraph, SourceModule } from "../modules/index.ts";

/** What names of one file are called in another one, and the edit that makes them known there. */
export interface ImportedNames {
  readonly local: (name: string) => string;
  readonly fix: (fixer: TSESLint.RuleFixer) => readonly TSESLint.RuleFix[];
}

interface Move {
  readonly from: SourceModule;
  readonly to: SourceModule;
  /** Names as `from` knows them: of its imports, of its own exports, or globals. */
  readonly names: readonly string[];
  /** Names that mean something else where they are to be used. */
  readonly locals: ReadonlySet<string>;
}

/** Imports into one file what another file imports or exports; nothing where that is not possible. */
export function importNames(
  { ast }: Readonly<TSESLint.SourceCode>,
  graph: ModuleGraph,
  { from, to, names, locals }: Move,
): ImportedNames | undefined {
  const program = ast as TSESTree.Program;
  const known = new Map<string, string>();
  const missing: (ImportedName & { readonly local: string })[] = [];
  for (const name of names) {
    const wanted = originOf(graph, from, to, name);
    if (wanted === "global" ? to.bindings.has(name) : wanted === undefined) {
      return undefined;
    }
    if (wanted === "global" || wanted === undefined) {
      continue;
    }
    const there = [...to.imports].find(
      ([, one]) =>
        !one.typeOnly && one.name === wanted.name && isSame(graph, to.file, one.specifier, to.file, wanted.specifier),
    );
    if (there !== undefined) {
      if (locals.has(there[0])) {
        return undefined;
      }
      known.set(name, there[0]);
    } else if (to.bindings.has(name)) {
      return undefined;
    } else {
      missing.push({ ...wanted, local: name });
    }
  }
  return {
    local: (name) => known.get(name) ?? name,
    fix: (fixer) => additions(program, fixer, graph, to, missing),
  };
}

/** Where a name of a file comes from, as another file would import it. */
function originOf(
  graph: ModuleGraph,
  from: SourceModule,
  to: SourceModule,
  name: string,
): ImportedName | "global" | undefined {
  const imported = from.imports.get(name);
  if (imported !== undefined) {
    const specifier = imported.specifier.startsWith(".")
      ? relativeSpecifier(to.file, resolve(dirname(from.file), imported.specifier))
      : imported.specifier;
    const leads = isSame(graph, from.file, imported.specifier, to.file, specifier);
    return imported.typeOnly || !leads ? undefined : { ...imported, specifier };
  }
  if (!from.bindings.has(name)) {
    return "global";
  }
  const exported = from.exports.get(name);
  const specifier = relativeSpecifier(to.file, from.file.replace(/\.[cm]?[jt]sx?$/u, ""));
  return exported?.kind === "local" && exported.local === name ? { specifier, name, typeOnly: false } : undefined;
}

function relativeSpecifier(file: string, target: string): string {
  const path = relative(dirname(file), target).replaceAll("\\", "/");
  return path.startsWith(".") ? path : `./${path}`;
}

/** Whether two specifiers, each in its file, lead to the same module. */
function isSame(graph: ModuleGraph, file: string, specifier: string, otherFile: string, other: string): boolean {
  const [one, two] = [graph.resolve(file, specifier), graph.resolve(otherFile, other)];
  return one.kind === "file"
    ? two.kind === "file" && one.file === two.file
    : two.kind !== "file" && specifier === other;
}

/** Merges with an import of the same module where there is one that can take more names. */
function additions(
  { body }: TSESTree.Program,
  fixer: TSESLint.RuleFixer,
  graph: ModuleGraph,
  to: SourceModule,
  missing: readonly (ImportedName & { readonly local: string })[],
): readonly TSESLint.RuleFix[] {
  const imports = body.filter((statement) => statement.type === "ImportDeclaration");
  const fixes: TSESLint.RuleFix[] = [];
  const lines: string[] = [];
  const { quote, end } = styleOf(to.text, imports[0]);
  for (const specifier of new Set(missing.map((one) => one.specifier))) {
    const ones = missing.filter((one) => one.specifier === specifier);
    const named = ones.filter(({ name }) => name !== "default" && name !== "*");
    const names = named.map(({ name, local }) => (name === local ? name : `${name} as ${local}`)).join(", ");
    const last = imports
      .filter(
        ({ source, importKind }) => importKind !== "type" && isSame(graph, to.file, source.value, to.file, specifier),
      )
      .flatMap(({ specifiers }) => specifiers)
      .findLast(({ type }) => type === "ImportSpecifier");
    const from = `from ${quote}${specifier}${quote}${end}`;
    if (last !== undefined && names !== "") {
      fixes.push(fixer.insertTextAfter(last, `, ${names}`));
    } else if (names !== "") {
      lines.push(`import { ${names} } ${from}`);
    }
    for (const { name, local } of ones.filter((one) => !named.includes(one))) {
      lines.push(`import ${name === "*" ? "* as " : ""}${local} ${from}`);
    }
  }
  const [first] = imports;
  if (lines.length > 0 && first !== undefined) {
    fixes.push(fixer.insertTextBefore(first, lines.map((line) => `${line}\n`).join("")));
  } else if (lines.length > 0) {
    const directive = body.findLast(
      (statement) => statement.type === "ExpressionStatement" && typeof statement.directive === "string",
    );
    fixes.push(
      directive === undefined
        ? fixer.insertTextAfterRange([0, 0], `${lines.join("\n")}\n\n`)
        : fixer.insertTextAfter(directive, `\n\n${lines.join("\n")}`),
    );
  }
  return fixes;
}

/** How a file writes its imports. */
function styleOf(text: string, first: TSESTree.ImportDeclaration | undefined) {
  const written = first === undefined ? `"";` : text.slice(...first.range);
  return { quote: written.includes("'") ? "'" : '"', end: written.endsWith(";") ? ";" : "" };
}
