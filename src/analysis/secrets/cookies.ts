import type { TSESTree } from "@typescript-eslint/utils";

import type { EffectEvent, Event, Site } from "../../flow/event.ts";
import { peekMember } from "../../flow/values/members.ts";
import { originsIn } from "../../flow/values/origins.ts";
import { wordOf } from "../../flow/libraries/places.ts";
import type { Run } from "../../flow/run.ts";
import type { Value } from "../../flow/values/value.ts";
import { isSecretColumn } from "../../schemas/index.ts";
import { phrases, endOf, wordsOf } from "../../schemas/words.ts";
import type { AnalysedAction, Analysis } from "../analyze.ts";
import { runAround } from "../around.ts";
import { parametersAround } from "../input/parameters.ts";
import { within } from "../within.ts";

/** A cookie that lets in whoever has it, and that is easier to get than it needs to be. */
export interface WeakCookie {
  readonly node: TSESTree.Node;
  readonly name: string;
  /** The attributes that it lacks. */
  readonly lacks: readonly (typeof attributes)[number][];
}

/** What the name of a cookie ends with if its value lets in whoever has it. */
const session = phrases([
  "session",
  "session id",
  "session token",
  "session key",
  "session data",
  "sess",
  "sid",
  "token",
  "jwt",
  "auth",
  "authentication",
  "api key",
  "credential",
  "credentials",
  "remember me",
  "access token",
  "refresh token",
  "id token",
  "secret",
  "otp",
]);

/** Tokens that scripts have to read, or that let nobody in. */
const readable = /csrf|xsrf|nonce|state|theme|visitor|analytics|push|fcm|device|public|cart|guest|anon/iu;

const attributes = ["httpOnly", "secure", "sameSite"] as const;

/** The cookies that an action sets, or that a helper sets as the action tells it to. */
export function weakCookiesOf({ events, run }: AnalysedAction): readonly WeakCookie[] {
  return events.flatMap((event) => (isOfHelper(event, run) ? [] : weakIn(run, event)));
}

/** The cookies that these calls of a module set, whoever calls them. */
export function weakCookiesIn(analysis: Analysis, calls: ReadonlySet<TSESTree.Node>): readonly WeakCookie[] {
  return [...calls].flatMap((call) => {
    const run = runAround(analysis, call);
    return run.events.filter((event) => event.way.at(-1)?.node === call).flatMap((event) => weakIn(run, event));
  });
}

function weakIn(run: Run, event: Event): readonly WeakCookie[] {
  if (event.kind !== "effect" || event.danger !== "cookie" || !event.ports.has("value")) {
    return [];
  }
  const { ports, state, site } = event;
  return within(run, state, () => {
    const port = (name: string) => ports.get(name) ?? { id: "", alternatives: [] };
    const name = wordOf(run, port("name"));
    const value = port("value");
    if (name === undefined || !isSession(run, name, value) || isDeletion(run, event)) {
      return [];
    }
    const lacks = attributes.filter((attribute) => isLacking(run, port("options"), attribute));
    return lacks.length === 0 ? [] : [{ node: site.node, name, lacks }];
  });
}

function isSession(run: Run, name: string, value: Value): boolean {
  if (readable.test(name)) {
    return false;
  }
  return (
    endOf(wordsOf(name), session) > 0 ||
    originsIn(run, [value]).some(
      ({ kind, ...origin }) => kind === "record" && "path" in origin && isSecretColumn(String(origin.path.at(-1))),
    )
  );
}

/** `set("session", "", { maxAge: 0 })` takes the cookie away. */
function isDeletion(run: Run, { ports }: EffectEvent): boolean {
  const options = ports.get("options");
  const value = ports.get("value");
  const isEmpty = value !== undefined && wordOf(run, value) === "";
  return (
    isEmpty ||
    (options !== undefined && ["maxAge", "expires"].some((name) => wordOf(run, peekMember(run, options, name)) === "0"))
  );
}

/** Whether a cookie has an attribute on no way that the program can go. */
function isLacking(run: Run, options: Value, name: string): boolean {
  const all = run.state.alternatives(options);
  if (all.some(({ kind }) => kind !== "object" && kind !== "undefined" && kind !== "null")) {
    return false;
  }
  return run.state
    .alternatives(peekMember(run, options, name))
    .every((one) => one.kind === "undefined" || one.kind === "null" || (one.kind === "const" && one.value === false));
}

/** The call stands in another file, and what it sets is said there. */
function isOfHelper({ way }: Event, { host }: Run): boolean {
  const last = way.at(-1);
  return last !== undefined && last.module !== host && !isHandedName(last);
}

function isHandedName({ module, node }: Site): boolean {
  const [name] = node.type === "CallExpression" ? node.arguments : [];
  return name?.type === "Identifier" && parametersAround(module.program, node).includes(name.name);
}
