import type { EffectEvent } from "../../flow/event.ts";
import type { State } from "../../flow/values/state.ts";
import { storedObjects } from "../../flow/values/objects.ts";
import { heldBy } from "../../flow/values/stored.ts";
import type { Value } from "../../flow/values/value.ts";
import type { AnalysedAction } from "../analyze.ts";
import { methodOf, textOf } from "../effects/back-ends.ts";

/**
 * Addresses at which a database or CMS takes rows as they are: PostgREST and Supabase, Airtable, Directus, Strapi, PocketBase. The
 * last three are known by what their address is called.
 */
const storing = [
  /\/rest\/v1\/(?!rpc\/)[\w?]/iu,
  /api\.airtable\.com\/v0\//iu,
  /directus[^/]*\/items\/[\w?]/iu,
  /strapi[^/]*\/api\/(?!auth\/|upload)[\w?]/iu,
  /\/api\/collections\/[\w?]+\/records/iu,
];

/** Members of a body in which the row stands: Strapi's, Airtable's. */
const rows = ["data", "fields", "records"] as const;

/** How deep a body is looked into for them. */
const deepest = 3;

/** What a request to a database's or CMS's own interface writes: the whole body, and the rows in it. */
export function rowsInRequest(effect: EffectEvent, { run }: AnalysedAction): readonly Value[] {
  const { danger, ports, state } = effect;
  const [url, body] = [ports.get("url"), ports.get("body")];
  if (danger !== "request" || url === undefined || body === undefined) {
    return [];
  }
  const method = methodOf(effect);
  if (method === undefined || method === "DELETE") {
    return [];
  }
  const address = textOf(state, url)
    .map((part) => (typeof part === "string" ? part : (settingOf(state, part) ?? "?")))
    .join("");
  return storing.some((pattern) => pattern.test(address)) ? rowsIn(state, run.texts.get(body.id) ?? body, 0) : [];
}

/** The variable of the environment that a part of an address is, by its name. */
function settingOf(state: State, part: Value): string | undefined {
  const names = state.alternatives(part).flatMap((one) => (one.kind === "opaque" ? one.from : []));
  const secret = names.find(({ kind }) => kind === "secret");
  return secret?.kind === "secret" ? secret.name : /\.env\.(?<name>\w+)$/u.exec(part.id)?.groups?.["name"];
}

function rowsIn(state: State, body: Value, depth: number): readonly Value[] {
  const inside =
    depth > deepest
      ? []
      : storedObjects(state, body).flatMap(({ object }) =>
          object.array ? heldBy(object) : rows.flatMap((name) => object.fields.get(name) ?? []),
        );
  return [body, ...inside.flatMap((row) => rowsIn(state, row, depth + 1))];
}
