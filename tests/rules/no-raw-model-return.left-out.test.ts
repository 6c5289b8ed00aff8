import rule from "../../rules/no-raw-model-return.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

/** What is done to the rows before they are answered with. */
const answer = (body: string) => `"use server";
import mongoose from "mongoose";
import { sortBy } from "lodash";
const User = mongoose.model("User", new mongoose.Schema({ name: String, passwordHash: String }));
const secrets = ["passwordHash", "token"];
const others = ["name"];
function without(user, names) {
  for (const name of names) {
    delete user[name];
  }
  return user;
}
function entriesWithout(user, names) {
  return Object.fromEntries(Object.entries(user).filter(([name]) => !names.includes(name)));
}
export async function getUser(id) {
  ${body}
}`;
const one = "const user = await User.findById(id).lean();";
const many = "const users = await User.find().lean();";

const silent = (name: string, body: string) => ({ name, code: answer(body) });
const reported = (name: string, body: string, suggestions = 1) => {
  const code = answer(body);
  const line = code.slice(0, code.indexOf(body)).split("\n").length;
  const call = body.startsWith(one) ? "User.findById" : "User.find";
  const source = ` of \`${call}\` in line ${String(line)}`;
  const data = { action: "getUser", model: "User", source, columns: "`passwordHash`" };
  const at = body.slice(body.lastIndexOf("return "));
  return { name, code, errors: [{ messageId: "sensitive", data, ...placeOf(code, at), suggestions }] };
};

new RuleTester().run("no-raw-model-return: what was left out of a row", rule, {
  valid: [
    silent("deleted, where there is a row", `${one} if (!user) return null; delete user.passwordHash; return user;`),
    silent("deleted in the only branch with a row", `${one} if (user) { delete user.passwordHash; } return { user };`),
    silent(
      "deleted from each row",
      `${many} users.forEach((user) => { delete user.passwordHash; }); return { users, count: users.length };`,
    ),
    silent("emptied in each row", `${many} for (const user of users) { user.passwordHash = null; } return users;`),
    silent("deleted by name", `${one} return user && without(user, secrets);`),
    silent("not kept of its entries", `${one} return entriesWithout(user, secrets);`),
    silent(
      "not kept, by a set",
      `const hidden = new Set(secrets); ${one} return Object.fromEntries(Object.entries(user).filter(([name]) => !hidden.has(name)));`,
    ),
    silent(
      "not kept, by its name",
      `${one} return Object.fromEntries(Object.entries(user).filter(([name]) => name !== "passwordHash"));`,
    ),
    silent("a sorted list of names", `${many} return sortBy(users.map(({ name }) => name));`),
  ],
  invalid: [
    reported("another column is deleted", `${one} if (!user) return null; delete user.name; return user;`),
    reported(
      "deleted from some users only",
      `${one} if (user?.name === "x") { delete user.passwordHash; } return { user };`,
      0,
    ),
    reported("another column is emptied in each row", `${many} return users.map((user) => ({ ...user, name: null }));`),
    reported("another column is deleted by name", `${one} return user && without(user, others);`),
    reported("another one is not kept of its entries", `${one} return entriesWithout(user, others);`),
    reported(
      "entries by what they hold",
      `${one} return Object.fromEntries(Object.entries(user).filter(([, value]) => value !== null));`,
    ),
    reported(
      "not kept under another condition",
      `${one} return Object.fromEntries(Object.entries(user).filter(([name]) => name !== "passwordHash" || user.name));`,
    ),
    reported("a sorted list of rows", `${many} return sortBy(users, "name");`),
  ],
});
