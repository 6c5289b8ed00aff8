import type { TSESTree } from "@typescript-eslint/utils";

import { bare } from "../../ast/bare.ts";
import { children } from "../../ast/children.ts";
import { isFunction } from "../../ast/functions.ts";
import type { EffectEvent } from "../../flow/event.ts";
import { peekMember } from "../../flow/values/members.ts";
import { staticName } from "../../flow/language/names.ts";
import { storedObjects } from "../../flow/values/objects.ts";
import { originsIn } from "../../flow/values/origins.ts";
import { isSecretColumn } from "../../schemas/index.ts";
import { endOf, phrases, wordsOf } from "../../schemas/words.ts";
import type { AnalysedAction } from "../analyze.ts";
import { dataModelOf } from "../data-models.ts";
import { within } from "../within.ts";

/** A value that can be guessed, where one is needed that cannot. */
export interface GuessableSecret {
  readonly node: TSESTree.Node;
  /** What it becomes: a column or a variable. */
  readonly name: string;
}

/** What names end with whose values must not be guessed. */
const secret = phrases([
  "token",
  "otp",
  "totp",
  "secret",
  "password",
  "passwd",
  "passcode",
  "passphrase",
  "pin",
  "pin code",
  "jwt",
  "csrf",
  "session id",
  "session key",
  "sid",
  "api key",
  "license key",
  "secret key",
  "access key",
  "verification code",
  "reset code",
  "invite code",
  "invitation code",
  "confirmation code",
  "auth code",
  "authorization code",
  "access code",
  "security code",
  "login code",
  "one time code",
  "recovery code",
  "backup code",
  "activation code",
  "two factor code",
  "2 fa code",
  "mfa code",
  "sms code",
  "email code",
  "magic link",
  "reset link",
  "invite link",
  "verification link",
]);

/** Words around a plain `code` that say that it lets somebody in. */
const lettingIn = /otp|verif|reset|two-?factor|2fa|mfa|login|log-in|sign-?in|passwordless|magic|authenticat|recover/iu;

export function isSecretName(name: string, around = ""): boolean {
  const words = wordsOf(name.replace(/^(?:generate|create|make|new|get|build|random)(?=[A-Z_])/u, ""));
  const bareWords = words.filter((word) => word !== "random" && word !== "generated");
  return endOf(bareWords, secret) > 0 || (bareWords.at(-1) === "code" && lettingIn.test(`${name} ${around}`));
}

/** Words by which a secret is more than a name that something else may have, too (the tokens of a text, pins on a map). */
const certain =
  /reset|invit|verif|session|access|auth|api|login|sign|otp|passw|passcode|confirm|activat|secret|magic|recover|one_?time/iu;

/** Whether a name is one of secrets wherever it stands: counters are used for many things. */
export function isCertainSecret(name: string): boolean {
  return certain.test(name) && !/next|page|cursor|index/iu.test(name);
}

/** A guessable value that an action writes into a column that holds secrets. */
export function guessableSecretsOf({ events, run }: AnalysedAction): readonly GuessableSecret[] {
  return events.flatMap((event): readonly GuessableSecret[] => {
    const data = event.kind === "effect" && event.query?.data;
    if (event.kind !== "effect" || data === false || data === undefined) {
      return [];
    }
    return within(run, event.state, () =>
      storedObjects(run.state, data).flatMap(({ object }) =>
        [...object.fields.keys()]
          .filter((name) => isSecretIn(event, name) && isGuessable(originsIn(run, [peekMember(run, data, name)])))
          .map((name) => ({ node: event.site.node, name })),
      ),
    );
  });
}

function isSecretIn({ query, way }: EffectEvent, name: string): boolean {
  const module = way.at(-1)?.module;
  const model = query === undefined || module === undefined ? undefined : dataModelOf(query, module);
  return (
    isSecretName(name, query?.model ?? "") ||
    (isSecretColumn(name, model) && model !== undefined && !/key|hash/iu.test(name))
  );
}

/** Made of what can be guessed, and of nothing that cannot. */
export function isGuessable(origins: ReturnType<typeof originsIn>): boolean {
  return (
    origins.some((origin) => origin.kind === "random" && !origin.secure) &&
    origins.every((origin) => origin.kind !== "random" || !origin.secure) &&
    !origins.some(({ kind }) => kind === "secret")
  );
}

/** Functions and methods that hand on the value that they are given, in another form. */
const converting =
  /^(?:toString|slice|substring|substr|padStart|padEnd|toUpperCase|toLowerCase|toFixed|replace|replaceAll|trim|concat|join|split|map|charAt|at|repeat|flat|reverse|sort)$/u;
const rounding =
  /^(?:floor|round|ceil|trunc|abs|max|min|from|of|String|Number|parseInt|BigInt|btoa|encode|fill|Array)$/u;
const secure = /randomUUID|randomBytes|randomInt|getRandomValues|nanoid|cuid|ulid|uuid|createHash|createHmac|\bsign\(/u;

/** What a guessable expression of the file becomes, if its name says that it must not be guessed. */
export function secretMadeOf(node: TSESTree.Node, textOf: (node: TSESTree.Node) => string): string | undefined {
  const { parent } = node;
  if (parent === undefined || parent.type === "Program") {
    return undefined;
  }
  switch (parent.type) {
    case "MemberExpression":
      return parent.object === node || parent.computed ? secretMadeOf(parent, textOf) : undefined;
    case "CallExpression": {
      const callee = bare(parent.callee);
      const called =
        callee.type === "Identifier"
          ? callee.name
          : callee.type === "MemberExpression"
            ? (staticName(callee.property, callee.computed) ?? "")
            : "";
      const isOwn = parent.callee === node && converting.test(called);
      return isOwn || rounding.test(called) || converting.test(called) ? secretMadeOf(parent, textOf) : undefined;
    }
    case "BinaryExpression":
      return /^[-+*/%|&^]$|^<<$|^>>>?$|^\*\*$/u.test(parent.operator) ? secretMadeOf(parent, textOf) : undefined;
    case "ConditionalExpression":
      return parent.test === node ? undefined : secretMadeOf(parent, textOf);
    case "TemplateLiteral":
    case "LogicalExpression":
    case "ArrayExpression":
    case "ChainExpression":
    case "UnaryExpression":
    case "AwaitExpression":
    case "SpreadElement":
    case "TSAsExpression":
    case "TSNonNullExpression":
      return secretMadeOf(parent, textOf);
    case "VariableDeclarator":
      return parent.id.type === "Identifier" ? nameIfSecret(parent, parent.id.name, textOf) : undefined;
    case "AssignmentExpression": {
      const left = bare(parent.left);
      const name =
        left.type === "Identifier"
          ? left.name
          : left.type === "MemberExpression"
            ? staticName(left.property, left.computed)
            : undefined;
      return name === undefined ? undefined : nameIfSecret(parent, name, textOf);
    }
    case "Property": {
      const name = parent.value === node ? staticName(parent.key, parent.computed) : undefined;
      return name !== undefined && isSecretName(name, around(parent)) && !secure.test(textOf(node)) ? name : undefined;
    }
    case "ReturnStatement":
    case "ArrowFunctionExpression":
      return secretReturned(parent, textOf(node), textOf);
    default:
      return undefined;
  }
}

/** The variable itself, or else the function that gives it back. */
function nameIfSecret(node: TSESTree.Node, name: string, textOf: (node: TSESTree.Node) => string): string | undefined {
  if (secure.test(textOf(node))) {
    return undefined;
  }
  return isSecretName(name, around(node)) ? name : secretOfFunction(node, name);
}

function secretReturned(
  node: TSESTree.Node,
  text: string,
  textOf: (node: TSESTree.Node) => string,
): string | undefined {
  const owner = functionAround(node.type === "ReturnStatement" ? node.parent : node);
  if (owner === undefined || secure.test(text)) {
    return undefined;
  }
  const name = nameOfFunction(owner);
  return name === undefined
    ? owner.parent.type === "CallExpression"
      ? secretMadeOf(owner, textOf)
      : undefined
    : isSecretName(name, around(owner))
      ? name
      : undefined;
}

/** A function whose name says that it makes secrets, and that gives back a variable. */
function secretOfFunction(node: TSESTree.Node, variable: string): string | undefined {
  const owner = functionAround(node);
  const name = owner && nameOfFunction(owner);
  return owner !== undefined && name !== undefined && isSecretName(name, around(owner)) && returns(owner.body, variable)
    ? name
    : undefined;
}

function returns(node: TSESTree.Node, variable: string): boolean {
  if (node.type === "ReturnStatement") {
    return node.argument !== null && yields(node.argument, variable);
  }
  return !isFunction(node) && children(node).some((child) => returns(child, variable));
}

/** Whether an expression gives a variable's value, alone or with others beside it. */
function yields(node: TSESTree.Node, variable: string): boolean {
  const expression = bare(node);
  switch (expression.type) {
    case "Identifier":
      return expression.name === variable;
    case "MemberExpression":
      return yields(expression.object, variable);
    case "CallExpression":
      return expression.callee.type === "MemberExpression"
        ? yields(expression.callee, variable)
        : converts(expression) && expression.arguments.some((argument) => yields(argument, variable));
    case "BinaryExpression":
      return yields(expression.left, variable) || yields(expression.right, variable);
    case "TemplateLiteral":
      return expression.expressions.some((part) => yields(part, variable));
    case "ConditionalExpression":
      return yields(expression.consequent, variable) || yields(expression.alternate, variable);
    default:
      return false;
  }
}

function converts({ callee }: TSESTree.CallExpression): boolean {
  return callee.type === "Identifier" && rounding.test(callee.name);
}

function functionAround(
  node: TSESTree.Node | undefined,
): (TSESTree.Node & { readonly parent: TSESTree.Node; readonly body: TSESTree.Node }) | undefined {
  return node === undefined || node.type === "Program"
    ? undefined
    : isFunction(node)
      ? node
      : functionAround(node.parent);
}

function nameOfFunction(node: TSESTree.Node): string | undefined {
  if (node.type === "FunctionDeclaration") {
    return node.id?.name;
  }
  const { parent } = node;
  switch (parent?.type) {
    case "VariableDeclarator":
      return parent.id.type === "Identifier" ? parent.id.name : undefined;
    case "Property":
    case "MethodDefinition":
    case "PropertyDefinition":
      return staticName(parent.key, parent.computed);
    default:
      return undefined;
  }
}

/** The names of the functions around a node. */
function around(node: TSESTree.Node): string {
  const owner = functionAround(node.parent);
  return owner === undefined ? "" : `${nameOfFunction(owner) ?? ""} ${around(owner)}`;
}
