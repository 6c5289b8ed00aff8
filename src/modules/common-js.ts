import type { TSESTree } from "@typescript-eslint/utils";

import type { ExportedName, ImportedName } from "./module.ts";
import { requiredSpecifier } from "./syntax.ts";

/** An interface that is being collected. */
export interface Ports {
  readonly imports: Map<string, ImportedName>;
  readonly exports: Map<string, ExportedName>;
  readonly stars: string[];
}

/** `exports.a = …`, `module.exports.a = …`, `module.exports = …`, and the two forms in which compilers write `export *`. */
export function addCommonExports(expression: TSESTree.Expression, ports: Ports): void {
  if (expression.type === "AssignmentExpression") {
    addAssignment(expression, ports);
  } else if (expression.type === "CallExpression") {
    // `__exportStar(require("x"), exports)` and `Object.assign(exports, { … })`.
    const [first, second] = expression.arguments;
    const specifier = first && second && isExportsObject(second) ? requiredSpecifier(first) : undefined;
    if (specifier !== undefined) {
      ports.stars.push(specifier);
    } else if (first && second?.type === "ObjectExpression" && isExportsObject(first)) {
      addProperties(second, ports);
    }
  }
}

/** `const a = (exports.a = …)` and `const a = module.exports = …`. */
export function addChainedExports(statement: TSESTree.VariableDeclaration, ports: Ports): void {
  for (const { init } of statement.declarations) {
    if (init?.type === "AssignmentExpression") {
      addAssignment(init, ports);
    }
  }
}

function addAssignment(assignment: TSESTree.AssignmentExpression, ports: Ports): void {
  const targets: (string | undefined)[] = [];
  let value: TSESTree.Expression = assignment;
  while (value.type === "AssignmentExpression" && value.operator === "=") {
    targets.push(exportTarget(value.left));
    value = value.right;
  }
  // `exports.a = exports.b = void 0` only announces the names.
  if (value.type === "UnaryExpression") {
    return;
  }
  for (const name of targets) {
    if (name === "*") {
      assignExports(value, ports);
    } else if (name !== undefined) {
      ports.exports.set(name, exported(value));
    }
  }
}

/** The name that an assignment exports, "*" for `module.exports` itself. */
function exportTarget(left: TSESTree.Node): string | undefined {
  if (left.type !== "MemberExpression") {
    return undefined;
  }
  if (isExportsObject(left)) {
    return "*";
  }
  if (!isExportsObject(left.object)) {
    return undefined;
  }
  if (!left.computed && left.property.type === "Identifier") {
    return left.property.name;
  }
  return left.property.type === "Literal" && typeof left.property.value === "string" ? left.property.value : undefined;
}

/** `exports` or `module.exports`. */
function isExportsObject(node: TSESTree.Node): boolean {
  if (node.type === "Identifier") {
    return node.name === "exports";
  }
  return (
    node.type === "MemberExpression" &&
    node.object.type === "Identifier" &&
    node.object.name === "module" &&
    node.property.type === "Identifier" &&
    node.property.name === "exports"
  );
}

/** The whole of `module.exports` or `export =`: it is the default too, and an object's properties are names. */
export function assignExports(value: TSESTree.Expression, ports: Ports): void {
  const specifier = requiredSpecifier(value);
  ports.exports.set("default", specifier === undefined ? exported(value) : { kind: "from", specifier, name: "*" });
  if (value.type === "ObjectExpression") {
    addProperties(value, ports);
  }
}

function addProperties(object: TSESTree.ObjectExpression, ports: Ports): void {
  for (const property of object.properties) {
    if (property.type === "SpreadElement") {
      addSpread(property.argument, ports);
    } else if (!property.computed && property.kind === "init") {
      const name = property.key.type === "Identifier" ? property.key.name : String(property.key.value);
      if (name !== "default") {
        ports.exports.set(name, exported(property.value));
      }
    }
  }
}

/** `module.exports = { ...require("./a"), ...b }`, where `b` was required. */
function addSpread(spread: TSESTree.Expression, { imports, stars }: Ports): void {
  const imported = spread.type === "Identifier" ? imports.get(spread.name) : undefined;
  const specifier = imported?.name === "*" ? imported.specifier : requiredSpecifier(spread);
  if (specifier !== undefined) {
    stars.push(specifier);
  }
}

function exported(value: TSESTree.Node): ExportedName {
  return value.type === "Identifier" && value.name !== "undefined"
    ? { kind: "local", local: value.name }
    : { kind: "expression", node: value };
}
