import { join } from "node:path";

import type { TSESTree } from "@typescript-eslint/utils";

import { children } from "../../ast/children.ts";
import { staticName } from "../language/names.ts";
import type { ModuleGraph, SourceModule } from "../../modules/index.ts";

/** What Next.js runs before it answers a request, by the names that it has had. */
const files = /^(?:middleware|proxy)\.[cm]?[jt]s$/u;

/** Headers that say who is calling; others say where they are: in which tenant, in which language. */
const telling = /user|uid|role|auth|account|member|session|staff|admin|e-?mail|permission|claim/iu;

/** How far what it imports is looked into. */
const furthest = 2;

/**
 * Whether what an application runs before each request puts a header of that name into it, or takes it out: what
 * the client sends is not seen.
 */
export function isPassedOn(graph: ModuleGraph, file: string, name: string): boolean {
  const root = graph.packageRoot(file);
  return (
    root !== undefined &&
    graph
      .derived(`${root}\0headers`, () => [".", "src"].flatMap((folder) => headersSetIn(graph, join(root, folder))))
      .includes(name.toLowerCase())
  );
}

/** Whether a header that the middleware sets may say who is calling, which it may have found out. */
export function mayTellCaller(name: string): boolean {
  return telling.test(name);
}

interface Found {
  /** Requests are sent on with headers of its own: `NextResponse.next({ request: { headers } })`. */
  isSentOn: boolean;
  /** A header whose name is a variable's is among those. */
  isOfAny: boolean;
  readonly names: Set<string>;
  /** All texts that may be the name of a header of one's own. */
  readonly texts: Set<string>;
}

function headersSetIn(graph: ModuleGraph, directory: string): readonly string[] {
  const name = graph.listFiles(directory).find((one) => files.test(one));
  const module = name === undefined ? undefined : graph.open(join(directory, name));
  if (module === undefined) {
    return [];
  }
  const found: Found = { isSentOn: false, isOfAny: false, names: new Set(), texts: new Set() };
  readModule(graph, module, found, new Set([module.file]), 0);
  return found.isSentOn ? [...found.names, ...(found.isOfAny ? found.texts : [])] : [];
}

function readModule(graph: ModuleGraph, module: SourceModule, found: Found, seen: Set<string>, depth: number): void {
  read(module.program, found);
  for (const { specifier, typeOnly } of depth === furthest ? [] : module.imports.values()) {
    const resolution = graph.resolve(module.file, specifier);
    if (!typeOnly && resolution.kind === "file" && !seen.has(resolution.file)) {
      seen.add(resolution.file);
      const other = graph.open(resolution.file);
      if (other !== undefined) {
        readModule(graph, other, found, seen, depth + 1);
      }
    }
  }
}

function read(node: TSESTree.Node, found: Found): void {
  if (node.type === "Literal" && typeof node.value === "string" && /^x-[\w-]+$/iu.test(node.value)) {
    found.texts.add(node.value.toLowerCase());
  }
  if (node.type === "CallExpression" && node.callee.type === "MemberExpression") {
    readCall(node, node.callee, found);
  }
  children(node).forEach((child) => {
    read(child, found);
  });
}

function readCall({ arguments: args }: TSESTree.CallExpression, callee: TSESTree.MemberExpression, found: Found): void {
  switch (staticName(callee.property, callee.computed)) {
    case "next":
    case "rewrite":
      found.isSentOn ||= args.some(
        (arg) =>
          arg.type === "ObjectExpression" &&
          arg.properties.some((one) => one.type === "Property" && staticName(one.key, one.computed) === "request"),
      );
      break;
    case "set":
    case "delete": {
      const [name] = args;
      if (name === undefined || !areOfRequest(callee.object)) {
        return;
      }
      if (name.type === "Literal") {
        found.names.add(String(name.value).toLowerCase());
      } else {
        found.isOfAny = true;
      }
      break;
    }
    default:
  }
}

/** `headers`, `requestHeaders`, `request.headers`; not `response.headers`, which the browser gets. */
function areOfRequest(node: TSESTree.Node): boolean {
  if (node.type === "Identifier") {
    return /headers$/iu.test(node.name) && !/^res/iu.test(node.name);
  }
  return (
    node.type === "MemberExpression" &&
    staticName(node.property, node.computed) === "headers" &&
    !(node.object.type === "Identifier" && /^res/iu.test(node.object.name))
  );
}
