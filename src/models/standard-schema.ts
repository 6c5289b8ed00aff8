import type { Api } from "./model.ts";

/** What `schema["~standard"]` offers in every library that follows the Standard Schema specification. */
export const standardApi: Api = {
  members: {
    validate: {
      call: {
        validates: {
          value: "0",
          failure: {
            passed: { object: { issues: "undefined", value: "output" } },
            failed: { object: { issues: { array: "unknown" }, value: "undefined" } },
          },
        },
      },
    },
  },
};

/** How a schema gives it: the same schema, seen through that door. */
export const standard: Api = { value: { schema: { change: "same" }, as: "Standard" } };
