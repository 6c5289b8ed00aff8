import { describe, expect, it } from "vitest";

import { analysed } from "../flow/testkit.ts";

/** The effects of an action with this body, and whose credentials they use. */
function effects(imports: string, body: string): readonly string[] {
  const [action] = analysed(
    `"use server";\n${imports}\nexport async function act(id: string, input: object) { ${body} }`,
  );
  return (action?.events ?? []).flatMap((event) =>
    event.kind === "effect"
      ? [[event.danger, event.query?.verb ?? "", event.credentials ?? ""].filter(Boolean).join(" ")]
      : [],
  );
}

describe("Sanity", () => {
  const imports = `import { createClient } from "@sanity/client";
const client = createClient({ projectId: "a", dataset: "b", token: process.env.SANITY_TOKEN });
const open = createClient({ projectId: "a", dataset: "b" });`;

  it.each([
    ["await client.create({ _type: 'comment', ...input });", "database-write create server"],
    ["await client.createOrReplace({ _id: id, ...input });", "database-write upsert server"],
    ["await client.patch(id).set(input).commit();", "database-write update server"],
    ["client.patch(id).set(input);", undefined],
    ["await client.delete(id);", "database-write delete server"],
    ["await client.mutate([{ delete: { id } }]);", "database-write server"],
    ["await client.transaction().delete(id).commit();", "database-write server"],
    ["await client.assets.upload('image', input);", "storage-write server"],
    ["await open.withConfig({ token: process.env.T }).create({ _type: 'comment' });", "database-write create server"],
    ["await client.fetch('*[_id == $id]', { id });", "database-read read"],
    ["await open.fetch('*[_id == $id]', { id });", "request read"],
  ])("%s", (body, effect) => {
    expect(effects(imports, body)).toEqual(effect === undefined ? [] : [effect]);
  });
});

describe("Neo4j", () => {
  const imports = `import neo4j from "neo4j-driver"; const driver = neo4j.driver("url");`;

  it.each([
    ["await driver.executeQuery('MATCH (n {id: $id}) DELETE n', { id });", "raw-query"],
    ["await driver.session().executeWrite((tx) => tx.run('CREATE (n {id: $id})', { id }));", "raw-query"],
    ["await driver.session().executeRead((tx) => tx.run('MATCH (n) RETURN n'));", "database-read"],
  ])("%s", (body, effect) => {
    expect(effects(imports, body)).toEqual([effect]);
  });
});

describe("ClickHouse", () => {
  it("writes rows", () => {
    expect(
      effects(
        `import { createClient } from "@clickhouse/client"; const client = createClient();`,
        "await client.insert({ table: 'events', values: [input], format: 'JSONEachRow' });",
      ),
    ).toEqual(["database-write create"]);
  });
});

describe("Airtable", () => {
  const imports = `import Airtable from "airtable";
const base = new Airtable({ apiKey: process.env.AIRTABLE_KEY }).base("app");`;

  it.each([
    ["await base('People').create([{ fields: input }]);", "database-write create server"],
    ["await base('People').create(input);", "database-write create server"],
    ["await base('People').update(id, input);", "database-write update server"],
    ["await base('People').update([{ id, fields: input }]);", "database-write update server"],
    ["await base('People').destroy(id);", "database-write delete server"],
    ["await base('People').find(id);", "database-read read server"],
    ["await base('People').select().all();", undefined],
  ])("%s", (body, effect) => {
    expect(effects(imports, body)).toEqual(effect === undefined ? [] : [effect]);
  });
});

describe("Directus", () => {
  const imports = `import { cookies } from "next/headers";
import * as sdk from "@directus/sdk";
const open = sdk.createDirectus("url").with(sdk.rest());
const client = sdk.createDirectus("url").with(sdk.staticToken(process.env.TOKEN)).with(sdk.rest());`;

  it.each([
    ["await client.request(sdk.createItem('notes', input));", "database-write create server"],
    ["await client.request(sdk.updateItem('notes', id, input));", "database-write update server"],
    ["await client.request(sdk.deleteItem('notes', id));", "database-write delete server"],
    ["await client.request(sdk.readItem('notes', id));", "database-read read server"],
    ["await client.request(sdk.uploadFiles(input));", "storage-write server"],
    ["await open.request(sdk.createItem('notes', input));", "request"],
    ["await open.request(sdk.withToken(process.env.TOKEN, sdk.deleteUser(id)));", "database-write delete server"],
    ["await open.request(sdk.withToken((await cookies()).get('t').value, sdk.deleteUser(id)));", "request caller"],
    ["sdk.createItem('notes', input);", undefined],
  ])("%s", (body, effect) => {
    expect(effects(imports, body)).toEqual(effect === undefined ? [] : [effect]);
  });
});

describe("Strapi", () => {
  const imports = `import { cookies } from "next/headers";
import { strapi } from "@strapi/client";
const client = strapi({ baseURL: "url", auth: process.env.TOKEN });
const open = strapi({ baseURL: "url" });`;

  it.each([
    ["await client.collection('notes').create(input);", "database-write create server"],
    ["await client.collection('notes').update(id, input);", "database-write update server"],
    ["await client.collection('notes').delete(id);", "database-write delete server"],
    ["await client.collection('notes').findOne(id);", "database-read read server"],
    ["await open.collection('notes').create(input);", "request"],
    [
      "await strapi({ baseURL: 'url', auth: (await cookies()).get('jwt').value }).collection('notes').create(input);",
      "database-write create caller",
    ],
  ])("%s", (body, effect) => {
    expect(effects(imports, body)).toEqual([effect]);
  });
});

describe("Pinata", () => {
  const imports = `import { PinataSDK } from "pinata"; const pinata = new PinataSDK({ pinataJwt: process.env.JWT });`;

  it.each([
    ["await pinata.upload.file(input);", "storage-write server"],
    ["await pinata.upload.public.file(input).name('a');", "storage-write server"],
    ["await pinata.files.public.delete([id]);", "storage-write server"],
    ["await pinata.gateways.private.createAccessLink({ cid: id });", "storage-read server"],
    ["await pinata.gateways.public.get(id);", undefined],
  ])("%s", (body, effect) => {
    expect(effects(imports, body)).toEqual(effect === undefined ? [] : [effect]);
  });
});

describe("clients of a back end", () => {
  const imports = `import { ofetch } from "ofetch";
import createClient from "openapi-fetch";
const asked = ofetch.create({ baseURL: process.env.API_URL });
const typed = createClient({ baseUrl: process.env.API_URL });`;

  it.each([
    "await ofetch('https://example.com', { method: 'POST', body: input });",
    "await asked.raw('/notes', { method: 'POST', body: input });",
    "const { data } = await typed.POST('/notes', { body: input });",
    "await typed.GET('/notes/{id}', { params: { path: { id } } });",
  ])("%s", (body) => {
    expect(effects(imports, body)).toEqual(["request"]);
  });
});
