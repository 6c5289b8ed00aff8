import type { Api, Call, LibraryModel } from "./model.ts";

const send: Call = {
  effect: {
    danger: "mail",
    ports: {
      bcc: "0.bcc",
      cc: "0.cc",
      data: "0.dynamicTemplateData",
      from: "0.from",
      html: "0.html",
      subject: "0.subject",
      text: "0.text",
      to: "0.to",
    },
  },
  returns: "unknown",
  async: true,
};

const members: Readonly<Record<string, Api>> = {
  send: { call: send },
  sendMultiple: { call: send },
  setApiKey: { call: { returns: "undefined" } },
};

/** SendGrid's mail client. */
export const sendgrid: LibraryModel = {
  name: "SendGrid",
  packages: ["@sendgrid/mail"],
  versions: "^8.1.6",
  documentation: "https://github.com/sendgrid/sendgrid-nodejs/tree/main/packages/mail",
  exports: {
    ...members,
    default: { type: "MailService" },
  },
  types: { MailService: { members } },
};
