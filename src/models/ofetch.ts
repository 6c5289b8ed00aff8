import type { Api, Call, LibraryModel } from "./model.ts";

const request: Call = {
  effect: {
    danger: "request",
    ports: {
      base: "1.baseURL",
      body: "1.body",
      defaults: "given",
      server: "given.baseURL",
      headers: "1.headers",
      init: "1",
      url: "0",
    },
  },
  returns: "unknown",
  async: true,
};

const instance: Api = {
  call: request,
  members: {
    create: { call: { returns: { type: "Instance", given: "0" } } },
    native: { call: request },
    raw: { call: request },
  },
};

/** ofetch. */
export const ofetch: LibraryModel = {
  name: "ofetch",
  packages: ["ofetch"],
  versions: "^1.5.1",
  documentation: "https://github.com/unjs/ofetch#readme",
  exports: { $fetch: { type: "Instance" }, ofetch: { type: "Instance" } },
  types: { Instance: instance },
};
