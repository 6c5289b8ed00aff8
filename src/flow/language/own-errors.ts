import { errorClasses } from "../libraries/error-classes.ts";
import type { Run } from "../run.ts";
import { throwValue } from "../run.ts";
import type { State } from "../values/state.ts";
import type { StoredObject } from "../values/stored.ts";
import type { Origin, Value } from "../values/value.ts";
import { originsOf } from "../values/value.ts";

/** Names of the language's own errors, which anything may throw. */
const ofLanguage = /^(?:Aggregate|Eval|Range|Reference|Syntax|System|Type|URI)?Error$/u;

/** Learns that what an error says, which this is or is made of, is one of the program's own texts. */
export function assumeOwnText(state: State, value: Value): void {
  state.prove(value.id, { kind: "enum" });
  for (const { member, of } of originsOf(value).filter(isError)) {
    if (of !== undefined && (member === "message" || member === "code")) {
      assumeOwnError(state, of);
    }
  }
}

/** Learns that an error is of a class whose texts are meant to be read. */
export function assumeOwnError(state: State, id: string): void {
  state.add(`own:${id}`);
}

/**
 * Learns that a value is one of some constants. If they are names of classes and it is somebody's `name`, that is an error
 * of a class that the program knows by its name; but for the language's, and those that libraries make for whoever runs
 * them. If they are words for what the program refuses to do, and it is an error's `code`, the program has made it.
 */
export function assumeOwnName(state: State, value: Value, names: readonly unknown[]): void {
  for (const { member, of } of originsOf(value).filter(isError)) {
    if (
      of !== undefined &&
      ((member === "name" && names.every(isOwnClass)) || (member === "code" && names.every(isOwnCode)))
    ) {
      assumeOwnError(state, of);
    }
  }
  const { id } = value;
  if (id.endsWith(".name") && names.every(isOwnClass)) {
    const error = id.slice(0, -".name".length);
    assumeOwnError(state, error);
    state.add(`named:${error}`);
    for (const name of names) {
      state.addPossible(`named:${error}=${String(name)}`);
    }
  }
}

/** What the language, drivers, HTTP clients and frameworks put into an error, or into what caused it. */
const ofLibraries =
  /^(?:message|stack|name|cause|code|kind|type|digest|err(?:no|ors?)?|info|issues|inner|reason|syscall|path|address|port|host(?:name)?|method|url|headers|status(?:Code|Text|Message)?|request|response|config|body|data|json|raw|meta|details?|hint|table|column|constraint|schema|severity|position|query|sql\w*|key(?:Pattern|Value)|writeErrors|result|clientVersion|is[A-Z]\w*)$/u;

/**
 * Learns that an error, or what caused it, has a member of this name. One that no library gives an error tells that the
 * program has made it: `"target" in error.cause`.
 */
export function assumeMemberOfError(state: State, value: Value, name: string): void {
  if (!ofLibraries.test(name) && originsOf(value).some(({ kind }) => kind === "error")) {
    assumeOwnError(state, value.id.replace(/\.cause$/u, ""));
  }
}

/** Whether a value was found to be an error of another name than one that it may be. */
export function hasOtherName(state: State, id: string, { fields }: StoredObject): boolean {
  const name = state.has(`named:${id}`) ? fields.get("name") : undefined;
  return (
    name !== undefined &&
    state
      .alternatives(name)
      .every((one) => one.kind === "const" && !state.hasPossible(`named:${id}=${String(one.value)}`))
  );
}

function isError(origin: Origin): origin is Extract<Origin, { readonly kind: "error" }> {
  return origin.kind === "error";
}

/** `UNAUTHORIZED`, `PLAN_LIMIT`: a word in capitals, but for the codes of Node.js and of drivers, and those for whatever fails. */
function isOwnCode(code: unknown): boolean {
  return (
    typeof code === "string" &&
    /^[A-Z][A-Z_]{3,}$/u.test(code) &&
    !/^E[A-Z]+$|^(?:ERR|ER|UND|SQLITE|HPE|CERT|SELF|UNABLE)_|INTERNAL|UNKNOWN|SERVER|DATABASE|NETWORK|TIMEOUT|FETCH|QUERY/u.test(
      code,
    )
  );
}

function isOwnClass(name: unknown): boolean {
  return typeof name === "string" && /^[A-Z]\w+$/u.test(name) && !ofLanguage.test(name) && !errorClasses.has(name);
}

/**
 * The origins of a value, without those of an error of which a test has told that it is of a class whose texts are meant
 * to be read, or that what is read of it (`member`) is one of the program's own texts.
 */
export function ownOrigins(state: State, id: string, from: readonly Origin[], member = id): readonly Origin[] {
  if (!from.some(({ kind }) => kind === "error")) {
    return from;
  }
  const isOwn = state.has(`own:${id}`) || state.refinement(member)?.shape.kind === "enum";
  // Also what was read of it before the test: `const { message } = error; if (error.name === "AppError") …`.
  return from.filter(
    (origin) => origin.kind !== "error" || !(isOwn || (origin.of !== undefined && state.has(`own:${origin.of}`))),
  );
}

/** Throws a value; whoever catches it among others knows no more what was found out about it, so that goes with it. */
export function throwOn(run: Run, value: Value): void {
  const { state } = run;
  throwValue(
    run,
    state.has(`own:${value.id}`) || state.has(`thrown:${value.id}`)
      ? {
          id: value.id,
          alternatives: state
            .alternatives(value)
            .map((one) =>
              one.kind === "opaque" ? { ...one, from: one.from.filter(({ kind }) => kind !== "error") } : one,
            ),
        }
      : value,
  );
}
