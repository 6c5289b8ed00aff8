import type { Api, Place } from "./model.ts";

// What the client of a search engine does, whichever it is: searching needs a key that browsers have as well, writing does not.

/** Something is put into the index, or changed. */
export const change = (data: Place): Api => ({
  call: { effect: { danger: "database-write", ports: { data } }, returns: "unknown", async: true },
});

/** Something is taken out of the index, by its id. */
export const removal = (key: Place): Api => ({
  call: { effect: { danger: "database-write", ports: { key } }, returns: "unknown", async: true },
});

export const search: Api = { call: { effect: { danger: "database-read" }, returns: "unknown", async: true } };

/** Keys that let others in. */
export const key: Api = {
  call: {
    effect: { danger: "privileged-api", ports: { data: "0" }, credentials: "server" },
    returns: "unknown",
    async: true,
  },
};
