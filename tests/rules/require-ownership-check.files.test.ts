import rule from "../../rules/require-ownership-check.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

const stop = `throw new Error("No");`;

/** What somebody who is signed in does with a file. */
const action = (body: string) => `"use server";
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { del } from "@vercel/blob";
import { v2 as cloudinary } from "cloudinary";
import { UTApi } from "uploadthing/server";
const uploads = new UTApi();
const s3 = new S3Client({});
export async function remove(path: string, id: string) {
const user = await requireUser();
${body}
}`;

/** An address by which whoever has it reads a file. */
const addressOf = (key: string) => `getSignedUrl(s3, new GetObjectCommand({ Bucket: "files", Key: ${key} }))`;

const silent = (name: string, body: string) => ({ name, code: action(body) });
const reported = (name: string, effect: string, body: string, does = "writes to storage", route = "") => {
  const code = action(body);
  return {
    name,
    code,
    errors: [
      {
        messageId: "entry" as const,
        data: {
          action: "remove",
          does,
          effect,
          line: String(code.split("\n").length - 1),
          route,
          value: "`path`",
        },
        ...placeOf(code, "path: string"),
      },
    ],
  };
};

new RuleTester().run("require-ownership-check: files", rule, {
  valid: [
    silent("under the caller's own id", "await del(`users/${user.id}/${path}`);"),
    silent(
      "found to be under the caller's own id",
      `if (!path.startsWith(\`users/\${user.id}/\`)) { ${stop} }\nawait del(path);`,
    ),
    silent(
      "that the caller's own row names",
      "const me = await db.user.findUnique({ where: { id: user.id } });\nif (me?.image) { await del(me.image); }",
    ),
    silent(
      "compared with what the caller's own row names",
      `const me = await db.user.findUnique({ where: { id: user.id } });\nif (!me || me.image !== path) { ${stop} }\nawait uploads.deleteFiles(path);`,
    ),
    silent(
      "that a record of the caller's own names",
      `const photo = await db.photo.findFirst({ where: { id, userId: user.id } });\nif (!photo) { ${stop} }\nawait cloudinary.uploader.destroy(photo.publicId);`,
    ),
    silent("an address under the caller's own id", `return ${addressOf("`${user.id}/${path}`")};`),
    silent("an address of what is for show", `return ${addressOf("`avatars/${path}`")};`),
    silent(
      "an address of what a record of the caller's own names",
      `const file = await db.file.findFirst({ where: { id, userId: user.id } });\nif (!file) { ${stop} }\nreturn ${addressOf("file.key")};`,
    ),
    silent(
      "an address of what a record of nobody's names",
      `const file = await db.poster.findUnique({ where: { id } });\nreturn ${addressOf("file.key")};`,
    ),
    silent("an address to upload to", `return getSignedUrl(s3, new PutObjectCommand({ Bucket: "files", Key: path }));`),
    silent("of a kind that the client says", `return ${addressOf("`contracts/${Date.now()}.${path}`")};`),
    silent("by an administrator", `if (user.role !== "ADMIN") { ${stop} }\nawait del(path);`),
  ],
  invalid: [
    reported("Vercel Blob", "del", "await del(path);"),
    reported("UploadThing", "uploads.deleteFiles", "await uploads.deleteFiles(path);"),
    reported("Cloudinary", "cloudinary.uploader.destroy", "await cloudinary.uploader.destroy(path);"),
    reported("S3", "s3.send", 'await s3.send(new DeleteObjectCommand({ Bucket: "files", Key: path }));'),
    reported("an address for a file", "getSignedUrl", `return ${addressOf("path")};`, "reads from storage"),
    reported(
      "an address for a file in a folder that is not for show",
      "getSignedUrl",
      `return ${addressOf("`contracts/${path}`")};`,
      "reads from storage",
    ),
    reported("in a folder that is nobody's", "del", "await del(`images/${path}`);"),
    reported("one of several", "uploads.deleteFiles", "await uploads.deleteFiles([path]);"),
    reported(
      "with a beginning that is everybody's",
      "del",
      `if (!path.startsWith("users/")) { ${stop} }\nawait del(path);`,
    ),
  ],
});
