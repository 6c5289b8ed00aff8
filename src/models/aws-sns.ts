import type { Api, Call, LibraryModel } from "./model.ts";

/** To a telephone number it is a text message; to a topic or a device, a notification. */
const publish = (input: string): readonly Call[] => [
  {
    when: { at: `${input}.PhoneNumber`, present: true },
    effect: { danger: "sms", ports: { text: `${input}.Message`, to: `${input}.PhoneNumber` } },
    returns: "unknown",
    async: true,
  },
  {
    effect: {
      danger: "privileged-api",
      ports: { text: `${input}.Message`, to: `${input}.TargetArn`, topic: `${input}.TopicArn` },
    },
    returns: "unknown",
    async: true,
  },
];

const command: Api = { construct: { returns: { object: { input: { argument: "0" } } } } };

/** Amazon's notifications and text messages. */
export const awsSns: LibraryModel = {
  name: "AWS SNS",
  packages: ["@aws-sdk/client-sns"],
  versions: "^3.840.0",
  documentation: "https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/sns/",
  exports: {
    PublishCommand: command,
    SNS: { construct: { returns: { type: "Client" } } },
    SNSClient: { construct: { returns: { type: "Client" } } },
  },
  types: { Client: { members: { publish: { call: publish("0") }, send: { call: publish("0.input") } } } },
};
