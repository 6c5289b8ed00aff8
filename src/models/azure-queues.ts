import type { Api, LibraryModel } from "./model.ts";

const send: Api = {
  call: { effect: { danger: "queue", ports: { data: "0" } }, returns: "unknown", async: true },
};
const queue: Api = { call: { returns: { type: "Queue" } } };
const storageQueue: Api = { construct: { returns: { type: "Queue" } } };

/** Azure's queues: of Service Bus and of Storage. */
export const azureQueues: LibraryModel = {
  name: "Azure queues",
  packages: ["@azure/service-bus", "@azure/storage-queue"],
  versions: "@azure/service-bus ^7.9.0, @azure/storage-queue ^12.0.0",
  documentation: "https://learn.microsoft.com/azure/storage/queues/",
  exports: {
    QueueClient: storageQueue,
    QueueServiceClient: {
      construct: { returns: { type: "Service" } },
      members: { fromConnectionString: { call: { returns: { type: "Service" } } } },
    },
    ServiceBusClient: { construct: { returns: { type: "Bus" } } },
  },
  types: {
    Bus: { members: { createSender: queue } },
    Queue: { members: { scheduleMessages: send, sendMessage: send, sendMessages: send } },
    Service: { members: { getQueueClient: queue } },
  },
};
