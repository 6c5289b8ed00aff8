import type { Api, Call, LibraryModel } from "./model.ts";

const ask = (input: string): Call => ({
  effect: { danger: "ai", ports: { input, model: `${input}.modelId` } },
  returns: "unknown",
  async: true,
});
const command: Api = { construct: { returns: { object: { input: { argument: "0" } } } } };
const client: Api = { construct: { returns: { type: "Client" } } };

/** Amazon's models. */
export const awsBedrock: LibraryModel = {
  name: "AWS Bedrock",
  packages: ["@aws-sdk/client-bedrock-runtime"],
  versions: "^3.1164.0",
  documentation: "https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/bedrock-runtime/",
  exports: {
    BedrockRuntime: client,
    BedrockRuntimeClient: client,
    ConverseCommand: command,
    ConverseStreamCommand: command,
    InvokeModelCommand: command,
    InvokeModelWithResponseStreamCommand: command,
  },
  types: {
    Client: {
      members: {
        converse: { call: ask("0") },
        converseStream: { call: ask("0") },
        invokeModel: { call: ask("0") },
        invokeModelWithResponseStream: { call: ask("0") },
        send: {
          call: [
            { when: { at: "0.input", present: true }, ...ask("0.input") },
            { returns: "unknown", async: true },
          ],
        },
      },
    },
  },
};
