import type { Api, LibraryModel } from "./model.ts";
import { clientClass } from "./paid-clients.ts";
import { act, lookUpsAnd } from "./services.ts";

const methods: Api = {
  members: {
    ...lookUpsAnd("conversations*", "history*", "identity*", "info*", "lookup*", "members*", "replies*"),
    "*": { call: act },
  },
};

/** Slack: what a bot can do, and webhooks by which messages come in. */
export const slack: LibraryModel = {
  name: "Slack",
  packages: ["@slack/web-api", "@slack/webhook"],
  versions: "@slack/web-api ^8.2.0, @slack/webhook ^8.0.0",
  documentation: "https://docs.slack.dev/tools/node-slack-sdk/",
  exports: {
    IncomingWebhook: clientClass("0", "Webhook"),
    WebClient: clientClass("0"),
  },
  types: {
    Client: {
      members: {
        bookmarks: methods,
        chat: methods,
        conversations: methods,
        files: methods,
        filesUploadV2: { call: act },
        pins: methods,
        reactions: methods,
        reminders: methods,
        usergroups: methods,
        users: methods,
        views: methods,
      },
    },
    Webhook: { members: { send: { call: act } } },
  },
};
