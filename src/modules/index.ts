export { declarationsIn, importedType, memberNames } from "./declared-types.ts";
export { ModuleGraph, sharedGraph } from "./graph.ts";
export type { Binding, Definition, ExportedName, ImportedName, SourceModule } from "./module.ts";
export type { Parse } from "./parse.ts";
export type { Basis } from "./tracker.ts";
export type { Resolution } from "./resolve.ts";
export type { WorkspacePackage } from "./workspace.ts";
