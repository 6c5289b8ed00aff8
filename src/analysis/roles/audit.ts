import type { EffectEvent } from "../../flow/event.ts";
import type { Run } from "../../flow/run.ts";
import { isConstant } from "../../flow/values/alternatives.ts";
import type { Value } from "../../flow/values/value.ts";
import { isPerson, modelNamed, principalKind } from "../../schemas/index.ts";
import { administrationOf } from "./administration.ts";
import type { AnalysedAction } from "../analyze.ts";
import { dataModelOf, relatedModel } from "../data-models.ts";
import { takesSecret } from "../limits/limits.ts";
import { isLogModel } from "../effects/logs.ts";
import { membersOf } from "../effects/members.ts";
import { originsAt } from "../within.ts";
import { writtenColumns } from "../effects/written.ts";

/** Something that people ask about afterwards, and that an action does without a trace. */
export interface Unlogged {
  readonly effect: EffectEvent;
  readonly what: Security;
}

/** What matters for security in an effect. */
export type Security = "sign-in" | "password" | "email" | "deletion" | "role";

/** Better Auth's endpoints that do to an account what others do by a query. */
const endpoints: readonly (readonly [RegExp, Security])[] = [
  [/(?:^|\.)api\.(?:changePassword|setPassword|setUserPassword|resetPassword)$/u, "password"],
  [/(?:^|\.)api\.changeEmail$/u, "email"],
  [/(?:^|\.)api\.(?:deleteOrganization|deleteUser|removeUser)$/u, "deletion"],
  [/(?:^|\.)api\.(?:setRole|updateMemberRole)$/u, "role"],
];

/** Where libraries are told what to do at a sign-in, and what there may write a log. */
const configuration = /\b(?:NextAuth|betterAuth|NextAuthConfig|NextAuthOptions|AuthOptions)\b/u;
const configuredLog =
  /\b(?:events|databaseHooks|hooks|logger)\s*:|\bconsole\.|\b\w*(?:[lL]og(?:ger)?|[aA]udit)\w*[.(]/u;

/** The first thing of an action that leaves no trace, and should; undefined when there is none, or anything may be logged. */
export function unloggedOf(action: AnalysedAction): Unlogged | undefined {
  const { events, run, isCutShort } = action;
  const effects = events.filter((event): event is EffectEvent => event.kind === "effect" && event.frame !== "module");
  if (run.isLogged || isCutShort || effects.some((effect) => isKept(effect, run))) {
    return undefined;
  }
  const found = effects
    .filter(({ frame }) => frame !== "guard")
    .flatMap((effect): readonly Unlogged[] => {
      const what = securityOf(effect, action);
      return what === undefined ? [] : [{ effect, what }];
    });
  // A password that is changed was checked before; the change is what matters. Who signs up is let in with that.
  const first = found.find(({ what }) => what !== "sign-in") ?? (effects.some(isSignUp) ? undefined : found[0]);
  return first === undefined || (isOfLibrary(first.effect) && isLoggedByConfiguration(action)) ? undefined : first;
}

/** It makes a row that says what happened, by itself or with what it changes, or tells a queue, behind which anything can be. */
function isKept(effect: EffectEvent, run: Run): boolean {
  const { danger, query } = effect;
  return danger === "queue" || (query?.verb === "create" && isLogModel(query.model ?? "")) || keepsBeside(effect, run);
}

/** `data: { role, events: { create: { type: "role" } } }` */
function keepsBeside({ query, site, state, way }: EffectEvent, run: Run): boolean {
  const { data } = query ?? {};
  if (query === undefined || data === undefined || query.verb === "read") {
    return false;
  }
  const { module } = way.at(-1) ?? site;
  const model = dataModelOf(query, module);
  return membersOf(state, data, 1).some(
    ({ name, value }) =>
      membersOf(state, value, 1).some((member) => /^create(?:Many)?$/u.test(member.name)) &&
      (isLogModel(name) ||
        (model !== undefined && isLogModel(relatedModel(run, { model, module }, { name })?.model.name ?? ""))),
  );
}

function isSignUp({ danger, query, site }: EffectEvent): boolean {
  return (
    danger === "sign-up" ||
    danger === "password-hash" ||
    (query?.verb === "create" && isPerson(dataModelOf(query, site.module), query.model ?? ""))
  );
}

/** Done by Auth.js or Better Auth. */
function isOfLibrary({ danger, name }: EffectEvent): boolean {
  return danger === "sign-in" || endpoints.some(([endpoint]) => endpoint.test(name));
}

function securityOf(effect: EffectEvent, action: AnalysedAction): Security | undefined {
  const { danger, state, query } = effect;
  switch (danger) {
    case "sign-in":
      return takesSecret(effect) ? "sign-in" : undefined;
    case "session-create":
      // Whoever is signed in already only has something added to their session.
      return state.has("authenticated") || effect.credentials === "caller" ? undefined : "sign-in";
    case "password-check":
      return !state.has("authenticated") && isFrom(effect, effect.ports.get("password"), action, ["client"])
        ? "sign-in"
        : undefined;
    case "privileged-api":
    case "account-recovery":
      return endpoints.find(([name]) => name.test(effect.name))?.[1];
    case "database-write":
      return query?.model === undefined ? undefined : changeOf(effect, query.model, action);
    default:
      return undefined;
  }
}

/** What a write changes of a person's account. */
function changeOf(effect: EffectEvent, name: string, action: AnalysedAction): Security | undefined {
  const { query, site } = effect;
  const model = query && dataModelOf(query, site.module);
  switch (query?.verb) {
    case "delete":
      return isPerson(model, name) || isOrganisation(effect, name) ? "deletion" : undefined;
    case "update":
    case "upsert": {
      const columns = isPerson(model, name) ? writtenColumns(effect) : [];
      if (
        columns.some(
          (column) => /passw|^pwd/iu.test(column.name) && !isConstant(effect.state.alternatives(column.value)),
        )
      ) {
        return "password";
      }
      if (
        columns.some(
          (column) =>
            /^e_?mail(?:_?address)?$/iu.test(column.name) && isFrom(effect, column.value, action, ["client", "record"]),
        )
      ) {
        return "email";
      }
      return administrationOf(effect, action)?.kind === "role" ? "role" : undefined;
    }
    default:
      return undefined;
  }
}

function isOrganisation({ query, site }: EffectEvent, name: string): boolean {
  const model = query && dataModelOf(query, site.module);
  return principalKind("id", model ?? modelNamed(name)) === "organisation";
}

function isFrom(
  { state }: EffectEvent,
  value: Value | undefined,
  { run }: AnalysedAction,
  kinds: readonly string[],
): boolean {
  const origins = value === undefined ? [] : originsAt(run, state, [value]);
  return origins.some(({ kind }) => kinds.includes(kind)) && origins.every(({ kind }) => kind !== "identity");
}

/** Auth.js and Better Auth call what their configuration holds at every sign-in; an action need not log it again. */
function isLoggedByConfiguration({ run }: AnalysedAction): boolean {
  return [...run.moduleScopes.keys()].some(({ text }) => configuration.test(text) && configuredLog.test(text));
}
