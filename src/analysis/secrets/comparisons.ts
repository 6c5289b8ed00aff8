import type { TSESTree } from "@typescript-eslint/utils";

import type { FunctionNode } from "../../ast/functions.ts";
import { bare } from "../../ast/bare.ts";
import { callFunction } from "../../flow/language/calls.ts";
import type { ComparisonEvent, Event, Site } from "../../flow/event.ts";
import { steadily } from "../../flow/language/comparisons.ts";
import { originsIn } from "../../flow/values/origins.ts";
import { lastNameOf } from "../../flow/language/names.ts";
import { clientArgument } from "../../flow/language/parameters.ts";
import type { Query } from "../../flow/libraries/query.ts";
import { comparisonsOf } from "../../flow/libraries/query.ts";
import { leastSteps, Run } from "../../flow/run.ts";
import { moduleScope } from "../../flow/language/toplevel.ts";
import type { Origin, Value } from "../../flow/values/value.ts";
import { functionValue } from "../../flow/values/value.ts";
import type { SourceModule } from "../../modules/index.ts";
import { sharedGraph } from "../../modules/index.ts";
import { columnNamed, isSecretColumn, sensitivityOf } from "../../schemas/index.ts";
import type { DataModel } from "../../schemas/index.ts";
import type { AnalysedAction, Analysis } from "../analyze.ts";
import { stepsAround } from "../around.ts";
import type { Located } from "../data-models.ts";
import { dataModelOf, relatedModel } from "../data-models.ts";
import { parametersAround } from "../input/parameters.ts";
import { within } from "../within.ts";
import { worldOf } from "../world.ts";
import { tellsItself } from "./compared.ts";

/** A secret that is compared with what the client sends, in a time that tells how much of it is right. */
export interface UnsafeComparison {
  readonly event: ComparisonEvent;
  /** The secret, in words. */
  readonly secret: string;
}

/** As many arguments as a helper is taken to be given. */
const mostArguments = 6;

/** The first comparison of an action that takes a time that tells, unless it is the fault of a helper alone. */
export function unsafeComparisonOf({ events, run }: AnalysedAction): UnsafeComparison | undefined {
  const isHelpers = ({ event, origin }: Found) => {
    const place = event.way.at(-1);
    return (
      origin?.kind === "secret" &&
      place !== undefined &&
      place.module !== run.host &&
      !comparesParameters(event, place) &&
      event.nodes.some((node) => tellsItself(place.module.text, place.module.text.slice(...node.range)))
    );
  };
  return unsafeIn(run, events, true).find((found) => !isHelpers(found));
}

/** A helper compares what it is given with what it is given, so that its caller decides whether that is a secret. */
function comparesParameters({ nodes: [left, right] }: ComparisonEvent, { module, node }: Site): boolean {
  const parameters = parametersAround(module.program, node);
  return [left, right].every((side) => side.type === "Identifier" && parameters.includes(side.name));
}

/** The comparisons of the module's own functions whose secret comes from the module itself, whoever calls them. */
export function unsafeComparisonsIn(
  { module, settings }: Analysis,
  functions: Iterable<FunctionNode>,
): readonly UnsafeComparison[] {
  const found: UnsafeComparison[] = [];
  let before: Run | undefined;
  for (const node of functions) {
    const run = new Run(worldOf(sharedGraph(), settings), module, before);
    before = run;
    run.steps = leastSteps(stepsAround);
    const closure = functionValue({ kind: "closure", node, scope: moduleScope(run, module), module });
    const args = Array.from({ length: mostArguments }, (_, index) => clientArgument(index));
    callFunction(run, closure, args, { site: node, awaited: true });
    found.push(
      ...unsafeIn(run, run.events, false).filter(
        ({ event, origin }) => origin?.kind === "secret" && event.way.at(-1)?.module === module,
      ),
    );
  }
  return found;
}

interface Found extends UnsafeComparison {
  /** Where the secret comes from; none where its name alone says that it is one. */
  readonly origin: Origin | undefined;
}

function unsafeIn(run: Run, events: readonly Event[], byName: boolean): readonly Found[] {
  return events.flatMap((event): readonly Found[] => {
    if (
      event.kind !== "comparison" ||
      event.operator === steadily ||
      event.operator === ".has()" ||
      event.operator === ".test()" ||
      event.nodes.some(isLength)
    ) {
      return [];
    }
    const module = event.way.at(-1)?.module ?? run.host;
    const [left, right] = within(run, event.state, () => [
      sideOf(run, event.left, event.nodes[0]),
      sideOf(run, event.right, event.nodes[1]),
    ]);
    const found = secretAgainst(run, left, right, module, byName) ?? secretAgainst(run, right, left, module, byName);
    return found === undefined ? [] : [{ event, ...found }];
  });
}

/** One side of a comparison. */
interface Side {
  readonly node: TSESTree.Node;
  readonly origins: readonly Origin[];
  /** Whether it can be anything but a value that the program's text holds. */
  readonly isOpen: boolean;
}

function sideOf(run: Run, value: Value, node: TSESTree.Node): Side {
  const isOpen = run.state.alternatives(value).some(({ kind }) => kind === "opaque" || kind === "object");
  return { node, origins: originsIn(run, [value]), isOpen };
}

function secretAgainst(
  run: Run,
  one: Side,
  other: Side,
  module: SourceModule,
  byName: boolean,
): Omit<Found, "event"> | undefined {
  const isDigest = other.origins.some(({ kind }) => kind === "digest");
  if (!other.origins.some(({ kind }) => kind === "client") || !one.isOpen) {
    return undefined;
  }
  // What a package, or code that cannot be found, makes of a secret is mostly an answer that the secret gave access to.
  const isAnswer = one.origins.some(({ kind }) => kind === "package" || kind === "unresolved");
  for (const origin of isAnswer ? one.origins.filter(isSignature) : one.origins) {
    const secret = secretWords(run, origin, module);
    // Whoever compares digests compares what nobody can choose; but a password's digest can be guessed offline.
    if (secret !== undefined && (!isDigest || /passw|pwd/iu.test(secret))) {
      return { secret, origin };
    }
  }
  const name = byName && !isDigest && isOfServer(one) ? secretNameOf(one) : undefined;
  return name === undefined ? undefined : { secret: `\`${name}\``, origin: undefined };
}

function isSignature(origin: Origin): boolean {
  return origin.kind === "secret" && origin.name === "HMAC";
}

/** Neither the client's, nor what a row was found by, nor a digest; what unknown code answers the client is the server's. */
function isOfServer({ origins }: Side): boolean {
  const isClients = origins.some(({ kind }) => kind === "client") && !origins.some(({ kind }) => kind === "unresolved");
  return !isClients && !origins.some((origin) => origin.kind === "digest" || isLookedUp(origin));
}

/** The name of an expression, where it says that its value is secret. `Method.PASSWORD` names a constant; `env.API_KEY` does not. */
function secretNameOf({ node, origins }: Side): string | undefined {
  const name = lastNameOf(node);
  const long = longNameOf(node);
  // What the name of a column says, was asked before.
  const isColumn = origins.some(({ kind }) => kind === "record");
  const isConstant = name !== undefined && name.length > 1 && name === name.toUpperCase() && !/env/iu.test(long ?? "");
  const isSecret = (said: string | undefined) => said !== undefined && isSecretName(said);
  return !isConstant && ((!isColumn && isSecret(name)) || isSecret(long)) ? name : undefined;
}

/** Words at the end of a variable's name that say that its value is secret: `CRON_SECRET`, not `ADMIN_EMAIL`. */
const secretName = /(?:secret|token|key|password|passwd|passcode|pin|otp|hash|signature|credentials?)s?$/iu;

function secretWords(run: Run, origin: Origin, module: SourceModule): string | undefined {
  if (origin.kind === "secret") {
    return isSignature(origin)
      ? "a signature"
      : secretName.test(origin.name)
        ? `the secret \`${origin.name}\``
        : undefined;
  }
  if (origin.kind !== "record") {
    return undefined;
  }
  const { query, path } = origin;
  const names = path.filter((name) => name !== "()" && name !== "[]");
  const column = names.at(-1);
  const model = modelAt(run, query, names.slice(0, -1), module);
  // Of a relation that no schema tells, a word like `key` says too little: `apiKeys` has to say what it is of.
  const isTold =
    model !== undefined ||
    names.length < 2 ||
    isSecretName(names.at(-2) ?? "") ||
    isSecretName(names.slice(-2).join("_"));
  return column !== undefined && isTold && isSecretName(column, model) && !isLookedUp(origin)
    ? `the stored \`${column}\``
    : undefined;
}

/** The model of a query's rows, or of what one of its relations leads to. */
function modelAt(run: Run, query: Query, relations: readonly string[], module: SourceModule): DataModel | undefined {
  const model = dataModelOf(query, module);
  return relations.reduce<Located | undefined>(
    (located, name) => located && relatedModel(run, located, { name }),
    model && { model, module },
  )?.model;
}

/** Whether what is called so is to be known by nobody but who was told. */
function isSecretName(name: string, model?: DataModel): boolean {
  const column = model?.columns.get(name) ?? columnNamed(name);
  return isSecretColumn(name, model) || sensitivityOf(column, undefined, model) === "credential";
}

/** The row was found by the very value: comparing it again tells nothing new. */
function isLookedUp(origin: Origin): boolean {
  return (
    origin.kind === "record" &&
    comparisonsOf(origin.query.where).some(
      ({ column, operator }) => operator === "equal" && origin.path.includes(column),
    )
  );
}

function isLength(node: TSESTree.Node): boolean {
  const expression = bare(node);
  return /^(?:length|byteLength|size)$/u.test(lastNameOf(expression) ?? "");
}

/** `verificationCode` of `verification.code`: what the code is for, the object tells. */
function longNameOf(node: TSESTree.Node): string | undefined {
  const expression = bare(node);
  return expression.type === "MemberExpression"
    ? `${lastNameOf(expression.object) ?? ""}_${lastNameOf(expression) ?? ""}`
    : undefined;
}
