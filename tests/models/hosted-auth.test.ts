import { describe, expect, it } from "vitest";

import { analysed, summary } from "../flow/testkit.ts";

/** The effects of an action with this body, and whose credentials they use. */
function effects(imports: string, body: string): readonly string[] {
  const [action] = analysed(
    `"use server";\n${imports}\nexport async function act(id: string, input: object) { ${body} }`,
  );
  return (action?.events ?? []).flatMap((event) =>
    event.kind === "effect" ? [[event.danger, event.credentials ?? ""].join(" ").trim()] : [],
  );
}

/** What is known of the caller where an action with this body writes to the database. */
function standing(imports: string, body: string): readonly string[] {
  return summary(`"use server";
import { prisma } from "./db";
${imports}
export async function act(id: string) {
${body}
await prisma.post.delete({ where: { id } });
}
`)
    .filter((line) => line.startsWith("database-write prisma.post.delete"))
    .map((line) => line.split(" ").slice(2).join(" "));
}

describe("AWS Cognito", () => {
  const imports = `import * as cognito from "@aws-sdk/client-cognito-identity-provider";
import { cookies } from "next/headers";
const client = new cognito.CognitoIdentityProviderClient({});
const service = new cognito.CognitoIdentityProvider({});`;
  const sent = (command: string, input: string) => `await client.send(new cognito.${command}Command(${input}));`;

  it.each([
    [sent("InitiateAuth", "{ AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME: id } }"), "sign-in"],
    [sent("InitiateAuth", "{ AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: {} }"), "harmless"],
    ["await service.adminInitiateAuth({ AuthFlow: 'ADMIN_USER_PASSWORD_AUTH' });", "sign-in"],
    ["await service.adminInitiateAuth({ AuthFlow: 'REFRESH_TOKEN' });", "harmless"],
    [sent("RespondToAuthChallenge", "{ ChallengeResponses: { SMS_MFA_CODE: id } }"), "sign-in"],
    [sent("SignUp", "{ Username: id, Password: id }"), "sign-up"],
    [sent("ForgotPassword", "{ Username: id }"), "account-recovery"],
    [sent("AdminUpdateUserAttributes", "{ Username: id, UserAttributes: [] }"), "privileged-api server"],
    ["await service.adminAddUserToGroup({ Username: id, GroupName: 'admins' });", "privileged-api server"],
    [sent("AdminGetUser", "{ Username: id }"), "harmless"],
    [sent("UpdateUserAttributes", "{ AccessToken: id, UserAttributes: [] }"), "privileged-api caller"],
  ])("%s", (body, effect) => {
    expect(effects(imports, body)).toEqual([effect]);
  });

  it.each([
    [sent("GetUser", "{ AccessToken: (await cookies()).get('token')!.value }"), "authenticated"],
    [sent("AdminGetUser", "{ Username: id }"), "anonymous"],
    [
      `const { AuthenticationResult } = ${sent("InitiateAuth", "{ AuthFlow: 'USER_PASSWORD_AUTH' }")}
       if (!AuthenticationResult) return;`,
      "authenticated",
    ],
    [sent("InitiateAuth", "{ AuthFlow: 'USER_PASSWORD_AUTH' }"), "anonymous"],
  ])("who is calling: %s", (body, known) => {
    expect(standing(imports, body)).toEqual([known]);
  });
});

describe("AWS Amplify", () => {
  const imports = `import { createServerRunner } from "@aws-amplify/adapter-nextjs";
import { generateServerClientUsingCookies } from "@aws-amplify/adapter-nextjs/data";
import { fetchAuthSession, getCurrentUser } from "aws-amplify/auth/server";
import { resetPassword, signIn } from "aws-amplify/auth";
import { cookies } from "next/headers";
const { runWithAmplifyServerContext } = createServerRunner({ config: {} });
const data = generateServerClientUsingCookies({ config: {}, cookies });
const run = runWithAmplifyServerContext;`;
  const within = (operation: string) => `await run({ nextServerContext: { cookies }, operation: ${operation} });`;

  it.each([
    [within("(context) => getCurrentUser(context)"), "authenticated"],
    [within("() => 1"), "anonymous"],
    [`try { ${within("(context) => getCurrentUser(context)")} } catch {}`, "anonymous"],
    [
      `const session = ${within("(context) => fetchAuthSession(context)")} if (!session.tokens) return;`,
      "authenticated",
    ],
    [within("(context) => fetchAuthSession(context)"), "anonymous"],
  ])("%s", (body, known) => {
    expect(standing(imports, body)).toEqual([known]);
  });

  it.each([
    ["await data.models.Todo.create({ content: id });", "database-write caller"],
    ["await data.models.Todo.list();", "database-read caller"],
    ["await signIn({ username: id, password: id });", "sign-in"],
    ["await resetPassword({ username: id });", "account-recovery"],
  ])("%s", (body, effect) => {
    expect(effects(imports, body)).toEqual([effect]);
  });
});

describe("Logto", () => {
  const imports = `import { getAccessToken, getLogtoContext, signIn } from "@logto/next/server-actions"; import { config } from "./logto";`;

  it.each([
    ["const { isAuthenticated } = await getLogtoContext(config); if (!isAuthenticated) return;", "authenticated"],
    ["const { claims } = await getLogtoContext(config); if (!claims) throw new Error();", "authenticated"],
    ["const context = await getLogtoContext(config);", "anonymous"],
    ["await getAccessToken(config);", "authenticated"],
  ])("%s", (body, known) => {
    expect(standing(imports, body)).toEqual([known]);
  });

  it("signIn() leaves the request", () => {
    expect(standing(imports, "await signIn(config);")).toEqual([]);
  });
});

describe("Convex", () => {
  const imports = `import { convexAuthNextjsToken, isAuthenticatedNextjs } from "@convex-dev/auth/nextjs/server";
import { ConvexHttpClient } from "convex/browser";
import { fetchMutation, fetchQuery } from "convex/nextjs";
import { api } from "./convex/_generated/api";
const client = new ConvexHttpClient("url");`;

  it.each([
    ["if (!(await isAuthenticatedNextjs())) return;", "authenticated"],
    ["await isAuthenticatedNextjs();", "anonymous"],
    // Only whom the token is shown to knows whether it is genuine.
    ["const token = await convexAuthNextjsToken(); if (!token) return;", "anonymous"],
  ])("%s", (body, known) => {
    expect(standing(imports, body)).toEqual([known]);
  });

  it.each([
    ["await fetchMutation(api.posts.remove, { id });", "request"],
    [
      "const token = await convexAuthNextjsToken(); if (!token) return; await fetchMutation(api.posts.remove, { id }, { token });",
      "request caller",
    ],
    ["await fetchQuery(api.posts.list);", "request"],
    ["await client.mutation(api.posts.remove, { id });", "request"],
  ])("%s", (body, effect) => {
    expect(effects(imports, body)).toEqual([effect]);
  });
});
