import authentication from "../../rules/require-authentication.ts";
import identity from "../../rules/no-client-supplied-identity.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

const action = (body: string) => `"use server";
import { auth } from "@clerk/nextjs/server";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function figure(id: string, userId: string) {
  ${body}
}`;

const silent = (name: string, body: string) => ({ name, code: action(body) });

const told = (model: string, where: string) =>
  `const sum = await prisma.${model}.count({ where: ${where} });\n  return { sum };`;

const reported = (
  name: string,
  model: string,
  where: string,
  messageId: "missing" | "picks",
  data: Readonly<Record<string, string>> = {},
) => {
  const code = action(told(model, where));
  const effect = `prisma.${model}.count`;
  const place = placeOf(code, messageId === "missing" ? "figure" : `${String(data["value"]).slice(1, -1)}: string`);
  const all = { action: "figure", does: "reads the database", effect, line: "6", route: "", ...data };
  return { name, code, errors: [{ messageId, data: all, ...place }] };
};

new RuleTester().run("no-client-supplied-identity", identity, {
  valid: [
    silent("how many followers somebody has", told("follow", "{ followingId: userId }")),
    silent("how many posts somebody has", told("post", "{ userId }")),
    silent("how many products an organisation has", told("product", "{ organizationId: id }")),
    silent(
      "a number in a sentence",
      "const sum = await prisma.employee.count({ where: { organizationId: id } });\n  return { error: `There are ${sum}` };",
    ),
    silent("how many of all there are", told("employee", "{ active: true }")),
    silent(
      "how many there are, which nobody is told",
      "await prisma.order.count({ where: { userId } });\n  return { ok: true };",
    ),
    silent(
      "how many orders the caller has",
      `const { userId: own } = await auth.protect();\n  if (own !== userId) return;\n  ${told("order", "{ userId }")}`,
    ),
  ],
  invalid: [
    reported("how many orders somebody has", "order", "{ userId }", "picks", { value: "`userId`", column: "userId" }),
    reported("how many people an organisation has", "employee", "{ organizationId: id }", "picks", {
      value: "`id`",
      column: "organizationId",
    }),
  ],
});

new RuleTester().run("require-authentication", authentication, {
  valid: [
    silent("how many followers somebody has", told("follow", "{ followingId: userId }")),
    silent(
      "a number in a sentence",
      "const sum = await prisma.employee.count({ where: { organizationId: id } });\n  return { error: `There are ${sum}` };",
    ),
    silent("how many orders there are of some kind", told("order", "{ kind: id }")),
    silent("how many orders, for who is known", `await auth.protect();\n  ${told("order", "{ userId }")}`),
  ],
  invalid: [
    reported("how many orders somebody has", "order", "{ userId }", "missing"),
    reported("how many people an organisation has", "employee", "{ organizationId: id }", "missing"),
  ],
});
