import type { LibraryModel } from "./model.ts";
import { clientClass } from "./paid-clients.ts";
import { act } from "./services.ts";

/** Plunk. */
export const plunk: LibraryModel = {
  name: "Plunk",
  packages: ["@plunk/node"],
  versions: "^3.0.0",
  documentation: "https://docs.useplunk.com",
  exports: { default: clientClass("0") },
  types: {
    Client: {
      members: {
        emails: {
          members: {
            send: {
              call: {
                effect: {
                  danger: "mail",
                  ports: { from: "0.from", html: "0.body", subject: "0.subject", to: "0.to" },
                },
                returns: "unknown",
                async: true,
              },
            },
          },
        },
        events: { members: { track: { call: act } } },
      },
    },
  },
};
