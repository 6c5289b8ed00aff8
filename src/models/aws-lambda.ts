import type { Api, Call, LibraryModel } from "./model.ts";

const invoke = (input: string): Call => ({
  effect: { danger: "privileged-api", ports: { data: `${input}.Payload`, name: `${input}.FunctionName` } },
  returns: "unknown",
  async: true,
});
const client: Api = { construct: { returns: { type: "Client" } } };
const command: Api = {
  construct: { returns: { object: { input: { argument: "0" }, invokes: { literal: true } } } },
};

/** Amazon's functions. */
export const awsLambda: LibraryModel = {
  name: "AWS Lambda",
  packages: ["@aws-sdk/client-lambda"],
  versions: "^3.1169.0",
  documentation: "https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/lambda/",
  exports: {
    InvokeCommand: command,
    InvokeWithResponseStreamCommand: command,
    Lambda: client,
    LambdaClient: client,
  },
  types: {
    Client: {
      members: {
        invoke: { call: invoke("0") },
        invokeWithResponseStream: { call: invoke("0") },
        send: {
          call: [
            { when: { at: "0.invokes", is: true }, ...invoke("0.input") },
            { returns: "unknown", async: true },
          ],
        },
      },
    },
  },
};
