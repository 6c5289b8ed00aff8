import requireAuthentication from "../../rules/require-authentication.ts";
import noClientSuppliedIdentity from "../../rules/no-client-supplied-identity.ts";
import noRawModelReturn from "../../rules/no-raw-model-return.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

/** An action of a program that asks Firestore from the server, as a browser would. */
const browser = (body: string) => `"use server";
import { initializeApp, initializeServerApp } from "firebase/app";
import { getAuth } from "firebase/auth";
import { addDoc, collection, doc, getDoc, getDocs, getFirestore, query, updateDoc, where } from "firebase/firestore";
import { cookies } from "next/headers";
const db = getFirestore();
async function own() {
  const token = (await cookies()).get("__session")?.value;
  return initializeServerApp(initializeApp({}), { authIdToken: token });
}
export async function act(id: string, userId: string) {
  ${body}
}`;

/** One that has the server's rights, and knows who is calling. */
const admin = (body: string) => `"use server";
import { getAuth } from "firebase-admin/auth";
import { getFirestore } from "firebase-admin/firestore";
import { cookies } from "next/headers";
const db = getFirestore();
export async function act(id: string, userId: string) {
  const { uid } = await getAuth().verifySessionCookie((await cookies()).get("session")?.value ?? "");
  ${body}
}`;

const line = (code: string, text: string) => code.split("\n").findIndex((one) => one.includes(text)) + 1;

const write = browser("await addDoc(collection(db, 'posts'), { title: String(id) });");
const writeAtRandom = browser(
  "if (!getAuth().currentUser && !id) return;\n  await updateDoc(doc(db, 'posts', id), { title: '' });",
);

new RuleTester().run("require-authentication: Firestore", requireAuthentication, {
  valid: [
    {
      name: "the caller's token goes along",
      code: browser("await addDoc(collection(getFirestore(await own()), 'posts'), { title: String(id) });"),
    },
    {
      name: "the app that was made with the caller's token says who that is",
      code: browser(
        "if (!getAuth(await own()).currentUser) return;\n  await addDoc(collection(db, 'posts'), { title: String(id) });",
      ),
    },
    {
      name: "whether somebody has signed in to the process says nothing certain",
      code: browser("if (!getAuth().currentUser) return;\n  await addDoc(collection(db, 'posts'), { title: '' });"),
    },
    {
      name: "what is not private is read",
      code: browser("return (await getDoc(doc(db, 'posts', id))).data()?.title;"),
    },
  ],
  invalid: [
    {
      name: "nobody's token goes along",
      code: write,
      errors: [
        {
          messageId: "missing",
          data: {
            action: "act",
            does: "writes to the database",
            effect: "addDoc",
            line: String(line(write, "addDoc(")),
            route: "",
          },
          ...placeOf(write, "act"),
        },
      ],
    },
    {
      name: "whether somebody has signed in to the process decides nothing",
      code: writeAtRandom,
      errors: [
        {
          messageId: "missing",
          data: {
            action: "act",
            does: "writes to the database",
            effect: "updateDoc",
            line: String(line(writeAtRandom, "updateDoc(doc")),
            route: "",
          },
          ...placeOf(writeAtRandom, "act"),
        },
      ],
    },
  ],
});

const compared = (who: string, at: string) => ({
  name: `the owner in a document is compared with ${who}: ${at}`,
  code: admin(`const found = ${at};
  if (found?.ownerId !== ${who}) throw new Error("Not yours");
  await db.collection("posts").doc(id).update({ title: "" });`),
});
const snapshot = "(await db.collection('posts').doc(id).get()).data()";
const listed = "(await db.collection('posts').where('slug', '==', id).get()).docs[0].data()";

new RuleTester().run("no-client-supplied-identity: Firestore", noClientSuppliedIdentity, {
  valid: [compared("uid", snapshot), compared("uid", listed)],
  invalid: [snapshot, listed].map((at) => ({
    ...compared("userId", at),
    errors: [
      {
        messageId: "compares",
        data: {
          action: "act",
          does: "writes to the database",
          effect: 'db.collection("posts").doc(…).update',
          line: String(line(compared("userId", at).code, "update(")),
          route: "",
          column: "ownerId",
          value: "`userId`",
        },
        ...placeOf(compared("userId", at).code, "userId: string"),
      },
    ],
  })),
});

const lists = (what: string) =>
  admin(`const found = await db.collection("users").get();
  return found.docs.map((one) => (${what}));`);

new RuleTester().run("no-raw-model-return: Firestore", noRawModelReturn, {
  valid: [
    {
      name: "named members of documents",
      code: lists("{ id: one.id, name: one.data().name }"),
      options: [{ harmless: "report" }],
    },
  ],
  invalid: [
    {
      name: "documents as they are",
      code: lists("one.data()"),
      options: [{ harmless: "report" }],
      errors: [
        {
          messageId: "harmless",
          data: { action: "act", model: "users", source: ' of `db.collection("users").get` in line 8' },
          ...placeOf(lists("one.data()"), "return found.docs.map((one) => (one.data()));"),
        },
      ],
    },
  ],
});
