import type { TSESTree } from "@typescript-eslint/utils";

/** A source file, parsed when first looked into. */
export interface SourceModule {
  /** Its absolute path. */
  readonly file: string;
  readonly text: string;
  /** Parsed when first asked for; a program without statements if it cannot be parsed. */
  readonly program: TSESTree.Program;
  /** What it imports, by local name: `import`, `import x = require()`, and top-level `const x = require()` or `await import()`. */
  readonly imports: ReadonlyMap<string, ImportedName>;
  /** What it exports, by exported name, `default` and CommonJS included; types are left out. */
  readonly exports: ReadonlyMap<string, ExportedName>;
  /** The specifiers of `export * from`. */
  readonly stars: readonly string[];
  /** Its top-level bindings by local name; types are left out. */
  readonly bindings: ReadonlyMap<string, Binding>;
  /** Whether its text contains the words `use server`. */
  readonly hasUseServer: boolean;
}

/** One imported name: "default", "*" for the namespace, or the name that the other module exports. */
export interface ImportedName {
  readonly specifier: string;
  readonly name: string;
  readonly typeOnly: boolean;
}

/** What stands behind an exported name. */
export type ExportedName =
  /** `export { a as b }`, `export const b`, `export function b`, `export default a`. */
  | { readonly kind: "local"; readonly local: string }
  /** `export default <expression>`, or a function or class without a name. The node may cost the parse of the module. */
  | { readonly kind: "expression"; readonly node: TSESTree.Node }
  /** `export { a as b } from "x"`; the name is "*" for `export * as b from "x"`. */
  | { readonly kind: "from"; readonly specifier: string; readonly name: string };

/** What a top-level name is bound to. */
export type Binding =
  | { readonly kind: "function"; readonly node: TSESTree.FunctionDeclaration }
  | { readonly kind: "class"; readonly node: TSESTree.ClassDeclaration }
  | {
      readonly kind: "variable";
      readonly declarator: TSESTree.VariableDeclarator;
      readonly declared: TSESTree.VariableDeclaration["kind"];
      /** Which statement of the program declares it. */
      readonly statementIndex: number;
    }
  | { readonly kind: "import"; readonly imported: ImportedName }
  | { readonly kind: "enum"; readonly node: TSESTree.TSEnumDeclaration }
  | { readonly kind: "namespace"; readonly node: TSESTree.TSModuleDeclaration };

/** Where a name comes from, followed through any number of re-exports. */
export type Definition =
  /** The top-level binding `name` of a module. */
  | { readonly kind: "local"; readonly module: SourceModule; readonly name: string }
  /** A default-exported expression, or one assigned to `exports`. */
  | { readonly kind: "expression"; readonly module: SourceModule; readonly node: TSESTree.Node }
  | { readonly kind: "namespace"; readonly module: SourceModule }
  /** An export of an npm package or of Node.js: `specifier` as written, `package` its name. */
  | { readonly kind: "package"; readonly specifier: string; readonly package: string; readonly name: string }
  /** `project`: it is the project's own code that cannot be found. */
  | { readonly kind: "unresolved"; readonly specifier: string; readonly name: string; readonly project: boolean };

/** What a module imports and exports. */
export interface Interface {
  readonly imports: ReadonlyMap<string, ImportedName>;
  readonly exports: ReadonlyMap<string, ExportedName>;
  readonly stars: readonly string[];
}
