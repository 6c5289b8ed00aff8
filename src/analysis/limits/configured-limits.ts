import type { TSESTree } from "@typescript-eslint/utils";

import { children } from "../../ast/children.ts";
import type { Site } from "../../flow/event.ts";
import { staticName } from "../../flow/language/names.ts";
import type { ModuleGraph, SourceModule } from "../../modules/index.ts";
import type { AnalysedAction } from "../analyze.ts";

/** Where Auth.js is told how to check who signs in, and what it calls there to see how often they have tried. */
const configuration = /\b(?:NextAuth|NextAuthConfig|NextAuthOptions|AuthOptions)\b/u;
const limit =
  /rate_?limit\w*\s*[.(]|\blimiter\w*\s*[.(]|throttle\w*\s*\(|\w_?attempts?\b|locked_?(?:until|at|out)\b|lock_?out/iu;

/** How many calls by name are followed from what Auth.js calls. */
const mostCalls = 2;

/** Auth.js calls what its configuration holds at every sign-in; an action need not count them again. */
export function isLimitedByConfiguration({ run }: AnalysedAction): boolean {
  return [...run.moduleScopes.keys()].some(
    (module) =>
      configuration.test(module.text) &&
      checksIn(module.program).some((node) => limits(run.world.graph, { module, node }, mostCalls)),
  );
}

/** What is called with the credentials, or before somebody is let in. */
function checksIn(node: TSESTree.Node): readonly TSESTree.Node[] {
  return node.type === "Property" && /^(?:authorize|signIn)$/u.test(staticName(node.key, node.computed) ?? "")
    ? [node.value]
    : children(node).flatMap(checksIn);
}

/** Whether a function, or one that it calls by its name, asks how often somebody has tried. */
function limits(graph: ModuleGraph, { module, node }: Site, calls: number): boolean {
  return (
    limit.test(module.text.slice(...node.range)) ||
    (calls > 0 &&
      [...namesCalledIn(node)].some((name) => {
        const called = declarationOf(graph, module, name);
        return called !== undefined && limits(graph, called, calls - 1);
      }))
  );
}

function namesCalledIn(node: TSESTree.Node): ReadonlySet<string> {
  const own = node.type === "CallExpression" && node.callee.type === "Identifier" ? [node.callee.name] : [];
  return new Set([...own, ...children(node).flatMap((child) => [...namesCalledIn(child)])]);
}

/** Where a name of a module is declared, in it or in another one of the project. */
function declarationOf(graph: ModuleGraph, module: SourceModule, name: string): Site | undefined {
  const binding = module.bindings.get(name);
  switch (binding?.kind) {
    case "function":
      return { module, node: binding.node };
    case "variable":
      return { module, node: binding.declarator };
    case "import": {
      const definition = graph.definitionOfImport(module, binding.imported);
      return definition.kind === "local" ? declarationOf(graph, definition.module, definition.name) : undefined;
    }
    default:
      return undefined;
  }
}
