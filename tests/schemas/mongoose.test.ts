import type { TSESTree } from "@typescript-eslint/utils";
import { describe, expect, it } from "vitest";

import type { DataModel } from "../../src/schemas/index.ts";
import { mongooseSchema } from "../../src/schemas/index.ts";
import { expressionIn, parsers } from "./parse.ts";

describe.each(parsers)("with %s", (_, parse) => {
  function schema(code: string, name?: string): DataModel | undefined {
    return mongooseSchema(expressionIn(parse(code)) as TSESTree.NewExpression, name);
  }

  function names(code: string): readonly string[] {
    return [...(schema(code)?.columns.keys() ?? [])];
  }

  describe("schemas", () => {
    it.each(["new Schema({ a: String })", "new mongoose.Schema<User>({ a: String })", "Schema({ a: String })"])(
      "may be written %s",
      (code) => {
        expect(names(code)).toEqual(["_id", "a"]);
      },
    );

    it("are called as their model", () => {
      expect(schema("new Schema({ a: String })", "User")).toMatchObject({ source: "mongoose", name: "User" });
    });

    it.each(["new Schema(definition)", "new Schema()", "make()({ a: String })"])("are not read from %s", (code) => {
      expect(schema(code)).toBeUndefined();
    });

    it("have an id unless they say otherwise", () => {
      expect(names("new Schema({ a: String }, { _id: false })")).toEqual(["a"]);
    });

    it.each([
      ["{ timestamps: true }", ["createdAt", "updatedAt"]],
      ['{ timestamps: { createdAt: "made", updatedAt: false } }', ["made"]],
      ["{ timestamps: false }", []],
      ["{}", []],
    ])("have times as the options say: %s", (options, times) => {
      expect(names(`new Schema({ a: String }, ${options})`)).toEqual(["_id", "a", ...times]);
    });
  });

  describe("fields", () => {
    function column(code: string, name = "a"): unknown {
      return schema(`new Schema({ a: ${code} })`)?.columns.get(name);
    }

    it.each([
      ["a constructor", "String", { type: "String", list: false, optional: true }],
      ["a text", '"string"', { type: "string" }],
      ["a type of mongoose", "Schema.Types.ObjectId", { type: "ObjectId" }],
      ["options", "{ type: Number, required: true }", { type: "Number", optional: false }],
      ["options with a message", '{ type: Number, required: [true, "Say it."] }', { optional: false }],
      ["options that decide later", "{ type: Number, required: () => true }", { optional: true }],
      ["something unique", "{ type: String, unique: true }", { unique: true }],
      ["something unique by its index", "{ type: String, index: { unique: true } }", { unique: true }],
      ["something indexed", "{ type: String, index: true }", { unique: false }],
      ["something hidden", "{ type: String, select: false }", { hidden: true }],
      ["a list", "[String]", { type: "String", list: true }],
      ["a list in options", "{ type: [String], default: [] }", { type: "String", list: true }],
      ["a list of anything", "[]", { type: "Mixed", list: true }],
      ["anything", "{}", { type: "Mixed" }],
      ["a reference", '{ type: ObjectId, ref: "User" }', { type: "ObjectId", relation: "User" }],
      ["a reference to a model", "{ type: ObjectId, ref: User }", { relation: "User" }],
      ["a reference to a model's name", "{ type: ObjectId, ref: User.modelName }", { relation: "User" }],
      ["a reference that is made late", "{ type: ObjectId, ref: () => User }", { relation: "User" }],
      ["a list of references", '[{ type: ObjectId, ref: "User" }]', { type: "ObjectId", list: true, relation: "User" }],
      [
        "a list of references in options",
        '{ type: [{ type: ObjectId, ref: "User" }] }',
        { list: true, relation: "User" },
      ],
      ["a schema kept elsewhere", "addressSchema", { type: "addressSchema" }],
    ])("may be %s", (_case, code, expected) => {
      expect(column(code)).toMatchObject(expected);
    });

    it("are shown unless they say otherwise", () => {
      expect(column("{ type: String, select: true }")).not.toHaveProperty("hidden");
    });

    it.each([
      ["an object", "{ b: { type: String, select: false } }"],
      ["an object in options", "{ type: { b: { type: String, select: false } }, required: true }"],
      ["a schema", "new Schema({ b: { type: String, select: false } }, { _id: false })"],
    ])("of embedded documents are found by their path: %s", (_case, code) => {
      expect(column(code, "a.b")).toMatchObject({ name: "a.b", type: "String", list: false, hidden: true });
    });

    it("of documents in a list are there many times", () => {
      expect(column("[{ b: String }]", "a.b")).toMatchObject({ list: true });
    });

    it('may be called "type"', () => {
      expect(column("{ type: { type: String }, of: Number }", "a.type")).toMatchObject({ type: "String" });
    });

    it("with computed names and spreads stay unknown", () => {
      expect(names("new Schema({ a: String, ...shared, [key]: String })")).toEqual(["_id", "a"]);
    });
  });
});
