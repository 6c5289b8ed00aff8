import { describe, expect, it } from "vitest";

import { standing } from "./testkit.ts";

const write = "const db = await connected; await db.db().collection('todos').deleteOne({ _id: new ObjectId(input) });";
const before = `import { connected } from "./db"; import { ObjectId } from "mongodb";`;
const library = `import { MongoClient } from "mongodb";`;

function found(text: string, body = write): readonly string[] {
  return standing(body, { before, files: { "db.ts": `${library}\n${text}` } });
}

describe("a client that is kept on the global object", () => {
  it("and given a name afterwards", () => {
    const text = `let connected: Promise<MongoClient>;
      if (!global._mongo) { const client = new MongoClient(uri); global._mongo = client.connect(); }
      connected = global._mongo;
      export { connected };`;
    expect(found(text)).toEqual(["anonymous"]);
    expect(found(text, `const session = await auth(); if (!session) return; ${write}`)).toEqual(["authenticated"]);
  });

  it("and read where its name is declared", () => {
    expect(
      found(`if (!globalThis._mongo) globalThis._mongo = new MongoClient(uri).connect();
      export const connected = globalThis._mongo;`),
    ).toEqual(["anonymous"]);
  });

  it("by another name of that", () => {
    expect(
      found(`const store = global as typeof globalThis & { mongo?: Promise<MongoClient> };
      if (!store.mongo) { store.mongo = new MongoClient(uri).connect(); }
      export const connected = store.mongo!;`),
    ).toEqual(["anonymous"]);
  });

  it("only later", () => {
    expect(
      found(`export const connected = globalThis._mongo;
      globalThis._mongo = new MongoClient(uri).connect();`),
    ).toEqual([]);
  });

  it("under another name", () => {
    expect(
      found(`if (!globalThis.other) globalThis.other = new MongoClient(uri).connect();
      export const connected = globalThis._mongo;`),
    ).toEqual([]);
  });
});
