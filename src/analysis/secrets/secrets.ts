import type { TSESTree } from "@typescript-eslint/utils";

import { ownDirective, serverDirective } from "../../actions/directives.ts";
import type { BindEvent, EffectEvent, Event } from "../../flow/event.ts";
import type { Shape } from "../../flow/values/shape.ts";
import type { State } from "../../flow/values/state.ts";
import type { ClientOrigin, Origin, Value } from "../../flow/values/value.ts";
import type { Danger } from "../../models/model.ts";
import { wordsOf } from "../../schemas/words.ts";
import { leavesOf } from "../leaves.ts";
import { returnOf } from "../answers/answers.ts";
import type { AnalysedAction, Analysis } from "../analyze.ts";
import { runAround } from "../around.ts";
import { originsAt } from "../within.ts";

/** A secret of the server that leaves it. */
export interface ExposedSecret {
  readonly node: TSESTree.Node;
  /** The environment variable. */
  readonly name: string;
  /** Where a `return` of the action's own gives it: the names that lead there, of each secret in it. */
  readonly paths?: readonly (readonly string[])[];
}

/** What the name of an environment variable ends with if whoever knows its value can do what they should not. */
const secretEnd =
  /(?:^|_)(?:SECRET|SECRETS|TOKEN|KEY|PASSWORD|PASSWD|PASS|PASSPHRASE|PIN|SALT|PEPPER|CREDENTIALS?|DSN|JWT|(?:DATABASE|DB|POSTGRES\w*|MYSQL|MONGO\w*|REDIS|KV|AMQP|SMTP|WEBHOOK|CONNECTION)_(?:URL|URI|STRING))$/u;
const secretWhole =
  /^(?:DATABASE_URL\w*|DIRECT_URL|SECRET_\w+|PRIVATE_\w+|\w+_SECRET_\w*KEY\w*|\w+_PRIVATE_KEY\w*|SERVICE_ROLE\w*)$/u;
/** Keys that are made to be seen. */
const published =
  /PUBLISHABLE|(?:^|_)ANON(?:_|$)|SITE_?KEY|SEARCH|MAPS?(?:_|$)|MAPBOX|TURNSTILE_KEY|PUSHER_(?:APP_)?KEY|POSTHOG|MEASUREMENT|KEY_ID$|ACCESS_KEY$|CLIENT_KEY/u;

/** Names that say so, whatever else they say: `AWS_SECRET_ACCESS_KEY`. */
const secretWord = /(?:^|_)(?:SECRET|PRIVATE)(?:_|$)/u;

/** The first secret in what the client of an action gets, or is sent on to. */
export function exposedSecretOf(action: AnalysedAction): ExposedSecret | undefined {
  for (const event of action.events) {
    const [node, name] =
      event.kind === "disclosure" && event.frame === "action"
        ? [undefined, secretIn(event.state, event.value)]
        : event.kind === "effect" && event.danger === "redirect"
          ? [event.site.node, secretsTo(action, event)]
          : [undefined, undefined];
    if (name !== undefined) {
      return node === undefined ? returned(action, name) : { node, name };
    }
  }
  return undefined;
}

function returned(action: AnalysedAction, name: string): ExposedSecret {
  const node = returnOf(action, (state, value) => secretIn(state, value) !== undefined);
  const paths = action.run.returned
    .filter((one) => one.node === node)
    .flatMap(({ state, value }) => secretsIn(state, value).map(({ path }) => path));
  const texts = paths.map((path) => path.join("\n"));
  return { node, name, paths: paths.filter((_, index) => texts.indexOf(texts[index] ?? "") === index) };
}

function secretsTo({ run }: AnalysedAction, { ports, state }: EffectEvent): string | undefined {
  return nameOfSecret(originsAt(run, state, [...ports.values()]));
}

function secretIn(state: State, value: Value): string | undefined {
  return secretsIn(state, value)[0]?.name;
}

/** The secrets that somebody who is given a value can read in it, and where. */
function secretsIn(state: State, value: Value): readonly { readonly name: string; readonly path: readonly string[] }[] {
  return leavesOf(state, value).flatMap(({ origins, alternative, path }) => {
    const name = mayHold(alternative.shape) ? nameOfSecret(origins) : undefined;
    return name === undefined ? [] : [{ name, path }];
  });
}

/** A number or a flag that was computed from a secret does not tell it. */
function mayHold(shape: Shape): boolean {
  return (
    shape.kind === "any" ||
    shape.kind === "string" ||
    shape.kind === "object" ||
    (shape.kind === "union" && shape.of.some(mayHold))
  );
}

function nameOfSecret(origins: readonly Origin[]): string | undefined {
  const found = origins.find(
    (origin) =>
      origin.kind === "secret" &&
      origin.made !== true &&
      (secretEnd.test(origin.name) || secretWhole.test(origin.name)) &&
      !isPublished(origin.name),
  );
  return found?.kind === "secret" ? found.name : undefined;
}

function isPublished(name: string): boolean {
  return name.includes("PUBLIC") || (published.test(name) && !secretWord.test(name));
}

/** Secrets that are bound to actions by these calls of `.bind()`. */
export function boundSecretsIn(analysis: Analysis, calls: Iterable<TSESTree.CallExpression>): readonly ExposedSecret[] {
  const seen = new Set<Event>();
  return [...calls].flatMap((call) =>
    runAround(analysis, call).events.flatMap((event): readonly ExposedSecret[] => {
      if (event.kind !== "bind" || event.site.node !== call || !isAction(event.code) || seen.has(event)) {
        return [];
      }
      seen.add(event);
      const name = secretIn(event.state, event.value);
      return name === undefined ? [] : [{ node: call, name }];
    }),
  );
}

/** A function with the directive, or at the top level of a module that has it. */
function isAction({ node, module: { program } }: BindEvent["code"]): boolean {
  const isTopLevel = () =>
    program.body.some(
      ({ range: [start, end], type }) => start <= node.range[0] && node.range[1] <= end && type.startsWith("Export"),
    );
  return ownDirective(node) === "use server" || (serverDirective(program) === "module" && isTopLevel());
}

/** Effects that show a credential to somebody who lets in whoever has it. */
const credentialDangers = new Set<Danger>(["request", "ai", "payment", "privileged-api", "mail", "sms"]);

/** A secret that the client is asked for, and that is then used to get in somewhere. */
export function demandedSecretOf({ events, run }: AnalysedAction): ClientOrigin | undefined {
  for (const event of events) {
    if (event.kind === "effect" && credentialDangers.has(event.danger)) {
      const origins = originsAt(run, event.state, [...event.ports.values()]);
      const found = origins.find(
        (origin) =>
          origin.kind === "client" &&
          origin.via === "argument" &&
          isCredentialName(origin.path.split(/[.[]/u).at(-1) ?? ""),
      );
      if (found?.kind === "client") {
        return found;
      }
    }
  }
  return undefined;
}

function isCredentialName(name: string): boolean {
  return /(?:^| )(?:(?:api|secret|service|private|admin|internal|master) ?(?:role ?)?(?:key|secret|token)|client secret|access key)$/u.test(
    wordsOf(name).join(" "),
  );
}
