import { dirname, join } from "node:path";

import type { Disk } from "./disk.ts";
import { objectIn, parseJson, type JsonObject } from "./json.ts";
import type { Tracker } from "./tracker.ts";

/** Reads the package.json files and other JSON files of a project, and finds the nearest one. */
export class Manifests {
  readonly #disk: Disk;
  readonly #tracker: Tracker;

  constructor(disk: Disk, tracker: Tracker) {
    this.#disk = disk;
    this.#tracker = tracker;
  }

  /** What a JSON file holds; an empty object if it holds none, or is not there. */
  json(file: string): JsonObject {
    return this.#tracker.derived(`${file}\0json`, () => {
      const text = this.#disk.readText(file);
      return text === undefined ? {} : objectIn(parseJson(text));
    });
  }

  /** The package.json of a folder. */
  of(directory: string): JsonObject {
    return this.json(join(directory, "package.json"));
  }

  /** The nearest folder, this one or one around it, that has a package.json. */
  packageRoot(directory: string): string | undefined {
    return this.#tracker.derived(`${directory}\0package root`, () => {
      if (this.#disk.exists(join(directory, "package.json"))) {
        return directory;
      }
      const parent = dirname(directory);
      return parent === directory ? undefined : this.packageRoot(parent);
    });
  }
}
