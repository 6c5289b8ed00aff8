import type { LibraryModel } from "./model.ts";
import { paidClient } from "./paid-clients.ts";
import { actOn } from "./services.ts";

/** Linear. */
export const linear: LibraryModel = {
  name: "Linear",
  packages: ["@linear/sdk"],
  versions: "^98.0.0",
  documentation: "https://linear.app/developers/sdk",
  exports: { LinearClient: paidClient },
  types: {
    Client: {
      members: {
        "archive*": { call: actOn },
        "create*": { call: actOn },
        "delete*": { call: actOn },
        "update*": { call: actOn },
      },
    },
  },
};
