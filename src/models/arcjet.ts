import type { Api, LibraryModel } from "./model.ts";

/** Describes a rule; it does nothing until a request is checked. */
const rule: Api = { call: { returns: "unknown" } };

/** What Arcjet's SDK for Next.js means. */
export const arcjet: LibraryModel = {
  name: "Arcjet",
  packages: ["@arcjet/next"],
  versions: "^1.5.0",
  documentation: "https://docs.arcjet.com/reference/nextjs",
  exports: {
    createMiddleware: { call: { returns: "unknown" } },
    default: { call: { returns: { type: "Arcjet" } } },
    detectBot: rule,
    fixedWindow: rule,
    protectSignup: rule,
    request: { call: { async: true, returns: "unknown" } },
    sensitiveInfo: rule,
    shield: rule,
    slidingWindow: rule,
    tokenBucket: rule,
    validateEmail: rule,
    // Around a route handler: answers 429 or 403 itself when the request is denied.
    withArcjet: { call: { returns: { argument: "1" } } },
  },
  types: {
    Arcjet: {
      members: {
        // Decides on the request; it does not stop anybody by itself.
        protect: { call: { async: true, returns: { type: "Decision" } } },
        withRule: { call: { returns: "this" } },
      },
    },
    Decision: {
      members: {
        conclusion: {
          value: {
            oneOf: [
              { value: { literal: "DENY" } },
              { value: { literal: "ALLOW" }, facts: ["limited"] },
              { value: { literal: "CHALLENGE" }, facts: ["limited"] },
              { value: { literal: "ERROR" }, facts: ["limited"] },
            ],
          },
        },
        isAllowed: { call: { returns: { oneOf: [{ value: "false" }, { value: "true", facts: ["limited"] }] } } },
        isChallenged: { call: { returns: "boolean" } },
        isDenied: { call: { returns: { oneOf: [{ value: "true" }, { value: "false", facts: ["limited"] }] } } },
        isErrored: { call: { returns: "boolean" } },
        "*": { value: "unknown" },
      },
    },
  },
};
