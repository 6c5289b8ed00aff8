import type { TSESTree } from "@typescript-eslint/utils";
import type { EcmaScriptModule, StaticExportEntry } from "oxc-parser";

import type { ExportedName, ImportedName, Interface } from "./module.ts";
import { addChainedExports, addCommonExports, assignExports, type Ports } from "./common-js.ts";
import { declaredNames, requiredNames } from "./syntax.ts";

/** Whether a text may hold imports or exports that only its tree tells: CommonJS, and the two forms of TypeScript for it. */
export function needsTree(text: string): boolean {
  return /\brequire\s*\(|\bmodule\s*\.\s*exports\b|(?<!\.)\bexports\s*[.[]|\bexport\s*=|=\s*await\s+import\s*\(/u.test(
    text,
  );
}

/** Imports and exports from the parser's own record. */
export function interfaceOfRecord(record: EcmaScriptModule, text: string, program: () => TSESTree.Program): Interface {
  const imports = new Map<string, ImportedName>();
  const exports = new Map<string, ExportedName>();
  const stars: string[] = [];
  for (const { moduleRequest, entries } of record.staticImports) {
    for (const { importName, localName, isType } of entries) {
      const name =
        importName.kind === "Name" ? (importName.name ?? "default") : importName.kind === "Default" ? "default" : "*";
      imports.set(localName.value, { specifier: moduleRequest.value, name, typeOnly: isType });
    }
  }
  for (const { entries } of record.staticExports) {
    for (const entry of entries) {
      // The record calls `export default abstract class` a type.
      if (entry.isType && !(entry.exportName.kind === "Default" && text.startsWith("abstract", entry.start))) {
        continue;
      }
      const name = entry.exportName.kind === "Default" ? "default" : entry.exportName.name;
      if (name !== null) {
        exports.set(name, exportedEntry(entry, program));
      } else if (entry.moduleRequest !== null) {
        stars.push(entry.moduleRequest.value);
      }
    }
  }
  return { imports, exports: handedOn(imports, exports), stars };
}

function exportedEntry(
  { moduleRequest, importName, localName }: StaticExportEntry,
  program: () => TSESTree.Program,
): ExportedName {
  if (moduleRequest !== null) {
    return {
      kind: "from",
      specifier: moduleRequest.value,
      name: importName.kind === "Name" ? (importName.name ?? "default") : "*",
    };
  }
  if (localName.name !== null) {
    return { kind: "local", local: localName.name };
  }
  return {
    kind: "expression",
    get node() {
      const tree = program();
      return tree.body.find((statement) => statement.type === "ExportDefaultDeclaration")?.declaration ?? tree;
    },
  };
}

/** `import { a } from "x"; export { a }` is `export { a } from "x"`, and nothing at all if `a` is only a type. */
function handedOn(imports: Interface["imports"], exports: Interface["exports"]): Interface["exports"] {
  const result = new Map(exports);
  for (const [name, exported] of exports) {
    const imported = exported.kind === "local" ? imports.get(exported.local) : undefined;
    if (imported?.typeOnly === true) {
      // A default export may mean a value of the same name, against TypeScript's word; compilers without types allow that.
      if (name !== "default") {
        result.delete(name);
      }
    } else if (imported !== undefined) {
      result.set(name, { kind: "from", specifier: imported.specifier, name: imported.name });
    }
  }
  return result;
}

/** Imports and exports from a whole tree, CommonJS included. */
export function interfaceOfProgram(program: TSESTree.Program): Interface {
  const imports = new Map<string, ImportedName>();
  const exports = new Map<string, ExportedName>();
  const stars: string[] = [];
  const ports: Ports = { imports, exports, stars };
  for (const statement of program.body) {
    switch (statement.type) {
      case "ImportDeclaration":
        addImports(statement, imports);
        break;
      case "TSImportEqualsDeclaration":
        addImportEquals(statement, imports);
        break;
      case "ExportAllDeclaration":
        if (statement.exportKind !== "type") {
          const { exported, source } = statement;
          if (exported) {
            exports.set(nameOf(exported), { kind: "from", specifier: source.value, name: "*" });
          } else {
            stars.push(source.value);
          }
        }
        break;
      case "ExportNamedDeclaration":
        addNamedExports(statement, imports, exports);
        break;
      case "ExportDefaultDeclaration":
        addDefault(statement.declaration, exports);
        break;
      case "TSExportAssignment":
        assignExports(statement.expression, ports);
        break;
      case "VariableDeclaration":
        addRequires(statement, imports);
        addChainedExports(statement, ports);
        break;
      case "ExpressionStatement":
        addCommonExports(statement.expression, ports);
        break;
      default:
        break;
    }
  }
  return { imports, exports: handedOn(imports, exports), stars };
}

function addImports(statement: TSESTree.ImportDeclaration, imports: Map<string, ImportedName>): void {
  for (const specifier of statement.specifiers) {
    const named = specifier.type === "ImportSpecifier";
    const typeOnly = statement.importKind === "type" || (named && specifier.importKind === "type");
    const name = named ? nameOf(specifier.imported) : specifier.type === "ImportDefaultSpecifier" ? "default" : "*";
    imports.set(specifier.local.name, { specifier: statement.source.value, name, typeOnly });
  }
}

function addImportEquals(statement: TSESTree.TSImportEqualsDeclaration, imports: Map<string, ImportedName>): void {
  const { id, moduleReference } = statement;
  if (moduleReference.type === "TSExternalModuleReference") {
    const typeOnly = statement.importKind === "type";
    imports.set(id.name, { specifier: moduleReference.expression.value, name: "*", typeOnly });
  }
}

function addRequires(statement: TSESTree.VariableDeclaration, imports: Map<string, ImportedName>): void {
  for (const { id, init } of statement.declarations) {
    for (const { local, specifier, name } of init ? requiredNames(id, init) : []) {
      imports.set(local, { specifier, name, typeOnly: false });
    }
  }
}

function addNamedExports(
  statement: TSESTree.ExportNamedDeclaration,
  imports: Map<string, ImportedName>,
  exports: Map<string, ExportedName>,
): void {
  const { declaration, source } = statement;
  if (declaration) {
    if (declaration.type === "TSImportEqualsDeclaration") {
      addImportEquals(declaration, imports);
    }
    if (!("declare" in declaration && declaration.declare)) {
      for (const name of declaredNames(declaration)) {
        exports.set(name, { kind: "local", local: name });
      }
      if (declaration.type === "VariableDeclaration") {
        addRequires(declaration, imports);
      }
    }
    return;
  }
  for (const specifier of statement.specifiers) {
    if (statement.exportKind !== "type" && specifier.exportKind !== "type") {
      const local = nameOf(specifier.local);
      exports.set(
        nameOf(specifier.exported),
        source ? { kind: "from", specifier: source.value, name: local } : { kind: "local", local },
      );
    }
  }
}

function addDefault(
  declaration: TSESTree.ExportDefaultDeclaration["declaration"],
  exports: Map<string, ExportedName>,
): void {
  switch (declaration.type) {
    case "Identifier":
      exports.set("default", { kind: "local", local: declaration.name });
      break;
    case "FunctionDeclaration":
    case "ClassDeclaration":
      exports.set(
        "default",
        declaration.id ? { kind: "local", local: declaration.id.name } : { kind: "expression", node: declaration },
      );
      break;
    case "TSInterfaceDeclaration":
    case "TSDeclareFunction":
      break;
    default:
      exports.set("default", { kind: "expression", node: declaration });
  }
}

function nameOf(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === "Identifier" ? node.name : node.value;
}
