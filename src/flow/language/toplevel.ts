import type { TSESTree } from "@typescript-eslint/utils";

import type { ModelledExport } from "../../models/lookup.ts";
import type { LibraryModel } from "../../models/model.ts";
import type { Definition, ImportedName, SourceModule } from "../../modules/index.ts";
import { evaluate } from "./expressions.ts";
import { keptBefore } from "./kept-globals.ts";
import { assignsName } from "./names.ts";
import { settersOf } from "./turned.ts";
import { newObject } from "../values/objects.ts";
import { bindPattern, namesIn } from "./patterns.ts";
import type { Run } from "../run.ts";
import { globalObject } from "../ground.ts";
import { leastSteps, mostPending, mostStepsOfName, newActivation, newCatcher } from "../run.ts";
import { Scope } from "../values/scope.ts";
import { executeAll } from "./statements.ts";
import type { Value } from "../values/value.ts";
import { constant, freshNumber, functionValue, opaque, undefinedValue, valueOf } from "../values/value.ts";

/** The scope of a module's top level; its names are evaluated when they are first asked for. */
export function moduleScope(run: Run, module: SourceModule): Scope {
  let scope = run.moduleScopes.get(module);
  if (scope === undefined) {
    scope = new Scope(module);
    run.moduleScopes.set(module, scope);
  }
  return scope;
}

/** The value of a name, as seen from a scope. */
export function nameValue(run: Run, scope: Scope, name: string): Value {
  const cell = scope.find(name);
  if (cell !== undefined) {
    return run.state.cell(cell) ?? undefinedValue;
  }
  return topLevelValue(run, scope.module, name) ?? globalValue(run, name);
}

/** The cell of a module's own name that was asked for before, by this file's analysis or another one's. */
export function cellOfModule(run: Run, module: SourceModule, name: string): number | undefined {
  const scope = moduleScope(run, module);
  const { ground } = run.world;
  const own = scope.own(name);
  if (own !== undefined) {
    ground.note(module, name, run.host);
    return own;
  }
  ground.loaded(module, name, run.host)?.forEach((cell, other) => {
    scope.declare(other, cell);
  });
  return scope.own(name);
}

/** The value of a module's own top-level name, an import included. */
export function topLevelValue(run: Run, module: SourceModule, name: string): Value | undefined {
  const scope = moduleScope(run, module);
  const cell = cellOfModule(run, module, name);
  if (cell !== undefined) {
    return run.state.cell(cell);
  }
  const binding = module.bindings.get(name);
  if (binding === undefined) {
    const imported = module.imports.get(name);
    return imported === undefined ? undefined : remember(run, scope, name, () => importValue(run, module, imported));
  }
  switch (binding.kind) {
    case "function":
      return remember(run, scope, name, () => functionValue({ kind: "closure", node: binding.node, scope, module }));
    case "class":
      return remember(run, scope, name, () =>
        valueOf({ kind: "class", when: undefined, code: { node: binding.node, scope, module } }),
      );
    case "enum":
      return remember(run, scope, name, () => enumValue(run, binding.node));
    case "import":
      return remember(run, scope, name, () => importValue(run, module, binding.imported));
    case "namespace":
      return remember(run, scope, name, () => opaque());
    case "variable":
      return variableValue(run, module, scope, name, binding.declarator);
  }
}

/** Evaluates once, below all paths, and keeps the value in a cell that all of them see. */
function remember(run: Run, scope: Scope, name: string, make: () => Value): Value {
  return once(run, scope, name, [name], () => {
    const value = make();
    const cell = freshNumber();
    scope.declare(name, cell);
    run.state.setCell(cell, value);
    return value;
  });
}

function variableValue(
  run: Run,
  module: SourceModule,
  scope: Scope,
  name: string,
  declarator: TSESTree.VariableDeclarator,
): Value | undefined {
  return once(run, scope, name, namesIn(declarator.id), () => {
    executeAll(run, scope, declarator.init ? keptBefore(module, [declarator.init]) : []);
    bindPattern(
      run,
      scope,
      declarator.id,
      declarator.init ? evaluate(run, scope, declarator.init) : undefinedValue,
      "declare",
    );
    runAssignments(run, module, scope, name);
    const cell = scope.own(name);
    return (cell === undefined ? undefined : run.state.cell(cell)) ?? undefinedValue;
  });
}

/** Runs the module's own statements that assign to a name (`if (!db) db = new Client()`), or set something of it, in their order. */
function runAssignments(run: Run, module: SourceModule, scope: Scope, name: string): void {
  const statements = module.program.body.filter(
    (statement) =>
      ((statement.type === "IfStatement" ||
        statement.type === "TryStatement" ||
        statement.type === "BlockStatement" ||
        (statement.type === "ExpressionStatement" && statement.expression.type === "AssignmentExpression")) &&
        assignsName(statement, name)) ||
      (statement.type === "ExpressionStatement" &&
        statement.expression.type === "CallExpression" &&
        settersOf(statement.expression) === name),
  );
  const kept = statements.length === 0 ? [] : keptBefore(module, statements).filter((one) => !statements.includes(one));
  executeAll(run, scope, kept.length === 0 ? statements : inOrder([...kept, ...statements]));
}

function inOrder(statements: readonly TSESTree.ProgramStatement[]): readonly TSESTree.ProgramStatement[] {
  return statements.toSorted((one, other) => one.range[0] - other.range[0]);
}

/**
 * Evaluates a module's code in the state below all paths, as if it had run when the module was loaded: for the linted file, or
 * for all files, if it is the same for all.
 */
function once(run: Run, scope: Scope, name: string, names: readonly string[], make: () => Value): Value {
  const { graph, ground } = run.world;
  const { module } = scope;
  const key = `${module.file}#${name}`;
  if (run.pending.has(key) || run.pending.size > mostPending) {
    ground.noteOfFile();
    return lost(name);
  }
  run.pending.add(key);
  const { state, activation, catcher, frame, module: outer, steps, unused } = run;
  const calls = run.calls.splice(0);
  const active = run.active.splice(0);
  const events = run.events.length;
  const isShared = module !== run.host;
  const { choices } = isShared ? ground.state : run.base;
  const before = choices.count;
  const first = freshNumber();
  run.state = run.base.above(choices);
  run.activation = newActivation(undefined, undefinedValue, true);
  run.catcher = newCatcher(false);
  run.frame = "module";
  run.module = module;
  run.steps = leastSteps(mostStepsOfName);
  const evaluate = () => {
    graph.open(module.file);
    if (isShared && ground.isTooLong(module, name)) {
      run.exhaust();
      return lost(name);
    }
    return make();
  };
  const { result, kept } = ground.make(
    run.host,
    evaluate,
    () => isShared && !run.exhausted && run.state.isSelfContained,
  );
  const isCut = run.exhausted;
  if (isCut) {
    // Half of it would look like the whole: a chain of handlers, of which the guard is missing.
    run.state = run.base.above(choices);
    forget(run, scope, names);
    ground.noteCut(module, name);
  }
  if (kept === undefined) {
    run.state.commitTo(run.base);
    ground.noteOfFile();
  } else {
    run.state.promoteTo(ground.state, first);
    const cells = names
      .map((one) => [one, scope.own(one)] as const)
      .filter((pair): pair is [string, number] => pair[1] !== undefined);
    ground.keepLoaded(module, { ...kept, result: new Map(cells) });
    run.events.length = events;
  }
  // What is decided while a module is loaded does not depend on the request.
  choices.configuredSince(before);
  run.calls.push(...calls);
  run.active.push(...active);
  Object.assign(run, { state, activation, catcher, frame, module: outer, steps, unused });
  run.pending.delete(key);
  return isCut ? lost(name) : result;
}

/** Anything may be under a name whose evaluation was cut short. */
function forget(run: Run, scope: Scope, names: readonly string[]): void {
  for (const name of names) {
    const cell = scope.own(name) ?? freshNumber();
    scope.declare(name, cell);
    run.state.setCell(cell, lost(name));
  }
}

function lost(name: string): Value {
  return opaque([{ kind: "unresolved", name }]);
}

/** What an import gives. */
export function importValue(run: Run, module: SourceModule, imported: ImportedName): Value {
  return definitionValue(run, run.world.graph.definitionOfImport(module, imported), imported.name, module);
}

/** What a module exports under a name; undefined when it exports no such name. */
export function moduleExport(run: Run, module: SourceModule, name: string): Value | undefined {
  const definition = run.world.graph.definitionOfExport(module, name);
  return definition === undefined ? undefined : definitionValue(run, definition, name, module);
}

/** How far into a file it is looked for who has generated it. */
const head = 300;

/** What generated code exports that is in the project: it leads into a library's inside, where nothing can be read. */
function generatedValue(run: Run, module: SourceModule, name: string): Value | undefined {
  const found = run.world.models.ofGenerated(name);
  const mark = found?.model.generated?.mark;
  return found !== undefined && mark !== undefined && module.text.slice(0, head).includes(mark)
    ? apiValue(found)
    : undefined;
}

function definitionValue(run: Run, definition: Definition, asked: string, from: SourceModule): Value {
  switch (definition.kind) {
    case "local":
      // It is exported, but not there: the file cannot be parsed, or makes its exports in another way.
      return (
        generatedValue(run, definition.module, definition.name) ??
        topLevelValue(run, definition.module, definition.name) ??
        opaque([{ kind: "unresolved", name: definition.name }])
      );
    case "expression":
      return expressionExport(run, definition.module, definition.node);
    case "namespace":
      return (
        generatedValue(run, definition.module, asked) ??
        valueOf({ kind: "namespace", when: undefined, module: definition.module })
      );
    case "package":
      return packageValue(run, definition.specifier, definition.name);
    case "unresolved": {
      const generated = run.world.models.ofGenerated(definition.name);
      if (generated !== undefined) {
        return apiValue(generated);
      }
      const name = localNameOf(from, definition) ?? definition.name;
      return conventionalClient(run, name) ?? opaque([{ kind: definition.project ? "unresolved" : "package", name }]);
    }
  }
}

function localNameOf(module: SourceModule, { specifier, name }: { readonly specifier: string; readonly name: string }) {
  if (name !== "default") {
    return name;
  }
  for (const [local, imported] of module.imports) {
    if (imported.specifier === specifier && imported.name === name) {
      return local;
    }
  }
  return undefined;
}

function expressionExport(run: Run, module: SourceModule, node: TSESTree.Node): Value {
  const scope = moduleScope(run, module);
  const name = "*default*";
  const cell = cellOfModule(run, module, name);
  if (cell !== undefined) {
    return run.state.cell(cell) ?? undefinedValue;
  }
  return remember(run, scope, name, () => {
    if (node.type === "FunctionDeclaration") {
      return functionValue({ kind: "closure", node, scope, module });
    }
    if (node.type === "ClassDeclaration") {
      return valueOf({ kind: "class", when: undefined, code: { node, scope, module } });
    }
    return evaluate(run, scope, node);
  });
}

function packageValue(run: Run, specifier: string, name: string): Value {
  const { models } = run.world;
  const found = models.ofImport(specifier, name);
  if (found !== undefined && name !== "*") {
    return apiValue(found);
  }
  const model = models.modelOf(specifier);
  if (model !== undefined && (name === "default" || name === "*")) {
    return apiValue({ model, api: namespaceApi(model), name: model.name });
  }
  return opaque([{ kind: "package", name: specifier }], { kind: "any" }, `package:${specifier}.${name}`);
}

/** All of a library's exports as one object, as `import * as` and CommonJS interoperation give it. */
function namespaceApi(model: LibraryModel) {
  return { ...model.exports["default"], members: { ...model.exports["default"]?.members, ...model.exports } };
}

export function apiValue({ model, api, name }: ModelledExport): Value {
  return {
    id: `api:${model.name}.${name}`,
    alternatives: [{ kind: "api", when: undefined, library: { model, api, name, path: [name] } }],
  };
}

/** Names of the language itself, whose meaning is in `builtins`. */
const languageNames = new Set([
  "Array",
  "Object",
  "Promise",
  "JSON",
  "String",
  "Number",
  "Boolean",
  "Map",
  "Set",
  "WeakMap",
  "WeakSet",
  "RegExp",
  "Symbol",
  "Error",
  "TypeError",
  "RangeError",
  "SyntaxError",
  "AggregateError",
  "Reflect",
  "BigInt",
  "parseInt",
  "parseFloat",
  "isNaN",
  "isFinite",
  "Intl",
  "Proxy",
  "FormData",
  "URLSearchParams",
  "File",
  "Blob",
]);

/** A global of the language or of a library's model; undefined for others. */
export function knownGlobal(run: Run, name: string): Value | undefined {
  return languageNames.has(name) || run.world.models.ofGlobal(name) !== undefined ? globalValue(run, name) : undefined;
}

function globalValue(run: Run, name: string): Value {
  // Code that browsers run, too, asks for these: on the server, where actions run, they are not there.
  if (name === "undefined" || name === "window" || name === "document") {
    return undefinedValue;
  }
  if (name === "NaN" || name === "Infinity") {
    return constant(Number(name));
  }
  const modelled = run.world.models.ofGlobal(name);
  if (modelled !== undefined) {
    return apiValue(modelled);
  }
  if (name === "globalThis" || name === "global" || name === "self") {
    return { id: "globalThis", alternatives: [{ kind: "object", when: undefined, ref: globalObject }] };
  }
  if (languageNames.has(name)) {
    return opaque([], { kind: "any" }, `global:${name}`);
  }
  return conventionalClient(run, name) ?? opaque([{ kind: "unresolved", name }], { kind: "any" }, `unbound:${name}`);
}

/** A database client that is known by its name only, because what it names cannot be found. */
function conventionalClient(run: Run, name: string): Value | undefined {
  const client = run.world.conventions?.clients.find((candidate) => candidate.name.test(name));
  const model = client && run.world.models.byName(client.model);
  return client === undefined || model === undefined
    ? undefined
    : apiValue({ model, api: { type: client.type }, name });
}

function enumValue(run: Run, node: TSESTree.Node): Value {
  // Older parsers hang the members on the node itself, where newer ones warn whoever looks.
  const { body } = node as unknown as { body?: { members?: readonly TSESTree.TSEnumMember[] } };
  const members = body?.members ?? (node as unknown as { members?: readonly TSESTree.TSEnumMember[] }).members ?? [];
  const fields = new Map<string, Value>();
  for (const [index, member] of members.entries()) {
    const name = member.id.type === "Identifier" ? member.id.name : member.id.value;
    const literal = member.initializer?.type === "Literal" ? member.initializer.value : undefined;
    fields.set(name, constant(typeof literal === "string" || typeof literal === "number" ? literal : index));
  }
  return newObject(run, fields);
}
