import type { Api, Call, LibraryModel } from "./model.ts";

const publish: Call = {
  effect: { danger: "queue", ports: { data: "0.body", url: "0.url" } },
  returns: "unknown",
  async: true,
};
const publishMany: Call = { effect: { danger: "queue", ports: { messages: "0" } }, returns: "unknown", async: true };
const administration: Api = {
  members: {
    "*": { call: { effect: { danger: "queue", ports: { data: "0" } }, returns: "unknown", async: true } },
  },
};

/** Upstash QStash. */
export const qstash: LibraryModel = {
  name: "QStash",
  packages: ["@upstash/qstash"],
  versions: "^2.12.0",
  documentation: "https://upstash.com/docs/qstash/sdks/ts/overview",
  exports: {
    Client: { construct: { returns: { type: "Client" } } },
    Receiver: { construct: { returns: { type: "Receiver" } } },
  },
  types: {
    Client: {
      members: {
        batch: { call: publishMany },
        batchJSON: { call: publishMany },
        dlq: administration,
        messages: administration,
        publish: { call: publish },
        publishJSON: { call: publish },
        queue: { call: { returns: { type: "Queue" } } },
        schedules: administration,
        urlGroups: administration,
      },
    },
    Queue: {
      members: {
        enqueue: { call: publish },
        enqueueJSON: { call: publish },
        "*": { call: { effect: { danger: "queue", ports: { data: "0" } }, returns: "unknown", async: true } },
      },
    },
    // Throws unless the signature is QStash's.
    Receiver: { members: { verify: { call: { guards: ["authenticated"], returns: "true", async: true } } } },
  },
};
