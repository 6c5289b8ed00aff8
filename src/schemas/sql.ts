import type { Column, DataModel } from "./model.ts";
import { definitionsOf, listedIn, nameAt, statementsOf } from "./sql-text.ts";

/** A table while the statements about it are read. */
type Columns = Map<string, Column>;

/**
 * Reads the tables that SQL texts make, in the order in which a database runs them, by their names without the schema's:
 * `create table`, and what `alter table` and `create unique index` change. Tolerant: what it does not understand it
 * skips, and it never throws.
 */
export function parseSql(texts: readonly string[]): ReadonlyMap<string, DataModel> {
  const tables = new Map<string, Columns>();
  const enums = new Map<string, readonly string[]>();
  for (const statement of texts.flatMap(statementsOf)) {
    const made = /^create\s+type\s+(?<rest>.+)$/isu.exec(statement)?.groups?.["rest"];
    const values = made === undefined ? undefined : /\bas\s+enum\s*\((?<list>.*)\)/isu.exec(made)?.groups?.["list"];
    if (made !== undefined && values !== undefined) {
      enums.set(nameAt(made)?.name ?? "", listedIn(values));
    } else {
      read(tables, statement);
    }
  }
  return new Map(
    Array.from(tables, ([name, columns]) => [name, { source: "sql", name, columns: withValues(columns, enums) }]),
  );
}

const createTable = /^create\s+(?:(?:global|local|temp|temporary|unlogged)\s+)*table\s+(?:if\s+not\s+exists\s+)?/iu;
const alterTable = /^alter\s+table\s+(?:if\s+exists\s+)?(?:only\s+)?/iu;
const dropTable = /^drop\s+table\s+(?:if\s+exists\s+)?/iu;
const uniqueIndex = /^create\s+unique\s+index\b.*?\bon\s+(?:only\s+)?/isu;

function read(tables: Map<string, Columns>, statement: string): void {
  const kind = [createTable, alterTable, dropTable, uniqueIndex].find((pattern) => pattern.test(statement));
  const subject = kind && nameAt(statement.replace(kind, ""));
  if (subject === undefined) {
    return;
  }
  const columns = tables.get(subject.name);
  if (kind === createTable) {
    // `if not exists`, in a text that is run again.
    if (columns === undefined && subject.rest.startsWith("(")) {
      const made: Columns = new Map();
      definitionsOf(subject.rest).forEach((definition) => {
        define(made, definition);
      });
      tables.set(subject.name, made);
    }
  } else if (kind === dropTable) {
    tables.delete(subject.name);
  } else if (columns !== undefined && kind === uniqueIndex) {
    const [only, ...more] = definitionsOf(subject.rest.replace(/^using\s+\w+\s*/iu, ""));
    // One that holds for some of the rows says nothing of the others.
    if (more.length === 0 && !/\bwhere\b/iu.test(subject.rest)) {
      change(columns, only, { unique: true });
    }
  } else if (columns !== undefined) {
    alter(tables, subject.name, columns, subject.rest);
  }
}

const addColumn = /^add\s+(?:column\s+)?(?:if\s+not\s+exists\s+)?/iu;
const dropColumn = /^drop\s+(?:column\s+)?(?:if\s+exists\s+)?(?!constraint\b)/iu;
const renameColumn = /^rename\s+(?:column\s+)?(?!to\b|constraint\b)/iu;

function alter(tables: Map<string, Columns>, table: string, columns: Columns, changes: string): void {
  for (const text of definitionsOf(`(${changes})`)) {
    const renamed = /^rename\s+to\s+(?<name>.+)$/isu.exec(text)?.groups?.["name"];
    if (renamed !== undefined) {
      tables.delete(table);
      tables.set(nameAt(renamed)?.name ?? table, columns);
    } else if (addColumn.test(text)) {
      define(columns, text.replace(addColumn, ""));
    } else if (dropColumn.test(text)) {
      columns.delete(nameAt(text.replace(dropColumn, ""))?.name ?? "");
    } else if (renameColumn.test(text)) {
      const old = nameAt(text.replace(renameColumn, ""));
      const name = nameAt(old?.rest.replace(/^to\s+/iu, "") ?? "")?.name;
      const column = columns.get(old?.name ?? "");
      if (column !== undefined && name !== undefined) {
        columns.delete(column.name);
        columns.set(name, { ...column, name });
      }
    }
  }
}

/** What stands in a table without being a column: its keys, checks and options. */
const constraint = /^(?:constraint\s+\S+\s+)?(?<kind>primary\s+key|unique|foreign\s+key)\b(?<rest>.*)$/isu;
const other = /^(?:constraint|check|exclude|like|index|key|fulltext|spatial|period|partition)\b/iu;

function define(columns: Columns, definition: string): void {
  const { kind, rest = "" } = constraint.exec(definition)?.groups ?? {};
  if (kind !== undefined) {
    const [only, ...more] = definitionsOf(rest.slice(Math.max(0, rest.indexOf("("))));
    if (more.length === 0) {
      const relation = referenced(rest);
      change(columns, only, {
        ...(/^primary/iu.test(kind) ? { id: true, optional: false } : {}),
        ...(/^unique/iu.test(kind) ? { unique: true } : {}),
        ...(relation === undefined ? {} : { relation }),
      });
    }
    return;
  }
  const column = nameAt(definition);
  // A column that is called as a keyword is quoted.
  if (column === undefined || (other.test(definition) && !/^["`[]/u.test(definition))) {
    return;
  }
  const { name, rest: told } = column;
  const type = nameAt(told)?.name ?? "";
  const id = /\bprimary\s+key\b/iu.test(told);
  const relation = referenced(told);
  const values = /^enum\s*\((?<list>[^)]*)\)/iu.exec(told)?.groups?.["list"];
  columns.set(name, {
    name,
    type,
    list: /^[\w\s"().,]*\[\s*\d*\s*\]|^[\w\s"().,]*\barray\b/iu.test(told),
    optional: !id && !/\bnot\s+null\b/iu.test(told) && !/serial$/iu.test(type),
    unique: /\bunique\b/iu.test(told),
    id,
    ...(relation === undefined ? {} : { relation }),
    ...(values === undefined ? {} : { values: listedIn(values) }),
  });
}

/** The table that `references auth.users (id)` names. */
function referenced(text: string): string | undefined {
  const target = /\breferences\s+(?<target>.+)$/isu.exec(text)?.groups?.["target"];
  return target === undefined ? undefined : nameAt(target)?.name;
}

function change(columns: Columns, name: string | undefined, changes: Partial<Column>): void {
  const column = name === undefined ? undefined : columns.get(nameAt(name)?.name ?? "");
  if (column !== undefined) {
    columns.set(column.name, { ...column, ...changes });
  }
}

function withValues(columns: Columns, enums: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, Column> {
  return new Map(
    Array.from(columns, ([name, column]) => {
      const values = enums.get(column.type);
      return [name, values === undefined ? column : { ...column, values }];
    }),
  );
}
