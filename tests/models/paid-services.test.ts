import { describe, expect, it } from "vitest";

import { effectsOf } from "./effects.ts";

const clients = {
  assemblyai: `import { AssemblyAI } from "assemblyai"; const client = new AssemblyAI({ apiKey: process.env.KEY! });`,
  azureCognitive: `import { ComputerVisionClient } from "@azure/cognitiveservices-computervision";
const client = new ComputerVisionClient({} as never, process.env.ENDPOINT!);`,
  azureOpenAi: `import { OpenAIClient } from "@azure/openai"; const client = new OpenAIClient(process.env.URL!, {} as never);`,
  azureRest: `import createClient, { isUnexpected } from "@azure-rest/ai-vision-image-analysis";
const client = createClient(process.env.ENDPOINT!, {} as never);`,
  bedrock: `import { BedrockRuntime, BedrockRuntimeClient, InvokeModelCommand } from "@aws-sdk/client-bedrock-runtime";
const bedrock = new BedrockRuntimeClient({});`,
  cohere: `import { CohereClientV2 } from "cohere-ai"; const cohere = new CohereClientV2({ token: process.env.KEY });`,
  deepgram: `import { createClient, DeepgramClient } from "@deepgram/sdk";
const before = createClient(process.env.KEY); const deepgram = new DeepgramClient({ apiKey: process.env.KEY });`,
  e2b: `import { Sandbox } from "@e2b/code-interpreter";`,
  elevenlabs: `import { ElevenLabsClient } from "@elevenlabs/elevenlabs-js";
const client = new ElevenLabsClient({ apiKey: process.env.KEY });`,
  exa: `import Exa from "exa-js"; const exa = new Exa(process.env.KEY);`,
  fal: `import { fal } from "@fal-ai/client"; fal.config({ credentials: process.env.KEY });`,
  firecrawl: `import Firecrawl from "@mendable/firecrawl-js"; const app = new Firecrawl({ apiKey: process.env.KEY });`,
  mistral: `import { Mistral } from "@mistralai/mistralai"; const mistral = new Mistral({ apiKey: process.env.KEY });`,
  tavily: `import { tavily } from "@tavily/core"; const client = tavily({ apiKey: process.env.KEY });`,
  together: `import Together from "together-ai"; const together = new Together({ apiKey: process.env.KEY });`,
};

describe("services that are paid for by use", () => {
  it.each([
    ["together", "await together.chat.completions.create({ messages: [{ content: id }] });", "ai"],
    ["together", "await new Together({ apiKey: id }).images.generate({ prompt: 'a' });", ""],
    ["mistral", "await mistral.chat.complete({ model: 'a', messages: [{ content: id }] });", "ai"],
    ["mistral", "await mistral.models.list();", ""],
    ["cohere", "await cohere.chat({ model: 'a', messages: [{ role: 'user', content: id }] });", "ai"],
    ["cohere", "await cohere.tokenize({ text: id, model: 'a' });", ""],
    ["assemblyai", "await client.transcripts.transcribe({ audio: id });", "ai"],
    ["assemblyai", "await client.transcripts.get(id);", ""],
    ["azureCognitive", "await client.read(id);", "ai"],
    ["azureCognitive", "await client.getReadResult(id);", "harmless"],
    ["azureOpenAi", "await client.getChatCompletions('gpt', [{ role: 'user', content: id }]);", "ai"],
    ["azureOpenAi", "[{ role: 'user', content: id }];", ""],
    ["azureRest", "const answer = await client.path('/imageanalysis:analyze').post({ body: { url: id } });", "ai"],
    ["azureRest", "const answer = await client.path('/info').get(); isUnexpected(answer);", "harmless"],
    ["deepgram", "await before.listen.prerecorded.transcribeUrl({ url: id }, {});", "ai"],
    ["deepgram", "await deepgram.speak.v1.audio.generate({ text: id });", "ai"],
    ["deepgram", "await createClient(id).listen.prerecorded.transcribeUrl({ url: 'a' }, {});", ""],
    ["bedrock", "await bedrock.send(new InvokeModelCommand({ modelId: 'a', body: id }));", "ai"],
    ["bedrock", "await new BedrockRuntime({}).converse({ modelId: 'a', messages: [] });", "ai"],
    ["bedrock", "new InvokeModelCommand({ modelId: 'a', body: id });", ""],
    ["elevenlabs", "await client.textToSpeech.convert('voice', { text: id });", "ai"],
    ["elevenlabs", "await client.voices.get(id);", ""],
    ["fal", "await fal.subscribe('fal-ai/flux/dev', { input: { prompt: id } });", "ai"],
    ["fal", "await fal.queue.status('fal-ai/flux/dev', { requestId: id });", ""],
    ["firecrawl", "await app.scrape(id);", "privileged-api"],
    ["firecrawl", "await app.scrapeUrl(id);", "privileged-api"],
    ["firecrawl", "await app.getCrawlStatus(id);", ""],
    ["exa", "await exa.searchAndContents(id);", "privileged-api"],
    ["exa", "await new Exa(id).search('a');", ""],
    ["tavily", "await client.search(id);", "privileged-api"],
    ["tavily", "await client.getResearch(id);", ""],
    ["e2b", "const sandbox = await Sandbox.create(); await sandbox.runCode(id);", "privileged-api privileged-api"],
    ["e2b", "Sandbox.list();", ""],
  ] as const)("%s: %s", (client, body, effect) => {
    expect(effectsOf(clients[client], body)).toBe(effect);
  });
});
