import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";

import massAssignment from "../../rules/no-mass-assignment.ts";
import inputValidation from "../../rules/require-input-validation.ts";

/** A library, how programs get at it, and what they make of an argument called `input`. */
interface Library {
  readonly setUp: string;
  /** Leave an object of a text in `data`, without any other members. */
  readonly closed: readonly string[];
  /** Leave an object of a text in `data`, with whatever else the client sent. */
  readonly open: readonly string[];
  /** Leave something in `data` of which nothing is known. */
  readonly unchecked: readonly string[];
}

const libraries: Readonly<Record<string, Library>> = {
  ArkType: {
    setUp: `import { ArkErrors, type } from "arktype";
const Loose = type({ title: "string", "tags?": "string[]" });
const Tight = type({ "+": "delete", title: "string > 0" });
const Refusing = Loose.onUndeclaredKey("reject");`,
    closed: [
      `const data = Tight(input); if (data instanceof type.errors) return data.summary;`,
      `const data = Tight.assert(input);`,
      `const data = input; if (!Refusing.allows(data)) return;`,
      `const data = Loose.onUndeclaredKey("delete").assert(input);`,
    ],
    open: [
      `const data = Loose(input); if (data instanceof ArkErrors) throw new Error(data.summary);`,
      `const data = Loose.assert(input);`,
      `const data = input; Tight.assert(input);`,
    ],
    unchecked: [`const data = input; Loose(input);`],
  },
  Joi: {
    setUp: `import Joi from "joi";
const Post = Joi.object({ title: Joi.string().required() });
const Keyed = Joi.object().keys({ title: Joi.string() });`,
    closed: [
      `const { error, value: data } = Post.validate(input); if (error) return;`,
      `const data = await Keyed.validateAsync(input);`,
      `const data = Joi.attempt(input, Post);`,
      `const data = input; Joi.assert(input, Post);`,
      `const data = await Post.unknown().validateAsync(input, { stripUnknown: true });`,
    ],
    open: [
      `const { error, value: data } = Post.unknown().validate(input); if (error) return;`,
      `const data = await Post.validateAsync(input, { allowUnknown: true });`,
      `const data = Joi.attempt(input, Joi.object());`,
    ],
    unchecked: [`const { value: data } = Post.validate(input);`, `const data = input; Post.validate(input);`],
  },
  nuqs: {
    setUp: `import { createLoader, createSearchParamsCache, parseAsInteger, parseAsString } from "nuqs/server";
const parsers = { title: parseAsString.withDefault(""), views: parseAsInteger };
const cache = createSearchParamsCache(parsers);
const load = createLoader(parsers);`,
    closed: [`const data = cache.parse(input);`, `const data = await load(input);`],
    open: [],
    unchecked: [`const data = input; cache.all();`],
  },
  Superstruct: {
    setUp: `import { assert, create, is, mask, object, string, type, validate } from "superstruct";
const Tight = object({ title: string() });
const Loose = type({ title: string() });`,
    closed: [
      `const data = create(input, Tight);`,
      `const data = mask(input, Tight);`,
      `const data = input; assert(input, Tight);`,
      `const data = input; if (!is(data, Tight)) return;`,
      `const [error, data] = validate(input, Tight); if (error) return;`,
      `const data = Tight.mask(input);`,
      `const data = mask(input, object({ ...Tight.schema }));`,
    ],
    open: [`const data = create(input, Loose);`, `const [error, data] = Loose.validate(input); if (error) return;`],
    unchecked: [`const data = input; is(input, Tight);`, `const data = input; validate(input, Tight);`],
  },
  Ajv: {
    setUp: `import Ajv from "ajv";
const ajv = new Ajv({ allErrors: true });
const closing = new Ajv({ removeAdditional: "all" });
const tight = { type: "object", properties: { title: { type: "string" } }, additionalProperties: false };
const loose = { type: "object", properties: { title: { type: "string" } } };
const isTight = ajv.compile(tight);
const isLoose = ajv.compile(loose);
const isClosed = closing.compile(loose);`,
    closed: [
      `const data = input; if (!isTight(data)) return isTight.errors;`,
      `const data = input; if (!ajv.validate(tight, data)) return;`,
      `const data = input; if (!isClosed(data)) return;`,
    ],
    open: [
      `const data = input; if (!isLoose(data)) return;`,
      `const data = input; if (!ajv.validate(loose, data)) return;`,
    ],
    unchecked: [`const data = input; isTight(input);`],
  },
  TypeBox: {
    setUp: `import Type from "typebox";
import { Compile } from "typebox/compile";
import { Value } from "typebox/value";
const Loose = Type.Object({ title: Type.String() });
const Tight = Type.Object({ title: Type.String() }, { additionalProperties: false });
const compiled = Compile(Tight);`,
    closed: [
      `const data = Value.Parse(Tight, input);`,
      `const data = Value.Decode(Loose, input);`,
      `const data = input; if (!compiled.Check(data)) return;`,
      `const data = Value.Clean(Loose, input); if (!Value.Check(Loose, data)) return;`,
    ],
    open: [`const data = Value.Parse(Loose, input);`, `const data = input; if (!Value.Check(Loose, data)) return;`],
    unchecked: [`const data = input; Value.Check(Tight, input);`],
  },
  "TypeBox 0": {
    setUp: `import { Type } from "@sinclair/typebox";
import { TypeCompiler } from "@sinclair/typebox/compiler";
import { Value } from "@sinclair/typebox/value";
const Loose = Type.Object({ title: Type.String() });
const Tight = Type.Object({ title: Type.String() }, { additionalProperties: false });
const compiled = TypeCompiler.Compile(Tight);`,
    closed: [
      `const data = Value.Parse(Loose, input);`,
      `const data = input; if (!compiled.Check(data)) throw new Error();`,
      `const data = compiled.Decode(input);`,
    ],
    open: [`const data = Value.Decode(Loose, input);`, `const data = input; if (!Value.Check(Loose, data)) return;`],
    unchecked: [`const data = input; compiled.Check(input);`],
  },
  "io-ts": {
    setUp: `import * as t from "io-ts";
const Loose = t.type({ title: t.string });
const Tight = t.strict({ title: t.string });`,
    closed: [
      `const decoded = Tight.decode(input); if (decoded._tag === "Left") return; const data = decoded.right;`,
      `const decoded = t.exact(Loose).decode(input); if (decoded._tag !== "Right") return; const data = decoded.right;`,
    ],
    open: [
      `const decoded = Loose.decode(input); if (decoded._tag === "Left") return; const data = decoded.right;`,
      `const data = input; if (!Tight.is(data)) return;`,
    ],
    unchecked: [`const data = input; Tight.decode(input);`],
  },
  "class-validator": {
    setUp: `import { IsString, validate, validateOrReject, validateSync } from "class-validator";
import { plainToInstance } from "class-transformer";
class Post { @IsString() title; }`,
    closed: [
      `const data = plainToInstance(Post, input); await validateOrReject(data, { whitelist: true });`,
      `const data = plainToInstance(Post, input); const errors = await validate(data, { forbidNonWhitelisted: true }); if (errors.length > 0) return;`,
      `const data = plainToInstance(Post, input, { excludeExtraneousValues: true }); await validateOrReject(data);`,
    ],
    open: [
      `const data = plainToInstance(Post, input); await validateOrReject(data);`,
      `const data = plainToInstance(Post, input); const errors = validateSync(data); if (errors.length) return;`,
    ],
    unchecked: [
      `const data = plainToInstance(Post, input);`,
      `const data = plainToInstance(Post, input); await validate(data);`,
    ],
  },
  "Effect Schema": {
    setUp: `import { Schema } from "effect";
const Post = Schema.Struct({ title: Schema.String, tags: Schema.optional(Schema.Array(Schema.String)) });
const decode = Schema.decodeUnknownSync(Post);`,
    closed: [`const data = decode(input);`, `const data = await Schema.decodeUnknownPromise(Post)(input);`],
    open: [
      `const data = Schema.decodeUnknownSync(Post, { onExcessProperty: "preserve" })(input);`,
      `const data = input; if (!Schema.is(Post)(data)) return;`,
    ],
    unchecked: [`const data = input; Schema.is(Post)(input);`],
  },
  "Standard Schema": {
    setUp: `import { z } from "zod";
import * as v from "valibot";
const Post = z.object({ title: z.string() });
const Loose = v.looseObject({ title: v.string() });`,
    closed: [
      `const result = await Post["~standard"].validate(input); if (result.issues) return; const data = result.value;`,
    ],
    open: [
      `const result = await Loose["~standard"].validate(input); if (result.issues) return; const data = result.value;`,
    ],
    unchecked: [`const data = input; await Post["~standard"].validate(input);`],
  },
  "zod/mini": {
    setUp: `import * as z from "zod/mini";
const Post = z.object({ title: z.string().check(z.minLength(1)), note: z.nullish(z.string()) });
const Strict = z.strictObject({ title: z.coerce.string() });
const Loose = z.looseObject({ title: z.string() });`,
    closed: [
      `const data = Post.parse(input);`,
      `const data = z.parse(Post, input);`,
      `const data = input; Strict.parse(input);`,
    ],
    open: [`const data = Loose.parse(input);`, `const data = input; Post.parse(input);`],
    unchecked: [`const data = input; z.safeParse(Post, input);`],
  },
  zod: {
    setUp: `import { z } from "zod";
import { Missing } from "./missing";
const Post = z.object({ title: z.string().nullish(), count: z.preprocess(Number, z.number()) });
const Unlisted = z.object(Missing);
const Loose = z.object({ posts: z.array(z.object({ title: z.any() }).loose()) });
const Posts = z.object({ posts: z.array(z.object({ title: z.string() })) });`,
    closed: [
      `const data = Post.parse(input);`,
      `const data = Unlisted.parse(input);`,
      `const data = z.object({ ...Post.shape, tags: z.array(z.string()) }).parse(input);`,
      `const data = z.object({ title: Post.shape.title }).parse(input);`,
      `const data = z.object({ posts: Posts.shape.posts.min(1).refine(Boolean) }).parse(input).posts[0];`,
      `const data = Posts.shape.posts.element.parse(input);`,
    ],
    open: [
      `const data = Post.loose().parse(input);`,
      `const data = Loose.shape.posts.element.parse(input);`,
      `const data = z.object({ posts: Loose.shape.posts.min(1).refine(Boolean) }).parse(input).posts[0];`,
    ],
    unchecked: [`const data = input; Post.safeParse(input);`],
  },
  Yup: {
    setUp: `import * as yup from "yup";
const Post = yup.object({ title: yup.string().matches(/a/), role: yup.string() });
const Both = yup.object({ post: Post });`,
    closed: [
      `const data = await Both.fields.post.validate(input, { stripUnknown: true });`,
      `const data = await Post.validate(input, { stripUnknown: true });`,
      `const data = await Post.noUnknown().validate(input);`,
      `const data = Post.pick(["title"]).validateSync(input, { stripUnknown: true });`,
    ],
    open: [`const data = await Post.validate(input);`],
    unchecked: [`const data = input; await Post.isValid(input);`],
  },
  "drizzle-zod": {
    setUp: `import { createInsertSchema } from "drizzle-zod";
import { pgTable, text } from "drizzle-orm/pg-core";
const posts = pgTable("posts", { title: text("title") });
const Post = createInsertSchema(posts);`,
    closed: [`const data = Post.parse(input);`, `const data = Post.pick({ title: true }).parse(input);`],
    open: [`const data = Post.passthrough().parse(input);`],
    unchecked: [`const data = input; Post.safeParse(input);`],
  },
};

const linter = new Linter();

/** The rules that report an action which does this with `input` and writes what it has left in `data`. */
function reported(setUp: string, body: string): readonly string[] {
  const code = `"use server";
import { PrismaClient } from "@prisma/client";
${setUp}
const prisma = new PrismaClient();
export async function save(input) {
  ${body}
  await prisma.post.create({ data });
}`;
  const messages = linter.verify(
    code,
    {
      files: ["**/*.ts"],
      languageOptions: { parser },
      plugins: { server: { rules: { massAssignment, inputValidation } } },
      rules: { "server/massAssignment": "error", "server/inputValidation": ["error", { values: "all" }] },
    },
    "actions.ts",
  );
  return messages.map(({ ruleId, message }) => ruleId ?? message).sort();
}

describe.each(Object.entries(libraries))("%s", (_, { setUp, closed, open, unchecked }) => {
  it.each(closed)("leaves nothing to report in %s", (body) => {
    expect(reported(setUp, body)).toEqual([]);
  });

  it.each(open)("lets other columns through in %s", (body) => {
    expect(reported(setUp, body)).toEqual(["server/massAssignment"]);
  });

  it.each(unchecked)("checks nothing in %s", (body) => {
    expect(reported(setUp, body)).toEqual(["server/inputValidation", "server/massAssignment"]);
  });
});
