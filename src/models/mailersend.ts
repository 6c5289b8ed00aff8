import type { Api, LibraryModel } from "./model.ts";
import { clientClass } from "./paid-clients.ts";

/** The mail is put together step by step. */
const send: Api = { call: { effect: { danger: "mail", ports: { data: "0" } }, returns: "unknown", async: true } };

/** MailerSend. */
export const mailersend: LibraryModel = {
  name: "MailerSend",
  packages: ["mailersend"],
  versions: "^3.4.0",
  documentation: "https://github.com/mailersend/mailersend-nodejs#readme",
  exports: { MailerSend: clientClass("0.apiKey") },
  types: {
    Client: {
      members: {
        email: { members: { send, sendBulk: send } },
        sms: {
          members: {
            send: { call: { effect: { danger: "sms", ports: { data: "0" } }, returns: "unknown", async: true } },
          },
        },
      },
    },
  },
};
