import path from "node:path";

import { describe, expect, it } from "vitest";

import { lineOf } from "../../src/analysis/index.ts";
import { analysed, summary } from "../flow/testkit.ts";

const head = `import { prisma } from "./db";
import { auth } from "./auth";
import { z } from "zod";
`;

const trpc = `${head}import { initTRPC, TRPCError } from "@trpc/server";
export const createContext = async (given: { headers?: Headers } = {}) => ({ session: await auth(), prisma, ...given });
const t = initTRPC.context<typeof createContext>().create();
export const { createCallerFactory, mergeRouters, router } = t;
export const open = t.procedure.use(async ({ next }) => next());
export const signedIn = open.use(({ ctx, next }) => {
  if (!ctx.session?.user) throw new TRPCError({ code: "UNAUTHORIZED" });
  return next({ ctx: { session: { ...ctx.session, user: ctx.session.user } } });
});
export const warned = open.use(({ ctx, next }) => {
  if (!ctx.session?.user) console.warn("nobody");
  return next();
});
`;

const posts = `import { open, router, signedIn, warned } from "./trpc";
import { z } from "zod";
const input = z.object({ id: z.string() });
export const postRouter = router({
  open: open.input(input).mutation(async ({ ctx, input }) => { await ctx.prisma.post.delete({ where: { id: input.id } }); }),
  signedIn: signedIn.input(input).mutation(async ({ ctx, input }) => { await ctx.prisma.post.delete({ where: { id: input.id } }); }),
  warned: warned.input(input).mutation(async ({ ctx, input }) => { await ctx.prisma.post.delete({ where: { id: input.id } }); }),
  nested: {
    open: open.mutation(async ({ ctx }) => { await ctx.prisma.post.delete({}); }),
    signedIn: signedIn.mutation(async ({ ctx }) => { await ctx.prisma.post.delete({}); }),
  },
  me: signedIn.query(({ ctx }) => ctx.session.user),
  viewer: open.query(({ ctx }) => ctx.session?.user ?? null),
});
`;

const root = `import { cache } from "react";
import { headers } from "next/headers";
import { createHydrationHelpers } from "@trpc/react-query/rsc";
import { createCallerFactory, createContext, mergeRouters, router } from "./trpc";
import { postRouter } from "./posts";
import * as routes from "./posts";
export const appRouter = router({ post: postRouter, elsewhere: routes, again: router({ post: postRouter }) });
export const merged = mergeRouters(router({}), appRouter);
export const spread = router({ ...postRouter._def.procedures });
export const createCaller = createCallerFactory(appRouter);
export const caller = createCaller(cache(async () => createContext({ headers: await headers() })));
export const { trpc: api, HydrateClient } = createHydrationHelpers<typeof appRouter>(caller, () => {});
`;

const files = { "trpc.ts": trpc, "posts.ts": posts, "root.ts": root };

/** What an action does that has this body; the effects in the procedures that it calls included. */
function doneBy(body: string): readonly string[] {
  return summary(
    `"use server";
${head}import { api, appRouter, caller, createCaller, merged, spread } from "./root";
import { createCallerFactory, createContext } from "./trpc";
import { postRouter } from "./posts";
export async function act(id: string) { ${body} }`,
    { files },
  )
    .filter((line) => line.includes("-write "))
    .map((line) => line.replace(/ (?:ctx\.)?prisma\.post\.delete (?<known>\w+)(?: \(.*)?$/u, " $<known>"));
}

describe("tRPC's procedures that an action calls", () => {
  it.each([
    ["await api.post.NAME({ id });"],
    ["return api.post.NAME({ id });"],
    ["await caller.post.NAME({ id });"],
    ["await caller.again.post.NAME({ id });"],
    ["await caller.elsewhere.postRouter.NAME({ id });"],
    ["await caller.post.nested.NAME();"],
    ["await createCaller(await createContext()).post.NAME({ id });"],
    ["const own = appRouter.createCaller(await createContext()); await own.post.NAME({ id });"],
    ["const { post } = appRouter.createCaller(createContext); await post.NAME({ id });"],
    ["await createCallerFactory(postRouter)(createContext).NAME({ id });"],
    ["await merged.createCaller(createContext).post.NAME({ id });"],
    ["await spread.createCaller(createContext).NAME({ id });"],
    ["await Promise.all([caller.post.NAME({ id })]);"],
    ["return caller.post.NAME({ id }).then(() => ({ ok: true }));"],
    ["try { await caller.post.NAME({ id }); return { ok: true }; } catch { return { ok: false }; }"],
  ])("are asked who is calling: %s", (body) => {
    expect(doneBy(body.replace("NAME", "open"))).toEqual(["database-write anonymous"]);
    expect(doneBy(body.replace("NAME", "signedIn"))).toEqual(["database-write authenticated"]);
  });

  it("stop nobody where a middleware goes on anyway", () => {
    expect(doneBy("await caller.post.warned({ id });")).toEqual(["database-write anonymous"]);
  });

  it("check the caller for what comes after them", () => {
    const write = "await prisma.post.delete({ where: { id } });";
    expect(doneBy(`await caller.post.me(); ${write}`)).toEqual(["database-write authenticated"]);
    expect(doneBy(`if (!(await caller.post.viewer())) return; ${write}`)).toEqual(["database-write authenticated"]);
    expect(doneBy(`await caller.post.viewer(); ${write}`)).toEqual(["database-write anonymous"]);
    expect(doneBy(`void caller.post.me(); ${write}`)).toEqual(["database-write anonymous"]);
  });

  it("believe the context that they are called in", () => {
    const given = (session: string) => `await createCaller({ session: ${session}, prisma }).post.signedIn({ id });`;
    expect(doneBy(given("{ user: { id } }"))).toEqual(["database-write anonymous"]);
    expect(doneBy(given("await auth()"))).toEqual(["database-write authenticated"]);
  });

  it("may check anything where they cannot be found", () => {
    const write = "await prisma.post.delete({ where: { id } });";
    expect(doneBy(`await caller.post.gone({ id }); ${write}`)).toEqual(["database-write unknown"]);
  });

  it("are given what their input's schema lets through", () => {
    const [action] = analysed(
      `"use server"; import { caller } from "./root";
      export async function act(input) { await caller.post.signedIn(input); }`,
      { files },
    );
    const [effect] = action?.events.filter((event) => event.kind === "effect" && event.danger.endsWith("write")) ?? [];
    expect(JSON.stringify(effect?.kind === "effect" && effect.query?.where)).toContain(`"shape":{"kind":"string"`);
  });

  it("are told of by the calls that lead to what they do", () => {
    const [action] = analysed(
      `"use server"; import { caller } from "./root";
export async function act(id: string) { await caller.post.signedIn({ id }); }`,
      { files },
    );
    const [write] = action?.events.filter((event) => event.kind === "effect" && event.danger.endsWith("write")) ?? [];
    expect(
      write?.way.map(({ module, node }) => `${path.basename(module.file)}:${String(lineOf({ module, node }))}`),
    ).toEqual(["actions.tsx:2", "actions.tsx:2", "trpc.ts:8", "trpc.ts:11", "posts.ts:6"]);
  });

  it.each([
    ["rawInput", "z.object({ orgId: z.string() }).parse(rawInput)"],
    ["getRawInput", "z.object({ orgId: z.string() }).parse(await getRawInput())"],
  ])("know of the same input what a middleware has asked of it: %s", (given, read) => {
    const actions = analysed(
      `"use server";
${trpc}
const member = signedIn.use(async ({ ctx, ${given}, next }) => {
  const { orgId } = ${read};
  if (!(await ctx.prisma.member.findFirst({ where: { orgId } }))) throw new TRPCError({ code: "FORBIDDEN" });
  return next();
});
const call = createCallerFactory(router({
  remove: member.input(z.object({ orgId: z.string(), other: z.string() })).mutation(async ({ ctx, input }) => {
    await ctx.prisma.post.deleteMany({ where: { orgId: input.orgId } });
    await ctx.prisma.post.deleteMany({ where: { orgId: input.other } });
  }),
}))(createContext);
export async function act(input) { await call.remove(input); }`,
    );
    const { events = [] } = actions.find(({ name }) => name === "act") ?? {};
    const [asked, removed, other] = events.flatMap((event) =>
      event.kind === "effect" ? [JSON.stringify(event.query?.where)] : [],
    );
    expect(asked).toContain("orgId");
    expect(removed).toBe(asked);
    expect(other).not.toBe(asked);
  });
});

const orpc = `"use server";
${head}import { call, createRouterClient, os, ORPCError } from "@orpc/server";
const base = os.$context<{ session?: object }>();
const signedIn = base.use(async ({ context, next }) => {
  if (!context.session) throw new ORPCError("UNAUTHORIZED");
  return next({ context: { session: context.session } });
});
const input = z.object({ id: z.string() });
const handle = async ({ input }) => { await prisma.post.delete({ where: { id: input.id } }); };
const open = base.input(input).handler(handle);
const known = signedIn.input(input).handler(handle);
const router = { post: { open, known }, behind: signedIn.prefix("/x").router({ open }), before: base.router({ open }) };
const context = async () => ({ session: await auth() });
const client = createRouterClient(router, { context });
`;

describe("oRPC's procedures that an action calls", () => {
  it.each([
    ["await client.post.open({ id });", "anonymous"],
    ["await client.post.known({ id });", "authenticated"],
    ["await client.before.open({ id });", "anonymous"],
    ["await client.behind.open({ id });", "authenticated"],
    ["await call(open, { id }, { context: await context() });", "anonymous"],
    ["await call(known, { id }, { context: await context() });", "authenticated"],
    ["await createRouterClient(router, { context: { session: { id } } }).post.known({ id });", "anonymous"],
    ["await createRouterClient(router, { context: await context() }).post.known({ id });", "authenticated"],
  ])("%s", (body, known) => {
    expect(summary(`${orpc}\nexport async function act(id: string) { ${body} }`)).toEqual([
      `database-write prisma.post.delete ${known}`,
    ]);
  });
});
