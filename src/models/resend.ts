import type { Call, LibraryModel, Result } from "./model.ts";

/** `{ data, error }` of every call; an error's message is the service's. */
const answer: Result = {
  oneOf: [
    { value: { object: { data: "null", error: "error" } } },
    { value: { object: { data: "unknown", error: "null" } } },
  ],
};

const mail: Call = {
  effect: {
    danger: "mail",
    ports: {
      bcc: "0.bcc",
      cc: "0.cc",
      data: "0.template.variables",
      from: "0.from",
      html: "0.html",
      react: "0.react",
      subject: "0.subject",
      text: "0.text",
      to: "0.to",
    },
  },
  returns: answer,
  async: true,
};

const batch: Call = { effect: { danger: "mail", ports: { messages: "0" } }, returns: answer, async: true };
const administration: Call = {
  effect: { danger: "privileged-api", ports: { data: "0" } },
  returns: answer,
  async: true,
};

/** Resend. */
export const resend: LibraryModel = {
  name: "Resend",
  packages: ["resend"],
  versions: "^6.38.0",
  documentation: "https://resend.com/docs/api-reference",
  exports: { Resend: { construct: { returns: { type: "Resend" } } } },
  types: {
    Resend: {
      members: {
        batch: { members: { create: { call: batch }, send: { call: batch } } },
        emails: { type: "Resource", members: { create: { call: mail }, send: { call: mail } } },
        webhooks: {
          type: "Resource",
          members: { verify: { call: { guards: ["authenticated"], returns: "unknown" } } },
        },
        "*": { type: "Resource" },
      },
    },
    // Contacts, audiences, broadcasts, domains, keys and what else there is.
    Resource: { call: administration, members: { "*": { type: "Resource" } } },
  },
};
