import rule from "../../rules/no-nosql-injection.ts";
import { casesOf } from "../injection-cases.ts";
import { RuleTester } from "../rule-tester.ts";

const { silent, reported } = casesOf(`import mongoose from "mongoose";
import { MongoClient, ObjectId } from "mongodb";
import { PrismaClient } from "@prisma/client";
import { z } from "zod";
const Post = mongoose.model("Post", new mongoose.Schema({ title: String, slug: String, author: { type: mongoose.Schema.Types.ObjectId } }));
const posts = new MongoClient("url").db("app").collection("posts");
const prisma = new PrismaClient();`);

new RuleTester().run("no-nosql-injection", rule, {
  valid: [
    { name: "no server action", code: "export async function act(x) { await Post.findOne({ slug: x }); }" },
    silent(
      "Prisma, which takes operators, too, but is no matter of this rule",
      "await prisma.post.findFirst({ where: { slug: x } });",
    ),
    silent(
      "what is no parameter",
      "const [, x] = [a, 'about'];\nawait Post.findOne({ slug: x });",
      "a, b, c, d, e, f, g",
    ),
    silent("a text", `if (typeof x !== "string") return;\nawait Post.findOne({ slug: x });`),
    silent("what a schema leaves of it", "const slug = z.string().parse(x);\nawait Post.findOne({ slug });"),
    silent(
      "a member of what a schema leaves",
      "const { slug } = z.object({ slug: z.string() }).parse(x);\nawait posts.deleteOne({ slug });",
    ),
    silent("what is compared by the operator for that", "await Post.deleteOne({ slug: { $eq: x } });"),
    silent("made a text", "await Post.findOne({ slug: String(x) });"),
    silent("made a text by a template", "await Post.findOne({ slug: `${x}` });"),
    silent("made a text by its own method", "await Post.findOne({ slug: x.toString() });"),
    silent("an ObjectId of the driver", "await posts.findOne({ _id: new ObjectId(x) });"),
    silent("an ObjectId of mongoose", "await Post.findById(new mongoose.Types.ObjectId(x));"),
    silent(
      "what was found to be an ObjectId",
      "if (!mongoose.Types.ObjectId.isValid(x)) return;\nawait Post.findById(x);",
    ),
    silent("a form entry", `await Post.findOne({ slug: form.get("slug") });`, "form"),
    silent("what is compared by an operator of the program's own", "await Post.find({ slug: { $in: x } });"),
    silent("a filter whose operators are refused", "await Post.findOne(mongoose.sanitizeFilter({ slug: x }));"),
    silent(
      "what is the same as the caller's",
      "const session = await getSession();\nif (session.slug !== x) return;\nawait Post.findOne({ slug: x });",
    ),
    silent("an update of named members", "await Post.updateOne({ slug: 'about' }, { $set: { title: x } });"),
    silent(
      "an update that a schema closes",
      "const update = z.object({ title: z.string() }).parse(x);\nawait Post.findOneAndUpdate({ slug: 'about' }, update);",
    ),
    silent("an update made of a form", "await Post.updateOne({ slug: 'about' }, Object.fromEntries(form));", "form"),
    silent("a document that is made", "await Post.create({ title: x });"),
    silent("a document that is inserted whole", "await Post.create(x);"),
    silent("a condition of the program's own", `await Post.find({ $where: "this.title.length > 3" });`),
    silent("a stage with a text", "await Post.aggregate([{ $match: { slug: String(x) } }, { $limit: 3 }]);"),
  ],
  invalid: [
    reported("mongoose's findOne", "await Post.findOne({ slug: x });", "Post.findOne({ slug: x })"),
    reported("the last of many parameters", "await Post.findOne({ slug: x });", "Post.findOne({ slug: x })", {
      parameters: "a, b, c, d, e, f, g, x",
    }),
    reported("mongoose's find", "return Post.find({ author: x }).lean();", "Post.find({ author: x })"),
    reported("mongoose's findById", "await Post.findById(x);", "Post.findById(x)"),
    reported(
      "what was found to be no ObjectId",
      "if (mongoose.isValidObjectId(x)) return;\nawait Post.findById(x);",
      "Post.findById(x)",
    ),
    reported("mongoose's findByIdAndDelete", "await Post.findByIdAndDelete(x);", "Post.findByIdAndDelete(x)"),
    reported("mongoose's deleteMany", "await Post.deleteMany({ slug: x });", "Post.deleteMany({ slug: x })"),
    reported(
      "mongoose's updateOne",
      "await Post.updateOne({ slug: x }, { $set: { title: 'a' } });",
      "Post.updateOne({ slug: x }, { $set: { title: 'a' } })",
    ),
    reported(
      "mongoose's countDocuments",
      "return Post.countDocuments({ slug: x });",
      "Post.countDocuments({ slug: x })",
    ),
    reported("the driver's findOne", "await posts.findOne({ slug: x });", "posts.findOne({ slug: x })"),
    reported("the driver's deleteOne", "await posts.deleteOne({ slug: x });", "posts.deleteOne({ slug: x })"),
    reported(
      "the driver's updateMany",
      "await posts.updateMany({ slug: x }, { $set: { seen: true } });",
      "posts.updateMany({ slug: x }, { $set: { seen: true } })",
    ),
    reported(
      "one arm of several",
      "await Post.findOne({ $or: [{ slug: 'about' }, { slug: x }] });",
      "Post.findOne({ $or: [{ slug: 'about' }, { slug: x }] })",
    ),
    reported("a filter as the client sent it", "await Post.find(x);", "Post.find(x)"),
    reported(
      "a filter with more in it",
      "await Post.find({ ...x, draft: false });",
      "Post.find({ ...x, draft: false })",
    ),
    reported(
      "a filter that is put together",
      "const filter = {};\nif (x) filter.slug = x;\nawait Post.find(filter);",
      "Post.find(filter)",
    ),
    reported("a member of the input", "await Post.findOne({ slug: x.slug });", "Post.findOne({ slug: x.slug })", {
      source: "`x.slug`",
    }),
    reported(
      "an object that a schema lets through",
      "const filter = z.object({ slug: z.any() }).parse(x);\nawait Post.findOne({ slug: x });",
      "Post.findOne({ slug: x })",
    ),
    reported(
      "what a schema does not look into",
      "const filter = z.object({ slug: z.string() }).passthrough().parse(x);\nawait Post.findOne(filter);",
      "Post.findOne(filter)",
    ),
    reported(
      "JSON in a form",
      `await Post.findOne({ slug: JSON.parse(form.get("filter")) });`,
      `Post.findOne({ slug: JSON.parse(form.get("filter")) })`,
      { parameters: "form", source: '`form.get("filter")`' },
    ),
    reported(
      "a stage of an aggregation",
      "await Post.aggregate([{ $match: { slug: x } }]);",
      "Post.aggregate([{ $match: { slug: x } }])",
    ),
    reported(
      "code in a condition",
      "await Post.find({ $where: `this.title == '${x}'` });",
      "Post.find({ $where: `this.title == '${x}'` })",
    ),
    reported(
      "an update as the client sent it",
      "await Post.updateOne({ slug: 'about' }, x);",
      "Post.updateOne({ slug: 'about' }, x)",
    ),
    reported(
      "an update with more in it",
      "await Post.findOneAndUpdate({ slug: 'about' }, { ...x, seen: true });",
      "Post.findOneAndUpdate({ slug: 'about' }, { ...x, seen: true })",
    ),
    reported(
      "a test that nobody minds",
      `if (typeof x !== "string") console.warn(x);\nawait Post.findOne({ slug: x });`,
      "Post.findOne({ slug: x })",
    ),
  ],
});
