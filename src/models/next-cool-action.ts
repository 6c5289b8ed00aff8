import type { LibraryModel } from "./model.ts";
import { chain, nextSafeAction } from "./next-safe-action.ts";

const { createMiddleware, flattenValidationErrors, formatValidationErrors, returnValidationErrors } =
  nextSafeAction.exports;

/** What next-cool-action means: a fork of next-safe-action. */
export const nextCoolAction: LibraryModel = {
  name: "next-cool-action",
  packages: ["next-cool-action"],
  versions: "^0.0.5",
  documentation: "https://next-cool-action.dev/docs/getting-started",
  exports: {
    DEFAULT_SERVER_ERROR_MESSAGE: { value: "string" },
    createCoolActionClient: {
      call: {
        callbacks: [{ at: "0.handleServerError", when: "later", with: ["error", "unknown"], answers: true }],
        returns: { pipeline: "next-cool-action", type: "Client", errors: "0.handleServerError" },
      },
    },
    ...(createMiddleware && { createMiddleware }),
    ...(flattenValidationErrors && { flattenValidationErrors }),
    ...(formatValidationErrors && { formatValidationErrors }),
    ...(returnValidationErrors && { returnValidationErrors }),
  },
  types: {
    Client: { members: chain },
    Definition: { members: { define: { call: { returns: { argument: "0" } } } } },
  },
};
