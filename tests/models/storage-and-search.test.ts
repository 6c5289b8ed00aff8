import { describe, expect, it } from "vitest";

import { analysed } from "../flow/testkit.ts";

/** The effects of an action with this body, and whose credentials they use. */
function effects(imports: string, body: string): readonly string[] {
  const [action] = analysed(
    `"use server";\n${imports}\nexport async function act(id: string, input: object) { ${body} }`,
  );
  return (action?.events ?? []).flatMap((event) =>
    event.kind === "effect" ? [[event.danger, event.credentials ?? ""].join(" ").trim()] : [],
  );
}

describe("storage", () => {
  const imports = `import { Storage } from "@google-cloud/storage";
import { BlobServiceClient } from "@azure/storage-blob";
import { Client } from "minio";
const google = new Storage().bucket("files");
const azure = BlobServiceClient.fromConnectionString("url").getContainerClient("files");
const minio = new Client({ endPoint: "", accessKey: "", secretKey: "" });`;

  it.each([
    ["await google.file(id).save('text');", "storage-write"],
    ["await google.file(id).download();", "storage-read"],
    ["await google.file(id).getSignedUrl({ action: 'read', expires: 1 });", "storage-read"],
    ["await google.file(id).getSignedUrl({ action: 'write', expires: 1 });", "storage-write"],
    ["google.file(id);", undefined],
    ["await azure.getBlockBlobClient(id).uploadData(input as never);", "storage-write"],
    ["await azure.getBlobClient(id).download();", "storage-read"],
    ["azure.getBlobClient(id);", undefined],
    ["await minio.putObject('files', id, 'text');", "storage-write"],
    ["await minio.presignedGetObject('files', id);", "storage-read"],
    ["await minio.bucketExists(id);", undefined],
  ])("%s", (body, effect) => {
    expect(effects(imports, body)).toEqual(effect === undefined ? [] : [effect]);
  });
});

describe("search engines", () => {
  const imports = `import { algoliasearch } from "algoliasearch";
import { Meilisearch } from "meilisearch";
import Typesense from "typesense";
import { Pinecone } from "@pinecone-database/pinecone";
import { Client } from "@elastic/elasticsearch";
const algolia = algoliasearch("app", "key");
const meili = new Meilisearch({ host: "url" });
const typesense = new Typesense.Client({ nodes: [], apiKey: "" });
const pinecone = new Pinecone().index("notes");
const elastic = new Client({ node: "url" });`;

  it.each([
    ["await algolia.saveObject({ indexName: 'notes', body: input });", "database-write"],
    ["await algolia.searchSingleIndex({ indexName: 'notes' });", "database-read"],
    ["await algolia.initIndex('notes').deleteObject(id);", "database-write"],
    ["await algolia.addApiKey(input);", "privileged-api server"],
    ["await meili.index('notes').addDocuments([input]);", "database-write"],
    ["await meili.index('notes').search(id);", "database-read"],
    ["await typesense.collections('notes').documents().upsert(input);", "database-write"],
    ["await typesense.collections('notes').documents().search({ q: id });", "database-read"],
    ["await typesense.collections('notes').documents(id).delete();", "database-write"],
    ["await typesense.collections('notes').documents(id).retrieve();", "database-read"],
    ["await pinecone.namespace(id).deleteAll();", "database-write"],
    ["await pinecone.query({ topK: 1, id });", "database-read"],
    ["await elastic.index({ index: 'notes', document: input });", "database-write"],
    ["await elastic.search({ index: 'notes' });", "database-read"],
  ])("%s", (body, effect) => {
    expect(effects(imports, body)).toEqual([effect]);
  });
});

describe("clients of GraphQL", () => {
  const imports = `import { ApolloClient, gql } from "@apollo/client";
import { createClient } from "@urql/core";
const apollo = new ApolloClient({ uri: "url" });
const urql = createClient({ url: "url" });`;

  it.each([
    "await apollo.mutate({ mutation: gql`mutation`, variables: { id } });",
    "await apollo.query({ query: gql`query` });",
    "await urql.mutation('mutation', { id }).toPromise();",
    "await urql.query('query', { id });",
  ])("%s", (body) => {
    expect(effects(imports, body)).toEqual(["request"]);
  });
});
