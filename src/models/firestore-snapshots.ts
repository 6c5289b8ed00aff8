import type { Api } from "./model.ts";

/** What Firestore finds is asked for the document in it, or for each of several. */
const itself: Api = { value: { argument: "this" } };

export const snapshot: Api = {
  members: {
    "0": itself,
    "[]": itself,
    data: { call: { returns: { argument: "this" } } },
    docs: itself,
    forEach: {
      call: { callbacks: [{ at: "0", when: "now", with: [{ argument: "this" }] }], returns: "undefined" },
    },
  },
};
