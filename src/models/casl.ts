import type { Api, Call, LibraryModel } from "./model.ts";

/** What somebody may do, asked of rules that the program made for them: a row among the arguments is covered. */
const may: Call = { returns: { oneOf: [{ value: "true", facts: ["role?"] }, { value: "false" }] } };
const mayNot: Call = { returns: { oneOf: [{ value: "true" }, { value: "false", facts: ["role?"] }] } };
const ability: Api = {
  call: { returns: { type: "Ability" } },
  construct: { returns: { type: "Ability" } },
};
const rule: Api = { call: { returns: { type: "Rule" } } };
const define: Call = {
  callbacks: [{ at: "0", when: "now", with: [{ type: "Define" }, { type: "Define" }] }],
  returns: { type: "Ability" },
};

/** CASL: rules of what somebody may do, and the questions to them. */
export const casl: LibraryModel = {
  name: "CASL",
  packages: ["@casl/ability"],
  versions: "^7.0.0",
  documentation: "https://casl.js.org/docs/api/casl-ability",
  exports: {
    AbilityBuilder: { construct: { returns: { type: "AbilityBuilder" } } },
    ForbiddenError: {
      members: { from: { call: { returns: { type: "ForbiddenError" } } } },
    },
    PureAbility: ability,
    createAliasResolver: { call: { returns: "unknown" } },
    createMongoAbility: ability,
    defineAbility: { call: define },
    // The row, with a name of what it is.
    subject: { call: { returns: { argument: "1" } } },
  },
  types: {
    Ability: {
      members: {
        can: { call: may },
        cannot: { call: mayNot },
        relevantRuleFor: { call: may },
        update: { call: { returns: "this" } },
      },
    },
    AbilityBuilder: {
      members: { build: { call: { returns: { type: "Ability" } } }, can: rule, cannot: rule },
    },
    Define: rule,
    ForbiddenError: {
      members: {
        setMessage: { call: { returns: "this" } },
        throwUnlessCan: { call: { guards: ["role?"], returns: "undefined" } },
        unlessCan: { call: { returns: { oneOf: [{ value: "undefined", facts: ["role?"] }, { value: "error" }] } } },
      },
    },
    Rule: { members: { because: { call: { returns: "this" } } } },
  },
};
