import type { Api, LibraryModel } from "./model.ts";

const capture: Api = { call: { logs: true, returns: "string" } };
const log: Api = { call: { logs: true, returns: "undefined" } };
/** What it is told for the next report. */
const note: Api = { call: { returns: "undefined" } };
/** Calls a function and gives what that gives. */
const around: Api = { call: { callbacks: [{ at: "-1", when: "now" }], returns: "callback" } };

/** What Sentry's SDKs for servers mean. */
export const sentry: LibraryModel = {
  name: "Sentry",
  packages: ["@sentry/nextjs", "@sentry/node"],
  versions: ">=8.0.0",
  documentation: "https://docs.sentry.io/platforms/javascript/guides/nextjs/apis/",
  exports: {
    addBreadcrumb: note,
    captureEvent: capture,
    captureException: capture,
    captureMessage: capture,
    flush: { call: { returns: "boolean", async: true } },
    init: note,
    logger: { members: { debug: log, error: log, fatal: log, info: log, trace: log, warn: log } },
    setContext: note,
    setExtra: note,
    setTag: note,
    setTags: note,
    setUser: note,
    startSpan: around,
    startSpanManual: around,
    withIsolationScope: around,
    withScope: around,
    // Around an action: runs it, and reports what it throws.
    withServerActionInstrumentation: {
      call: { logs: true, callbacks: [{ at: "-1", when: "now" }], returns: "callback", async: true },
    },
  },
};
