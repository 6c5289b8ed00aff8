/**
 * Writes down the names that published packages offer, so that the tests can tell whether what `src/models` speaks of exists.
 *
 *     node scripts/api-surface.mjs <directory with node_modules> [package …]
 *
 * Install the packages there first (`npm install --ignore-scripts …`); nothing is added to this project. Each package found
 * there becomes tests/models/surface/<package>@<major>.json: its exports, and the types that can be reached from them
 * through members, calls and `new`, each with the names of its members. Types of the platform are left out.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { argv, exit, stderr, stdout } from "node:process";

import ts from "typescript";

/**
 * What is read of each package: its entry points, how many steps to go from an export, and (where a package is large) the
 * exports and members that matter.
 */
const packages = {
  "@arcjet/next": { entries: ["@arcjet/next"], depth: 4 },
  "@clerk/nextjs": {
    entries: ["@clerk/nextjs/server", "@clerk/nextjs"],
    depth: 4,
    only: ["auth", "clerkClient", "createClerkClient", "currentUser", "getAuth", "verifyToken", "redirectToSignIn", "redirectToSignUp", "clerkMiddleware", "authMiddleware", "createRouteMatcher"],
  },
  "@supabase/auth-helpers-nextjs": { entries: ["@supabase/auth-helpers-nextjs"], depth: 5 },
  "@supabase/ssr": { entries: ["@supabase/ssr"], depth: 5 },
  "@supabase/supabase-js": { entries: ["@supabase/supabase-js"], depth: 5, only: ["createClient", "SupabaseClient"] },
  "@upstash/ratelimit": { entries: ["@upstash/ratelimit"], depth: 3 },
  "better-auth": { entries: ["better-auth", "better-auth/plugins", "better-auth/next-js", "better-auth/cookies", "better-auth/crypto", "better-auth/api"], depth: 4 },
  "iron-session": { entries: ["iron-session"], depth: 3 },
  jose: { entries: ["jose"], depth: 3 },
  jsonwebtoken: { entries: ["jsonwebtoken"], depth: 2 },
  lucia: { entries: ["lucia"], depth: 3 },
  next: { entries: ["next/headers", "next/navigation", "next/cache", "next/server"], depth: 3 },
  "next-auth": { entries: ["next-auth", "next-auth/jwt", "next-auth/next", "next-auth/middleware"], depth: 3 },
  "next-intl": { entries: ["next-intl/server"], depth: 2 },
  "next-safe-action": { entries: ["next-safe-action", "next-safe-action/zod"], depth: 4 },
  react: { entries: ["react"], depth: 1 },
  zsa: { entries: ["zsa"], depth: 5 },
};

const [directory, ...wanted] = argv.slice(2);
if (directory === undefined) {
  stderr.write("Usage: node scripts/api-surface.mjs <directory with node_modules> [package …]\n");
  exit(2);
}

const output = new URL("../tests/models/surface/", import.meta.url);
mkdirSync(output, { recursive: true });

for (const [name, options] of Object.entries(packages)) {
  const manifest = join(resolve(directory), "node_modules", name, "package.json");
  if (existsSync(manifest) && (wanted.length === 0 || wanted.includes(name))) {
    const { version } = JSON.parse(readFileSync(manifest, "utf8"));
    const file = new URL(`${name.replaceAll("/", "__")}@${version.split(".")[0]}.json`, output);
    const text = `${JSON.stringify({ package: name, version, ...surfaceOf(options) }, null, 1)}\n`;
    writeFileSync(file, text);
    stdout.write(`${name} ${version}: ${text.length} bytes\n`);
  }
}

/** The exports of a package's entry points and the types that they lead to. */
function surfaceOf({ entries, depth, only }) {
  const file = join(resolve(directory), "surface.ts");
  const source = entries.map((entry, index) => `import * as entry${index} from ${JSON.stringify(entry)};\nentry${index};`).join("\n");
  const options = {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    customConditions: ["react-server"],
    esModuleInterop: true,
    skipLibCheck: true,
    strict: true,
    noEmit: true,
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    types: ["node"],
    typeRoots: [join(resolve(directory), "node_modules/@types")],
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile, readFile } = host;
  host.fileExists = (path) => path === file || fileExists.call(host, path);
  host.readFile = (path) => (path === file ? source : readFile.call(host, path));
  host.getSourceFile = (path, languageVersion, ...rest) =>
    path === file ? ts.createSourceFile(path, source, languageVersion) : getSourceFile.call(host, path, languageVersion, ...rest);
  const program = ts.createProgram([file], options, host);
  const checker = program.getTypeChecker();

  const names = new Map();
  const types = {};
  const queue = [];

  /** The name under which a type is written down, or null when there is nothing to say of it. */
  function nameOf(type, distance, hint) {
    const parts = [checker.getAwaitedType(type) ?? type]
      .flatMap((part) => (part.isUnion() ? part.types : [part]))
      .map((part) => (part.flags & ts.TypeFlags.TypeParameter ? (checker.getBaseConstraintOfType(part) ?? part) : part))
      .filter((part) => part.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection) && !isPlatform(part));
    if (parts.length === 0) {
      return type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown) ? "any" : null;
    }
    const key = parts.map((part) => part.aliasSymbol ?? part.symbol ?? part);
    const known = names.get(key[0]);
    if (known !== undefined) {
      if (known.distance > distance) {
        known.distance = distance;
        queue.push({ parts, known });
      }
      return known.name;
    }
    const title = key[0].escapedName ?? hint;
    const base = String(title).startsWith("__") ? hint : String(title);
    let name = base;
    for (let number = 2; name in types; number++) {
      name = `${base}~${number}`;
    }
    types[name] = {};
    names.set(key[0], { name, distance });
    queue.push({ parts, known: names.get(key[0]) });
    return name;
  }

  /** Types of the language, the platform and the view are known without a snapshot. */
  function isPlatform(type) {
    const declarations = (type.symbol ?? type.aliasSymbol)?.declarations ?? [];
    return (
      declarations.length > 0 &&
      declarations.every((declaration) => {
        const from = declaration.getSourceFile();
        return program.isSourceFileDefaultLibrary(from) || /\/node_modules\/(?:@types\/(?:node|react)|zod|typescript|openai|undici-types)\//u.test(from.fileName);
      })
    );
  }

  const exports = {};
  const root = program.getSourceFile(file);
  for (const statement of root.statements.filter(ts.isExpressionStatement)) {
    const entry = entries[Number(statement.expression.text.slice("entry".length))];
    const module = checker.getTypeAtLocation(statement.expression);
    const found = {};
    for (const property of module.getProperties()) {
      const isValue = (property.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(property) : property).flags & ts.SymbolFlags.Value;
      if (isValue && (only === undefined || only.includes(property.name))) {
        found[property.name] = nameOf(checker.getTypeOfSymbolAtLocation(property, root), 1, property.name);
      }
    }
    if (Object.keys(found).length > 0) {
      exports[entry] = sorted(found);
    }
  }

  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const { parts, known } = next;
    const type = types[known.name];
    for (const part of parts) {
      if (known.distance > depth) {
        type.more = true;
        continue;
      }
      delete type.more;
      for (const property of checker.getPropertiesOfType(part)) {
        if (!/^(?:_|#|\$\$)/u.test(property.name) && !property.name.includes("@") && !isInherited(property)) {
          type.members ??= {};
          type.members[property.name] ??= nameOf(checker.getTypeOfSymbolAtLocation(property, root), known.distance + 1, `${known.name}.${property.name}`);
        }
      }
      for (const [kind, signatures] of [["call", part.getCallSignatures()], ["new", part.getConstructSignatures()]]) {
        for (const signature of signatures) {
          const result = nameOf(signature.getReturnType(), known.distance + 1, `${known.name}()`);
          type[kind] = type[kind] === undefined || type[kind].includes(result) ? (type[kind] ?? [result]) : [...type[kind], result];
        }
      }
    }
    if (type.members !== undefined) {
      type.members = sorted(type.members);
    }
  }

  /** Members of Object, Function, Error and the like. */
  function isInherited(property) {
    const declarations = property.declarations ?? [];
    return declarations.length > 0 && declarations.every((declaration) => program.isSourceFileDefaultLibrary(declaration.getSourceFile()));
  }

  return { exports, types: sorted(types) };
}

/** The same members in the order of their names. */
function sorted(record) {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
