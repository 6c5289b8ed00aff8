import type { Api, Effect, LibraryModel, QueryStep, Rows, Verb } from "./model.ts";

const reading: Effect = { danger: "database-read" };
const writing = (data: string): Effect => ({ danger: "database-write", ports: { data } });
const select = (at: string): QueryStep => ({ columns: { at, form: "select" } });

/** The same of a repository, and of a manager, which is told of the entity first. */
function operations(model: string | undefined, first: number): Readonly<Record<string, Api>> {
  const at = String(first);
  const second = String(first + 1);
  const start = (verb: Verb): QueryStep => ({ start: model === undefined ? { verb } : { verb, model } });
  const where = (place: string): QueryStep => ({ where: { form: "object", at: place, dialect: "plain" } });
  const operation = (effect: Effect, query: QueryStep, rows: Rows): Api => ({
    call: { effect, query: { ...query, rows }, returns: "rows", async: true },
  });
  const relations: QueryStep = { relations: { at: `${at}.relations` } };
  const find = { ...start("read"), ...where(`${at}.where`), ...select(`${at}.select`), ...relations };
  return {
    count: operation(reading, { ...start("read"), ...where(`${at}.where`) }, "count"),
    countBy: operation(reading, { ...start("read"), ...where(at) }, "count"),
    delete: operation({ danger: "database-write" }, { ...start("delete"), ...where(at) }, "none"),
    exists: operation(reading, { ...start("read"), ...where(`${at}.where`) }, "count"),
    existsBy: operation(reading, { ...start("read"), ...where(at) }, "count"),
    find: operation(reading, find, "many"),
    findBy: operation(reading, { ...start("read"), ...where(at) }, "many"),
    findOne: operation(reading, find, "optional"),
    findOneBy: operation(reading, { ...start("read"), ...where(at) }, "optional"),
    findOneByOrFail: operation(reading, { ...start("read"), ...where(at) }, "one"),
    findOneOrFail: operation(reading, find, "one"),
    insert: operation(writing(at), { ...start("create"), data: at }, "none"),
    remove: operation({ danger: "database-write" }, { ...start("delete"), where: { form: "condition", at } }, "none"),
    save: operation(writing(at), { ...start("upsert"), data: at }, "one"),
    softDelete: operation({ danger: "database-write" }, { ...start("delete"), ...where(at) }, "none"),
    update: operation(writing(second), { ...start("update"), ...where(at), data: second }, "none"),
    upsert: operation(writing(at), { ...start("upsert"), data: at }, "none"),
  };
}

const query: Api = {
  call: { effect: { danger: "raw-query", ports: { text: "0" } }, returns: "unknown", async: true },
};
const repository: Api = { call: { returns: { type: "Repository" } } };
const transaction: Api = {
  call: {
    callbacks: [{ at: "-1", when: "now", with: [{ type: "EntityManager" }] }],
    returns: "callback",
    async: true,
  },
};

/** TypeORM's repositories and managers. Query builders, and entities that save themselves, are not followed. */
export const typeorm: LibraryModel = {
  name: "TypeORM",
  packages: ["typeorm"],
  versions: ">=0.3.0",
  documentation: "https://typeorm.io/docs/working-with-entity-manager/repository-api/",
  exports: { DataSource: { construct: { returns: { type: "DataSource" } } } },
  types: {
    DataSource: {
      members: {
        getRepository: repository,
        initialize: { call: { returns: "this", async: true } },
        manager: { type: "EntityManager" },
        query,
        transaction,
      },
    },
    EntityManager: {
      members: {
        ...operations("0", 1),
        create: { call: { returns: { from: ["1"], as: "object" } } },
        getRepository: repository,
        query,
        transaction,
      },
    },
    Repository: {
      members: { ...operations(undefined, 0), create: { call: { returns: { argument: "0" } } }, query },
    },
  },
};
