import { describe, expect, it } from "vitest";

import type { Column } from "../../src/schemas/index.ts";
import { isRelationField, parsePrisma } from "../../src/schemas/index.ts";

function column(text: string, path: string): Column | undefined {
  const [model = "", ...name] = path.split(".");
  return parsePrisma([text]).get(model)?.columns.get(name.join("."));
}

function names(text: string, model: string): readonly string[] {
  return [...(parsePrisma([text]).get(model)?.columns.keys() ?? [])];
}

describe("enumerations", () => {
  const text =
    'enum Role {\n // Everybody.\n USER\n ADMIN @map("admin")\n}\nmodel User {\n id Int @id\n role Role\n name String\n}';

  it("tell a column's values", () => {
    expect(column(text, "user.role")?.values).toEqual(["USER", "ADMIN"]);
  });

  it("tell nothing of other columns", () => {
    expect(column(text, "user.name")?.values).toBeUndefined();
  });
});

describe("models", () => {
  it("are found by their accessor in the client, of which only the first letter changes", () => {
    const models = parsePrisma(["model User {\n}\nmodel UserProfile {\n}\nmodel crm_Accounts {\n}\nmodel URL {\n}"]);
    expect([...models.keys()]).toEqual(["user", "userProfile", "crm_Accounts", "uRL"]);
  });

  it("keep their own name", () => {
    expect(parsePrisma(['model UserProfile {\n @@map("profiles")\n}']).get("userProfile")?.name).toBe("UserProfile");
  });

  it("may be views", () => {
    expect(names("view Stats {\n id Int\n}", "stats")).toEqual(["id"]);
  });

  it("are not enums, embedded types, data sources or generators", () => {
    const text = "enum Role {\n A\n}\ntype Address {\n street String\n}\ndatasource db {\n}\ngenerator client {\n}";
    expect(parsePrisma([text]).size).toBe(0);
  });

  it("are left out when the client leaves them out", () => {
    expect(parsePrisma(["model Old {\n id Int\n @@ignore\n}"]).size).toBe(0);
  });

  it("of several files are one schema", () => {
    const models = parsePrisma(["model User {\n posts Post[]\n}", "model Post {\n id Int\n}"]);
    expect(models.get("user")?.columns.get("posts")?.relation).toBe("Post");
  });
});

describe("fields", () => {
  it("say their type", () => {
    expect(column("model User {\n  email String @db.VarChar(255)\n}", "user.email")).toEqual({
      name: "email",
      type: "String",
      list: false,
      optional: false,
      unique: false,
      id: false,
    });
  });

  it("may be optional", () => {
    expect(column("model User {\n email String?\n}", "user.email")?.optional).toBe(true);
  });

  it("may be lists", () => {
    expect(column("model User {\n tags String[]\n}", "user.tags")?.list).toBe(true);
  });

  it("may be the id", () => {
    expect(column("model User {\n id String @id @default(cuid())\n}", "user.id")?.id).toBe(true);
  });

  it("are no id for a text or another attribute that says so", () => {
    expect(column('model User {\n ref String @default("@id") @db.Id @unique\n}', "user.ref")?.id).toBe(false);
  });

  it("may be unique", () => {
    expect(column("model User {\n email String @unique\n}", "user.email")?.unique).toBe(true);
  });

  it("may be unique by a line of their model", () => {
    expect(column("model User {\n email String\n @@unique([email])\n}", "user.email")?.unique).toBe(true);
  });

  it("are not unique as a part of a key", () => {
    const text = "model User {\n email String\n org String\n @@unique([email, org])\n}";
    expect(column(text, "user.email")?.unique).toBe(false);
  });

  it("may be the id by a line of their model", () => {
    const text = 'model User {\n key String\n @@id(name: "pk", [key(sort: Desc)])\n}';
    expect(column(text, "user.key")?.id).toBe(true);
  });

  it("have the names that they have in code, whatever the table calls them", () => {
    expect(names('model User {\n firstName String @map("first_name")\n}', "user")).toEqual(["firstName"]);
  });

  it("are left out when the client leaves them out", () => {
    const text = 'model User {\n id Int\n old String @ignore\n shape Unsupported("polygon")?\n}';
    expect(names(text, "user")).toEqual(["id"]);
  });

  it("may be called like the words of the language", () => {
    expect(names("model User {\n model String\n type String\n view Int\n}", "user")).toEqual(["model", "type", "view"]);
  });
});

describe("relations", () => {
  const text = `
    model Post {
      author   User   @relation("written", references: [id], fields: [authorId])
      authorId String
      role     Role
    }
    model User { 
      id    String @id
      posts Post[] 
    }
    enum Role {
      ADMIN
    }`;

  it("lead to a model", () => {
    const author = column(text, "post.author");
    expect(author?.relation).toBe("User");
    expect(author && isRelationField(author)).toBe(true);
  });

  it("tell where their foreign key leads", () => {
    const authorId = column(text, "post.authorId");
    expect(authorId).toMatchObject({ type: "String", relation: "User" });
    expect(authorId && isRelationField(authorId)).toBe(false);
  });

  it("are no enums", () => {
    expect(column(text, "post.role")).toMatchObject({ type: "Role" });
    expect(column(text, "post.role")).not.toHaveProperty("relation");
  });

  it("on a key of several columns leave a column to the relation that has it for itself", () => {
    const compound = `
      model Task {
        orgId    String
        userId   String
        member   Member @relation(fields: [orgId, userId], references: [orgId, userId])
        org      Org    @relation(fields: [orgId], references: [id])
      }
      model Member {
      }
      model Org {
      }`;
    expect(column(compound, "task.orgId")?.relation).toBe("Org");
    expect(column(compound, "task.userId")?.relation).toBe("Member");
  });
});

describe("embedded types", () => {
  const text = "type Address {\n street String\n more Address?\n}\nmodel User {\n address Address\n all Address[]\n}";

  it("bring their fields along", () => {
    expect(column(text, "user.address.street")).toMatchObject({ name: "address.street", type: "String", list: false });
  });

  it("in a list are there many times", () => {
    expect(column(text, "user.all.street")?.list).toBe(true);
  });

  it("that hold themselves end", () => {
    expect(names(text, "user").length).toBeLessThan(30);
  });
});

describe("comments", () => {
  it("of three slashes are documentation", () => {
    const text = "model User {\n /// @sensitive\n /// never shown\n name String\n other String\n}";
    expect(column(text, "user.name")?.documentation).toBe("@sensitive\nnever shown");
    expect(column(text, "user.other")).not.toHaveProperty("documentation");
  });

  it("of three slashes may follow their field", () => {
    expect(column("model User {\n name String /// @sensitive\n}", "user.name")?.documentation).toBe("@sensitive");
  });

  it("of two slashes are nothing", () => {
    const text = "model User {\n // @sensitive\n name String // @id\n}";
    expect(column(text, "user.name")).not.toHaveProperty("documentation");
    expect(column(text, "user.name")?.id).toBe(false);
  });

  it("do not begin in a text", () => {
    const text = 'model User {\n site String @default("https://example.com") @unique\n}';
    expect(column(text, "user.site")?.unique).toBe(true);
  });

  it("may go over several lines", () => {
    expect(names("model User {\n id Int\n /* old String\n older String */\n name String\n}", "user")).toEqual([
      "id",
      "name",
    ]);
  });

  it("may hold what would be a declaration", () => {
    expect(parsePrisma(["// model User {\n// id Int\n// }"]).size).toBe(0);
  });
});

describe("any text", () => {
  it("may have lists over several lines", () => {
    const text = "model User {\n a Int\n b Int\n @@unique([\n  a\n ])\n}";
    expect(column(text, "user.a")?.unique).toBe(true);
    expect(names(text, "user")).toEqual(["a", "b"]);
  });

  it("may have any line ends", () => {
    expect(names("model User {\r\n id Int\r\n name String\r\n}\r\n", "user")).toEqual(["id", "name"]);
  });

  it("may break off", () => {
    expect(names("model User {\n id Int\n na", "user")).toEqual(["id"]);
  });

  it("loses no more than a field to a bracket that is left open", () => {
    const models = parsePrisma(["model A {\n id Int @default(f(\n}\nmodel B {\n id Int\n}"]);
    expect([...models.keys()]).toEqual(["a", "b"]);
  });

  it("loses no model to a brace that is left open", () => {
    expect([...parsePrisma(["model A {\n id Int\nmodel B {\n id Int\n}"]).keys()]).toEqual(["a", "b"]);
  });

  it("may have fields with the names of an object's own properties", () => {
    expect(names("model User {\n constructor String\n toString String\n}", "user")).toEqual([
      "constructor",
      "toString",
    ]);
  });

  it.each(["", "}", "{{{", "model", "model {", '"', "/*", "///", "model X {\n@@\n@\n@relation(\n}", "\0\uFFFF"])(
    "is read without an error: %j",
    (text) => {
      expect(() => parsePrisma([text])).not.toThrow();
    },
  );

  it("costs no more than its length", () => {
    const text = `model User {\n${'  a Int @default("(\n'.repeat(20_000)}`;
    const start = performance.now();
    parsePrisma([text]);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
