import type { Api, Call, LibraryModel } from "./model.ts";

const queue = (input: string): Call => ({
  effect: {
    danger: "queue",
    ports: { data: `${input}.MessageBody`, entries: `${input}.Entries`, to: `${input}.QueueUrl` },
  },
  returns: "unknown",
  async: true,
});

/** The mark tells `send()` that it is one of those that send. */
const command: Api = {
  construct: { returns: { object: { input: { argument: "0" }, queues: { literal: true } } } },
};

/** Amazon's queues. */
export const awsSqs: LibraryModel = {
  name: "AWS SQS",
  packages: ["@aws-sdk/client-sqs"],
  versions: "^3.1169.0",
  documentation: "https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/sqs/",
  exports: {
    SQS: { construct: { returns: { type: "Client" } } },
    SQSClient: { construct: { returns: { type: "Client" } } },
    SendMessageBatchCommand: command,
    SendMessageCommand: command,
  },
  types: {
    Client: {
      members: {
        send: {
          call: [
            { when: { at: "0.queues", is: true }, ...queue("0.input") },
            { returns: "unknown", async: true },
          ],
        },
        sendMessage: { call: queue("0") },
        sendMessageBatch: { call: queue("0") },
      },
    },
  },
};
