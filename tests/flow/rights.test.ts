import { describe, expect, it } from "vitest";

import { actionWith, analysed, standing, write } from "./testkit.ts";

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

describe("a flag says what the caller may do", () => {
  it.each(["user.canManageUsers", "user.can_delete_cost", "user.mayPublish"])("if it is one like %s", (flag) => {
    expect(mayAct(`!${flag}`)).toBe(true);
  });

  it.each(["user.candidate", "user.canReceiveMail", "user.cancelled"])("but not if it is one like %s", (flag) => {
    expect(mayAct(`!${flag}`)).toBe(false);
  });
});

describe("not to be what everybody is says what the caller may do", () => {
  it.each([`user.role === "USER"`, `user.role == "ROLE_CUSTOMER"`, `["user", "customer"].includes(user.role)`])(
    "if %s stops them",
    (test) => {
      expect(mayAct(test)).toBe(true);
    },
  );

  it.each([`user.role === "ADMIN"`, `user.status === "active"`, `user.plan === "user"`, `user.role === "guest"`])(
    "but not if %s does",
    (test) => {
      expect(mayAct(test)).toBe(false);
    },
  );
});

describe("a test that adds nothing to another", () => {
  it.each([
    [`!user.role && user.role !== "admin"`, `!user.role || user.role !== "admin"`],
    [`!user.role && user.role != "admin"`, `!user.role || user.role != "admin"`],
    [`!user.role && user.role !== "admin"`, "!user.role"],
    [`!user.role && user.role! !== "admin"`, `!user.role || user.role! !== "admin"`],
  ])("asks for no role: %s", (vain, meant) => {
    expect(mayAct(vain)).toBe(false);
    expect(mayAct(meant)).toBe(true);
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

describe("what everybody may do, as rows of the server's say", () => {
  const orDefault = (rows: string) =>
    `const { permissions = await (${rows}) } = (await auth()) ?? {}; if (!permissions.includes("post:delete")) return;`;
  const granted = (where: string) =>
    `async () => (await prisma.defaultPermission.findMany(${where})).map((row) => row.permission)`;

  it.each([
    ["nobody has chosen them", orDefault(`(${granted("")})()`), "unknown"],
    ["the client has chosen them", orDefault(`(${granted("{ where: { userId: id } }")})()`), "anonymous"],
    ["the client says so", orDefault("Promise.resolve(input.names)"), "anonymous"],
    ["they are rows of something else", orDefault("prisma.tag.findMany()"), "anonymous"],
    ["nobody asks", orDefault(`(${granted("")})()`).replace(/if .*/u, ""), "anonymous"],
  ])("%s", (_, body, known) => {
    expect(standing(`${body} ${write}`)).toEqual([known]);
  });

  it("one of them is the word", () => {
    const some = (model: string) =>
      `const rows = await prisma.${model}.findMany(); if (!rows.some((row) => row.name === "post:delete")) return; ${write}`;
    expect([standing(some("publicPermission")), standing(some("tag"))]).toEqual([["unknown"], ["anonymous"]]);
  });
});

describe("a row of the caller's own among those who run the service", () => {
  const among = (model: string, where = "{ email: session.user.email }") =>
    `const session = await auth(); if (!session) return;
const one = await prisma.${model}.findUnique({ where: ${where} }); if (!one) return; ${write}`;
  const hasRole = (body: string) =>
    analysed(actionWith(body)).some(({ events }) =>
      events.some(({ kind, state }) => kind === "effect" && state.has("role everywhere")),
    );

  it.each(["admin", "superAdmin", "adminUser", "staff", "staffMember", "internalAccount", "internal_user"])(
    "%s",
    (model) => {
      expect(hasRole(among(model))).toBe(true);
    },
  );

  it.each(["user", "account", "adminInvitation", "internalNote", "administrativeBody"])("none: %s", (model) => {
    expect(hasRole(among(model))).toBe(false);
  });

  it("not if the client says whose row", () => {
    expect(hasRole(among("admin", "{ id }"))).toBe(false);
  });

  it("not if nobody looks", () => {
    expect(hasRole(among("admin").replace("if (!one) return;", ""))).toBe(false);
  });

  it("of what the client picks, there only", () => {
    expect(hasRole(among("staff", "{ email: session.user.email, shopId: id }"))).toBe(false);
  });
});

describe("the roles that rows of the caller's lead to", () => {
  const given = (ids: string) => `const rows = await db.userRole.findMany({ where: { userId: session.user.id } });
const found = await db.role.findMany({ where: { id: { in: ${ids} } } });
const names = found.map((one) => one.name)`;
  const mayActBy = (lines: string) =>
    analysed(actionWith(`const session = await auth(); if (!session) return; ${lines} ${write}`, roles)).some(
      ({ events }) => events.some(({ kind, state }) => kind === "effect" && state.has("role")),
    );

  it("say what the caller may do", () => {
    expect(mayActBy(`${given("rows.map((row) => row.roleId)")}; if (!names.includes("admin")) return;`)).toBe(true);
  });

  it("say nothing if the client picks some of them", () => {
    expect(mayActBy(`${given("[id, ...rows.map((row) => row.roleId)]")}; if (!names.includes("admin")) return;`)).toBe(
      false,
    );
  });

  it("say so of those that are left of them", () => {
    expect(
      mayActBy(`${given("rows.map((row) => row.roleId)")}.filter(Boolean); if (!names.includes("admin")) return;`),
    ).toBe(true);
  });
});

describe("what is left of an empty list", () => {
  it("has nothing in it, so that who has no role is stopped", () => {
    expect(
      standing(
        `const roles = async () => { const session = await auth(); return session ? session.user.roles : []; };
const left = (await roles()).filter((role) => role !== "guest"); if (!left.includes("admin")) return; ${write}`,
      ),
    ).toEqual(["role"]);
  });

  it("but not if something may be in it", () => {
    expect(
      standing(
        `const roles = async () => { const session = await auth(); return session ? session.user.roles : [id]; };
const left = (await roles()).filter((role) => role !== "guest"); if (!left.includes("admin")) return; ${write}`,
      ),
    ).toEqual(["anonymous"]);
  });
});
