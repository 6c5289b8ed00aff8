import type { Api, Call, LibraryModel, Result } from "./model.ts";

/** What is to be done; the mark tells `request()` which kind it is. */
const command = (mark: "reads" | "writes" | "removes", parts: Readonly<Record<string, Result>>): Api => ({
  call: { returns: { object: { [mark]: "true", ...parts } } },
});
const at = (place: string): Result => ({ argument: place });

/** Those of a collection that the program names. */
const ofItems: Readonly<Record<string, Api>> = {
  createItem: command("writes", { collection: at("0"), data: at("1"), creates: "true" }),
  createItems: command("writes", { collection: at("0"), data: at("1"), creates: "true" }),
  deleteItem: command("removes", { collection: at("0"), id: at("1") }),
  deleteItems: command("removes", { collection: at("0"), id: at("1") }),
  readItem: command("reads", { collection: at("0"), id: at("1") }),
  updateItem: command("writes", { collection: at("0"), id: at("1"), data: at("2") }),
  updateItems: command("writes", { collection: at("0"), id: at("1"), data: at("2") }),
  updateSingleton: command("writes", { collection: at("0"), data: at("1"), creates: "true" }),
};

const users: Result = { literal: "directus_users" };
const files: Result = { literal: "directus_files" };

/** Those of its own collections. */
const ofOwn: Readonly<Record<string, Api>> = {
  createUser: command("writes", { collection: users, data: at("0"), creates: "true" }),
  deleteFile: command("removes", { collection: files, id: at("0") }),
  deleteUser: command("removes", { collection: users, id: at("0") }),
  importFile: command("writes", { collection: files, data: at("0"), creates: "true" }),
  readUser: command("reads", { collection: users, id: at("0") }),
  updateFile: command("writes", { collection: files, id: at("0"), data: at("1") }),
  updateUser: command("writes", { collection: users, id: at("0"), data: at("1") }),
  uploadFiles: { call: { returns: { object: { uploads: "true", data: at("0") } } } },
};

/** What is asked for with a token of the server's, or the caller's own. */
function request(credentials: "caller" | "server", withToken: boolean): readonly Call[] {
  const token = withToken ? "0.command." : "0.";
  const byId = { where: { form: "id", at: `${token}id`, column: "id" } } as const;
  const model = `${token}collection`;
  const data = `${token}data`;
  const done = { returns: "unknown", async: true } as const;
  return [
    {
      when: { at: `${token}uploads`, is: true },
      effect: { danger: "storage-write", ports: { data }, credentials },
      ...done,
    },
    {
      when: { at: `${token}creates`, is: true },
      effect: { danger: "database-write", ports: { data }, credentials },
      query: { start: { verb: "create", model }, data, rows: "one" },
      ...done,
    },
    {
      when: { at: `${token}writes`, is: true },
      effect: { danger: "database-write", ports: { data }, credentials },
      query: { start: { verb: "update", model }, ...byId, data, rows: "one" },
      ...done,
    },
    {
      when: { at: `${token}removes`, is: true },
      effect: { danger: "database-write", credentials },
      query: { start: { verb: "delete", model }, ...byId, rows: "none" },
      ...done,
    },
    {
      when: { at: `${token}reads`, is: true },
      effect: { danger: "database-read", credentials },
      query: { start: { verb: "read", model }, ...byId, rows: "one" },
      returns: "rows",
      async: true,
    },
  ];
}

/** Nothing goes along that says who asks, or what is not known: what it may do, anybody may. */
const open: Call = { effect: { danger: "request", ports: { body: "0" } }, returns: "unknown", async: true };

/** The parts of a client that send its requests, or know whose they are. */
function client(requests: readonly Call[]): Api {
  return {
    members: {
      request: {
        call: [
          { ...open, when: { at: "0.token", carries: "caller" }, effect: { danger: "request", credentials: "caller" } },
          ...request("server", true),
          ...requests,
          open,
        ],
      },
      with: {
        call: [
          { when: { at: "0", holds: "ServerToken" }, returns: { type: "OfServer" } },
          { when: { at: "0", holds: "CallerToken" }, returns: { type: "OfCaller" } },
          { returns: "this" },
        ],
      },
    },
  };
}

/** Directus' SDK. */
export const directus: LibraryModel = {
  name: "Directus",
  packages: ["@directus/sdk"],
  versions: ">=11.0.0",
  documentation: "https://directus.io/docs/guides/connect/sdk",
  exports: {
    ...ofItems,
    ...ofOwn,
    createDirectus: { call: { returns: { type: "OfNobody" } } },
    staticToken: {
      call: [
        { when: { at: "0", carries: "caller" }, returns: { type: "CallerToken" } },
        { returns: { type: "ServerToken" } },
      ],
    },
    withToken: { call: { returns: { object: { token: at("0"), command: at("1") } } } },
  },
  types: {
    CallerToken: {},
    OfCaller: client(request("caller", false)),
    OfNobody: client([]),
    OfServer: client(request("server", false)),
    ServerToken: {},
  },
};
