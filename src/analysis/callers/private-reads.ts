import type { EffectEvent } from "../../flow/event.ts";
import { originsIn } from "../../flow/values/origins.ts";
import type { Condition, Query } from "../../flow/libraries/query.ts";
import { comparisonsOf } from "../../flow/libraries/query.ts";
import type { State } from "../../flow/values/state.ts";
import { requiredOf } from "../../flow/values/ties.ts";
import type { Origin, Value } from "../../flow/values/value.ts";
import { isClientsAlone, originsOf } from "../../flow/values/value.ts";
import {
  holdsOAuthClients,
  isCatalogue,
  isPrivateByName,
  isPrivateKey,
  isPrivateReference,
  isPublicConversation,
  isSensitiveName,
  isTrackingColumn,
  isVisitorColumn,
  principalKind,
  sensitiveColumns,
} from "../../schemas/index.ts";
import type { AnalysedAction } from "../analyze.ts";
import { dataModelOf, namedModel } from "../data-models.ts";
import { given } from "../input/injected-texts.ts";
import { injectedInto } from "../input/injection.ts";
import { leavesOf } from "../leaves.ts";
import { isPrivateFigure } from "../effects/figures.ts";
import { arePartsOfOrganisations } from "../effects/belonging.ts";
import { findsPublicRows, findsPublishedThings, isReferredToByPublicRows } from "../effects/public-rows.ts";
import { isBehindGate } from "./gates.ts";
import { isPastIgnoredCheck } from "./ignored-checks.ts";
import { tellsPrivateRelations, gives } from "./private-relations.ts";
import { isBesideGuardedPage } from "./pages.ts";
import { originsAt, within } from "../within.ts";
import { writtenColumns } from "../effects/written.ts";

/** A read counts when the client gets to see what was read, and there is evidence that it is not for everybody. */
export function isPrivateRead(effect: EffectEvent, action: AnalysedAction, others: readonly AnalysedAction[]): boolean {
  const { query } = effect;
  return (
    query !== undefined &&
    !isVisitorsOwn(effect) &&
    !isTracked(query) &&
    !findsPublicRows(query) &&
    !findsPublishedThings(effect) &&
    !isReferredToByPublicRows(effect, action) &&
    isDisclosed(effect, action) &&
    // What all rows come to together is a figure; of one person's, or one's tenant, it is theirs.
    (query.rows === "made" || query.rows === "count"
      ? isKeyedByPrincipal(effect, action)
      : isAskedAtWill(effect) ||
        holdsPrivateColumns(effect) ||
        isCalledPrivate(effect) ||
        tellsPrivateRelations(effect, action) ||
        isKeyedByPrincipal(effect, action) ||
        ((isOwned(effect) || arePartsOfOrganisations(query, effect.site.module, action.run)) &&
          !isPersonalised(effect, action)) ||
        isGuardedElsewhere(effect, others) ||
        isPastIgnoredCheck(effect, action) ||
        isOfGuardedPage(effect, action) ||
        isBehindGate(action.run.world.graph, action.module.file))
  );
}

/** What is found by a cookie that stands for no account, or written down under it: a visitor's own cart, chat or vote. */
export function isVisitorsOwn(effect: EffectEvent): boolean {
  const { where = [], model = "" } = effect.query ?? {};
  const isOfVisitor = (column: string, value: Value) =>
    isVisitorColumn(column, model) &&
    originsOf(value).some((origin) => origin.kind === "client" && origin.via === "cookie");
  return (
    comparisonsOf(where).some(({ column, value, operator }) => operator === "equal" && isOfVisitor(column, value)) ||
    (effect.query?.verb === "create" && writtenColumns(effect).some(({ name, value }) => isOfVisitor(name, value)))
  );
}

/** Whoever was told a tracking number may look where what it stands for is. */
function isTracked({ where }: Query): boolean {
  return requiredOf(where).some(({ column, value }) => isTrackingColumn(column) && isFromClient(value));
}

/** Whether the rows of a query, or something read from them, are in the answer that an unknown caller without a secret gets. */
function isDisclosed(effect: EffectEvent, action: AnalysedAction): boolean {
  return isAnswered(effect, action, (answered) => !answered.has("let in"));
}

function isAnswered(effect: EffectEvent, action: AnalysedAction, test: (answered: State) => boolean): boolean {
  const isOfRows = (origin: Origin) => origin.kind === "record" && origin.query === effect.query;
  return action.events.some(
    (event) =>
      event.kind === "disclosure" &&
      event.state.alternatives(event.value).some((alternative) => {
        const answer: Value = { id: event.value.id, alternatives: [alternative] };
        const answered = given(event.state, alternative.when);
        if (answered === undefined || !originsAt(action.run, event.state, [answer]).some(isOfRows)) {
          return false;
        }
        // What stands for the row in an object of the program's own comes about in fewer ways than the object.
        const parts = leavesOf(answered, answer).filter(({ origins }) => origins.some(isOfRows));
        if (effect.query?.rows === "count" && parts.every((part) => part.alternative.text !== undefined)) {
          return false;
        }
        return parts.length === 0
          ? test(answered)
          : parts.some((part) => {
              const there = given(answered, part.alternative.when);
              return there !== undefined && test(there);
            });
      }),
  );
}

/** Who can write a part of the SQL reads whichever table they like. */
function isAskedAtWill(effect: EffectEvent): boolean {
  return effect.danger === "raw-query" && injectedInto(effect, "sql") !== undefined;
}

/** Whether a query gives columns that are not for everybody, as far as the schema tells. */
function holdsPrivateColumns({ query, site }: EffectEvent): boolean {
  const model = query && dataModelOf(query, site.module);
  if (model === undefined || query === undefined) {
    return query !== undefined && namesPrivateColumns(query);
  }
  const columns = sensitiveColumns(model);
  const isShown = isCatalogue(model) || holdsOAuthClients(model) || principalKind("id", model) === "user";
  // Of people, products and applications, much is shown; what else has such columns, an order or a message, is nobody's business at all.
  return isShown ? columns.some(({ column }) => gives(query.columns, column.name)) : columns.length > 0;
}

/** Without a schema, the columns of a person's row that the query itself names are known to be there: an address, a password. */
function namesPrivateColumns(query: Query): boolean {
  const model = namedModel(query);
  return (
    query.columns.kind === "only" &&
    query.rows !== "count" &&
    principalKind("id", model) === "user" &&
    [...query.columns.names].some((name) => isSensitiveName(name, model))
  );
}

/** Whether whole rows are read that no schema describes, and whose table's name says that they are somebody's own matter. */
function isCalledPrivate({ query, site }: EffectEvent): boolean {
  return (
    query?.model !== undefined &&
    (query.columns.kind === "all" || query.columns.kind === "unknown") &&
    query.rows !== "count" &&
    dataModelOf(query, site.module) === undefined &&
    isPrivateByName(query.model)
  );
}

/**
 * Whether rows have an owner. What a site shows to everybody, and what people say about it, has owners, too: its authors and organisers; and a person's
 * own row says by its columns what is private.
 */
function isOwned({ query, site }: EffectEvent): boolean {
  const model = query && dataModelOf(query, site.module);
  return (
    model !== undefined &&
    !isCatalogue(model) &&
    !isPublicConversation(model) &&
    principalKind("id", model) !== "user" &&
    [...model.columns.values()].some(
      (column) =>
        !/^_?id$/iu.test(column.name) && (principalKind(column, model) !== undefined || isPrivateReference(column)),
    )
  );
}

/** What is only shown to known callers is not for everybody, unless a site that shows it to everybody keeps it up there. */
function isOfGuardedPage({ query, site }: EffectEvent, action: AnalysedAction): boolean {
  const model = query && (dataModelOf(query, site.module) ?? namedModel(query));
  return model !== undefined && !isCatalogue(model) && isBesideGuardedPage(action);
}

/** Who asks for the caller, and reads on without one, reads for everybody, and something more for those who are known. */
function isPersonalised({ query, state }: EffectEvent, { events, run }: AnalysedAction): boolean {
  const asked = events.some(
    (event) => event.kind === "guard" && event.frame !== "module" && event.choice !== undefined,
  );
  const isKeyed = within(run, state, () =>
    originsIn(
      run,
      comparisonsOf(query?.where ?? []).map(({ value }) => value),
    ),
  ).some(({ kind }) => kind === "identity");
  return asked && !isKeyed;
}

/** Whom or what somebody follows or likes is as often shown to everybody. */
const openDoer = /follower|commenter|voter|liker/iu;

/** The client says whose rows it wants, or of which order, invoice or conversation; or those that such rows refer to. */
function isKeyedByPrincipal({ query, site, state }: EffectEvent, { run }: AnalysedAction): boolean {
  const model = query && dataModelOf(query, site.module);
  const compared = comparisonsOf(query?.where ?? []);
  if (query?.rows === "count") {
    return compared.some(({ column, value }) => {
      const kind = principalKind(column, model);
      return kind !== undefined && isFromClient(value) && isPrivateFigure(query, kind, site.module);
    });
  }
  return (
    (model === undefined || !isCatalogue(model)) &&
    (isKeyed(compared) ||
      compared.some(
        ({ operator, value }) =>
          operator === "in" &&
          originsAt(run, state, [value]).some(
            (origin) => origin.kind === "record" && isKeyed(comparisonsOf(origin.query.where)),
          ),
      ))
  );
}

function isKeyed(compared: readonly (Condition & { readonly kind: "column" })[]): boolean {
  return compared.some(
    ({ column, value }) =>
      (isPrivateKey(column) || (principalKind(column) !== undefined && !openDoer.test(column))) && isFromClient(value),
  );
}

/** The client says it; what code that cannot be looked into made of it is another thing. */
export function isFromClient(value: Value): boolean {
  return value.alternatives.some(isClientsAlone);
}

/** Another action of the file answers with rows of the same model only for a known caller. */
function isGuardedElsewhere({ query }: EffectEvent, others: readonly AnalysedAction[]): boolean {
  const model = query?.model;
  return (
    model !== undefined &&
    others.some((other) =>
      other.events.some(
        (event) =>
          event.kind === "effect" &&
          (event.danger === "database-read" || event.danger === "raw-query") &&
          event.query?.model === model &&
          event.state.has("authenticated") &&
          isAnswered(event, other, () => true),
      ),
    )
  );
}
