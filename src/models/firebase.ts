import type { Api, Call, Danger, LibraryModel } from "./model.ts";

/** Done as somebody whom the rules of the database judge, with nothing that a browser has not. */
const judged = (danger: Danger, ports: Readonly<Record<string, string>> = {}): Api => ({
  call: { effect: { danger, ports, credentials: "caller" }, returns: "unknown", async: true },
});

const enter = (danger: Danger, ports: Readonly<Record<string, string>>): Api => {
  const call: Call = { logs: true, effect: { danger, ports }, returns: "unknown", async: true };
  return { call };
};

/** Firebase's SDK for browsers, where it is called on the server. */
export const firebase: LibraryModel = {
  name: "Firebase",
  packages: ["firebase/auth", "firebase/database", "firebase/firestore", "firebase/firestore/lite", "firebase/storage"],
  versions: ">=9.0.0",
  documentation: "https://firebase.google.com/docs/reference/js",
  exports: {
    // firebase/firestore
    addDoc: judged("database-write", { data: "1" }),
    deleteDoc: judged("database-write"),
    getDoc: judged("database-read"),
    getDocs: judged("database-read"),
    setDoc: judged("database-write", { data: "1" }),
    updateDoc: judged("database-write", { data: "1" }),
    // firebase/database
    get: judged("database-read"),
    push: judged("database-write", { data: "1" }),
    remove: judged("database-write"),
    set: judged("database-write", { data: "1" }),
    update: judged("database-write", { data: "1" }),
    // firebase/storage
    deleteObject: judged("storage-write"),
    getDownloadURL: judged("storage-read"),
    uploadBytes: judged("storage-write", { data: "1" }),
    uploadString: judged("storage-write", { data: "1" }),
    // firebase/auth
    confirmPasswordReset: enter("account-recovery", { data: "1" }),
    createUserWithEmailAndPassword: enter("sign-up", { data: "2", to: "1" }),
    sendPasswordResetEmail: enter("account-recovery", { to: "1" }),
    signInWithEmailAndPassword: enter("sign-in", { credentials: "2", to: "1" }),
    signOut: enter("sign-out", {}),
  },
};
