import type { Api, LibraryModel } from "./model.ts";
import { act } from "./services.ts";

const expo: Api = {
  construct: { returns: { type: "Client" } },
  members: { isExpoPushToken: { call: { returns: "boolean" } } },
};

/** Expo's push notifications. */
export const expoServerSdk: LibraryModel = {
  name: "Expo Server SDK",
  packages: ["expo-server-sdk"],
  versions: "^6.1.0",
  documentation: "https://docs.expo.dev/push-notifications/sending-notifications/",
  exports: { Expo: expo, default: expo },
  types: {
    Client: {
      members: {
        chunkPushNotifications: { call: { returns: { array: { argument: "0" } } } },
        sendPushNotificationsAsync: { call: act },
      },
    },
  },
};
