import { RuleTester } from "../rule-tester.ts";
import rule from "../../rules/require-ownership-check.ts";
import { placeOf } from "../place.ts";

const stop = `throw new Error("No");`;
const removal = "await db.project.deleteMany({ where: { id: { in: ids } } });";
const shop =
  "const shop = await db.shop.findUnique({ where: { id: ids }, include: { team: { include: { members: { where: { userId: user.id } } } } } });";
const opening = "await db.shop.update({ where: { id: ids }, data: { open: true } });";

/** Several records, or one, after a look at each. */
function action(body: string): string {
  return `"use server";
async function own(id, user) {
const project = await db.project.findFirst({ where: { id, userId: user.id } });
if (!project) { ${stop} }
return project;
}
const isOwn = (user) => async (id) => {
const project = await db.project.findUnique({ where: { id } });
return project !== null && project.userId === user.id;
};
export async function save(ids, other) {
const user = await requireUser();
${body}
}`;
}

const silent = (name: string, body: string) => ({ name, code: action(body) });

const reported = (name: string, body: string, effect: string, messageId: "changes" | "ignored" = "changes") => {
  const code = action(body);
  const lines = code.slice(0, code.lastIndexOf("await db.")).split("\n");
  const ignored = { lookUp: "db.project.findFirst", lookUpLine: "3" };
  return {
    name,
    code,
    errors: [
      {
        messageId,
        data: {
          action: "save",
          value: "`ids`",
          column: "id",
          does: "writes to the database",
          effect,
          line: String(lines.length),
          route: "",
          ...(messageId === "ignored" && ignored),
        },
        ...placeOf(code, "ids, other"),
        endColumn: placeOf(code, "ids, other").column + "ids".length,
      },
    ],
  };
};

const checked = (body: string) => `${body}\n${removal}`;
const member = (body: string) => `${shop}\nif (!shop) { ${stop} }\n${body}\n${opening}`;
const unchecked = (name: string, body: string) => reported(name, checked(body), "db.project.deleteMany");
const stranger = (name: string, body: string) => reported(name, member(body), "db.shop.update");

new RuleTester().run("require-ownership-check: what is found out about each of a list", rule, {
  valid: [
    silent("a promise for each", checked("await Promise.all(ids.map((id) => own(id, user)));")),
    silent(
      "an asynchronous callback for each",
      checked("await Promise.all(ids.map(async (id) => { await own(id, user); }));"),
    ),
    silent(
      "promises that are awaited later",
      checked("const checks = ids.map((id) => own(id, user));\nawait Promise.all(checks);"),
    ),
    silent(
      "the rows that were found so",
      "const rows = await Promise.all(ids.map((id) => own(id, user)));\nawait db.project.deleteMany({ where: { id: { in: rows.map((row) => row.id) } } });",
    ),
    silent(
      "answers of which none is no",
      checked(`const answers = await Promise.all(ids.map(isOwn(user)));\nif (answers.includes(false)) { ${stop} }`),
    ),
    silent(
      "answers that are all yes",
      checked(`const answers = await Promise.all(ids.map(isOwn(user)));\nif (!answers.every(Boolean)) { ${stop} }`),
    ),
    silent(
      "one after the other, after that",
      "await Promise.all(ids.map((id) => own(id, user)));\nfor (const id of ids) { await db.project.delete({ where: { id } }); }",
    ),
  ],
  invalid: [
    unchecked("promises that nobody waits for", "ids.map((id) => own(id, user));"),
    unchecked("a promise of all that nobody waits for", "Promise.all(ids.map((id) => own(id, user)));"),
    unchecked("promises that may fail", "await Promise.allSettled(ids.map((id) => own(id, user)));"),
    unchecked("failures that are swallowed", "await Promise.all(ids.map((id) => own(id, user))).catch(() => {});"),
    unchecked(
      "a failure of one that is swallowed",
      "await Promise.all(ids.map((id) => own(id, user).catch(() => {})));",
    ),
    unchecked(
      "answers of which none is yes",
      `const answers = await Promise.all(ids.map(isOwn(user)));\nif (answers.includes(true)) { ${stop} }`,
    ),
    unchecked(
      "a no that changes nothing",
      `const answers = await Promise.all(ids.map(isOwn(user)));\nif (answers.includes(false)) { console.warn("no"); }`,
    ),
    unchecked("each of another list", "await Promise.all(other.map((id) => own(id, user)));"),
    unchecked("the same one for each", "await Promise.all(ids.map(() => own(other, user)));"),
    reported(
      "one that is checked as often as a list is long, which may be never",
      "await Promise.all(other.map(() => own(ids, user)));\nawait db.project.delete({ where: { id: ids } });",
      "db.project.delete",
      "ignored",
    ),
  ],
});

new RuleTester().run("require-ownership-check: the caller's own membership beside what is changed", rule, {
  valid: [
    silent("the first by a method", member(`if (!shop.team.members.at(0)) { ${stop} }`)),
    silent("the last", member(`const self = shop.team.members.pop();\nif (!self) { ${stop} }`)),
    silent("its role", member(`if (shop.team.members[0]?.role !== "OWNER") { ${stop} }`)),
    silent("one of several roles", member(`if (!["OWNER", "ADMIN"].includes(shop.team.members[0]?.role)) { ${stop} }`)),
    silent("that it is not undefined", member(`if (shop.team.members[0] === undefined) { ${stop} }`)),
    silent("that it is nothing else than undefined", member(`if (shop.team.members[0] == null) { ${stop} }`)),
    silent("that there is at least one", member(`if (shop.team.members.length < 1) { ${stop} }`)),
    silent("that there are more than none", member(`if (!(shop.team.members.length > 0)) { ${stop} }`)),
    silent("its rank", member(`if (!(shop.team.members[0]?.rank >= 2)) { ${stop} }`)),
  ],
  invalid: [
    stranger("a first one at which nobody looks", "console.log(shop.team.members.at(0));"),
    stranger("a role that they must not have", `if (shop.team.members[0]?.role === "GUEST") { ${stop} }`),
    stranger("that there is none", `if (shop.team.members[0] !== undefined) { ${stop} }`),
    stranger("that there are none", `if (shop.team.members.length > 0) { ${stop} }`),
    stranger("that there are not too many", `if (shop.team.members.length > 5) { ${stop} }`),
    stranger("a rank that only those who have one can be below", `if (shop.team.members[0]?.rank < 2) { ${stop} }`),
    reported(
      "anybody's first one",
      `${shop.replace("{ where: { userId: user.id } }", "true")}\nif (!shop?.team.members.at(0)) { ${stop} }\n${opening}`,
      "db.shop.update",
    ),
  ],
});
