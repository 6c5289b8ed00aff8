import type { Api, LibraryModel } from "./model.ts";
import { actOn } from "./services.ts";

/** A machine of its own, paid for by the time that it runs. */
const start: Api = {
  call: {
    effect: { danger: "privileged-api", ports: { data: "0" } },
    returns: { type: "Sandbox" },
    async: true,
  },
};
const sandbox: Api = { members: { create: start } };

/** E2B: machines in which code may do what it likes. */
export const e2b: LibraryModel = {
  name: "E2B",
  packages: ["@e2b/code-interpreter"],
  versions: "^2.8.0",
  documentation: "https://e2b.dev/docs",
  exports: { Sandbox: sandbox, default: sandbox },
  types: { Sandbox: { members: { runCode: { call: actOn } } } },
};
