import type { Api, Call, LibraryModel } from "./model.ts";

const write = { danger: "database-write", credentials: "server" } as const;
const read = { danger: "database-read", credentials: "server" } as const;

/** The fields themselves, or records that have them. */
const create: readonly Call[] = [
  {
    when: { at: "0.0.fields", present: true },
    effect: { ...write, ports: { data: "0.0.fields" } },
    query: { start: { verb: "create", model: "made" }, data: "0.0.fields", rows: "many" },
    returns: "unknown",
    async: true,
  },
  {
    effect: { ...write, ports: { data: "0" } },
    query: { start: { verb: "create", model: "made" }, data: "0", rows: "one" },
    returns: "unknown",
    async: true,
  },
];
const change: readonly Call[] = [
  {
    when: { at: "1", present: true },
    effect: { ...write, ports: { data: "1" } },
    query: {
      start: { verb: "update", model: "made" },
      where: { form: "id", at: "0", column: "id" },
      data: "1",
      rows: "one",
    },
    returns: "unknown",
    async: true,
  },
  {
    effect: { ...write, ports: { data: "0.0.fields" } },
    query: {
      start: { verb: "update", model: "made" },
      where: { form: "id", at: "0.0.id", column: "id" },
      data: "0.0.fields",
      rows: "many",
    },
    returns: "unknown",
    async: true,
  },
];

const table: Api = {
  members: {
    create: { call: create },
    destroy: {
      call: {
        effect: write,
        query: { start: { verb: "delete", model: "made" }, where: { form: "id", at: "0", column: "id" }, rows: "none" },
        returns: "unknown",
        async: true,
      },
    },
    find: {
      call: {
        effect: read,
        query: { start: { verb: "read", model: "made" }, where: { form: "id", at: "0", column: "id" }, rows: "one" },
        returns: "rows",
        async: true,
      },
    },
    replace: { call: change },
    update: { call: change },
  },
};

const base: Api = { call: { returns: { type: "Base" } } };

/** Airtable's client. What `select()` gives is left open: a formula says which records. */
export const airtable: LibraryModel = {
  name: "Airtable",
  packages: ["airtable"],
  versions: "^0.12.2",
  documentation: "https://github.com/airtable/airtable.js#readme",
  exports: { default: { construct: { returns: { type: "Client" } }, members: { base } } },
  types: {
    Base: {
      call: { returns: { type: "Table", tables: ["0"] } },
      members: { table: { call: { returns: { type: "Table", tables: ["0"] } } } },
    },
    Client: { members: { base } },
    Table: table,
  },
};
