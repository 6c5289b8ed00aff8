import { describe, expect, it } from "vitest";

import { summary } from "../flow/testkit.ts";

const head = `"use server";
import { prisma } from "./db";
`;

/** What is known of the caller where an action with this body writes to the database. */
function standing(imports: string, body: string, before = ""): string[] {
  return summary(`${head}${imports}
${before}
export async function act(id: string, formData: FormData) {
${body}
await prisma.post.delete({ where: { id } });
}
`)
    .filter((line) => line.startsWith("database-write prisma.post.delete"))
    .map((line) => line.split(" ").slice(2).join(" "));
}

describe("Auth.js", () => {
  const four = `import { getServerSession } from "next-auth"; import { authOptions } from "./options";`;
  const setUp = `import NextAuth, { AuthError } from "next-auth"; const { auth, signIn, signOut, unstable_update } = NextAuth({});`;

  it.each([
    [four, "const session = await getServerSession(authOptions); if (!session?.user) return;", "authenticated"],
    [four, "const session = await getServerSession(authOptions);", "anonymous"],
    [setUp, "const session = await auth(); if (!session) throw new Error('no');", "authenticated"],
    [setUp, "const session = await auth(); if (!session?.user?.id) return;", "authenticated"],
    [setUp, "await auth();", "anonymous"],
    [setUp, "const session = await unstable_update({ user: { name: 'x' } });", "anonymous"],
    [setUp, "await signIn('credentials', { email: id, redirect: false });", "unknown"],
    [
      `import { getToken } from "next-auth/jwt";`,
      "const token = await getToken({ req: {} as never }); if (!token) return;",
      "authenticated",
    ],
    [
      `import { getToken } from "next-auth/jwt";`,
      "const token = await getToken({ req: {} as never, raw: true }); if (!token) return;",
      "anonymous",
    ],
  ])("%s %s", (imports, body, known) => {
    expect(standing(imports, body)).toEqual([known]);
  });

  it("signIn() leaves the request", () => {
    expect(standing(setUp, "await signIn('github');")).toEqual([]);
  });

  it("a handler that `auth` only wraps is open to everybody", () => {
    expect(
      summary(`${head}${setUp}
export const act = auth(async (id: string) => { await prisma.post.delete({ where: { id } }); });
`),
    ).toEqual(["database-write prisma.post.delete anonymous"]);
  });
});

describe("Better Auth", () => {
  const setUp = `
import { betterAuth } from "better-auth";
import { getSessionCookie } from "better-auth/cookies";
import { headers } from "next/headers";
const authentication = betterAuth({});`;

  it.each([
    [
      "const session = await authentication.api.getSession({ headers: await headers() }); if (!session) return;",
      "authenticated",
    ],
    [
      "const session = await authentication.api.getSession({ headers: await headers() }); if (!session?.user.id) return;",
      "authenticated",
    ],
    ["const data = await authentication.api.getSession({ headers: await headers() });", "anonymous"],
    [
      "const { response } = await authentication.api.getSession({ headers: await headers(), returnHeaders: true }); if (!response) return;",
      "authenticated",
    ],
    ["await authentication.api.signInEmail({ body: { email: id, password: id } });", "authenticated"],
    ["await authentication.api.getActiveMember({ headers: await headers() });", "authenticated"],
    ["await authentication.api.getFullOrganization({ headers: await headers() });", "authenticated"],
    ["await authentication.api.updateUser({ headers: await headers(), body: { name: id } });", "unknown"],
    ["await authentication.api.addMember({ headers: await headers(), body: { userId: id } as never });", "anonymous"],
    [
      "const { success } = await authentication.api.hasPermission({ headers: await headers(), body: { permissions: {} } }); if (!success) return;",
      "role",
    ],
    ["const cookie = getSessionCookie(new Request('/')); if (!cookie) return;", "anonymous"],
  ])("%s", (body, known) => {
    expect(standing(setUp, body)).toEqual([known]);
  });

  it.each([
    [
      "await authentication.api.addMember({ body: { userId: id } as never });",
      "privileged-api authentication.api.addMember anonymous",
    ],
    [
      "await authentication.api.banUser({ body: { userId: id } });",
      "privileged-api authentication.api.banUser anonymous",
    ],
    [
      "const { internalAdapter } = await authentication.$context; await internalAdapter.updatePassword(id, id);",
      "privileged-api internalAdapter.updatePassword anonymous",
    ],
  ])("%s", (body, effect) => {
    expect(summary(`${head}${setUp}\nexport async function act(id: string) { ${body} }`)).toEqual([effect]);
  });
});

describe("Clerk", () => {
  const imports = `import { auth, clerkClient, currentUser } from "@clerk/nextjs/server";`;

  it.each([
    ["const { userId } = await auth(); if (!userId) return;", "authenticated"],
    ["const { userId } = auth(); if (!userId) throw new Error('no');", "authenticated"],
    ["const { userId, orgId } = await auth(); if (!orgId) return;", "authenticated"],
    [
      "const { isAuthenticated, redirectToSignIn } = await auth(); if (!isAuthenticated) return redirectToSignIn();",
      "authenticated",
    ],
    ["const session = await auth(); if (!session) return;", "anonymous"],
    ["await auth();", "anonymous"],
    ["await auth.protect();", "authenticated"],
    ["const { userId } = await auth.protect();", "authenticated"],
    ["await auth.protect({ role: 'org:admin' });", "role"],
    ["await auth.protect((has) => has({ permission: 'org:posts:delete' }));", "role"],
    ["auth().protect();", "authenticated"],
    ["const { has } = await auth(); if (!has({ role: 'org:admin' })) return;", "role"],
    ["const { has } = await auth(); if (!has({ plan: 'pro' })) return;", "authenticated"],
    ["const user = await currentUser(); if (!user) return;", "authenticated"],
    ["const user = await currentUser();", "anonymous"],
  ])("%s", (body, known) => {
    expect(standing(imports, body)).toEqual([known]);
  });

  it.each([
    ["await clerkClient.users.deleteUser(id);", "privileged-api clerkClient.users.deleteUser anonymous"],
    [
      "const client = await clerkClient(); await client.users.updateUserMetadata(id, {});",
      "privileged-api client.users.updateUserMetadata anonymous",
    ],
    [
      "const client = await clerkClient(); await client.invitations.createInvitation({ emailAddress: id });",
      "privileged-api client.invitations.createInvitation anonymous",
    ],
  ])("%s", (body, effect) => {
    expect(summary(`${head}${imports}\nexport async function act(id: string) { ${body} }`)).toEqual([effect]);
  });
});

describe("Supabase", () => {
  const imports = `import { createServerClient } from "@supabase/ssr"; import { createClient } from "@supabase/supabase-js";
const supabase = createServerClient("", "", { cookies: {} as never });
const service = createClient("", process.env.SUPABASE_SERVICE_ROLE_KEY!);`;

  it.each([
    ["const { data: { user } } = await supabase.auth.getUser(); if (!user) return;", "authenticated"],
    ["const { data, error } = await supabase.auth.getUser(); if (error || !data?.user) return;", "authenticated"],
    ["const { error } = await supabase.auth.getUser(); if (error) return;", "authenticated"],
    ["await supabase.auth.getUser();", "anonymous"],
    ["const { data: { session } } = await supabase.auth.getSession(); if (!session) return;", "anonymous"],
    ["const { data } = await supabase.auth.getClaims(); if (!data?.claims) return;", "authenticated"],
    [
      "const { error } = await supabase.auth.signInWithPassword({ email: id, password: id }); if (error) return;",
      "authenticated",
    ],
    ["const { error } = await supabase.auth.signInWithOtp({ email: id }); if (error) return;", "anonymous"],
    ["const { error } = await supabase.auth.exchangeCodeForSession(id); if (error) return;", "authenticated"],
    [
      "const { data: { user } } = await supabase.auth.getUser(); if (!user) return; const { data: role } = await supabase.rpc('role_of', { id: user.id }); if (role !== 'admin') return;",
      "role",
    ],
    [
      "const { data: { user } } = await supabase.auth.getUser(); if (!user) return; const { data: name } = await supabase.rpc('name_of', { id }); if (name !== 'admin') return;",
      "authenticated",
    ],
  ])("%s", (body, known) => {
    expect(standing(imports, body)).toEqual([known]);
  });

  it.each([
    [
      "await supabase.from('posts').delete().eq('id', id);",
      ["database-write createServerClient.from.delete anonymous"],
    ],
    ["await service.from('posts').delete().eq('id', id);", ["database-write createClient.from.delete anonymous"]],
    ["await service.auth.admin.deleteUser(id);", ["privileged-api service.auth.admin.deleteUser anonymous"]],
    ["await service.storage.from('files').remove([id]);", ["storage-write createClient.storage.from.remove anonymous"]],
    [
      "const { data } = await service.from('posts').select('*').eq('id', id).single(); return data;",
      ["database-read createClient.from.select anonymous"],
    ],
  ])("%s", (body, effects) => {
    expect(summary(`${head}${imports}\nexport async function act(id: string) { ${body} }`)).toEqual(effects);
  });
});

describe("Firebase Admin", () => {
  const imports = `import admin from "firebase-admin"; import { getApps } from "firebase-admin/app"; import { getAuth } from "firebase-admin/auth"; import { cookies } from "next/headers";
const token = async () => (await cookies()).get("session")?.value ?? "";`;

  it.each([
    ["await admin.apps.find((app) => app?.name === 'admin')!.auth().verifyIdToken(await token());", "authenticated"],
    ["await getAuth(getApps()[0]).verifySessionCookie(await token());", "authenticated"],
    [
      "const caller = await admin.apps[0]!.auth().verifyIdToken(await token()).catch(() => null); if (!caller) return;",
      "authenticated",
    ],
    ["const caller = await admin.apps[0]!.auth().verifyIdToken(await token()).catch(() => null);", "anonymous"],
  ])("%s", (body, known) => {
    expect(standing(imports, body)).toEqual([known]);
  });
});

describe("iron-session", () => {
  const imports = `import { getIronSession } from "iron-session"; import { cookies } from "next/headers";`;

  it.each([
    ["const session = await getIronSession(await cookies(), {} as never);", "anonymous"],
    ["const session = await getIronSession(await cookies(), {} as never); if (!session) return;", "anonymous"],
    [
      "const session = await getIronSession<any>(await cookies(), {} as never); if (!session.userId) return;",
      "authenticated",
    ],
    [
      "const session = await getIronSession<any>(await cookies(), {} as never); if (!session.isLoggedIn) return;",
      "authenticated",
    ],
    ["const { user } = await getIronSession<any>(await cookies(), {} as never); if (!user) return;", "authenticated"],
    ["const session = await getIronSession<any>(await cookies(), {} as never); if (!session.cart) return;", "unknown"],
  ])("%s", (body, known) => {
    expect(standing(imports, body)).toEqual([known]);
  });
});

describe("tokens", () => {
  const imports = `import { decodeJwt, jwtVerify } from "jose"; import jwt, { verify } from "jsonwebtoken"; import { cookies } from "next/headers";
import decode from "jsonwebtoken/decode"; import verifyOnly from "jsonwebtoken/verify"; import { jwtDecode } from "jwt-decode"; import jwtDecode3 from "jwt-decode";`;
  const token = "const token = (await cookies()).get('token')?.value; if (!token) return;";

  it.each([
    ["const { payload } = await jwtVerify(id, new Uint8Array());", "authenticated"],
    ["try { await jwtVerify(id, new Uint8Array()); } catch { return; }", "authenticated"],
    ["try { await jwtVerify(id, new Uint8Array()); } catch {}", "anonymous"],
    ["const payload = decodeJwt(id); if (!payload.sub) return;", "anonymous"],
    ["jwt.verify(id, 'secret');", "authenticated"],
    ["const payload = verify(id, 'secret'); if (!payload) return;", "authenticated"],
    ["const payload = jwt.decode(id); if (!payload) return;", "anonymous"],
    ["verifyOnly(id, 'secret');", "authenticated"],
    [token, "anonymous"],
    [`${token} const user: any = decode(token); if (!user?.id) return;`, "anonymous"],
    [`${token} const user: any = jwtDecode(token); if (!user.id) return;`, "anonymous"],
    [`${token} const user: any = jwtDecode3(token); if (!user.id) return;`, "anonymous"],
    [`${token} const user = JSON.parse(atob(token.split(".")[1])); if (!user.id) return;`, "anonymous"],
    [
      `${token} const user = JSON.parse(decodeURIComponent(escape(atob(token.split(".")[1])))); if (!user.id) return;`,
      "anonymous",
    ],
  ])("%s", (body, known) => {
    expect(standing(imports, body)).toEqual([known]);
  });
});

describe("Lucia", () => {
  const imports = `import { Lucia } from "lucia"; const lucia = new Lucia({} as never);`;

  it.each([
    ["const { session, user } = await lucia.validateSession(id); if (!user) return;", "authenticated"],
    ["const { session } = await lucia.validateSession(id); if (!session) return;", "authenticated"],
    ["const result = await lucia.validateSession(id); if (!result) return;", "anonymous"],
  ])("%s", (body, known) => {
    expect(standing(imports, body)).toEqual([known]);
  });
});

describe("what other services say of the caller", () => {
  const auth0 = `import { Auth0Client } from "@auth0/nextjs-auth0/server"; const auth0 = new Auth0Client();`;
  const kinde = `import { getKindeServerSession } from "@kinde-oss/kinde-auth-nextjs/server";`;
  const workos = `import { getWorkOS, withAuth } from "@workos-inc/authkit-nextjs";`;
  const propelauth = `import { getUser, getUserOrRedirect } from "@propelauth/nextjs/server/app-router";`;
  const descope = `import { session } from "@descope/nextjs-sdk/server";`;
  const stack = `import { StackServerApp } from "@stackframe/stack"; const app = new StackServerApp({ tokenStore: "nextjs-cookie" });`;
  const firebase = `import { getTokens } from "next-firebase-auth-edge"; import { cookies } from "next/headers";`;

  it.each([
    [auth0, "const session = await auth0.getSession(); if (!session) return;", "authenticated"],
    [auth0, "await auth0.getSession();", "anonymous"],
    [auth0, "await auth0.getAccessToken();", "authenticated"],
    [auth0, "try { await auth0.getAccessToken(); } catch {}", "anonymous"],
    [auth0, "await auth0.updateSession({ user: { sub: id } });", "authenticated"],
    [auth0, "await auth0.startInteractiveLogin();", "anonymous"],
    [
      `import { updateSession } from "@auth0/nextjs-auth0";`,
      "await updateSession({ user: { sub: id } });",
      "anonymous",
    ],
    [
      `import { initAuth0 } from "@auth0/nextjs-auth0"; const auth0 = initAuth0({});`,
      "if (!(await auth0.getSession())) return;",
      "authenticated",
    ],
    [
      `import { getSession } from "@auth0/nextjs-auth0";`,
      "const session = await getSession(); if (!session?.user) return;",
      "authenticated",
    ],
    [
      kinde,
      "const { getUser } = getKindeServerSession(); const user = await getUser(); if (!user) return;",
      "authenticated",
    ],
    [
      kinde,
      "const { isAuthenticated } = getKindeServerSession(); if (!(await isAuthenticated())) return;",
      "authenticated",
    ],
    [
      kinde,
      "const { getPermission } = getKindeServerSession(); const may = await getPermission('x'); if (!may?.isGranted) return;",
      "role",
    ],
    [kinde, "const { getUser } = getKindeServerSession(); await getUser();", "anonymous"],
    [workos, "const { user } = await withAuth({ ensureSignedIn: true });", "authenticated"],
    [workos, "const { user } = await withAuth(); if (!user) return;", "authenticated"],
    [workos, "const session = await withAuth(); if (!session) return;", "anonymous"],
    [propelauth, "await getUserOrRedirect();", "authenticated"],
    [propelauth, "const user = await getUser(); if (!user) return;", "authenticated"],
    [propelauth, "const user = await getUser();", "anonymous"],
    [descope, "const current = await session(); if (!current) return;", "authenticated"],
    [stack, "await app.getUser({ or: 'redirect' });", "authenticated"],
    [stack, "const user = await app.getUser(); if (!user) return;", "authenticated"],
    [stack, "const user = await app.getUser({ or: 'throw' }); if (!(await user.hasPermission('x'))) return;", "role"],
    [stack, "await app.getUser({ or: 'anonymous' });", "anonymous"],
    [stack, "const user = await app.getUser(id); if (!user) return;", "anonymous"],
    [firebase, "const tokens = await getTokens(await cookies(), {} as never); if (!tokens) return;", "authenticated"],
  ])("%s %s", (imports, body, known) => {
    expect(standing(imports, body)).toEqual([known]);
  });

  it("a client with the server's key acts for nobody in particular", () => {
    expect(
      summary(
        `${head}${workos}\nexport async function act(id: string) { await getWorkOS().userManagement.deleteUser(id); }`,
      ),
    ).toEqual(["privileged-api getWorkOS.userManagement.deleteUser anonymous"]);
  });
});
