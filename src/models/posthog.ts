import type { Api, LibraryModel } from "./model.ts";

/** An event, which says who did what and when, or an error. */
const capture: Api = { call: { logs: true, returns: "undefined" } };
const captureNow: Api = { call: { logs: true, returns: "undefined", async: true } };
/** What it is told of a person or a group for later events. */
const note: Api = { call: { returns: "undefined" } };
/** A flag is the server's word, whoever it is asked for. */
const flag: Api = { call: { returns: "unknown", async: true } };

/** What PostHog's SDK for servers means. */
export const posthog: LibraryModel = {
  name: "PostHog",
  packages: ["posthog-node"],
  versions: ">=4.0.0",
  documentation: "https://posthog.com/docs/libraries/node",
  exports: { PostHog: { construct: { returns: { type: "Client" } } } },
  types: {
    Client: {
      members: {
        alias: note,
        capture,
        captureException: capture,
        captureExceptionImmediate: captureNow,
        captureImmediate: captureNow,
        flush: flag,
        getAllFlags: flag,
        getFeatureFlag: flag,
        getFeatureFlagPayload: flag,
        groupIdentify: note,
        identify: note,
        isFeatureEnabled: { call: { returns: "boolean", async: true } },
        shutdown: flag,
      },
    },
  },
};
