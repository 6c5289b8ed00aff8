import type { Api, ArgumentTest, Call, LibraryModel, QueryStep } from "./model.ts";

const reads: Call = {
  effect: { danger: "database-read", ports: { limit: "0.take", order: "0.orderBy", skip: "0.skip" } },
  returns: "rows",
  async: true,
};
const deletes: Call = { effect: { danger: "database-write" }, returns: "rows", async: true };
const writes: Call = {
  effect: { danger: "database-write", ports: { data: "0.data" } },
  returns: "rows",
  async: true,
};
const upserts: Call = {
  effect: { danger: "database-write", ports: { create: "0.create", update: "0.update" } },
  returns: "rows",
  async: true,
};
const runsText: Call = { effect: { danger: "raw-query", ports: { text: "0" } }, returns: "rows", async: true };
const runsQuery: Call = { effect: { danger: "raw-query", ports: { template: "0" } }, returns: "rows", async: true };

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
  // The effect's ports name both; mostly they come from the same input.
  data: "0.create",
  rows: "one",
};

const deletion: QueryStep = { start: { verb: "delete", model: "member" }, ...where };
const remove: QueryStep = { ...deletion, rows: "one" };

/** SQL text or a query object, whose values may scope it. */
const raw: QueryStep = { start: { verb: "raw" }, where: { form: "condition", at: "*" } };
const rawText: QueryStep = { ...raw, statement: "0" };

const delegate: Api = {
  members: {
    aggregate: {
      call: [
        // Sums and extremes tell of the rows; averages and numbers are what is shown of them to everybody.
        ...(["0._sum", "0._max", "0._min"] as const).map((at) => ({
          ...reads,
          when: { at, present: true },
          query: { ...read, columns: { at, form: "select" }, rows: "made" } as const,
          returns: { object: { _avg: "unknown", _count: "unknown" }, otherwise: "rows" } as const,
        })),
        { ...reads, query: { ...read, rows: "none" }, returns: { object: {}, otherwise: "unknown" } },
      ],
    },
    aggregateRaw: {
      call: {
        ...reads,
        query: {
          start: { verb: "read", model: "member" },
          where: { form: "condition", at: "0.pipeline" },
          rows: "many",
        },
      },
    },
    count: {
      call: [
        {
          ...reads,
          when: { at: "0.select", present: true },
          query: { ...read, rows: "count" },
          returns: { object: {}, otherwise: "rows" },
        },
        { ...reads, query: { ...read, rows: "count" } },
      ],
    },
    create: {
      call: [
        { ...writes, when: omitted, query: { ...create, ...withoutOmitted } },
        { ...writes, query: { ...create, ...selected } },
      ],
    },
    createMany: {
      call: { ...writes, query: { ...creation, rows: "count" }, returns: { object: { count: "rows" } } },
    },
    createManyAndReturn: {
      call: [
        { ...writes, when: omitted, query: { ...createManyAndReturn, ...withoutOmitted } },
        { ...writes, query: { ...createManyAndReturn, ...selected } },
      ],
    },
    delete: {
      call: [
        { ...deletes, when: omitted, query: { needs: "0.where", ...remove, ...withoutOmitted } },
        { ...deletes, query: { needs: "0.where", ...remove, ...selected } },
      ],
    },
    deleteMany: {
      call: { ...deletes, query: { ...deletion, rows: "count" }, returns: { object: { count: "rows" } } },
    },
    findFirst: {
      call: [
        { ...reads, when: omitted, query: { ...findOne, ...withoutOmitted } },
        { ...reads, query: { ...findOne, ...selected } },
      ],
    },
    findFirstOrThrow: {
      call: [
        { ...reads, when: omitted, query: { ...findOneOrThrow, ...withoutOmitted } },
        { ...reads, query: { ...findOneOrThrow, ...selected } },
      ],
    },
    findMany: {
      call: [
        { ...reads, when: omitted, query: { ...findMany, ...withoutOmitted } },
        { ...reads, query: { ...findMany, ...selected } },
      ],
    },
    findRaw: {
      call: {
        ...reads,
        query: {
          start: { verb: "read", model: "member" },
          where: { form: "object", at: "0.filter", dialect: "mongo" },
          columns: { at: "0.options.projection", form: "select" },
          rows: "many",
        },
      },
    },
    findUnique: {
      call: [
        { ...reads, when: omitted, query: { needs: "0.where", ...findOne, ...withoutOmitted } },
        { ...reads, query: { needs: "0.where", ...findOne, ...selected } },
      ],
    },
    findUniqueOrThrow: {
      call: [
        { ...reads, when: omitted, query: { needs: "0.where", ...findOneOrThrow, ...withoutOmitted } },
        { ...reads, query: { needs: "0.where", ...findOneOrThrow, ...selected } },
      ],
    },
    groupBy: {
      call: { ...reads, query: { ...read, columns: { at: "0.by", form: "list" }, rows: "many" } },
    },
    update: {
      call: [
        { ...writes, when: omitted, query: { needs: "0.where", ...update, ...withoutOmitted } },
        { ...writes, query: { needs: "0.where", ...update, ...selected } },
      ],
    },
    updateMany: { call: { ...writes, query: { ...change, rows: "count" }, returns: { object: { count: "rows" } } } },
    updateManyAndReturn: {
      call: [
        { ...writes, when: omitted, query: { ...updateManyAndReturn, ...withoutOmitted } },
        { ...writes, query: { ...updateManyAndReturn, ...selected } },
      ],
    },
    upsert: {
      call: [
        { ...upserts, when: omitted, query: { needs: "0.where", ...upsert, ...withoutOmitted } },
        { ...upserts, query: { needs: "0.where", ...upsert, ...selected } },
      ],
    },
  },
};

const client: Api = {
  members: {
    $connect: { call: { returns: "undefined", async: true } },
    $disconnect: { call: { returns: "undefined", async: true } },
    $executeRaw: {
      call: { ...runsQuery, query: { ...rawText, rows: "count" } },
      tag: { ...runsQuery, query: { ...rawText, rows: "count" } },
    },
    $executeRawUnsafe: {
      call: { ...runsText, query: { ...rawText, rows: "count" } },
    },
    $extends: { call: { returns: { type: "PrismaClient" } } },
    $on: { call: { returns: { type: "PrismaClient" } } },
    $queryRaw: {
      call: { ...runsQuery, query: { ...rawText, rows: "many" } },
      tag: { ...runsQuery, query: { ...rawText, rows: "many" } },
    },
    $queryRawTyped: { call: { ...runsQuery, query: { ...rawText, rows: "many" } } },
    $queryRawUnsafe: {
      call: { ...runsText, query: { ...rawText, rows: "many" } },
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
        { returns: { all: "0" }, async: true },
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
      tag: { returns: { condition: { opaque: "*", sql: true } } },
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
    $Enums: { members: { "*": { members: { "*": { value: "string" } } } } },
    "*": { members: { "*": { value: "string" } } },
  },
  types: { ModelDelegate: delegate, PrismaClient: client },
  generated: { names: ["PrismaClient", "Prisma"], mark: "code generated by Prisma" },
};
