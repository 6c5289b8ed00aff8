import type { Api, LibraryModel } from "./model.ts";

const request: Api = {
  call: {
    effect: { danger: "request", ports: { body: "1.body", headers: "1.headers", init: "1", url: "0" } },
    returns: "unknown",
    async: true,
  },
};

/** undici, and node-fetch, which has nothing but `fetch`. */
export const undici: LibraryModel = {
  name: "undici",
  packages: ["node-fetch", "undici"],
  versions: "^3.3.2 || ^7.30.0",
  documentation: "https://undici.nodejs.org/#/docs/api/Fetch",
  exports: { default: request, fetch: request, request, stream: request },
};
