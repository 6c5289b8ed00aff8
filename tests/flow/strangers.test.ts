import { describe, expect, it } from "vitest";

import { standing, write } from "./testkit.ts";

describe("secrets that the server alone knows", () => {
  it("tell who knows them", () => {
    expect(standing(`if (input.role !== process.env.ADMIN_SECRET) return; ${write}`)).toEqual(["role"]);
  });

  it("do not when the answer is the other one", () => {
    expect(standing(`if (input.role === process.env.ADMIN_SECRET) return; ${write}`)).toEqual(["anonymous"]);
  });

  it("are not whatever else is configured", () => {
    expect(standing(`if (input.role !== process.env.STRIPE_PRICE_ID) return; ${write}`)).toEqual(["anonymous"]);
  });
});

describe("clients of packages that cannot be looked into", () => {
  const before = `import { trpc, queries } from "some-client";`;

  it("may tell who is calling", () => {
    expect(
      standing(`const user = await queries.fetch(trpc.user.me.options()); if (!user) throw new Error(); ${write}`, {
        before,
      }),
    ).toEqual(["unknown"]);
  });

  it("do not when nobody looks", () => {
    expect(standing(`const user = await queries.fetch(trpc.user.me.options()); ${write}`, { before })).toEqual([
      "anonymous",
    ]);
  });

  it("do not when they are asked for something else", () => {
    expect(
      standing(`const post = await queries.fetch(trpc.post.first.options()); if (!post) throw new Error(); ${write}`, {
        before,
      }),
    ).toEqual(["anonymous"]);
  });

  it("may check in a generator", () => {
    expect(
      standing(`const ok = await trpc.gen(function* () { yield* queries.policy(); }); if (!ok) return; ${write}`, {
        before,
      }),
    ).toEqual(["unknown"]);
  });
});
