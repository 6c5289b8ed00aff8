import { expect, test } from "vitest";

import rule from "../../rules/require-input-validation.ts";
import { reportsOf } from "../reports.ts";

const clients = {
  sendgrid: `import mail from "@sendgrid/mail";
const send = (data) => mail.send({ to: "us@example.com", from: "us@example.com", templateId: "t", dynamicTemplateData: data });`,
  resend: `import { Resend } from "resend";
const send = (data) => new Resend("key").emails.send({ to: "us@example.com", from: "us@example.com", template: { id: "t", variables: data } });`,
};

const action = (client: string, given: string) => `"use server";
import { z } from "zod";
${client}
export async function inquire({ data }) {
  await send(${given});
}`;

test.each(Object.entries(clients))("%s: what fills in a mail's template has to be checked", (_, client) => {
  expect(reportsOf(rule, action(client, "data"))).toHaveLength(1);
  expect(reportsOf(rule, action(client, "{ ...data }"))).toHaveLength(1);
  expect(reportsOf(rule, action(client, "z.object({ name: z.string() }).parse(data)"))).toEqual([]);
});
