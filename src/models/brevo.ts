import type { Api, LibraryModel } from "./model.ts";
import { clientClass } from "./paid-clients.ts";
import { act, actOn, lookUps } from "./services.ts";

const mail: Api = {
  call: {
    effect: {
      danger: "mail",
      ports: {
        bcc: "0.bcc",
        cc: "0.cc",
        data: "0.params",
        from: "0.sender",
        html: "0.htmlContent",
        subject: "0.subject",
        text: "0.textContent",
        to: "0.to",
      },
    },
    returns: "unknown",
    async: true,
  },
};
const text: Api = {
  call: {
    effect: { danger: "sms", ports: { from: "0.sender", text: "0.content", to: "0.recipient" } },
    returns: "unknown",
    async: true,
  },
};

/** What is sent, whose members are set one by one. */
const message: Api = { construct: { returns: { object: {} } } };

/** Brevo, in its present form and in the one before (`new TransactionalEmailsApi()`). */
export const brevo: LibraryModel = {
  name: "Brevo",
  packages: ["@getbrevo/brevo"],
  versions: "^2.5.0 || ^6.0.0",
  documentation: "https://developers.brevo.com/docs/api-clients",
  exports: {
    BrevoClient: clientClass("0.apiKey"),
    ContactsApi: { construct: { returns: { type: "OlderContacts" } } },
    CreateContact: message,
    SendSmtpEmail: message,
    SendTransacSms: message,
    TransactionalEmailsApi: { construct: { returns: { type: "Emails" } } },
    TransactionalSMSApi: { construct: { returns: { type: "Texts" } } },
  },
  types: {
    Client: {
      members: {
        contacts: { members: { ...lookUps, "*": { call: act } } },
        emailCampaigns: { members: { ...lookUps, "*": { call: act } } },
        transactionalEmails: { type: "Emails" },
        transactionalSms: { type: "Texts" },
      },
    },
    Emails: { members: { sendTransacEmail: mail } },
    OlderContacts: {
      members: {
        ...lookUps,
        addInterceptor: {},
        // Those take no id first.
        createContact: { call: act },
        createDoiContact: { call: act },
        importContacts: { call: act },
        setApiKey: {},
        setDefaultAuthentication: {},
        "*": { call: actOn },
      },
    },
    Texts: { members: { sendTransacSms: text } },
  },
};
