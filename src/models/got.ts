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
    delete: { call: request },
    extend: { call: { returns: { type: "Instance", given: "0" } } },
    get: { call: request },
    head: { call: request },
    paginate: { call: request },
    patch: { call: request },
    post: { call: request },
    put: { call: request },
    stream: { call: request },
  },
};

/** got. */
export const got: LibraryModel = {
  name: "got",
  packages: ["got"],
  versions: "^14.6.6",
  documentation: "https://github.com/sindresorhus/got/tree/main/documentation",
  exports: { default: { type: "Instance" }, got: { type: "Instance" } },
  types: { Instance: instance },
};
