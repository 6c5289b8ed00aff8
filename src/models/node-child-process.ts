import type { Api, LibraryModel } from "./model.ts";

/** A shell reads the text. */
const shell: Api = {
  call: {
    effect: { danger: "process", ports: { command: "0", options: "1" } },
    callbacks: [{ at: "-1", when: "later", with: ["null", "unknown", "unknown"] }],
    returns: "unknown",
  },
};

/** A program is started with a list of arguments; a shell only reads them if the options say so. */
const program: Api = {
  call: {
    effect: { danger: "process", ports: { arguments: "1", file: "0", options: "2" } },
    callbacks: [{ at: "-1", when: "later", with: ["null", "unknown", "unknown"] }],
    returns: "unknown",
  },
};

const members: Readonly<Record<string, Api>> = {
  exec: shell,
  execFile: program,
  execFileSync: program,
  execSync: shell,
  fork: program,
  spawn: program,
  spawnSync: program,
};

/** Node's child processes. */
export const nodeChildProcess: LibraryModel = {
  name: "node:child_process",
  packages: ["child_process", "node:child_process"],
  versions: ">=20",
  documentation: "https://nodejs.org/api/child_process.html",
  exports: { ...members, default: { members } },
};
