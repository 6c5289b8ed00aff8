import type { Api, Call, LibraryModel } from "./model.ts";
import { lookUps } from "./services.ts";

const change: Call = {
  effect: { danger: "privileged-api", ports: { body: "2", data: "1", id: "0" } },
  returns: "unknown",
  async: true,
};
const described: Readonly<Record<string, Api>> = { ...lookUps, "*": { call: change } };

/** Mailchimp's lists and campaigns. */
export const mailchimp: LibraryModel = {
  name: "Mailchimp",
  packages: ["@mailchimp/mailchimp_marketing"],
  versions: "^3.0.80",
  documentation: "https://mailchimp.com/developer/marketing/api/",
  exports: {
    default: {
      members: {
        campaigns: {
          members: {
            ...described,
            send: { call: { effect: { danger: "mail", ports: { id: "0" } }, returns: "unknown", async: true } },
          },
        },
        lists: { members: described },
        setConfig: { call: { returns: "undefined" } },
      },
    },
  },
};
