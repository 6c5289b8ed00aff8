import type { FactName, Result } from "../../models/model.ts";
import { callPromiseStatic } from "../language/builtins/promises-together.ts";
import { computed, originsIn, writtenIn } from "../values/origins.ts";
import { peekMember } from "../values/members.ts";
import { knownElements, newArray, newObject } from "../values/objects.ts";
import type { LibraryCall } from "./places.ts";
import { keeperId, placeValue, wordOf } from "./places.ts";
import { conditionValue } from "./conditions-of-queries.ts";
import { isPassedOn, mayTellCaller } from "./passed-headers.ts";
import { documentPath, underDocument } from "./paths-of-documents.ts";
import { routed } from "./routers.ts";
import { countOf, rowsValue } from "./rows.ts";
import type { Run } from "../run.ts";
import { allowedWords, memberSchemas, schemaValue } from "./schemas.ts";
import type { Shape } from "../values/shape.ts";
import { any, openObject } from "../values/shape.ts";
import { asText, between, parsedUrl } from "../values/texts.ts";
import type { Alternative, ApiValue, ClientVia, Origin, Value } from "../values/value.ts";
import {
  constant,
  falseValue,
  freshId,
  freshNumber,
  libraryError,
  nullValue,
  opaque,
  originsOf,
  tagged,
  trueValue,
  undefinedValue,
  valueOf,
} from "../values/value.ts";

/** A function whose results are remembered. */
function calledOnce(value: Value): Value {
  return {
    id: value.id,
    alternatives: value.alternatives.map((one) =>
      one.kind === "function" && one.code.kind === "closure" && one.code.memory === undefined
        ? { ...one, code: { ...one.code, memory: freshNumber() } }
        : one,
    ),
  };
}

/** `pick(input, ["title"])`, `omit(user, "password")`. */
function chosenMembers(run: Run, which: "only" | "without", value: Value, chosen: Value): Value {
  const names = (knownElements(run, chosen) ?? [chosen]).map((name) => wordOf(run, name));
  if (!names.every((name) => name !== undefined)) {
    return computed(run, [value], any);
  }
  return which === "only"
    ? newObject(run, new Map(names.map((name) => [name, peekMember(run, value, name)])))
    : newObject(run, new Map(), { spread: [{ value, without: new Set(names) }] });
}

/** The value that a model's description stands for. */
export function resultValue(run: Run, result: Result, call: LibraryCall): Value {
  if (typeof result === "string") {
    return wordValue(run, result, call);
  }
  if ("literal" in result) {
    return constant(result.literal);
  }
  if ("type" in result && !("pipeline" in result)) {
    const tables = result.tables
      ?.map((place) => placeValue(run, call, place))
      .find((value) => value !== undefinedValue);
    const given = result.given === undefined ? undefined : placeValue(run, call, result.given);
    return typedWith(call, result.type, {
      ...(tables !== undefined && { tables }),
      ...(given !== undefined && { given }),
    });
  }
  if ("callers" in result || "caller" in result || "chains" in result) {
    return routed(run, result, call);
  }
  if ("members" in result) {
    return chosenMembers(
      run,
      result.members,
      placeValue(run, call, result.argument),
      placeValue(run, call, result.names),
    );
  }
  if ("argument" in result) {
    return placeValue(run, call, result.argument);
  }
  if ("words" in result) {
    return allowedWords(run, placeValue(run, call, result.words), result.as);
  }
  if ("schemas" in result) {
    return memberSchemas(run, placeValue(run, call, result.schemas));
  }
  if ("all" in result) {
    return callPromiseStatic(run, "all", [placeValue(run, call, result.all)], true);
  }
  if ("once" in result) {
    return calledOnce(placeValue(run, call, result.once));
  }
  if ("from" in result) {
    const sources = result.from.map((place) => placeValue(run, call, place));
    const made = computed(
      run,
      sources,
      result.as === undefined ? any : shapeNamed(result.as),
      call.id ?? nameOfKey(result.as, sources),
    );
    const { safe, text, normal } = result;
    return asText(made, {
      ...(safe && { safe }),
      ...(normal && { normal }),
      ...(text !== undefined && { text: between(run, sources, text) }),
    });
  }
  if ("time" in result) {
    const told = originsIn(run, [placeValue(run, call, result.time)]).filter(({ kind }) => kind === "record");
    return opaque(told, { kind: "date" });
  }
  if ("written" in result) {
    const source = placeValue(run, call, result.written);
    // Once the caller is known, the token is most likely the one that says so.
    return run.state.has("authenticated")
      ? computed(run, [source], openObject, call.id)
      : writtenIn(run, source, openObject);
  }
  if ("url" in result) {
    const base = result.base === undefined ? undefinedValue : placeValue(run, call, result.base);
    return parsedUrl(run, placeValue(run, call, result.url), base === undefinedValue ? undefined : base);
  }
  if ("object" in result) {
    const fields = new Map(
      Object.entries(result.object).map(([name, member]) => [
        name,
        resultValue(run, member, { ...call, id: undefinedId(call, name) }),
      ]),
    );
    const { otherwise } = result;
    const spread =
      otherwise === undefined ? [] : [{ value: resultValue(run, otherwise, call), without: new Set<string>() }];
    return newObject(run, fields, { spread });
  }
  if ("array" in result) {
    return newArray(run, [], resultValue(run, result.array, call));
  }
  if ("tuple" in result) {
    return newArray(
      run,
      result.tuple.map((part) => resultValue(run, part, call)),
    );
  }
  if ("promise" in result) {
    return valueOf({ kind: "promise", when: undefined, promise: { value: resultValue(run, result.promise, call) } });
  }
  if ("oneOf" in result) {
    return choiceValue(run, result.oneOf, call);
  }
  if ("attempted" in result) {
    const { attempted: facts } = result;
    return run.attempted.has(call.library.model.name)
      ? choiceValue(run, [{ value: "false" }, { value: "true", facts }], call)
      : wordValue(run, "boolean", call);
  }
  if ("client" in result) {
    return clientValue(run, result, call);
  }
  if ("secret" in result) {
    return opaque([{ kind: "secret", name: call.name ?? result.secret }], { kind: "string" }, call.id);
  }
  if ("random" in result) {
    return opaque([{ kind: "random", secure: result.random === "secure" }], { kind: "string" });
  }
  if ("digest" in result) {
    return digestOf(
      originsIn(
        run,
        result.digest.map((place) => placeValue(run, call, place)),
      ),
      result.keyed === true,
    );
  }
  if ("schema" in result) {
    return schemaValue(run, result.schema, call, result.as);
  }
  if ("condition" in result) {
    return conditionValue(run, result.condition, call);
  }
  if ("table" in result) {
    return tableValue(run, result.table, call);
  }
  const stages = result.errors === undefined ? [] : [{ kind: "errors", value: placeValue(run, call, result.errors) }];
  return typedWith(call, result.type, { pipeline: { stages } });
}

/** What a digest is made of that keeps nobody from making it as well. */
const knownToAll: ReadonlySet<Origin["kind"]> = new Set(["client", "digest", "identity"]);

/** What the client sent does not come out of a digest with a key; which way it came in is remembered. */
function digestOf(from: readonly Origin[], isKeyed: boolean): Value {
  const clients = from.filter((origin) => origin.kind === "client");
  if (!isKeyed) {
    // Of the caller alone, it is another name of theirs.
    const told = clients.length > 0 ? clients : from.filter(({ kind }) => kind === "identity");
    const isGuessed = from.every((one) => (one.kind === "random" ? !one.secure : knownToAll.has(one.kind)));
    const guessed = isGuessed ? from.filter(({ kind }) => kind === "random") : [];
    return opaque([{ kind: "digest" }, ...told, ...guessed], { kind: "string" });
  }
  const [of] = from.flatMap((origin) =>
    origin.kind === "client" ? [origin.via] : origin.kind === "digest" && origin.of !== undefined ? [origin.of] : [],
  );
  return opaque(
    [
      { kind: "digest", ...(of && { of }) },
      { kind: "secret", name: "HMAC" },
    ],
    { kind: "string" },
  );
}

/** The same key is made of the same value each time: `new ObjectId(id)`. */
function nameOfKey(as: string | undefined, [source, ...others]: readonly Value[]): string | undefined {
  return as === "identifier" && source !== undefined && others.length === 0 && originsOf(source).length > 0
    ? `identifier(${source.id.slice(0, 160)})`
    : undefined;
}

function undefinedId({ id }: LibraryCall, name: string): string {
  return id === undefined ? freshId(name) : `${id}.${name}`;
}

/** Something that has a named API of the same library. */
export function typed(call: LibraryCall, type: string): Value {
  return typedWith(call, type, {});
}

function typedWith(call: LibraryCall, type: string, more: object): Value {
  const { model, name } = call.library;
  const { pipeline: _, ...rest } = call.library;
  const library = {
    ...rest,
    ...more,
    model,
    api: { type },
    name: name.replace(/\(\)$/u, ""),
    path: [...call.library.path, type],
  };
  return {
    id: call.id ?? freshId(type),
    alternatives: [
      { kind: "api", when: undefined, library: call.query === undefined ? library : { ...library, query: call.query } },
    ],
  };
}

/** A table, by the place of its description; its members are its columns. */
function tableValue(
  run: Run,
  kind: "drizzle" | "mongoose-schema" | "mongoose-model" | "entity" | "collection",
  call: LibraryCall,
): Value {
  if (kind === "collection") {
    return collectionValue(run, call);
  }
  const { model } = call.library;
  // An entity's description is an object with its name in it.
  const name = kind === "entity" ? placeValue(run, call, "0.name") : call.args[0];
  const modelName = name && wordOf(run, name);
  const described = kind === "mongoose-model" ? describedBy(run, call.args[1]) : undefined;
  const site = described ?? (call.node && { module: run.module, node: call.node });
  const library = {
    model,
    api: kind === "mongoose-model" ? { type: "Model" } : kind === "drizzle" ? { type: "Table" } : {},
    name: modelName ?? call.library.name,
    path: [modelName ?? call.library.name],
    ...(site && { site }),
    ...(modelName !== undefined && { modelName }),
  };
  return valueOf({ kind: "api", when: undefined, library }, freshId("table"));
}

/** A collection, which may stand under a document: that one is remembered. */
function collectionValue(run: Run, call: LibraryCall): Value {
  const { model, name } = call.library;
  const path = documentPath(run, [placeValue(run, call, "0")]) ?? { collection: undefined, where: [] };
  const { collection } = path;
  const query = collection === undefined ? undefined : underDocument(call.library.query, { ...path, collection });
  const library = {
    model,
    api: { type: "Model" },
    name: collection ?? name,
    path: [collection ?? name],
    ...(collection !== undefined && { modelName: collection }),
    ...(query !== undefined && { query }),
  };
  return valueOf({ kind: "api", when: undefined, library }, freshId("table"));
}

/** Where the schema of a mongoose model stands. */
function describedBy(run: Run, schema: Value | undefined): ApiValue["site"] {
  for (const alternative of schema === undefined ? [] : run.state.alternatives(schema)) {
    if (alternative.kind === "api" && alternative.library.site !== undefined) {
      return alternative.library.site;
    }
  }
  return undefined;
}

function wordValue(run: Run, word: Extract<Result, string>, call: LibraryCall): Value {
  switch (word) {
    case "undefined":
      return undefinedValue;
    case "null":
      return nullValue;
    case "true":
      return trueValue;
    case "false":
      return falseValue;
    case "string":
    case "number":
    case "boolean":
    case "date":
      return opaque([], { kind: word }, call.id);
    case "unknown":
      return opaque([], any, call.id);
    case "rows":
      return call.query === undefined ? opaque() : rowsValue(run, call.query);
    case "count":
      return call.query === undefined ? opaque() : countOf(run, call.query);
    case "query":
    case "this":
      return sameAgain(run, call);
    case "identity":
      return opaque([{ kind: "identity", path: call.name ?? "" }], openObject, call.id);
    case "error":
      return libraryError();
    case "callback":
      return call.callback ?? undefinedValue;
    case "output":
      return call.output ?? undefinedValue;
    case "kept": {
      const keeper = keeperId(run, call);
      run.lookups += 1;
      return run.kept.findLast(({ by }) => by === keeper)?.value ?? undefinedValue;
    }
  }
}

/** The receiver, carrying the query that its builder has come to. */
function sameAgain(run: Run, { library, query, id }: LibraryCall): Value {
  const { receiver } = library;
  if (receiver === undefined) {
    return opaque();
  }
  if (query === undefined) {
    return receiver;
  }
  const alternatives = run.state
    .alternatives(receiver)
    .map((alternative) =>
      alternative.kind === "api" ? { ...alternative, library: { ...alternative.library, query } } : alternative,
    );
  return { id: id ?? freshId("query"), alternatives };
}

function shapeNamed(name: "string" | "identifier" | "number" | "boolean" | "object" | "array"): Shape {
  switch (name) {
    case "object":
      return openObject;
    case "array":
      return { kind: "array", element: any };
    default:
      return { kind: name };
  }
}

/** One of several values; testing the result tells which, and what holds then. */
function choiceValue(
  run: Run,
  outcomes: readonly { readonly value: Result; readonly facts?: readonly FactName[] }[],
  call: LibraryCall,
): Value {
  const choice = run.state.choose(outcomes.map(({ facts = [] }) => (run.frame === "module" ? [] : facts)));
  if (outcomes.some(({ facts = [] }) => facts.includes("authenticated"))) {
    call.onChoice?.(choice);
  }
  const alternatives = outcomes.flatMap((outcome, index): readonly Alternative[] => {
    const id = call.id === undefined ? freshId("r") : `${call.id}/${String(index)}`;
    return tagged(resultValue(run, outcome.value, { ...call, id }), choice, 1 << index).alternatives;
  });
  return { id: call.id ?? freshId("r"), alternatives };
}

function clientValue(
  run: Run,
  { client: via, verifiedBy }: Extract<Result, { readonly client: ClientVia }>,
  call: LibraryCall,
): Value {
  const key = call.args[0];
  const [only] = key === undefined ? [] : run.state.alternatives(key);
  const name = only?.kind === "const" ? String(only.value) : via;
  const isNamed = only?.kind === "const" || verifiedBy !== undefined;
  const isPassed = via === "header" && only?.kind === "const" && isPassedOn(run.world.graph, run.module.file, name);
  if (isPassed && mayTellCaller(name)) {
    return opaque([{ kind: "unresolved", name }], any, `passed:${name}`);
  }
  if (isNamed && call.node !== undefined && (via === "cookie" || via === "header")) {
    run.presented.push({ via, name, verifiedBy, ...run.siteOf(call.node), at: run.events.length });
  }
  const origin: Origin = { kind: "client", path: name, via, ...(isPassed && { isPassedOn: true }) };
  return opaque([origin], { kind: "string" }, `client:${via}:${name}`);
}
