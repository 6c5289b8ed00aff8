import type { LibraryModel } from "./model.ts";
import { clientWithKey } from "./paid-clients.ts";
import { actOn, lookUps } from "./services.ts";

/** Mailgun. */
export const mailgun: LibraryModel = {
  name: "Mailgun",
  packages: ["mailgun.js"],
  versions: "^14.0.0",
  documentation: "https://documentation.mailgun.com/docs/mailgun/sdk/nodejs_sdk",
  exports: { default: { construct: { returns: { type: "Mailgun" } } } },
  types: {
    Client: {
      members: {
        domains: { type: "Resource" },
        lists: { type: "Resource" },
        messages: {
          members: {
            create: {
              call: {
                effect: {
                  danger: "mail",
                  ports: {
                    bcc: "1.bcc",
                    cc: "1.cc",
                    from: "1.from",
                    html: "1.html",
                    subject: "1.subject",
                    text: "1.text",
                    to: "1.to",
                  },
                },
                returns: "unknown",
                async: true,
              },
            },
          },
        },
        routes: { type: "Resource" },
        suppressions: { type: "Resource" },
        webhooks: { type: "Resource" },
      },
    },
    Mailgun: { members: { client: { call: clientWithKey("0.key") } } },
    Resource: { call: actOn, members: { ...lookUps, "*": { type: "Resource" } } },
  },
};
