import type { Api, Call, LibraryModel, Result } from "./model.ts";

const item: Result = { object: { resource: "rows", statusCode: "number" }, otherwise: "unknown" };
const page: Call = {
  query: { rows: "many" },
  returns: { object: { resources: "rows", hasMoreResults: "boolean" }, otherwise: "unknown" },
  async: true,
};

/** A text of SQL, alone or with the values that are bound to its parameters. */
const query: readonly Call[] = [
  {
    when: { at: "0.query", present: true },
    effect: { danger: "raw-query", ports: { text: "0.query" } },
    query: { start: { verb: "raw" }, where: { form: "condition", at: "0.parameters" } },
    returns: { type: "Pages" },
  },
  {
    effect: { danger: "raw-query", ports: { text: "0" } },
    query: { start: { verb: "raw" } },
    returns: { type: "Pages" },
  },
];

const written = (verb: "create" | "upsert"): Api => ({
  call: {
    effect: { danger: "database-write", ports: { data: "0" } },
    query: { start: { verb }, data: "0", rows: "one" },
    returns: item,
    async: true,
  },
});

const operations: Api = {
  call: { effect: { danger: "database-write", ports: { data: "0" } }, returns: "unknown", async: true },
};
const administration: Api = { call: { effect: { danger: "database-write" }, returns: "unknown", async: true } };

/** Azure Cosmos DB for NoSQL. */
export const azureCosmos: LibraryModel = {
  name: "Azure Cosmos DB",
  packages: ["@azure/cosmos"],
  versions: "^4.9.3",
  documentation: "https://learn.microsoft.com/javascript/api/overview/azure/cosmos-readme",
  exports: { CosmosClient: { construct: { returns: { type: "Client" } } } },
  types: {
    Client: { members: { database: { call: { returns: { type: "Database" } } } } },
    Database: { members: { container: { call: { returns: { type: "Container" } } }, delete: administration } },
    Container: {
      members: {
        delete: administration,
        deleteAllItemsForPartitionKey: administration,
        item: {
          call: {
            query: { start: { verb: "read" }, where: { form: "id", at: "0", column: "id" } },
            returns: { type: "Item" },
          },
        },
        items: { type: "Items" },
        replace: administration,
      },
    },
    Items: {
      members: {
        batch: operations,
        bulk: operations,
        create: written("create"),
        executeBulkOperations: operations,
        query: { call: query },
        readAll: {
          call: { effect: { danger: "database-read" }, query: { start: { verb: "read" } }, returns: { type: "Pages" } },
        },
        upsert: written("upsert"),
      },
    },
    Item: {
      members: {
        delete: {
          call: {
            effect: { danger: "database-write" },
            query: { verb: "delete", rows: "none" },
            returns: "unknown",
            async: true,
          },
        },
        patch: {
          call: {
            effect: { danger: "database-write", ports: { data: "0" } },
            query: { verb: "update", data: "0", rows: "one" },
            returns: item,
            async: true,
          },
        },
        read: {
          call: {
            effect: { danger: "database-read" },
            query: { verb: "read", rows: "optional-undefined" },
            returns: item,
            async: true,
          },
        },
        replace: {
          call: {
            effect: { danger: "database-write", ports: { data: "0" } },
            query: { verb: "update", data: "0", rows: "one" },
            returns: item,
            async: true,
          },
        },
      },
    },
    Pages: { members: { fetchAll: { call: page }, fetchNext: { call: page } } },
  },
};
