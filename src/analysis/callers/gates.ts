import { join } from "node:path";

import type { TSESTree } from "@typescript-eslint/utils";

import { children } from "../../ast/children.ts";
import type { ModuleGraph, SourceModule } from "../../modules/index.ts";

/** What Next.js runs before it answers a request, by the names that it has had. */
const files = /^(?:middleware|proxy)\.[cm]?[jt]s$/u;

const folders = [".", "src"] as const;

/** Who is sent there is to sign in. */
const signIn = /^\/(?:[\w-]+\/)*(?:sign-?in|log-?in|auth)(?![a-z])/iu;

/** What people need who are not signed in yet, and what is no page: what stands in the paths of a gate that keeps everything else for members. */
const doors =
  /^\/(?:(?:[\w-]+\/)*(?:sign-?(?:in|up|out)|log-?(?:in|out)|auth|register|signup|(?:forgot|reset|verify|confirm|accept)\b|verification|invit|onboarding|unauthori[sz]ed|forbidden|denied|error|40[134]|maintenance|_next|_vercel|api|trpc|monitoring|public|static|assets|images|fonts|icons?|favicon|manifest|robots|sitemap|sw\.js|health)(?![a-z]))/iu;

/** A matcher that names what it leaves out, or leaves out nothing. */
const allBut = /^\/(?::path\*|\(\.\*\)|\(\(\?!(?<left>.*)\)\.\*\))$/u;

/** Kinds of files that a matcher leaves out. */
const endings = /^(?:webp|jpeg|avif|woff2?|json|html?|webmanifest|docx?|xlsx?|mp4|_?next)$/iu;

/** Calls that send people away who are not known, by the names of libraries. */
const guards = /^(?:protect|withAuth|authMiddleware|redirectToSignIn|authkitMiddleware|authorized)$/u;

/**
 * Whether an application keeps all that it shows for people who are signed in: the middleware in front of it sends everybody else
 * away, from wherever they are but the pages to sign in at, as far as the paths in its text tell. A front page that it lets
 * everybody see may show anything.
 */
export function isBehindGate(graph: ModuleGraph, file: string): boolean {
  const root = graph.packageRoot(file);
  return (
    root !== undefined &&
    graph.derived(`${root}\0gate`, () => folders.some((folder) => hasGate(graph, join(root, folder))))
  );
}

function hasGate(graph: ModuleGraph, directory: string): boolean {
  const name = graph.listFiles(directory).find((found) => files.test(found));
  const module = name === undefined ? undefined : graph.open(join(directory, name));
  return module !== undefined && isGate(graph, module);
}

/** How far what a gate imports is looked into. */
const furthest = 2;

/** What stands in a gate's text: the paths that it asks for, those that it sends people to, and names. */
interface Words {
  readonly paths: Set<string>;
  readonly targets: Set<string>;
  readonly names: Set<string>;
}

const noWords = (): Words => ({ paths: new Set(), targets: new Set(), names: new Set() });

function isGate(graph: ModuleGraph, module: SourceModule): boolean {
  const words = noWords();
  const [matchers, rest] = parted(module);
  rest.forEach((statement) => {
    read(statement, words);
  });
  return (
    readImports(graph, module, words, new Set([module.file])) &&
    (matchers.length === 0 || matchers.some(isOfAll)) &&
    [...words.paths].every((path) => doors.test(path)) &&
    (([...words.paths, ...words.targets].some((path) => signIn.test(path)) && words.names.has("redirect")) ||
      [...words.names].some((name) => guards.test(name)))
  );
}

/** What a gate goes by may be written down beside it: lists of paths, a function for sessions. False where that cannot be found. */
function readImports(graph: ModuleGraph, module: SourceModule, words: Words, seen: Set<string>, depth = 1): boolean {
  return [...module.imports.values()].every(({ specifier, typeOnly }) => {
    const resolution = graph.resolve(module.file, specifier);
    const file = resolution.kind === "file" ? resolution.file : undefined;
    if (typeOnly || file === undefined || seen.has(file)) {
      return typeOnly || resolution.kind !== "unresolved" || !resolution.project;
    }
    seen.add(file);
    const other = graph.open(file);
    if (other === undefined) {
      return false;
    }
    read(other.program, words);
    return depth === furthest || readImports(graph, other, words, seen, depth + 1);
  });
}

/** Whether a matcher takes all pages, but for those that people need who are not signed in. */
function isOfAll(matcher: string): boolean {
  const match = allBut.exec(matcher);
  const left = match?.groups?.["left"]?.match(/[\w-]{4,}/gu) ?? [];
  return match !== null && left.every((word) => endings.test(word) || doors.test(`/${word}`));
}

/** The paths of `export const config`, and the other statements. */
function parted({ program }: SourceModule): readonly [readonly string[], readonly TSESTree.Node[]] {
  const isConfig = (statement: TSESTree.Node) =>
    statement.type === "ExportNamedDeclaration" &&
    statement.declaration?.type === "VariableDeclaration" &&
    statement.declaration.declarations.some(({ id }) => id.type === "Identifier" && id.name === "config");
  const words = noWords();
  program.body.filter(isConfig).forEach((statement) => {
    read(statement, words);
  });
  return [[...words.paths], program.body.filter((statement) => !isConfig(statement))];
}

/** The paths that stand in a piece of code, and the names in it. */
function read(node: TSESTree.Node, words: Words): void {
  const path = pathOf(node);
  if (path !== undefined) {
    words.paths.add(path);
  } else if (node.type === "Identifier") {
    words.names.add(node.name);
  }
  if (node.type === "ImportDeclaration") {
    return;
  }
  const target = targetOf(node);
  children(node).forEach((child) => {
    if (child !== target) {
      read(child, words);
    }
  });
  const sentTo = target && pathOf(target);
  if (sentTo !== undefined) {
    words.targets.add(sentTo);
  } else if (target !== undefined) {
    read(target, words);
  }
}

function pathOf(node: TSESTree.Node): string | undefined {
  const text =
    node.type === "Literal" ? node.value : node.type === "TemplateLiteral" ? node.quasis[0]?.value.raw : undefined;
  return typeof text === "string" && /^\/(?!\/)/u.test(text) ? text : undefined;
}

/** Where somebody is sent: `new URL("/login", url)`, `redirect("/login")`, `url.pathname = "/login"`. */
function targetOf(node: TSESTree.Node): TSESTree.Node | undefined {
  if (node.type === "NewExpression" || node.type === "CallExpression") {
    const { callee } = node;
    const called = callee.type === "MemberExpression" ? callee.property : callee;
    return called.type === "Identifier" && /^(?:URL|redirect)$/u.test(called.name) ? node.arguments[0] : undefined;
  }
  return node.type === "AssignmentExpression" ? node.right : undefined;
}
