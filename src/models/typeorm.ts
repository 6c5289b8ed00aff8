import type { Api, Call, Effect, LibraryModel, QueryStep, Rows, Verb } from "./model.ts";

const reading: Effect = { danger: "database-read" };
const deleting: Effect = { danger: "database-write" };
const writing = (data: string): Effect => ({ danger: "database-write", ports: { data } });
const select = (at: string): QueryStep => ({ columns: { at, form: "select" } });
const call = (effect: Effect, query: QueryStep, rows: Rows): Call => ({
  effect,
  query: { ...query, rows },
  returns: "rows",
  async: true,
});

/** A row that was loaded is written with what was changed in it since. */
const save = (entity: string, model?: string): Call =>
  call(writing(entity), { ...shownRow("upsert", entity, model), data: entity }, "one");
const remove = (entity: string, model?: string): Call => call(deleting, shownRow("delete", entity, model), "none");

function shownRow(verb: Verb, of: string, model: string | undefined): QueryStep {
  return { start: { verb, row: "id", of, ...(model !== undefined && { model }) } };
}

/** The same of a repository, of an entity's class, and of a manager, which is told of the entity first. */
function operations(model: string, first: number): Readonly<Record<string, Api>> {
  const at = String(first);
  const second = String(first + 1);
  const start = (verb: Verb): QueryStep => ({ start: { verb, model } });
  const where = (place: string): QueryStep => ({ where: { form: "object", at: place, dialect: "plain" } });
  const keyed = (place: string): QueryStep => ({ where: { form: "object", at: place, dialect: "plain", key: "id" } });
  const operation = (effect: Effect, query: QueryStep, rows: Rows): Api => ({ call: call(effect, query, rows) });
  const reads = (query: QueryStep, rows: Rows): Api =>
    operation(reading, { ...start("read"), ...query, row: "Entity" }, rows);
  const find: QueryStep = {
    ...where(`${at}.where`),
    ...select(`${at}.select`),
    relations: { at: `${at}.relations` },
  };
  /** A manager is told of the entity first, unless it is shown one that knows. */
  const shown = (change: (entity: string, model?: string) => Call): Api => ({
    call: first === 0 ? change(at, model) : [{ when: { at, present: true }, ...change(at, model) }, change("0")],
  });
  return {
    count: operation(reading, { ...start("read"), ...where(`${at}.where`) }, "count"),
    countBy: operation(reading, { ...start("read"), ...where(at) }, "count"),
    delete: operation(deleting, { ...start("delete"), ...keyed(at) }, "changed"),
    exists: operation(reading, { ...start("read"), ...where(`${at}.where`) }, "count"),
    existsBy: operation(reading, { ...start("read"), ...where(at) }, "count"),
    find: reads(find, "many"),
    findAndCount: {
      call: {
        ...call(reading, { ...start("read"), ...find, row: "Entity" }, "many"),
        returns: { tuple: ["rows", "number"] },
      },
    },
    findBy: reads(where(at), "many"),
    findOne: reads(find, "optional"),
    findOneBy: reads(where(at), "optional"),
    findOneByOrFail: reads(where(at), "one"),
    findOneOrFail: reads(find, "one"),
    insert: operation(writing(at), { ...start("create"), data: at }, "none"),
    remove: shown(remove),
    save: shown(save),
    softRemove: shown(remove),
    update: operation(writing(second), { ...start("update"), ...keyed(at), data: second }, "changed"),
    upsert: operation(writing(at), { ...start("upsert"), data: at }, "none"),
  };
}

const softDelete = (model: string, at: string): Api => ({
  call: call(
    deleting,
    { start: { verb: "delete", model }, where: { form: "object", at, dialect: "plain", key: "id" } },
    "changed",
  ),
});
const changeLoaded: QueryStep = { start: { verb: "update", row: "id" } };

const query: Api = {
  call: {
    effect: { danger: "raw-query", ports: { text: "0", values: "1" } },
    query: { start: { verb: "raw" }, statement: "0", where: { form: "condition", at: "1" }, rows: "many" },
    returns: "rows",
    async: true,
  },
};
const repository: Api = {
  call: { query: { start: { verb: "read", model: "0" } }, returns: { type: "Repository" } },
};
const transaction: Api = {
  call: {
    callbacks: [{ at: "-1", when: "now", with: [{ type: "EntityManager" }] }],
    returns: "callback",
    async: true,
  },
};

/** TypeORM's repositories, managers, and entities that save themselves. Query builders are not followed. */
export const typeorm: LibraryModel = {
  name: "TypeORM",
  packages: ["typeorm"],
  versions: ">=0.3.0",
  documentation: "https://typeorm.io/docs/working-with-entity-manager/repository-api/",
  exports: {
    BaseEntity: {
      construct: { returns: { type: "Entity" } },
      members: {
        ...operations("this", 0),
        create: { call: { returns: { argument: "0" } } },
      },
    },
    DataSource: { construct: { returns: { type: "DataSource" } } },
    Repository: {
      construct: { query: { start: { verb: "read", model: "0" } }, returns: { type: "Repository" } },
    },
  },
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
    Entity: {
      members: {
        remove: { call: call(deleting, { start: { verb: "delete", row: "id" } }, "none") },
        save: { call: { ...call({ danger: "database-write" }, changeLoaded, "none"), returns: { argument: "this" } } },
        softRemove: { call: call(deleting, { start: { verb: "delete", row: "id" } }, "none") },
      },
    },
    EntityManager: {
      members: {
        ...operations("0", 1),
        create: { call: { returns: { from: ["1"], as: "object" } } },
        getRepository: repository,
        query,
        softDelete: softDelete("0", "1"),
        transaction,
      },
    },
    Repository: {
      stays: true,
      members: {
        ...operations("made", 0),
        create: { call: { returns: { argument: "0" } } },
        query,
        softDelete: softDelete("made", "0"),
      },
    },
  },
};
