import type { Api, Call, LibraryModel, QueryStep, Result } from "./model.ts";
import { mongodbTypes, objectId } from "./mongodb.ts";

const filter: QueryStep = { where: { form: "object", at: "0", dialect: "mongo" } };
const byId: QueryStep = { where: { form: "id", at: "0", column: "_id" } };
const projection: QueryStep = { columns: { at: "1", form: "text" } };

const read: QueryStep = { start: { verb: "read", model: "this" } };
const create: QueryStep = { start: { verb: "create", model: "this" }, data: "0" };
const update: QueryStep = { start: { verb: "update", model: "this" }, data: "1" };
const remove: QueryStep = { start: { verb: "delete", model: "this" } };

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
const condition: Api = {
  call: { query: { where: { form: "condition", at: "*" } }, returns: query },
};
const findById: Call = { query: { ...read, ...byId, ...projection, rows: "optional" }, returns: query };
const findByIdAndDelete: Call = { query: { ...remove, ...byId, rows: "optional" }, returns: query };
const findOneAndDelete: Call = { query: { ...remove, ...filter, rows: "optional" }, returns: query };

/** A document's own methods. */
const document: Api = {
  members: {
    deleteOne: { call: { query: { verb: "delete", rows: "none" }, returns: "unknown", async: true } },
    get: { call: { returns: { from: ["this"] } } },
    populate: { call: { query: { relations: { at: "0" } }, returns: "this", async: true } },
    replaceOne: { call: { query: { verb: "update", data: "0", rows: "none" }, returns: "unknown", async: true } },
    save: { call: { query: { rows: "one" }, returns: "rows", async: true } },
    set: { call: { returns: "this" } },
    toJSON: { call: { returns: "rows" } },
    toObject: { call: { returns: "rows" } },
    updateOne: { call: { query: { verb: "update", data: "0", rows: "none" }, returns: "unknown", async: true } },
    validate: { call: { returns: "undefined", async: true } },
    validateSync: { call: { returns: { oneOf: [{ value: "undefined" }, { value: "error" }] } } },
  },
};

const model: Api = {
  construct: { query: { ...create, rows: "one" }, returns: { type: "Document" } },
  members: {
    aggregate: {
      call: { query: { ...read, where: { form: "condition", at: "0" }, rows: "many" }, returns: { type: "Aggregate" } },
    },
    bulkSave: { call: { query: { ...create, rows: "none" }, returns: "unknown", async: true } },
    bulkWrite: {
      call: {
        query: {
          start: { verb: "update", model: "this" },
          data: "0",
          where: { form: "condition", at: "0" },
          rows: "none",
        },
        returns: "unknown",
        async: true,
      },
    },
    collection: { type: "Collection" },
    countDocuments: { call: { query: { ...read, ...filter, rows: "count" }, returns: query } },
    create: { call: { query: { ...create, rows: "one" }, returns: "rows", async: true } },
    deleteMany: { call: { query: { ...remove, ...filter, rows: "count" }, returns: deleted, async: true } },
    deleteOne: { call: { query: { ...remove, ...filter, rows: "count" }, returns: deleted, async: true } },
    discriminator: { type: "Model", call: { returns: { table: "mongoose-model" } } },
    distinct: {
      call: {
        query: {
          ...read,
          where: { form: "object", at: "1", dialect: "mongo" },
          columns: { at: "0", form: "text" },
          rows: "many",
        },
        returns: query,
      },
    },
    estimatedDocumentCount: { call: { query: { ...read, rows: "count" }, returns: query } },
    exists: { call: { query: { ...read, ...filter, rows: "optional" }, returns: query } },
    find: { call: { query: { ...read, ...filter, ...projection, rows: "many" }, returns: query } },
    findById: { call: findById },
    findByIdAndDelete: { call: findByIdAndDelete },
    findByIdAndRemove: { call: findByIdAndDelete },
    findByIdAndUpdate: { call: { query: { ...update, ...byId, rows: "optional" }, returns: query } },
    findOne: { call: { query: { ...read, ...filter, ...projection, rows: "optional" }, returns: query } },
    findOneAndDelete: { call: findOneAndDelete },
    findOneAndRemove: { call: findOneAndDelete },
    findOneAndReplace: { call: { query: { ...update, ...filter, rows: "optional" }, returns: query } },
    findOneAndUpdate: { call: { query: { ...update, ...filter, rows: "optional" }, returns: query } },
    hydrate: { call: { returns: { type: "Document" } } },
    insertMany: { call: { query: { ...create, rows: "many" }, returns: "rows", async: true } },
    insertOne: { call: { query: { ...create, rows: "one" }, returns: "rows", async: true } },
    replaceOne: { call: { query: { ...update, ...filter, rows: "count" }, returns: updated, async: true } },
    startSession: { call: { returns: { type: "Session" }, async: true } },
    updateMany: { call: { query: { ...update, ...filter, rows: "count" }, returns: updated, async: true } },
    updateOne: { call: { query: { ...update, ...filter, rows: "count" }, returns: updated, async: true } },
    where: { call: { query: { ...read, where: { form: "condition", at: "*" }, rows: "many" }, returns: query } },
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
  deleteMany: { call: { query: { verb: "delete", rows: "none" }, returns: query } },
  deleteOne: { call: { query: { verb: "delete", rows: "none" }, returns: query } },
  distinct: chained,
  elemMatch: condition,
  equals: condition,
  exec: { call: { query: {}, returns: "rows", async: true } },
  exists: condition,
  explain: chained,
  find: { call: { query: { ...filter, rows: "many" }, returns: query } },
  findOne: { call: { query: { ...filter, rows: "optional" }, returns: query } },
  gt: condition,
  gte: condition,
  hint: chained,
  in: condition,
  lean: chained,
  limit: chained,
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
  populate: { call: { query: { relations: { at: "0" } }, returns: query } },
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
  skip: chained,
  slice: chained,
  sort: chained,
  transform: chained,
  updateMany: { call: { query: { verb: "update", data: "1", rows: "none" }, returns: query } },
  updateOne: { call: { query: { verb: "update", data: "1", rows: "none" }, returns: query } },
  where: condition,
  within: condition,
};

const stage: Api = { call: { query: {}, returns: { type: "Aggregate" } } };

const connection: Api = {
  members: {
    asPromise: { call: { returns: { type: "Connection" }, async: true } },
    close: { call: { returns: "undefined", async: true } },
    collection: { call: { query: { start: { verb: "read", model: "0" } }, returns: { type: "Collection" } } },
    db: { type: "Db" },
    dropCollection: {
      call: { effect: { danger: "database-write", ports: { name: "0" } }, returns: "unknown", async: true },
    },
    dropDatabase: { call: { effect: { danger: "database-write" }, returns: "unknown", async: true } },
    getClient: { call: { returns: { type: "MongoClient" } } },
    model: { type: "Model", call: { returns: { table: "mongoose-model" } } },
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
  ObjectId: objectId,
  Schema: {
    call: { returns: { table: "mongoose-schema" } },
    construct: { returns: { table: "mongoose-schema" } },
    members: { Types: types },
  },
  Types: types,
  connect: { call: { returns: { type: "Mongoose" }, async: true } },
  connection: { type: "Connection" },
  createConnection: { call: { returns: { type: "Connection" } } },
  disconnect: { call: { returns: "undefined", async: true } },
  isObjectIdOrHexString: { call: { returns: "boolean" } },
  isValidObjectId: { call: { returns: "boolean" } },
  // A model answers to the same names as the function that makes it does here, so that they can be found on it.
  model: { type: "Model", call: { returns: { table: "mongoose-model" } } },
  // Empty until the first request: what is made beside it (`models.User ?? model(…)`) tells what it is.
  models: { members: { "*": { value: { oneOf: [{ value: "undefined" }, { value: { type: "Model" } }] } } } },
  sanitizeFilter: { call: { returns: { from: ["0"], as: "object" } } },
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
    Model: model,
    Mongoose: { members: namespace },
    Query: { members: queryMembers },
  },
};
