/** What JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** An object of a JSON file. */
export interface JsonObject {
  readonly [name: string]: Json | undefined;
}

/**
 * Reads JSON with comments, forgiving: trailing and missing commas pass, and a text that breaks off or goes wrong gives
 * what was readable up to there. TypeScript reads its configuration in the same spirit, and a file that is just being edited must
 * not switch off every alias of the project.
 */
export function parseJson(text: string): Json | undefined {
  if (text.split(/[[{]/u).length < mostBrackets) {
    try {
      return JSON.parse(text) as Json;
    } catch {
      // Then it is JSON with comments, or broken.
    }
  }
  return new Reader(text).value(0);
}

/** With more than these it could be nested so deep that whoever walks through it runs out of stack; the reader has a bound. */
const mostBrackets = 2_000;

/** An object, or an empty one in place of anything else. */
export function objectIn(value: Json | undefined): JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

/** A list, or an empty one in place of anything else. */
export function listIn(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

/** The strings of a list, of a single string, or none. */
export function stringsIn(value: Json | undefined): readonly string[] {
  return (Array.isArray(value) ? listIn(value) : [value]).filter((item) => typeof item === "string");
}

/** A string, or nothing in place of anything else. */
export function stringIn(value: Json | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

const deepest = 200;
const blank = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))*/uy;
const string = /"(?:[^"\\\n]|\\.)*"?/uy;
const bare = /[^\s,:[\]{}"/]+/uy;

/** A position in a text, which lives for one reading. */
class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(depth: number): Json | undefined {
    this.#take(blank);
    if (depth > deepest) {
      return undefined;
    }
    switch (this.#text[this.#at]) {
      case "{":
        return this.#object(depth);
      case "[":
        return this.#array(depth);
      case '"':
        return this.#string();
      default:
        return literal(this.#take(bare));
    }
  }

  #object(depth: number): JsonObject {
    const entries: [string, Json][] = [];
    this.#at += 1;
    while (!this.#closes("}")) {
      const start = this.#at;
      const name = this.#text[this.#at] === '"' ? this.#string() : this.#take(bare);
      this.#take(blank);
      if (this.#text[this.#at] === ":") {
        this.#at += 1;
        const value = this.value(depth + 1);
        if (value !== undefined) {
          entries.push([name, value]);
        }
      }
      this.#skipStuck(start);
    }
    return Object.fromEntries(entries);
  }

  #array(depth: number): readonly Json[] {
    const items: Json[] = [];
    this.#at += 1;
    while (!this.#closes("]")) {
      const start = this.#at;
      const value = this.value(depth + 1);
      if (value !== undefined) {
        items.push(value);
      }
      this.#skipStuck(start);
    }
    return items;
  }

  #string(): string {
    const token = this.#take(string);
    try {
      return JSON.parse(token.length > 1 && token.endsWith('"') ? token : `${token}"`) as string;
    } catch {
      return token.slice(1);
    }
  }

  /** Passes blanks and commas, and tells whether the end is reached, which it passes too. */
  #closes(end: string): boolean {
    this.#take(blank);
    while (this.#text[this.#at] === ",") {
      this.#at += 1;
      this.#take(blank);
    }
    if (this.#at >= this.#text.length) {
      return true;
    }
    if (this.#text[this.#at] === end) {
      this.#at += 1;
      return true;
    }
    return false;
  }

  #skipStuck(start: number): void {
    if (this.#at === start) {
      this.#at += 1;
    }
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? "";
    this.#at += found.length;
    return found;
  }
}

function literal(word: string): Json | undefined {
  switch (word) {
    case "true":
      return true;
    case "false":
      return false;
    case "null":
      return null;
    default:
      return word === "" || Number.isNaN(Number(word)) ? undefined : Number(word);
  }
}
