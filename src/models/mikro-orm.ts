import type { Api, Call, Effect, LibraryModel, QueryStep, Rows, Verb, Where } from "./model.ts";

const reading: Effect = { danger: "database-read" };
const removing: Effect = { danger: "database-write" };
const writing = (data: string): Effect => ({ danger: "database-write", ports: { data } });

/** Conditions are an object, or the key itself. */
const where = (at: string): { readonly where: Where } => ({
  where: { form: "object", at, dialect: "mongo", key: "id" },
});

/** The entities of a query are watched: what is written to them goes to the database with the next flush. */
const watched: QueryStep = { row: "Entity" };

/** The same of a repository, and of an entity manager, which is told of the entity first. */
function operations(model: string, first: number): Readonly<Record<string, Api>> {
  const at = String(first);
  const second = String(first + 1);
  const start = (verb: Verb): QueryStep => ({ start: { verb, model } });
  const call = (effect: Effect, query: QueryStep, rows: Rows): Call => ({
    effect,
    query: { ...query, rows },
    returns: "rows",
    async: true,
  });
  /** Which columns come is said by those that are wanted, or by those that are not. */
  const reads = (conditions: string, options: string, rows: Rows): readonly Call[] => {
    const query = { ...start("read"), ...where(conditions), ...watched, relations: { at: `${options}.populate` } };
    const omit: QueryStep = { columns: { at: `${options}.exclude`, form: "omit" } };
    const list: QueryStep = { columns: { at: `${options}.fields`, form: "list" } };
    return [
      { when: { at: `${options}.exclude`, present: true }, ...call(reading, { ...query, ...omit }, rows) },
      call(reading, { ...query, ...list }, rows),
    ];
  };
  const change = (verb: Verb, data: string): Call => call(writing(data), { ...start(verb), data }, "none");
  /** An entity by itself knows what it is. */
  const changes = (verb: Verb): Api => ({
    call: [
      { when: { at, present: true }, ...change(verb, at) },
      call(writing("0"), { start: { verb }, data: "0" }, "none"),
    ],
  });
  const ofRepository = model === "made";
  const builder: Call = {
    effect: reading,
    query: { ...start("read"), rows: "many" },
    returns: { type: "QueryBuilder" },
  };
  return {
    // Whoever makes an entity has it written with the next flush.
    create: {
      call: {
        effect: writing(at),
        query: { ...start("create"), data: at, rows: "one", ...watched },
        returns: "rows",
      },
    },
    count: { call: call(reading, { ...start("read"), ...where(at) }, "count") },
    find: { call: reads(at, second, "many") },
    findAll: { call: reads(`${at}.where`, at, "many") },
    findAndCount: {
      call: reads(at, second, "many").map((one): Call => ({ ...one, returns: { tuple: ["rows", "number"] } })),
    },
    findByCursor: {
      call: reads(`${at}.where`, at, "many").map((one): Call => ({
        ...one,
        returns: { object: { items: "rows" }, otherwise: "unknown" },
      })),
    },
    findOne: { call: reads(at, second, "optional") },
    findOneOrFail: { call: reads(at, second, "one") },
    // Stands for a row without looking whether there is one.
    getReference: {
      call: { query: { ...start("read"), ...where(at), ...watched, rows: "one" }, returns: "rows" },
    },
    insert: ofRepository ? { call: change("create", at) } : changes("create"),
    insertMany: ofRepository ? { call: change("create", at) } : changes("create"),
    nativeDelete: { call: call(removing, { ...start("delete"), ...where(at) }, "none") },
    nativeUpdate: {
      call: call(writing(second), { ...start("update"), ...where(at), data: second }, "none"),
    },
    upsert: ofRepository ? { call: change("upsert", at) } : changes("upsert"),
    upsertMany: ofRepository ? { call: change("upsert", at) } : changes("upsert"),
    createQueryBuilder: { call: builder },
    qb: { call: builder },
  };
}

/** What is written to a loaded entity goes to the database with the next flush. */
const assign: Api = {
  call: {
    effect: writing("1"),
    query: { start: { verb: "update", row: "id", of: "0" }, data: "1", rows: "none" },
    returns: { argument: "0" },
  },
};
const persisted: Call = {
  effect: writing("0"),
  query: { start: { verb: "upsert", row: "id", of: "0" }, data: "0", rows: "none" },
  returns: { argument: "this" },
};
const removed: Call = {
  effect: removing,
  query: { start: { verb: "delete", row: "id", of: "0" }, rows: "none" },
  returns: { argument: "this" },
};
const entity: Api = { call: { returns: { argument: "0" } } };
const raw: Api = { call: { effect: { danger: "raw-query", ports: { text: "0", values: "1" } }, returns: "unknown" } };
const execute: Api = {
  call: { effect: { danger: "raw-query", ports: { text: "0", values: "1" } }, returns: "unknown", async: true },
};
const repositoryClass: Api = {
  construct: { query: { start: { verb: "read", model: "1" } }, returns: { type: "Repository" } },
};
const table: Api = { call: { returns: { table: "entity" } }, construct: { returns: { table: "entity" } } };
const populate: Api = { call: { returns: { argument: "0" }, async: true } };

const chained: Api = { call: { query: {}, returns: { type: "QueryBuilder" } } };
const condition: Api = {
  call: { query: { where: { form: "object", at: "0", dialect: "mongo" } }, returns: { type: "QueryBuilder" } },
};
const joined: Api = { call: { query: { relations: { at: "0" } }, returns: { type: "QueryBuilder" } } };
const written = (verb: Verb): Api => ({
  call: { effect: writing("0"), query: { verb, data: "0", rows: "none" }, returns: { type: "QueryBuilder" } },
});
const result = (rows: Rows): Call => ({ query: { rows }, returns: "rows", async: true });

const queryBuilder: Api = {
  members: {
    andWhere: condition,
    count: { call: { query: { rows: "count" }, returns: { type: "QueryBuilder" } } },
    delete: {
      call: {
        effect: removing,
        query: { verb: "delete", where: { form: "object", at: "0", dialect: "mongo" }, rows: "none" },
        returns: { type: "QueryBuilder" },
      },
    },
    execute: { call: [{ when: { at: "0", is: "get" }, ...result("optional") }, result("many")] },
    getCount: { call: result("count") },
    getResult: { call: result("many") },
    getResultList: { call: result("many") },
    getSingleResult: { call: result("optional") },
    groupBy: chained,
    innerJoin: chained,
    innerJoinAndSelect: joined,
    insert: written("create"),
    leftJoin: chained,
    leftJoinAndSelect: joined,
    limit: chained,
    offset: chained,
    onConflict: { call: { query: { verb: "upsert" }, returns: { type: "QueryBuilder" } } },
    orWhere: { call: { query: { where: { form: "condition", at: "*" } }, returns: { type: "QueryBuilder" } } },
    orderBy: chained,
    select: { call: { query: { columns: { at: "0", form: "text" } }, returns: { type: "QueryBuilder" } } },
    update: written("update"),
    where: condition,
  },
};

/**
 * MikroORM. An entity is written when the entity manager is told of it, and one that was loaded when it was changed before
 * a flush. What `fields` and `exclude` say of other tables' columns is not followed.
 */
export const mikroOrm: LibraryModel = {
  name: "MikroORM",
  packages: [
    "@mikro-orm/better-sqlite",
    "@mikro-orm/core",
    "@mikro-orm/knex",
    "@mikro-orm/libsql",
    "@mikro-orm/mariadb",
    "@mikro-orm/mongodb",
    "@mikro-orm/mssql",
    "@mikro-orm/mysql",
    "@mikro-orm/postgresql",
    "@mikro-orm/sql",
    "@mikro-orm/sqlite",
  ],
  versions: ">=6.0.0",
  documentation: "https://mikro-orm.io/docs/entity-manager",
  exports: {
    EntityManager: { construct: { returns: { type: "EntityManager" } } },
    EntityRepository: repositoryClass,
    EntitySchema: table,
    MikroORM: {
      construct: { returns: { type: "MikroORM" } },
      members: {
        init: { call: { returns: { type: "MikroORM" }, async: true } },
        initSync: { call: { returns: { type: "MikroORM" } } },
      },
    },
    RequestContext: {
      members: {
        create: { call: { callbacks: [{ at: "1", when: "now" }], returns: "callback" } },
        getEntityManager: { call: { returns: { type: "EntityManager" } } },
      },
    },
    SqlEntityManager: { construct: { returns: { type: "EntityManager" } } },
    SqlEntityRepository: repositoryClass,
    assign,
    defineEntity: table,
    raw,
    // The key stands for the entity.
    ref: { call: [{ when: { at: "1", present: true }, returns: { argument: "1" } }, { returns: { argument: "0" } }] },
    rel: { call: [{ when: { at: "1", present: true }, returns: { argument: "1" } }, { returns: { argument: "0" } }] },
    serialize: {
      call: [{ when: { at: "1.exclude", present: true }, returns: "unknown" }, { returns: { argument: "0" } }],
    },
    sql: { tag: { returns: "unknown" } },
    wrap: entity,
  },
  types: {
    Entity: {
      members: {
        assign: {
          call: {
            effect: writing("0"),
            query: { start: { verb: "update", row: "id" }, data: "0", rows: "none" },
            returns: { argument: "this" },
          },
        },
        // What is left out of it is not followed.
        toJSON: { call: { returns: "unknown" } },
        toObject: {
          call: [{ when: { at: "0", present: true }, returns: "unknown" }, { returns: { argument: "this" } }],
        },
        toPOJO: { call: { returns: { argument: "this" } } },
      },
    },
    EntityManager: {
      members: {
        ...operations("0", 1),
        assign,
        begin: { call: { returns: "undefined", async: true } },
        clear: { call: { returns: "undefined" } },
        commit: { call: { effect: removing, flushes: "id", returns: "undefined", async: true } },
        execute,
        flush: { call: { effect: removing, flushes: "id", returns: "undefined", async: true } },
        fork: { call: { returns: { type: "EntityManager" } } },
        getConnection: { call: { returns: { type: "Connection" } } },
        getRepository: {
          call: { query: { start: { verb: "read", model: "0" } }, returns: { type: "Repository" } },
        },
        merge: {
          call: [{ when: { at: "1", present: true }, returns: { argument: "1" } }, { returns: { argument: "0" } }],
        },
        persist: { call: persisted },
        persistAndFlush: { call: { ...persisted, async: true } },
        populate,
        refresh: populate,
        remove: { call: removed },
        removeAndFlush: { call: { ...removed, async: true } },
        repo: { call: { query: { start: { verb: "read", model: "0" } }, returns: { type: "Repository" } } },
        rollback: { call: { returns: "undefined", async: true } },
        transactional: {
          call: {
            callbacks: [{ at: "0", when: "now", with: [{ type: "EntityManager" }] }],
            flushes: "id",
            returns: "callback",
            async: true,
          },
        },
      },
    },
    Connection: { members: { execute } },
    MikroORM: {
      members: {
        close: { call: { returns: "undefined", async: true } },
        connect: { call: { returns: "unknown", async: true } },
        em: { type: "EntityManager" },
      },
    },
    QueryBuilder: queryBuilder,
    Repository: {
      members: {
        ...operations("made", 0),
        assign,
        getEntityManager: { call: { returns: { type: "EntityManager" } } },
        populate,
      },
    },
  },
};
