import type { Api, Call, LibraryModel, QueryStep } from "./model.ts";

const byWhere = (at: string): QueryStep => ({ where: { form: "object", at, dialect: "plain" } });
const read: QueryStep = { start: { verb: "read" }, columns: { at: "0.attributes", form: "list" } };
const finding = (rows: "many" | "optional"): Api => ({
  call: {
    effect: { danger: "database-read" },
    query: { ...read, ...byWhere("0.where"), relations: { at: "0.include" }, rows },
    returns: "rows",
    async: true,
  },
});
const create: Call = {
  effect: { danger: "database-write", ports: { data: "0" } },
  query: { start: { verb: "create" }, data: "0", rows: "one" },
  returns: "rows",
  async: true,
};

/** SQL text, whose values stand in the options; its rows come first, or alone where they are all that is asked for. */
const raw = (values: string): Call => ({
  effect: { danger: "raw-query", ports: { text: "0", values } },
  query: { start: { verb: "raw" }, statement: "0", where: { form: "condition", at: values }, rows: "many" },
  returns: { tuple: ["rows", "unknown"] },
  async: true,
});

/** Sequelize. What a class takes over from `Model` is not followed yet, and what `define()` calls a model is not told apart. */
export const sequelize: LibraryModel = {
  name: "Sequelize",
  packages: ["sequelize"],
  versions: "^6.0.0",
  documentation: "https://sequelize.org/docs/v6/core-concepts/model-querying-basics/",
  exports: { Model: { type: "Model" }, Sequelize: { construct: { returns: { type: "Sequelize" } } } },
  types: {
    Model: {
      members: {
        bulkCreate: { call: { ...create, query: { ...create.query, rows: "many" } } },
        count: {
          call: {
            effect: { danger: "database-read" },
            query: { start: { verb: "read" }, ...byWhere("0.where"), rows: "count" },
            returns: "rows",
            async: true,
          },
        },
        create: { call: create },
        destroy: {
          call: {
            effect: { danger: "database-write" },
            query: { start: { verb: "delete" }, ...byWhere("0.where"), rows: "count" },
            returns: "rows",
            async: true,
          },
        },
        findAll: finding("many"),
        findByPk: {
          call: {
            effect: { danger: "database-read" },
            query: {
              start: { verb: "read" },
              columns: { at: "1.attributes", form: "list" },
              where: { form: "id", at: "0", column: "id" },
              rows: "optional",
            },
            returns: "rows",
            async: true,
          },
        },
        findOne: finding("optional"),
        update: {
          call: {
            effect: { danger: "database-write", ports: { data: "0" } },
            query: { start: { verb: "update" }, ...byWhere("1.where"), data: "0", rows: "none" },
            returns: "unknown",
            async: true,
          },
        },
        upsert: { call: { ...create, query: { ...create.query, start: { verb: "upsert" } } } },
      },
    },
    Sequelize: {
      members: {
        define: { call: { returns: { type: "Model" } } },
        query: {
          call: [
            { when: { at: "1.bind", present: true }, ...raw("1.bind") },
            { when: { at: "1.type", present: true }, ...raw("1.replacements"), returns: "rows" },
            raw("1.replacements"),
          ],
        },
        transaction: {
          call: { callbacks: [{ at: "0", when: "now", with: ["unknown"] }], returns: "callback", async: true },
        },
      },
    },
  },
};
