import type { Call, LibraryModel } from "./model.ts";

/** A document and its variables, or an object of both. Which server they go to, and with what key, the client was told before. */
const request: readonly Call[] = [
  {
    when: { at: "0.document", present: true },
    effect: { danger: "request", ports: { body: "0.variables", defaults: "given", headers: "0.requestHeaders" } },
    returns: "unknown",
    async: true,
  },
  {
    effect: { danger: "request", ports: { body: "1", defaults: "given", headers: "2" } },
    returns: "unknown",
    async: true,
  },
];

const raw: readonly Call[] = [
  {
    when: { at: "0.query", present: true },
    effect: { danger: "request", ports: { body: "0.variables", defaults: "given", headers: "0.requestHeaders" } },
    returns: "unknown",
    async: true,
  },
  {
    effect: { danger: "request", ports: { body: "1", defaults: "given", headers: "2" } },
    returns: "unknown",
    async: true,
  },
];

/** graphql-request, which the code that GraphQL Code Generator makes calls as well. */
export const graphqlRequest: LibraryModel = {
  name: "graphql-request",
  packages: ["graphql-request"],
  versions: "^7.4.0",
  documentation: "https://github.com/graffle-js/graffle/tree/graphql-request",
  exports: {
    GraphQLClient: { construct: { returns: { type: "Client", given: "1" } } },
    default: {
      call: {
        effect: { danger: "request", ports: { url: "0", body: "2", headers: "3" } },
        returns: "unknown",
        async: true,
      },
    },
    request: {
      call: {
        effect: { danger: "request", ports: { url: "0", body: "2", headers: "3" } },
        returns: "unknown",
        async: true,
      },
    },
  },
  types: {
    Client: {
      members: {
        batchRequests: {
          call: {
            effect: { danger: "request", ports: { body: "0", defaults: "given", headers: "1" } },
            returns: "unknown",
            async: true,
          },
        },
        rawRequest: { call: raw },
        request: { call: request },
        setEndpoint: { call: { returns: { type: "Client" } } },
        setHeader: { call: { returns: { type: "Client", given: "1" } } },
        setHeaders: { call: { returns: { type: "Client", given: "0" } } },
      },
    },
  },
};
