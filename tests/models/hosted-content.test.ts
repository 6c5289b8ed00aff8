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
