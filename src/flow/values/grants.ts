import type { Run } from "../run.ts";
import { onlyConstant } from "./alternatives.ts";
import { storedObjects } from "./objects.ts";
import { isRightOfCaller } from "./rights.ts";
import type { StoredObject } from "./stored.ts";
import type { Alternative, Origin, Value } from "./value.ts";
import { freshNumber, opaque, originsOf } from "./value.ts";

/** What a table of the project's own says that the caller's role may do: `permissions[user.role]`, and what stands in it. */
export interface Grant {
  /** What the role was read from. */
  readonly origins: readonly Origin[];
  /** What the table has in the same place for each of the roles; none where the place is not known. */
  readonly rows: readonly Alternative[];
}

/**
 * What a table has for the caller's role, if that is lists, or tables again. They are copies, so that those that are read
 * by another name are told from them.
 */
export function granted(run: Run, key: Value, rows: readonly Alternative[]): readonly Alternative[] | undefined {
  const origins = originsOf(key);
  const said = rows.filter(({ kind }) => kind !== "undefined");
  return said.length > 1 &&
    said.some(({ kind }) => kind === "object") &&
    said.every((one) => one.kind === "object" || isComputed(one)) &&
    isRoleOfCaller(origins)
    ? marked(run, said, { origins, rows: said }, key.id)
    : undefined;
}

/** Whether nothing but what the caller is decides about a value. */
function isRoleOfCaller(origins: readonly Origin[]): boolean {
  return origins.some(isRightOfCaller) && origins.every(({ kind }) => kind === "identity" || kind === "record");
}

/** A part of the table that is computed from what the program itself has. */
function isComputed(one: Alternative): one is Alternative & { readonly kind: "opaque" } {
  return one.kind === "opaque" && one.from.length === 0;
}

function marked(run: Run, cells: readonly Alternative[], grant: Grant, by: string): readonly Alternative[] {
  return cells.map((cell) => {
    if (isComputed(cell)) {
      return { ...cell, from: grant.origins };
    }
    const object = cell.kind === "object" ? run.state.object(cell.ref) : undefined;
    if (cell.kind !== "object" || object === undefined) {
      return cell;
    }
    const name = `${String(cell.ref)} ${by}`;
    const ref = run.granted.get(name) ?? freshNumber();
    run.granted.set(name, ref);
    run.grants.set(ref, grant);
    if (run.state.object(ref) === undefined) {
      run.state.setObject(ref, object);
    }
    return { ...cell, ref };
  });
}

/** A member of what a table has for the caller's role: a right of theirs, if it is a flag that few roles have. */
export function grantedMember(run: Run, { origins, rows }: Grant, name: string, own: Value): Value {
  const cells = rows.flatMap((row): readonly Alternative[] => {
    const object = row.kind === "object" ? run.state.object(row.ref) : undefined;
    return object === undefined || object.spread.length > 0
      ? []
      : (object.fields.get(name)?.alternatives ?? [{ kind: "undefined", when: undefined }]);
  });
  if (isFlag(own.alternatives)) {
    const held = cells.filter((cell) => cell.kind === "const" && cell.value === true).length;
    return held * 2 <= cells.length ? opaque(origins, { kind: "boolean" }, own.id) : own;
  }
  return own.alternatives.some((one) => one.kind === "object" || isComputed(one))
    ? { id: own.id, alternatives: marked(run, own.alternatives, { origins, rows: cells }, name) }
    : own;
}

/** Any member of what a table has for the caller's role, where the program itself says which. */
export function grantedAny(
  run: Run,
  ref: number,
  key: Value,
  members: readonly Alternative[],
): readonly Alternative[] | undefined {
  const grant = run.grants.get(ref);
  return grant === undefined || originsOf(key).some(({ kind }) => kind === "client")
    ? undefined
    : marked(run, members, { origins: grant.origins, rows: [] }, key.id);
}

function isFlag(alternatives: readonly Alternative[]): boolean {
  return alternatives.every((one) => one.kind === "const" && typeof one.value === "boolean");
}

/**
 * The role that is asked for by asking a list of what the caller's role may do for something that the client has no say in.
 * What more than half of the roles may do sets nobody apart.
 */
export function askedOf(run: Run, list: Value, sought: Value): readonly Origin[] | undefined {
  const [grant] = storedObjects(run.state, list).flatMap(({ ref }) => run.grants.get(ref) ?? []);
  if (grant === undefined || originsOf(sought).some(({ kind }) => kind === "client")) {
    return undefined;
  }
  const word = onlyConstant(run.state.alternatives(sought));
  if (word === undefined) {
    return grant.origins;
  }
  const known = grant.rows.map((row) => lists(run, row, word)).filter((isListed) => isListed !== undefined);
  return known.filter(Boolean).length * 2 <= known.length ? grant.origins : undefined;
}

function lists(run: Run, row: Alternative, word: string | number | boolean): boolean | undefined {
  const object = row.kind === "object" ? run.state.object(row.ref) : undefined;
  if (object === undefined) {
    return row.kind === "undefined" ? false : undefined;
  }
  const entries = [...object.fields.values()].flatMap(({ alternatives }) => alternatives);
  return entries.some((one) => one.kind === "const" && one.value === word)
    ? true
    : isListOfConstants(object, entries)
      ? false
      : undefined;
}

function isListOfConstants(object: StoredObject, entries: readonly Alternative[]): boolean {
  return (
    object.array &&
    object.element === undefined &&
    object.spread.length === 0 &&
    entries.every(({ kind }) => kind === "const")
  );
}
