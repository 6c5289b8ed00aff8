/** A text of SQL in words: statements, lists and names. Nothing is understood here. */

const token =
  /--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|'(?:[^']|'')*(?:'|$)|"(?:[^"]|"")*"|`[^`]*`|\$(?<tag>\w*)\$[\s\S]*?(?:\$\k<tag>\$|$)|[();,]/gu;

/** The statements of a text, without comments; the bodies of functions are left out. */
export function statementsOf(text: string): readonly string[] {
  const statements: string[] = [];
  let statement = "";
  let from = 0;
  const end = (): void => {
    if (statement.trim() !== "") {
      statements.push(statement.trim());
    }
    statement = "";
  };
  for (const { 0: part, index } of text.matchAll(token)) {
    statement += text.slice(from, index);
    from = index + part.length;
    if (part === ";") {
      end();
    } else if (part.startsWith("--") || part.startsWith("/*") || part.startsWith("$")) {
      statement += " ";
    } else {
      statement += part;
    }
  }
  statement += text.slice(from);
  end();
  return statements;
}

/** The parts of the list in brackets that a text begins with, split at the commas that are in no other brackets. */
export function definitionsOf(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 1;
  const end = (to: number): void => {
    const part = text.slice(from, to).trim();
    if (part !== "") {
      parts.push(part);
    }
    from = to + 1;
  };
  for (const { 0: part, index } of text.matchAll(token)) {
    if (part === "(") {
      depth += 1;
    } else if (part === ")") {
      depth -= 1;
    }
    if (depth === 0 || (depth === 1 && part === ",")) {
      end(index);
    }
    if (depth === 0) {
      break;
    }
  }
  return parts;
}

/** `'draft', 'published'` */
export function listedIn(list: string): readonly string[] {
  return Array.from(list.matchAll(/'(?<value>(?:[^']|'')*)'/gu), ({ groups }) => groups?.["value"] ?? "");
}

const qualified =
  /^(?:(?:"(?:[^"]|"")+"|`[^`]+`|\[[^\]]+\]|[\p{L}_][\p{L}\p{N}_$]*)\s*\.\s*)*(?:"(?<double>(?:[^"]|"")+)"|`(?<tick>[^`]+)`|\[(?<square>[^\]]+)\]|(?<plain>[\p{L}_][\p{L}\p{N}_$]*))\s*/u;

/** The name that a text begins with, without those of its schema and its database, and what follows. */
export function nameAt(text: string): { readonly name: string; readonly rest: string } | undefined {
  const match = qualified.exec(text.trimStart());
  const { double, tick, square, plain } = match?.groups ?? {};
  // Where everything is written in capitals, code has small letters.
  const name = double ?? tick ?? square ?? (plain === plain?.toUpperCase() ? plain?.toLowerCase() : plain);
  return match === null || name === undefined ? undefined : { name, rest: text.trimStart().slice(match[0].length) };
}
