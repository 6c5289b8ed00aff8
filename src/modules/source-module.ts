import type { TSESTree } from "@typescript-eslint/utils";

import { bindingsOf } from "./bindings.ts";
import { interfaceOfProgram, interfaceOfRecord, needsTree } from "./interface.ts";
import type { Binding, ImportedName, Interface, SourceModule } from "./module.ts";
import { parseModule, type Parse, type Parsed } from "./parse.ts";

/** A file of the disk. The tree is built when first asked for; until then the parser's record of imports and exports is enough. */
export class ParsedModule implements SourceModule {
  readonly file: string;
  readonly text: string;
  readonly hasUseServer: boolean;
  readonly #parse: Parse | undefined;
  #parsed: Parsed | undefined;
  #program: TSESTree.Program | undefined;
  #interface: Interface | undefined;
  #bindings: ReadonlyMap<string, Binding> | undefined;

  constructor(file: string, text: string, parse: Parse | undefined) {
    this.file = file;
    this.text = text;
    this.hasUseServer = text.includes("use server");
    this.#parse = parse;
  }

  get program(): TSESTree.Program {
    this.#program ??= (this.#parsed ?? parseModule(this.text, this.file, this.#parse)).program;
    this.#parsed = undefined;
    return this.#program;
  }

  get imports(): ReadonlyMap<string, ImportedName> {
    return this.#read().imports;
  }

  get exports(): SourceModule["exports"] {
    return this.#read().exports;
  }

  get stars(): readonly string[] {
    return this.#read().stars;
  }

  get bindings(): ReadonlyMap<string, Binding> {
    return (this.#bindings ??= bindingsOf(this.program, this.imports));
  }

  #read(): Interface {
    if (this.#interface === undefined) {
      if (this.#program !== undefined || needsTree(this.text)) {
        this.#interface = interfaceOfProgram(this.program);
      } else {
        this.#parsed = parseModule(this.text, this.file, this.#parse);
        const { record } = this.#parsed;
        this.#interface =
          record === undefined
            ? interfaceOfProgram(this.program)
            : interfaceOfRecord(record, this.text, () => this.program);
      }
    }
    return this.#interface;
  }
}

/** The linted file: the tree is the host's. */
export function hostModule(file: string, text: string, program: TSESTree.Program): SourceModule {
  let ports: Interface | undefined;
  let bindings: ReadonlyMap<string, Binding> | undefined;
  const read = (): Interface => (ports ??= interfaceOfProgram(program));
  return {
    file,
    text,
    program,
    hasUseServer: text.includes("use server"),
    get imports() {
      return read().imports;
    },
    get exports() {
      return read().exports;
    },
    get stars() {
      return read().stars;
    },
    get bindings() {
      return (bindings ??= bindingsOf(program, read().imports));
    },
  };
}
