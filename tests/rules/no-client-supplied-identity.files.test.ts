import rule from "../../rules/no-client-supplied-identity.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

/** Somebody who is signed in puts a file somewhere. */
const action = (body: string) => `"use server";
import { auth } from "@clerk/nextjs/server";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { createClient } from "@supabase/supabase-js";
import { createServerClient } from "@supabase/ssr";
import fs from "node:fs/promises";
const service = createClient("url", process.env.SERVICE_ROLE_KEY);
const callers = createServerClient("url", "key", { cookies: {} });
const s3 = new S3Client({});
export async function save(userId, albumId, file) {
const session = await auth();
if (!session.userId) { throw new Error("No"); }
${body}
}`;

const upload = (client: string, path: string) => `await ${client}.storage.from("avatars").upload(${path}, file);`;
const silent = (name: string, body: string) => ({ name, code: action(body) });

const reported = (name: string, body: string, effect: string, does: string) => {
  const code = action(body);
  return {
    name,
    code,
    errors: [
      {
        messageId: "keys" as const,
        data: {
          action: "save",
          value: "`userId`",
          column: "userId",
          does,
          effect,
          line: String(code.split("\n").length - 1),
          route: "",
        },
        ...placeOf(code, "userId, albumId, file"),
        endColumn: placeOf(code, "userId, albumId, file").column + "userId".length,
      },
    ],
  };
};

new RuleTester().run("no-client-supplied-identity: files of somebody's", rule, {
  valid: [
    silent("the caller's own", upload("service", "`${session.userId}/avatar.png`")),
    silent(
      "whom the client names, once that was compared",
      `if (userId !== session.userId) { throw new Error("No"); }\n${upload("service", "`${userId}/avatar.png`")}`,
    ),
    silent("with the caller's own credentials", upload("callers", "`${userId}/avatar.png`")),
    silent("under a name of its own each time", upload("service", "`${userId}/${crypto.randomUUID()}.png`")),
    silent("in a folder of the caller's own", upload("service", "`${session.userId}/${userId}.png`")),
    silent("what names nobody", upload("service", "`${albumId}/cover.png`")),
    silent("what is read", "return service.storage.from('avatars').getPublicUrl(`${userId}/avatar.png`);"),
  ],
  invalid: [
    reported(
      "whom the client names, with the service's credentials",
      upload("service", "`${userId}/avatar.png`"),
      'service.storage.from("avatars").upload',
      "writes to storage",
    ),
    reported(
      "an object of a bucket",
      'await s3.send(new PutObjectCommand({ Bucket: "avatars", Key: `${userId}.png`, Body: file }));',
      "s3.send",
      "writes to storage",
    ),
    reported("a file", "await fs.writeFile(`avatars/${userId}.png`, file);", "fs.writeFile", "writes a file"),
    reported(
      "a file in a folder that is made for it",
      "await fs.mkdir(`avatars/${userId}`, { recursive: true });\nawait fs.writeFile(`avatars/${userId}/a.png`, file);",
      "fs.writeFile",
      "writes a file",
    ),
    reported("a file that is deleted", "await fs.unlink(`avatars/${userId}.png`);", "fs.unlink", "deletes a file"),
  ],
});
