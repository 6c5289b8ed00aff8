import type { Api, QueryStep } from "./model.ts";

/** The columns of a document without its methods, which people spread into an answer. */
const columns = "_doc";

const changeLoaded: QueryStep = { start: { verb: "update", row: "_id" } };
const removeLoaded: Api = {
  call: {
    effect: { danger: "database-write" },
    query: { start: { verb: "delete", row: "_id" }, rows: "none" },
    returns: "unknown",
    async: true,
  },
};

/** The methods of a document that a query loaded. */
export const loadedDocument: Api = {
  members: {
    $set: { call: { writes: "0", returns: { argument: "this" } } },
    [columns]: { value: { argument: "this" } },
    deleteOne: removeLoaded,
    remove: removeLoaded,
    replaceOne: {
      call: {
        effect: { danger: "database-write", ports: { data: "0" } },
        query: { ...changeLoaded, data: "0", rows: "none" },
        returns: "unknown",
        async: true,
      },
    },
    save: {
      call: {
        effect: { danger: "database-write" },
        query: { ...changeLoaded, rows: "none" },
        returns: { argument: "this" },
        async: true,
      },
    },
    set: { call: { writes: "0", returns: { argument: "this" } } },
    updateOne: {
      call: {
        effect: { danger: "database-write", ports: { data: "0" } },
        query: { ...changeLoaded, data: "0", rows: "none" },
        returns: "unknown",
        async: true,
      },
    },
  },
};

/** The methods of a document that the program made. */
export const document: Api = {
  stays: true,
  members: {
    [columns]: { value: "rows" },
    deleteOne: {
      call: {
        effect: { danger: "database-write" },
        query: { verb: "delete", rows: "none" },
        returns: "unknown",
        async: true,
      },
    },
    get: { call: { returns: { from: ["this"] } } },
    populate: { call: { query: { relations: { at: "0", columns: "1" } }, returns: "this", async: true } },
    replaceOne: {
      call: {
        effect: { danger: "database-write", ports: { data: "0" } },
        query: { verb: "update", data: "0", rows: "none" },
        returns: "unknown",
        async: true,
      },
    },
    save: { call: { effect: { danger: "database-write" }, query: { rows: "one" }, returns: "rows", async: true } },
    set: { call: { returns: "this" } },
    toJSON: { call: { returns: "rows" } },
    toObject: { call: { returns: "rows" } },
    updateOne: {
      call: {
        effect: { danger: "database-write", ports: { data: "0" } },
        query: { verb: "update", data: "0", rows: "none" },
        returns: "unknown",
        async: true,
      },
    },
    validate: { call: { returns: "undefined", async: true } },
    validateSync: { call: { returns: { oneOf: [{ value: "undefined" }, { value: "error" }] } } },
  },
};
