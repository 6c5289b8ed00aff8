import rule from "../../rules/no-raw-model-return.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

/** A model, as Mongoose describes it, in the file itself: what is in other files is tested in tests/fixtures. */
const model = `"use server";
import mongoose from "mongoose";
import { z } from "zod";
const User = mongoose.model("User", new mongoose.Schema({
  name: String,
  email: String,
  passwordHash: String,
}));
const Topic = mongoose.model("Topic", new mongoose.Schema({ title: String }));
`;

const everything = "`email` and `passwordHash`";

/** A guest, some of whose columns others take the place of. */
const guestWith = (others: string) => `${model}const Guest = mongoose.model("Guest", new mongoose.Schema({
  email: String,
  phone: String,
  since: Date,
}));
export async function getGuest(id) {
  const guest = await Guest.findById(id).lean();
  return { ...guest, ${others} };
}`;

/** A case in which `at`, the last text of its kind, is reported. */
function reported({ name, code, at, options = [], settings = {}, suggestions = 0, ...data }: Reported) {
  const messageId = data.columns === undefined ? "harmless" : "sensitive";
  return {
    name,
    code,
    options,
    settings,
    errors: [{ messageId, data: { action: "getUser", model: "User", ...data }, ...placeOf(code, at), suggestions }],
  };
}

interface Reported {
  readonly name: string;
  readonly code: string;
  readonly at: string;
  readonly source: string;
  readonly columns?: string;
  readonly action?: string;
  readonly model?: string;
  /** How many edits are offered. */
  readonly suggestions?: number;
  readonly options?: object[];
  readonly settings?: Record<string, unknown>;
}

new RuleTester().run("no-raw-model-return", rule, {
  valid: [
    {
      name: "no server action",
      code: `${model.replace('"use server";', "")}
export async function getUser(id) {
  return User.findById(id);
}`,
    },
    { name: "a column that was left out", code: guestWith("since: undefined") },
    { name: "words of which a part was left out", code: guestWith("phone: guest.phone.slice(-2)") },
    {
      name: "a column of what a document keeps",
      code: `${model}export async function getUser(id) {
  const user = await User.findById(id);
  const { email, passwordHash, ...rest } = { ...user?._doc };
  return rest;
}`,
    },
    {
      name: "nothing of the row is returned",
      code: `${model}export async function getUser(id) {
  const user = await User.findById(id);
  return { success: user !== null };
}`,
    },
    {
      name: "lodash leaves the sensitive columns out",
      code: `${model}import { omit } from "lodash";
export async function getUser(id) {
  const user = await User.findById(id);
  return omit(user, ["email", "passwordHash"]);
}`,
    },
    {
      name: "some columns are picked out of the row",
      code: `${model}export async function getUser(id) {
  const user = await User.findById(id);
  return { name: user.name };
}`,
    },
    {
      name: "the query selects its columns",
      code: `${model}export async function getUser(id) {
  const user = await User.findById(id).select("name email");
  return user;
}`,
    },
    {
      name: "the query leaves the secret out",
      code: `${model}export async function getUser(id) {
  const user = await User.findById(id).select("-passwordHash");
  return user;
}`,
    },
    {
      name: "the secret is left out when the row is taken apart",
      code: `${model}export async function getUser(id) {
  const user = await User.findById(id).lean();
  const { passwordHash, ...rest } = user;
  return rest;
}`,
    },
    {
      name: "the secret is deleted from the row",
      code: `${model}export async function getUser(id) {
  const user = await User.findById(id).lean();
  delete user.passwordHash;
  delete user.email;
  return user;
}`,
    },
    {
      name: "rows are mapped",
      code: `${model}export async function getUsers() {
  const users = await User.find();
  return users.map((user) => ({ name: user.name }));
}`,
    },
    {
      name: "a helper maps the row",
      code: `${model}const toDto = (user) => ({ name: user.name });
export async function getUser(id) {
  return toDto(await User.findById(id));
}`,
    },
    {
      name: "a package makes something of the row",
      code: `${model}import { present } from "presenters";
export async function getUser(id) {
  return present(await User.findById(id));
}`,
    },
    {
      name: "one column, whichever it is",
      code: `${model}export async function getUser(id, column) {
  const user = await User.findById(id);
  return { value: user[column] };
}`,
    },
    {
      name: "a schema's output",
      code: `${model}const Output = z.object({ name: z.string() });
export async function getUser(id) {
  return Output.parse(await User.findById(id));
}`,
    },
    {
      name: "React was told not to let the row through",
      code: `${model}import { experimental_taintObjectReference } from "react";
export async function getUser(id) {
  const user = await User.findById(id);
  experimental_taintObjectReference("Do not send a user to the client.", user);
  return user;
}`,
    },
    {
      name: "a model without sensitive columns",
      code: `${model}export async function getTopic(id) {
  return Topic.findById(id);
}`,
    },
    {
      name: "the row is returned only where there is none",
      code: `${model}export async function getUser(id) {
  const user = await User.findById(id);
  if (!user) {
    return user;
  }
  return { name: user.name };
}`,
    },
    {
      name: "an aggregation makes its own columns",
      code: `${model}export async function getUsers() {
  return User.aggregate([{ $project: { name: 1 } }]);
}`,
    },
    {
      name: "what the caller has just sent",
      code: `${model}const Subscriber = mongoose.model("Subscriber", new mongoose.Schema({ email: String }));
export async function subscribe(email) {
  return Subscriber.create({ email });
}`,
    },
    {
      name: "no schema, and nothing that names a column",
      code: `"use server";
import { MongoClient } from "mongodb";
const db = new MongoClient(process.env.MONGODB_URI).db();
export async function getTopics() {
  return db.collection("topics").find().toArray();
}`,
    },
  ],
  invalid: [
    reported({
      name: "the row itself",
      suggestions: 1,
      code: `${model}export async function getUser(id) {
  const user = await User.findById(id);
  return user;
}`,
      at: "return user;",
      source: " of `User.findById` in line 11",
      columns: everything,
    }),
    reported({
      name: "a row of which lodash leaves another column out",
      suggestions: 1,
      code: `${model}import { omit } from "lodash";
export async function getUser(id) {
  const user = await User.findById(id);
  return omit(user, ["name"]);
}`,
      at: 'return omit(user, ["name"]);',
      source: " of `User.findById` in line 12",
      columns: "`passwordHash`",
    }),
    reported({
      name: "the row in an object",
      suggestions: 1,
      code: `${model}export async function getUser(id) {
  const user = await User.findById(id);
  return { success: true, user };
}`,
      at: "return { success: true, user };",
      source: " of `User.findById` in line 11",
      columns: everything,
    }),
    reported({
      name: "a copy of the row",
      suggestions: 1,
      code: `${model}export async function getUser(id) {
  const user = await User.findById(id).lean();
  return { ...user };
}`,
      at: "return { ...user };",
      source: " of `User.findById` in line 11",
      columns: everything,
    }),
    reported({
      name: "the row after a round trip through text",
      suggestions: 1,
      code: `${model}export async function getUser(id) {
  const user = await User.findById(id);
  return JSON.parse(JSON.stringify(user));
}`,
      at: "return JSON.parse(JSON.stringify(user));",
      source: " of `User.findById` in line 11",
      columns: everything,
    }),
    reported({
      name: "the row as text",
      suggestions: 1,
      code: `${model}export async function getUser(id) {
  const user = await User.findById(id);
  return JSON.stringify({ user });
}`,
      at: "return JSON.stringify({ user });",
      source: " of `User.findById` in line 11",
      columns: everything,
    }),
    reported({
      name: "the row as a plain object",
      suggestions: 1,
      code: `${model}export async function getUser(id) {
  const user = await User.findById(id);
  return user?.toObject();
}`,
      at: "return user?.toObject();",
      source: " of `User.findById` in line 11",
      columns: everything,
    }),
    reported({
      name: "another secret was left out",
      code: `${model.replace("passwordHash: String", "passwordHash: String, resetToken: String")}export async function getUser(id) {
  const user = await User.findById(id).select("-passwordHash");
  return user;
}`,
      at: "return user;",
      source: " of `User.findById` in line 11",
      columns: "`resetToken`",
    }),
    reported({
      name: "the open output of a schema",
      suggestions: 1,
      code: `${model}export async function getUser(id) {
  const user = await User.findById(id);
  return z.looseObject({ name: z.string() }).parse(user);
}`,
      at: "return z.looseObject({ name: z.string() }).parse(user);",
      source: " of `User.findById` in line 11",
      columns: everything,
    }),
    reported({
      name: "several ways out, one of which is the row",
      suggestions: 1,
      code: `${model}export async function getUser(id) {
  const user = await User.findById(id);
  if (!user) {
    return null;
  }
  return user;
}`,
      at: "return user;",
      source: " of `User.findById` in line 11",
      columns: everything,
    }),
    reported({
      name: "rows that pass through methods that keep them",
      suggestions: 1,
      code: `${model}export async function getUser(name) {
  const users = await User.find();
  return users.filter((user) => user.name === name).slice(0, 3);
}`,
      at: "return users.filter((user) => user.name === name).slice(0, 3);",
      source: " of `User.find` in line 11",
      columns: everything,
    }),
    reported({
      name: "a row that a function of the file fetches",
      code: `${model}async function fetchUser(id) {
  return User.findById(id);
}
export async function getUser(id) {
  return { user: await fetchUser(id) };
}`,
      at: "return { user: await fetchUser(id) };",
      source: " of `User.findById` in line 11",
      columns: everything,
    }),
    reported({
      name: "an arrow without a return, at its name",
      suggestions: 1,
      code: `${model}export const getUser = async (id) => User.findById(id);`,
      at: "getUser",
      source: " of `User.findById` in line 10",
      columns: everything,
    }),
    reported({
      name: "a secret in a row that was just made",
      code: `${model}import bcrypt from "bcrypt";
export async function addUser(name, password) {
  return User.create({ name, passwordHash: await bcrypt.hash(password, 10) });
}`,
      at: "return User.create({ name, passwordHash: await bcrypt.hash(password, 10) });",
      source: " of `User.create` in line 12",
      columns: "`passwordHash`",
      action: "addUser",
    }),
    reported({
      name: "a column in another form",
      code: guestWith("since: guest.since.toISOString()"),
      at: "return { ...guest, since: guest.since.toISOString() };",
      source: " of `Guest.findById` in line 16",
      columns: "`email` and `phone`",
      action: "getGuest",
      model: "Guest",
      suggestions: 1,
    }),
    reported({
      name: "what a document keeps, spread into an answer",
      code: `${model}export async function getUser(id) {
  const user = await User.findById(id);
  return { ...user?._doc, id: user?._id.toString() };
}`,
      at: "return { ...user?._doc, id: user?._id.toString() };",
      source: " of `User.findById` in line 11",
      columns: everything,
      suggestions: 1,
    }),
    reported({
      name: "what the caller has just sent, when that is asked for",
      code: `${model}const Subscriber = mongoose.model("Subscriber", new mongoose.Schema({ email: String }));
export async function subscribe(email) {
  return Subscriber.create({ email });
}`,
      at: "return Subscriber.create({ email });",
      source: " of `Subscriber.create` in line 12",
      columns: "`email`",
      action: "subscribe",
      model: "Subscriber",
      options: [{ own: "report" }],
    }),
    reported({
      name: "a model without sensitive columns, when that is asked for",
      code: `${model}export async function getTopic(id) {
  return Topic.findById(id);
}`,
      at: "return Topic.findById(id);",
      source: " of `Topic.findById` in line 11",
      action: "getTopic",
      model: "Topic",
      options: [{ harmless: "report" }],
    }),
    reported({
      name: "a column that the settings name",
      suggestions: 1,
      code: `${model}export async function getTopic(id) {
  return Topic.findById(id);
}`,
      at: "return Topic.findById(id);",
      source: " of `Topic.findById` in line 11",
      columns: "`title`",
      action: "getTopic",
      model: "Topic",
      settings: { "server-actions": { sensitiveColumns: ["Topic.title"] } },
    }),
    reported({
      name: "no schema, but a condition that names the column",
      code: `"use server";
import { MongoClient } from "mongodb";
const db = new MongoClient(process.env.MONGODB_URI).db();
export async function getUser(email) {
  return db.collection("users").findOne({ email });
}`,
      at: 'return db.collection("users").findOne({ email });',
      source: ' of `db.collection("users").findOne` in line 5',
      columns: "`email`",
      model: "users",
    }),
  ],
});
