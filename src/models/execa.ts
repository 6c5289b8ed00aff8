import type { Api, LibraryModel } from "./model.ts";

/** A program is started with a list of arguments; a shell only reads them if the options say so. */
const program: Api = {
  call: {
    effect: { danger: "process", ports: { arguments: "1", file: "0", options: "2" } },
    returns: "unknown",
    async: true,
  },
  // Values in the template are arguments of their own.
  tag: { effect: { danger: "process", ports: { arguments: "*" } }, returns: "unknown", async: true },
};

/** The text is split at its spaces. */
const command: Api = {
  call: { effect: { danger: "process", ports: { command: "0", options: "1" } }, returns: "unknown", async: true },
};

/** execa. */
export const execa: LibraryModel = {
  name: "execa",
  packages: ["execa"],
  versions: "^9.6.0",
  documentation: "https://github.com/sindresorhus/execa/blob/main/docs/api.md",
  exports: {
    $: { ...program, members: { sync: program } },
    execa: program,
    execaCommand: command,
    execaCommandSync: command,
    execaNode: program,
    execaSync: program,
  },
};
