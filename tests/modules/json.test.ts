import { describe, expect, it } from "vitest";

import { parseJson } from "../../src/modules/json.ts";

describe("JSON", () => {
  it.each([
    ['{"a":[1,-2.5e3,true,false,null,"x\\n\\u00e9"],"b":{}}', { a: [1, -2500, true, false, null, "x\né"], b: {} }],
    ["[1, 2, ]", [1, 2]],
    ['{ "a": 1, // one\n /* two */ "b": 2, }', { a: 1, b: 2 }],
    ['{ "a": "// no comment", "b": "/* none */" }', { a: "// no comment", b: "/* none */" }],
    ['{ "a": 1 "b": 2 }', { a: 1, b: 2 }],
    ['{ "a": { "b": [1, 2', { a: { b: [1, 2] } }],
    ['{ "a": "cut o', { a: "cut o" }],
    ['{ "a": "line\n "b": 1 }', { a: "line", b: 1 }],
    ["{ a: 1, b-c: 2 }", { a: 1, "b-c": 2 }],
    ['{ "a": , "b": 1 }', { b: 1 }],
    ['{ "a" "b": 1 }', { b: 1 }],
    ['{ "a": 1 ] "b": 2 }', { a: 1, b: 2 }],
    ['{ "a": C:\\x, "b": 1 }', { b: 1 }],
    ["{ /* never ends", {}],
    ["", undefined],
    ["nonsense", undefined],
  ])("%j is read as far as it goes", (text, value) => {
    expect(parseJson(text)).toEqual(value);
  });

  it("may name the prototype without touching it", () => {
    const value = parseJson('{ "__proto__": { "x": 1 }, }') as { readonly x?: number };
    expect(value.x).toBeUndefined();
  });

  it.each(["[", '{"a":', '[{"a":'])("nested without end by %s is cut", (open) => {
    expect(() => JSON.stringify(parseJson(open.repeat(50_000)))).not.toThrow();
  });
});
