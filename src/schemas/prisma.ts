import type { Column, DataModel } from "./model.ts";

/** A declaration of a schema: its kind, its name and its lines, comments taken off. */
interface Block {
  readonly kind: string;
  readonly name: string;
  readonly lines: readonly Line[];
}

interface Line {
  readonly text: string;
  readonly documentation?: string;
}

interface Field extends Column {
  readonly isEmbedded: boolean;
}

/** How deep embedded types (MongoDB's `type`) are followed; real ones are one or two deep. */
const maxDepth = 3;

/**
 * Reads the models of schema.prisma texts (several files make one schema) by client accessor: `UserProfile` is
 * `userProfile`. Tolerant: what it does not understand it skips, and it never throws.
 */
export function parsePrisma(texts: readonly string[]): ReadonlyMap<string, DataModel> {
  const blocks = texts.flatMap(blocksOf);
  const models = new Set<string>();
  const types = new Map<string, Block>();
  const enums = new Map<string, readonly string[]>();
  for (const block of blocks) {
    if (block.kind === "model" || block.kind === "view") {
      models.add(block.name);
    } else if (block.kind === "type") {
      types.set(block.name, block);
    } else if (block.kind === "enum") {
      enums.set(
        block.name,
        block.lines.flatMap(({ text }) => /^[A-Za-z]\w*/u.exec(text)?.[0] ?? []),
      );
    }
  }

  const result = new Map<string, DataModel>();
  for (const block of blocks) {
    if (!models.has(block.name) || block.kind === "type" || block.lines.some(({ text }) => /^@@ignore\b/u.test(text))) {
      continue;
    }
    result.set(accessorOf(block.name), {
      source: "prisma",
      name: block.name,
      columns: columnsOf(block, models, types, enums),
    });
  }
  return result;
}

/** Prisma's own rule: only the first letter changes. */
function accessorOf(model: string): string {
  return model.charAt(0).toLowerCase() + model.slice(1);
}

function columnsOf(
  block: Block,
  models: ReadonlySet<string>,
  types: ReadonlyMap<string, Block>,
  enums: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, Column> {
  const fields = fieldsOf(block, models, types);
  const foreign = foreignKeysOf(block, models);
  const unique = singleKeysOf(block, "unique");
  const id = singleKeysOf(block, "id");
  const columns = new Map<string, Column>();

  const add = (field: Field, prefix: string, depth: number, isListed: boolean): void => {
    const { isEmbedded, ...column } = field;
    const name = `${prefix}${column.name}`;
    const values = enums.get(column.type);
    const relation = column.relation ?? (prefix === "" ? foreign.get(name) : undefined);
    columns.set(name, {
      ...column,
      name,
      // What is inside a list is there many times.
      list: column.list || isListed,
      unique: column.unique || (prefix === "" && unique.has(name)),
      id: column.id || (prefix === "" && id.has(name)),
      ...(relation === undefined ? {} : { relation }),
      ...(values === undefined ? {} : { values }),
    });
    const embedded = isEmbedded && depth < maxDepth ? types.get(column.type) : undefined;
    if (embedded !== undefined) {
      for (const inner of fieldsOf(embedded, models, types)) {
        add(inner, `${name}.`, depth + 1, column.list || isListed);
      }
    }
  };
  for (const field of fields) {
    add(field, "", 0, false);
  }
  return columns;
}

const fieldLine =
  /^(?<name>[A-Za-z]\w*)\s+(?<type>Unsupported\s*\([^)]*\)|[A-Za-z][\w.]*)\s*(?<list>\[\s*\])?\s*(?<optional>\?)?(?<attributes>.*)$/su;

function fieldsOf(block: Block, models: ReadonlySet<string>, types: ReadonlyMap<string, Block>): readonly Field[] {
  return block.lines.flatMap(({ text, documentation }): Field[] => {
    const { name, type, list, optional, attributes = "" } = fieldLine.exec(text)?.groups ?? {};
    // A field that is ignored, or whose type Prisma does not know, does not exist in the client.
    if (
      name === undefined ||
      type === undefined ||
      type.startsWith("Unsupported") ||
      hasAttribute(attributes, "ignore")
    ) {
      return [];
    }
    return [
      {
        name,
        type,
        list: list !== undefined,
        optional: optional !== undefined,
        unique: hasAttribute(attributes, "unique"),
        id: hasAttribute(attributes, "id"),
        isEmbedded: types.has(type) && !models.has(type),
        ...(models.has(type) ? { relation: type } : {}),
        ...(documentation === undefined ? {} : { documentation }),
      },
    ];
  });
}

const attributePatterns = {
  id: /(?<![@\w.])@id(?![\w.])/u,
  unique: /(?<![@\w.])@unique(?![\w.])/u,
  ignore: /(?<![@\w.])@ignore(?![\w.])/u,
};

/** An attribute of a field outside of texts: `@id`, not `@db.Id` nor `@default("@id")`. */
function hasAttribute(attributes: string, name: keyof typeof attributePatterns): boolean {
  return attributes.includes(`@${name}`) && attributePatterns[name].test(withoutStrings(attributes));
}

/** Which model a column leads to, by the `fields:` of the relations that are built on it. */
function foreignKeysOf(block: Block, models: ReadonlySet<string>): ReadonlyMap<string, string> {
  const result = new Map<string, string>();
  for (const { text } of block.lines) {
    if (!text.includes("@relation")) {
      continue;
    }
    const type = fieldLine.exec(text)?.groups?.["type"] ?? "";
    const relation = text.slice(text.search(/@relation\b/u));
    const fields = /\bfields\s*:\s*\[(?<fields>[^\]]*)\]/su.exec(withoutStrings(relation))?.groups?.["fields"];
    if (fields !== undefined && models.has(type)) {
      const keys = namesIn(fields);
      // Of a compound key, `[organizationId, userId]`, the first relation that has a column for itself names it best.
      for (const key of keys) {
        if (keys.length === 1 || !result.has(key)) {
          result.set(key, type);
        }
      }
    }
  }
  return result;
}

/** The columns that `@@unique([email])` or `@@id([id])` makes a key by themselves. */
function singleKeysOf(block: Block, attribute: "unique" | "id"): ReadonlySet<string> {
  const result = new Set<string>();
  for (const { text } of block.lines) {
    if (!text.startsWith("@@")) {
      continue;
    }
    const list = new RegExp(`^@@${attribute}\\s*\\([^[\\]]*\\[(?<fields>[^\\]]*)\\]`, "su").exec(text)?.groups?.[
      "fields"
    ];
    const [only, ...more] = list === undefined ? [] : namesIn(list);
    if (only !== undefined && more.length === 0) {
      result.add(only);
    }
  }
  return result;
}

/** `a, b(sort: Desc)` is `a` and `b`. */
function namesIn(list: string): readonly string[] {
  return list
    .replaceAll(/\([^)]*\)/gu, "")
    .split(",")
    .map((name) => name.trim())
    .filter((name) => /^\w+$/u.test(name));
}

function withoutStrings(text: string): string {
  return !text.includes('"') ? text : text.replaceAll(/"(?:[^"\\\n]|\\.)*"/gu, '""');
}

const blockStart = /^(?<kind>model|view|type|enum|datasource|generator)\s+(?<name>\w+)\s*\{(?<rest>.*)$/su;

/** Splits a text into its declarations. A brace that is never closed ends at the next declaration or with the text. */
function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let lines: Line[] | undefined;
  for (const line of linesOf(text)) {
    const { kind, name, rest = "" } = blockStart.exec(line.text)?.groups ?? {};
    if (kind !== undefined && name !== undefined) {
      lines = [];
      blocks.push({ kind, name, lines });
      const inner = rest.trim();
      if (inner.endsWith("}")) {
        lines = undefined;
      } else if (inner !== "") {
        lines.push({ text: inner });
      }
    } else if (line.text.startsWith("}")) {
      lines = undefined;
    } else {
      lines?.push(line);
    }
  }
  return blocks;
}

/**
 * The lines that say something: comments taken off, lists over several lines joined, `///` attached to what they
 * describe.
 */
function linesOf(text: string): readonly Line[] {
  const result: Line[] = [];
  let pending = "";
  let depth = 0;
  let documentation: string[] = [];
  let inComment = false;
  for (const raw of text.split(/\r\n|\r|\n/u)) {
    const { code, comment, open } = splitComment(raw, inComment);
    inComment = open;
    if (comment !== undefined) {
      documentation.push(comment);
    }
    const trimmed = code.trim();
    if (trimmed === "") {
      if (raw.trim() === "" && depth === 0) {
        documentation = [];
      }
      continue;
    }
    pending = pending === "" ? trimmed : `${pending} ${trimmed}`;
    depth += depthOf(trimmed);
    // A declaration's start is never a continuation: an unclosed bracket spoils one field, not the file.
    if (depth > 0 && !blockStart.test(trimmed) && trimmed !== "}") {
      continue;
    }
    for (const part of depth > 0 && pending !== trimmed
      ? [pending.slice(0, -trimmed.length).trim(), trimmed]
      : [pending]) {
      result.push(
        documentation.length === 0 ? { text: part } : { text: part, documentation: documentation.join("\n") },
      );
      documentation = [];
    }
    pending = "";
    depth = 0;
  }
  if (pending !== "") {
    result.push({ text: pending });
  }
  return result;
}

/** How many round and square brackets are open after a text. */
function depthOf(text: string): number {
  let depth = 0;
  if (!/[()[\]]/u.test(text)) {
    return depth;
  }
  for (const character of withoutStrings(text)) {
    if (character === "(" || character === "[") {
      depth += 1;
    } else if (character === ")" || character === "]") {
      depth -= 1;
    }
  }
  return depth;
}

const token = /"(?:[^"\\]|\\.)*"|\/\/\/?|\/\*|\*\//gu;

/** A line's code and its `///` comment. */
function splitComment(
  line: string,
  inComment: boolean,
): { readonly code: string; readonly comment?: string; readonly open: boolean } {
  if (!inComment && !line.includes("/")) {
    return { code: line, open: false };
  }
  let code = "";
  let from = 0;
  let open = inComment;
  for (const { 0: text, index } of line.matchAll(token)) {
    if (open) {
      if (text === "*/") {
        open = false;
        from = index + 2;
      }
    } else if (text === "/*") {
      code += line.slice(from, index);
      open = true;
    } else if (text === "//" || text === "///") {
      code += line.slice(from, index);
      return text === "///" ? { code, comment: line.slice(index + 3).trim(), open } : { code, open };
    }
  }
  return { code: open ? code : code + line.slice(from), open };
}
