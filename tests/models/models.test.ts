import { readdirSync, readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { conventions } from "../../src/models/conventions.ts";
import { libraries } from "../../src/models/index.ts";
import { resolveApi } from "../../src/models/lookup.ts";
import type { Api, Call, LibraryModel, Result } from "../../src/models/model.ts";
import { zodSchema } from "../../src/models/zod.ts";

/** The names that a published package offers, as scripts/api-surface.mjs wrote them down. */
interface Surface {
  readonly package: string;
  readonly version: string;
  readonly exports: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly types: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Something in a surface that a model speaks of. */
interface Spot {
  readonly surface: Surface;
  readonly reference: string;
}

/** What earlier versions had, or only some databases have; programs that use it are there. */
const gone: Readonly<Record<string, readonly string[]>> = {
  "Better Auth": ["Api.forgetPassword", "Api.signInWithOAuth2"],
  Genkit: ["Chat.send", "Chat.sendStream", "Genkit.chat", "Genkit.createSession", "Genkit.loadSession"],
  LangChain: ["Model.bind"],
  MikroORM: ["MikroORM.initSync"],
  Mongoose: ["Model.findByIdAndRemove", "Model.findOneAndRemove"],
  // The first version, which knew nothing but private files.
  Pinata: [
    "PinataSDK.files.delete",
    "PinataSDK.files.update",
    "PinataSDK.gateways.createSignedURL",
    ...["base64", "cid", "createSignedURL", "file", "fileArray", "json", "url"].map(
      (name) => `PinataSDK.upload.${name}`,
    ),
  ],
  Prisma: [
    "ModelDelegate.aggregateRaw",
    "ModelDelegate.findRaw",
    "PrismaClient.$queryRawTyped",
    "PrismaClient.$runCommandRaw",
  ],
  "React Email": ["renderAsync"],
  "next/server": ["unstable_after"],
};

/** What lies deeper than the committed surfaces go; read in the packages' documentation. */
const deeper: Readonly<Record<string, readonly string[]>> = {
  // It comes with what `with()` is given.
  Directus: ["OfNobody.request"],
  Drizzle: ["Table.enableRLS"],
  E2B: ["Sandbox.runCode"],
  "Effect Schema": ["Schema.make", "Schema.pipe"],
  // Zod's, which it hands on.
  Genkit: Object.keys(zodSchema.members ?? {}).map((name) => `Schema.${name}`),
  "jsonwebtoken/decode": ["default"],
  "jsonwebtoken/sign": ["default"],
  "jsonwebtoken/verify": ["default"],
  Mongoose: ["Document._doc", "LoadedDocument._doc"],
  tRPC: ["Router._def"],
  WorkOS: [
    "Client.multiFactorAuth",
    "SealedSession.authenticate",
    "SealedSession.getLogoutUrl",
    "SealedSession.refresh",
  ],
};

/** What the Standard Schema specification asks of every library that follows it. */
const standard = ["Schema.~standard", "Standard.validate"];

const folder = new URL("surface/", import.meta.url);
const surfaces = readdirSync(folder).map((file) => JSON.parse(readFileSync(new URL(file, folder), "utf8")) as Surface);

describe.each(libraries)("$name", (model) => {
  it("is only data", () => {
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  });

  it("refers to types that it has", () => {
    const known = Object.keys(model.types ?? {});
    // What a function of a chain is given may be called `type`, and be unknown.
    const missing = valuesOf(model, "type").filter(
      (type) => typeof type === "string" && type !== "unknown" && !known.includes(type),
    );
    expect(missing).toEqual([]);
  });

  it("names well-formed places", () => {
    expect(
      placesOf(model).filter(
        (place) => !/^(?:(?:-1|\d+|\*)(?:\.[\w$*-]+)*|this|given(?:\.\w+)*|made|member|returned|handler)$/u.test(place),
      ),
    ).toEqual([]);
  });

  it("imports for its parsing what it has", () => {
    const { parsing, packages, exports } = model;
    expect(packages).toEqual(expect.arrayContaining([...(parsing?.import?.packages ?? [])]));
    expect(Object.keys(exports)).toEqual(expect.arrayContaining(parsing?.import ? [parsing.import.name] : []));
  });

  it("lists its packages in order", () => {
    expect(model.packages).toEqual([...model.packages].sort());
  });
});

describe("the libraries", () => {
  it("are sorted by name", () => {
    const names = libraries.map(({ name }) => name.toLowerCase());
    expect(names).toEqual([...names].sort());
  });

  it("share no package, name or global", () => {
    for (const names of [
      libraries.flatMap(({ packages }) => packages),
      libraries.map(({ name }) => name),
      libraries.flatMap(({ globals = [] }) => globals),
    ]) {
      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    }
  });
});

describe("the conventions", () => {
  it("name clients that models have", () => {
    for (const { model, type } of conventions.clients) {
      expect(libraries.find(({ name }) => name === model)?.types).toHaveProperty([type]);
    }
  });

  it.each([
    "assertCanEdit",
    "checkAuth",
    "ensureAdmin",
    "getSessionOrThrow",
    "requireOrgAdmin",
    "requireUser",
    "verifySession",
  ])("take %s for a guard", (name) => {
    expect(conventions.guards.some((pattern) => pattern.test(name))).toBe(true);
  });

  it.each(["auth", "currentUser", "getCurrentUserId", "getServerAuthSession", "getSession", "getUser", "isAdmin"])(
    "take %s for one who says who is calling",
    (name) => {
      expect(conventions.identities.some((pattern) => pattern.test(name))).toBe(true);
    },
  );

  it.each(["checkRateLimit", "isRateLimited", "loginLimiter", "ratelimit", "withRateLimit"])(
    "take %s for a limit",
    (name) => {
      expect(conventions.limiters.some((pattern) => pattern.test(name))).toBe(true);
    },
  );

  it.each([
    ["createThread", true],
    ["send", true],
    ["upsertCustomer", true],
    ["created", false],
    ["getUpdates", false],
    ["removeEventListener", false],
    ["updatedAt", false],
  ])("take %s for a change of a service: %s", (name, expected) => {
    expect(conventions.changes.test(name)).toBe(expected);
  });

  it.each([
    "checkoutSession",
    "createRateLimiter",
    "createUser",
    "ensureDirectory",
    "getAuthHeaders",
    "getRateLimitHeaders",
    "getUserById",
    "isRateLimitError",
    "redirectIfLoggedIn",
    "requireUserInput",
    "sendSession",
    "validateAction",
    "verifyEmail",
  ])("make nothing of %s", (name) => {
    const { guards, identities, limiters } = conventions;
    expect([...guards, ...identities, ...limiters].filter((pattern) => pattern.test(name))).toEqual([]);
  });
});

describe("the published packages", () => {
  const covered = libraries.filter((model) => surfacesOf(model).length > 0);

  it("are all of use", () => {
    const used = new Set(libraries.flatMap(surfacesOf));
    expect(surfaces.filter((surface) => !used.has(surface)).map((surface) => surface.package)).toEqual([]);
  });

  it.each(covered)("$name has what the model speaks of", (model) => {
    expect(compared(model).missing.filter((path) => !isGone(model, path))).toEqual([]);
  });

  it.each(covered)("$name shows everything that the model speaks of", (model) => {
    expect(compared(model).unseen.filter((path) => !isGone(model, path))).toEqual([]);
  });
});

function isGone({ name }: LibraryModel, path: string): boolean {
  return [...(gone[name] ?? []), ...(deeper[name] ?? []), ...standard].some(
    (known) => path === known || (known.includes(".") && path.endsWith(known.slice(known.indexOf(".")))),
  );
}

function surfacesOf({ packages }: LibraryModel): readonly Surface[] {
  return surfaces.filter((surface) =>
    packages.some((name) => name === surface.package || name.startsWith(`${surface.package}/`)),
  );
}

/** Follows a model and the surfaces of its packages side by side. */
function compared(model: LibraryModel): { readonly missing: readonly string[]; readonly unseen: readonly string[] } {
  const missing = new Set<string>();
  const seen = new Set<string>();
  const visited = new Set<string>();
  const numbers = new Map<Api, number>();
  const entries = surfacesOf(model).flatMap((surface) =>
    Object.entries(surface.exports)
      .filter(([entry]) =>
        model.packages.some((name) => name === entry || (name.endsWith("/*") && entry.startsWith(name.slice(0, -1)))),
      )
      .map(([, names]) => ({ surface, names })),
  );
  for (const [name, api] of Object.entries(model.exports)) {
    const found = entries.flatMap(({ surface, names }) =>
      Object.hasOwn(names, name) ? [{ surface, reference: names[name] ?? "" }] : [],
    );
    if (name !== "*" && found.length === 0) {
      missing.add(name);
    }
    visit(api, found, name);
  }
  // What is handed to callbacks, and what rows can do, stands in no surface.
  const handed = [...valuesOf(valuesOf(model, "with"), "type"), ...valuesOf(model, "row")];
  const all = Object.entries(model.types ?? {})
    .filter(([type]) => !handed.includes(type))
    .flatMap(([type, api]) =>
      Object.keys(api.members ?? {})
        .filter((member) => !member.endsWith("*"))
        .map((member) => `${type}.${member}`),
    );
  return { missing: [...missing], unseen: all.filter((member) => !seen.has(member)) };

  function visit(api: Api, spots: readonly Spot[], path: string): void {
    const owner =
      Object.keys(api).join() === "type"
        ? String(api.type)
        : String(numbers.get(api) ?? numbers.set(api, numbers.size).size);
    const key = `${owner} ${spots.map(({ surface, reference }) => `${surface.package}@${surface.version} ${reference}`).join()}`;
    if (visited.has(key)) {
      return;
    }
    visited.add(key);
    const resolved = resolveApi(model, api);
    for (const [name, member] of Object.entries(resolved.members ?? {})) {
      // `*` stands for whatever else there is, `get*` for what begins so.
      const found = spots.flatMap((spot) => (name.endsWith("*") ? others(spot, resolved, name) : step(spot, name)));
      const types = Object.entries(model.types ?? {}).filter(([, { members }]) => members?.[name] === member);
      if (found.length > 0) {
        types.forEach(([type]) => seen.add(`${type}.${name}`));
      } else if (!name.endsWith("*") && types.length === 0 && spots.length > 0 && !spots.some(isOpen)) {
        missing.add(`${path}.${name}`);
      }
      visit(member, found, `${path}.${name}`);
    }
    for (const call of [resolved.call ?? [], resolved.tag ?? []].flat() as readonly Call[]) {
      follow(
        call.returns ?? "this",
        spots.flatMap((spot) => step(spot, "()")),
        `${path}()`,
      );
    }
    for (const construct of [resolved.construct ?? []].flat() as readonly Call[]) {
      follow(
        construct.returns ?? "unknown",
        spots.flatMap((spot) => step(spot, "new")),
        `new ${path}`,
      );
    }
    if (resolved.value !== undefined) {
      follow(resolved.value, spots, path);
    }
  }

  function follow(result: Result, spots: readonly Spot[], path: string): void {
    if (typeof result === "string") {
      return;
    }
    if ("schema" in result) {
      // One type has the members of all kinds of schemas.
      for (const name of Object.keys(model.types?.["Schema"]?.members ?? {})) {
        if (spots.some(({ surface }) => Object.values(surface.types).some((members) => Object.hasOwn(members, name)))) {
          seen.add(`Schema.${name}`);
        }
      }
      if (result.as !== undefined) {
        visit({ type: result.as }, spots, path);
      }
    } else if ("table" in result) {
      visit({ type: "Model" }, spots, path);
    } else if ("type" in result) {
      visit({ type: result.type }, spots, path);
    } else if ("promise" in result) {
      follow(result.promise, spots, path);
    } else if ("oneOf" in result) {
      result.oneOf.forEach(({ value }) => {
        follow(value, spots, path);
      });
    } else if ("object" in result) {
      for (const [name, value] of Object.entries(result.object)) {
        follow(
          value,
          spots.flatMap((spot) => step(spot, name)),
          `${path}.${name}`,
        );
      }
    }
  }
}

/** What a member of a spot is, or what calling or constructing it gives. */
function step({ surface, reference }: Spot, name: string): readonly Spot[] {
  if (reference.startsWith("() => ")) {
    return name === "()" ? [{ surface, reference: reference.slice("() => ".length) }] : [];
  }
  return reference.split(" | ").flatMap((type) => {
    const members = surface.types[type];
    return members !== undefined && Object.hasOwn(members, name) ? [{ surface, reference: members[name] ?? "" }] : [];
  });
}

/** The members of a spot that an API does not name, and whose names begin like this one. */
function others({ surface, reference }: Spot, { members = {} }: Api, prefix: string): readonly Spot[] {
  return reference
    .split(" | ")
    .flatMap((type) => Object.entries(surface.types[type] ?? {}))
    .filter(([name]) => !Object.hasOwn(members, name) && name.startsWith(prefix.slice(0, -1)))
    .map(([, member]) => ({ surface, reference: member }));
}

/** Whether a spot may have members that the surface does not tell. */
function isOpen({ surface, reference }: Spot): boolean {
  return !reference.startsWith("() => ") && reference.split(" | ").some((type) => !Object.hasOwn(surface.types, type));
}

/** All values that stand under a key, anywhere in a model. */
function valuesOf(model: unknown, key: string): unknown[] {
  if (typeof model !== "object" || model === null) {
    return [];
  }
  return Object.entries(model).flatMap(([name, value]) => [
    ...(name === key ? [value as unknown] : []),
    ...valuesOf(value, key),
  ]);
}

/** All places that a model names, anywhere. The members of an object are no places, whatever they are called. */
function placesOf(model: unknown): string[] {
  if (typeof model !== "object" || model === null) {
    return [];
  }
  const isId = "form" in model && model.form === "id";
  return Object.entries(model).flatMap(([key, value]: [string, unknown]): string[] => {
    switch (key) {
      case "exports":
      case "members":
      case "object":
      case "types":
        return Object.values(value as object).flatMap((member) => (typeof member === "string" ? [] : placesOf(member)));
      case "ports":
        return Object.values(value as object) as string[];
      case "failed":
      case "passed":
      case "tuple":
        return placesOf(value);
      case "digest":
      case "from":
        return value as string[];
      case "words":
        return [];
      case "all":
      case "any":
      case "argument":
      case "at":
      case "by":
      case "column":
      case "data":
      case "finish":
      case "model":
      case "none":
      case "of":
      case "opaque":
      case "schema":
      case "statement":
      case "value":
        return typeof value !== "string"
          ? placesOf(value)
          : isResult(key, model) || (key === "column" && isId)
            ? []
            : [value];
      default:
        return placesOf(value);
    }
  });
}

/** What a getter or an outcome gives stands under `value`, too. */
function isResult(key: string, holder: object): boolean {
  return key === "value" && !("operator" in holder || "failure" in holder);
}
