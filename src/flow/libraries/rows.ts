import { allColumns, comparisonsOf, emptyQuery, pinning } from "./query.ts";
import type { Condition, Query } from "./query.ts";
import type { QueryStep, Rows } from "../../models/model.ts";
import { columnsAt, joinedTables, relationsOf } from "./columns-of-queries.ts";
import { documentPath } from "./paths-of-documents.ts";
import { storedFacts } from "./stored-texts.ts";
import { loadingQuery, rowApi, writtenTo } from "./loaded-rows.ts";
import { whereCondition } from "./conditions-of-queries.ts";
import { peekMember } from "../values/members.ts";
import { calledName } from "../language/names.ts";
import { newArray, newObject, onlyObject } from "../values/objects.ts";
import type { LibraryCall } from "./places.ts";
import { placeValue, wordOf } from "./places.ts";
import type { Run } from "../run.ts";
import { throwValue } from "../run.ts";
import { isSecretColumn } from "../../schemas/index.ts";
import { originsIn } from "../values/origins.ts";
import { boundValues, understand } from "./statements-of-sql.ts";
import { isSessionKey } from "./kept-sessions.ts";
import { isPicked } from "../values/rights.ts";
import { openObject } from "../values/shape.ts";
import { requiredOf, tiesOf } from "../values/ties.ts";
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

/** Begins a query, or adds to the one that its builder carries. */
export function queryStep(run: Run, step: QueryStep, call: LibraryCall): Query | undefined {
  const query =
    step.sends !== undefined
      ? builtQuery(run, placeValue(run, call, step.sends))
      : step.start === undefined
        ? call.library.query
        : newQuery(run, step.start, call);
  if (query === undefined) {
    return undefined;
  }
  if (step.needs !== undefined) {
    needDefined(run, placeValue(run, call, step.needs));
  }
  query.verb = step.verb ?? query.verb;
  query.rows = step.rows ?? query.rows;
  if (step.row !== undefined) {
    query.row = step.row === false ? undefined : rowApi(run, call.library, step.row);
  }
  if (step.model !== undefined) {
    nameModel(run, query, placeValue(run, call, step.model));
  }
  if (step.where !== undefined) {
    const conditions = "form" in step.where ? [step.where] : step.where;
    query.where.push(...conditions.map((where) => whereCondition(run, where, call)));
  }
  if (step.statement !== undefined) {
    understand(run, query, placeValue(run, call, step.statement), boundValues(run, step, call));
  }
  if (step.beside !== undefined) {
    query.beside.push(whereCondition(run, step.beside, call));
  }
  // Of a row that was loaded, what was changed in it.
  if (step.data !== undefined && (query.data === undefined || step.data !== step.start?.of)) {
    query.data = placeValue(run, call, step.data);
  }
  if (step.columns !== undefined) {
    query.columns =
      step.columns === "all"
        ? allColumns
        : columnsAt(run, placeValue(run, call, step.columns.at), step.columns.form, query.columns, query.relations);
  }
  if (step.relations !== undefined) {
    const { at, columns } = step.relations;
    const other = placeValue(run, call, at);
    if (query.columns.kind === "all" && query.table !== undefined) {
      query.joined.push(...joinedTables([...(query.joined.length === 0 ? [query.table] : []), other]));
    }
    const relations = relationsOf(run, other, 0);
    const select = columns === undefined ? undefinedValue : placeValue(run, call, columns);
    query.relations.push(
      ...relations.map((relation) =>
        select === undefinedValue ? relation : { ...relation, columns: columnsAt(run, select, "text", allColumns, []) },
      ),
    );
  }
  return query;
}

/** The query that a builder, or what it was compiled to, carries. */
function builtQuery(run: Run, value: Value): Query | undefined {
  const built = run.state.alternatives(value).find((one) => one.kind === "api" && one.library.query !== undefined);
  return built?.kind === "api" ? built.library.query : undefined;
}

/** A unique look-up throws when its only key is undefined. */
function needDefined(run: Run, value: Value): void {
  const object = onlyObject(run, value);
  const [key, ...others] = object === undefined || object.spread.length > 0 ? [] : [...object.fields.values()];
  if (key === undefined || others.length > 0) {
    return;
  }
  const isMissing = (alternative: Alternative) => alternative.kind === "undefined";
  if (run.state.alternatives(key).some(isMissing) && !run.state.keep(key, (alternative) => !isMissing(alternative))) {
    throwValue(run, opaque([{ kind: "error" }]));
  }
}

function newQuery(
  run: Run,
  { verb, model, keeps, row, of = "this" }: NonNullable<QueryStep["start"]>,
  call: LibraryCall,
): Query {
  const query = emptyQuery(verb);
  if (keeps === true) {
    query.where.push(...(call.library.query?.where ?? []));
  }
  if (row !== undefined) {
    loadedRow(run, query, row, placeValue(run, call, of));
  }
  if (model === "made") {
    query.model = call.library.query?.model;
    query.table = call.library.query?.table;
  } else if (model !== undefined) {
    nameModel(run, query, placeValue(run, call, model));
  }
  const { tables } = call.library;
  if (tables !== undefined && query.model !== undefined && query.table === undefined) {
    query.table = peekMember(run, tables, query.model);
  }
  return query;
}

/** The row that a query is about was loaded by another one, by whose key it is known. */
function loadedRow(run: Run, query: Query, key: string, row: Value): void {
  const loaded = loadingQuery(run, row);
  if (loaded !== undefined) {
    query.model = loaded.model;
    query.table = loaded.table;
    query.data = writtenTo(loaded);
    query.where.push({ kind: "column", column: key, operator: "equal", value: peekMember(run, row, key) });
  }
}

function nameModel(run: Run, query: Query, value: Value): void {
  const word = wordOf(run, value);
  if (word !== undefined) {
    query.model = word;
    return;
  }
  query.table = value;
  for (const alternative of run.state.alternatives(value)) {
    if (alternative.kind === "api") {
      query.model = alternative.library.modelName ?? alternative.library.path.at(-1);
    } else if (alternative.kind === "class") {
      query.model = alternative.code.node.id?.name;
    }
  }
  query.model ??= /(?:unbound:|\.)(?<name>[^.:]+)$/u.exec(value.id)?.groups?.["name"];
}

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
      return record(query);
    case "optional":
      return maybe(run, query, nullValue);
    case "optional-undefined":
      return maybe(run, query, undefinedValue);
    case "many":
      return manyRows(run, query, run.state.choose([[], factsOf(run, query)]), 0);
    case "count":
      return counted(run, query);
    case "none":
      return opaque();
    case "data-error-any":
    case "data-error-many":
    case "data-error-one": {
      const many = rows === "data-error-many";
      const choice = run.state.choose(many ? [[], [], factsOf(run, query)] : [[], factsOf(run, query)]);
      run.found.set(query, { choice, nothing: 1, something: ~1 & 7 });
      const data = many
        ? manyRows(run, query, choice, 1)
        : rows === "data-error-any"
          ? madeOfRows(run, query)
          : record(query);
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
          ["count", opaque([], { kind: "number" })],
        ]),
      );
    }
  }
}

/** Any number of rows; whether there is one is a choice, whose last outcome it is. Outcomes before `none` are none of the list's. */
function manyRows(run: Run, query: Query, choice: number, none: number): Value {
  noteSession(run, query, choice);
  const some = 2 << none;
  run.found.set(query, { choice, nothing: 1 << none, something: some });
  const length: Value = {
    id: freshId("length"),
    alternatives: [
      ...tagged(constant(0), choice, 1 << none).alternatives,
      ...tagged(opaque([], { kind: "number" }), choice, some).alternatives,
    ],
  };
  return newArray(run, [], record(query), length);
}

/** How many rows there are: that there is one can say the same as the row itself. */
function counted(run: Run, query: Query): Value {
  const facts = factsOf(run, query);
  if (facts.length === 0) {
    return opaque([], { kind: "number" });
  }
  const choice = run.state.choose([[], facts]);
  return {
    id: freshId("count"),
    alternatives: [
      ...tagged(constant(0), choice, 1).alternatives,
      ...tagged(opaque([], { kind: "number" }), choice, 2).alternatives,
    ],
  };
}

/** A row, or nothing; that there is one can say who is calling. */
function maybe(run: Run, query: Query, nothing: Value): Value {
  const choice = run.state.choose([[], factsOf(run, query)]);
  noteSession(run, query, choice);
  run.found.set(query, { choice, nothing: 1, something: 2 });
  const alternatives: readonly Alternative[] = [
    ...tagged(nothing, choice, 1).alternatives,
    ...tagged(record(query), choice, 2).alternatives,
  ];
  return { id: freshId("row"), alternatives };
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

function record(query: Query): Value {
  const own: Origin = { kind: "record", query, path: [] };
  const found = comparedWith(query);
  const caller: readonly Origin[] = found.identity
    ? [{ kind: "identity", path: "@row" }]
    : found.secretCookie
      ? [{ kind: "identity", path: "" }]
      : [];
  return opaque([own, ...caller], openObject, freshId("record"));
}

/**
 * What a function in the database makes of rows: some of them, a number, or a word. Told of the caller, it tells of them; called
 * with the caller's own token, it can find out by itself who they are.
 */
function madeOfRows(run: Run, query: Query): Value {
  const made: Origin = { kind: "record", query, path: ["()"] };
  const isTold = query.data !== undefined && originsIn(run, [query.data]).some(({ kind }) => kind === "identity");
  const isCallers = run.queried.get(query)?.credentials === "caller";
  return opaque([
    made,
    ...(isTold ? [{ kind: "identity", path: `@row.${query.model ?? ""}` } as const] : []),
    ...(isCallers ? [{ kind: "unresolved", name: query.model ?? "" } as const] : []),
  ]);
}

/** A session, token or key column: what is found by it belongs to whoever knows it. */
function isSecret(column: string, { model }: Query): boolean {
  return (
    isSecretColumn(column) || /^session_?id$|^sid$/iu.test(column) || (column === "id" && /session/iu.test(model ?? ""))
  );
}

function factsOf(run: Run, query: Query): readonly string[] {
  const { secretCookie, secretArgument } = comparedWith(query);
  const known = query.verb !== "read" ? [] : secretCookie ? ["authenticated"] : secretArgument ? ["capability"] : [];
  const role = asksForRole(run, query) ? [isPicked(query) ? "role there" : "role"] : [];
  return [...known, ...knownBy(run, query), ...role, ...tiesOf(run.state, query), ...storedFacts(query)];
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
      ({ column, value }) => isSecretColumn(column) && isFrom(value, (via) => via !== "cookie"),
    ),
    secretCookie: compared.some(
      ({ column, value }) =>
        (isSecret(column, query) && isFrom(value, (via) => via === "cookie" || via === "header")) ||
        (column === "entry" && isSessionKey(value)),
    ),
  };
}
