import { createRequire } from "node:module";
import { extname } from "node:path";

import type { TSESTree } from "@typescript-eslint/utils";
import type { EcmaScriptModule, ParserOptions, ParseResult } from "oxc-parser";

/** A parser that gives a whole tree, such as the host's own. */
export type Parse = (text: string, file: string) => TSESTree.Program;

/** A parsed file whose tree is built when first asked for. */
export interface Parsed {
  readonly program: TSESTree.Program;
  /** The list of imports and exports, where the parser makes one by itself; it costs no tree. */
  readonly record: EcmaScriptModule | undefined;
}

type ParseSync = (file: string, text: string, options: ParserOptions) => ParseResult;

let parseSync: ParseSync | null | undefined;

/** oxc's parser, loaded when first needed; nothing where it has no binary for the platform. */
function oxc(): ParseSync | null {
  if (parseSync === undefined) {
    try {
      ({ parseSync } = createRequire(import.meta.url)("oxc-parser") as { parseSync: ParseSync });
    } catch {
      parseSync = null;
    }
  }
  return parseSync ?? null;
}

/** Parses a file. Never throws: what cannot be parsed has no statements. */
export function parseModule(text: string, file: string, fallback: Parse | undefined): Parsed {
  if (isNestedTooDeep(text)) {
    return { program: emptyProgram(), record: undefined };
  }
  const parse = oxc();
  if (parse === null) {
    return { program: parsedBy(fallback, text, file), record: undefined };
  }
  try {
    const result = firstGood(parse, text, file);
    return {
      get program() {
        return result.program as unknown as TSESTree.Program;
      },
      record: result.module,
    };
  } catch {
    return { program: emptyProgram(), record: undefined };
  }
}

/** The native parser does not throw when its stack is full: it takes the process with it, at some ten thousand brackets. */
function isNestedTooDeep(text: string): boolean {
  let depth = 0;
  let deepest = 0;
  for (let index = 0; index < text.length; index += 1) {
    switch (text.charCodeAt(index)) {
      case 0x28: // (
      case 0x5b: // [
      case 0x7b: // {
        depth += 1;
        deepest = Math.max(deepest, depth);
        break;
      case 0x29:
      case 0x5d:
      case 0x7d:
        depth -= 1;
        break;
    }
  }
  return deepest > 1_500;
}

function firstGood(parse: ParseSync, text: string, file: string): ParseResult {
  const options = { astType: "ts", range: true, preserveParens: false } as const;
  const extension = extname(file);
  if (/^\.[cm]?tsx?$/u.test(extension)) {
    return parse(file, text, options);
  }
  // JavaScript may hold JSX under any name; a script may hold what no module may.
  const module = parse(file, text, { ...options, lang: "jsx" });
  if (module.errors.length === 0) {
    return module;
  }
  const script = parse(file, text, { ...options, lang: "jsx", sourceType: "commonjs" });
  return script.errors.length === 0 ? script : module;
}

function parsedBy(parse: Parse | undefined, text: string, file: string): TSESTree.Program {
  try {
    return parse?.(text, file) ?? emptyProgram();
  } catch {
    return emptyProgram();
  }
}

function emptyProgram(): TSESTree.Program {
  return {
    type: "Program",
    body: [],
    sourceType: "module",
    range: [0, 0],
    comments: [],
    tokens: [],
  } as unknown as TSESTree.Program;
}
