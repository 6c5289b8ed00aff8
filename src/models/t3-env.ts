import type { LibraryModel } from "./model.ts";

/** T3 Env: environment variables behind a schema, which are what they were before. */
export const t3Env: LibraryModel = {
  name: "T3 Env",
  packages: ["@t3-oss/env-core", "@t3-oss/env-nextjs"],
  versions: "^0.13.0",
  documentation: "https://env.t3.gg/docs/nextjs",
  exports: {
    createEnv: {
      call: [
        { when: { at: "0.runtimeEnv", present: true }, returns: { argument: "0.runtimeEnv" } },
        { when: { at: "0.runtimeEnvStrict", present: true }, returns: { argument: "0.runtimeEnvStrict" } },
        { returns: { object: { NODE_ENV: { literal: "production" } }, otherwise: { secret: "environment variable" } } },
      ],
    },
  },
};
