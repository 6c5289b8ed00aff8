import type { Api, LibraryModel } from "./model.ts";

const write: Api = {
  call: { effect: { danger: "database-write", ports: { data: "0" } }, returns: "unknown", async: true },
};
const read: Api = { call: { effect: { danger: "database-read" }, returns: "unknown", async: true } };

/** Azure's table storage. */
export const azureTables: LibraryModel = {
  name: "Azure Tables",
  packages: ["@azure/data-tables"],
  versions: "^13.0.0",
  documentation: "https://learn.microsoft.com/javascript/api/overview/azure/data-tables-readme",
  exports: {
    TableClient: {
      construct: { returns: { type: "Table" } },
      members: { fromConnectionString: { call: { returns: { type: "Table" } } } },
    },
  },
  types: {
    Table: {
      members: {
        createEntity: write,
        deleteEntity: {
          call: {
            effect: { danger: "database-write", ports: { partition: "0", row: "1" } },
            returns: "unknown",
            async: true,
          },
        },
        getEntity: read,
        listEntities: { call: { effect: { danger: "database-read" }, returns: "unknown" } },
        submitTransaction: write,
        updateEntity: write,
        upsertEntity: write,
      },
    },
  },
};
