import rule from "../../rules/no-client-supplied-identity.ts";
import { RuleTester } from "../rule-tester.ts";

/** A wrapper that hands on what the client sends, and who that is. */
const wrapped = (call: string, action: string, parameters = "...args: any[]") => `"use server";
import { auth } from "@clerk/nextjs/server";
function withUser(inner: any) {
  return async (${parameters}) => {
    const { userId } = await auth();
    if (!userId) throw new Error("Nobody");
    ${call}
  };
}
export const save = withUser(${action});
`;

const behind = "return inner(...args, { userId });";
const write = "await db.note.create({ data: { title, userId: ctx.userId } })";
const writing = `async (title: string, ctx: any) => { ${write}; }`;
const reported = (name: string, call: string, action = writing, value = "ctx.userId") => ({
  name,
  code: wrapped(call, action),
  errors: [
    {
      messageId: "displaced",
      data: {
        action: "save",
        column: "userId",
        does: "writes to the database",
        effect: "db.note.create",
        line: "10",
        route: "",
        value: `\`${value}\``,
      },
      line: 10,
      column: 14,
      endLine: 10,
      endColumn: 18,
    },
  ],
});

new RuleTester().run("no-client-supplied-identity: arguments too many", rule, {
  valid: [
    {
      name: "who is calling stands before what the client sends",
      code: wrapped("return inner({ userId }, ...args);", `async (ctx: any, title: string) => { ${write}; }`),
    },
    {
      name: "as many arguments as there are parameters",
      code: wrapped("return inner(title, { userId });", writing, "title: string"),
    },
    {
      name: "a part of what the client sends",
      code: wrapped("return inner(...args.slice(0, 1), { userId });", writing),
    },
    {
      name: "a part as long as the function expects",
      code: wrapped("return inner(...args.slice(0, inner.length - 1), { userId });", writing),
    },
    {
      name: "arguments that are counted",
      code: wrapped(`if (args.length >= inner.length) throw new Error("Too many"); ${behind}`, writing),
    },
    {
      name: "something that does not say who is calling",
      code: wrapped('return inner(...args, "note");', `async (title: string, kind: string) => { ${write}; }`).replace(
        "userId: ctx.userId",
        "kind",
      ),
    },
    {
      name: "arguments of the program's own",
      code: wrapped("const list = [1]; return inner(...list, { userId });", writing),
    },
    {
      name: "somebody who is asked for again",
      code: wrapped(
        behind,
        `async (title: string, ctx: any) => { const { userId } = await auth(); if (!userId || ctx.userId !== userId) return; ${write}; }`,
      ),
    },
  ],
  invalid: [
    reported("who is calling stands behind what the client sends", behind),
    reported(
      "a part of what the client sends that is as long as it likes",
      "return inner(...args.slice(0), { userId });",
    ),
    reported("a list of arguments", "return inner.apply(null, [...args, { userId }]);"),
    reported("a call with a receiver", "return inner.call(null, ...args, { userId });"),
    reported(
      "a parameter that is taken apart",
      behind,
      "async (title: string, { userId }: any) => { await db.note.create({ data: { title, userId } }); }",
      "input.userId",
    ),
    reported(
      "whatever role was checked",
      `const { has } = await auth(); if (!has({ role: "admin" })) throw new Error("No"); ${behind}`,
    ),
    reported(
      "a wrapper in a wrapper",
      `const go = async (...all: any[]) => inner(...all, { userId }); return go(...args);`,
    ),
    reported(
      "without any other parameter",
      behind,
      "async (ctx: any) => { await db.note.create({ data: { userId: ctx.userId } }); }",
    ),
  ],
});
