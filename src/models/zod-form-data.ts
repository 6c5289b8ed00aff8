import type { Api, LibraryModel } from "./model.ts";
import { standardApi } from "./standard-schema.ts";
import { zodSchema } from "./zod.ts";

const string: Api = {
  call: [{ when: { at: "0", present: true }, returns: { argument: "0" } }, { returns: { schema: { make: "string" } } }],
};
const number: Api = {
  call: [{ when: { at: "0", present: true }, returns: { argument: "0" } }, { returns: { schema: { make: "number" } } }],
};
const file: Api = {
  call: [{ when: { at: "0", present: true }, returns: { argument: "0" } }, { returns: { schema: { make: "file" } } }],
};

const members: Readonly<Record<string, Api>> = {
  checkbox: { call: { returns: { schema: { make: "boolean" } } } },
  file,
  // An object of schemas, or a schema.
  formData: { call: { returns: { schema: { make: "object", of: "0", keys: "closed" } } } },
  json: { call: { returns: { argument: "0" } } },
  numeric: number,
  repeatable: {
    call: [
      { when: { at: "0", present: true }, returns: { argument: "0" } },
      { returns: { schema: { make: "array", of: "0" } } },
    ],
  },
  repeatableOfType: { call: { returns: { schema: { make: "array", of: "0" } } } },
  text: string,
};

/** zod-form-data. */
export const zodFormData: LibraryModel = {
  name: "zod-form-data",
  packages: ["zod-form-data"],
  versions: "^3.0.0",
  documentation: "https://www.npmjs.com/package/zod-form-data",
  exports: { ...members, zfd: { members } },
  types: { Schema: zodSchema, Standard: standardApi },
};
