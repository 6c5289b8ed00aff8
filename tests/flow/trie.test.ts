import { describe, expect, it } from "vitest";

import { compare, eachKey, lookUp, unite, withKey, withoutKey, type Trie } from "../../src/flow/values/trie.ts";

/** Numbers that look random and are the same each time. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return state >>> 8;
  };
}

const tails = [0, 1, -1, 2 ** 31 - 1, 2 ** 31, 2 ** 31 + 5];

function random(seed: number): { readonly map: Map<number, number>; readonly trie: Trie<number> } {
  const next = numbers(seed);
  const map = new Map<number, number>();
  let trie: Trie<number>;
  for (let count = next() % 60; count > 0; count -= 1) {
    const key = next() % 9 === 0 ? (tails[next() % tails.length] ?? 0) : next() % 40;
    if (next() % 4 === 0) {
      map.delete(key);
      trie = withoutKey(trie, key);
    } else {
      const value = next() % 3;
      map.set(key, value);
      trie = withKey(trie, key, value);
    }
  }
  return { map, trie };
}

function entries(trie: Trie<number>): Map<number, number | undefined> {
  const found = new Map<number, number | undefined>();
  eachKey(trie, (key) => found.set(key, lookUp(trie, key)));
  return found;
}

const seeds = Array.from({ length: 400 }, (_, seed) => seed * 7919 + 1);

describe("a map of numbers", () => {
  it("holds what was put into it", () => {
    for (const seed of seeds) {
      const { map, trie } = random(seed);
      expect(entries(trie)).toEqual(map);
    }
  });

  it("is united with another one", () => {
    for (const seed of seeds) {
      const [one, other] = [random(seed), random(seed + 1)];
      const differing = new Set<number>();
      const united = unite(one.trie, other.trie, (key) => differing.add(key));
      expect(entries(united)).toEqual(new Map([...other.map, ...one.map]));
      expect(differing).toEqual(
        new Set([...one.map].filter(([key, value]) => (other.map.get(key) ?? value) !== value).map(([key]) => key)),
      );
    }
  });

  it("is compared with another one, and with what was built on it", () => {
    for (const seed of seeds) {
      const [one, other] = [random(seed), random(seed + 1)];
      const changed = withKey(withoutKey(one.trie, 3), 17, 5);
      for (const [trie, map] of [
        [other.trie, other.map],
        [changed, entries(changed)],
      ] as const) {
        const told: number[] = [];
        compare(one.trie, trie, (key) => told.push(key));
        const expected = [...new Set([...one.map.keys(), ...map.keys()])].filter(
          (key) => one.map.get(key) !== map.get(key),
        );
        expect(told.toSorted((a, b) => a - b)).toEqual(expected.toSorted((a, b) => a - b));
      }
    }
  });

  it("shares what was not changed", () => {
    const { trie } = random(1);
    expect(unite(trie, trie, () => undefined)).toBe(trie);
    expect(withoutKey(trie, 1_000_000)).toBe(trie);
  });
});
