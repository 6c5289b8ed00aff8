import type { TSESTree } from "@typescript-eslint/utils";
import { describe, expect, it } from "vitest";

import type { DataModel } from "../../src/schemas/index.ts";
import { entityClass, entityDescription } from "../../src/schemas/index.ts";
import { expressionIn, parsers } from "./parse.ts";

describe.each(parsers)("with %s", (_, parse) => {
  function ofClass(code: string): DataModel | undefined {
    const [statement] = parse(code).body;
    return statement?.type === "ClassDeclaration" ? entityClass(statement) : undefined;
  }

  function ofCall(code: string): DataModel | undefined {
    return entityDescription(expressionIn(parse(code)) as TSESTree.CallExpression);
  }

  describe("classes", () => {
    it("have the columns that their decorators name", () => {
      const model = ofClass(
        `@Entity() class User { @PrimaryGeneratedColumn() id!: number; @Column({ unique: true }) email!: string; full?: string; @Property({ nullable: true }) bio?: string; @CreateDateColumn() made!: Date }`,
      );
      expect(model).toMatchObject({ source: "entity", name: "User" });
      expect([...(model?.columns.values() ?? [])]).toEqual([
        { name: "id", type: "number", list: false, optional: false, unique: false, id: true },
        { name: "email", type: "string", list: false, optional: false, unique: true, id: false },
        { name: "bio", type: "string", list: false, optional: true, unique: false, id: false },
        { name: "made", type: "Date", list: false, optional: false, unique: false, id: false },
      ]);
    });

    it.each([
      "@ManyToOne(() => User, (user) => user.posts)",
      "@ManyToOne({ entity: () => User })",
      "@OneToOne('User')",
    ])("lead to others by %s", (decorator) => {
      expect(ofClass(`class Post { ${decorator} author!: User }`)?.columns.get("author")).toMatchObject({
        relation: "User",
        type: "User",
        list: false,
      });
    });

    it.each(["@Column({ select: false })", "@Property({ hidden: true })", "@Property({ lazy: true })"])(
      "keep a column to themselves by %s",
      (decorator) => {
        expect(ofClass(`class User { ${decorator} password!: string }`)?.columns.get("password")?.hidden).toBe(true);
      },
    );

    it("are no entities without a column", () => {
      expect(ofClass("class User { @Injectable() name!: string }")).toBeUndefined();
    });
  });

  describe("descriptions", () => {
    it("have builders", () => {
      const model = ofCall(
        `defineEntity({ name: "User", properties: { id: p.integer().primary(), email: p.string().unique(), posts: () => p.oneToMany(Post), author: p.manyToOne(User), password: p.string().hidden() } })`,
      );
      expect(model?.name).toBe("User");
      expect(model?.columns.get("id")).toMatchObject({ id: true, type: "integer" });
      expect(model?.columns.get("email")?.unique).toBe(true);
      expect(model?.columns.get("author")?.relation).toBe("User");
      expect(model?.columns.get("posts")).toMatchObject({ relation: "Post", list: true });
      expect(model?.columns.get("password")?.hidden).toBe(true);
    });

    it("have a function that is given the builders", () => {
      expect([...(ofCall("defineEntity({ properties: (p) => ({ id: p.integer() }) })")?.columns.keys() ?? [])]).toEqual(
        ["id"],
      );
    });

    it("have objects", () => {
      const model = ofCall(
        `new EntitySchema({ name: "User", properties: { id: { primary: true, type: "number" }, posts: { kind: "1:m", entity: "Post" } } })`,
      );
      expect(model?.columns.get("id")).toMatchObject({ id: true, type: "number" });
      expect(model?.columns.get("posts")).toMatchObject({ relation: "Post", list: true });
    });

    it("are not read from other objects", () => {
      expect(ofCall("define({ name: String })")).toBeUndefined();
    });
  });
});
