import type { Api, LibraryModel } from "./model.ts";

const members: Readonly<Record<string, Api>> = {
  init: { call: { returns: "undefined" } },
  // Whom it goes to is in the template, or among what fills it.
  send: {
    call: { effect: { danger: "mail", ports: { data: "2", template: "1" } }, returns: "unknown", async: true },
  },
};

/** EmailJS, with the private key of an account. */
export const emailjs: LibraryModel = {
  name: "EmailJS",
  packages: ["@emailjs/nodejs"],
  versions: "^5.0.0",
  documentation: "https://www.emailjs.com/docs/sdk/installation/",
  exports: { ...members, default: { members } },
};
