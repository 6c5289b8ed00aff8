import type { EffectEvent } from "../../flow/event.ts";
import type { Verb } from "../../models/model.ts";
import type { Crowd, Openness } from "../../schemas/index.ts";
import { dataModelOf } from "../data-models.ts";

/** What has to be left open for a query; making or changing a row needs both, and changing is what does harm. */
const commands: Readonly<Record<Verb, keyof Openness | undefined>> = {
  read: "read",
  create: "create",
  update: "update",
  upsert: "update",
  delete: "delete",
  raw: undefined,
};

/** Whom row level security lets do what is done here with whichever row they like; undefined where it decides, or where that is unknown. */
export function crowdOf({ credentials, query, site }: EffectEvent): Crowd | undefined {
  const command = query && commands[query.verb];
  return credentials !== "caller" || query === undefined || command === undefined
    ? undefined
    : dataModelOf(query, site.module)?.open?.[command];
}

/**
 * Whether what is done with the caller's own credentials is left to the back end: it keeps out visitors, or people who are
 * signed in and have nothing to do with the row.
 */
export function isHeld(effect: EffectEvent, whom: Crowd): boolean {
  const crowd = crowdOf(effect);
  return effect.credentials === "caller" && (crowd === undefined || (whom === "anybody" && crowd === "signed-in"));
}
