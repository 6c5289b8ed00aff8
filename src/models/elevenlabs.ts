import type { Api, LibraryModel } from "./model.ts";
import { paidClient, paidResource } from "./paid-clients.ts";

const paid: Api = { type: "Resource" };

/** ElevenLabs: voices, in its present package and in the one before. */
export const elevenLabs: LibraryModel = {
  name: "ElevenLabs",
  packages: ["@elevenlabs/elevenlabs-js", "elevenlabs"],
  versions: "@elevenlabs/elevenlabs-js ^2.73.0, elevenlabs ^1.59.0",
  documentation: "https://elevenlabs.io/docs/api-reference/introduction",
  exports: { ElevenLabsClient: paidClient },
  types: {
    Client: {
      members: {
        generate: paid,
        music: paid,
        speechToSpeech: paid,
        speechToText: paid,
        textToDialogue: paid,
        textToSoundEffects: paid,
        textToSpeech: paid,
        textToVoice: paid,
      },
    },
    Resource: paidResource,
  },
};
