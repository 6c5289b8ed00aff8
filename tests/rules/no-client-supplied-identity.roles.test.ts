import { Linter } from "eslint";
import { describe, expect, it } from "vitest";

import ownership from "../../rules/require-ownership-check.ts";
import rule from "../../rules/no-client-supplied-identity.ts";

const helper = `async function isAdmin(id) {
  const found = await db.user.findUnique({ where: { id }, select: { role: true } });
  return found?.role === "ADMIN";
}`;

/** What the rules say of an action that is told who somebody is, and what is to be deleted. */
function saidBy(body: string, known = "const user = await requireUser();"): readonly (string | null)[] {
  const code = `"use server";
${helper}
export async function remove(userId, id) {
  ${known}
  ${body}
}`;
  const messages = new Linter().verify(code, {
    plugins: { "server-actions": { rules: { identity: rule, ownership } } },
    rules: { "server-actions/identity": "error", "server-actions/ownership": "error" },
  });
  return messages.map(({ messageId, ruleId }) => `${ruleId?.split("/")[1] ?? ""}: ${messageId ?? ""}`);
}

const write = "await db.post.delete({ where: { id } });";
const asked = `if (!(await isAdmin(userId))) throw new Error("No");`;
const both = ["identity: asks", "ownership: changes"];

describe("the role of somebody whom the client names", () => {
  it.each([
    ["asked for by a helper", asked],
    [
      "compared in the action",
      `const admin = await db.user.findUnique({ where: { id: userId } }); if (admin?.role !== "ADMIN") return;`,
    ],
    [
      "found in a list",
      `const admin = await db.user.findUnique({ where: { id: userId } }); if (!["ADMIN", "OWNER"].includes(admin.role)) return;`,
    ],
  ])("is no right of the caller's, %s", (_, check) => {
    expect(saidBy(`${check} ${write}`)).toEqual(expect.arrayContaining(both));
    expect(saidBy(`${check} ${write}`, "")).toContain("identity: asks");
  });

  it("is one where that is the caller", () => {
    expect(saidBy(`if (userId !== user.id) return; ${asked} ${write}`)).toEqual([]);
    expect(saidBy(`${asked.replace("userId", "user.id")} ${write}`)).toEqual([]);
  });

  it("is about them, where what follows is", () => {
    const found = `const found = await db.user.findUnique({ where: { id: userId } }); if (found?.role !== "TEACHER") return;`;
    expect(saidBy(`${found} await db.lesson.create({ data: { teacher: found.name, pupilId: user.id } });`)).toEqual([]);
    expect(saidBy(`${found} await db.lesson.create({ data: { title: id, pupilId: user.id } });`)).toEqual([
      "identity: asks",
    ]);
  });

  it("says nothing where everybody has it", () => {
    expect(saidBy(`${asked} ${write}`)).toContain("identity: asks");
    expect(
      saidBy(
        `const found = await db.user.findUnique({ where: { id: userId } }); if (found?.role !== "USER") return; ${write}`,
      ),
    ).not.toContain("identity: asks");
  });
});
