import type { LibraryModel } from "./model.ts";

/** Azure's mails and short messages. */
export const azureCommunication: LibraryModel = {
  name: "Azure Communication Services",
  packages: ["@azure/communication-email", "@azure/communication-sms"],
  versions: "^1.1.0",
  documentation: "https://learn.microsoft.com/azure/communication-services/",
  exports: {
    EmailClient: { construct: { returns: { type: "EmailClient" } } },
    SmsClient: { construct: { returns: { type: "SmsClient" } } },
  },
  types: {
    EmailClient: {
      members: {
        beginSend: {
          call: {
            effect: {
              danger: "mail",
              ports: {
                bcc: "0.recipients.bcc",
                cc: "0.recipients.cc",
                from: "0.senderAddress",
                html: "0.content.html",
                subject: "0.content.subject",
                text: "0.content.plainText",
                to: "0.recipients.to",
              },
            },
            returns: "unknown",
            async: true,
          },
        },
      },
    },
    SmsClient: {
      members: {
        send: {
          call: {
            effect: { danger: "sms", ports: { from: "0.from", text: "0.message", to: "0.to" } },
            returns: "unknown",
            async: true,
          },
        },
      },
    },
  },
};
