import type { Site } from "../flow/event.ts";

/** At most this many places of a way are named. */
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
  const named = places.slice(0, mostPlaces).map((place) => `${shortName(place.module.file)}:${String(lineOf(place))}`);
  return ` (through ${named.join(", then ")}${places.length > mostPlaces ? ", …" : ""})`;
}

/** The last two parts of a path, which is what people know a file by. */
function shortName(file: string): string {
  return file.split(/[\\/]/u).slice(-2).join("/");
}
