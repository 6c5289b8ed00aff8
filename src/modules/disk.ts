import { readdirSync, readFileSync, realpathSync, statSync, type Stats } from "node:fs";
import { basename, dirname, sep } from "node:path";

import type { Source, Tracker } from "./tracker.ts";

type Kind = "file" | "directory" | "other";

/** Longer files are generated or bundled; nobody's guard is in there. */
const longestText = 2_000_000;

/**
 * File systems tick: a file written again within the tick in which it was read keeps its time. The coarsest in use (FAT)
 * ticks every two seconds, so whatever is younger than that when it is read is read again in the next epoch.
 */
const tick = 2_000;

/** The disk as the layers above see it: every answer is remembered, and is looked at again in the next epoch. Never throws. */
export class Disk {
  readonly #tracker: Tracker;

  constructor(tracker: Tracker) {
    this.#tracker = tracker;
  }

  /** The text of a file, without a byte order mark. */
  readText(file: string): string | undefined {
    return this.#file(file).text;
  }

  /** Whether there is a file. */
  exists(file: string): boolean {
    return this.#file(file).kind === "file";
  }

  isDirectory(path: string): boolean {
    return this.#file(path).kind === "directory";
  }

  /**
   * Whether there is a file, asked of the listing of its folder: many names in one folder are tried at the price of one. Upper and
   * lower case count on every system, as they do where apps are deployed.
   */
  isListed(file: string): boolean {
    const kind = this.entries(dirname(file))?.get(basename(file));
    return kind === "file" || (kind === "other" && this.exists(file));
  }

  /** What is in a folder. A symbolic link is "other". */
  entries(directory: string): ReadonlyMap<string, Kind> | undefined {
    return this.#directory(directory).entries;
  }

  /** The names of what is in a folder and of one kind, sorted. */
  names(directory: string, kind: "file" | "directory"): readonly string[] {
    const source = this.#directory(directory);
    return kind === "file" ? source.files : source.directories;
  }

  /** The place that a link leads to. */
  realPath(path: string): string | undefined {
    return this.#tracker.source(`${path}\0link`, () => new LinkSource(path, this.#tracker)).target;
  }

  /** From now on the file has the text that the host gave, until it is given back. */
  lend(file: string, text: string): void {
    this.#file(file).lend(text);
  }

  giveBack(file: string): void {
    this.#file(file).giveBack();
  }

  #directory(directory: string): DirectorySource {
    return this.#tracker.source(directoryKey(directory), () => new DirectorySource(directory, this.#tracker));
  }

  #file(file: string): FileSource {
    return this.#tracker.source(file, () => new FileSource(file, this.#tracker));
  }
}

function directoryKey(directory: string): string {
  return directory.endsWith(sep) ? directory : directory + sep;
}

interface Look {
  readonly signature: string;
  readonly kind: Kind | undefined;
  /** In bytes. */
  readonly size: number;
  readonly young: boolean;
}

function lookAt(path: string): Look {
  let stats: Stats | undefined;
  try {
    stats = statSync(path, { throwIfNoEntry: false });
  } catch {
    // A folder on the way is a file, or may not be entered, or the path is no path at all.
  }
  if (stats === undefined) {
    return { signature: "absent", kind: undefined, size: 0, young: false };
  }
  const kind = stats.isFile() ? "file" : stats.isDirectory() ? "directory" : "other";
  // Not only mtime and size: a file moved over another one of the same size keeps its mtime.
  const signature = `${kind}:${String(stats.mtimeMs)}:${String(stats.ctimeMs)}:${String(stats.size)}`;
  return { signature, kind, size: stats.size, young: Math.max(stats.mtimeMs, stats.ctimeMs) > Date.now() - tick };
}

class FileSource implements Source {
  readonly key: string;
  version = 0;
  #look: Look | undefined;
  #read = false;
  #text: string | undefined;
  #lent: string | undefined;
  readonly #tracker: Tracker;

  constructor(file: string, tracker: Tracker) {
    this.key = file;
    this.#tracker = tracker;
  }

  get kind(): Kind | undefined {
    return this.#lent === undefined ? this.#look?.kind : "file";
  }

  /** Read when first asked for: whether there is a file is asked far more often. */
  get text(): string | undefined {
    if (!this.#read) {
      this.#read = true;
      this.#text = this.#current();
    }
    return this.#text;
  }

  refresh(): void {
    const before = this.#look;
    this.#look = lookAt(this.key);
    if (before === undefined) {
      this.version = this.#tracker.nextVersion();
    } else if (this.#look.signature !== before.signature || before.young) {
      this.#compare(before.signature !== this.#look.signature);
    }
  }

  lend(text: string): void {
    this.#lent = text;
    this.#compare(true);
  }

  giveBack(): void {
    this.#lent = undefined;
    this.#compare(true);
  }

  /** A file that was saved without a change is the same for all who have read it. */
  #compare(looksDifferent: boolean): void {
    if (!this.#read) {
      if (looksDifferent) {
        this.version = this.#tracker.nextVersion();
      }
      return;
    }
    const text = this.#current();
    if (text !== this.#text) {
      this.#text = text;
      this.version = this.#tracker.nextVersion();
    }
  }

  #current(): string | undefined {
    if (this.#lent !== undefined) {
      return this.#lent;
    }
    if (this.#look?.kind !== "file") {
      return undefined;
    }
    // A character is four bytes at most. Dumps of databases are larger than what there is memory for.
    if (this.#look.size > 4 * longestText) {
      return "";
    }
    try {
      const text = readFileSync(this.key, "utf8");
      return text.length > longestText ? "" : text.replace(/^\uFEFF/u, "");
    } catch {
      return undefined;
    }
  }
}

class DirectorySource implements Source {
  readonly key: string;
  version = 0;
  entries: ReadonlyMap<string, Kind> | undefined;
  #files: readonly string[] | undefined;
  #directories: readonly string[] | undefined;
  #look: Look | undefined;
  readonly #directory: string;
  readonly #tracker: Tracker;

  constructor(directory: string, tracker: Tracker) {
    this.key = directoryKey(directory);
    this.#directory = directory;
    this.#tracker = tracker;
  }

  get files(): readonly string[] {
    this.#files ??= this.#named("file");
    return this.#files;
  }

  get directories(): readonly string[] {
    this.#directories ??= this.#named("directory");
    return this.#directories;
  }

  #named(wanted: Kind): readonly string[] {
    return [...(this.entries ?? [])].flatMap(([name, kind]) => (kind === wanted ? [name] : [])).sort();
  }

  refresh(): void {
    const before = this.#look;
    this.#look = lookAt(this.#directory);
    if (before !== undefined && before.signature === this.#look.signature && !before.young) {
      return;
    }
    const entries = this.#look.kind === "directory" ? listed(this.#directory) : undefined;
    // Editors save by renaming a new file over the old one: the time changes, the names do not.
    if (this.version === 0 || !sameEntries(entries, this.entries)) {
      this.entries = entries;
      this.#files = undefined;
      this.#directories = undefined;
      this.version = this.#tracker.nextVersion();
    }
  }
}

function listed(directory: string): ReadonlyMap<string, Kind> | undefined {
  try {
    return new Map(
      readdirSync(directory, { withFileTypes: true }).map((entry) => [
        entry.name,
        entry.isFile() ? "file" : entry.isDirectory() ? "directory" : "other",
      ]),
    );
  } catch {
    return undefined;
  }
}

function sameEntries(
  one: ReadonlyMap<string, Kind> | undefined,
  other: ReadonlyMap<string, Kind> | undefined,
): boolean {
  if (one === undefined || other === undefined) {
    return one === other;
  }
  return one.size === other.size && [...one].every(([name, kind]) => other.get(name) === kind);
}

class LinkSource implements Source {
  readonly key: string;
  version = 0;
  target: string | undefined;
  readonly #path: string;
  readonly #tracker: Tracker;

  constructor(path: string, tracker: Tracker) {
    this.key = `${path}\0link`;
    this.#path = path;
    this.#tracker = tracker;
  }

  refresh(): void {
    let target: string | undefined;
    try {
      target = realpathSync.native(this.#path);
    } catch {
      // Not there, or a loop of links.
    }
    if (this.version === 0 || target !== this.target) {
      this.target = target;
      this.version = this.#tracker.nextVersion();
    }
  }
}
