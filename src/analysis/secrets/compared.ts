import type { TSESTree } from "@typescript-eslint/utils";

import { namesIn } from "../../flow/language/patterns.ts";

/**
 * Code that makes keyed digests: what any of its functions compares with one is worth a look. `subtle` alone is the name of
 * a colour in half of an app's components.
 */
const makesDigests = /createHmac|timingSafe|\bdigest\(|\bsubtle\s*[.}]/u;

/** What is called like something that makes digests elsewhere. */
const makesDigestsElsewhere = /hmac|hash|digest|sign(?:ed|ature)?(?![a-z])/iu;

/** A secret that is read from the environment: `process.env.CRON_SECRET`, `env.API_KEY`. */
const environmentSecret =
  /\benv\s*[.[]\s*["']?\w*(?:secret|token|key|password|passwd|passcode|pin|otp|hash|signature|credentials?)s?\b/iu;

/** What every text has that reads one; to look for that alone takes a seventh of the time, and most files have none. */
const environment = /(?:env|ENV)\s*[.[]/u;

/** Route handlers, middleware and pages, which answer requests themselves: what they compare is no helper of an action. */
const answersItself =
  /\bexport\s+(?:default\s+)?(?:async\s+)?(?:const|function)\s+(?:DELETE|GET|HEAD|PATCH|POST|PUT|handler|middleware|proxy)\b|<\/\w|\/>/u;

/** What may be compared in a file that is no server action, going by its text alone. */
export function secretsComparedIn(text: string): "digests" | "environment" | undefined {
  if (!/[=!]==?|\.(?:equals|includes|startsWith|localeCompare|compare)\(/u.test(text)) {
    return undefined;
  }
  return makesDigests.test(text)
    ? "digests"
    : namesSecret(text) && !answersItself.test(text)
      ? "environment"
      : undefined;
}

/** Whether a piece of text reads a secret from the environment. */
export function namesSecret(text: string): boolean {
  return environment.test(text) && environmentSecret.test(text);
}

/** Whether a comparison within a module's text is told there, whichever action calls it. */
export function tellsItself(text: string, comparison: string): boolean {
  return makesDigests.test(text) || (!answersItself.test(text) && namesSecret(comparison));
}

/**
 * The statements of a module in which a digest or a secret of the environment can turn up: those that make or read one, and
 * those that name what such a statement declares. To follow every function of a file that makes a digest in one of them
 * takes seconds where a file serves dozens of routes.
 */
export function statementsWithSecrets(program: TSESTree.Program, text: string): ReadonlySet<TSESTree.Node> {
  const found = new Set<TSESTree.Node>();
  const names = new Set<string>();
  let open = program.body.map((statement) => ({ statement, own: text.slice(...statement.range) }));
  for (let before = -1; before < found.size;) {
    before = found.size;
    open = open.filter(({ statement, own }) => {
      if (statement.type === "ImportDeclaration") {
        for (const { local } of statement.specifiers.filter(isTelling)) {
          names.add(local.name);
        }
        return false;
      }
      if (!makesDigests.test(own) && !namesSecret(own) && !own.match(/[\w$]+/gu)?.some((word) => names.has(word))) {
        return true;
      }
      found.add(statement);
      for (const name of declaredBy(statement)) {
        names.add(name);
      }
      return false;
    });
  }
  return found;
}

function isTelling(specifier: TSESTree.ImportClause): boolean {
  const name =
    specifier.type === "ImportSpecifier" && specifier.imported.type === "Identifier"
      ? specifier.imported.name
      : specifier.local.name;
  return makesDigests.test(name) || makesDigestsElsewhere.test(name);
}

/** The names that a statement gives to something. */
function declaredBy(statement: TSESTree.Node): readonly string[] {
  switch (statement.type) {
    case "ExportNamedDeclaration":
      return statement.declaration === null ? [] : declaredBy(statement.declaration);
    case "ExportDefaultDeclaration":
      return declaredBy(statement.declaration);
    case "VariableDeclaration":
      return statement.declarations.flatMap(({ id }) => namesIn(id));
    case "ClassDeclaration":
    case "FunctionDeclaration":
      return statement.id === null ? [] : [statement.id.name];
    default:
      return [];
  }
}
