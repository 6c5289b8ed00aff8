import { describe, expect, it } from "vitest";

import { embeddedColumns } from "../../src/flow/libraries/embedded-columns.ts";
import type { Columns, Relation } from "../../src/flow/libraries/query.ts";

const columnsOf = (columns: Columns) => ("names" in columns ? [...columns.names] : columns.kind);

function plain({ name, model, columns, relations }: Relation): unknown {
  return [name, model, columnsOf(columns), ...relations.map(plain)];
}

function read(text: string): unknown {
  const found = embeddedColumns(text);
  return found && [columnsOf(found.columns), ...found.relations.map(plain)];
}

describe("a text of PostgREST", () => {
  it.each([
    ["id, title", [["id", "title"]]],
    ["*", ["all"]],
    ["id, tags(*)", [["id"], ["tags", undefined, "all"]]],
    ["id, author:profiles(name)", [["id"], ["author", "profiles", ["name"]]]],
    ["profiles!author_id!inner(name)", [[], ["profiles", undefined, ["name"]]]],
    ["*, posts(id, comments(text))", ["all", ["posts", undefined, ["id"], ["comments", undefined, ["text"]]]]],
    ["...profiles(name)", [[], ["profiles", undefined, ["name"]]]],
    ["heading:title::text, data->>name, amount.sum(), count()", [["title", "data", "amount", "count"]]],
    ["posts(count)", [[], ["posts", undefined, ["count"]]]],
  ])("says which columns come along: %s", (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each(["id, tags(", "id, tags)", "tags(a)b"])("says nothing where brackets do not match: %s", (text) => {
    expect(read(text)).toBeUndefined();
  });
});
