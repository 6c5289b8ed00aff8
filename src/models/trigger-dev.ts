import type { Api, Call, LibraryModel } from "./model.ts";

const trigger: Call = { effect: { danger: "queue", ports: { data: "1", name: "0" } }, returns: "unknown", async: true };
const triggerOwn: Call = { effect: { danger: "queue", ports: { data: "0" } }, returns: "unknown", async: true };
const administration: Api = {
  members: {
    "*": { call: { effect: { danger: "privileged-api", ports: { id: "0" } }, returns: "unknown", async: true } },
  },
};
const task: Api = { call: { returns: { type: "Task" } } };

/** A run is known by its id. */
const run: Api = {
  members: {
    "*": {
      call: { effect: { danger: "privileged-api", picks: "0", ports: { id: "0" } }, returns: "unknown", async: true },
    },
  },
};

/** Trigger.dev: tasks that are started; what they do runs elsewhere. */
export const triggerDev: LibraryModel = {
  name: "Trigger.dev",
  packages: ["@trigger.dev/sdk", "@trigger.dev/sdk/*"],
  versions: "^4.8.3",
  documentation: "https://trigger.dev/docs/triggering",
  exports: {
    auth: {
      members: {
        createPublicToken: {
          call: { effect: { danger: "privileged-api" }, returns: { secret: "token" }, async: true },
        },
        createTriggerPublicToken: {
          call: { effect: { danger: "privileged-api" }, returns: { secret: "token" }, async: true },
        },
      },
    },
    envvars: administration,
    queues: administration,
    runs: run,
    schedules: {
      members: {
        task,
        "*": { call: { effect: { danger: "queue", ports: { data: "0" } }, returns: "unknown", async: true } },
      },
    },
    schemaTask: task,
    task,
    tasks: {
      members: {
        batchTrigger: { call: trigger },
        batchTriggerAndWait: { call: trigger },
        trigger: { call: trigger },
        triggerAndSubscribe: { call: trigger },
        triggerAndWait: { call: trigger },
      },
    },
  },
  types: {
    Task: {
      members: {
        batchTrigger: { call: triggerOwn },
        batchTriggerAndWait: { call: triggerOwn },
        trigger: { call: triggerOwn },
        triggerAndWait: { call: triggerOwn },
      },
    },
  },
};
