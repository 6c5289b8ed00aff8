import { describe, expect, it } from "vitest";

import rule from "../../rules/require-ownership-check.ts";
import { reportsOf } from "../reports.ts";

/** How often the rule speaks of an action that puts a new photo in the place of one that the client names. */
function reports(noted: string, owner: string): number {
  const code = `"use server";
import { getServerSession } from "next-auth";
import { model, Schema } from "mongoose";
const File = model("File", new Schema({ file: Buffer, mimeType: String }));
const Student = model("Student", new Schema({ email: String, photo: { type: Schema.Types.ObjectId, ref: "File" } }));
export async function upload(previous, id, type) {
  const { user } = await getServerSession();
  const photo = await File.create({ mimeType: type });
  await Student.updateOne({ _id: ${owner} }, { photo: ${noted} });
  await File.findByIdAndDelete(previous);
}`;
  const messages = reportsOf(rule, code);
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  return messages.filter(({ message }) => message.includes("findByIdAndDelete")).length;
}

describe("A row of which another is noted in the caller's own", () => {
  it("is somebody's, though no column says so", () => {
    expect(reports("photo._id", "user.id")).toBe(1);
  });

  it("may be everybody's where nothing was noted", () => {
    expect(reports("null", "user.id")).toBe(0);
  });
});
