import type { LibraryModel } from "./models/model.ts";

/** What a project may say about itself, under `settings["server-actions"]`. */
export interface Settings {
  /** Functions that stop the action unless the caller is known: `"requireUser"`, `"@/lib/auth#requireUser"`. */
  readonly guards: readonly string[];
  /** Functions that call the handler they are given only for a known caller. */
  readonly wrappers: readonly string[];
  /** Functions that limit how often a caller may come. */
  readonly limiters: readonly string[];
  /** Columns that no client should receive, beside those that are sensitive in every project. */
  readonly sensitiveColumns: readonly string[];
  /** Actions that anybody may call. */
  readonly publicActions: readonly string[];
  /** Whether a function that cannot be found is taken for a guard because of its name (`requireUser`). */
  readonly conventions: boolean;
  /** What the project's own packages mean, in the form that the built-in models use. */
  readonly models: readonly LibraryModel[];
}

const defaults: Settings = {
  guards: [],
  wrappers: [],
  limiters: [],
  sensitiveColumns: [],
  publicActions: [],
  conventions: true,
  models: [],
};

const path = 'settings["server-actions"]';

// Key: the `settings` object of a configuration, which its linter owns and never changes. Goes with it.
const decoded = new WeakMap<object, Settings>();

// Key: the decoded settings as text, because oxlint makes a new object for each file and other caches hang on the identity
// of ours. Never wrong. The oldest goes when there are more than `limit`: an editor sees one for each edit of a configuration.
const canonical = new Map<string, Settings>();
const limit = 20;

/** Reads and checks the settings. ESLint does not check them: a misspelt key would silently do nothing. */
export function settingsOf({ settings }: { readonly settings: object }): Settings {
  const { "server-actions": own } = settings as { readonly "server-actions"?: unknown };
  if (own === undefined) {
    return defaults;
  }
  let result = decoded.get(settings);
  if (result === undefined) {
    result = shared(decode(own));
    decoded.set(settings, result);
  }
  return result;
}

function shared(settings: Settings): Settings {
  const fingerprint = JSON.stringify(settings);
  const known = canonical.get(fingerprint);
  if (known !== undefined) {
    return known;
  }
  const [oldest] = canonical.keys();
  if (oldest !== undefined && canonical.size >= limit) {
    canonical.delete(oldest);
  }
  canonical.set(fingerprint, settings);
  return settings;
}

function decode(value: unknown): Settings {
  if (!isObject(value)) {
    throw new TypeError(`${path} must be an object, not ${nameOf(value)}.`);
  }
  const unknown = Object.keys(value).find((key) => !Object.hasOwn(defaults, key));
  if (unknown !== undefined) {
    throw new TypeError(
      `${path}.${unknown} is not a setting. The known settings are ${Object.keys(defaults).join(", ")}.`,
    );
  }
  return {
    guards: namesOf(value, "guards"),
    wrappers: namesOf(value, "wrappers"),
    limiters: namesOf(value, "limiters"),
    sensitiveColumns: namesOf(value, "sensitiveColumns"),
    publicActions: namesOf(value, "publicActions"),
    conventions: switchOf(value, "conventions"),
    models: modelsOf(value, "models"),
  };
}

function namesOf(settings: Readonly<Record<string, unknown>>, key: keyof Settings): readonly string[] {
  return listOf(settings, key).map((entry, index) => {
    if (typeof entry !== "string" || entry.trim() === "") {
      throw new TypeError(`${path}.${key}[${String(index)}] must be a name, not ${nameOf(entry)}.`);
    }
    return entry;
  });
}

function switchOf(settings: Readonly<Record<string, unknown>>, key: "conventions"): boolean {
  const value = settings[key] ?? defaults[key];
  if (typeof value !== "boolean") {
    throw new TypeError(`${path}.${key} must be true or false, not ${nameOf(value)}.`);
  }
  return value;
}

function modelsOf(settings: Readonly<Record<string, unknown>>, key: "models"): readonly LibraryModel[] {
  return listOf(settings, key).map((entry, index) => {
    const place = `${path}.${key}[${String(index)}]`;
    if (!isObject(entry)) {
      throw new TypeError(`${place} must be a model, not ${nameOf(entry)}.`);
    }
    if (!Array.isArray(entry["packages"])) {
      throw new TypeError(`${place}.packages must be a list of import specifiers, not ${nameOf(entry["packages"])}.`);
    }
    if (!isObject(entry["exports"])) {
      throw new TypeError(`${place}.exports must be an object, not ${nameOf(entry["exports"])}.`);
    }
    demandData(entry, place);
    return entry as unknown as LibraryModel;
  });
}

/** Models are data: what cannot be printed could not be told apart either. */
function demandData(value: unknown, place: string): void {
  if (typeof value === "function") {
    throw new TypeError(`${place} must be data, not a function.`);
  }
  if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      demandData(inner, `${place}.${key}`);
    }
  }
}

function listOf(settings: Readonly<Record<string, unknown>>, key: keyof Settings): readonly unknown[] {
  const value = settings[key] ?? defaults[key];
  if (!Array.isArray(value)) {
    throw new TypeError(`${path}.${key} must be a list, not ${nameOf(value)}.`);
  }
  return value;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function nameOf(value: unknown): string {
  switch (typeof value) {
    case "undefined":
      return "nothing";
    case "object":
      return value === null ? "null" : Array.isArray(value) ? "a list" : "an object";
    case "function":
      return "a function";
    case "string":
      return JSON.stringify(value);
    default:
      return String(value);
  }
}
