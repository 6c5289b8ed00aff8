import eslintPlugin from "eslint-plugin-eslint-plugin";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

/** The layers, from the top down. A folder imports those below it only; `beside` names what it leaves alone, too. */
const layers = [
  { folder: "audit" },
  { folder: "suggestions" },
  { folder: "analysis" },
  { folder: "actions" },
  { folder: "flow" },
  { folder: "schemas" },
  { folder: "models", beside: ["modules", "ast"] },
  { folder: "modules" },
  { folder: "ast" },
];

/** The rooms of the analysis, from the top down: what an effect is, who calls, what they get, whose it is, and what is made of that. */
const rooms = ["roles", "limits", "secrets", "owners", "answers", "callers", "input", "effects", "origins"];

const packages = {
  paths: [
    { name: "typescript", message: "Users may have TypeScript 7, which has no API, or none at all." },
    {
      name: "eslint",
      allowTypeImports: true,
      message: "The plugin runs in oxlint, too, where there is no ESLint; import types only.",
    },
  ],
  patterns: [
    {
      regex: "^@typescript-eslint/",
      allowTypeImports: true,
      message: "It is a development dependency, and brings `eslint` along, which breaks oxlint; import types only.",
    },
  ],
};

const disk = {
  regex: "^(?:node:)?fs(?:/promises)?$",
  message: "Only src/modules touches the disk.",
};

function restricted(...patterns) {
  return {
    "no-restricted-imports": ["error", { paths: packages.paths, patterns: [...packages.patterns, ...patterns] }],
  };
}

function upward(names) {
  return {
    regex: `^(?:\\.\\./)+(?:${names.join("|")})(?:/|$)`,
    message: "Imports go downward only: rules, analysis, actions and flow, schemas and models, modules, ast.",
  };
}

const entry = upward(["index\\.ts", "rules", "src"]);

export default defineConfig(
  globalIgnores(["dist", "coverage", "examples", "tests/fixtures", "**/fixtures", "**/.*"]),
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      curly: "error",
      eqeqeq: "error",
      "@typescript-eslint/consistent-type-exports": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      // Node types are compared as strings: `AST_NODE_TYPES` would have to be imported at run time.
      "@typescript-eslint/no-unsafe-enum-comparison": "off",
      "@typescript-eslint/no-unused-vars": [
        "error",
        {
          argsIgnorePattern: "^_$",
          destructuredArrayIgnorePattern: "^_$",
          ignoreRestSiblings: true,
          varsIgnorePattern: "^_$",
        },
      ],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
    },
  },
  { files: ["src/**/*.ts"], rules: { ...restricted(disk), "no-console": "error" } },
  { files: ["rules/**/*.ts"], rules: { ...restricted(disk), "no-console": "error" } },
  ...layers.map(({ folder, beside = [] }, index) => ({
    files: [`src/${folder}/**/*.ts`],
    rules: restricted(
      ...(folder === "modules" || folder === "audit" ? [] : [disk]),
      entry,
      upward([...layers.slice(0, index).map((layer) => layer.folder), ...beside]),
    ),
  })),
  ...rooms.map((room, index) => ({
    files: [`src/analysis/${room}/*.ts`],
    rules: restricted(
      disk,
      entry,
      upward([
        ...layers
          .slice(
            0,
            layers.findIndex(({ folder }) => folder === "analysis"),
          )
          .map(({ folder }) => folder),
      ]),
      ...(index === 0
        ? []
        : [
            {
              regex: `^\\.\\./(?:${rooms.slice(0, index).join("|")})/`,
              message: `Rooms of the analysis import those below them only: ${rooms.join(", ")}.`,
            },
          ]),
    ),
  })),
  {
    // One file a library: data, in the words of model.ts. A library that hands on another's API may reuse that model.
    files: ["src/models/*.ts"],
    ignores: ["src/models/index.ts", "src/models/lookup.ts"],
    rules: restricted({
      regex: "^(?!\\./)|^\\./(?:index|lookup)\\.ts$",
      message: "A model is data; it imports nothing but model.ts and other models.",
    }),
  },
  {
    files: ["rules/*.ts"],
    ignores: ["rules/index.ts"],
    extends: [eslintPlugin.configs["rules-recommended"]],
    rules: {
      "eslint-plugin/no-incomplete-meta-schema": "error",
      // `defineRule` demands of each report exactly the values that its message asks for, also where they are spread.
      "eslint-plugin/no-missing-placeholders": "off",
      "eslint-plugin/report-message-format": ["error", "^[A-Z`'{].*\\.$"],
      "eslint-plugin/require-meta-docs-description": ["error", { pattern: "^(Enforce|Require|Disallow) .+[^. ]$" }],
      "eslint-plugin/require-meta-schema-description": "error",
    },
  },
  {
    files: ["tests/rules/*.ts"],
    extends: [eslintPlugin.configs["tests-recommended"]],
    rules: { "eslint-plugin/require-test-case-name": ["error", { require: "always" }] },
  },
  {
    files: ["**/*.mjs"],
    languageOptions: { globals: { console: "readonly", process: "readonly", URL: "readonly" } },
    rules: { curly: "error", eqeqeq: "error", "no-undef": "error", "no-unused-vars": "error" },
  },
);
