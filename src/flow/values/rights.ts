import { isCallersCredential } from "../libraries/credentials.ts";
import { comparisonsOf } from "../libraries/query.ts";
import type { State } from "./state.ts";
import type { Origin, Value } from "./value.ts";
import { originsOf } from "./value.ts";

/** Members that say what somebody may do, rather than who they are. */
const roleMember = /role|admin|permission|scope|privilege|capabilit|superuser|staff|moderator|isOwner|access/iu;

/** A member of the verified caller that says what they may do. */
export function isRightOfCaller(origin: Origin): boolean {
  return origin.kind === "identity" && roleMember.test(origin.path);
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

function isMadeOfCredential(value: Value): boolean {
  return value.alternatives.some(
    (one) =>
      one.kind === "opaque" &&
      one.from.some(isCallersCredential) &&
      one.from.some(({ kind }) => kind === "package" || kind === "unresolved"),
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
