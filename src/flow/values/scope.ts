import type { SourceModule } from "../../modules/index.ts";

/**
 * Names and the cells that hold their values. The outermost scope of a chain is a module's; which cells its names have, the
 * run knows: functions that are kept for several files find the same module in each.
 */
export class Scope {
  readonly parent: Scope | undefined;
  readonly module: SourceModule;
  readonly #cells = new Map<string, number>();

  constructor(module: SourceModule, parent?: Scope) {
    this.module = module;
    this.parent = parent;
  }

  declare(name: string, cell: number): void {
    this.#cells.set(name, cell);
  }

  own(name: string): number | undefined {
    return this.#cells.get(name);
  }

  /** The cell of a name that this scope or one around it declares; undefined for a module's names and globals. */
  find(name: string): number | undefined {
    return this.parent === undefined ? undefined : (this.#cells.get(name) ?? this.parent.find(name));
  }
}
