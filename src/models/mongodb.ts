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
  effect: { danger: "database-write", ports: { data: "1" } },
  query: { start: { verb: "update", model: "this" }, ...filter, data: "1", rows: "count" },
  returns: updated,
  async: true,
};

const remove: Call = {
  effect: { danger: "database-write" },
  query: { start: { verb: "delete", model: "this" }, ...filter, rows: "count" },
  returns: { object: { acknowledged: "boolean", deletedCount: "rows" } },
  async: true,
};

const findAndChange: Call = {
  effect: { danger: "database-write", ports: { data: "1" } },
  query: {
    start: { verb: "update", model: "this" },
    ...filter,
    data: "1",
    columns: { at: "2.projection", form: "select" },
    rows: "optional",
  },
  returns: "rows",
  async: true,
};

const range: Api = {
  call: { effect: { danger: "database-read", ports: { limit: "0" } }, query: {}, returns: "query" },
};
const count: Api = {
  call: {
    effect: { danger: "database-read" },
    query: { start: { verb: "read", model: "this" }, ...filter, rows: "count" },
    returns: "rows",
    async: true,
  },
};
const next: Api = { call: { query: { rows: "optional" }, returns: "rows", async: true } };
const rawCommand: Api = {
  call: { effect: { danger: "raw-query", ports: { command: "0" } }, returns: "unknown", async: true },
};
const administration: Api = {
  call: { effect: { danger: "database-write", ports: { name: "0" } }, returns: "unknown", async: true },
};

const database: Readonly<Record<string, Api>> = {
  admin: { call: { returns: { type: "Admin" } } },
  aggregate: {
    call: {
      effect: { danger: "database-read", ports: { stages: "0" } },
      query: {
        start: { verb: "read" },
        where: { form: "stages", at: "0", match: "$match" },
        columns: { at: "0", form: "list" },
        rows: "many",
      },
      returns: { type: "AggregationCursor" },
    },
  },
  collection: { call: { returns: { type: "Collection" } } },
  command: rawCommand,
  createCollection: administration,
  dropCollection: administration,
  dropDatabase: administration,
  renameCollection: administration,
  runCursorCommand: rawCommand,
};

const chained: Api = { call: { query: {}, returns: "query" } };

const cursorMembers: Readonly<Record<string, Api>> = {
  addCursorFlag: chained,
  batchSize: chained,
  forEach: { call: { callbacks: [{ at: "0", when: "now", with: ["rows"] }], returns: "undefined", async: true } },
  hasNext: { call: { query: { rows: "many" }, returns: "boolean", async: true } },
  limit: range,
  map: chained,
  maxTimeMS: chained,
  next,
  project: { call: { query: { columns: { at: "0", form: "select" } }, returns: "query" } },
  skip: range,
  sort: chained,
  toArray: { call: { query: { rows: "many" }, returns: "rows", async: true } },
  tryNext: next,
};

const findStages: Readonly<Record<string, Api>> = {
  allowDiskUse: chained,
  collation: chained,
  comment: chained,
  count: { call: { query: { rows: "count" }, returns: "rows", async: true } },
  filter: { call: { query: filter, returns: "query" } },
  hint: chained,
};

const aggregationStages: Readonly<Record<string, Api>> = {
  addStage: chained,
  group: chained,
  lookup: chained,
  match: { call: { query: filter, returns: "query" } },
  unwind: chained,
};

/** What a collection, a database and their like can do; mongoose hands them out as well. */
export const mongodbTypes: Readonly<Record<string, Api>> = {
  Admin: { members: { command: rawCommand } },
  AggregationCursor: { members: { ...cursorMembers, ...aggregationStages } },
  Collection: {
    members: {
      aggregate: {
        call: {
          effect: { danger: "database-read", ports: { stages: "0" } },
          // Its stages may make anything of the columns.
          query: {
            start: { verb: "read", model: "this" },
            where: { form: "stages", at: "0", match: "$match" },
            columns: { at: "0", form: "list" },
            rows: "many",
          },
          returns: { type: "AggregationCursor" },
        },
      },
      bulkWrite: {
        call: {
          effect: { danger: "database-write", ports: { data: "0" } },
          query: {
            start: { verb: "update", model: "this" },
            where: { form: "operations", at: "0", filter: "filter" },
            data: "0",
            rows: "none",
          },
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
          effect: { danger: "database-read" },
          query: {
            start: { verb: "read", model: "this" },
            where: { form: "object", at: "1", dialect: "mongo" },
            columns: { at: "0", form: "text" },
            rows: "many",
          },
          returns: "rows",
          async: true,
        },
      },
      drop: administration,
      estimatedDocumentCount: {
        call: {
          effect: { danger: "database-read" },
          query: { start: { verb: "read", model: "this" }, rows: "count" },
          returns: "rows",
          async: true,
        },
      },
      find: {
        call: {
          effect: { danger: "database-read" },
          query: {
            start: { verb: "read", model: "this" },
            ...filter,
            columns: { at: "1.projection", form: "select" },
            rows: "many",
          },
          returns: { type: "Cursor" },
        },
      },
      findOne: {
        call: {
          effect: { danger: "database-read" },
          query: {
            start: { verb: "read", model: "this" },
            ...filter,
            columns: { at: "1.projection", form: "select" },
            rows: "optional",
          },
          returns: "rows",
          async: true,
        },
      },
      findOneAndDelete: {
        call: {
          effect: { danger: "database-write" },
          query: {
            start: { verb: "delete", model: "this" },
            ...filter,
            columns: { at: "1.projection", form: "select" },
            rows: "optional",
          },
          returns: "rows",
          async: true,
        },
      },
      findOneAndReplace: { call: findAndChange },
      findOneAndUpdate: { call: findAndChange },
      insertMany: {
        call: {
          effect: { danger: "database-write", ports: { data: "0" } },
          query: { start: { verb: "create", model: "this" }, data: "0", rows: "count" },
          returns: { object: { acknowledged: "boolean", insertedCount: "rows", insertedIds: "unknown" } },
          async: true,
        },
      },
      insertOne: {
        call: {
          effect: { danger: "database-write", ports: { data: "0" } },
          query: { start: { verb: "create", model: "this" }, data: "0", rows: "none" },
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
  Cursor: { members: { ...cursorMembers, ...findStages } },
  Db: { members: database },
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

/** A test that nothing but an id passes. */
export const isObjectId: Api = {
  call: { validates: { value: "0", schema: { make: "identifier" }, failure: "boolean" } },
};

/** An id that fails to be made of anything but an id: the constructor throws. */
export const objectId: Api = {
  call: { returns: { from: ["0"], as: "identifier" } },
  construct: { returns: { from: ["0"], as: "identifier" } },
  members: {
    createFromHexString: { call: { returns: { from: ["0"], as: "identifier" } } },
    isValid: isObjectId,
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
    // A collection goes by its name, as a model of mongoose does.
    Db: { members: { ...database, collection: { call: { returns: { table: "mongoose-model" } } } } },
    Model: { type: "Collection" },
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
