import { asking } from "./graphql-requests.ts";
import type { Api, LibraryModel } from "./model.ts";

/** A document, its variables, and how it is sent. */
const asked: Api = {
  call: asking("0", { body: "1", headers: "2.fetchOptions.headers" }, { returns: { type: "Source" } }),
};

const members: Readonly<Record<string, Api>> = {
  Client: { construct: { returns: { type: "Client" } } },
  createClient: { call: { returns: { type: "Client" } } },
};

/** urql, for GraphQL. */
export const urql: LibraryModel = {
  name: "urql",
  packages: ["@urql/core", "urql"],
  versions: "@urql/core >=3.0.0, urql >=3.0.0",
  documentation: "https://nearform.com/open-source/urql/docs/api/core/",
  exports: members,
  types: {
    Client: { members: { mutation: asked, query: asked } },
    Source: { members: { toPromise: { call: { returns: "unknown", async: true } } } },
  },
};
