import { routeHandlerAt } from "../../actions/routes.ts";
import type { EffectEvent } from "../../flow/event.ts";
import type { State } from "../../flow/values/state.ts";
import type { Value } from "../../flow/values/value.ts";
import { originsOf } from "../../flow/values/value.ts";
import type { AnalysedAction } from "../analyze.ts";
import { changesWhatMatters, isAnonymous, methodOf, textOf } from "../effects/back-ends.ts";

/** What a route's file speaks of where it may ask who is calling. */
const asking = /auth|session|current_?user|get_?user|permission|token|jwt|secret|cookie|signature|require_?\w/iu;

/** Headers by which a request says where it was sent to. */
const addressed = /^(?:x-forwarded-)?(?:host|proto)$/iu;

/** Stands for what is not known of an address. */
const unknown = "\0";

/** Hosts of the program's own, as far as anything says: one that is not known, or this machine. */
const ownAddress = /^(?:(?:https?|\0):\/\/)?(?:\0|localhost|127\.0\.0\.1)(?::(?:\d+|\0))?(?<path>\/[^?#]*)/u;

/**
 * The path of a route of the app's own that a request has change something, though the server calls it without the caller's
 * cookies, and nothing in the route's file speaks of who is calling: it could not find out.
 */
export function changedOwnRoute(effect: EffectEvent, action: AnalysedAction): string | undefined {
  const { ports, state } = effect;
  const url = ports.get("url");
  const method = methodOf(effect);
  if (url === undefined || method === undefined) {
    return undefined;
  }
  const parts = textOf(state, url);
  const address = parts.map((part) => (typeof part === "string" ? part : unknown)).join("");
  const path = ownAddress.exec(address)?.groups?.["path"];
  if (
    path === undefined ||
    !hostIn(parts).every((part) => typeof part === "string" || isOwnAddress(state, part)) ||
    !changesWhatMatters(action, method, path.replaceAll(unknown, "?")) ||
    !isAnonymous(effect, action, isOfRequest)
  ) {
    return undefined;
  }
  const segments = path
    .split("/")
    .slice(1)
    .map((segment) => (segment.includes(unknown) ? undefined : segment));
  const { graph } = action.run.world;
  const file = routeHandlerAt(graph, action.module.file, segments);
  const module = file === undefined ? undefined : graph.open(file);
  return module?.exports.has(method) === true && !asking.test(module.text) ? path.replaceAll(unknown, "…") : undefined;
}

/** What stands before the path, a part that has its beginning included. */
function hostIn(parts: readonly (string | Value)[]): readonly (string | Value)[] {
  const start = parts.findIndex((part) => typeof part === "string" && /^\/(?!\/)|[^:/]\/[^/]/u.test(part));
  return parts.slice(0, start === -1 ? parts.length : start);
}

/** Nobody but the request, or a setting that browsers know as well, says which host it is. */
function isOwnAddress(state: State, value: Value): boolean {
  return originsOf(state.known(value)).every((origin) => origin.kind === "client" && isOfRequest(origin));
}

/** The request says by a header where it was sent to. */
export function isOfRequest(origin: { readonly via: string; readonly path: string }): boolean {
  return origin.via === "header" && addressed.test(origin.path);
}
