import type { Api, Call, LibraryModel } from "./model.ts";

/** What it answers is a response, whose members are known well enough as values of the server. */
const request: Call = {
  effect: {
    danger: "request",
    ports: { body: "1.json", defaults: "given", prefix: "given.prefixUrl", headers: "1.headers", init: "1", url: "0" },
  },
  returns: "unknown",
};

const instance: Api = {
  call: request,
  members: {
    create: { call: { returns: { type: "Instance", given: "0" } } },
    delete: { call: request },
    extend: { call: { returns: { type: "Instance", given: "0" } } },
    get: { call: request },
    head: { call: request },
    patch: { call: request },
    post: { call: request },
    put: { call: request },
  },
};

/** ky. */
export const ky: LibraryModel = {
  name: "ky",
  packages: ["ky"],
  versions: "^1.14.3",
  documentation: "https://github.com/sindresorhus/ky#api",
  exports: { default: { type: "Instance" } },
  types: { Instance: instance },
};
