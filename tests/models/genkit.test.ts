import { describe, expect, it } from "vitest";

import { effectsOf } from "./effects.ts";

const imports = `import { genkit, z } from "genkit";
const ai = genkit({ plugins: [] });
const titles = ai.definePrompt({ name: "titles", input: { schema: z.object({ id: z.string() }) } }, "…");
const flow = ai.defineFlow({ name: "flow", inputSchema: z.object({ id: z.string() }) }, async (it) => titles(it));
const plain = ai.defineFlow("plain", async (it: string) => it.trim());
const look = ai.defineTool({ name: "look", description: "", inputSchema: z.string() }, async () => fetch("https://example.com"));`;

describe("Genkit", () => {
  it.each([
    ["return ai.generate(id);", "ai"],
    ["return ai.generateStream({ prompt: id }).stream;", "ai"],
    ["return ai.embed({ embedder: 'x', content: id });", "ai"],
    ["return ai.chat().send(id);", "ai"],
    ["return ai.run('step', () => ai.generate(id));", "ai"],
    ["return ai.run('step', id, (it) => ai.generate(it));", "ai"],
    ["return titles({ id });", "ai"],
    ["return titles.stream({ id });", "ai"],
    ["return ai.prompt('kept in a file')({ id });", "ai"],
    ["return flow({ id });", "ai"],
    ["return plain(id);", ""],
    ["return titles.render({ id });", ""],
    ["ai.definePrompt({ name: 'other' }, '…');", ""],
    ["return ai.run('step', () => id);", ""],
    ["await ai.index({ indexer: 'x', documents: [] });", "database-write"],
  ])("%s", (body, effects) => {
    expect(effectsOf(imports, body)).toBe(effects);
  });

  it("knows that what a tool does is done when somebody calls it", () => {
    expect(effectsOf(imports, "await look(id);")).toBe("request");
    expect(effectsOf(imports, "console.log(look);")).toBe("");
  });
});
