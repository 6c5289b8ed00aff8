import type { Api, Call, LibraryModel } from "./model.ts";

/** What a mail is made of, in the words of one of the two versions of the service. */
type Words = (input: string) => Readonly<Record<string, string>>;

const simple: Words = (input) => ({
  bcc: `${input}.Destination.BccAddresses`,
  cc: `${input}.Destination.CcAddresses`,
  from: `${input}.Source`,
  html: `${input}.Message.Body.Html.Data`,
  subject: `${input}.Message.Subject.Data`,
  text: `${input}.Message.Body.Text.Data`,
  to: `${input}.Destination.ToAddresses`,
});
const second: Words = (input) => ({
  bcc: `${input}.Destination.BccAddresses`,
  cc: `${input}.Destination.CcAddresses`,
  data: `${input}.Content.Template`,
  from: `${input}.FromEmailAddress`,
  html: `${input}.Content.Simple.Body.Html.Data`,
  subject: `${input}.Content.Simple.Subject.Data`,
  text: `${input}.Content.Simple.Body.Text.Data`,
  to: `${input}.Destination.ToAddresses`,
});
/** Whole messages, templates, and many at once. */
const other: Words = (input) => ({
  data: `${input}.TemplateData`,
  from: `${input}.Source`,
  messages: `${input}.RawMessage.Data`,
  to: `${input}.Destination.ToAddresses`,
});
const many: Words = (input) => ({
  from: `${input}.Source`,
  messages: `${input}.Destinations`,
  to: `${input}.BulkEmailEntries`,
});

const mail = (words: Words, input: string): Call => ({
  effect: { danger: "mail", ports: words(input) },
  returns: "unknown",
  async: true,
});

/** Commands by the words that they are written in; the mark tells `send()` so. */
const command = (words: string): Api => ({
  construct: { returns: { object: { input: { argument: "0" }, words: { literal: words } } } },
});

const send: Api = {
  call: [
    // Both versions call it so.
    { when: { at: "0.input.Content", present: true }, ...mail(second, "0.input") },
    { when: { at: "0.words", is: "simple" }, ...mail(simple, "0.input") },
    { when: { at: "0.words", is: "other" }, ...mail(other, "0.input") },
    { when: { at: "0.words", is: "many" }, ...mail(many, "0.input") },
    { effect: { danger: "privileged-api", ports: { data: "0.input" } }, returns: "unknown", async: true },
  ],
};
const sendEmail: Api = {
  call: [{ when: { at: "0.Content", present: true }, ...mail(second, "0") }, mail(simple, "0")],
};

/** Amazon's mail service, in both of its versions. */
export const awsSes: LibraryModel = {
  name: "AWS SES",
  packages: ["@aws-sdk/client-ses", "@aws-sdk/client-sesv2"],
  versions: "^3.840.0",
  documentation: "https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/sesv2/",
  exports: {
    SES: { construct: { returns: { type: "Client" } } },
    SESClient: { construct: { returns: { type: "Client" } } },
    SESv2: { construct: { returns: { type: "Client" } } },
    SESv2Client: { construct: { returns: { type: "Client" } } },
    SendBulkEmailCommand: command("many"),
    SendBulkTemplatedEmailCommand: command("many"),
    SendEmailCommand: command("simple"),
    SendRawEmailCommand: command("other"),
    SendTemplatedEmailCommand: command("other"),
  },
  types: {
    Client: {
      members: {
        send,
        sendBulkEmail: { call: mail(many, "0") },
        sendBulkTemplatedEmail: { call: mail(many, "0") },
        sendEmail,
        sendRawEmail: { call: mail(other, "0") },
        sendTemplatedEmail: { call: mail(other, "0") },
      },
    },
  },
};
