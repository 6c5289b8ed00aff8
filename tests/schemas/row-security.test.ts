import { describe, expect, it } from "vitest";

import { opennessOf } from "../../src/schemas/index.ts";

const held = "create table other (id int); alter table other enable row level security;";

/** What is open in the table `notes`, beside another table that has row level security. */
function open(...statements: readonly string[]) {
  return opennessOf([held, "create table public.notes (id uuid, user_id uuid);", ...statements]).get("notes");
}

const enable = "alter table notes enable row level security;";
const policy = (told: string) => open(enable, `create policy "A policy" on public.notes ${told};`);
const all = { read: "anybody", create: "anybody", update: "anybody", delete: "anybody" };

describe("a table without row level security", () => {
  it("is open to anybody where others have it", () => {
    expect(open()).toEqual(all);
    expect(open(enable)).toBeUndefined();
    expect(open(enable, "alter table only public.notes disable row level security;")).toEqual(all);
  });

  it("says nothing where no table has it, or a program switches it on", () => {
    expect(opennessOf(["create table notes (id uuid);"]).size).toBe(0);
    const loop = (text: string) => `do $$ begin execute ${text}; end $$;`;
    expect(open(loop("format('alter table %I enable row level security', name)"))).toBeUndefined();
    expect(open(loop("format('alter table %I add column at date', name)"))).toEqual(all);
  });

  it("cannot be reached in another schema, nor where rights were taken away", () => {
    expect(opennessOf([held, "create table private.notes (id uuid);"]).get("notes")).toBeUndefined();
    expect(opennessOf([held, "create table public.notes (id uuid);"]).get("notes")).toEqual(all);
    expect(open("revoke all on table notes from anon, authenticated;")).toBeUndefined();
    expect(open("revoke all on table other from anon, authenticated;")).toEqual(all);
  });

  it("is not followed under another name", () => {
    expect(open("drop table notes;")).toBeUndefined();
    expect(open("alter table notes rename to memos;")).toBeUndefined();
    expect(open("alter table notes rename column id to key;")).toEqual(all);
  });
});

describe("a policy", () => {
  it.each([
    ["for update using (true)", { update: "anybody" }],
    ["for delete to authenticated using (true)", { delete: "signed-in" }],
    ["for delete to anon, authenticated using ( true )", { delete: "anybody" }],
    ["for update using (auth.role() = 'authenticated')", { update: "signed-in" }],
    ["for update using ((select auth.role()) = 'authenticated'::text)", { update: "signed-in" }],
    ["for update using (auth.uid() is not null)", { update: "signed-in" }],
    ["for update using ((( SELECT auth.uid() AS uid) IS NOT NULL))", { update: "signed-in" }],
    ["for insert to authenticated with check (true)", { create: "signed-in" }],
    ["using (true)", { create: "anybody", update: "anybody", delete: "anybody" }],
    ["as permissive for all to public using (true) with check (true)", { ...all, read: undefined }],
  ])("opens what it lets through, whatever stands in the row: %s", (told, expected) => {
    expect(policy(told)).toEqual(expected);
  });

  it.each([
    "for update using (auth.uid() = user_id)",
    "for update using (true) with check (auth.uid() = user_id)",
    "for all using (true) with check ((select auth.uid()) = user_id)",
    "for all to service_role using (true)",
    "for update using (auth.role() = 'service_role')",
    "for update using (true and auth.uid() = user_id)",
    "for update using (exists (select 1 from members where user_id = auth.uid()))",
  ])("goes by the row, or by who runs the site: %s", (told) => {
    expect(policy(told)).toBeUndefined();
  });

  it("that lets everybody read, or put something in, was meant so", () => {
    expect(policy("for select using (true)")).toBeUndefined();
    expect(policy("for insert with check (true)")).toBeUndefined();
  });

  it("that is gone opens nothing", () => {
    const made = `create policy "Everybody" on notes for update using (true);`;
    expect(open(enable, made)).toEqual({ update: "anybody" });
    expect(open(enable, made, `drop policy if exists "Everybody" on notes;`)).toBeUndefined();
    expect(open(enable, made, `drop policy if exists "Nobody" on notes;`)).toEqual({ update: "anybody" });
  });

  it("that only restricts stands above the others", () => {
    const made = `create policy "Everybody" on notes for update using (true);`;
    const restricting = (kind: string) =>
      `create policy "Owners" on notes as ${kind} for update using (auth.uid() = user_id);`;
    expect(open(enable, made, restricting("restrictive"))).toBeUndefined();
    expect(open(enable, made, restricting("permissive"))).toEqual({ update: "anybody" });
  });
});
