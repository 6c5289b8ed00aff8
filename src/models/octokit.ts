import type { Api, Call, Effect, LibraryModel, Result } from "./model.ts";

/** Who is let in by what a client was made with. */
type Credentials = Effect["credentials"];

const response: Result = { object: { data: "unknown", headers: "unknown", status: "number", url: "string" } };

/** Asks for something. With the server's credentials, it is privileged where nobody but the client says what. */
function read(credentials: Credentials, at: "0" | "1", returns: Result): readonly Call[] {
  const asks: Call = {
    effect: { danger: "request", ports: { body: at }, ...(credentials === "caller" && { credentials }) },
    returns,
    async: true,
  };
  return credentials === "server"
    ? [{ ...change(credentials, at, returns), when: { at, carries: "client" } }, asks]
    : [asks];
}

/** Changes something. Nobody can do that without credentials. */
function change(credentials: Credentials, at: "0" | "1", returns: Result): Call {
  return {
    effect: { danger: "privileged-api", ports: { data: at }, ...(credentials !== undefined && { credentials }) },
    returns,
    async: true,
  };
}

function client(credentials: Credentials): Api {
  const asked: Api = { call: read(credentials, "0", response) };
  const scope: Api = {
    members: {
      "check*": asked,
      "compare*": asked,
      "download*": asked,
      "get*": asked,
      "list*": asked,
      "*": { call: change(credentials, "0", response) },
    },
  };
  return {
    members: {
      graphql: { call: read(credentials, "1", "unknown") },
      paginate: { call: read(credentials, "1", { array: "unknown" }) },
      request: { call: read(credentials, "1", response) },
      rest: { members: { "*": scope } },
      // What @octokit/rest also has without `rest`.
      "*": scope,
    },
  };
}

/** A token of the caller's own, or of the client's, is for GitHub to judge; any other is the server's. */
const construct: readonly Call[] = [
  { when: { at: "0.auth", carries: "caller" }, returns: { type: "OfCaller" } },
  { when: { at: "0.auth", carries: "client" }, returns: { type: "OfCaller" } },
  { when: { at: "0.auth", present: true }, returns: { type: "OfServer" } },
  { returns: { type: "OfNobody" } },
];

/** Octokit, GitHub's API. */
export const octokit: LibraryModel = {
  name: "Octokit",
  packages: ["@octokit/core", "@octokit/rest", "octokit"],
  versions: "@octokit/core >=4.0.0, @octokit/rest >=19.0.0, octokit >=2.0.0",
  documentation: "https://github.com/octokit/octokit.js",
  exports: {
    Octokit: { construct, members: { defaults: { call: { returns: "unknown" } } } },
    RequestError: { construct: { returns: "error" } },
  },
  types: { OfCaller: client("caller"), OfNobody: client(undefined), OfServer: client("server") },
};
