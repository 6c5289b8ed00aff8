import { describe, expect, it } from "vitest";

import { actionWith, analysed, write } from "./testkit.ts";

const roles = `import { z } from "zod";
import { pgEnum } from "drizzle-orm/pg-core";
const roles = z.enum(["user", "admin"]);
const kinds = z.enum(pgEnum("kind", ["user", "admin"]).enumValues);
`;

/** Whether whoever gets past a test of the caller's has been found to have a right. */
const mayAct = (test: string) =>
  analysed(
    actionWith(
      `const session = await auth(); if (!session) return; const { user } = session; if (${test}) return; ${write}`,
      roles,
    ),
  ).some(({ events }) => events.some(({ kind, state }) => kind === "effect" && state.has("role")));

describe("a role says what the caller may do", () => {
  it.each([`user.role !== "editor"`, `user.role !== "OWNER"`, `user.role !== "superuser"`])("unless %s", (test) => {
    expect(mayAct(test)).toBe(true);
  });

  it.each([
    `user.role !== "user"`,
    `user.role !== "ROLE_CUSTOMER"`,
    `user.status !== "active"`,
    `user.kycStatus !== "APPROVED"`,
  ])("but not if everybody has it: %s", (test) => {
    expect(mayAct(test)).toBe(false);
  });
});

describe("a flag of the caller's says what they may do", () => {
  it.each([
    "user.isAdmin !== true",
    "user.isAdmin !== 1",
    "user.isAdmin === 0",
    "user.isAdmin === false",
    "user.roleId !== 2",
  ])("unless %s", (test) => {
    expect(mayAct(test)).toBe(true);
  });

  it.each([
    "user.isAdmin !== false",
    "user.isAdmin !== 0",
    "user.isAdmin === 1",
    "user.isActive !== 1",
    "user.isActive === 0",
  ])("but not if %s stops them", (test) => {
    expect(mayAct(test)).toBe(false);
  });
});

describe("a word of an enumeration says what the caller may do", () => {
  it.each([
    "user.role !== roles.enum.admin",
    "user.role !== roles.Values.admin",
    "user.role !== kinds.Enum.admin",
    "!roles.options.includes(user.role)",
  ])("unless %s", (test) => {
    expect(mayAct(test)).toBe(true);
  });

  it.each(["input.role !== roles.enum.admin", "!roles.options.includes(input.role)", "user.role !== input.role"])(
    "but not if %s stops the client",
    (test) => {
      expect(mayAct(test)).toBe(false);
    },
  );
});
