import type { TSESTree } from "@typescript-eslint/utils";

import { bare } from "../../ast/bare.ts";
import { callsIn } from "../../ast/calls.ts";
import { children } from "../../ast/children.ts";
import { isFunction } from "../../ast/functions.ts";
import { calledName, lastNameOf } from "../../flow/language/names.ts";
import type { SourceModule } from "../../modules/index.ts";
import { propertiesOf } from "../../schemas/syntax.ts";
import type { AnalysedAction } from "../analyze.ts";

/** What Auth.js is asked who is calling by. */
const asking = /^(?:auth|getServerSession|unstable_getServerSession)$/u;

/** Modules in whose text Auth.js is told how people sign in. */
const configuration = /\bproviders\b/u;

/** The provider that signs in by what the project itself checks. */
const credentials = /^Credentials(?:Provider)?$/u;

/** Tables and collections of administrators, by the last of their names. */
const administrators = /^(?:super_?)?admin(?:istrator)?s?(?:_?(?:account|user)s?)?$/iu;

/** Looking somebody up. */
const lookUp = /^(?:find(?:One|First|Unique)?(?:OrThrow)?|findBy\w+|findById)$/u;

/** Calls that do not tell who it is: they check, write a log, or make something else of a value. */
const plain =
  /^(?:add|bcrypt|compare|compareSync|error|info|lean|log|now|parse|safeParse|String|timingSafeEqual|toLowerCase|toObjectId|toString|trim|update(?:One)?|verify|warn)$/u;

/** What only the operators of a server know. */
const setting = /\benv\.\w*(?:PASSW|PWD|HASH)\w*/u;

/** Whether only administrators can sign in where an action asks who is calling, so that whoever is known is one of them. */
export function isForAdministrators({ events, run }: AnalysedAction): boolean {
  const guards = events.filter(({ kind }) => kind === "guard");
  if (guards.length === 0 || !guards.every((guard) => guard.kind === "guard" && asking.test(guard.name))) {
    return false;
  }
  const found = [...run.moduleScopes.keys()].flatMap((module) => signInsOf(module));
  return found.length > 0 && found.every(Boolean);
}

// Key: a module. Owner: the module graph. Never wrong: a file that changes becomes another module. Goes with the module.
const known = new WeakMap<SourceModule, readonly boolean[]>();

/** Of each list of providers in a module, whether they let in nobody but administrators. */
function signInsOf(module: SourceModule): readonly boolean[] {
  let found = known.get(module);
  if (found === undefined) {
    found = configuration.test(module.text) ? listsIn(module.program, module) : [];
    known.set(module, found);
  }
  return found;
}

function listsIn(node: TSESTree.Node, module: SourceModule): readonly boolean[] {
  if (node.type === "Property" && node.key.type === "Identifier" && node.key.name === "providers") {
    const list = bare(node.value);
    const providers = list.type === "ArrayExpression" ? list.elements : [undefined];
    return providers.length === 0
      ? []
      : [providers.every((one) => one !== null && one !== undefined && isReserved(one, module))];
  }
  return children(node).flatMap((child) => listsIn(child, module));
}

function isReserved(provider: TSESTree.Node, module: SourceModule): boolean {
  if (provider.type !== "CallExpression" || !credentials.test(calledName(provider) ?? "")) {
    return false;
  }
  const authorize = propertiesOf(provider.arguments[0])?.get("authorize");
  return authorize !== undefined && isFunction(authorize) && knowsAdministrators(authorize, module);
}

/** It looks nobody up but administrators, or compares with what the operators have set, and asks nothing that is not known. */
function knowsAdministrators(authorize: TSESTree.Node, { text }: SourceModule): boolean {
  const calls = callsIn(authorize);
  const sought = calls.filter((call) => lookUp.test(lastName(call.callee)));
  const others = calls.filter((call) => !sought.includes(call));
  return (
    others.every((call) => plain.test(lastName(call.callee)) || administrators.test(lastName(call.callee))) &&
    (sought.length > 0
      ? sought.every(
          ({ callee }) => callee.type === "MemberExpression" && administrators.test(lastName(bare(callee.object))),
        )
      : setting.test(text.slice(...authorize.range)))
  );
}

/** `admins` of `collections.admins()`, `admin` of `prisma.admin`. */
function lastName(node: TSESTree.Node): string {
  return node.type === "CallExpression" ? lastName(bare(node.callee)) : (lastNameOf(node) ?? "");
}
