import { describe, expect, it } from "vitest";

import { summary } from "../flow/testkit.ts";
import { effectsOf } from "./effects.ts";

const clients = {
  azureBus: `import { ServiceBusClient } from "@azure/service-bus"; const bus = new ServiceBusClient(process.env.URL!);`,
  azureQueue: `import { QueueServiceClient } from "@azure/storage-queue";
const queue = QueueServiceClient.fromConnectionString(process.env.URL!).getQueueClient("jobs");`,
  azureSms: `import { SmsClient } from "@azure/communication-sms"; const client = new SmsClient(process.env.URL!);`,
  ably: `import * as Ably from "ably"; const ably = new Ably.Rest({ key: process.env.KEY });`,
  expo: `import { Expo } from "expo-server-sdk"; const expo = new Expo({ accessToken: process.env.TOKEN });`,
  knock: `import Knock from "@knocklabs/node"; const knock = new Knock({ apiKey: process.env.KEY });`,
  messagebird: `import { initClient } from "messagebird"; const client = initClient(process.env.KEY!);`,
  novu: `import { Novu } from "@novu/api"; const novu = new Novu({ secretKey: process.env.KEY });`,
  novuBefore: `import { Novu } from "@novu/node"; const novu = new Novu(process.env.KEY!);`,
  pusher: `import Pusher from "pusher"; const pusher = new Pusher({ appId: "", key: "", secret: process.env.KEY! });`,
  slack: `import { WebClient } from "@slack/web-api"; const slack = new WebClient(process.env.TOKEN);`,
  slackWebhook: `import { IncomingWebhook } from "@slack/webhook"; const webhook = new IncomingWebhook(process.env.HOOK!);`,
  svix: `import { Svix } from "svix"; const svix = new Svix(process.env.KEY!);`,
  vonage: `import { Vonage } from "@vonage/server-sdk"; const vonage = new Vonage({ apiKey: "", apiSecret: process.env.KEY });`,
  webPush: `import webpush from "web-push"; webpush.setVapidDetails("", "", process.env.KEY!);`,
};

describe("messages", () => {
  it.each([
    ["azureBus", "await bus.createSender('jobs').sendMessages({ body: id });", "queue"],
    ["azureBus", "bus.createSender('jobs');", ""],
    ["azureQueue", "await queue.sendMessage(id);", "queue"],
    ["azureQueue", "id.trim();", ""],
    ["azureSms", "await client.send({ from: 'a', to: [id], message: 'b' });", "sms"],
    ["azureSms", "new SmsClient(id);", ""],
    ["slack", "await slack.chat.postMessage({ channel: 'a', text: id });", "privileged-api"],
    ["slack", "await slack.conversations.history({ channel: id });", "harmless"],
    ["slack", "await new WebClient(id).chat.postMessage({ channel: 'a', text: 'b' });", ""],
    ["slackWebhook", "await webhook.send({ text: id });", "privileged-api"],
    ["slackWebhook", "await new IncomingWebhook(id).send({ text: 'a' });", ""],
    ["pusher", "await pusher.trigger('channel', 'event', input);", "privileged-api"],
    ["pusher", "return pusher.authorizeChannel(id, 'private-a');", "privileged-api"],
    ["pusher", "await pusher.get({ path: '/channels' });", ""],
    ["ably", "await ably.channels.get('channel').publish('event', input);", "privileged-api"],
    ["ably", "await ably.channels.get('channel').history();", ""],
    ["novu", "await novu.trigger({ workflowId: 'a', to: id });", "privileged-api"],
    ["novu", "await novu.subscribers.retrieve(id);", "harmless"],
    ["novuBefore", "await novu.trigger('a', { to: { subscriberId: id }, payload: {} });", "privileged-api"],
    ["novuBefore", "await novu.subscribers.get(id);", "harmless"],
    ["knock", "await knock.workflows.trigger('a', { recipients: [id] });", "privileged-api"],
    ["knock", "await knock.users.get(id);", "harmless"],
    ["webPush", "await webpush.sendNotification(JSON.parse(id), 'a');", "privileged-api"],
    ["webPush", "webpush.generateVAPIDKeys();", ""],
    [
      "expo",
      "for (const chunk of expo.chunkPushNotifications([{ to: id }])) await expo.sendPushNotificationsAsync(chunk);",
      "privileged-api",
    ],
    ["expo", "Expo.isExpoPushToken(id);", ""],
    ["vonage", "await vonage.sms.send({ to: id, from: 'a', text: 'b' });", "sms"],
    ["vonage", "await vonage.numbers.getOwnedNumbers();", ""],
    ["messagebird", "client.messages.create({ originator: 'a', recipients: [id], body: 'b' }, () => {});", "sms"],
    ["messagebird", "client.balance.read(() => {});", ""],
    ["svix", "await svix.message.create(id, { eventType: 'a', payload: {} });", "privileged-api"],
    ["svix", "await svix.message.get('app', id);", "harmless"],
  ] as const)("%s: %s", (client, body, effect) => {
    expect(effectsOf(clients[client], body)).toBe(effect);
  });

  it.each([
    ["verify(id, {});", "authenticated"],
    ["sign(id, new Date(), id);", "anonymous"],
  ])("Svix has signed it: %s", (call, known) => {
    expect(
      summary(
        `"use server";\nimport { prisma } from "./db"; import { Webhook } from "svix";\nexport async function act(id: string) { new Webhook(process.env.SECRET!).${call} await prisma.user.delete({ where: { id } }); }`,
      ),
    ).toEqual([`database-write prisma.user.delete ${known}`]);
  });
});
