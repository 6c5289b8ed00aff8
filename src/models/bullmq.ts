import type { Api, LibraryModel } from "./model.ts";

const administration: Api = {
  call: { effect: { danger: "queue", ports: { id: "0" } }, returns: "unknown", async: true },
};

/** BullMQ's queues; its workers run elsewhere. */
export const bullmq: LibraryModel = {
  name: "BullMQ",
  packages: ["bullmq"],
  versions: "^6.7.0",
  documentation: "https://docs.bullmq.io/",
  exports: { Queue: { construct: { returns: { type: "Queue" } } } },
  types: {
    Queue: {
      members: {
        add: {
          call: { effect: { danger: "queue", ports: { data: "1", name: "0" } }, returns: "unknown", async: true },
        },
        addBulk: { call: { effect: { danger: "queue", ports: { messages: "0" } }, returns: "unknown", async: true } },
        clean: administration,
        drain: administration,
        getJob: administration,
        obliterate: administration,
        pause: administration,
        remove: administration,
        removeJobScheduler: administration,
        resume: administration,
        retryJobs: administration,
        upsertJobScheduler: {
          call: { effect: { danger: "queue", ports: { data: "2", id: "0" } }, returns: "unknown", async: true },
        },
      },
    },
  },
};
