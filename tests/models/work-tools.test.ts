import { describe, expect, it } from "vitest";

import { summary } from "../flow/testkit.ts";
import { effectsOf } from "./effects.ts";

const clients = {
  dub: `import { Dub } from "dub"; const dub = new Dub({ token: process.env.KEY });`,
  hubspot: `import { Client } from "@hubspot/api-client"; const hubspot = new Client({ accessToken: process.env.TOKEN });`,
  imagekit: `import ImageKit from "imagekit"; const images = new ImageKit({ publicKey: "", privateKey: process.env.KEY!, urlEndpoint: "" });`,
  lambda: `import { GetFunctionCommand, InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda"; const lambda = new LambdaClient({});`,
  linear: `import { LinearClient } from "@linear/sdk"; const linear = new LinearClient({ apiKey: process.env.KEY });`,
  mux: `import Mux from "@mux/mux-node"; const mux = new Mux({ tokenId: "", tokenSecret: process.env.KEY });`,
  notion: `import { Client } from "@notionhq/client"; const notion = new Client({ auth: process.env.TOKEN });`,
  plain: `import { PlainClient } from "@team-plain/typescript-sdk"; const plain = new PlainClient({ apiKey: process.env.KEY! });`,
  sqs: `import { GetQueueUrlCommand, SendMessageCommand, SQS, SQSClient } from "@aws-sdk/client-sqs"; const sqs = new SQSClient({});`,
};

describe("tools that teams work with", () => {
  it.each([
    ["notion", "await notion.pages.create({ parent: { database_id: 'a' }, properties: input });", "privileged-api"],
    ["notion", "await notion.blocks.children.append({ block_id: id, children: [] });", "privileged-api"],
    ["notion", "await notion.dataSources.query({ data_source_id: id });", "harmless"],
    ["notion", "await new Client({ auth: id }).pages.create({ parent: {}, properties: {} });", ""],
    ["hubspot", "await hubspot.crm.contacts.basicApi.create({ properties: input });", "privileged-api"],
    ["hubspot", "await hubspot.crm.contacts.basicApi.getById(id);", "harmless"],
    ["linear", "await linear.createIssue({ teamId: 'a', title: id });", "privileged-api"],
    ["linear", "await linear.issue(id);", ""],
    ["plain", "await plain.createThread({ customerIdentifier: { emailAddress: id } });", "privileged-api"],
    ["plain", "await plain.getThread({ threadId: id });", ""],
    ["sqs", "await sqs.send(new SendMessageCommand({ QueueUrl: 'a', MessageBody: id }));", "queue"],
    ["sqs", "await new SQS({}).sendMessage({ QueueUrl: 'a', MessageBody: id });", "queue"],
    ["sqs", "await sqs.send(new GetQueueUrlCommand({ QueueName: id }));", ""],
    ["lambda", "await lambda.send(new InvokeCommand({ FunctionName: 'a', Payload: id }));", "privileged-api"],
    ["lambda", "await lambda.send(new GetFunctionCommand({ FunctionName: id }));", ""],
    ["dub", "await dub.links.create({ url: id });", "privileged-api"],
    ["dub", "await dub.links.get({ linkId: id });", "harmless"],
    ["mux", "await mux.video.assets.delete(id);", "privileged-api"],
    ["mux", "await mux.video.assets.retrieve(id);", "harmless"],
    ["imagekit", "await images.deleteFile(id);", "storage-write"],
    ["imagekit", "images.url({ path: id });", ""],
  ] as const)("%s: %s", (client, body, effect) => {
    expect(effectsOf(clients[client], body)).toBe(effect);
  });

  it.each([
    ["mux.webhooks.verifySignature(id, {})", "authenticated"],
    ["mux.jwt.signPlaybackId(id)", "anonymous"],
  ])("Mux has signed it: %s", (call, known) => {
    expect(
      summary(
        `"use server";\nimport { prisma } from "./db"; ${clients.mux}\nexport async function act(id: string) { await ${call}; await prisma.video.delete({ where: { id } }); }`,
      ),
    ).toEqual([`database-write prisma.video.delete ${known}`]);
  });
});
