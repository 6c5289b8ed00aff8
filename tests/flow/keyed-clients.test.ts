import { describe, expect, it } from "vitest";

import { inAction } from "./testkit.ts";

/** What an action does with something that a package without a model makes of such settings. */
function doing(body: string, made = "new Desk({ apiKey: process.env.DESK_API_KEY })", settings = {}) {
  const before = `import { deskClient, Desk, open } from "@acme/desk"; const desk = ${made};`;
  return inAction(body, { before, settings });
}

describe("clients of services of which no model says anything", () => {
  it("change what the server may change", () => {
    expect(doing("await desk.createThread({ id });")).toEqual(["privileged-api desk.createThread anonymous"]);
    expect(doing("await desk.threads.update(id);")).toEqual(["privileged-api desk.threads.update anonymous"]);
    expect(doing("const session = await auth(); if (!session) return; await desk.send({ id });")).toEqual([
      "privileged-api desk.send authenticated",
    ]);
  });

  it("have parts", () => {
    expect(doing(`await desk.box("a").send(id);`)).toHaveLength(1);
    expect(doing(`const box = await desk.box("a"); box.send(id);`)).toEqual([]);
  });

  it("may only be read from", () => {
    expect(doing("return desk.listThreads(id);")).toEqual([]);
    expect(doing("return desk.updatedThreads(id);")).toEqual([]);
  });

  it("have a function that makes them", () => {
    expect(doing("await desk.send(id);", "deskClient(process.env.DESK_TOKEN)")).toEqual([
      "privileged-api desk.send anonymous",
    ]);
    expect(doing("await desk.send(id);", "open(process.env.DESK_TOKEN)")).toEqual([]);
  });

  it("need one of the server's keys", () => {
    expect(doing("await desk.send(id);", "new Desk({ url: process.env.DESK_URL })")).toEqual([]);
    expect(doing("await desk.send(id);", "new Desk({ key: process.env.DESK_PUBLISHABLE_KEY })")).toEqual([]);
  });

  it("are not what they answer", () => {
    expect(doing("const thread = await desk.getThread(id); thread.update(id);")).toEqual([]);
  });

  it("are known by the names of their methods", () => {
    expect(doing("await desk.send(id);", undefined, { conventions: false })).toEqual([]);
  });
});
