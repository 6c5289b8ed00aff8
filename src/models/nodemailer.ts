import type { LibraryModel } from "./model.ts";

const createTransport = { call: { returns: { type: "Transporter" } } } as const;

/** Nodemailer. */
export const nodemailer: LibraryModel = {
  name: "Nodemailer",
  packages: ["nodemailer"],
  versions: "^10.6.0",
  documentation: "https://nodemailer.com/",
  exports: { createTransport, default: { members: { createTransport } } },
  types: {
    Transporter: {
      members: {
        sendMail: {
          call: {
            effect: {
              danger: "mail",
              ports: {
                attachments: "0.attachments",
                bcc: "0.bcc",
                cc: "0.cc",
                from: "0.from",
                html: "0.html",
                subject: "0.subject",
                text: "0.text",
                to: "0.to",
              },
            },
            callbacks: [{ at: "1", when: "later", with: ["null", "unknown"] }],
            returns: "unknown",
            async: true,
          },
        },
        verify: { call: { returns: "true", async: true } },
      },
    },
  },
};
