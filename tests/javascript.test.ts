import { Linter } from "eslint";
import * as espree from "espree";
import { describe, expect, it } from "vitest";

import { rules } from "../rules/index.ts";
import plugin from "../src/index.ts";

const imports = `
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
`;

const modules = `"use server";
${imports}
export async function rename(id, name) {
  await prisma.user.update({ where: { id }, data: { name } });
}
`;

const component = `${imports}
export default function Page({ id }) {
  async function remove() {
    "use server";
    await prisma.user.delete({ where: { id } });
  }
  return <form action={remove}><button>Remove</button></form>;
}
`;

// ESLint's own parser, as projects in plain JavaScript have it.
function lint(code: string, filename: string): Linter.LintMessage[] {
  return new Linter().verify(
    code,
    [
      {
        files: ["**/*.{js,jsx}"],
        languageOptions: { parser: espree, parserOptions: { ecmaFeatures: { jsx: true } } },
      },
      plugin.configs.strict,
    ],
    { filename },
  );
}

describe("plain JavaScript, parsed by espree", () => {
  it.each([
    ["a module of actions", modules, "actions.js"],
    ["an action in a component", component, "page.jsx"],
  ])("is linted: %s", (_, code, filename) => {
    const messages = lint(code, filename);
    expect(messages.filter(({ ruleId }) => ruleId?.startsWith("server-actions/") !== true)).toEqual([]);
    if (Object.hasOwn(rules, "require-authentication")) {
      expect(messages.map(({ ruleId }) => ruleId)).toContain("server-actions/require-authentication");
    }
  });
});
