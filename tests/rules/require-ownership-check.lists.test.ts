import rule from "../../rules/require-ownership-check.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

const change = `await store.collection("boards").doc(id).update({ open: true });`;

/** A board is changed after a look at a document of the caller's own, and at the board's. */
const action = (check: string) => `"use server";
import { createClient } from "@supabase/supabase-js";
import { getFirestore } from "firebase-admin/firestore";
const store = getFirestore();
const supabase = createClient(url, process.env.SUPABASE_SERVICE_ROLE_KEY);
const read = async (kind, key) => (await store.collection(kind).doc(key).get()).data();
const foldersWith = async (column, value) => (await store.collection("folders").where(column, "array-contains", value).get()).docs;
async function mayEdit(user, id) {
  const own = (await read("people", user.id))?.boards?.includes(id);
  if (own) return own;
  const [folder] = await foldersWith("boards", id);
  return folder?.data().owners?.includes(user.id);
}
export async function save(id: string, other: string) {
const user = await requireUser();
const me = await read("people", user.id);
const somebody = await read("people", other);
const board = await read("boards", id);
${check}
${change}
}`;

/** The codes of the teams that are run by those which somebody is in. */
const codesOf = (person: string) => `const mine = await db.membership.findMany({ where: { personId: ${person} } });
const run = await db.delegation.findMany({ where: { byTeamId: { in: mine.map((one) => one.teamId) } } });
const ids = new Set(mine.map((one) => one.teamId));
for (const one of run) ids.add(one.teamId);
const teams = await db.team.findMany({ where: { id: { in: [...ids] } } });
const codes = teams.map((one) => one.code);
`;

const silent = (name: string, check: string) => ({ name, code: action(check) });
const reported = (name: string, check: string, messageId: "changes" | "ignored" = "changes") => {
  const code = action(check);
  return {
    name,
    code,
    errors: [
      {
        messageId,
        data: {
          action: "save",
          value: "`id`",
          column: "id",
          does: "writes to the database",
          effect: 'store.collection("boards").doc(…).update',
          line: String(code.split("\n").indexOf(change) + 1),
          route: "",
        },
        ...placeOf(code, "id: string"),
      },
    ],
  };
};

new RuleTester().run("require-ownership-check: who is in a list, and what stands under whose key", rule, {
  valid: [
    silent("the place of the id among the caller's own", "if (me.boards.indexOf(id) === -1) return;"),
    silent("the place of a row among the caller's own", "if (me.boards.findIndex((one) => one.id === id) < 0) return;"),
    silent("a row that lists the caller", "if (!board.owners.includes(user.id)) return;"),
    silent("the place of the caller in a row's list", "if (board.owners.indexOf(user.id) < 0) return;"),
    silent("a row with something under the caller's id", "if (!board.members[user.id]) return;"),
    silent("a row that says what the caller is", `if (board.members?.[user.id]?.role !== "editor") return;`),
    silent("what the caller has under the id", "if (!me.boards?.[id]) return;"),
    silent("a name that the caller's own has", "if (!(id in me.boards)) return;"),
    silent("a name that the caller's own has itself", "if (!Object.hasOwn(me.boards, id)) return;"),
    silent("a row that has the caller among its names", "if (!(user.id in board.members)) return;"),
    silent("a guard that answers for either way in", "if (!(await mayEdit(user, id))) return;"),
    silent(
      "one of the rows that list the caller",
      `if (!(await foldersWith("owners", user.id)).some((one) => one.id === id)) return;`,
    ),
    silent(
      "among what is found by way of the caller's own rows and theirs",
      `${codesOf("user.id")}if (!codes.includes(board.code)) return;`,
    ),
    silent(
      "among those, or whoever holds a role",
      `${codesOf("user.id")}const all = user.role === "admin";\nif (!all && !codes.includes(board.code)) return;`,
    ),
    silent(
      "what a row of the caller's lists",
      `const [folder] = await foldersWith("boards", id);\nif (folder.data().owner !== user.id) return;`,
    ),
    silent(
      "a row whose list has the caller",
      `const { data } = await supabase.from("boards").select().contains("owners", [user.id]).eq("id", id).single();
if (!data) return;`,
    ),
  ],
  invalid: [
    reported("the place of the id among somebody's", "if (somebody.boards.indexOf(id) === -1) return;"),
    reported("no place among the caller's own", "if (me.boards.indexOf(id) !== -1) return;"),
    reported("the place of another row", "if (me.boards.findIndex((one) => one.id === other) < 0) return;"),
    reported("a row that lists whom the client names", "if (!board.owners.includes(other)) return;"),
    reported("a row that lists everybody but the caller", "if (board.owners.includes(user.id)) return;"),
    reported("the place of whom the client names", "if (board.owners.indexOf(other) < 0) return;"),
    reported(
      "among what is found by way of somebody's rows",
      `${codesOf("other")}if (!codes.includes(board.code)) return;`,
    ),
    reported(
      "among what is found by way of the caller's own rows, or anybody who is not in them",
      `${codesOf("user.id")}const all = user.active;\nif (!all && !codes.includes(board.code)) return;`,
    ),
    reported("something under another id", "if (!board.members[other]) return;"),
    reported("nothing under the caller's id", "if (board.members[user.id]) return;"),
    reported("what somebody has under the id", "if (!somebody.boards?.[id]) return;"),
    reported("a name that the caller's own has not", "if (id in me.boards) return;"),
    reported("a name that somebody's has itself", "if (!Object.hasOwn(somebody.boards, id)) return;"),
    reported("a guard that answers for another id", "if (!(await mayEdit(user, other))) return;"),
    reported(
      "one of the rows that list somebody",
      `if (!(await foldersWith("owners", other)).some((one) => one.id === id)) return;`,
    ),
    reported(
      "what a row of the caller's lists besides",
      `const [folder] = await foldersWith("boards", other);\nif (folder.data().owner !== user.id) return;`,
    ),
    reported(
      "a row whose list has somebody",
      `const { data } = await supabase.from("boards").select().contains("owners", [other]).eq("id", id).single();
if (!data) return;`,
    ),
  ],
});
