import rule from "../../rules/require-ownership-check.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

const action = (body: string) => `"use server";
import { Account, Client, Databases, Query, Storage } from "node-appwrite";
import { cookies } from "next/headers";
const admin = new Client().setEndpoint("").setProject("").setKey(process.env.KEY!);
const databases = new Databases(admin);
const storage = new Storage(admin);
export async function act(id: string) {
  const client = new Client().setEndpoint("").setProject("");
  client.setSession((await cookies()).get("session")!.value);
  const user = await new Account(client).get();
  ${body}
}
`;

const listing = (
  ...queries: readonly string[]
) => `const { documents: [file] } = await databases.listDocuments("app", "files", [${queries.join(", ")}]);
  if (!file) return;`;
const remove = 'await storage.deleteFile("files", id);';
const rename = 'await databases.updateDocument("app", "files", id, { name: "a" });';

const reported = (name: string, body: string, messageId: string, effect: string, line: string, more: object) => {
  const code = action(body);
  return {
    name,
    code,
    errors: [
      {
        messageId,
        data: { action: "act", effect, line, route: "", value: "`id`", ...more },
        ...placeOf(code, "id: string"),
      },
    ],
  };
};

new RuleTester().run("require-ownership-check: Appwrite", rule, {
  valid: [
    {
      name: "a document that only the caller's own condition finds",
      code: action(`${listing('Query.equal("$id", [id])', 'Query.equal("ownerId", [user.$id])')} ${rename}`),
    },
    {
      name: "one value, and an order",
      code: action(
        `${listing('Query.equal("$id", id)', 'Query.equal("ownerId", user.$id)', "Query.limit(1)")} ${rename}`,
      ),
    },
    {
      name: "a file that a document of the caller's own names",
      code: action(
        `${listing('Query.equal("$id", id)', 'Query.equal("ownerId", user.$id)')} await storage.deleteFile("files", file.fileId);`,
      ),
    },
    {
      name: "a file by the caller's own rights",
      code: action('await new Storage(client).deleteFile("files", id);'),
    },
    { name: "a file of the program's own", code: action('await storage.deleteFile("files", "banner");') },
  ],
  invalid: [
    reported("a document that anybody's id finds", rename, "changes", "databases.updateDocument", "11", {
      column: "$id",
      does: "writes to the database",
    }),
    reported(
      "a condition that names nobody",
      `${listing('Query.equal("$id", [id])', 'Query.equal("kind", ["image"])')} ${rename}`,
      "changes",
      "databases.updateDocument",
      "12",
      { column: "$id", does: "writes to the database" },
    ),
    reported("a file that anybody's id finds", remove, "entry", "storage.deleteFile", "11", {
      does: "writes to storage",
    }),
    reported(
      "a file by its names",
      'await storage.deleteFile({ bucketId: "files", fileId: id });',
      "entry",
      "storage.deleteFile",
      "11",
      { does: "writes to storage" },
    ),
  ],
});
