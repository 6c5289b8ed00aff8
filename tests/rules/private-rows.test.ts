import { Linter } from "eslint";
import { describe, expect, it } from "vitest";

import authentication from "../../rules/require-authentication.ts";
import identity from "../../rules/no-client-supplied-identity.ts";
import ownership from "../../rules/require-ownership-check.ts";

const rules = { authentication, identity, ownership };

/** What the rules say of an action with this body. */
function said(body: string, others = ""): readonly string[] {
  const code = `"use server";
import { getServerSession } from "next-auth";
import { MongoClient, ObjectId } from "mongodb";
import { model, Schema } from "mongoose";
const db = new MongoClient(process.env.MONGODB_URI).db("shop");
const Status = model("Status", new Schema({ orderId: String, status: String, total: Number }));
const Remark = model("Remark", new Schema({ patient: { type: Schema.Types.ObjectId, ref: "Patient" }, content: String }));
const Place = model("Place", new Schema({ street: Schema.Types.ObjectId, patient: String, patients: [Schema.Types.ObjectId] }));
const Opening = model("Opening", new Schema({ branchId: String, status: String, total: Number }));
${others}
export async function act(id, other) {
  ${body}
}`;
  return new Linter()
    .verify(code, {
      plugins: { "server-actions": { rules } },
      rules: {
        "server-actions/authentication": "error",
        "server-actions/identity": "error",
        "server-actions/ownership": ["error", { unauthenticated: "report" }],
      },
    })
    .map(({ ruleId }) => (ruleId ?? "").replace("server-actions/", ""));
}

const known = "const session = await getServerSession();\n  if (!session?.user?.id) return null;\n  ";

describe("what belongs to an order or a conversation that the client names", () => {
  const messages = (by: string) =>
    `return db.collection("messages").find({ ${by} }, { projection: { text: 1 } }).toArray();`;

  it("is nobody's business but theirs", () => {
    expect(said(messages("conversationId: String(id)"))).toEqual(["authentication", "ownership"]);
    expect(said(messages("threadId: String(id)"))).toEqual([]);
  });

  it("is read by those who have a part in it", () => {
    const looked = (by: string) =>
      `${known}const chat = await db.collection("chats").findOne({ _id: new ObjectId(id)${by} });
  if (!chat) return null;
  ${messages("chatId: String(id)")}`;
    expect(said(looked(""))).toEqual(["ownership"]);
    expect(said(looked(", members: session.user.id"))).toEqual([]);
  });

  it("counts though its schema names nobody", () => {
    expect(said("return Status.findOne({ orderId: String(id) });")).toEqual(["authentication", "ownership"]);
    expect(said("return Opening.findOne({ branchId: String(id) });")).toEqual([]);
  });

  it("counts though the reference is not called an id", () => {
    expect(said("return Remark.find({ content: String(id) });")).toEqual(["authentication"]);
    expect(said("return Place.find({ street: String(id) });")).toEqual([]);
  });

  it("is asked for before anybody is, and answered with afterwards", () => {
    const read = "const found = await Status.findOne({ orderId: String(id) });\n  ";
    expect(said(`${read}${known}return found;`)).toEqual(["ownership"]);
    expect(said(`${read}${known}return session.user.name;`)).toEqual([]);
  });
});

describe("what rows refer to that somebody has", () => {
  const referred = (by: string, of = "projectId") =>
    `const teams = await db.collection("teams").find({ ${by} }).toArray();
  return db.collection("projects").find({ _id: { $in: teams.map((team) => team.${of}) } }).toArray();`;

  it("is found by who they are", () => {
    expect(said(referred("employeeId: String(id)"))).toContain("authentication");
    expect(said(`${known}${referred("employeeId: session.user.id")}`)).toEqual([]);
    expect(said(referred("season: String(id)"))).toEqual([]);
    expect(said(referred("followerId: String(id)"))).toEqual([]);
  });
});

describe("what can be looked up by a tracking number", () => {
  const order = (column: string) =>
    `const order = await db.collection("orders").findOne({ ${column}: String(id) });\n  return { ...order };`;

  it("is told to whoever knows that", () => {
    expect(said(order("trackingNumber"))).toEqual([]);
    expect(said(order("codigoRastreio"))).toEqual([]);
    expect(said(order("number"))).toEqual(["authentication"]);
  });

  it("is not changed by whoever knows that", () => {
    const change = (column: string) =>
      `await db.collection("orders").updateOne({ ${column}: String(id) }, { $set: { paid: true } });`;
    expect(said(change("trackingNumber"))).toEqual(["authentication"]);
  });
});

describe("a person's own row that no schema describes", () => {
  const user = (answer: string) =>
    `${known}const user = await db.collection("users").findOne({ _id: new ObjectId(id) });\n  return ${answer};`;

  it("is reported where what is told of it is private by its name, or all of it is told", () => {
    expect(said(user("{ name: user.name, email: user.email, birthday: user.birthday }"))).toEqual(["identity"]);
    expect(said(user("JSON.parse(JSON.stringify(user))"))).toEqual(["identity"]);
    expect(said(user("{ name: user.name, bio: user.bio }"))).toEqual([]);
    const some = (columns: string) =>
      user("user").replace("new ObjectId(id) }", `new ObjectId(id) }, { projection: { ${columns} } }`);
    expect(said(some("name: 1, email: 1"))).toEqual(["identity"]);
    expect(said(some("name: 1, bio: 1"))).toEqual([]);
  });
});

describe("who does something, as the client says", () => {
  const write = (table: string, data: string) => `${known}await db.collection("${table}").insertOne({ ${data} });`;

  it("is who sends, asks, votes or follows", () => {
    expect(said(write("messages", "senderId: String(id), receiverId: String(other)"))).toEqual(["identity"]);
    expect(said(write("requests", "requesterId: String(id)"))).toEqual(["identity"]);
    expect(said(write("follows", "followerId: String(id), followingId: String(other)"))).toEqual(["identity"]);
    expect(said(write("messages", "senderId: session.user.id, receiverId: String(other)"))).toEqual([]);
    expect(said(write("follows", "followerId: session.user.id, followingId: String(other)"))).toEqual([]);
  });

  it("is shown to everybody where it says whom somebody follows", () => {
    expect(said(`return db.collection("follows").find({ followerId: String(id) }).toArray();`)).toEqual([]);
    expect(said(`return db.collection("gifts").find({ senderId: String(id) }).toArray();`)).toEqual([
      "authentication",
      "identity",
    ]);
  });
});
