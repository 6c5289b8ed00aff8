/**
 * A map from whole numbers that is never changed, only built upon: a copy costs nothing, and two maps that were built on
 * the same one share what neither has changed, so that comparing and uniting them costs what differs, not what there is.
 *
 * A big-endian Patricia tree (Okasaki and Gill, "Fast Mergeable Integer Maps"). Numbers that were handed out one after
 * the other are neighbours in it, so that what two paths have made, each for itself, is united in a few steps.
 */
export type Trie<V> = Leaf<V> | Branch<V> | undefined;

interface Leaf<V> {
  readonly bit: 0;
  readonly key: number;
  readonly value: V;
}

interface Branch<V> {
  /** The bit in which the two sides differ; the higher ones are the same in all keys below. */
  readonly bit: number;
  /** Any key below, of which the bits above `bit` count. */
  readonly key: number;
  readonly left: Leaf<V> | Branch<V>;
  readonly right: Leaf<V> | Branch<V>;
}

/** The value of a key. */
export function lookUp<V>(trie: Trie<V>, key: number): V | undefined {
  let node = trie;
  while (node !== undefined) {
    if (isLeaf(node)) {
      return node.key === key ? node.value : undefined;
    }
    node = (key & node.bit) === 0 ? node.left : node.right;
  }
  return undefined;
}

/** The map with one more key, or with another value for it. */
export function withKey<V>(trie: Trie<V>, key: number, value: V): Trie<V> {
  const leaf: Leaf<V> = { bit: 0, key, value };
  return trie === undefined ? leaf : inserted(trie, leaf);
}

function inserted<V>(node: Leaf<V> | Branch<V>, leaf: Leaf<V>): Leaf<V> | Branch<V> {
  if (isLeaf(node)) {
    return node.key === leaf.key ? leaf : joined(node, leaf);
  }
  if (!belongsTo(leaf.key, node)) {
    return joined(node, leaf);
  }
  const { bit, key, left, right } = node;
  return (leaf.key & bit) === 0
    ? { bit, key, left: inserted(left, leaf), right }
    : { bit, key, left, right: inserted(right, leaf) };
}

/** The map without a key. */
export function withoutKey<V>(trie: Trie<V>, key: number): Trie<V> {
  if (trie === undefined) {
    return undefined;
  }
  if (isLeaf(trie)) {
    return trie.key === key ? undefined : trie;
  }
  if (!belongsTo(key, trie)) {
    return trie;
  }
  const left = (key & trie.bit) === 0 ? withoutKey(trie.left, key) : trie.left;
  const right = (key & trie.bit) === 0 ? trie.right : withoutKey(trie.right, key);
  if (left === undefined || right === undefined) {
    return left ?? right;
  }
  return left === trie.left && right === trie.right ? trie : { bit: trie.bit, key: trie.key, left, right };
}

/** What is in either map. Where both have a key with different values, that is told, and the left value is taken. */
export function unite<V>(left: Trie<V>, right: Trie<V>, differs: (key: number) => void): Trie<V> {
  return left === undefined || right === undefined ? (left ?? right) : united(left, right, differs);
}

function united<V>(
  one: Leaf<V> | Branch<V>,
  other: Leaf<V> | Branch<V>,
  differs: (key: number) => void,
): Leaf<V> | Branch<V> {
  if (one === other) {
    return one;
  }
  if (isLeaf(one)) {
    const value = lookUp(other, one.key);
    if (value !== undefined && value !== one.value) {
      differs(one.key);
    }
    return value === one.value ? other : inserted(other, one);
  }
  if (isLeaf(other)) {
    const value = lookUp(one, other.key);
    if (value !== undefined && value !== other.value) {
      differs(other.key);
    }
    return value === undefined ? inserted(one, other) : one;
  }
  const { bit, key } = one;
  if (bit === other.bit && belongsTo(other.key, one)) {
    const left = united(one.left, other.left, differs);
    const right = united(one.right, other.right, differs);
    return left === one.left && right === one.right ? one : { bit, key, left, right };
  }
  if (isAbove(bit, other.bit) && belongsTo(other.key, one)) {
    return (other.key & bit) === 0
      ? { bit, key, left: united(one.left, other, differs), right: one.right }
      : { bit, key, left: one.left, right: united(one.right, other, differs) };
  }
  if (isAbove(other.bit, bit) && belongsTo(key, other)) {
    return (key & other.bit) === 0
      ? { bit: other.bit, key: other.key, left: united(one, other.left, differs), right: other.right }
      : { bit: other.bit, key: other.key, left: other.left, right: united(one, other.right, differs) };
  }
  return joined(one, other);
}

/** Tells each key that only one of two maps has, or that has another value in each. */
export function compare<V>(one: Trie<V>, other: Trie<V>, differs: (key: number) => void): void {
  if (one === other) {
    return;
  }
  if (one === undefined || other === undefined) {
    eachKey(one ?? other, differs);
  } else if (isLeaf(one)) {
    compareWithLeaf(other, one, differs);
  } else if (isLeaf(other)) {
    compareWithLeaf(one, other, differs);
  } else if (one.bit === other.bit && belongsTo(other.key, one)) {
    compare(one.left, other.left, differs);
    compare(one.right, other.right, differs);
  } else if (isAbove(one.bit, other.bit) && belongsTo(other.key, one)) {
    const isLeft = (other.key & one.bit) === 0;
    compare(isLeft ? one.left : one.right, other, differs);
    eachKey(isLeft ? one.right : one.left, differs);
  } else if (isAbove(other.bit, one.bit) && belongsTo(one.key, other)) {
    const isLeft = (one.key & other.bit) === 0;
    compare(one, isLeft ? other.left : other.right, differs);
    eachKey(isLeft ? other.right : other.left, differs);
  } else {
    eachKey(one, differs);
    eachKey(other, differs);
  }
}

function compareWithLeaf<V>(trie: Leaf<V> | Branch<V>, { key, value }: Leaf<V>, differs: (key: number) => void): void {
  const found = lookUp(trie, key);
  if (found === undefined) {
    differs(key);
  }
  eachKey(trie, (other) => {
    if (other !== key || found !== value) {
      differs(other);
    }
  });
}

/** The part of a map whose keys pass a test. */
export function filtered<V>(trie: Trie<V>, test: (key: number) => boolean): Trie<V> {
  if (trie === undefined || isLeaf(trie)) {
    return trie === undefined || test(trie.key) ? trie : undefined;
  }
  const left = filtered(trie.left, test);
  const right = filtered(trie.right, test);
  if (left === undefined || right === undefined) {
    return left ?? right;
  }
  return left === trie.left && right === trie.right ? trie : { bit: trie.bit, key: trie.key, left, right };
}

/** Goes through all keys. */
export function eachKey(trie: Trie<unknown>, visit: (key: number) => void): void {
  if (trie === undefined) {
    return;
  }
  if (isLeaf(trie)) {
    visit(trie.key);
  } else {
    eachKey(trie.left, visit);
    eachKey(trie.right, visit);
  }
}

function isLeaf<V>(node: Leaf<V> | Branch<V>): node is Leaf<V> {
  return node.bit === 0;
}

/** Whether a key agrees with a branch in all bits above the one in which its sides differ. */
function belongsTo(key: number, branch: Branch<unknown>): boolean {
  return ((key ^ branch.key) & ~((branch.bit << 1) - 1)) === 0;
}

/** Whether a bit is the higher one; the highest of all is the sign. */
function isAbove(bit: number, other: number): boolean {
  return bit >>> 0 > other >>> 0;
}

/** Two maps without a common key, the keys of each being alike. */
function joined<V>(one: Leaf<V> | Branch<V>, other: Leaf<V> | Branch<V>): Branch<V> {
  const bit = 1 << (31 - Math.clz32(one.key ^ other.key));
  return (one.key & bit) === 0
    ? { bit, key: one.key, left: one, right: other }
    : { bit, key: one.key, left: other, right: one };
}
