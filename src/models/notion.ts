import type { Api, LibraryModel } from "./model.ts";
import { clientClass } from "./paid-clients.ts";
import { act, lookUpsAnd } from "./services.ts";

const resource: Api = { type: "Resource" };

/** Notion. */
export const notion: LibraryModel = {
  name: "Notion",
  packages: ["@notionhq/client"],
  versions: "^5.26.0",
  documentation: "https://developers.notion.com/reference/intro",
  exports: { Client: clientClass("0.auth") },
  types: {
    Client: {
      members: {
        blocks: resource,
        comments: resource,
        dataSources: resource,
        databases: resource,
        fileUploads: resource,
        pages: resource,
      },
    },
    Resource: { call: act, members: { ...lookUpsAnd("query*"), "*": resource } },
  },
};
