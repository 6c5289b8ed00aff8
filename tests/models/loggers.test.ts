import { describe, expect, it } from "vitest";

import { analysed } from "../flow/testkit.ts";

/** Whether an action with this body may write to a log, by what models say and not by names. */
function isLogged(imports: string, body: string): boolean | undefined {
  const [action] = analysed(`"use server";\n${imports}\nexport async function act(id: string) { ${body} }`, {
    settings: { conventions: false },
  });
  return action?.run.isLogged;
}

describe("loggers", () => {
  it.each([
    [`import pino from "pino"; const out = pino();`, "out.info({ id });", true],
    [`import { pino } from "pino"; const out = pino().child({});`, "out.error(id);", true],
    [`import pino from "pino"; const out = pino();`, "out.child({ id });", false],
    [`import winston from "winston"; const out = winston.createLogger({});`, "out.warn(id);", true],
    [`import * as winston from "winston";`, "winston.info(id);", true],
    [`import winston from "winston"; const out = winston.createLogger({});`, "out.child({ id });", false],
    [`import * as reports from "@sentry/nextjs";`, "reports.captureException(new Error(id));", true],
    [`import { logger as out } from "@sentry/nextjs";`, "out.info(id);", true],
    [`import * as reports from "@sentry/nextjs";`, "reports.setUser({ id });", false],
    [`import { PostHog } from "posthog-node"; const out = new PostHog("");`, "out.capture({ distinctId: id });", true],
    [`import { PostHog } from "posthog-node"; const out = new PostHog("");`, "await out.getAllFlags(id);", false],
  ])("%s %s", (imports, body, logged) => {
    expect(isLogged(imports, body)).toBe(logged);
  });
});

describe("Sentry's functions around others", () => {
  const check = `const session = await auth(); if (!session) throw new Error("no");`;
  const write = "await prisma.post.delete({ where: { id } });";

  it.each([
    [check, "authenticated"],
    ["", "anonymous"],
  ])("run what they are given: %s", (inside, known) => {
    for (const call of [
      "await reports.withServerActionInstrumentation('act', async () => {",
      "await reports.withServerActionInstrumentation('act', { recordResponse: true }, async () => {",
      "await reports.startSpan({ name: 'act' }, async () => {",
    ]) {
      const [action] = analysed(
        `"use server"; import * as reports from "@sentry/nextjs"; import { auth } from "./auth"; import { prisma } from "./db";
export async function act(id: string) { ${call} ${inside} }); ${write} }`,
      );
      const effect = action?.events.find((event) => event.kind === "effect");
      expect(effect?.state.has("authenticated") === true ? "authenticated" : "anonymous").toBe(known);
    }
  });
});
