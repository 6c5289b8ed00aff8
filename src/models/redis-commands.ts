import type { Api, ArgumentTest, Call } from "./model.ts";

// What the commands of a Redis server do, however a client spells them.

/** Tells something about what was put there. */
export const read: Api = {
  call: { effect: { danger: "cache-read", ports: { key: "0" } }, returns: "unknown", async: true },
};
/** Tells how much is there, or for how long. */
export const tally: Api = {
  call: { effect: { danger: "cache-read", counts: true, ports: { key: "0" } }, returns: "unknown", async: true },
};
/** Gives what was put there. */
export const entry: Api = {
  call: {
    effect: { danger: "cache-read", picks: "0", ports: { key: "0" } },
    query: { start: { verb: "read" }, where: { form: "id", at: "0", column: "entry" }, rows: "optional" },
    returns: "rows",
    async: true,
  },
};

const writing: Call = {
  effect: { danger: "cache-write", picks: "0", ports: { data: "1", key: "0" } },
  returns: "unknown",
  async: true,
};
const counting: Call = {
  effect: { danger: "cache-write", counts: true, picks: "0", ports: { data: "1", key: "0" } },
  returns: "unknown",
  async: true,
};

export const write: Api = { call: writing };

/** For as long as the second argument says. */
export const timed: Api = {
  call: { ...writing, effect: { danger: "cache-write", picks: "0", ports: { data: "2", key: "0" } } },
};

/** Counts up or down, or puts something there if nothing was, and says how much there is or whether it did. */
export const count: Api = { call: counting };

/** Puts something there; with one of these options, only if nothing was. */
export function put(...options: readonly ArgumentTest[]): Api {
  return { call: [...options.map((when) => ({ ...counting, when })), writing] };
}

/** All keys at once. */
export const flush: Api = { call: { effect: { danger: "cache-write" }, returns: "unknown", async: true } };

/** A script that the server runs. */
export const script: Api = {
  call: { effect: { danger: "raw-query", ports: { text: "0" } }, returns: "unknown", async: true },
};
