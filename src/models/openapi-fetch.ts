import type { Api, Call, LibraryModel } from "./model.ts";

/** What is answered, or what the other side says has gone wrong. */
const request: Call = {
  effect: {
    danger: "request",
    ports: {
      body: "1.body",
      defaults: "given",
      headers: "1.headers",
      init: "1",
      path: "1.params.path",
      url: "0",
    },
  },
  returns: { object: { data: "unknown", error: "unknown", response: "unknown" } },
  async: true,
};
const method: Api = { call: request };

/** openapi-fetch. */
export const openapiFetch: LibraryModel = {
  name: "openapi-fetch",
  packages: ["openapi-fetch"],
  versions: "^0.17.0",
  documentation: "https://openapi-ts.dev/openapi-fetch/api",
  exports: { default: { call: { returns: { type: "Client", given: "0" } } } },
  types: {
    Client: {
      members: {
        DELETE: method,
        GET: method,
        HEAD: method,
        OPTIONS: method,
        PATCH: method,
        POST: method,
        PUT: method,
        TRACE: method,
      },
    },
  },
};
