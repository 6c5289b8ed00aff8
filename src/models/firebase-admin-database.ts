import type { Api, Call, Effect, QueryStep, Verb } from "./model.ts";

/** A way through the tree of what is kept: `users/42/notes/7`. */
const leads: Api = {
  call: { query: { start: { verb: "read", again: "this" }, path: "0" }, returns: { type: "Node" } },
};
/** In which order what is found comes, and which of it: by a member that was said before. */
const narrowed: Api = { call: { query: { start: { verb: "read", again: "this" } }, returns: { type: "Node" } } };

const found: Call = {
  effect: { danger: "database-read" },
  query: { start: { verb: "read", again: "this" }, rows: "one", row: "DataSnapshot" },
  returns: "rows",
  async: true,
};

const writes = (verb: Verb, data?: "0"): Api => {
  const effect: Effect = { danger: "database-write", ...(data !== undefined && { ports: { data } }) };
  const query: QueryStep = { start: { verb, again: "this" }, ...(data !== undefined && { data }), rows: "none" };
  return { call: { effect, query, returns: "unknown", async: true } };
};

const itself: Api = { call: { returns: { argument: "this" } } };

/** The Realtime Database of Firebase's admin SDK, to which no security rules apply. */
export const database: Api = {
  members: {
    ref: { call: { query: { start: { verb: "read" }, path: "0" }, returns: { type: "Node" } } },
    refFromURL: { call: { returns: { type: "Node" } } },
  },
};

/** The named APIs that it leads to. */
export const databaseTypes: Readonly<Record<string, Api>> = {
  DataSnapshot: {
    members: {
      child: itself,
      exportVal: itself,
      forEach: { call: { callbacks: [{ at: "0", when: "now", with: [{ argument: "this" }] }], returns: "boolean" } },
      toJSON: itself,
      val: itself,
    },
  },
  Node: {
    stays: true,
    members: {
      child: leads,
      endAt: narrowed,
      endBefore: narrowed,
      equalTo: narrowed,
      get: { call: found },
      limitToFirst: narrowed,
      limitToLast: narrowed,
      once: { call: found },
      orderByChild: narrowed,
      orderByKey: narrowed,
      orderByPriority: narrowed,
      orderByValue: narrowed,
      // Without a value it only makes a key.
      push: {
        call: [
          {
            when: { at: "0", present: true },
            effect: { danger: "database-write", ports: { data: "0" } },
            query: { start: { verb: "create", again: "this" }, data: "0", rows: "none" },
            returns: { type: "Node" },
          },
          { returns: { type: "Node" } },
        ],
      },
      ref: { type: "Node" },
      remove: writes("delete"),
      set: writes("upsert", "0"),
      setWithPriority: writes("upsert", "0"),
      startAfter: narrowed,
      startAt: narrowed,
      transaction: writes("update"),
      update: writes("update", "0"),
    },
  },
};
