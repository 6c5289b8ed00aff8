import type { State } from "./state.ts";
import type { Origin, Value } from "./value.ts";
import { originsOf } from "./value.ts";

/** Members that say what somebody may do, rather than who they are. */
export const roleMember = /role|admin|permission|scope|privilege|capabilit|superuser|staff|moderator|isOwner|access/iu;

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
