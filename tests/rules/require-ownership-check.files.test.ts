import rule from "../../rules/require-ownership-check.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

const stop = `throw new Error("No");`;

/** What removes a file of somebody who is signed in. */
const action = (body: string) => `"use server";
import { del } from "@vercel/blob";
import { v2 as cloudinary } from "cloudinary";
import { UTApi } from "uploadthing/server";
const uploads = new UTApi();
export async function remove(path: string, id: string) {
const user = await requireUser();
${body}
}`;

const silent = (name: string, body: string) => ({ name, code: action(body) });
const reported = (name: string, effect: string, body: string) => {
  const code = action(body);
  return {
    name,
    code,
    errors: [
      {
        messageId: "entry" as const,
        data: {
          action: "remove",
          does: "writes to storage",
          effect,
          line: String(code.split("\n").length - 1),
          route: "",
          value: "path",
        },
        ...placeOf(code, "path: string"),
      },
    ],
  };
};

new RuleTester().run("require-ownership-check: files that are removed", rule, {
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
    silent("by an administrator", `if (user.role !== "ADMIN") { ${stop} }\nawait del(path);`),
  ],
  invalid: [
    reported("Vercel Blob", "del", "await del(path);"),
    reported("UploadThing", "uploads.deleteFiles", "await uploads.deleteFiles(path);"),
    reported("Cloudinary", "cloudinary.uploader.destroy", "await cloudinary.uploader.destroy(path);"),
    reported("in a folder that is nobody's", "del", "await del(`images/${path}`);"),
    reported("one of several", "uploads.deleteFiles", "await uploads.deleteFiles([path]);"),
    reported(
      "with a beginning that is everybody's",
      "del",
      `if (!path.startsWith("users/")) { ${stop} }\nawait del(path);`,
    ),
  ],
});
