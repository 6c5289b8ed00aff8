import type { Run } from "../run.ts";
import { joinPaths } from "../run.ts";
import type { State } from "../values/state.ts";

/** Ends a path by a jump, and keeps it for where the jump leads. */
export function leave(run: Run, exits: Map<string, State[]>, label: string): void {
  const list = exits.get(label) ?? [];
  list.push(run.state.fork());
  exits.set(label, list);
  run.state.die();
}

/** Which jumps end in something: those that name it, and the plain ones that mean the nearest loop, or switch. */
interface Exits {
  readonly breaks: readonly string[];
  readonly continues: readonly string[];
}

/** Runs the inside of something that `break` and `continue` can leave, and takes up those paths behind it. */
export function withExits(run: Run, exits: Exits, inside: () => void): void {
  const { breaks, continues } = run.activation;
  const outer = exits.breaks.map((label) => [breaks, label, breaks.get(label)] as const);
  const outerContinues = exits.continues.map((label) => [continues, label, continues.get(label)] as const);
  const all = [...outer, ...outerContinues];
  all.forEach(([map, label]) => map.delete(label));
  inside();
  const left = all.flatMap(([map, label]) => map.get(label) ?? []);
  all.forEach(([map, label, before]) => {
    restore(map, label, before);
  });
  joinPaths(run, [run.state, ...left]);
}

/** The jumps that end in a loop. */
export function exitsOfLoop(label: string): Exits {
  const labels = label === "" ? [""] : ["", label];
  return { breaks: labels, continues: labels };
}

function restore(exits: Map<string, State[]>, label: string, before: State[] | undefined): void {
  if (before === undefined) {
    exits.delete(label);
  } else {
    exits.set(label, before);
  }
}
