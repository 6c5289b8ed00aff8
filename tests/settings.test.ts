import { describe, expect, it } from "vitest";

import { settingsOf } from "../src/settings.ts";

function read(value: unknown) {
  return settingsOf({ settings: { "server-actions": value } });
}

const model = { name: "Ours", packages: ["@acme/auth"], versions: "*", documentation: "", exports: {} };

describe("settingsOf", () => {
  it("gives the defaults where nothing is set", () => {
    const expected = {
      guards: [],
      wrappers: [],
      limiters: [],
      sensitiveColumns: [],
      publicActions: [],
      conventions: true,
      models: [],
    };
    expect(settingsOf({ settings: {} })).toEqual(expected);
    expect(read({})).toEqual(expected);
    expect(read({ guards: undefined })).toEqual(expected);
  });

  it("reads what is set", () => {
    expect(
      read({ guards: ["requireUser", "@/lib/auth#requireUser"], conventions: false, models: [model] }),
    ).toMatchObject({
      guards: ["requireUser", "@/lib/auth#requireUser"],
      wrappers: [],
      conventions: false,
      models: [model],
    });
  });

  it("answers with the same object for the same content, as oxlint makes new settings for each file", () => {
    const first = read({ guards: ["a"], models: [model] });
    expect(read({ models: [{ ...model }], guards: ["a"] })).toBe(first);
    expect(read({ guards: ["b"], models: [model] })).not.toBe(first);
  });

  it("reads each configuration's settings once", () => {
    const settings = { "server-actions": { guards: ["once"] } };
    const first = settingsOf({ settings });
    settings["server-actions"].guards.push("later");
    expect(settingsOf({ settings })).toBe(first);
  });

  it("keeps working after many different settings", () => {
    for (let count = 0; count < 100; count += 1) {
      expect(read({ guards: [`guard${String(count)}`] }).guards).toEqual([`guard${String(count)}`]);
    }
  });

  it.each([
    ["a list in its place", ["requireUser"], 'settings["server-actions"] must be an object, not a list.'],
    ["null in its place", null, 'settings["server-actions"] must be an object, not null.'],
    [
      "a misspelt key",
      { gaurds: ["requireUser"] },
      'settings["server-actions"].gaurds is not a setting. The known settings are guards, wrappers, limiters, ' +
        "sensitiveColumns, publicActions, conventions, models.",
    ],
    ["an inherited key", { toString: [] }, 'settings["server-actions"].toString is not a setting.'],
    ["a name for a list", { guards: "requireUser" }, '.guards must be a list, not "requireUser".'],
    ["a number for a name", { wrappers: ["withAuth", 1] }, ".wrappers[1] must be a name, not 1."],
    ["an empty name", { limiters: [""] }, '.limiters[0] must be a name, not "".'],
    ["a word for a switch", { conventions: "off" }, '.conventions must be true or false, not "off".'],
    ["a name for a model", { models: ["next-auth"] }, '.models[0] must be a model, not "next-auth".'],
    ["a model without packages", { models: [{ exports: {} }] }, ".models[0].packages must be a list"],
    ["a model without exports", { models: [{ packages: [] }] }, ".models[0].exports must be an object, not nothing."],
    [
      "a function in a model",
      { models: [{ ...model, exports: { auth: { call: () => true } } }] },
      ".models[0].exports.auth.call must be data, not a function.",
    ],
  ])("refuses %s", (_, value, message) => {
    expect(() => read(value)).toThrow(message);
  });
});
