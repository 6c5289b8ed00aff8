import { describe, expect, it } from "vitest";

import { standing, write } from "./testkit.ts";

const tables = `const permissions = { ADMIN: ["post:view", "post:edit"], USER: ["post:view"] };
const sets = { ADMIN: new Set(["edit"]), USER: new Set(["view"]) };
const resources = { ADMIN: { post: ["view", "edit"] }, EDITOR: { post: ["view", "edit"], tag: [] }, USER: { post: ["view"] }, GUEST: {} };
const flags = { ADMIN: { canEdit: true, canView: true }, USER: { canEdit: false, canView: true } };
const mayEdit = { ADMIN: true, USER: false };
const mayView = { ADMIN: true, USER: true, GUEST: false };
const computed = { ADMIN: Object.fromEntries(Object.keys(process.env).map((name) => [name, ["edit"]])), USER: { post: ["view"] } };
const may = (role, permission) => permissions[role]?.includes(permission) ?? false;
const [kind, verb] = "post:edit".split(":");`;

const asked = (test: string) =>
  standing(`const session = await auth(); if (!session) return; const { role } = session.user; ${tables}
    if (!(${test})) return; ${write}`);

describe("a table of what each role may do", () => {
  it.each([
    `permissions[role].includes("post:edit")`,
    `permissions[role]?.includes("post:edit")`,
    `(permissions[role] ?? []).includes("post:edit")`,
    `may(role, "post:edit")`,
    `["post:edit", "post:view"].every((one) => may(role, one))`,
    `["post:edit"].some((one) => may(role, one))`,
    `sets[role].has("edit")`,
    `resources[role]?.post?.includes("edit")`,
    `resources[role]?.[kind]?.includes(verb)`,
    `computed[role].post.includes("edit")`,
    `flags[role].canEdit`,
    `flags[role]?.canEdit === true`,
    `mayEdit[role]`,
  ])("what few may: %s", (test) => {
    expect(asked(test)).toEqual(["role"]);
  });

  it.each([
    `permissions[role].includes("post:view")`,
    `may(role, "post:view")`,
    `["post:edit", "post:view"].some((one) => may(role, one))`,
    `resources[role]?.post?.includes("view")`,
    `flags[role].canView`,
    `mayView[role]`,
  ])("what most may: %s", (test) => {
    expect(asked(test)).toEqual(["authenticated"]);
  });

  it.each([
    `permissions[input.role]?.includes("post:edit")`,
    `permissions[role].includes(input.permission)`,
    `permissions[session.user.name]?.includes("post:edit")`,
    `flags[input.role]?.canEdit`,
    `mayEdit[input.role]`,
  ])("what the client says, or what is no role: %s", (test) => {
    expect(asked(test)).toEqual(["authenticated"]);
  });
});
