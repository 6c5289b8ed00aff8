import type { EffectEvent } from "../../flow/event.ts";
import type { State } from "../../flow/values/state.ts";
import type { Alternative, ClientOrigin, Value } from "../../flow/values/value.ts";
import { isSecretColumn } from "../../schemas/index.ts";
import type { AnalysedAction } from "../analyze.ts";
import { originsAt } from "../within.ts";

/** How deep texts that are put together from texts are looked into. */
const deepest = 4;

/** How the address of a back end is called in the environment. */
const address = /(?:^|_)(?:api|back_?end|base|endpoint|host|origin|server|service|uri|url)(?:_|$)/iu;

/** Addresses of services that take what strangers send, or tell something: a `POST` to them changes nothing. */
const taking = /hook|slack|discord|telegram|zapier|n8n|search|analytics|log|graphql|llm|model|ollama|ai(?:_|$)/iu;

/** Paths, and actions, by which people come to be known, or which are for those who are not. */
const open =
  /auth|log_?(?:in|out)|sign_?(?:in|up|out)|sign-(?:in|up|out)|regist(?:er|ration|ro)?(?:$|[/?-]|_?(?:action|user|account|customer|member|client|form))|verif|confirm|passw|forg[eo]t|recover|otp|session|token|invit|account\b|contact|newsletter|subscri|wait_?list|feedback|support|enquir|inquir|lead|revalidat|track|event|view|visit|visitor|metric|public|guest|cart|basket|checkout|webhook/iu;

/** Actions that make or change a record, by the beginning of their names. */
const makes =
  /^(?:handle_?)?(?:add|approve|archive|assign|create|delete|edit|insert|publish|register|reject|remove|rename|restore|save|set|store|toggle|update|upload|upsert)(?:_|[A-Z])/u;

/** What strangers make in the open, too: orders and bookings of guests, what people say about something. */
const strangers =
  /order|booking|reserv|appointment|appl(?:y|icat)|donat|comment|review|rating|vote|like|chat|message|search|quer(?:y|ies)|payment/iu;

/**
 * The variable of the environment with the address of a back end that a request has change something, though nothing goes
 * along that says who is calling: that it comes from this server is all that the back end can go by. The client does not know
 * an address that only the server has.
 */
export function changedBackEnd(effect: EffectEvent, action: AnalysedAction): string | undefined {
  const { ports, state } = effect;
  const url = ports.get("url");
  const method = methodOf(effect);
  if (url === undefined || method === undefined || !isAnonymous(effect, action)) {
    return undefined;
  }
  const [host, ...path] = textOf(state, url);
  const name = typeof host === "object" ? variableOf(state, host) : undefined;
  const way = path.filter((part) => typeof part === "string").join("?");
  return name !== undefined && /\/[a-z]/iu.test(way) && !taking.test(name) && changesWhatMatters(action, method, way)
    ? name
    : undefined;
}

/** Whether what a request by this method changes is no matter of strangers: for `POST`, the action's name has to say so. */
export function changesWhatMatters({ name }: AnalysedAction, method: string, way: string): boolean {
  const isCertain = method !== "POST" || (makes.test(name) && !strangers.test(`${name} ${way}`));
  return isCertain && !open.test(name) && !open.test(way) && !taking.test(way);
}

/** What the program itself writes of the path of a request's address. */
export function wayOf({ ports, state }: EffectEvent): string {
  const url = ports.get("url");
  return url === undefined
    ? ""
    : textOf(state, url)
        .map((part) => (typeof part === "string" ? part : "?"))
        .join("")
        .replace(/^\?+/u, "/");
}

/** The method of a request that changes something. */
export function methodOf({ name, ports, state }: EffectEvent): string | undefined {
  const init = ports.get("init");
  const [given] = (init === undefined ? [] : state.alternatives(init)).flatMap((one) =>
    one.kind === "object" ? [state.object(one.ref)?.fields.get("method")] : [],
  );
  const called = /\.(?<verb>delete|patch|post|put)(?:Form)?$/iu.exec(name)?.groups?.["verb"];
  const written = given === undefined ? called : onlyText(state, given);
  return /^(?:delete|patch|post|put)$/iu.exec(written ?? "")?.[0].toUpperCase();
}

function onlyText(state: State, value: Value): string | undefined {
  const [only, ...others] = state.alternatives(value);
  return only?.kind === "const" && others.length === 0 && typeof only.value === "string" ? only.value : undefined;
}

/** Nothing goes along that may say who is calling: no header but those that stand in the program, no secret of the client's or of a session. */
export function isAnonymous(
  { ports, state }: EffectEvent,
  { run }: AnalysedAction,
  isHarmless: (origin: ClientOrigin) => boolean = () => false,
): boolean {
  const [init, headers] = [ports.get("init"), ports.get("headers")];
  return (
    (init === undefined || isWritten(state, init, false)) &&
    (headers === undefined || isWritten(state, headers, true)) &&
    originsAt(run, state, [...ports.values()]).every((origin) => {
      switch (origin.kind) {
        case "client":
          return (
            isHarmless(origin) ||
            ((origin.via === "argument" || origin.via === "form") && !isCredential(origin.path.split(".")))
          );
        // Who it is where anybody is known; nobody was asked for, and a name shows nothing.
        case "identity":
          return /(?:^|\.)(?:(?:first|full|last|user)?_?name|e?mail|role|(?:user_?)?id)$/iu.test(origin.path);
        case "secret":
          return address.test(origin.name) || /prefix|version|path/iu.test(origin.name);
        default:
          return false;
      }
    })
  );
}

/** It may show who somebody is. */
function isCredential(path: readonly string[]): boolean {
  return path.some((word) => isSecretColumn(word) || /passw|token|jwt|otp|secret|code$/iu.test(word));
}

/** All members of an object are known; `constant` ones stand in the program, too. */
function isWritten(state: State, value: Value, constant: boolean): boolean {
  return state.alternatives(value).every((one) => {
    if (one.kind === "undefined" || one.kind === "null") {
      return true;
    }
    const object = one.kind === "object" ? state.object(one.ref) : undefined;
    return (
      object !== undefined &&
      object.spread.every(({ value: spread }) => isWritten(state, spread, constant)) &&
      (!constant || [...object.fields.values()].every((field) => isConstant(state, field)))
    );
  });
}

function isConstant(state: State, value: Value): boolean {
  return state.alternatives(value).every(({ kind }) => kind === "const" || kind === "undefined");
}

/** The variable that holds what a text begins with; a default for when it is not set may stand beside it. */
function variableOf(state: State, value: Value): string | undefined {
  const alternatives = state.alternatives(value);
  const [only, ...others] = alternatives.filter(({ kind }) => kind !== "const" && kind !== "undefined");
  const [origin, ...more] = only?.kind === "opaque" && others.length === 0 ? only.from : [];
  return origin?.kind === "secret" && more.length === 0 && address.test(origin.name) ? origin.name : undefined;
}

/** A text, and those that it is put together from, as far as they are known, one after the other. */
export function textOf(state: State, value: Value, depth = 0): readonly (string | Value)[] {
  const alternatives = state.alternatives(value);
  const written = alternatives.find((one): one is Alternative & { readonly kind: "opaque" } => one.kind === "opaque");
  const [only, ...others] = alternatives;
  if (only?.kind === "const" && others.length === 0) {
    return [String(only.value)];
  }
  return written?.text === undefined || depth > deepest
    ? [value]
    : written.text.flatMap((part) => (typeof part === "string" ? [part] : textOf(state, part, depth + 1)));
}
