import type { Api, LibraryModel } from "./model.ts";

const same: Api = { call: { returns: { argument: "0" } } };

/** What makes an object of some members of another one, or a list of the elements of another one; the rest only computes. */
const members: Readonly<Record<string, Api>> = {
  clone: same,
  cloneDeep: same,
  compact: same,
  drop: same,
  dropRight: same,
  omit: {
    call: [
      { when: { at: "2", present: true }, returns: { from: ["0"] } },
      { returns: { argument: "0", members: "without", names: "1" } },
    ],
  },
  orderBy: same,
  pick: {
    call: [
      { when: { at: "2", present: true }, returns: { from: ["0"] } },
      { returns: { argument: "0", members: "only", names: "1" } },
    ],
  },
  sampleSize: same,
  shuffle: same,
  sortBy: same,
  take: same,
  takeRight: same,
  uniq: same,
  uniqBy: same,
};

/** Lodash, and what offers the same functions by the same names. */
export const lodash: LibraryModel = {
  name: "Lodash",
  packages: ["es-toolkit", "lodash", "lodash-es"],
  versions: ">=1.0.0",
  documentation: "https://lodash.com/docs/4.17.15",
  exports: { ...members, default: { members } },
};
