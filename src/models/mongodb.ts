import type { Api, Call, LibraryModel, QueryStep, Result } from "./model.ts";

const filter: QueryStep = { where: { form: "object", at: "0", dialect: "mongo" } };

const updated: Result = {
  object: {
    acknowledged: "boolean",
    matchedCount: "rows",
    modifiedCount: "rows",
    upsertedCount: "number",
    upsertedId: "unknown",
  },
};

const update: Call = {
  query: { verb: "update", ...filter, data: "1", rows: "count" },
  returns: updated,
  async: true,
};

const remove: Call = {
  query: { verb: "delete", ...filter, rows: "count" },
  returns: { object: { acknowledged: "boolean", deletedCount: "rows" } },
  async: true,
};

const findAndChange: Call = {
  query: { verb: "update", ...filter, data: "1", columns: { at: "2.projection", form: "select" }, rows: "optional" },
  returns: "rows",
  async: true,
};

const cursor: Api = { call: { query: {}, returns: { type: "Cursor" } } };
const count: Api = { call: { query: { verb: "read", ...filter, rows: "count" }, returns: "rows", async: true } };
const next: Api = { call: { query: { rows: "optional" }, returns: "rows", async: true } };
const rawCommand: Api = {
  call: { effect: { danger: "raw-query", ports: { command: "0" } }, returns: "unknown", async: true },
};
const administration: Api = {
  call: { effect: { danger: "database-write", ports: { name: "0" } }, returns: "unknown", async: true },
};

/** What a collection, a database and their like can do; mongoose hands them out as well. */
export const mongodbTypes: Readonly<Record<string, Api>> = {
  Collection: {
    members: {
      aggregate: {
        call: {
          query: { verb: "read", where: { form: "condition", at: "0" }, rows: "many" },
          returns: { type: "Cursor" },
        },
      },
      bulkWrite: {
        call: {
          query: { verb: "update", where: { form: "condition", at: "0" }, data: "0", rows: "none" },
          returns: "unknown",
          async: true,
        },
      },
      count,
      countDocuments: count,
      deleteMany: { call: remove },
      deleteOne: { call: remove },
      distinct: {
        call: {
          query: {
            verb: "read",
            where: { form: "object", at: "1", dialect: "mongo" },
            columns: { at: "0", form: "text" },
            rows: "many",
          },
          returns: "rows",
          async: true,
        },
      },
      drop: administration,
      estimatedDocumentCount: { call: { query: { verb: "read", rows: "count" }, returns: "rows", async: true } },
      find: {
        call: {
          query: { verb: "read", ...filter, columns: { at: "1.projection", form: "select" }, rows: "many" },
          returns: { type: "Cursor" },
        },
      },
      findOne: {
        call: {
          query: { verb: "read", ...filter, columns: { at: "1.projection", form: "select" }, rows: "optional" },
          returns: "rows",
          async: true,
        },
      },
      findOneAndDelete: {
        call: {
          query: { verb: "delete", ...filter, columns: { at: "1.projection", form: "select" }, rows: "optional" },
          returns: "rows",
          async: true,
        },
      },
      findOneAndReplace: { call: findAndChange },
      findOneAndUpdate: { call: findAndChange },
      insertMany: {
        call: {
          query: { verb: "create", data: "0", rows: "count" },
          returns: { object: { acknowledged: "boolean", insertedCount: "rows", insertedIds: "unknown" } },
          async: true,
        },
      },
      insertOne: {
        call: {
          query: { verb: "create", data: "0", rows: "none" },
          returns: { object: { acknowledged: "boolean", insertedId: "unknown" } },
          async: true,
        },
      },
      rename: administration,
      replaceOne: { call: update },
      updateMany: { call: update },
      updateOne: { call: update },
    },
  },
  Cursor: {
    members: {
      addCursorFlag: cursor,
      addStage: cursor,
      allowDiskUse: cursor,
      batchSize: cursor,
      collation: cursor,
      comment: cursor,
      count: { call: { query: { rows: "count" }, returns: "rows", async: true } },
      filter: { call: { query: filter, returns: { type: "Cursor" } } },
      forEach: { call: { callbacks: [{ at: "0", when: "now", with: ["rows"] }], returns: "undefined", async: true } },
      group: cursor,
      hasNext: { call: { query: { rows: "many" }, returns: "boolean", async: true } },
      hint: cursor,
      limit: cursor,
      lookup: cursor,
      map: cursor,
      match: { call: { query: filter, returns: { type: "Cursor" } } },
      maxTimeMS: cursor,
      next,
      project: { call: { query: { columns: { at: "0", form: "select" } }, returns: { type: "Cursor" } } },
      skip: cursor,
      sort: cursor,
      toArray: { call: { query: { rows: "many" }, returns: "rows", async: true } },
      tryNext: next,
      unwind: cursor,
    },
  },
  Db: {
    members: {
      admin: { call: { returns: { type: "Db" } } },
      aggregate: {
        call: {
          query: { start: { verb: "read" }, where: { form: "condition", at: "0" }, rows: "many" },
          returns: { type: "Cursor" },
        },
      },
      collection: {
        call: { query: { start: { verb: "read", model: "0" } }, returns: { type: "Collection" } },
      },
      command: rawCommand,
      createCollection: administration,
      dropCollection: administration,
      dropDatabase: administration,
      renameCollection: administration,
      runCursorCommand: rawCommand,
    },
  },
  MongoClient: {
    members: {
      close: { call: { returns: "undefined", async: true } },
      connect: { call: { returns: { type: "MongoClient" }, async: true } },
      db: { call: { returns: { type: "Db" } } },
      startSession: { call: { returns: { type: "Session" } } },
      withSession: {
        call: { callbacks: [{ at: "-1", when: "now", with: [{ type: "Session" }] }], returns: "callback", async: true },
      },
    },
  },
  Session: {
    members: {
      abortTransaction: { call: { returns: "undefined", async: true } },
      commitTransaction: { call: { returns: "undefined", async: true } },
      endSession: { call: { returns: "undefined", async: true } },
      startTransaction: { call: { returns: "undefined" } },
      withTransaction: {
        call: { callbacks: [{ at: "0", when: "now", with: [{ type: "Session" }] }], returns: "callback", async: true },
      },
    },
  },
};

/** An id that fails to be made of anything but an id: the constructor throws. */
export const objectId: Api = {
  call: { returns: { from: ["0"], as: "string" } },
  construct: { returns: { from: ["0"], as: "string" } },
  members: {
    createFromHexString: { call: { returns: { from: ["0"], as: "string" } } },
    isValid: { call: { returns: "boolean" } },
  },
};

/** MongoDB's driver. */
export const mongodb: LibraryModel = {
  name: "MongoDB",
  packages: ["mongodb"],
  versions: "^7.9.0",
  documentation: "https://www.mongodb.com/docs/drivers/node/current/",
  exports: {
    GridFSBucket: { construct: { returns: { type: "Bucket" } } },
    MongoClient: {
      construct: { returns: { type: "MongoClient" } },
      members: { connect: { call: { returns: { type: "MongoClient" }, async: true } } },
    },
    ObjectId: objectId,
  },
  types: {
    ...mongodbTypes,
    Bucket: {
      members: {
        delete: {
          call: { effect: { danger: "storage-write", ports: { key: "0" } }, returns: "undefined", async: true },
        },
        find: { call: { effect: { danger: "storage-read", ports: { filter: "0" } }, returns: "unknown" } },
        openDownloadStream: { call: { effect: { danger: "storage-read", ports: { key: "0" } }, returns: "unknown" } },
        openDownloadStreamByName: {
          call: { effect: { danger: "storage-read", ports: { key: "0" } }, returns: "unknown" },
        },
        openUploadStream: { call: { effect: { danger: "storage-write", ports: { key: "0" } }, returns: "unknown" } },
        openUploadStreamWithId: {
          call: { effect: { danger: "storage-write", ports: { key: "1" } }, returns: "unknown" },
        },
        rename: {
          call: { effect: { danger: "storage-write", ports: { key: "0" } }, returns: "undefined", async: true },
        },
      },
    },
  },
};
