import type { Api, LibraryModel } from "./model.ts";

const members: Readonly<Record<string, Api>> = {
  generateVAPIDKeys: { call: { returns: "unknown" } },
  sendNotification: {
    call: {
      effect: { danger: "privileged-api", ports: { data: "1", to: "0" } },
      returns: "unknown",
      async: true,
    },
  },
  setGCMAPIKey: { call: { returns: "undefined" } },
  setVapidDetails: { call: { returns: "undefined" } },
};

/** Notifications that browsers show. */
export const webPush: LibraryModel = {
  name: "web-push",
  packages: ["web-push"],
  versions: "^3.6.0",
  documentation: "https://github.com/web-push-libs/web-push#readme",
  exports: { ...members, default: { members } },
};
