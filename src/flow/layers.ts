/** Layers above this number are merged into one, so that a look-up stays short. */
const mostLayers = 24;

/**
 * A map whose copies share what they have in common. `fork()` costs nothing, and what two copies changed since they
 * parted can be listed without looking at the rest, which makes joining two paths cost what they did, not what there is.
 */
export class Layers<K, V> {
  readonly #below: Layers<K, V> | undefined;
  readonly #own = new Map<K, V>();
  readonly #depth: number;

  constructor(below?: Layers<K, V>) {
    this.#below = below;
    this.#depth = below === undefined ? 0 : below.#depth + 1;
  }

  get(key: K): V | undefined {
    let layer: Layers<K, V> | undefined = this;
    while (layer !== undefined) {
      const found = layer.#own.get(key);
      if (found !== undefined) {
        return found;
      }
      layer = layer.#below;
    }
    return undefined;
  }

  set(key: K, value: V): void {
    this.#own.set(key, value);
  }

  /** A layer above this one, which must not be written to any more. */
  fork(): Layers<K, V> {
    if (this.#own.size === 0 && this.#below !== undefined) {
      return new Layers(this.#below);
    }
    return new Layers(this.#depth >= mostLayers ? this.#flattened() : this);
  }

  /** All but the lowest layer in one; the lowest one is shared by all paths and may still grow. */
  #flattened(): Layers<K, V> {
    const layers: Layers<K, V>[] = [];
    let layer: Layers<K, V> = this;
    while (layer.#below !== undefined) {
      layers.push(layer);
      layer = layer.#below;
    }
    const flat = new Layers(layer);
    for (const above of layers.reverse()) {
      for (const [key, value] of above.#own) {
        flat.#own.set(key, value);
      }
    }
    return flat;
  }

  /** The highest layer that both stand on. */
  static common<K, V>(left: Layers<K, V>, right: Layers<K, V>): Layers<K, V> | undefined {
    const seen = new Set<Layers<K, V>>();
    for (let layer: Layers<K, V> | undefined = left; layer !== undefined; layer = layer.#below) {
      seen.add(layer);
    }
    for (let layer: Layers<K, V> | undefined = right; layer !== undefined; layer = layer.#below) {
      if (seen.has(layer)) {
        return layer;
      }
    }
    return undefined;
  }

  /** The keys that were set since a lower layer. */
  keysAbove(lower: Layers<K, V> | undefined, into: Set<K>): void {
    for (let layer: Layers<K, V> | undefined = this; layer !== undefined && layer !== lower; layer = layer.#below) {
      for (const key of layer.#own.keys()) {
        into.add(key);
      }
    }
  }

  /** All keys, of every layer. */
  keys(): Set<K> {
    const keys = new Set<K>();
    this.keysAbove(undefined, keys);
    return keys;
  }
}
