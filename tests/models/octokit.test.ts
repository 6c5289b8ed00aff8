import { describe, expect, it } from "vitest";

import { analysed } from "../flow/testkit.ts";

/** The effects of an action with this body, and whose credentials they use. */
function effects(body: string): readonly string[] {
  const [action] = analysed(`"use server";
import { Octokit } from "@octokit/rest";
import { cookies } from "next/headers";
const ours = new Octokit({ auth: process.env.GITHUB_TOKEN });
const nobodys = new Octokit();
export async function act(owner: string, title: string, token: string) { ${body} }`);
  return (action?.events ?? []).flatMap((event) =>
    event.kind === "effect" ? [[event.danger, event.credentials ?? ""].join(" ").trim()] : [],
  );
}

describe("Octokit", () => {
  it.each([
    ["await ours.rest.issues.create({ owner: 'us', repo: 'app', title });", "privileged-api server"],
    ["await ours.issues.create({ owner: 'us', repo: 'app', title: 'Hello' });", "privileged-api server"],
    ["await ours.rest.repos.getContent({ owner, repo: 'app', path: 'a' });", "privileged-api server"],
    ["await ours.rest.repos.getContent({ owner: 'us', repo: 'app', path: 'a' });", "request"],
    ["await nobodys.rest.repos.getContent({ owner, repo: 'app', path: 'a' });", "request"],
    ["await ours.request('GET /users/{owner}', { owner });", "privileged-api server"],
    ["await ours.paginate(ours.rest.issues.listForRepo, { owner: 'us', repo: 'app' });", "request"],
    ["await new Octokit({ auth: token }).rest.issues.create({ owner, repo: 'app', title });", "privileged-api caller"],
    ["await new Octokit({ auth: (await cookies()).get('t')!.value }).rest.issues.list({ owner });", "request caller"],
  ])("%s", (body, effect) => {
    expect(effects(body)).toEqual([effect]);
  });
});
