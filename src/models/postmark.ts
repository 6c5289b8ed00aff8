import type { Api, LibraryModel } from "./model.ts";

const batch: Api = {
  call: { effect: { danger: "mail", ports: { messages: "0" } }, returns: "unknown", async: true },
};

/** Postmark. */
export const postmark: LibraryModel = {
  name: "Postmark",
  packages: ["postmark"],
  versions: "^5.1.0",
  documentation: "https://activecampaign.github.io/postmark.js/",
  exports: { ServerClient: { construct: { returns: { type: "ServerClient" } } } },
  types: {
    ServerClient: {
      members: {
        sendBulkEmail: batch,
        sendEmail: {
          call: {
            effect: {
              danger: "mail",
              ports: {
                bcc: "0.Bcc",
                cc: "0.Cc",
                from: "0.From",
                html: "0.HtmlBody",
                subject: "0.Subject",
                text: "0.TextBody",
                to: "0.To",
              },
            },
            returns: "unknown",
            async: true,
          },
        },
        sendEmailBatch: batch,
        sendEmailBatchWithTemplates: batch,
        sendEmailWithTemplate: {
          call: {
            effect: { danger: "mail", ports: { data: "0.TemplateModel", from: "0.From", to: "0.To" } },
            returns: "unknown",
            async: true,
          },
        },
      },
    },
  },
};
