import { describe, expect, it } from "vitest";

import { analysed, summary } from "../flow/testkit.ts";

const head = `"use server";
import { prisma } from "./db";
import { auth } from "./auth";
import { z } from "zod";
`;

const write = "await prisma.post.delete({ where: { id: parsedInput.id } });";

describe("next-safe-action", () => {
  const setUp = `import { createMiddleware, createSafeActionClient, returnValidationErrors } from "next-safe-action";
const base = createSafeActionClient({ handleServerError: (error) => error.message });
const schema = z.object({ id: z.string() });
const authenticated = base.use(async ({ next }) => {
  const session = await auth();
  if (!session) throw new Error("no");
  return next({ ctx: { user: session.user } });
});
const logged = base.use(async ({ next }) => next());
const checked = base.use(createMiddleware().define(async ({ next }) => {
  const session = await auth();
  if (!session) throw new Error("no");
  return next({ ctx: { user: session.user } });
}));
const asTold = base.use(async ({ next, metadata }) => {
  const session = await auth();
  if (!metadata.open && !session) throw new Error("no");
  return next();
});`;

  it.each([
    [`asTold.metadata({ name: "x" }).schema(schema).action(async ({ parsedInput }) => { ${write} });`, "authenticated"],
    [
      `asTold.metadata({ name: "x", open: true }).schema(schema).action(async ({ parsedInput }) => { ${write} });`,
      "anonymous",
    ],
    [
      `asTold.metadata({ open: true }).metadata({ open: false }).action(async ({ parsedInput }) => { ${write} });`,
      "authenticated",
    ],
    [`asTold.schema(schema).action(async ({ parsedInput }) => { ${write} });`, "anonymous"],
    [`base.inputSchema(schema).action(async ({ parsedInput }) => { ${write} });`, "anonymous"],
    [`logged.schema(schema).action(async ({ parsedInput }) => { ${write} });`, "anonymous"],
    [`authenticated.schema(schema).action(async ({ parsedInput }) => { ${write} });`, "authenticated"],
    [`authenticated.inputSchema(schema).action(async ({ parsedInput, ctx }) => { ${write} });`, "authenticated"],
    [
      `authenticated.metadata({ name: "x" }).inputSchema(schema).action(async ({ parsedInput }) => { ${write} });`,
      "authenticated",
    ],
    [
      `authenticated.inputSchema(schema).outputSchema(schema).stateAction(async ({ parsedInput }) => { ${write} });`,
      "authenticated",
    ],
    [`checked.inputSchema(schema).action(async ({ parsedInput }) => { ${write} });`, "authenticated"],
    [
      `base.inputSchema(schema).useValidated(async ({ next }) => { if (!(await auth())) throw new Error("no"); return next(); }).action(async ({ parsedInput }) => { ${write} });`,
      "authenticated",
    ],
  ])("%s", (action, known) => {
    expect(summary(`${head}${setUp}\nexport const act = ${action}`)).toEqual([
      `database-write prisma.post.delete ${known}`,
    ]);
  });

  it.each([
    ["authenticated.inputSchema(schema)", "parsedInput.id", "string"],
    ["authenticated", "clientInput.id", "any"],
  ])("%s gives %s", (chain, input, shape) => {
    const [action] = analysed(
      `${head}${setUp}\nexport const act = ${chain}.action(async ({ parsedInput, clientInput }) => { await prisma.post.delete({ where: { id: ${input} } }); });`,
    );
    const [effect] = action?.events.filter((event) => event.kind === "effect") ?? [];
    const [condition] = effect?.query?.where ?? [];
    expect(JSON.stringify(condition)).toContain(`"shape":{"kind":"${shape}"`);
  });
});

describe("next-safe-action before its seventh major", () => {
  const client = (options: string) => `import { createSafeActionClient } from "next-safe-action";
const schema = z.object({ id: z.string() });
const whoIsIt = async () => { const session = await auth(); if (!session) throw new Error("no"); return { user: session.user }; };
const action = createSafeActionClient(${options});`;
  const remove = "async (parsedInput, context) => { await prisma.post.delete({ where: { id: parsedInput.id } }); }";

  it.each([
    ["", `action(schema, ${remove})`, "anonymous"],
    ["{ handleServerErrorLog: console.error }", `action(schema, ${remove})`, "anonymous"],
    ["{ middleware: whoIsIt }", `action(schema, ${remove})`, "authenticated"],
    ["{ middleware: () => ({}) }", `action(schema, ${remove})`, "anonymous"],
    ["{ buildContext: whoIsIt }", `action(schema, ${remove})`, "authenticated"],
    ["{ getAuthData: whoIsIt }", `action({ input: schema, withAuth: true }, ${remove})`, "authenticated"],
    ["{ getAuthData: whoIsIt }", `action({ input: schema, withAuth: false }, ${remove})`, "anonymous"],
    ["{ getAuthData: whoIsIt }", `action({ input: schema }, ${remove})`, "anonymous"],
  ])("%s %s", (options, action, known) => {
    expect(summary(`${head}${client(options)}\nexport const act = ${action};`)).toEqual([
      `database-write prisma.post.delete ${known}`,
    ]);
  });

  it.each([
    ["action(schema, async (input) => { await prisma.post.delete({ where: { id: input.id } }); })", "string"],
    ["action(z.any(), async (input) => { await prisma.post.delete({ where: { id: input.id } }); })", "any"],
  ])("%s checks its input", (action, shape) => {
    const [analysis] = analysed(`${head}${client("")}\nexport const act = ${action};`);
    const [effect] = analysis?.events.filter((event) => event.kind === "effect") ?? [];
    expect(JSON.stringify(effect?.query?.where)).toContain(`"shape":{"kind":"${shape}"`);
  });
});

describe("next-cool-action", () => {
  const setUp = `import { createCoolActionClient } from "next-cool-action";
const base = createCoolActionClient({ handleServerError: (error, { metadata }) => "no" });
const schema = z.object({ id: z.string() });
const signedIn = base.use(async ({ next }) => { if (!(await auth())) throw new Error("no"); return next(); });`;

  it.each([
    ["base", "anonymous"],
    ["signedIn", "authenticated"],
  ])("%s", (client, known) => {
    expect(
      summary(
        `${head}${setUp}\nexport const act = ${client}.inputSchema(schema).action(async ({ parsedInput }) => { ${write} });`,
      ),
    ).toEqual([`database-write prisma.post.delete ${known}`]);
  });
});

describe("oRPC", () => {
  const setUp = `import { onError, ORPCError, os } from "@orpc/server";
const schema = z.object({ id: z.string() });
const signedIn = os.use(async ({ next }) => {
  const session = await auth();
  if (!session) throw new ORPCError("UNAUTHORIZED");
  return next({ context: { user: session.user } });
});
const loggedIn = os.$context<{ user?: object }>().use(({ context, next }) => {
  if (!context.user) throw new ORPCError("UNAUTHORIZED");
  return next();
});
const handle = async ({ input }) => { await prisma.post.delete({ where: { id: input.id } }); };`;

  it.each([
    ["os.input(schema).handler(handle).actionable()", "anonymous"],
    ["os.use(onError(console.error)).input(schema).handler(handle).actionable()", "anonymous"],
    ["signedIn.input(schema).handler(handle).actionable()", "authenticated"],
    [
      "os.input(schema).handler(handle).use(async ({ next }) => { if (!(await auth())) throw 1; return next(); }).actionable()",
      "authenticated",
    ],
    [
      "loggedIn.input(schema).handler(handle).actionable({ context: async () => ({ user: (await auth())?.user }) })",
      "authenticated",
    ],
    [
      "os.input(schema).handler(handle).actionable({ context: async () => ({ user: (await auth())?.user }) })",
      "anonymous",
    ],
  ])("%s", (action, known) => {
    expect(summary(`${head}${setUp}\nexport const act = ${action};`)).toEqual([
      `database-write prisma.post.delete ${known}`,
    ]);
  });

  it("answers the error first", () => {
    const [action] = analysed(
      `${head}${setUp}\nconst one = os.handler(async () => prisma.post.findMany()).callable();\nconst two = os.handler(async () => prisma.post.findMany()).actionable();\nexport async function act() { const [error, rows] = await two(); return [error, rows, await one()]; }`,
    );
    expect(action?.events.filter((event) => event.kind === "disclosure")).toHaveLength(1);
  });
});

describe("tRPC's procedures as server actions", () => {
  const setUp = `import { initTRPC, TRPCError } from "@trpc/server";
import { experimental_nextAppDirCaller } from "@trpc/server/adapters/next-app-dir";
import { experimental_createServerActionHandler } from "@trpc/next/app-dir/server";
const t = initTRPC.context<{ user?: object }>().create();
const caller = experimental_nextAppDirCaller({ createContext: async () => ({ user: (await auth())?.user }) });
const open = t.procedure.experimental_caller(caller);
const signedIn = open.use(async ({ ctx, next }) => {
  if (!ctx.user) throw new TRPCError({ code: "UNAUTHORIZED" });
  return next({ ctx: { user: ctx.user } });
});
const elsewhere = t.procedure.use(async ({ ctx, next }) => {
  if (!ctx.user) throw new TRPCError({ code: "UNAUTHORIZED" });
  return next();
});
const asTold = open.use(async ({ ctx, meta, next }) => {
  if (meta?.signedIn && !ctx.user) throw new TRPCError({ code: "UNAUTHORIZED" });
  return next();
});
const createContext = async () => ({ user: (await auth())?.user });
const createAction = experimental_createServerActionHandler(t, { createContext });
const createForAnybody = experimental_createServerActionHandler(t, { createContext: () => ({ user: {} }) });
const schema = z.object({ id: z.string() });
const handle = async ({ input }) => { await prisma.post.delete({ where: { id: input.id } }); };`;

  it.each([
    ["open.input(schema).mutation(handle)", "anonymous"],
    ["signedIn.input(schema).mutation(handle)", "authenticated"],
    ["asTold.meta({ signedIn: true }).meta({ name: 'x' }).input(schema).mutation(handle)", "authenticated"],
    ["asTold.meta({ signedIn: false }).input(schema).mutation(handle)", "anonymous"],
    ["createAction(t.procedure.input(schema).mutation(handle))", "anonymous"],
    ["createAction(elsewhere.input(schema).mutation(handle))", "authenticated"],
    ["createForAnybody(elsewhere.input(schema).mutation(handle))", "anonymous"],
  ])("%s", (action, known) => {
    expect(summary(`${head}${setUp}\nexport const act = ${action};`)).toEqual([
      `database-write prisma.post.delete ${known}`,
    ]);
  });

  it("add their inputs up", () => {
    const [action] = analysed(
      `${head}${setUp}\nexport const act = open.input(schema).input(z.object({ title: z.string() })).mutation(handle);`,
    );
    const [effect] = action?.events.filter((event) => event.kind === "effect") ?? [];
    expect(JSON.stringify(effect?.query?.where)).toContain(`"shape":{"kind":"string"`);
  });
});

describe("zsa", () => {
  const setUp = `import { chainServerActionProcedures, createServerAction, createServerActionProcedure } from "zsa";
const schema = z.object({ id: z.string() });
const signedIn = createServerActionProcedure().handler(async () => {
  const session = await auth();
  if (!session) throw new Error("no");
  return { user: session.user };
});
const anybody = createServerActionProcedure().handler(async () => ({}));
const admin = createServerActionProcedure(signedIn).handler(async ({ ctx }) => ctx);
const chained = chainServerActionProcedures(anybody, signedIn);`;
  const body = "await prisma.post.delete({ where: { id: input.id } });";

  it.each([
    [`createServerAction().input(schema).handler(async ({ input }) => { ${body} });`, "anonymous"],
    [`anybody.createServerAction().input(schema).handler(async ({ input }) => { ${body} });`, "anonymous"],
    [`signedIn.createServerAction().input(schema).handler(async ({ input, ctx }) => { ${body} });`, "authenticated"],
    [
      `admin.createServerAction().input(schema, { type: "formData" }).output(schema).handler(async ({ input }) => { ${body} });`,
      "authenticated",
    ],
    [
      `chained.createServerAction().input(schema).onError(() => {}).handler(async ({ input }) => { ${body} });`,
      "authenticated",
    ],
  ])("%s", (action, known) => {
    expect(summary(`${head}${setUp}\nexport const act = ${action}`)).toEqual([
      `database-write prisma.post.delete ${known}`,
    ]);
  });
});

describe("what gives its function back", () => {
  it.each([
    ["react", "cache"],
    ["next/cache", "unstable_cache"],
  ])("%s: %s", (specifier, name) => {
    expect(
      summary(`${head}import { ${name} } from "${specifier}";
const user = ${name}(async () => { const session = await auth(); if (!session) throw new Error("no"); return session.user; });
export async function act(id: string) { await user(); await prisma.post.delete({ where: { id } }); }
`),
    ).toEqual(["database-write prisma.post.delete authenticated"]);
  });
});

describe("what leaves the request", () => {
  it.each([
    [`import { redirect } from "next/navigation";`, "redirect('/login')"],
    [
      `import { createNavigation } from "next-intl/navigation"; const { redirect } = createNavigation();`,
      "redirect({ href: '/login', locale: 'en' })",
    ],
    [
      `import { RedirectType, permanentRedirect } from "next/navigation";`,
      "permanentRedirect('/login', RedirectType.replace)",
    ],
  ])("%s %s", (imports, exit) => {
    expect(
      summary(`${head}${imports}
export async function act(id: string) { const session = await auth(); if (!session) ${exit}; await prisma.post.delete({ where: { id } }); }
`),
    ).toEqual(["database-write prisma.post.delete authenticated"]);
  });

  it("what comes after the response is not covered by what comes in it", () => {
    expect(
      summary(`${head}import { after } from "next/server";
export async function act(id: string) {
  after(async () => { if (!(await auth())) throw new Error("no"); });
  await prisma.post.delete({ where: { id } });
}
`),
    ).toEqual(["database-write prisma.post.delete anonymous"]);
  });
});

describe("limits", () => {
  const imports = `import { Ratelimit } from "@upstash/ratelimit"; import arcjet from "@arcjet/next";
const ratelimit = new Ratelimit({ redis: {} as never, limiter: Ratelimit.slidingWindow(10, "10 s") });
const shield = arcjet({ key: "", rules: [] });`;

  it.each([
    ["const { success } = await ratelimit.limit(id); if (!success) return;", true],
    ["const result = await ratelimit.limit(id); if (!result.success) throw new Error('no');", true],
    ["await ratelimit.limit(id);", false],
    ["const decision = await shield.protect({} as never); if (decision.isDenied()) return;", true],
    ["const decision = await shield.protect({} as never); if (decision.conclusion === 'DENY') return;", true],
    ["await shield.protect({} as never);", false],
  ])("%s", (body, limited) => {
    const [action] = analysed(
      `${head}${imports}\nexport async function act(id: string) { ${body} await prisma.post.delete({ where: { id } }); }`,
    );
    const effect = action?.events.find((event) => event.kind === "effect" && event.danger === "database-write");
    expect(effect?.state.has("limited")).toBe(limited);
  });
});

describe("Supabase's clients", () => {
  const imports = `import { createServerClient } from "@supabase/ssr"; import { createClient } from "@supabase/supabase-js";
const caller = createServerClient("", "", { cookies: {} as never });
const token = createClient("", "", { global: { headers: { Authorization: "Bearer x" } } });
const service = createClient("", "", { auth: { persistSession: false } });`;

  it.each([
    ["await caller.from('posts').delete().eq('id', id);", "caller"],
    ["await caller.from('posts').select().eq('id', id);", "caller"],
    ["await token.from('posts').insert({ id }).select().single();", "caller"],
    ["await caller.storage.from('files').upload(id, id);", "caller"],
    ["await caller.rpc('remove', { id });", "caller"],
    ["await service.from('posts').update({ id }).match({ id });", "server"],
    ["await service.rpc('remove', { id });", "server"],
    ["await caller.auth.admin.deleteUser(id);", "server"],
  ])("%s", (body, credentials) => {
    const [action] = analysed(`${head}${imports}\nexport async function act(id: string) { ${body} }`);
    expect(action?.events.filter((event) => event.kind === "effect").map((effect) => effect.credentials)).toEqual([
      credentials,
    ]);
  });
});

describe("cookies and headers", () => {
  it.each([
    ["(await cookies()).set('session', id, { httpOnly: true });", ["name", "value", "options"]],
    ["cookies().set({ name: 'session', value: id });", ["name", "value", "options"]],
    ["(await cookies()).delete('session');", ["name"]],
  ])("%s", (body, ports) => {
    const [action] = analysed(
      `${head}import { cookies } from "next/headers";\nexport async function act(id: string) { ${body} }`,
    );
    const [effect] = action?.events.filter((event) => event.kind === "effect") ?? [];
    expect([...(effect?.ports.keys() ?? [])]).toEqual(ports);
    expect([...(effect?.ports.values() ?? [])].map((port) => port.alternatives[0]?.kind)).not.toContain("undefined");
  });

  it("a header says who is calling only as far as the client likes", () => {
    expect(
      summary(`${head}import { headers } from "next/headers";
export async function act(id: string) { const user = (await headers()).get("x-user-id"); if (!user) return; await prisma.post.delete({ where: { id } }); }
`),
    ).toEqual(["database-write prisma.post.delete anonymous"]);
  });
});
