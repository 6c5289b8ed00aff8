/** Something on disk, or something computed from it, that may be different in the next epoch. */
export interface Source {
  readonly key: string;
  /** Grows whenever the content is seen to be different. */
  readonly version: number;
  /** Looks whether the content is still the same; called at most once an epoch. */
  refresh(): void;
}

interface Tracked {
  readonly source: Source;
  epoch: number;
}

interface Dependency {
  readonly tracked: Tracked;
  readonly version: number;
}

/** What an answer rests on: files, and answers to look-ups, failed ones included. */
export interface Basis {
  /** Whether all of it is still as it was. */
  holds(): boolean;
  /** Whether a file is among it. */
  includes(file: string): boolean;
}

/** How many sources are remembered; one is some hundred bytes, a text that it may hold not counted. */
const capacity = 40_000;

/**
 * Remembers what rests on what, so that an answer is computed again only after something under it has changed, and
 * what is on disk is looked at once an epoch. An epoch is one linted file: what changes while it is being linted is seen
 * with the next one.
 *
 * Cache: sources by key. Owner: the module graph. Wrong: within an epoch. Goes: at the start of an epoch, the sources that
 * have not been asked for the longest time, as soon as there are too many.
 */
export class Tracker {
  #epoch = 1;
  #clock = 0;
  readonly #sources = new Map<string, Tracked>();
  readonly #recordings: Set<Tracked>[] = [];

  get epoch(): number {
    return this.#epoch;
  }

  startEpoch(): void {
    this.#epoch += 1;
    if (this.#sources.size > capacity) {
      const byAge = [...this.#sources.values()].sort((one, other) => one.epoch - other.epoch);
      for (const { source } of byAge.slice(0, byAge.length - capacity / 2)) {
        this.#sources.delete(source.key);
      }
    }
  }

  /** A version that nothing had before. */
  nextVersion(): number {
    this.#clock += 1;
    return this.#clock;
  }

  /** The source of a key, up to date; whatever is being recorded rests on it from now on. */
  source<S extends Source>(key: string, create: () => S): S {
    let tracked = this.#sources.get(key);
    if (tracked === undefined) {
      tracked = { source: create(), epoch: 0 };
      this.#sources.set(key, tracked);
    }
    this.#recordings.at(-1)?.add(tracked);
    this.#update(tracked);
    return tracked.source as S;
  }

  /** An answer that is computed again only when something that it rests on has changed. */
  derived<T>(key: string, compute: () => T): T {
    return this.source(key, () => new Derived(key, compute, this)).value;
  }

  /** Runs something, and gives what its result rests on; what is being recorded around it does not rest on that by itself. */
  watch<T>(run: () => T): { readonly result: T; readonly basis: Basis } {
    const { result, seen } = this.recordSources(run);
    const dependencies = this.dependencies(seen);
    return {
      result,
      basis: {
        holds: () => this.holds(dependencies),
        includes: (file) => dependencies.some(({ tracked }) => tracked.source.key === file),
      },
    };
  }

  recordSources<T>(run: () => T): { readonly result: T; readonly seen: ReadonlySet<Tracked> } {
    const seen = new Set<Tracked>();
    this.#recordings.push(seen);
    try {
      return { result: run(), seen };
    } finally {
      this.#recordings.pop();
    }
  }

  dependencies(seen: ReadonlySet<Tracked>): readonly Dependency[] {
    return Array.from(seen, (tracked) => ({ tracked, version: tracked.source.version }));
  }

  holds(dependencies: readonly Dependency[]): boolean {
    return dependencies.every(({ tracked, version }) => {
      this.#update(tracked);
      return tracked.source.version === version;
    });
  }

  /** The epoch is written down first, so that something which rests on itself gets its earlier answer and not a loop. */
  #update(tracked: Tracked): void {
    if (tracked.epoch !== this.#epoch) {
      tracked.epoch = this.#epoch;
      tracked.source.refresh();
    }
  }
}

class Derived<T> implements Source {
  readonly key: string;
  version = 0;
  #value: T | undefined;
  #dependencies: readonly Dependency[] | undefined;
  readonly #compute: () => T;
  readonly #tracker: Tracker;

  constructor(key: string, compute: () => T, tracker: Tracker) {
    this.key = key;
    this.#compute = compute;
    this.#tracker = tracker;
  }

  get value(): T {
    return this.#value as T;
  }

  refresh(): void {
    if (this.#dependencies !== undefined && this.#tracker.holds(this.#dependencies)) {
      return;
    }
    const { result, seen } = this.#tracker.recordSources(this.#compute);
    this.#dependencies = this.#tracker.dependencies(seen);
    if (this.version === 0 || !same(result, this.#value)) {
      this.#value = result;
      this.version = this.#tracker.nextVersion();
    }
  }
}

/** Answers are plain data: if they print the same, whatever rests on them still holds. */
function same(one: unknown, other: unknown): boolean {
  return Object.is(one, other) || JSON.stringify(one) === JSON.stringify(other);
}
