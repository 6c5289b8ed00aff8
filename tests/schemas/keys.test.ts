import { describe, expect, it } from "vitest";

import { keyName } from "../../src/schemas/index.ts";

describe("a record is known by", () => {
  it.each("id _id $id postId post_id postIds uuid slug id_produto idFactura".split(" "))("%s", (name) => {
    expect(keyName.test(name)).toBe(true);
  });

  it.each("title idea identity idToken id_card idCardNumber idNumber valid".split(" "))("no %s", (name) => {
    expect(keyName.test(name)).toBe(false);
  });
});
