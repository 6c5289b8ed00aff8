import rule from "../../rules/no-html-injection.ts";
import { casesOf } from "../injection-cases.ts";
import { RuleTester } from "../rule-tester.ts";

const { silent, reported } = casesOf(`import nodemailer from "nodemailer";
import { Resend } from "resend";
import sendgrid from "@sendgrid/mail";
import { ServerClient } from "postmark";
import { render } from "@react-email/render";
import DOMPurify from "isomorphic-dompurify";
import sanitizeHtml from "sanitize-html";
import he from "he";
import validator from "validator";
import escape from "lodash/escape";
import { Welcome } from "./welcome";
import { z } from "zod";
const mailer = nodemailer.createTransport({});
const resend = new Resend("key");
const postmark = new ServerClient("key");`);

const send = "mailer.sendMail({ to: 'me@example.com', html: `<p>${x}</p>` })";

new RuleTester().run("no-html-injection", rule, {
  valid: [
    silent(
      "JSON for search engines",
      "return <script type='application/ld+json' dangerouslySetInnerHTML={{ __html: JSON.stringify({ name: x }) }} />;",
    ),
    {
      name: "no server action",
      code: `import nodemailer from "nodemailer"; export async function act(x) { await nodemailer.createTransport({}).sendMail({ html: x }); }`,
    },
    silent("a number with its digits", "await mailer.sendMail({ html: `<p>${Number(x).toFixed(2)}</p>` });"),
    silent("a number, or it throws", "await mailer.sendMail({ html: `<p>${x.toFixed(2)}</p>` });"),
    silent("a date", "await mailer.sendMail({ html: `<p>${new Date(x).toLocaleDateString()}</p>` });"),
    silent(
      "a template that is filled with what is escaped",
      "await mailer.sendMail({ html: '<p>{{name}}</p>'.replace('{{name}}', escape(x)) });",
    ),
    silent(
      "what was escaped, sign by sign, by a function of the program's own",
      "const signs = { '<': '&lt;', '&': '&amp;' };\nawait mailer.sendMail({ html: `<p>${String(x).replace(/[<&]/g, (sign) => signs[sign])}</p>` });",
    ),
    silent(
      "numbers as JSON",
      "await mailer.sendMail({ html: `<pre>${JSON.stringify({ count: Number(x) }, null, 2)}</pre>` });",
    ),
    silent(
      "a schema's text with a condition of the program's own",
      "const name = z.string().refine((text) => !text.includes('<')).parse(x);\nawait mailer.sendMail({ html: name });",
    ),
    silent(
      "a schema's text that it escapes",
      "const name = z.string().transform((text) => escape(text)).parse(x);\nawait mailer.sendMail({ html: name });",
    ),
    silent("a mail of text", "await mailer.sendMail({ to: 'me@example.com', subject: x, text: x });"),
    silent("HTML of the program's own", "await mailer.sendMail({ to: x, html: '<p>Welcome</p>' });"),
    silent("a component", "await resend.emails.send({ to: x, react: <Welcome name={x} /> });"),
    silent(
      "a component that is rendered",
      "await mailer.sendMail({ to: 'me@example.com', html: await render(<Welcome name={x} />) });",
    ),
    silent("DOMPurify", "await mailer.sendMail({ html: DOMPurify.sanitize(x) });"),
    silent("sanitize-html", "await mailer.sendMail({ html: `<p>${sanitizeHtml(x)}</p>` });"),
    silent("he", "await mailer.sendMail({ html: `<p>${he.encode(x)}</p>` });"),
    silent("validator", "await mailer.sendMail({ html: `<p>${validator.escape(x)}</p>` });"),
    silent("lodash", "await mailer.sendMail({ html: `<p>${escape(x)}</p>` });"),
    silent(
      "encodeURIComponent",
      'await mailer.sendMail({ html: `<a href="https://example.com/?q=${encodeURIComponent(x)}">Search</a>` });',
    ),
    silent(
      "a function of its own that escapes",
      `await mailer.sendMail({ html: \`<p>\${clean(x)}</p>\` });\n}\nfunction clean(text) {\n  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");`,
    ),
    silent(
      "an e-mail address",
      "const email = z.string().email().parse(x);\nawait mailer.sendMail({ html: `<p>${email}</p>` });",
    ),
    silent(
      "a key by which a row was found",
      "const order = await db.order.findUnique({ where: { id: x } });\nif (!order) return;\nawait mailer.sendMail({ to: order.email, html: `<p>${x.slice(-8).toUpperCase()}</p>` });",
    ),
    silent("a number", "await mailer.sendMail({ html: `<p>${Number(x)}</p>` });"),
    silent("a child of an element", "return <p>{x}</p>;"),
    silent(
      "HTML of an element that is sanitised",
      "return <p dangerouslySetInnerHTML={{ __html: DOMPurify.sanitize(x) }} />;",
    ),
  ].map((one) => ({ ...one, filename: "act.tsx" })),
  invalid: [
    reported(
      "JSON within other HTML of an element",
      "return <p dangerouslySetInnerHTML={{ __html: `<b>${x}</b>${JSON.stringify({ name: x })}` }} />;",
      "<p dangerouslySetInnerHTML={{ __html: `<b>${x}</b>${JSON.stringify({ name: x })}` }} />",
      { effect: "dangerouslySetInnerHTML" },
    ),
    reported(
      "a template that is filled",
      "await mailer.sendMail({ html: '<p>{{name}}</p>'.replace('{{name}}', x) });",
      "mailer.sendMail({ html: '<p>{{name}}</p>'.replace('{{name}}', x) })",
    ),
    reported(
      "a template that is filled at names that the client sends as well",
      "let html = '<p>{{name}}</p>';\nfor (const [key, value] of Object.entries(x)) html = html.replaceAll(`{{${key}}}`, value);\nawait mailer.sendMail({ html });",
      "mailer.sendMail({ html })",
    ),
    reported(
      "a template that is filled by a function",
      "await mailer.sendMail({ html: '<p>{{name}}</p>'.replace(/{{name}}/g, () => x) });",
      "mailer.sendMail({ html: '<p>{{name}}</p>'.replace(/{{name}}/g, () => x) })",
    ),
    reported(
      "JSON",
      "await mailer.sendMail({ html: `<pre>${JSON.stringify({ name: x }, null, 2)}</pre>` });",
      "mailer.sendMail({ html: `<pre>${JSON.stringify({ name: x }, null, 2)}</pre>` })",
    ),
    reported(
      "JSON of what a schema let through",
      "const data = z.object({ x: z.string() }).parse(x);\nawait mailer.sendMail({ html: JSON.stringify(data) });",
      "mailer.sendMail({ html: JSON.stringify(data) })",
      { source: "`x.x`" },
    ),
    reported(
      "a schema's text that must not be empty",
      "const name = z.string().refine((text) => text.trim().length > 0).parse(x);\nawait mailer.sendMail({ html: name });",
      "mailer.sendMail({ html: name })",
    ),
    reported(
      "a schema's text that it trims",
      "const name = z.string().transform((text) => text.trim()).parse(x);\nawait mailer.sendMail({ html: name });",
      "mailer.sendMail({ html: name })",
    ),
    reported(
      "a key by which no row need have been found",
      `const order = await db.order.findUnique({ where: { id: x } });\nawait ${send};`,
      send,
    ),
    reported(
      "what a row only has somewhere in a column",
      `const order = await db.order.findFirst({ where: { name: { contains: x } } });\nif (!order) return;\nawait ${send};`,
      send,
    ),
    reported(
      "a key by which a row is made where there is none",
      `await db.order.upsert({ where: { id: x }, update: {}, create: { id: x } });\nawait ${send};`,
      send,
    ),
    reported("Nodemailer", `await ${send};`, send),
    reported(
      "Resend",
      "await resend.emails.send({ to: 'me@example.com', html: `<p>${x}</p>` });",
      "resend.emails.send({ to: 'me@example.com', html: `<p>${x}</p>` })",
    ),
    reported(
      "a batch of Resend's",
      "await resend.batch.send([{ to: 'me@example.com', html: `<p>${x}</p>` }]);",
      "resend.batch.send([{ to: 'me@example.com', html: `<p>${x}</p>` }])",
    ),
    reported(
      "SendGrid",
      "await sendgrid.send({ to: 'me@example.com', html: x });",
      "sendgrid.send({ to: 'me@example.com', html: x })",
    ),
    reported(
      "Postmark",
      "await postmark.sendEmail({ To: 'me@example.com', HtmlBody: x });",
      "postmark.sendEmail({ To: 'me@example.com', HtmlBody: x })",
    ),
    reported(
      "a validated text",
      "const { name } = z.object({ name: z.string().max(80) }).parse(x);\nawait mailer.sendMail({ html: `<p>${name}</p>` });",
      "mailer.sendMail({ html: `<p>${name}</p>` })",
      { source: "`x.name`" },
    ),
    reported(
      "lines that are broken",
      `const text = x.replace(/\\n/g, "<br>");\nawait mailer.sendMail({ html: text });`,
      "mailer.sendMail({ html: text })",
    ),
    reported(
      "a template of its own",
      "await mailer.sendMail({ html: page(x) });\n}\nfunction page(text) {\n  return `<html><body>${text}</body></html>`;",
      "mailer.sendMail({ html: page(x) })",
    ),
    reported(
      "HTML of an element",
      "return <p dangerouslySetInnerHTML={{ __html: x }} />;",
      "<p dangerouslySetInnerHTML={{ __html: x }} />",
      { effect: "dangerouslySetInnerHTML" },
    ),
  ].map((one) => ({ ...one, filename: "act.tsx" })),
});
