import { nameAt, statementsOf } from "./sql-text.ts";

/** Who may do something with every row of a table, whosever it is: visitors as well, or whoever is signed in. */
export type Crowd = "anybody" | "signed-in";

type Command = "read" | "create" | "update" | "delete";

/** What a table's row level security leaves open, where it decides nothing. */
export type Openness = Readonly<Partial<Record<Command, Crowd>>>;

/** A policy that lets people through; `crowd` says whom, where it does not go by what stands in a row. */
interface Policy {
  readonly command: string;
  readonly crowd: Crowd | undefined;
}

/** A table while the statements about it are read. */
interface Table {
  isHeld: boolean;
  /** Something else decides as well that is not read here: a policy that only restricts, rights that were taken away. */
  isUnclear: boolean;
  readonly policies: Map<string, Policy>;
}

const commands: Readonly<Record<Command, string>> = {
  read: "select",
  create: "insert",
  update: "update",
  delete: "delete",
};

/**
 * Which tables let everybody do something with all of their rows, by the policies of PostgreSQL's row level security
 * (CREATE POLICY) and by its absence: a table that was forgotten where others have it. Nothing is said where no table has it,
 * or where a program switches it on in a loop.
 *
 * @see https://www.postgresql.org/docs/current/ddl-rowsecurity.html
 */
export function opennessOf(texts: readonly string[]): ReadonlyMap<string, Openness> {
  const tables = new Map<string, Table>();
  if (texts.some((text) => switchedByText.test(text))) {
    return new Map();
  }
  for (const statement of texts.filter((text) => /\btable\b|\bpolicy\b/iu.test(text)).flatMap(statementsOf)) {
    read(tables, statement);
  }
  const isUsed = [...tables.values()].some(({ isHeld }) => isHeld);
  return new Map(
    [...tables].flatMap(([name, table]) => {
      const open = isUsed && !table.isUnclear ? openIn(table) : {};
      return Object.keys(open).length === 0 ? [] : [[name, open]];
    }),
  );
}

/** `EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name)` */
const switchedByText = /\bexecute\s+(?:format\s*\(|\w*\$|'|\w+\s*\|\|)[^;]*\brow\s+level\s+security\b/iu;

const made = /^create\s+(?:unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?/iu;
const switched = /^alter\s+table\s+(?:if\s+exists\s+)?(?:only\s+)?/iu;
const policy = /^create\s+policy\s+/iu;
const policyGone = /^(?:drop|alter)\s+policy\s+(?:if\s+exists\s+)?/iu;
const rightsGone = /^revoke\b.*?\bon\s+(?:table\s+)?/isu;
const tableGone = /^drop\s+table\s+(?:if\s+exists\s+)?/iu;

/** Only what stands in `public` can be reached with the key that browsers have. */
const elsewhere = /^"?(?!public\b)\w+"?\s*\./iu;

function read(tables: Map<string, Table>, statement: string): void {
  const [kind] = [made, switched, policy, policyGone, rightsGone, tableGone].filter((one) => one.test(statement));
  const subject = kind && statement.replace(kind, "");
  if (kind === undefined || subject === undefined) {
    return;
  }
  if (kind === policy || kind === policyGone) {
    readPolicy(tables, subject, kind === policy);
    return;
  }
  const { name = "", rest = "" } = nameAt(subject) ?? {};
  const table = tables.get(name);
  if (kind === made) {
    if (table === undefined && !elsewhere.test(subject)) {
      tables.set(name, { isHeld: false, isUnclear: false, policies: new Map() });
    }
  } else if (table !== undefined && kind === tableGone) {
    tables.delete(name);
  } else if (table !== undefined && kind === rightsGone) {
    table.isUnclear = true;
  } else if (table !== undefined) {
    const action = /^(?<action>enable|disable)\s+row\s+level\s+security/iu.exec(rest)?.groups?.["action"];
    table.isHeld = action === undefined ? table.isHeld : action.toLowerCase() === "enable";
    // Under its new name it is not followed.
    table.isUnclear ||= /^rename\s+to\b|^set\s+schema\b/iu.test(rest);
  }
}

function readPolicy(tables: Map<string, Table>, subject: string, isMade: boolean): void {
  const { name = "", rest = "" } = nameAt(subject) ?? {};
  const { name: tableName = "", rest: told = "" } = nameAt(rest.replace(/^on\s+/iu, "")) ?? {};
  const table = tables.get(tableName);
  if (table === undefined) {
    return;
  }
  table.policies.delete(name);
  if (isMade) {
    const command = /\bfor\s+(?<command>select|insert|update|delete)\b/iu.exec(told)?.groups?.["command"];
    table.isUnclear ||= /^as\s+restrictive\b/iu.test(told);
    table.policies.set(name, { command: command?.toLowerCase() ?? "all", crowd: crowdOf(told) });
  }
}

/** Whom a policy lets through that asks for nothing but that somebody is there. */
function crowdOf(told: string): Crowd | undefined {
  const roles = /\bto\s+(?<roles>[\w\s",]+?)(?=\s+(?:using|with)\b|$)/iu.exec(told)?.groups?.["roles"] ?? "public";
  const isForAll = /\b(?:public|anon)\b/iu.test(roles);
  if (!isForAll && !/\bauthenticated\b/iu.test(roles)) {
    return undefined;
  }
  const conditions = Array.from(told.matchAll(/\b(?:using|with\s+check)\s*(?=\()/giu), ({ 0: { length }, index }) =>
    bare(bracketAt(told, index + length)),
  );
  if (conditions.length === 0 || !conditions.every((condition) => asksNothing.test(condition))) {
    return undefined;
  }
  return isForAll && conditions.every((condition) => condition === "true") ? "anybody" : "signed-in";
}

const asksNothing = /^(?:true|auth\.role\(\)='authenticated'|auth\.uid\(\)isnotnull)$/u;

/** The bracket that a text has at a place, with all that stands in it. */
function bracketAt(text: string, from: number): string {
  let depth = 0;
  for (let index = from; index < text.length; index += 1) {
    depth += text[index] === "(" ? 1 : text[index] === ")" ? -1 : 0;
    if (depth === 0) {
      return text.slice(from, index + 1);
    }
  }
  return text.slice(from);
}

/** A condition without what changes nothing: brackets around all of it, `(select auth.uid())`, types and spaces. */
function bare(condition: string): string {
  let text = condition.toLowerCase().replaceAll(/::\w+|\s+/gu, "");
  text = text.replaceAll(/\(select(?<call>auth\.\w+\(\))(?:as\w+)?\)/gu, "$<call>");
  while (text.startsWith("(") && bracketAt(text, 0) === text) {
    text = text.slice(1, -1);
  }
  return text.replace(/^\((?<call>auth\.\w+\(\))\)/u, "$<call>");
}

function openIn({ isHeld, policies }: Table): Openness {
  const open: Partial<Record<Command, Crowd>> = {};
  for (const [command, word] of Object.entries(commands) as [Command, string][]) {
    const crowd = isHeld ? letThrough([...policies.values()], word) : "anybody";
    if (crowd !== undefined) {
      open[command] = crowd;
    }
  }
  return open;
}

/** What everybody may read is public, and what visitors may put in is a form of theirs: that was decided, not forgotten. */
function letThrough(policies: readonly Policy[], word: string): Crowd | undefined {
  const crowds = policies
    .filter(({ command }) => command === word || (command === "all" && word !== "select"))
    .map(({ command, crowd }) => (command === "insert" && crowd === "anybody" ? undefined : crowd))
    .filter((crowd) => crowd !== undefined);
  return word === "select" ? undefined : crowds.includes("anybody") ? "anybody" : crowds[0];
}
