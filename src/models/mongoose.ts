import type { Api, Call, LibraryModel, QueryStep, Result } from "./model.ts";
import { isObjectId, mongodbTypes, objectId } from "./mongodb.ts";
import { document, loadedDocument } from "./mongoose-documents.ts";

const filter: QueryStep = { where: { form: "object", at: "0", dialect: "mongo" } };
const byId: QueryStep = { where: { form: "id", at: "0", column: "_id" } };
const projection: QueryStep = { columns: { at: "1", form: "text" } };

const read: QueryStep = { start: { verb: "read", model: "this" } };
const create: QueryStep = { start: { verb: "create", model: "this" }, data: "0" };
const update: QueryStep = { start: { verb: "update", model: "this" }, data: "1" };
const remove: QueryStep = { start: { verb: "delete", model: "this" } };

/** Rows that are documents. */
const loaded: QueryStep = { row: "LoadedDocument" };

const query: Result = { type: "Query" };
const updated: Result = {
  object: {
    acknowledged: "boolean",
    matchedCount: "rows",
    modifiedCount: "rows",
    upsertedCount: "number",
    upsertedId: "unknown",
  },
};
const deleted: Result = { object: { acknowledged: "boolean", deletedCount: "rows" } };

const chained: Api = { call: { query: {}, returns: query } };
/** How many rows: a client that may say so can ask for all of them. */
const range: Api = {
  call: { effect: { danger: "database-read", ports: { limit: "0" } }, query: {}, returns: query },
};
const condition: Api = {
  call: { query: { where: { form: "condition", at: "*" } }, returns: query },
};
const findById: Call = {
  effect: { danger: "database-read" },
  query: { ...read, ...byId, ...projection, ...loaded, rows: "optional" },
  returns: query,
};
const findByIdAndDelete: Call = {
  effect: { danger: "database-write" },
  query: { ...remove, ...byId, rows: "optional" },
  returns: query,
};
const findOneAndDelete: Call = {
  effect: { danger: "database-write" },
  query: { ...remove, ...filter, rows: "optional" },
  returns: query,
};

const fresh: Call = { query: { ...create, rows: "one" }, returns: { type: "Document" } };

const model: Api = {
  // Without `new` it makes a document all the same.
  call: fresh,
  construct: fresh,
  members: {
    aggregate: {
      call: {
        effect: { danger: "database-read", ports: { stages: "0" } },
        // Its stages may make anything of the columns.
        query: {
          ...read,
          where: { form: "stages", at: "0", match: "$match" },
          columns: { at: "0", form: "list" },
          rows: "many",
        },
        returns: { type: "Aggregate" },
      },
    },
    bulkSave: {
      call: {
        effect: { danger: "database-write", ports: { data: "0" } },
        query: { ...create, rows: "none" },
        returns: "unknown",
        async: true,
      },
    },
    bulkWrite: {
      call: {
        effect: { danger: "database-write", ports: { data: "0" } },
        query: {
          start: { verb: "update", model: "this" },
          data: "0",
          where: { form: "operations", at: "0", filter: "filter" },
          rows: "none",
        },
        returns: "unknown",
        async: true,
      },
    },
    collection: { type: "Collection" },
    countDocuments: {
      call: { effect: { danger: "database-read" }, query: { ...read, ...filter, rows: "count" }, returns: query },
    },
    create: {
      call: {
        effect: { danger: "database-write", ports: { data: "0" } },
        query: { ...create, rows: "one" },
        returns: "rows",
        async: true,
      },
    },
    deleteMany: {
      call: {
        effect: { danger: "database-write" },
        query: { ...remove, ...filter, rows: "count" },
        returns: deleted,
        async: true,
      },
    },
    deleteOne: {
      call: {
        effect: { danger: "database-write" },
        query: { ...remove, ...filter, rows: "count" },
        returns: deleted,
        async: true,
      },
    },
    discriminator: { call: { returns: { table: "mongoose-model" } } },
    distinct: {
      call: {
        effect: { danger: "database-read" },
        query: {
          ...read,
          where: { form: "object", at: "1", dialect: "mongo" },
          columns: { at: "0", form: "text" },
          rows: "many",
        },
        returns: query,
      },
    },
    estimatedDocumentCount: {
      call: { effect: { danger: "database-read" }, query: { ...read, rows: "count" }, returns: query },
    },
    exists: {
      call: { effect: { danger: "database-read" }, query: { ...read, ...filter, rows: "optional" }, returns: query },
    },
    find: {
      call: {
        effect: { danger: "database-read" },
        query: { ...read, ...filter, ...projection, ...loaded, rows: "many" },
        returns: query,
      },
    },
    findById: { call: findById },
    findByIdAndDelete: { call: findByIdAndDelete },
    findByIdAndRemove: { call: findByIdAndDelete },
    findByIdAndUpdate: {
      call: {
        effect: { danger: "database-write", ports: { data: "1" } },
        query: { ...update, ...byId, ...loaded, rows: "optional" },
        returns: query,
      },
    },
    findOne: {
      call: {
        effect: { danger: "database-read" },
        query: { ...read, ...filter, ...projection, ...loaded, rows: "optional" },
        returns: query,
      },
    },
    findOneAndDelete: { call: findOneAndDelete },
    findOneAndRemove: { call: findOneAndDelete },
    findOneAndReplace: {
      call: {
        effect: { danger: "database-write", ports: { data: "1" } },
        query: { ...update, ...filter, rows: "optional" },
        returns: query,
      },
    },
    findOneAndUpdate: {
      call: {
        effect: { danger: "database-write", ports: { data: "1" } },
        query: { ...update, ...filter, ...loaded, rows: "optional" },
        returns: query,
      },
    },
    hydrate: { call: { returns: { type: "Document" } } },
    insertMany: {
      call: {
        effect: { danger: "database-write", ports: { data: "0" } },
        query: { ...create, rows: "many" },
        returns: "rows",
        async: true,
      },
    },
    insertOne: {
      call: {
        effect: { danger: "database-write", ports: { data: "0" } },
        query: { ...create, rows: "one" },
        returns: "rows",
        async: true,
      },
    },
    replaceOne: {
      call: {
        effect: { danger: "database-write", ports: { data: "1" } },
        query: { ...update, ...filter, rows: "count" },
        returns: updated,
        async: true,
      },
    },
    startSession: { call: { returns: { type: "Session" }, async: true } },
    updateMany: {
      call: {
        effect: { danger: "database-write", ports: { data: "1" } },
        query: { ...update, ...filter, rows: "count" },
        returns: updated,
        async: true,
      },
    },
    updateOne: {
      call: {
        effect: { danger: "database-write", ports: { data: "1" } },
        query: { ...update, ...filter, rows: "count" },
        returns: updated,
        async: true,
      },
    },
    where: {
      call: {
        effect: { danger: "database-read" },
        query: { ...read, where: { form: "condition", at: "*" }, rows: "many" },
        returns: query,
      },
    },
  },
};

/** A query that is built; it runs when it is awaited. */
const queryMembers: Readonly<Record<string, Api>> = {
  allowDiskUse: chained,
  and: condition,
  batchSize: chained,
  clone: chained,
  collation: chained,
  comment: chained,
  countDocuments: { call: { query: { rows: "count" }, returns: query } },
  cursor: { call: { query: { rows: "many" }, returns: "rows" } },
  deleteMany: {
    call: { effect: { danger: "database-write" }, query: { verb: "delete", rows: "none" }, returns: query },
  },
  deleteOne: {
    call: { effect: { danger: "database-write" }, query: { verb: "delete", rows: "none" }, returns: query },
  },
  distinct: chained,
  elemMatch: condition,
  equals: condition,
  exec: { call: { query: {}, returns: "rows", async: true } },
  exists: condition,
  explain: chained,
  find: { call: { query: { ...filter, columns: "all", rows: "many" }, returns: query } },
  findOne: { call: { query: { ...filter, columns: "all", rows: "optional" }, returns: query } },
  gt: condition,
  gte: condition,
  hint: chained,
  in: condition,
  lean: { call: { query: { row: false }, returns: query } },
  limit: range,
  lt: condition,
  lte: condition,
  maxTimeMS: chained,
  merge: condition,
  ne: condition,
  near: condition,
  nin: condition,
  nor: condition,
  or: condition,
  orFail: { call: { query: { rows: "one" }, returns: query } },
  populate: { call: { query: { relations: { at: "0", columns: "1" } }, returns: query } },
  projection: { call: { query: { columns: { at: "0", form: "select" } }, returns: query } },
  read: chained,
  readConcern: chained,
  regex: condition,
  sanitizeProjection: chained,
  select: { call: { query: { columns: { at: "0", form: "text" } }, returns: query } },
  session: chained,
  set: { call: { query: { data: "0" }, returns: query } },
  setOptions: chained,
  size: condition,
  skip: range,
  slice: chained,
  sort: chained,
  transform: chained,
  updateMany: {
    call: {
      effect: { danger: "database-write", ports: { data: "1" } },
      query: { verb: "update", data: "1", rows: "none" },
      returns: query,
    },
  },
  updateOne: {
    call: {
      effect: { danger: "database-write", ports: { data: "1" } },
      query: { verb: "update", data: "1", rows: "none" },
      returns: query,
    },
  },
  where: condition,
  within: condition,
};

const stage: Api = { call: { query: {}, returns: { type: "Aggregate" } } };

const connection: Api = {
  members: {
    asPromise: { call: { returns: { type: "Connection" }, async: true } },
    close: { call: { returns: "undefined", async: true } },
    collection: { call: { returns: { type: "Collection" } } },
    db: { type: "Db" },
    dropCollection: {
      call: { effect: { danger: "database-write", ports: { name: "0" } }, returns: "unknown", async: true },
    },
    dropDatabase: { call: { effect: { danger: "database-write" }, returns: "unknown", async: true } },
    getClient: { call: { returns: { type: "MongoClient" } } },
    model: { call: { returns: { table: "mongoose-model" } } },
    models: { members: { "*": { value: { oneOf: [{ value: "undefined" }, { value: { type: "Model" } }] } } } },
    startSession: { call: { returns: { type: "Session" }, async: true } },
    transaction: {
      call: { callbacks: [{ at: "0", when: "now", with: [{ type: "Session" }] }], returns: "callback", async: true },
    },
    useDb: { call: { returns: { type: "Connection" } } },
    withSession: {
      call: { callbacks: [{ at: "0", when: "now", with: [{ type: "Session" }] }], returns: "callback", async: true },
    },
  },
};

const types: Api = { members: { ObjectId: objectId } };

const namespace: Readonly<Record<string, Api>> = {
  Schema: {
    call: { returns: { table: "mongoose-schema" } },
    construct: { returns: { table: "mongoose-schema" } },
  },
  Types: types,
  connect: { call: { returns: { type: "Mongoose" }, async: true } },
  connection: { type: "Connection" },
  createConnection: { call: { returns: { type: "Connection" } } },
  disconnect: { call: { returns: "undefined", async: true } },
  isObjectIdOrHexString: isObjectId,
  isValidObjectId: isObjectId,
  model: { call: { returns: { table: "mongoose-model" } } },
  // Empty until the first request: what is made beside it (`models.User ?? model(…)`) tells what it is.
  models: { members: { "*": { value: { oneOf: [{ value: "undefined" }, { value: { type: "Model" } }] } } } },
  sanitizeFilter: { call: { returns: { from: ["0"], as: "object" } } },
  // An option of the program's own.
  set: { call: { returns: "unknown" } },
  startSession: { call: { returns: { type: "Session" }, async: true } },
  // A filter in which an object of operators is meant.
  trusted: { call: { returns: { argument: "0" } } },
};

/** Mongoose: models, the queries and documents that they make, and what it hands on of MongoDB's driver. */
export const mongoose: LibraryModel = {
  name: "Mongoose",
  packages: ["mongoose"],
  versions: "^9.12.0",
  documentation: "https://mongoosejs.com/docs/api/mongoose.html",
  exports: { ...namespace, default: { type: "Mongoose" } },
  types: {
    ...mongodbTypes,
    Aggregate: {
      members: {
        addFields: stage,
        allowDiskUse: stage,
        append: stage,
        collation: stage,
        count: stage,
        cursor: { call: { query: { rows: "many" }, returns: "rows" } },
        exec: { call: { query: {}, returns: "rows", async: true } },
        facet: stage,
        graphLookup: stage,
        group: stage,
        limit: stage,
        lookup: stage,
        match: { call: { query: filter, returns: { type: "Aggregate" } } },
        near: stage,
        option: stage,
        project: { call: { query: { columns: { at: "0", form: "text" } }, returns: { type: "Aggregate" } } },
        replaceRoot: stage,
        sample: stage,
        search: stage,
        session: stage,
        skip: stage,
        sort: stage,
        sortByCount: stage,
        unionWith: stage,
        unwind: stage,
      },
    },
    Connection: connection,
    Document: document,
    LoadedDocument: loadedDocument,
    Model: model,
    Mongoose: { members: namespace },
    Query: { members: queryMembers },
  },
};
