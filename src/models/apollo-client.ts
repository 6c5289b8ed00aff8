import { asking } from "./graphql-requests.ts";
import type { Api, LibraryModel, Place } from "./model.ts";

/** What server it goes to, the client was told before. */
function asked(document: Place): Api {
  const ports = { body: "0.variables", headers: "0.context.headers" };
  return { call: asking(document, ports, { returns: "unknown", async: true }) };
}

/** Apollo's client for GraphQL. */
export const apolloClient: LibraryModel = {
  name: "Apollo Client",
  packages: ["@apollo/client", "@apollo/client/core"],
  versions: ">=3.0.0",
  documentation: "https://www.apollographql.com/docs/react/api/core/ApolloClient",
  exports: { ApolloClient: { construct: { returns: { type: "Client" } } } },
  types: { Client: { members: { mutate: asked("0.mutation"), query: asked("0.query") } } },
};
