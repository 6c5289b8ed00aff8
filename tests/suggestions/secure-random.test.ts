import { describe, expect, it } from "vitest";

import rule from "../../rules/no-insecure-random.ts";
import { applied } from "./applied.ts";

const whole = 'import crypto from "node:crypto";\n';
const named = (name: string) => `import { ${name} } from "node:crypto";\n\n`;

describe("what cannot be guessed", () => {
  it.each([
    ["Math.random().toString(36).slice(2)", "crypto.randomUUID()"],
    ["Math.random().toString(36).substring(2, 15)", "crypto.randomUUID()"],
    ["Math.random().toString(36).slice(2) + Math.random().toString(36).slice(2)", "crypto.randomUUID()"],
    ["Date.now().toString(36) + Math.random().toString(36)", "crypto.randomUUID()"],
    ["`${Date.now()}-${Math.random()}`", "crypto.randomUUID()"],
    ["`acme_${Math.random().toString(36)}`", "`acme_${crypto.randomUUID()}`"],
    ['"acme_" + Math.random().toString(36).slice(2)', '"acme_" + crypto.randomUUID()'],
    ["`${user.id}-${Date.now()}`", "`${user.id}-${crypto.randomUUID()}`"],
    ["String(Date.now())", "crypto.randomUUID()"],
    ["new Date().getTime().toString()", "crypto.randomUUID()"],
    ["Math.random().toString(36).slice(2).toUpperCase()", "crypto.randomUUID().toUpperCase()"],
  ])("takes the place of %s", (before, after) => {
    expect(applied(rule, `const token = ${before};\n`)).toEqual([{ output: `const token = ${after};\n`, left: [] }]);
  });

  it.each([
    ["Math.floor(Math.random() * 1e6)", "randomInt(1e6)"],
    ["Math.floor(100000 + Math.random() * 900000).toString()", "randomInt(100000, 1000000).toString()"],
    ["Math.floor(Math.random() * 9000 + 1000)", "randomInt(1000, 10000)"],
    ["Math.round(Math.random() * 999999)", "randomInt(1000000)"],
    ["Math.floor(Math.random() * (max - min + 1)) + min", "randomInt(max - min + 1) + min"],
    ["String(Math.trunc(Math.random() * 1e6)).padStart(6, '0')", "String(randomInt(1e6)).padStart(6, '0')"],
    ["letters.charAt(Math.floor(Math.random() * letters.length))", "letters.charAt(randomInt(letters.length))"],
    ["letters[(Math.random() * 26) | 0]", "letters[randomInt(26)]"],
    ["letters[~~(Math.random() * 26)]", "letters[randomInt(26)]"],
  ])("is a number in place of %s", (before, after) => {
    expect(applied(rule, `const otp = ${before};\n`)).toEqual([
      { output: `${named("randomInt")}const otp = ${after};\n`, left: [] },
    ]);
  });

  it.each([
    ["Math.random().toString(36).substring(2, 8)", 'randomBytes(3).toString("hex")'],
    [
      "Math.random().toString(36).substr(2, 7).toUpperCase()",
      'randomBytes(4).toString("hex").slice(0, 7).toUpperCase()',
    ],
  ])("is as short as %s", (before, after) => {
    expect(applied(rule, `const inviteCode = ${before};\n`)).toEqual([
      { output: `${named("randomBytes")}const inviteCode = ${after};\n`, left: [] },
    ]);
  });

  it("comes from what the file imports", () => {
    const code = (value: string) => `${whole}const otp = ${value};\nconst token = crypto.createHash("md5");\n`;
    expect(applied(rule, code("Math.floor(Math.random() * 10)"))).toEqual([
      { output: code("crypto.randomInt(10)"), left: [] },
    ]);
  });

  it.each([
    "Date.now()",
    "Math.random()",
    "Math.ceil(Math.random() * 9)",
    "Math.floor(Math.random() * 0.5)",
    "last + 1",
  ])("is not known for %s", (value) => {
    expect(applied(rule, `const resetToken = ${value};\n`)).toEqual([]);
  });
});
