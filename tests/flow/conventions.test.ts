import { describe, expect, it } from "vitest";

import { standing, write } from "./testkit.ts";

const missing = (names: string) => ({ before: `import { ${names} } from "@/lib/nowhere";` });

describe("names of functions that cannot be found", () => {
  it("a guard", () => {
    expect(standing(`await requireUser(); ${write}`, missing("requireUser"))).toEqual(["authenticated"]);
  });

  it("a guard that is not awaited is unknown", () => {
    expect(standing(`requireUser(); ${write}`, missing("requireUser"))).toEqual(["unknown"]);
  });

  it("a guard of a role", () => {
    expect(standing(`await requireAdmin(); ${write}`, missing("requireAdmin"))).toEqual(["role"]);
  });

  it("who is calling, looked at", () => {
    expect(
      standing(`const user = await getCurrentUser(); if (!user) return; ${write}`, missing("getCurrentUser")),
    ).toEqual(["authenticated"]);
  });

  it("who is calling, and nobody looks", () => {
    expect(standing(`const user = await getCurrentUser(); ${write}`, missing("getCurrentUser"))).toEqual(["anonymous"]);
  });

  it("a name that says nothing, awaited for its own sake", () => {
    expect(standing(`await prepare(); ${write}`, missing("prepare"))).toEqual(["unknown"]);
  });

  it("a guard that is handed the client's id proves nothing by its name", () => {
    expect(
      standing(`const user = await getCurrentUser(id); if (!user) return; ${write}`, missing("getCurrentUser")),
    ).toEqual(["unknown"]);
  });

  it("names count only where the function cannot be found", () => {
    expect(
      standing(`await requireUser(); ${write}`, { before: "async function requireUser() { return null; }" }),
    ).toEqual(["anonymous"]);
  });

  it("a client of a database by its name", () => {
    expect(standing(`await db.post.delete({ where: { id } });`, missing("db"))).toEqual(["anonymous"]);
  });

  it("are switched off by the settings", () => {
    expect(
      standing(`const user = await getCurrentUser(); if (!user) return; ${write}`, {
        ...missing("getCurrentUser"),
        settings: { conventions: false },
      }),
    ).toEqual(["unknown"]);
  });

  it("a wrapper that cannot be found", () => {
    expect(standing(`return withUser(async () => { ${write} });`, missing("withUser"))).toEqual(["unknown"]);
  });
});
