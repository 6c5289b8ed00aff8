import { describe, expect, it } from "vitest";

import { effectsOf } from "./effects.ts";

const clients = {
  azure: `import { EmailClient } from "@azure/communication-email"; const client = new EmailClient(process.env.URL!);`,
  brevo: `import { BrevoClient, ContactsApi, SendSmtpEmail, TransactionalEmailsApi } from "@getbrevo/brevo";
const brevo = new BrevoClient({ apiKey: process.env.KEY! });`,
  emailjs: `import emailjs from "@emailjs/nodejs";`,
  loops: `import { LoopsClient } from "loops"; const loops = new LoopsClient(process.env.KEY!);`,
  mailchimp: `import mailchimp from "@mailchimp/mailchimp_marketing"; mailchimp.setConfig({ apiKey: process.env.KEY });`,
  mailchimpTransactional: `import create from "@mailchimp/mailchimp_transactional"; const mails = create(process.env.KEY!);`,
  mailersend: `import { EmailParams, MailerSend, Recipient } from "mailersend";
const mailersend = new MailerSend({ apiKey: process.env.KEY! });`,
  mailgun: `import formData from "form-data"; import Mailgun from "mailgun.js";
const mailgun = new Mailgun(formData); const client = mailgun.client({ username: "api", key: process.env.KEY! });`,
  plunk: `import Plunk from "@plunk/node"; const plunk = new Plunk(process.env.KEY!);`,
};

describe("mail", () => {
  it.each([
    ["azure", "await client.beginSend({ recipients: { to: [{ address: id }] }, content: {} });", "mail"],
    ["azure", "new EmailClient(id);", ""],
    ["mailgun", "await client.messages.create('example.com', { to: id, html: 'a' });", "mail"],
    ["mailgun", "await mailgun.client({ username: 'api', key: id }).messages.create('a', { to: id });", ""],
    ["mailgun", "await client.lists.members.createMember('a@example.com', { address: id });", "privileged-api"],
    ["mailgun", "await client.lists.members.listMembers(id);", "harmless"],
    ["brevo", "await brevo.transactionalEmails.sendTransacEmail({ to: [{ email: id }] });", "mail"],
    ["brevo", "await brevo.contacts.createContact({ email: id });", "privileged-api"],
    ["brevo", "await brevo.contacts.getContactInfo({ identifier: id });", "harmless"],
    [
      "brevo",
      "const mail = new SendSmtpEmail(); mail.to = [{ email: id }]; await new TransactionalEmailsApi().sendTransacEmail(mail);",
      "mail",
    ],
    ["brevo", "await new ContactsApi().deleteContact(id);", "privileged-api"],
    ["brevo", "await new ContactsApi().getContactInfo(id);", "harmless"],
    ["loops", "await loops.sendTransactionalEmail({ transactionalId: 'a', email: id });", "mail"],
    ["loops", "await loops.createContact({ email: id });", "privileged-api"],
    ["loops", "await loops.findContact({ email: id });", ""],
    ["mailersend", "await mailersend.email.send(new EmailParams().setTo([new Recipient(id)]).setHtml('a'));", "mail"],
    ["mailersend", "await mailersend.email.single(id);", ""],
    ["mailchimp", "await mailchimp.lists.addListMember('list', { email_address: id });", "privileged-api"],
    ["mailchimp", "await mailchimp.campaigns.send(id);", "mail"],
    ["mailchimp", "await mailchimp.lists.getListMember('list', id);", "harmless"],
    ["mailchimpTransactional", "await mails.messages.send({ message: { to: [{ email: id }] } });", "mail"],
    ["mailchimpTransactional", "await mails.messages.info({ id });", ""],
    ["plunk", "await plunk.emails.send({ to: id, subject: 'a', body: 'b' });", "mail"],
    ["plunk", "await new Plunk(id).emails.send({ to: id, subject: 'a', body: 'b' });", ""],
    ["emailjs", "await emailjs.send('service', 'template', { to: id });", "mail"],
    ["emailjs", "emailjs.init({ privateKey: process.env.KEY });", ""],
  ] as const)("%s: %s", (client, body, effect) => {
    expect(effectsOf(clients[client], body)).toBe(effect);
  });
});
