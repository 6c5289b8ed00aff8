import { describe, expect, it } from "vitest";

import { comparisonsOf } from "../../src/flow/libraries/query.ts";
import { analysed } from "../flow/testkit.ts";

/** The effects of an action with this body: what is at stake, of which table's rows, by which columns, and in whose name. */
function effects(body: string): readonly string[] {
  const [action] = analysed(
    `"use server";
import { initializeApp, initializeServerApp } from "firebase/app";
import { getAuth, sendPasswordResetEmail, signInWithEmailAndPassword } from "firebase/auth";
import { ref as node, set } from "firebase/database";
import { addDoc, and, collection, collectionGroup, deleteDoc, doc, getDoc, getDocs, getFirestore, limit, query, runTransaction, setDoc, updateDoc, where, writeBatch } from "firebase/firestore";
import { getStorage, ref, uploadBytes } from "firebase/storage";
import { cookies } from "next/headers";
const db = getFirestore();
const posts = "posts";
const own = async () => initializeServerApp(initializeApp({}), { authIdToken: (await cookies()).get("__session")?.value });
export async function act(id: string, input: object) { ${body} }`,
  );
  return (action?.events ?? []).flatMap((event) => {
    if (event.kind !== "effect") {
      return [];
    }
    const columns = event.query && comparisonsOf(event.query.where).map(({ column }) => column);
    return [[event.danger, event.query?.model, columns?.join(), event.credentials].filter(Boolean).join(" ")];
  });
}

describe("Firebase's SDK for browsers", () => {
  it.each([
    ["await addDoc(collection(db, 'posts'), input);", "database-write posts"],
    ["await setDoc(doc(db, posts, id), input);", "database-write posts id"],
    ["await setDoc(doc(db, `posts/${id}`), input);", "database-write posts id"],
    ["await setDoc(doc(collection(db, 'posts'), id), input);", "database-write posts id"],
    ["await updateDoc(doc(db, 'users', id, 'notes', 'first'), {});", "database-write notes userId,id"],
    ["await deleteDoc(doc(collection(doc(db, 'users', id), 'notes'), id));", "database-write notes userId,id"],
    ["await addDoc(collection(db, 'users', id, 'notes'), input);", "database-write notes userId"],
    ["await getDoc(doc(db, 'posts', id));", "database-read posts id"],
    ["await getDocs(query(collection(db, 'posts'), where('slug', '==', id), limit(1)));", "database-read posts slug"],
    ["await getDocs(query(collectionGroup(db, 'notes'), and(where('a', '==', id))));", "database-read notes a"],
    ["await set(node(db as never, `posts/${id}`), input);", "database-write posts id"],
    ["await writeBatch(db).delete(doc(db, 'posts', id)).commit();", "database-write posts id"],
    ["await runTransaction(db, async (it) => { it.update(doc(db, 'posts', id), {}); });", "database-write posts id"],
    ["doc(db, 'posts', id);", undefined],
    ["await uploadBytes(ref(getStorage(), id), input as never);", "storage-write"],
    ["await signInWithEmailAndPassword(getAuth(), id, id);", "sign-in"],
    ["await sendPasswordResetEmail(getAuth(), id);", "account-recovery"],
  ])("%s", (body, effect) => {
    expect(effects(body)).toEqual(effect === undefined ? [] : [effect]);
  });

  it.each([
    ["await addDoc(collection(getFirestore(await own()), 'posts'), input);", "database-write posts caller"],
    ["await getDoc(doc(getFirestore(await own()), 'posts', id));", "database-read posts id caller"],
    [
      "const mine = getFirestore(await own()); await getDocs(query(collection(mine, 'posts'), where('a', '==', id)));",
      "database-read posts a caller",
    ],
    [
      "const mine = getFirestore(await own()); await runTransaction(mine, async (it) => { it.delete(doc(mine, 'posts', id)); });",
      "database-write posts id caller",
    ],
    ["await uploadBytes(ref(getStorage(await own()), id), input as never);", "storage-write caller"],
  ])("does what the caller may where it was given their token: %s", (body, effect) => {
    expect(effects(body)).toEqual([effect]);
  });
});
