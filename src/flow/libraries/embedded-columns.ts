import type { Columns, Relation } from "./query.ts";
import { allColumns } from "./query.ts";

/** What a text of PostgREST asks for: columns, and rows of other tables that come along. */
export interface EmbeddedColumns {
  readonly columns: Columns;
  readonly relations: readonly Relation[];
}

/** How deep rows within rows are read. */
const deepest = 5;

/**
 * Reads `id, title, author:profiles!author_id(name, email), tags(*)`, in which brackets stand behind the tables whose rows
 * come along; undefined where it cannot be read.
 *
 * @see https://docs.postgrest.org/en/stable/references/api/resource_embedding.html
 */
export function embeddedColumns(text: string, depth = 0): EmbeddedColumns | undefined {
  const items = depth < deepest ? itemsOf(text) : undefined;
  if (items === undefined) {
    return undefined;
  }
  const names = new Set<string>();
  const relations: Relation[] = [];
  for (const item of items) {
    const bracket = item.indexOf("(");
    if (bracket === -1 || item.endsWith("()")) {
      names.add(columnOf(item));
      continue;
    }
    const inner = embeddedColumns(item.slice(bracket + 1, -1), depth + 1);
    if (inner === undefined) {
      return undefined;
    }
    relations.push({ ...namesOf(item.slice(0, bracket)), ...inner });
  }
  return { columns: names.has("*") ? allColumns : { kind: "only", names }, relations };
}

/** What stands between the commas that are in no brackets; undefined where the brackets do not match. */
function itemsOf(text: string): readonly string[] | undefined {
  const items: string[] = [];
  let item = "";
  let depth = 0;
  for (const letter of text.replace(/\s+/gu, "")) {
    depth += letter === "(" ? 1 : letter === ")" ? -1 : 0;
    if (depth < 0) {
      return undefined;
    }
    if (letter === "," && depth === 0) {
      items.push(item);
      item = "";
    } else {
      item += letter;
    }
  }
  const filled = [...items, item].filter((one) => one !== "");
  return depth === 0 && filled.every((one) => /^[^()]*(?:\(.*\))?$/u.test(one)) ? filled : undefined;
}

/** `title` of `heading:title::text`, `data` of `data->>name`, `amount` of `amount.sum()`. */
function columnOf(item: string): string {
  const [name = ""] = item.replace(/^[^:]*(?<!:):(?!:)/u, "").split(/::|->|\.|\(/u);
  return name;
}

/** `author:profiles!author_id!inner`: what the rows are called, and the table that they are of. */
function namesOf(head: string): Pick<Relation, "name" | "model"> {
  const [alias = "", table = alias] = head.replace(/^\.\.\./u, "").split(":");
  const [model = ""] = table.split("!");
  return table === alias ? { name: model } : { name: alias, model };
}
