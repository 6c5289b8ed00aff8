import { isCallersCredential } from "../libraries/credentials.ts";
import type { Query } from "../libraries/query.ts";
import { comparisonsOf } from "../libraries/query.ts";
import { keyName } from "../../schemas/index.ts";
import type { State } from "./state.ts";
import type { Alternative, Origin, Value } from "./value.ts";
import { opaque, originsOf } from "./value.ts";

/** Members that say what somebody may do, rather than who they are. */
const roleMember = /role|admin|permission|scope|privilege|capabilit|superuser|staff|moderator|isOwner|access/iu;

/** Flags that say what somebody may do with what is not theirs alone: `canManageUsers`, `can_delete_cost`. */
const flagOfRight =
  /(?:^|\.)(?:can|may)_?(?:add|approve|assign|cancel|create|delete|edit|export|import|invite|manage|mark|moderate|pay|publish|remove|review|update|view|write)(?:[A-Z_]\w*)?$/iu;

/** A member of the verified caller that says what they may do. */
export function isRightOfCaller(origin: Origin): boolean {
  return origin.kind === "identity" && (roleMember.test(origin.path) || flagOfRight.test(origin.path));
}

/** Methods that are asked what somebody may do: `can`, `cannot`, `canEdit`. */
export const asking = /^can(?:not)?(?:[A-Z]\w*)?$/u;

/**
 * What the verified caller, or what is kept for them, was asked whether they may do something, and of which nothing more is
 * known: `user.can("update", "Setting")`, `abilities.get(user.id).can("update", "Setting")`.
 */
export function isAskedOfCaller(origin: Origin): boolean {
  return origin.kind === "identity" && asking.test(origin.path.slice(origin.path.lastIndexOf(".") + 1));
}

/** Notes that a test of a value says no more than that there is one. */
export function noteInVain(state: State, value: Value): void {
  state.add(`in vain:${value.id}`);
}

export function isInVain(state: State, value: Value): boolean {
  return state.has(`in vain:${value.id}`);
}

/** A row that was found by what the client sends, after that was found to be the caller's own. */
export const ownRow = "@row(own)";

/** What is said of the members of the caller's organisation. */
const amongMembers = /(?:^|\.)members\./u;

/** What a right that such values tell of is worth: one that is read from a membership which the client picks is one there only, and so is one among the members of the caller's organisation. */
export function roleOf(origins: readonly Origin[]): "role" | "role there" {
  const isElsewhere = origins.some(
    (origin) =>
      origin.kind === "identity" &&
      (!origin.path.startsWith("@row") || origin.path.startsWith(ownRow)) &&
      !amongMembers.test(origin.path),
  );
  const isThere = (origin: Origin) =>
    origin.kind === "identity"
      ? amongMembers.test(origin.path)
      : origin.kind === "record" && roleMember.test(origin.path.join(".")) && isPicked(origin.query);
  return !isElsewhere && origins.some(isThere) ? "role there" : "role";
}

/** What is called after an organisation, of which there are several: whoever is that is it in their own. */
const ofOrganisation =
  /^(?:role_?)?(?:org|organi[sz]ation|team|tenant|workspace)[-_:. ]?(?:admin(?:istrator)?|owner|manager)$/iu;

/** Whether a text names a role that somebody has within their organisation only: `org_admin`, `teamOwner`. */
export function isRoleWithin(alternative: Alternative): boolean {
  return (
    alternative.kind === "const" && typeof alternative.value === "string" && ofOrganisation.test(alternative.value)
  );
}

/** Whether a row is one of several that the caller has, and the client says which. */
export function isPicked({ where }: Query): boolean {
  return comparisonsOf(where).some(
    ({ column, operator, value }) =>
      (operator === "has" || (operator === "equal" && keyName.test(column))) &&
      value.alternatives.some((one) => one.kind === "opaque" && one.from.some(picks) && one.from.every(isOfClient)),
  );
}

function picks(origin: Origin): boolean {
  return origin.kind === "client" && origin.via !== "cookie" && origin.via !== "header";
}

function isOfClient({ kind }: Origin): boolean {
  return kind === "client";
}

/**
 * What somebody may do whom code that cannot be looked into made of the caller's own cookie, or whose row is found by
 * that: they may be the caller.
 */
export function mayBeRightOfCaller(value: Value): boolean {
  return (
    roleMember.test(value.id.slice(value.id.lastIndexOf(".") + 1)) &&
    (isMadeOfCredential(value) ||
      originsOf(value).some(
        (origin) =>
          origin.kind === "record" && comparisonsOf(origin.query.where).some((one) => isMadeOfCredential(one.value)),
      ))
  );
}

/** Tables and columns that list what may be done. */
const grants = /permission|privilege|capabilit/iu;

/**
 * What may be done as rows of the server's say in whose choice the client has no part: whoever looks after those decides
 * what everybody may do (`defaultPermissions.includes("post:create")`), as the deployment does by its environment.
 */
export function isGrantedToAll(origin: Origin): boolean {
  return (
    origin.kind === "record" &&
    (grants.test(origin.path.join(".")) || grants.test(origin.query.model ?? "")) &&
    comparisonsOf(origin.query.where).every(({ value }) => originsOf(value).every(({ kind }) => kind !== "client"))
  );
}

function isMadeOfCredential(value: Value): boolean {
  return value.alternatives.some(
    (one) =>
      one.kind === "opaque" &&
      one.from.some(isCallersCredential) &&
      one.from.some(({ kind }) => kind === "package" || kind === "unresolved"),
  );
}

/**
 * A table of texts says in other words what the caller is (`labels[user.role]`), one of numbers how much they may do
 * (`ranks[user.role]`), and one of flags whether they may do it, unless more than half of the roles may (`mayEdit[user.role]`).
 */
export function translated(key: Value, fields: readonly Alternative[]): Value | undefined {
  const origins = originsOf(key);
  const said = fields.filter(({ kind }) => kind !== "undefined");
  const isOf = (type: "boolean" | "string" | "number") =>
    said.length > 0 && said.every((one) => one.kind === "const" && typeof one.value === type);
  if (
    !origins.every(({ kind }) => kind === "identity" || kind === "record") ||
    !origins.some(({ kind }) => kind === "identity")
  ) {
    return undefined;
  }
  if (isOf("string")) {
    return opaque(origins, { kind: "string" });
  }
  if (!origins.some(isRightOfCaller)) {
    return undefined;
  }
  const held = said.filter((one) => one.kind === "const" && one.value === true).length;
  return isOf("number")
    ? opaque(origins, { kind: "number" })
    : isOf("boolean") && (held === said.length || held * 2 <= said.length)
      ? opaque(origins, { kind: "boolean" })
      : undefined;
}

/** Roles and states that everybody has who has signed up. */
const everybodys =
  /^(?:role_?)?(?:accepted|active|approved|authenticated|buyer|confirmed|customer|enabled|student|user|verified)$/iu;

/** Whether a text names what everybody is, so that being that lets nobody do more. */
export function isEverybodys(alternative: Alternative): boolean {
  return alternative.kind === "const" && typeof alternative.value === "string" && everybodys.test(alternative.value);
}

/** What people are who have signed up and nothing more. */
const ordinary = /^(?:role_?)?(?:buyer|customer|student|user)$/iu;

/** Whether not being this sets somebody apart from all who have signed up; not being verified does not. */
export function isOrdinary(alternative: Alternative): boolean {
  return alternative.kind === "const" && typeof alternative.value === "string" && ordinary.test(alternative.value);
}

/**
 * Whoever has at least the rank that is asked for may do what it is asked for: `ranks[user.role] >= ranks.EDITOR`. Where
 * the client says which rank that is, nothing was asked.
 */
export function outranks(state: State, operator: string, left: Value, right: Value, truth: boolean): boolean {
  const isMore = operator.startsWith(">") === truth;
  const [rank, least] = isMore ? [left, right] : [right, left];
  return originsOf(rank).some(isRightOfCaller) && state.alternatives(least).every(isOfServer);
}

function isOfServer(alternative: Alternative): boolean {
  return (
    alternative.kind === "undefined" ||
    (alternative.kind === "const" && typeof alternative.value === "number") ||
    (alternative.kind === "opaque" && alternative.from.every(({ kind }) => kind === "secret"))
  );
}

/** Behind the name of a package that is none: a value of a trial. */
const trial = /^\(/u;

/**
 * Notes that a decision hangs on a value. If that may say what the caller may do, they were asked for their role, whichever
 * way it goes on: nobody can tell from outside.
 */
export function noteAskedForRole(state: State, value: Value): void {
  const origins = originsOf(value);
  if (origins.some((origin) => mayTellRights(origin, origins))) {
    state.addPossible("role");
  }
}

function mayTellRights(origin: Origin, all: readonly Origin[]): boolean {
  switch (origin.kind) {
    case "identity":
      return roleMember.test(origin.path);
    case "record":
      return origin.query.verb === "raw" || roleMember.test(origin.path.join("."));
    case "unresolved":
      return true;
    case "package":
      return !trial.test(origin.name) && all.every(({ kind }) => kind !== "client");
    default:
      return false;
  }
}
