import { asking } from "./graphql-requests.ts";
import type { Api, Call, LibraryModel, Place } from "./model.ts";

const answered = { returns: "unknown", async: true } as const;

/** A document and its variables, or an object of both. Which server they go to, and with what key, the client was told before. */
function asked(document: Place): readonly Call[] {
  const ports = { body: "0.variables", defaults: "given", headers: "0.requestHeaders" };
  return [
    ...asking(document, ports, { ...answered, when: { at: document, present: true } }),
    ...asking("0", { body: "1", defaults: "given", headers: "2" }, answered),
  ];
}

const askedAt: Api = { call: asking("1", { url: "0", body: "2", headers: "3" }, answered) };

/** graphql-request, which the code that GraphQL Code Generator makes calls as well. */
export const graphqlRequest: LibraryModel = {
  name: "graphql-request",
  packages: ["graphql-request"],
  versions: "^7.4.0",
  documentation: "https://github.com/graffle-js/graffle/tree/graphql-request",
  exports: {
    GraphQLClient: { construct: { returns: { type: "Client", given: "1" } } },
    default: askedAt,
    request: askedAt,
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
        rawRequest: { call: asked("0.query") },
        request: { call: asked("0.document") },
        setEndpoint: { call: { returns: { type: "Client" } } },
        setHeader: { call: { returns: { type: "Client", given: "1" } } },
        setHeaders: { call: { returns: { type: "Client", given: "0" } } },
      },
    },
  },
};
