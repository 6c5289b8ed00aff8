import type { ConditionStep, Where } from "../../models/model.ts";
import { expressionCondition } from "./expressions-of-queries.ts";
import { knownElements, onlyObject } from "../values/objects.ts";
import { conditionOfText, sqlText } from "./statements-of-sql.ts";
import type { LibraryCall } from "./places.ts";
import { placeValue, wordOf } from "./places.ts";
import type { Condition } from "./query.ts";
import { comparisonsOf } from "./query.ts";
import type { Run } from "../run.ts";
import type { StoredObject } from "../values/stored.ts";
import { isUpToClient } from "../values/up-to-client.ts";
import type { Alternative, Value } from "../values/value.ts";
import { freshId, valueOf } from "../values/value.ts";
import { elementOf } from "../values/members.ts";
import { heldBy } from "../values/stored.ts";

/** The value of a condition that a call makes: `and(eq(posts.id, id), …)`. */
export function conditionValue(run: Run, step: ConditionStep, call: LibraryCall): Value {
  return valueOf({ kind: "condition", when: undefined, condition: conditionOf(run, step, call) }, freshId("c"));
}

function conditionOf(run: Run, step: ConditionStep, call: LibraryCall): Condition {
  if ("operator" in step) {
    const column = columnName(run, placeValue(run, call, step.column));
    const value = placeValue(run, call, step.value);
    return column === undefined
      ? { kind: "opaque", values: [value] }
      : besideQuery(run, {
          kind: "column",
          column,
          operator: step.operator,
          value,
          exact: true,
          ...(step.plain && { plain: true }),
        });
  }
  if ("all" in step) {
    return { kind: "all", of: conditionsAt(run, placeValue(run, call, step.all)) };
  }
  if ("any" in step) {
    return { kind: "any", of: conditionsAt(run, placeValue(run, call, step.any)) };
  }
  if ("none" in step) {
    return { kind: "none", of: asCondition(run, placeValue(run, call, step.none)) };
  }
  if ("found" in step) {
    const value = placeValue(run, call, step.found);
    return foundIn(run, value) ?? asCondition(run, value);
  }
  const sql = step.sql === true ? sqlText(run, call.args) : undefined;
  return { kind: "opaque", values: [placeValue(run, call, step.opaque)], ...(sql && { sql }) };
}

/** What the rows of a query within the query have to be; undefined where there may be none. */
function foundIn(run: Run, value: Value): Condition | undefined {
  const queries = run.state
    .alternatives(value)
    .map((one) => (one.kind === "api" && one.library.query?.verb === "read" ? one.library.query : undefined));
  const [query, ...others] = queries;
  return query === undefined || others.length > 0 ? undefined : { kind: "all", of: [...query.where] };
}

/** A column that has to be among what a query within the query finds: the conditions of that one hold as well. */
function besideQuery(run: Run, condition: Condition & { readonly kind: "column" }): Condition {
  const found =
    condition.operator === "in" || condition.operator === "equal" ? foundIn(run, condition.value) : undefined;
  return found === undefined ? condition : { kind: "all", of: [condition, found] };
}

/** The parts of a list of conditions, or of an object of columns and their values. */
function conditionsAt(run: Run, value: Value): readonly Condition[] {
  const object = onlyObject(run, value);
  if (object?.array === false) {
    return columnsOf(run, object, 0);
  }
  const elements = knownElements(run, value) ?? [elementOf(run, value)];
  return elements.map((element) => asCondition(run, element));
}

/** A table's column is known by the last name that led to it (`posts.id`); others by their text. */
export function columnName(run: Run, value: Value): string | undefined {
  for (const alternative of run.state.alternatives(value)) {
    if (alternative.kind === "api") {
      return alternative.library.path.at(-1);
    }
    if (alternative.kind === "const") {
      return String(alternative.value);
    }
  }
  return /\.(?<name>[^.]+)$/u.exec(value.id)?.groups?.["name"];
}

const noCondition: Condition = { kind: "all", of: [] };

/** What stands for no condition: `mine && eq(posts.userId, user.id)`. */
function isNothing(alternative: Alternative): boolean {
  return (
    alternative.kind === "undefined" ||
    alternative.kind === "null" ||
    (alternative.kind === "const" && alternative.value === false)
  );
}

function asCondition(run: Run, value: Value): Condition {
  const alternatives = run.state.alternatives(value);
  const arms = alternatives.flatMap((alternative) => {
    if (alternative.kind === "condition") {
      return [{ when: alternative.when, condition: conditionOfText(alternative.condition) ?? alternative.condition }];
    }
    // Where nothing but what the client sends decides, none is what it can have.
    return isNothing(alternative) && isUpToClient(run.state.choices, alternative.when)
      ? [{ when: alternative.when, condition: noCondition }]
      : [];
  });
  const [first] = arms;
  if (arms.length === 1 && alternatives.length === 1 && first !== undefined) {
    return first.condition;
  }
  return arms.length > 0
    ? { kind: "either", arms }
    : { kind: "opaque", values: alternatives.flatMap(comparedInQuery).concat(value) };
}

/** Conditions in a list, all of which hold, beside what says in which order rows come, and how many of them. */
function listedConditions(run: Run, { element, fields }: StoredObject): Condition {
  const isCondition = (value: Value) =>
    run.state
      .alternatives(value)
      .some((one) => one.kind === "condition" || (one.kind === "opaque" && one.from.length > 0));
  const of = [...fields.values()].filter(isCondition).map((value) => asCondition(run, value));
  // Whether it is in there is not known, and so it narrows nothing.
  const possible: Condition[] =
    element !== undefined && isCondition(element) ? [{ kind: "opaque", values: [element] }] : [];
  return { kind: "all", of: [...of, ...possible] };
}

/** What is bound to the parameters of a text is a list as well, but holds none that another call has made. */
function holdsConditions(run: Run, object: StoredObject): boolean {
  return heldBy(object).some((value) => run.state.alternatives(value).some(({ kind }) => kind === "condition"));
}

/** What a query within another one is asked for by. */
function comparedInQuery(alternative: Alternative): readonly Value[] {
  const query = alternative.kind === "api" ? alternative.library.query : undefined;
  return comparisonsOf(query?.where ?? []).map(({ value }) => value);
}

/** What a query's own call says about the rows it is about. */
export function whereCondition(run: Run, where: Where, call: LibraryCall): Condition {
  switch (where.form) {
    case "id":
      return {
        kind: "column",
        column: where.column,
        operator: "equal",
        value: placeValue(run, call, where.at),
        exact: true,
      };
    case "column": {
      const column = wordOf(run, placeValue(run, call, where.column));
      const value = orMade(run, placeValue(run, call, where.value), call);
      return column === undefined
        ? { kind: "opaque", values: [value] }
        : besideQuery(run, {
            kind: "column",
            column,
            operator: where.operator,
            value,
            exact: true,
            ...(where.plain && { plain: true }),
          });
    }
    case "condition": {
      const value = orMade(run, placeValue(run, call, where.at), call);
      const object = onlyObject(run, value);
      if (object?.array === true && holdsConditions(run, object)) {
        return listedConditions(run, object);
      }
      // Drizzle's relational queries take an object as well, from its first major on.
      return object?.array === false ? objectCondition(run, value, 0) : asCondition(run, value);
    }
    case "expression":
      return expressionCondition(run, {
        text: placeValue(run, call, where.at),
        values: placeValue(run, call, where.values),
        names: where.names === undefined ? undefined : placeValue(run, call, where.names),
      });
    case "object": {
      const value = placeValue(run, call, where.at);
      const condition =
        where.key === undefined ? objectCondition(run, value, 0) : keyedCondition(run, value, where.key);
      return where.primary === true ? ofKey(condition) : condition;
    }
    case "operations":
      return operationsCondition(run, placeValue(run, call, where.at), where.filter);
    case "stages":
      return stagesCondition(run, placeValue(run, call, where.at), where.match);
  }
}

/** What is given, or what it makes where that is a function. */
function orMade(run: Run, given: Value, { callback }: LibraryCall): Value {
  const isMade = run.state.alternatives(given).some(({ kind }) => kind === "function");
  return isMade ? (callback ?? given) : given;
}

/** An object of columns, or the key itself: `findOne(Post, id)`. */
function keyedCondition(run: Run, value: Value, key: string): Condition {
  const isKey = run.state
    .alternatives(value)
    .every(({ kind }) => kind === "const" || kind === "opaque" || kind === "null");
  return isKey ? { kind: "column", column: key, operator: "equal", value } : objectCondition(run, value, 0);
}

/** The columns of a key are what a row is known by. */
function ofKey(condition: Condition): Condition {
  switch (condition.kind) {
    case "column":
      return { ...condition, primary: true };
    case "all":
      return { ...condition, of: condition.of.map(ofKey) };
    case "either":
      return { ...condition, arms: condition.arms.map((arm) => ({ ...arm, condition: ofKey(arm.condition) })) };
    case "any":
    case "none":
    case "opaque":
      return condition;
  }
}

/** Rows meet the condition of one of several operations. */
function operationsCondition(run: Run, value: Value, filter: string): Condition {
  const operations = knownElements(run, value) ?? [elementOf(run, value)];
  const of = operations.flatMap((operation): readonly Condition[] => {
    const object = onlyObject(run, operation);
    const filters = [...(object?.fields.values() ?? [])].map((one) => onlyObject(run, one)?.fields.get(filter));
    return object === undefined || object.spread.length > 0
      ? [{ kind: "opaque", values: [operation] }]
      : filters.flatMap((one) => (one === undefined ? [] : [objectCondition(run, one, 0)]));
  });
  return { kind: "any", of };
}

/** What holds for the rows that come out of a list of stages. */
function stagesCondition(run: Run, value: Value, match: string): Condition {
  const stages = knownElements(run, value);
  return stages === undefined
    ? { kind: "opaque", values: [value] }
    : {
        kind: "all",
        of: stages.flatMap((stage): readonly Condition[] => {
          const object = onlyObject(run, stage);
          const condition = object?.fields.get(match);
          return object === undefined || object.spread.length > 0
            ? [{ kind: "opaque", values: [stage] }]
            : condition === undefined
              ? []
              : [objectCondition(run, condition, 0)];
        }),
      };
}

/** The condition that a value is: one that a call made, or an object. */
export function conditionIn(run: Run, value: Value): Condition {
  return run.state.alternatives(value).some(({ kind }) => kind === "condition")
    ? asCondition(run, value)
    : objectCondition(run, value, 0);
}

const every = new Set(["AND", "$and"]);
const some = new Set(["OR", "$or"]);
/** Payload's words for them stand before lists; a column may be called like that as well. */
const listedEvery = "and";
const listedSome = "or";
const not = new Set(["NOT", "$nor", "$not", "not", "$ne", "not_equals", "not_in"]);
/** With them, the words by which DynamoDB says what type a value is of. */
const equality = new Set(["equals", "$eq", "eq", "S", "N", "B", "BOOL"]);
const membership = new Set(["in", "$in", "hasSome"]);

/** A condition written as an object: columns, their values or operators, and the dialects' words for and, or, not. */
function objectCondition(run: Run, value: Value, depth: number): Condition {
  const arms = run.state
    .alternatives(value)
    .map((alternative): { when: typeof alternative.when; condition: Condition } => {
      const object = alternative.kind === "object" && depth < 6 ? run.state.object(alternative.ref) : undefined;
      if (
        alternative.kind === "undefined" ||
        (isNothing(alternative) && isUpToClient(run.state.choices, alternative.when))
      ) {
        return { when: alternative.when, condition: noCondition };
      }
      return {
        when: alternative.when,
        condition:
          object === undefined
            ? { kind: "opaque", values: [value] }
            : { kind: "all", of: columnsOf(run, object, depth) },
      };
    });
  const [first] = arms;
  return arms.length === 1 && first !== undefined ? first.condition : { kind: "either", arms };
}

function columnsOf(run: Run, object: StoredObject, depth: number): readonly Condition[] {
  const spread = object.spread.map((source) => objectCondition(run, source.value, depth + 1));
  const own = [...object.fields].map(([name, value]): Condition => {
    const given = onlyObject(run, value);
    const list = given?.array === true ? given : undefined;
    const isEvery = every.has(name) || (name === listedEvery && list !== undefined);
    const isSome = some.has(name) || (name === listedSome && list !== undefined);
    if (isEvery || isSome || not.has(name)) {
      const known = list === undefined ? [value] : [...list.fields.values()];
      const parts = known.map((part) => objectCondition(run, part, depth + 1));
      const more = list?.element && objectCondition(run, list.element, depth + 1);
      if (isEvery) {
        return { kind: "all", of: more === undefined ? parts : [...parts, possibly(more)] };
      }
      const of = more === undefined ? parts : [...parts, more];
      return isSome ? { kind: "any", of } : { kind: "none", of: { kind: "all", of } };
    }
    return columnCondition(run, name, value, depth);
  });
  return [...spread, ...own];
}

/** A condition of which it is not known whether it is there. */
function possibly(condition: Condition): Condition {
  return {
    kind: "either",
    arms: [
      { when: undefined, condition: noCondition },
      { when: undefined, condition },
    ],
  };
}

/** One column: a plain value, an object of operators, or a relation's own condition. */
function columnCondition(run: Run, column: string, value: Value, depth: number): Condition {
  const object = onlyObject(run, value);
  if (object === undefined || object.array || depth > 5) {
    return { kind: "column", column, operator: "equal", value };
  }
  const parts = [...object.fields].map(([name, operand]): Condition => {
    if (equality.has(name)) {
      // MongoDB compares with what stands behind its own operator, and takes nothing in there for another one.
      return { kind: "column", column, operator: "equal", value: operand, ...(name === "$eq" && { plain: true }) };
    }
    if (name === "has") {
      return { kind: "column", column, operator: "has", value: operand };
    }
    if (membership.has(name)) {
      return { kind: "column", column, operator: "in", value: operand };
    }
    if (not.has(name)) {
      return { kind: "column", column, operator: "not", value: operand };
    }
    if (
      /^(?:contains|like|startsWith|endsWith|search|mode|\$regex|\$options|\$text|\$search|\$i?like|\$re|\$fulltext)$/u.test(
        name,
      )
    ) {
      return { kind: "column", column, operator: "like", value: operand };
    }
    if (/^(?:lte?|gte?|\$lte?|\$gte?|\$exists|\$nin|notIn|(?:greater|less)_than(?:_equal)?|exists)$/u.test(name)) {
      return { kind: "column", column, operator: "compare", value: operand };
    }
    if (name === "none" || name === "isNot") {
      return { kind: "none", of: objectCondition(run, operand, depth + 1) };
    }
    // A relation (`author: { id }`, `members: { some: { userId } }`) or a compound key (`userId_postId: { … }`).
    return name === "some" || name === "every" || name === "is"
      ? objectCondition(run, operand, depth + 1)
      : columnCondition(run, name, operand, depth + 1);
  });
  return {
    kind: "all",
    of: [...object.spread.map((source) => objectCondition(run, source.value, depth + 1)), ...parts],
  };
}
