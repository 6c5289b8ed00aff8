import type { EffectEvent } from "../../flow/event.ts";
import { isOfOwn } from "../../flow/values/ties.ts";
import { originsOf } from "../../flow/values/value.ts";
import { principalKind } from "../../schemas/index.ts";
import type { AnalysedAction } from "../analyze.ts";
import { isHeld } from "../effects/held.ts";
import { claimedPart, type KeyedClaim } from "./claimed-parts.ts";
import { partsOf } from "./entries.ts";

/** What puts a file somewhere, or takes it away. */
const changes: ReadonlySet<string> = new Set(["file-delete", "file-write", "storage-write"]);

/** A folder is made if it is not there yet, for what comes into it. */
const isFolderMade = /mkdir|ensureDir/u;

/**
 * A file, or an object of a bucket, in whose path somebody stands whom the client names: what is there already is theirs. One
 * that gets a name of its own each time takes the place of nothing.
 */
export function claimedFileIn(effect: EffectEvent, action: AnalysedAction): KeyedClaim | undefined {
  const { danger, name, ports, state } = effect;
  const isChange = changes.has(danger) && !isFolderMade.test(name) && !isHeld(effect, "signed-in");
  const path = isChange ? ports.get("path") : undefined;
  const values = path === undefined ? [] : partsOf(state, path).filter((part) => typeof part !== "string");
  if (values.some((value) => isOfOwn(state, value) || originsOf(value).some(({ kind }) => kind === "random"))) {
    return undefined;
  }
  const claim = claimedPart(effect, values, [state], action);
  return claim !== undefined && principalKind(claim.column) === "user" ? claim : undefined;
}
