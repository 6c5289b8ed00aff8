import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";

import rule from "../../rules/no-timing-unsafe-comparison.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

const model = `"use server";
import mongoose from "mongoose";
const Reset = mongoose.model("PasswordReset", new mongoose.Schema({ email: String, token: String, pin: Number }));
`;

const bySwitch = `"use server";
export async function purge(key) {
  switch (key) {
    case process.env.ADMIN_KEY:
      return true;
  }
}`;

const rewritten = (code: string) =>
  code.replace("import mongoose", 'import { createHash, timingSafeEqual } from "node:crypto";\nimport mongoose');

const stored = `${model}export async function reset(email, token) {
  const row = await Reset.findOne({ email });
  if (row.token !== token) {
    throw new Error("Wrong token");
  }
}`;

const webhook = `import { createHmac } from "node:crypto";
export async function POST(request) {
  const body = await request.text();
  const expected = createHmac("sha256", process.env.SECRET).update(body).digest("hex");
  return new Response(null, { status: expected === request.headers.get("x-signature") ? 200 : 401 });
}`;

const ofAccount = `"use server";
export async function isKey(id, key) {
  const { apiKeys } = await db.account.findUnique({ where: { id }, include: { apiKeys: true } });
  return apiKeys.some((one) => one.key === key);
}`;

const signedElsewhere = `import { createHmac } from "node:crypto";
const sign = (body) => createHmac("sha256", process.env.SECRET).update(body).digest("hex");
export const check = (body, given) => sign(body) === given;
export const isNewer = (one, other) => one.version === other.version;`;

const helper = `export function mailer(secret) {
  return secret === process.env.TEST_SECRET ? new Printer() : new Mailer();
}`;

new RuleTester().run("no-timing-unsafe-comparison", rule, {
  valid: [
    {
      name: "a column that is no secret, in a variable that sounds like one",
      code: stored
        .replace("row.token !==", "titleToken !==")
        .replace("  if (title", "  const titleToken = row.email;\n  if (title"),
    },
    {
      name: "in constant time",
      code: `${model}import { timingSafeEqual } from "node:crypto";
export async function reset(email, token) {
  const row = await Reset.findOne({ email });
  if (!timingSafeEqual(Buffer.from(row.token), Buffer.from(token))) {
    throw new Error("Wrong token");
  }
}`,
    },
    {
      name: "only whether there is one",
      code: `${model}export async function reset(email, token) {
  const row = await Reset.findOne({ email });
  if (row.token === null || token === undefined) {
    throw new Error("No token");
  }
}`,
    },
    {
      name: "its type and its length",
      code: `${model}export async function reset(email, token) {
  const row = await Reset.findOne({ email });
  if (typeof row.token !== typeof token || row.token.length !== token.length) {
    throw new Error("Wrong token");
  }
}`,
    },
    {
      name: "the database looks the token up",
      code: `${model}export async function reset(token) {
  const row = await Reset.findOne({ token });
  if (row?.token !== token) {
    throw new Error("Wrong token");
  }
}`,
    },
    {
      name: "a column that is no secret",
      code: `${model}export async function reset(id, email) {
  const row = await Reset.findById(id);
  if (row.email !== email) {
    throw new Error("Wrong address");
  }
}`,
    },
    {
      name: "both are the client's",
      code: `"use server";
export async function signUp({ password, confirmPassword }) {
  if (password !== confirmPassword) {
    throw new Error("Not the same");
  }
}`,
    },
    {
      name: "both are the server's",
      code: `"use server";
export async function clean() {
  if (process.env.API_KEY === process.env.OLD_API_KEY) {
    throw new Error("Not rotated");
  }
}`,
    },
    {
      name: "a variable of the environment that is no secret",
      code: `"use server";
export async function contact(email) {
  if (email === process.env.ADMIN_EMAIL) {
    throw new Error("That is us");
  }
}`,
    },
    {
      name: "a `switch` by a variable of the environment that is no secret",
      code: `"use server";
export async function contact(email) {
  switch (email) {
    case process.env.ADMIN_EMAIL:
      throw new Error("That is us");
  }
}`,
    },
    {
      name: "the key of something that is no credential",
      code: `"use server";
export async function images(id, key) {
  const { images } = await db.listing.findUnique({ where: { id }, include: { images: true } });
  return images.some((image) => image.key === key);
}`,
    },
    {
      name: "bcrypt",
      code: `"use server";
import bcrypt from "bcrypt";
import mongoose from "mongoose";
const User = mongoose.model("User", new mongoose.Schema({ email: String, password: String }));
export async function signIn(email, password) {
  const user = await User.findOne({ email });
  if (!(await bcrypt.compare(password, user.password))) {
    throw new Error("Wrong password");
  }
}`,
    },
    {
      name: "digests of tokens",
      code: `${model}import { createHash } from "node:crypto";
export async function reset(email, token) {
  const row = await Reset.findOne({ email });
  if (row.token !== createHash("sha256").update(token).digest("hex")) {
    throw new Error("Wrong token");
  }
}`,
    },
    {
      name: "a helper that compares digests of both",
      code: webhook
        .replace("{ createHmac }", "{ createHmac, timingSafeEqual }")
        .replace(
          /expected === .*\)(?= \?)/u,
          'timingSafeEqual(Buffer.from(expected), Buffer.from(request.headers.get("x-signature")))',
        ),
    },
    {
      name: "a helper that compares a plain setting",
      code: `export function isMode(mode) { return mode === process.env.MODE; }`,
    },
    {
      name: "no digest in a route handler",
      code: `export async function GET(request) {
  return new Response(null, { status: request.headers.get("x-key") === process.env.API_KEY ? 200 : 401 });
}`,
    },
    {
      name: "a set",
      code: `"use server";
const tokens = new Set([process.env.TOKEN]);
export async function run(token) {
  if (!tokens.has(token)) {
    throw new Error("Wrong token");
  }
}`,
    },
  ],
  invalid: [
    {
      name: "a stored token",
      code: stored,
      errors: [
        {
          messageId: "action",
          data: { action: "reset", secret: "the stored `token`", operator: "!==", route: "" },
          ...placeOf(stored, "row.token !== token"),
          suggestions: [
            {
              messageId: "rewrite",
              output: rewritten(stored).replace(
                "row.token !== token",
                '!timingSafeEqual(createHash("sha256").update(row.token).digest(), createHash("sha256").update(token).digest())',
              ),
            },
          ],
        },
      ],
    },
    {
      name: "a `switch`",
      code: bySwitch,
      errors: [
        {
          messageId: "action",
          data: { action: "purge", secret: "the secret `ADMIN_KEY`", operator: "switch", route: "" },
          ...placeOf(bySwitch, "process.env.ADMIN_KEY"),
          suggestions: [],
        },
      ],
    },
    {
      name: "a variable of the environment, where crypto is imported whole",
      code: `"use server";
import crypto from "crypto";
export async function purge(key) {
  return key == process.env.ADMIN_KEY;
}`,
      errors: [
        {
          messageId: "action",
          data: { action: "purge", secret: "the secret `ADMIN_KEY`", operator: "==", route: "" },
          line: 4,
          column: 10,
          endLine: 4,
          endColumn: 38,
          suggestions: [
            {
              messageId: "rewrite",
              output: `"use server";
import crypto from "crypto";
export async function purge(key) {
  return crypto.timingSafeEqual(crypto.createHash("sha256").update(key).digest(), crypto.createHash("sha256").update(process.env.ADMIN_KEY).digest());
}`,
            },
          ],
        },
      ],
    },
    {
      name: "a value whose name says that it is secret",
      code: `"use server";
import { lookUp } from "./store";
export async function verify(email, code) {
  const expectedOtp = await lookUp(email);
  return expectedOtp === code;
}`,
      errors: [
        {
          messageId: "action",
          data: { action: "verify", secret: "`expectedOtp`", operator: "===", route: "" },
          line: 5,
          column: 10,
          endLine: 5,
          endColumn: 30,
          suggestions: [
            {
              messageId: "rewrite",
              output: `"use server";
import { createHash, timingSafeEqual } from "node:crypto";
import { lookUp } from "./store";
export async function verify(email, code) {
  const expectedOtp = await lookUp(email);
  return timingSafeEqual(createHash("sha256").update(expectedOtp).digest(), createHash("sha256").update(code).digest());
}`,
            },
          ],
        },
      ],
    },
    {
      name: "a method that compares",
      code: `"use server";
export async function purge(header) {
  return header.startsWith(process.env.ADMIN_TOKEN);
}`,
      errors: [
        {
          messageId: "action",
          data: { action: "purge", secret: "the secret `ADMIN_TOKEN`", operator: ".startsWith()", route: "" },
          line: 3,
          column: 10,
          endLine: 3,
          endColumn: 52,
          suggestions: [],
        },
      ],
    },
    {
      name: "a password's digest, which can be guessed offline",
      code: `"use server";
import { createHash } from "node:crypto";
import mongoose from "mongoose";
const User = mongoose.model("User", new mongoose.Schema({ email: String, passwordHash: String }));
export async function signIn(email, password) {
  const user = await User.findOne({ email });
  return createHash("sha256").update(password).digest("hex") === user.passwordHash;
}`,
      errors: [
        {
          messageId: "action",
          data: { action: "signIn", secret: "the stored `passwordHash`", operator: "===", route: "" },
          line: 7,
          column: 10,
          endLine: 7,
          endColumn: 83,
          suggestions: [
            {
              messageId: "rewrite",
              output: `"use server";
import { createHash, timingSafeEqual } from "node:crypto";
import mongoose from "mongoose";
const User = mongoose.model("User", new mongoose.Schema({ email: String, passwordHash: String }));
export async function signIn(email, password) {
  const user = await User.findOne({ email });
  return timingSafeEqual(createHash("sha256").update(createHash("sha256").update(password).digest("hex")).digest(), createHash("sha256").update(user.passwordHash).digest());
}`,
            },
          ],
        },
      ],
    },
    {
      name: "a helper that compares a signature",
      code: webhook,
      errors: [
        {
          messageId: "helper",
          data: { secret: "a signature", operator: "===" },
          ...placeOf(webhook, 'expected === request.headers.get("x-signature")'),
          suggestions: [
            {
              messageId: "rewrite",
              output: webhook
                .replace("{ createHmac }", "{ createHmac, createHash, timingSafeEqual }")
                .replace(
                  'expected === request.headers.get("x-signature")',
                  'timingSafeEqual(createHash("sha256").update(expected).digest(), createHash("sha256").update(request.headers.get("x-signature")).digest())',
                ),
            },
          ],
        },
      ],
    },
    {
      name: "a digest that another function of the file makes, and no other comparison of it",
      code: signedElsewhere,
      errors: [
        {
          messageId: "helper",
          data: { secret: "a signature", operator: "===" },
          ...placeOf(signedElsewhere, "sign(body) === given"),
          suggestions: 1,
        },
      ],
    },
    {
      name: "the key of one of an account's keys",
      code: ofAccount,
      errors: [
        {
          messageId: "action",
          data: { action: "isKey", secret: "the stored `key`", operator: "===", route: "" },
          ...placeOf(ofAccount, "one.key === key"),
          suggestions: 1,
        },
      ],
    },
    {
      name: "a helper that compares a secret of the environment",
      code: helper,
      errors: [
        {
          messageId: "helper",
          data: { secret: "the secret `TEST_SECRET`", operator: "===" },
          ...placeOf(helper, "secret === process.env.TEST_SECRET"),
          suggestions: [
            {
              messageId: "rewrite",
              output: `import { createHash, timingSafeEqual } from "node:crypto";\n\n${helper.replace(
                "secret === process.env.TEST_SECRET",
                'timingSafeEqual(createHash("sha256").update(secret).digest(), createHash("sha256").update(process.env.TEST_SECRET).digest())',
              )}`,
            },
          ],
        },
      ],
    },
    {
      name: "a rewrite would need a name that means something else",
      code: `"use server";
const createHash = () => "";
export async function purge(key) {
  return key === process.env.ADMIN_KEY;
}`,
      errors: [
        {
          messageId: "action",
          data: { action: "purge", secret: "the secret `ADMIN_KEY`", operator: "===", route: "" },
          line: 4,
          column: 10,
          endLine: 4,
          endColumn: 39,
          suggestions: [],
        },
      ],
    },
  ],
});

describe("the rewrite", () => {
  for (const [name, code] of Object.entries({ stored, webhook })) {
    it(`leaves nothing to report: ${name}`, () => {
      const linter = new Linter();
      const config = {
        languageOptions: { parser },
        plugins: { tested: { rules: { [rule.name]: rule } } },
        rules: { [`tested/${rule.name}`]: "error" },
      } as const;
      const [fix] = linter
        .verify(code, config)
        .flatMap(({ suggestions = [] }) => suggestions.map((suggestion) => suggestion.fix));
      const { range, text } = fix ?? { range: [0, 0], text: "" };
      expect(linter.verify(`${code.slice(0, range[0])}${text}${code.slice(range[1])}`, config)).toEqual([]);
      expect(text).toContain("timingSafeEqual(");
    });
  }
});
