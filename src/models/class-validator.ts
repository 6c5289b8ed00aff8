import type { Call, LibraryModel, ResultForm } from "./model.ts";

/** A list of what is wrong, empty where nothing is. */
const problems: ResultForm = { passed: { tuple: [] }, failed: { tuple: ["unknown"] } };

/** It checks the object itself: members without a decorator go, or make it fail, if the options say so. */
function checks(failure: "throws" | ResultForm, async: boolean): readonly Call[] {
  const call = { ...(async && { async }) };
  const schema = { make: "any" } as const;
  return [
    {
      ...call,
      when: { at: "1.whitelist", is: true },
      validates: { value: "0", schema, keys: "exact", failure },
    },
    {
      ...call,
      when: { at: "1.forbidNonWhitelisted", is: true },
      validates: { value: "0", schema, keys: "exact", failure },
    },
    { ...call, validates: { value: "0", schema, failure } },
  ];
}

/** class-validator. What it finds out is not looked into: a class may say anything of its members. */
export const classValidator: LibraryModel = {
  name: "class-validator",
  packages: ["class-validator"],
  versions: "^0.14.0 || ^0.15.1",
  documentation: "https://github.com/typestack/class-validator",
  exports: {
    validate: { call: checks(problems, true) },
    validateOrReject: { call: checks("throws", true) },
    validateSync: { call: checks(problems, false) },
  },
};
