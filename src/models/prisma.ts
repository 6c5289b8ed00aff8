import type { Api, ArgumentTest, LibraryModel, QueryStep } from "./model.ts";

const omitted: ArgumentTest = { at: "0.omit", present: true };
const selected: QueryStep = { columns: { at: "0.select", form: "select" }, relations: { at: "0.include" } };
const withoutOmitted: QueryStep = { columns: { at: "0.omit", form: "omit" }, relations: { at: "0.include" } };
const where: QueryStep = { where: { form: "object", at: "0.where", dialect: "prisma" } };

const read: QueryStep = { start: { verb: "read", model: "member" }, ...where };
const findOne: QueryStep = { ...read, rows: "optional" };
const findOneOrThrow: QueryStep = { ...read, rows: "one" };
const findMany: QueryStep = { ...read, rows: "many" };

const creation: QueryStep = { start: { verb: "create", model: "member" }, data: "0.data" };
const create: QueryStep = { ...creation, rows: "one" };
const createManyAndReturn: QueryStep = { ...creation, rows: "many" };

const change: QueryStep = { start: { verb: "update", model: "member" }, ...where, data: "0.data" };
const update: QueryStep = { ...change, rows: "one" };
const updateManyAndReturn: QueryStep = { ...change, rows: "many" };

const upsert: QueryStep = {
  start: { verb: "upsert", model: "member" },
  ...where,
  // What `update` writes cannot be said beside it; mostly both come from the same input.
  data: "0.create",
  rows: "one",
};

const deletion: QueryStep = { start: { verb: "delete", model: "member" }, ...where };
const remove: QueryStep = { ...deletion, rows: "one" };

/** SQL text or a query object, whose values may scope it. */
const raw: QueryStep = { start: { verb: "raw" }, where: { form: "condition", at: "*" } };

const delegate: Api = {
  members: {
    aggregate: {
      call: { query: { ...read, rows: "none" }, returns: { object: {}, otherwise: "unknown" }, async: true },
    },
    aggregateRaw: {
      call: {
        query: {
          start: { verb: "read", model: "member" },
          where: { form: "condition", at: "0.pipeline" },
          rows: "many",
        },
        returns: "rows",
        async: true,
      },
    },
    count: {
      call: [
        {
          when: { at: "0.select", present: true },
          query: { ...read, rows: "count" },
          returns: { object: {}, otherwise: "rows" },
          async: true,
        },
        { query: { ...read, rows: "count" }, returns: "rows", async: true },
      ],
    },
    create: {
      call: [
        { when: omitted, query: { ...create, ...withoutOmitted }, returns: "rows", async: true },
        { query: { ...create, ...selected }, returns: "rows", async: true },
      ],
    },
    createMany: {
      call: { query: { ...creation, rows: "count" }, returns: { object: { count: "rows" } }, async: true },
    },
    createManyAndReturn: {
      call: [
        { when: omitted, query: { ...createManyAndReturn, ...withoutOmitted }, returns: "rows", async: true },
        { query: { ...createManyAndReturn, ...selected }, returns: "rows", async: true },
      ],
    },
    delete: {
      call: [
        { when: omitted, query: { ...remove, ...withoutOmitted }, returns: "rows", async: true },
        { query: { ...remove, ...selected }, returns: "rows", async: true },
      ],
    },
    deleteMany: {
      call: { query: { ...deletion, rows: "count" }, returns: { object: { count: "rows" } }, async: true },
    },
    findFirst: {
      call: [
        { when: omitted, query: { ...findOne, ...withoutOmitted }, returns: "rows", async: true },
        { query: { ...findOne, ...selected }, returns: "rows", async: true },
      ],
    },
    findFirstOrThrow: {
      call: [
        { when: omitted, query: { ...findOneOrThrow, ...withoutOmitted }, returns: "rows", async: true },
        { query: { ...findOneOrThrow, ...selected }, returns: "rows", async: true },
      ],
    },
    findMany: {
      call: [
        { when: omitted, query: { ...findMany, ...withoutOmitted }, returns: "rows", async: true },
        { query: { ...findMany, ...selected }, returns: "rows", async: true },
      ],
    },
    findRaw: {
      call: {
        query: {
          start: { verb: "read", model: "member" },
          where: { form: "object", at: "0.filter", dialect: "mongo" },
          columns: { at: "0.options.projection", form: "select" },
          rows: "many",
        },
        returns: "rows",
        async: true,
      },
    },
    findUnique: {
      call: [
        { when: omitted, query: { ...findOne, ...withoutOmitted }, returns: "rows", async: true },
        { query: { ...findOne, ...selected }, returns: "rows", async: true },
      ],
    },
    findUniqueOrThrow: {
      call: [
        { when: omitted, query: { ...findOneOrThrow, ...withoutOmitted }, returns: "rows", async: true },
        { query: { ...findOneOrThrow, ...selected }, returns: "rows", async: true },
      ],
    },
    groupBy: {
      call: { query: { ...read, columns: { at: "0.by", form: "list" }, rows: "many" }, returns: "rows", async: true },
    },
    update: {
      call: [
        { when: omitted, query: { ...update, ...withoutOmitted }, returns: "rows", async: true },
        { query: { ...update, ...selected }, returns: "rows", async: true },
      ],
    },
    updateMany: { call: { query: { ...change, rows: "count" }, returns: { object: { count: "rows" } }, async: true } },
    updateManyAndReturn: {
      call: [
        { when: omitted, query: { ...updateManyAndReturn, ...withoutOmitted }, returns: "rows", async: true },
        { query: { ...updateManyAndReturn, ...selected }, returns: "rows", async: true },
      ],
    },
    upsert: {
      call: [
        { when: omitted, query: { ...upsert, ...withoutOmitted }, returns: "rows", async: true },
        { query: { ...upsert, ...selected }, returns: "rows", async: true },
      ],
    },
  },
};

const client: Api = {
  members: {
    $connect: { call: { returns: "undefined", async: true } },
    $disconnect: { call: { returns: "undefined", async: true } },
    $executeRaw: {
      call: { query: { ...raw, rows: "count" }, returns: "rows", async: true },
      tag: { query: { ...raw, rows: "count" }, returns: "rows", async: true },
    },
    $executeRawUnsafe: {
      call: {
        effect: { danger: "raw-query", ports: { text: "0" } },
        query: { ...raw, rows: "count" },
        returns: "rows",
        async: true,
      },
    },
    $extends: { call: { returns: { type: "PrismaClient" } } },
    $on: { call: { returns: { type: "PrismaClient" } } },
    $queryRaw: {
      call: { query: { ...raw, rows: "many" }, returns: "rows", async: true },
      tag: { query: { ...raw, rows: "many" }, returns: "rows", async: true },
    },
    $queryRawTyped: { call: { query: { ...raw, rows: "many" }, returns: "rows", async: true } },
    $queryRawUnsafe: {
      call: {
        effect: { danger: "raw-query", ports: { text: "0" } },
        query: { ...raw, rows: "many" },
        returns: "rows",
        async: true,
      },
    },
    $runCommandRaw: {
      call: {
        effect: { danger: "raw-query", ports: { command: "0" } },
        query: { ...raw, rows: "many" },
        returns: "rows",
        async: true,
      },
    },
    $transaction: {
      call: [
        {
          when: { at: "0", callable: true },
          callbacks: [{ at: "0", when: "now", with: [{ type: "PrismaClient" }] }],
          returns: "callback",
          async: true,
        },
        { returns: { argument: "0" }, async: true },
      ],
    },
    "*": { type: "ModelDelegate" },
  },
};

const error: Api = { construct: { returns: "error" } };

const namespace: Api = {
  members: {
    PrismaClientInitializationError: error,
    PrismaClientKnownRequestError: error,
    PrismaClientRustPanicError: error,
    PrismaClientUnknownRequestError: error,
    PrismaClientValidationError: error,
    defineExtension: { call: { returns: { argument: "0" } } },
    empty: { value: { literal: "" } },
    getExtensionContext: { call: { returns: { type: "ModelDelegate" } } },
    join: { call: { returns: { condition: { opaque: "0" } } } },
    raw: {
      call: { effect: { danger: "raw-query", ports: { text: "0" } }, returns: { condition: { opaque: "0" } } },
    },
    sql: {
      call: { returns: { condition: { opaque: "*" } } },
      tag: { returns: { condition: { opaque: "*" } } },
    },
  },
};

const constructor: Api = { construct: { returns: { type: "PrismaClient" } } };

/** Prisma's client, whether it is generated into node_modules or into the project. */
export const prisma: LibraryModel = {
  name: "Prisma",
  packages: ["@prisma/client", "@prisma/client/*"],
  versions: "^6.19.0 || ^7.10.0",
  documentation: "https://www.prisma.io/docs/orm/reference/prisma-client-reference",
  exports: {
    Prisma: namespace,
    PrismaClient: constructor,
    default: { members: { Prisma: namespace, PrismaClient: constructor } },
    // The schema's enums.
    "*": { members: { "*": { value: "string" } } },
  },
  types: { ModelDelegate: delegate, PrismaClient: client },
  generated: ["PrismaClient", "Prisma"],
};
