import type { Api, Call, LibraryModel } from "./model.ts";

const administration: Api = {
  call: { effect: { danger: "queue", ports: { id: "0" } }, returns: "unknown", async: true },
};

/** Functions that are given a job, which was put into the queue at some time, by whomever. */
const processor: NonNullable<Call["callbacks"]> = [{ at: "1", when: "later", with: ["unknown", "unknown"] }];

/** BullMQ's queues, and its workers, which mostly run elsewhere. */
export const bullmq: LibraryModel = {
  name: "BullMQ",
  packages: ["bullmq"],
  versions: "^6.7.0",
  documentation: "https://docs.bullmq.io/",
  exports: {
    Queue: { construct: { returns: { type: "Queue" } } },
    Worker: { construct: { callbacks: processor, returns: { type: "Worker" } } },
  },
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
    Worker: { members: { on: { call: { callbacks: processor, returns: { type: "Worker" } } } } },
  },
};
