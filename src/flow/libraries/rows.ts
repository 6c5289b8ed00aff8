import { comparisonsOf, pinning } from "./query.ts";
import type { Condition, Query } from "./query.ts";
import type { Rows } from "../../models/model.ts";
import { storedFacts } from "./stored-texts.ts";
import { calledName } from "../language/names.ts";
import { newArray, newObject } from "../values/objects.ts";
import type { Found, Run } from "../run.ts";
import { isLinkToken, isSecretColumn, isSecretOf, modelNamed, principalKind } from "../../schemas/index.ts";
import { originsIn } from "../values/origins.ts";
import { isSessionKey } from "./kept-sessions.ts";
import { isPicked, ownRow } from "../values/rights.ts";
import { openObject } from "../values/shape.ts";
import type { State } from "../values/state.ts";
import { isTied, requiredOf, tiesOf, tiesOfMissing } from "../values/ties.ts";
import type { Alternative, ClientVia, Origin, Value } from "../values/value.ts";
import {
  constant,
  freshId,
  libraryError,
  nullValue,
  opaque,
  originsOf,
  tagged,
  undefinedValue,
} from "../values/value.ts";

/** What awaiting a query gives. */
export function rowsValue(run: Run, query: Query): Value {
  return rowsOf(run, query, query.rows);
}

function rowsOf(run: Run, query: Query, rows: Rows): Value {
  switch (rows) {
    case "one":
      [...knownBy(run, query), ...tiesOf(run.state, query), ...storedFacts(query)].forEach((fact) => {
        run.state.add(fact);
      });
      return record(run, query);
    case "optional":
      return maybe(run, query, nullValue);
    case "optional-undefined":
      return maybe(run, query, undefinedValue);
    case "many":
      return manyRows(run, query, run.state.choose([[], factsOf(run, query)]), 0);
    case "count":
      noteCounted(run, query);
      return countOf(run, query);
    case "changed":
      return changedRows(run, query);
    case "none":
      return opaque();
    case "made":
      return madeOfRows(run, query);
    case "data-error-any":
    case "data-error-many":
    case "data-error-none":
    case "data-error-one": {
      const many = rows === "data-error-many";
      const found = rows === "data-error-none" ? [] : factsOf(run, query);
      const choice = run.state.choose(many ? [[], [], found] : [[], found]);
      if (rows !== "data-error-none") {
        noteFound(run, query, { choice, nothing: 1, something: ~1 & 7 });
      }
      const data = many
        ? manyRows(run, query, choice, 1)
        : rows === "data-error-any"
          ? madeOfRows(run, query)
          : rows === "data-error-none"
            ? nullValue
            : record(run, query);
      const error = libraryError();
      return newObject(
        run,
        new Map([
          [
            "data",
            {
              id: freshId("data"),
              alternatives: [
                ...tagged(nullValue, choice, 1).alternatives,
                ...tagged(data, choice, ~1 & 7).alternatives,
              ],
            },
          ],
          [
            "error",
            {
              id: freshId("error"),
              alternatives: [
                ...tagged(error, choice, 1).alternatives,
                ...tagged(nullValue, choice, ~1 & 7).alternatives,
              ],
            },
          ],
          ["count", countOf(run, query)],
        ]),
      );
    }
  }
}

/** Any number of rows; whether there is one is a choice, whose last outcome it is. Outcomes before `none` are none of the list's. */
function manyRows(run: Run, query: Query, choice: number, none: number): Value {
  noteSession(run, query, choice);
  const some = 2 << none;
  noteFound(run, query, { choice, nothing: 1 << none, something: some });
  const length: Value = {
    id: freshId("length"),
    alternatives: [
      ...tagged(constant(0), choice, 1 << none).alternatives,
      ...tagged(opaque([], { kind: "number" }), choice, some).alternatives,
    ],
  };
  return newArray(run, [], record(run, query), { length });
}

/** Whether there are rows that the client asks for by what they hold (`where: { email }`) is found out by counting them as well. */
function noteCounted(run: Run, query: Query): void {
  const isAsked = comparisonsOf(query.where).some(
    ({ operator, value }) => operator === "equal" && originsIn(run, [value]).some(({ kind }) => kind === "client"),
  );
  if (query.verb === "read" && isAsked) {
    run.found.set(query, { choice: run.state.choose([[], factsOf(run, query)]), nothing: 1, something: 2 });
  }
}

/** How many rows there are: that there is one says the same as the row itself. */
export function countOf(run: Run, query: Query): Value {
  const known = run.found.get(query);
  const facts = known === undefined ? factsOf(run, query) : [];
  const figure = opaque(query.rows === "count" && query.verb === "read" ? [figureOf(query)] : [], { kind: "number" });
  if (known === undefined && facts.length === 0) {
    return figure;
  }
  const { choice, nothing, something } = known ?? { choice: run.state.choose([[], facts]), nothing: 1, something: 2 };
  return {
    id: freshId("count"),
    alternatives: [
      ...tagged(constant(0), choice, nothing).alternatives,
      ...tagged(figure, choice, something).alternatives,
    ],
  };
}

/** What is made of all rows together. */
function figureOf(query: Query): Origin {
  return { kind: "record", query, path: ["()"] };
}

/** What drivers call the number of rows that were changed; those of MySQL have it in the first of two results. */
const countNames = [
  "affected",
  "affectedRows",
  "changes",
  "count",
  "numDeletedRows",
  "numUpdatedRows",
  "rowCount",
  "rowsAffected",
];

/** The driver decides what a change tells of its rows; it is their number in any case. */
function changedRows(run: Run, query: Query): Value {
  const count = countOf(run, query);
  const counts = new Map(countNames.map((name) => [name, count]));
  const inner = newObject(run, counts);
  return newObject(run, new Map([...counts, ["0", inner], ["meta", inner]]), {
    spread: [{ value: opaque(), without: new Set() }],
  });
}

/** A row, or nothing; that there is one can say who is calling. */
function maybe(run: Run, query: Query, nothing: Value): Value {
  const choice = run.state.choose([[], factsOf(run, query)]);
  noteSession(run, query, choice);
  noteFound(run, query, { choice, nothing: 1, something: 2 });
  const alternatives: readonly Alternative[] = [
    ...tagged(nothing, choice, 1).alternatives,
    ...tagged(record(run, query), choice, 2).alternatives,
  ];
  return { id: freshId("row"), alternatives };
}

/** Which outcome says that there is a row; of one that is not there, nothing can be said against its being the caller's own. */
function noteFound(run: Run, query: Query, found: Found): void {
  run.found.set(query, found);
  for (const fact of query.verb === "read" || query.verb === "raw" ? tiesOfMissing(query) : []) {
    run.state.choices.setVacuous(fact, [found.choice, found.nothing]);
  }
}

/** Looking up the session of a cookie is a guard, which people know by the function of theirs that does it. */
function noteSession(run: Run, query: Query, choice: number): void {
  if (query.verb !== "read" || !comparedWith(query).secretCookie) {
    return;
  }
  const looked = run.events.findLast((event) => event.kind === "effect" && event.query === query);
  if (looked?.kind === "effect") {
    const { site, way, frame, by } = looked;
    const name = calledName(site.node) ?? looked.name;
    run.note({
      kind: "guard",
      name,
      choice,
      isTried: run.tries > 0,
      state: run.state.fork(),
      site,
      way,
      frame,
      by,
    });
  }
}

function record(run: Run, query: Query): Value {
  const own: Origin = { kind: "record", query, path: [] };
  const found = comparedWith(query);
  const caller: readonly Origin[] =
    found.identity || isAmongOwn(run, query)
      ? [{ kind: "identity", path: "@row" }]
      : isFoundByOwn(run.state, query)
        ? [{ kind: "identity", path: ownRow }]
        : found.secretCookie
          ? [{ kind: "identity", path: "" }]
          : [];
  return opaque([own, ...caller], openObject, freshId("record"));
}

/** Rows are picked by a list that was read from the caller's own: the roles of `roles` whose ids stand in their `user_roles`. */
function isAmongOwn(run: Run, { verb, where }: Query): boolean {
  return (
    verb === "read" &&
    listsIn(where).some((list) => {
      const origins = originsIn(run, [list]);
      return origins.some(isIdentity) && origins.every(({ kind }) => kind === "identity" || kind === "record");
    })
  );
}

/** The lists that have something of each row in them. */
function listsIn(conditions: readonly Condition[]): readonly Value[] {
  return conditions.flatMap((condition) => {
    switch (condition.kind) {
      case "column":
        return condition.operator === "in" ? [condition.value] : [];
      case "all":
        return listsIn(condition.of);
      default:
        return [];
    }
  });
}

/** Somebody was looked up by what the client sends, after that was found to be the caller. */
function isFoundByOwn(state: State, { model = "", verb, where }: Query): boolean {
  return (
    verb === "read" &&
    requiredOf(where).some(
      ({ column, operator, value }) =>
        operator === "equal" &&
        originsOf(value).some(({ kind }) => kind === "client") &&
        principalKind(column, modelNamed(model)) === "user" &&
        isTied(state, value),
    )
  );
}

/**
 * What a function in the database, or an aggregate, makes of rows: some of them, a number, or a word. Told of the caller, it tells of them; called
 * with the caller's own token, it can find out by itself who they are.
 */
function madeOfRows(run: Run, query: Query): Value {
  const isTold = query.data !== undefined && originsIn(run, [query.data]).some(({ kind }) => kind === "identity");
  const isCallers = run.queried.get(query)?.credentials === "caller";
  return opaque([
    figureOf(query),
    ...(isTold ? [{ kind: "identity", path: `@row.${query.model ?? ""}` } as const] : []),
    ...(isCallers ? [{ kind: "unresolved", name: query.model ?? "" } as const] : []),
  ]);
}

/** A session, token or key column: what is found by it belongs to whoever knows it. */
function isSecret(column: string, { model }: Query): boolean {
  return (
    isSecretColumn(column) ||
    isLinkToken(column) ||
    /^session_?id$|^sid$/iu.test(column) ||
    (column === "id" && /session/iu.test(model ?? ""))
  );
}

function factsOf(run: Run, query: Query): readonly string[] {
  const { secretCookie, secretArgument } = comparedWith(query);
  const known = query.verb !== "read" ? [] : secretCookie ? ["authenticated"] : secretArgument ? letIn(query) : [];
  const role = asksForRole(run, query) ? [isPicked(query) ? "role there" : "role"] : [];
  return [...known, ...knownBy(run, query), ...role, ...tiesOf(run.state, query), ...storedFacts(query)];
}

/** Whoever knows a row's secret is let in by it; what else the row was found by belongs to that secret. */
function letIn({ where }: Query): readonly string[] {
  return ["capability", ...requiredOf(where).map(({ value }) => `cleared?:${value.id}`)];
}

/** Columns by which a person is found, whose texts are never empty. */
const keyColumn = /^[_$]?id$|(?:Id|_id|uuid|uid|email)$/u;

/**
 * A row is found by a key that is the caller's, or by nothing where there is none: finding one says that there is a caller,
 * for nobody's key is null, or an empty text (`session?.user ?? { id: "" }`).
 */
function knownBy(run: Run, { verb, where }: Query): readonly string[] {
  if (verb !== "read" || run.state.has("authenticated")) {
    return [];
  }
  const isProof = requiredOf(where).some(({ column, value, exact = false }) => {
    const isFound = (one: Alternative) =>
      one.kind !== "null" &&
      (one.kind !== "undefined" || !exact) &&
      !(one.kind === "const" && one.value === "" && keyColumn.test(column));
    const alternatives = run.state.alternatives(value);
    if (alternatives.every(isFound) || !originsOf({ id: value.id, alternatives }).some(isIdentity)) {
      return false;
    }
    const then = run.state.fork();
    return then.keep(value, isFound) && then.has("authenticated");
  });
  return isProof ? ["authenticated"] : [];
}

function isIdentity({ kind }: Origin): boolean {
  return kind === "identity";
}

/** Columns that say what somebody may do. */
const roleColumn = /role|admin|permission|privilege|moderator|staff|access_?level/iu;

/** Tables of those who run a service; nobody is in there who only uses it. */
const staff =
  /^(?:(?:super|system|platform|site)_?)?(?:admin(?:istrator)?s?|staff|internal|back_?office)(?:_?(?:account|user|member|profile)s?)?$/iu;

/**
 * A row of the caller's own is asked for that says what they may do: `{ userId: user.id, role: "ADMIN" }`, or one that
 * nobody has but those who may: `db.admin.findUnique({ where: { email: user.email } })`.
 */
function asksForRole(run: Run, query: Query): boolean {
  return (
    query.verb === "read" &&
    comparedWith(query).identity &&
    (staff.test(query.model ?? "") ||
      comparisonsOf(query.where).some(
        ({ column, operator, value }) =>
          (pinning.has(operator) || operator === "not") &&
          roleColumn.test(column) &&
          !originsIn(run, [value]).some(({ kind }) => kind === "client" || kind === "identity"),
      ))
  );
}

/** Whether rows have to be the caller's own; where they may be others', too, finding one tells nothing. */
function asksForCaller(conditions: readonly Condition[]): boolean {
  return conditions.some((condition) => {
    switch (condition.kind) {
      case "column":
        return (
          (condition.operator === "equal" || condition.operator === "has") &&
          originsOf(condition.value).some(isIdentity)
        );
      case "all":
        return asksForCaller(condition.of);
      case "any":
        return condition.of.length > 0 && condition.of.every((part) => asksForCaller([part]));
      case "either":
        return condition.arms.some((arm) => asksForCaller([arm.condition]));
      case "none":
      case "opaque":
        return false;
    }
  });
}

/** Whether the caller's identity, or a secret from their cookie, picks the rows. */
function comparedWith(query: Query): {
  readonly identity: boolean;
  readonly secretCookie: boolean;
  readonly secretArgument: boolean;
} {
  const compared = comparisonsOf(query.where).filter(({ operator }) => operator === "equal");
  const isFrom = (value: Value, test: (via: ClientVia) => boolean) =>
    originsOf(value).some((origin) => {
      const via = origin.kind === "client" ? origin.via : origin.kind === "digest" ? origin.of : undefined;
      return via !== undefined && test(via);
    });
  return {
    identity: asksForCaller(query.where),
    // A link or code that was sent to somebody: whoever has it may do what it is for.
    secretArgument: compared.some(
      ({ column, value }) => isSecretOf(column, query.model ?? "") && isFrom(value, (via) => via !== "cookie"),
    ),
    secretCookie: compared.some(
      ({ column, value }) =>
        (isSecret(column, query) && isFrom(value, (via) => via === "cookie" || via === "header")) ||
        (column === "entry" && isSessionKey(value)),
    ),
  };
}
