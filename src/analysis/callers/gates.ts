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
  /^\/(?:$|[?#]|(?:[\w-]+\/)*(?:sign-?(?:in|up|out)|log-?(?:in|out)|auth|register|signup|(?:forgot|reset|verify|confirm|accept)\b|verification|invit|onboarding|unauthori[sz]ed|forbidden|denied|error|40[134]|maintenance|_next|_vercel|api|trpc|monitoring|public|static|assets|images|fonts|icons?|favicon|manifest|robots|sitemap|sw\.js|health)(?![a-z]))/iu;

/** A matcher that names what it leaves out, or leaves out nothing. */
const allBut = /^\/(?::path\*|\(\.\*\)|\(\(\?!(?<left>.*)\)\.\*\))$/u;

/** Kinds of files that a matcher leaves out. */
const endings = /^(?:webp|jpeg|avif|woff2?|json|html?|webmanifest|docx?|xlsx?|mp4|_?next)$/iu;

/** Calls that send people away who are not known, by the names of libraries. */
const guards = /^(?:protect|withAuth|authMiddleware|redirectToSignIn|authkitMiddleware|authorized)$/u;

/**
 * Whether an application keeps all that it shows for people who are signed in: the middleware in front of it sends everybody else
 * away, from wherever they are but the pages to sign in at, as far as the paths in its text tell.
 */
export function isBehindGate(graph: ModuleGraph, file: string): boolean {
  const root = graph.packageRoot(file);
  return (
    root !== undefined &&
    folders.some((folder) => {
      const directory = join(root, folder);
      const name = graph.listFiles(directory).find((found) => files.test(found));
      const module = name === undefined ? undefined : graph.open(join(directory, name));
      return module !== undefined && isGate(graph, module);
    })
  );
}

function isGate(graph: ModuleGraph, module: SourceModule): boolean {
  const words = { paths: new Set<string>(), names: new Set<string>() };
  const [matchers, rest] = parted(module);
  rest.forEach((statement) => {
    read(statement, words);
  });
  // What it goes by may be written down beside it: lists of paths, a function for sessions.
  for (const { specifier } of module.imports.values()) {
    const resolution = graph.resolve(module.file, specifier);
    if (resolution.kind === "unresolved" && resolution.project) {
      return false;
    }
    const other = resolution.kind === "file" ? graph.open(resolution.file) : undefined;
    if (other !== undefined) {
      read(other.program, words);
    }
  }
  const paths = [...words.paths];
  const names = [...words.names];
  return (
    (matchers.length === 0 || matchers.some(isOfAll)) &&
    paths.every((path) => doors.test(path)) &&
    ((paths.some((path) => signIn.test(path)) && names.includes("redirect")) || names.some((name) => guards.test(name)))
  );
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
  const words = { paths: new Set<string>(), names: new Set<string>() };
  program.body.filter(isConfig).forEach((statement) => {
    read(statement, words);
  });
  return [[...words.paths], program.body.filter((statement) => !isConfig(statement))];
}

/** The paths that stand in a piece of code, and the names in it. */
function read(node: TSESTree.Node, words: { readonly paths: Set<string>; readonly names: Set<string> }): void {
  if (node.type === "Identifier") {
    words.names.add(node.name);
  } else if (node.type === "Literal") {
    if (typeof node.value === "string" && /^\/(?!\/)/u.test(node.value)) {
      words.paths.add(node.value);
    }
  } else if (node.type === "TemplateLiteral") {
    const [first] = node.quasis;
    if (first?.value.raw.startsWith("/") === true) {
      words.paths.add(first.value.raw);
    }
  }
  if (node.type !== "ImportDeclaration") {
    children(node).forEach((child) => {
      read(child, words);
    });
  }
}
