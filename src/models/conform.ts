import type { Api, LibraryModel } from "./model.ts";

/** A submission, whose value is there once its status says so. */
const parse: Api = {
  call: {
    validates: {
      value: "0",
      schema: "1.schema",
      failure: {
        passed: {
          object: {
            error: "null",
            payload: "unknown",
            reply: "unknown",
            status: { literal: "success" },
            value: "output",
          },
        },
        failed: {
          object: {
            error: "unknown",
            payload: "unknown",
            reply: "unknown",
            status: { literal: "error" },
            value: "undefined",
          },
        },
      },
    },
  },
};

/** Conform's parsers of form data. */
export const conform: LibraryModel = {
  name: "Conform",
  packages: ["@conform-to/valibot", "@conform-to/yup", "@conform-to/zod", "@conform-to/zod/v3", "@conform-to/zod/v4"],
  versions: "^1.21.0",
  documentation: "https://conform.guide/api/zod/parseWithZod",
  exports: { parseWithValibot: parse, parseWithYup: parse, parseWithZod: parse },
};
