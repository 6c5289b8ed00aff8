import type { Basis, ModuleGraph, SourceModule } from "../modules/index.ts";
import type { Trial } from "./language/inert.ts";
import { State } from "./values/state.ts";

/** The number of the global object in the store. */
export const globalObject = -1;

/** More choices than these, and the ground is begun anew: it is not to grow with the number of files. */
const mostChoices = 30_000;

/** How often it is tried to evaluate a name that takes too long: the first time, what it is made of is evaluated, too. */
const mostTries = 2;

/** Something that was found out once, and what it rests on. */
export interface Kept<T> {
  readonly result: T;
  readonly basis: Basis;
  readonly uses: readonly Kept<unknown>[];
  /** The linted file for which it was last looked whether that still holds, and what came out. */
  epoch: number;
  holds: boolean;
}

interface Making {
  readonly uses: Set<Kept<unknown>>;
  isOfFile: boolean;
}

/** The cells of the names that were evaluated together. */
type Cells = ReadonlyMap<string, number>;

/**
 * What the modules of a project give when they are loaded: session helpers, clients, schemas, configuration. All files that are
 * linted with the same settings stand on it, so that it is found out once, not once a file.
 *
 * Cache: cells of module-level names, by module, and trials. Owner: the settings. Wrong: not beyond the file being
 * linted; each entry knows the files, and look-ups, that it and what it was made with rest on, the linted file never being one of them.
 * Nothing in it depends on which file was linted first: what is cut short, or changes something else, is not kept.
 * Goes: as a whole, when the graph lets go of modules, and when there is too much.
 */
export class Ground {
  /** What all files' states stand on. */
  readonly state = emptyState();
  readonly #graph: ModuleGraph;
  readonly #evictions: number;
  readonly #loaded = new WeakMap<SourceModule, Map<string, Kept<Cells>>>();
  readonly #trials = new Map<string, Kept<Trial>>();
  readonly #cuts = new WeakMap<SourceModule, Map<string, number>>();
  readonly #making: Making[] = [];

  constructor(graph: ModuleGraph) {
    this.#graph = graph;
    this.#evictions = graph.evictions;
  }

  /** Whether it has had its time. */
  get isSpent(): boolean {
    return this.#evictions !== this.#graph.evictions || this.state.choices.count > mostChoices;
  }

  /** The cells of a module's name and those that came with it, as far as they are known and right for the linted file. */
  loaded(module: SourceModule, name: string, host: SourceModule): Cells | undefined {
    const kept = this.#loaded.get(module)?.get(name);
    return kept !== undefined && this.#use(kept, host) ? kept.result : undefined;
  }

  trial(key: string, host: SourceModule): Trial | undefined {
    const kept = this.#trials.get(key);
    return kept !== undefined && this.#use(kept, host) ? kept.result : undefined;
  }

  /** Evaluates what is the same for all files if it rests on none that is linted, and on nothing that is only known for one. */
  make<T>(host: SourceModule, evaluate: () => T, isWhole: (result: T) => boolean): { result: T; kept?: Kept<T> } {
    const making: Making = { uses: new Set(), isOfFile: false };
    this.#making.push(making);
    try {
      const { result, basis } = this.#graph.watch(evaluate);
      if (making.isOfFile || basis.includes(host.file) || !isWhole(result)) {
        return { result };
      }
      return { result, kept: { result, basis, uses: [...making.uses], epoch: this.#graph.epoch, holds: true } };
    } finally {
      this.#making.pop();
    }
  }

  keepLoaded(module: SourceModule, kept: Kept<Cells>): void {
    const names = this.#loaded.get(module) ?? new Map<string, Kept<Cells>>();
    this.#loaded.set(module, names);
    for (const name of kept.result.keys()) {
      names.set(name, kept);
    }
    this.#making.at(-1)?.uses.add(kept);
  }

  /** Whether a name takes too long to evaluate, however much of it is known already. */
  isTooLong(module: SourceModule, name: string): boolean {
    return (this.#cuts.get(module)?.get(name) ?? 0) >= mostTries;
  }

  noteCut(module: SourceModule, name: string): void {
    const cuts = this.#cuts.get(module) ?? new Map<string, number>();
    this.#cuts.set(module, cuts.set(name, (cuts.get(name) ?? 0) + 1));
  }

  keepTrial(key: string, kept: Kept<Trial>): void {
    this.#trials.set(key, kept);
    this.#making.at(-1)?.uses.add(kept);
  }

  /** Notes that what is being made rests on what is known of a name in the linted file's analysis. */
  note(module: SourceModule, name: string, host: SourceModule): void {
    if (this.#making.length > 0 && this.loaded(module, name, host) === undefined) {
      this.noteOfFile();
    }
  }

  noteTrial(key: string, host: SourceModule): void {
    if (this.#making.length > 0 && this.trial(key, host) === undefined) {
      this.noteOfFile();
    }
  }

  /** Notes that what is being made is only right for the linted file. */
  noteOfFile(): void {
    const making = this.#making.at(-1);
    if (making !== undefined) {
      making.isOfFile = true;
    }
  }

  #use(kept: Kept<unknown>, host: SourceModule): boolean {
    if (!this.#holds(kept, host)) {
      return false;
    }
    this.#making.at(-1)?.uses.add(kept);
    return true;
  }

  #holds(kept: Kept<unknown>, host: SourceModule): boolean {
    if (kept.epoch !== this.#graph.epoch) {
      kept.epoch = this.#graph.epoch;
      kept.holds =
        !kept.basis.includes(host.file) && kept.basis.holds() && kept.uses.every((used) => this.#holds(used, host));
    }
    return kept.holds;
  }
}

function emptyState(): State {
  const state = new State();
  state.setObject(globalObject, { kind: "stored", array: false, fields: new Map(), spread: [] });
  // Facts that every analysis asks for have one number in all of them.
  for (const fact of [
    "authenticated",
    "authenticated?",
    "let in",
    "role",
    "role everywhere",
    "role?",
    "limited",
    "permitted?",
  ]) {
    state.choices.numberOf(fact);
  }
  return state;
}
