/** Letters that are no others with a mark. */
const plainLetters: Readonly<Record<string, string>> = { ß: "ss", ø: "o", æ: "ae", œ: "oe", ł: "l", ı: "i", đ: "d" };

/** The name without accents: `contraseña` is `contrasena`. */
function withoutAccents(name: string): string {
  return name
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[ßøæœłıđ]/gu, (letter) => plainLetters[letter] ?? letter);
}

const plain = /^[\u0020-\u007e]*$/u;

/**
 * The lower-case words of a name: `apiKeyHash`, `api_key_hash` and `API-KeyHash` are all `api`, `key`, `hash`, and
 * `Contraseña` is `contrasena`.
 */
export function wordsOf(name: string): readonly string[] {
  return (plain.test(name) ? name : withoutAccents(name))
    .replaceAll(/(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/gu, " ")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

/** The word without its plural ending or number: `tokens` and `token2` are `token`; `address` and `dns` stay. */
export function singularOf(word: string): string {
  const bare = word.replace(/(?<=[a-z])\d+$/u, "");
  if (!bare.endsWith("s")) {
    return bare;
  }
  if (/(?:ss|x|ch|sh)es$/u.test(bare)) {
    return bare.slice(0, -2);
  }
  if (bare.length > 4 && bare.endsWith("ies")) {
    return `${bare.slice(0, -3)}y`;
  }
  return bare.length > 3 && !/(?:ss|us|is)$/u.test(bare) ? bare.slice(0, -1) : bare;
}

/** Phrases ("api key") that a name can end with, found by their last word. */
export type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>;

/**
 * Makes a list of phrases ready for `endOf`; a phrase of several words matches its fused spelling ("apikey") as well.
 */
export function phrases(list: readonly string[]): Phrases {
  const result = new Map<string, (readonly string[])[]>();
  for (const phrase of list.flatMap((text) => (text.includes(" ") ? [text, text.replaceAll(" ", "")] : [text]))) {
    const words = phrase.split(" ").map(singularOf);
    const last = words.at(-1) ?? "";
    result.set(last, [...(result.get(last) ?? []), words]);
  }
  return result;
}

/** How many words of the longest phrase that the name ends with; 0 if it ends with none. */
export function endOf(words: readonly string[], known: Phrases): number {
  let longest = 0;
  for (const phrase of known.get(singularOf(words.at(-1) ?? "")) ?? []) {
    const start = words.length - phrase.length;
    if (phrase.length > longest && phrase.every((word, index) => word === singularOf(words[start + index] ?? ""))) {
      longest = phrase.length;
    }
  }
  return longest;
}
