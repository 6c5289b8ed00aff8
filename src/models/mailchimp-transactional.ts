import type { LibraryModel } from "./model.ts";
import { clientWithKey } from "./paid-clients.ts";

/** Mails of Mailchimp's that are sent one by one. */
export const mailchimpTransactional: LibraryModel = {
  name: "Mailchimp Transactional",
  packages: ["@mailchimp/mailchimp_transactional"],
  versions: "^1.4.0",
  documentation: "https://mailchimp.com/developer/transactional/api/",
  exports: { default: { call: clientWithKey("0") } },
  types: {
    Client: {
      members: {
        messages: {
          members: {
            send: {
              call: {
                effect: {
                  danger: "mail",
                  ports: {
                    from: "0.message.from_email",
                    html: "0.message.html",
                    subject: "0.message.subject",
                    text: "0.message.text",
                    to: "0.message.to",
                  },
                },
                returns: "unknown",
                async: true,
              },
            },
            sendRaw: {
              call: {
                effect: { danger: "mail", ports: { data: "0.raw_message", from: "0.from_email", to: "0.to" } },
                returns: "unknown",
                async: true,
              },
            },
            sendTemplate: {
              call: {
                effect: {
                  danger: "mail",
                  ports: { content: "0.template_content", data: "0.message.global_merge_vars", to: "0.message.to" },
                },
                returns: "unknown",
                async: true,
              },
            },
          },
        },
      },
    },
  },
};
