import type { ComparisonEvent, EffectEvent, Happening, Site } from "../../flow/event.ts";
import { writtenCall } from "../../flow/language/names.ts";
import type { ClientOrigin } from "../../flow/values/value.ts";
import type { AnalysedAction } from "../analyze.ts";
import { dangers } from "../effects/dangers.ts";
import { crowdOf } from "../effects/held.ts";
import { nameOf } from "./parameters.ts";

/** At most this many places of a way are named: where it begins, and where it ends. */
const mostPlaces = 3;

/** The line of a place in its own file. */
export function lineOf({ module, node }: Site): number {
  return module.text.slice(0, node.range[0]).split("\n").length;
}

/** ` (through lib/data.ts:12)`: the way from the action to where it really happens; nothing when that is the action itself. */
export function routeOf(way: readonly Site[]): string {
  const last = way.at(-1);
  const [first] = way;
  if (last === undefined || first === undefined || last.module === first.module) {
    return "";
  }
  const places = way.filter(({ module }, index) => module !== first.module && way[index + 1]?.module !== module);
  const named = places.map(placeIn);
  const isLong = named.length > mostPlaces;
  const begin = isLong ? [...named.slice(0, mostPlaces - 1), "…"] : named.slice(0, -1);
  return ` (through ${[...begin, ...named.slice(-1)].join(", then ").replace("then …", "…")})`;
}

/** What messages say of an effect: what it does, by what call, in which line, and the way there. */
export function effectWords(effect: EffectEvent) {
  const { danger, query, site, way } = effect;
  // What a function in the database does is written there.
  const isFunction = danger === "database-write" && query?.verb === "raw";
  const does = isFunction ? "calls a function of the database" : dangers[danger].words;
  return { does, effect: effectCall(effect), line: String(lineOf(site)), route: routeOf(way) };
}

/** The same where it matters who calls, and why the caller's own credentials keep nobody out. */
export function reachWords(effect: EffectEvent) {
  const words = effectWords(effect);
  const table = crowdOf(effect) === undefined ? undefined : effect.query?.model;
  return table === undefined
    ? words
    : { ...words, route: `${words.route} (row level security of \`${table}\` lets everybody do that)` };
}

/**
 * A client's value as messages name it: `` `userId` ``; of a cookie or a header that another file reads, where it does, for
 * that is where all of its actions can be mended at once.
 */
export function sourceWords({ action, module, run }: AnalysedAction, origin: ClientOrigin): string {
  const { via, path } = origin;
  if (via !== "cookie" && via !== "header") {
    return `\`${nameOf(action, origin, module)}\``;
  }
  const read = run.presented.find((one) => one.via === via && one.name === path)?.way.at(-1);
  const place = read === undefined || read.module === module ? "" : ` (read in ${placeIn(read)})`;
  return `the ${via} \`${path}\`${place}`;
}

/** The call that an effect is, as it is written where it really happens. */
export function effectCall({ name, site, way }: EffectEvent): string {
  return writtenCall((way.at(-1) ?? site).node) ?? name;
}

/** The call that stands in the line of a guard or an effect; the library's own, which it leads to, may stand elsewhere. */
export function callThere({ name, site }: { readonly name: string; readonly site: Site }): string {
  return writtenCall(site.node) ?? name;
}

/**
 * Where a check parts from what comes after it: of the calls that lead to the one and not to the other, the first, as far as it
 * stands in the file that is looked at. There its answer can be looked at. A wrapper around the action has its check elsewhere.
 */
export function partingOf(check: Happening, later: Happening): Site {
  const first = check.way.find(({ node }, index) => node !== later.way[index]?.node);
  return first !== undefined && (first.module === check.site.module || isWrapped(check)) ? first : check.site;
}

/** Whether what leads to something is, in the file that is looked at, no call of it: a wrapper has been called with the action. */
export function isWrapped({ site }: Happening): boolean {
  return writtenCall(site.node) === undefined;
}

/** The line of a place, and the file if that is another one than what is looked at. */
export function lineFrom(host: Site, place: Site): string {
  const line = String(lineOf(place));
  return place.module === host.module ? line : `${line} of ${shortName(place.module.file)}`;
}

/** What messages say of a comparison with a secret of the server's, in the same way. */
export function comparisonWords({ site, way }: ComparisonEvent, secret: string) {
  return { does: "compares what the client sends", effect: secret, line: String(lineOf(site)), route: routeOf(way) };
}

/** `a, b and c`. */
export function enumerated(parts: readonly string[]): string {
  const last = parts.at(-1) ?? "";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} and ${last}`;
}

/** `lib/data.ts:12` */
function placeIn(place: Site): string {
  return `${shortName(place.module.file)}:${String(lineOf(place))}`;
}

/** The last two parts of a path, which is what people know a file by. */
function shortName(file: string): string {
  return file.split(/[\\/]/u).slice(-2).join("/");
}
