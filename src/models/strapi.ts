import type { Api, LibraryModel, Verb } from "./model.ts";

/** What the content API is asked for: with a token of the server's, with the caller's own, or with none, as anybody can. */
function manager(credentials: "caller" | "server" | undefined): Readonly<Record<string, Api>> {
  const danger = (own: "database-read" | "database-write") => (credentials === undefined ? "request" : own);
  const of = (verb: Verb, places: { readonly id?: string; readonly data?: string }): Api => ({
    call: {
      effect: {
        danger: danger(verb === "read" ? "database-read" : "database-write"),
        ...(places.data !== undefined && { ports: { [credentials === undefined ? "body" : "data"]: places.data } }),
        ...(credentials !== undefined && { credentials }),
      },
      ...(credentials !== undefined && {
        query: {
          start: { verb, model: "made" },
          ...(places.id !== undefined && { where: { form: "id", at: places.id, column: "documentId" } as const }),
          ...(places.data !== undefined && { data: places.data }),
          rows: "one" as const,
        },
      }),
      returns: "unknown",
      async: true,
    },
  });
  return {
    create: of("create", { data: "0" }),
    delete: of("delete", { id: "0" }),
    find: of("read", {}),
    findOne: of("read", { id: "0" }),
    update: of("update", { id: "0", data: "1" }),
  };
}

function client(name: string): Api {
  const content: Api = { call: { returns: { type: `${name}Content`, tables: ["0"] } } };
  return { members: { collection: content } };
}

/** Strapi's client. */
export const strapi: LibraryModel = {
  name: "Strapi",
  packages: ["@strapi/client"],
  versions: "^1.6.2",
  documentation: "https://docs.strapi.io/cms/api/client",
  exports: {
    strapi: {
      call: [
        { when: { at: "0.auth", carries: "caller" }, returns: { type: "OfCaller" } },
        { when: { at: "0.auth", present: true }, returns: { type: "OfServer" } },
        { returns: { type: "OfNobody" } },
      ],
    },
  },
  types: {
    OfCaller: client("OfCaller"),
    OfCallerContent: { members: manager("caller") },
    OfNobody: client("OfNobody"),
    OfNobodyContent: { members: manager(undefined) },
    OfServer: client("OfServer"),
    OfServerContent: { members: manager("server") },
  },
};
