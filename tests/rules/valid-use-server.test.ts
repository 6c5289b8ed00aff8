import rule from "../../rules/valid-use-server.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

const directive = '"use server"';

function rewritten(name: string, messageId: "backticks" | "misspelt", text: string, data?: Record<string, string>) {
  const code = `${text};\nexport async function save() {}`;
  const suggestions = [{ messageId: "replace", output: code.replace(text, directive) }];
  return { name, code, errors: [{ messageId, ...(data && { data }), ...placeOf(code, text), suggestions }] };
}

function reported(name: string, code: string, messageId: string, at: string, data?: Record<string, string>) {
  return { name, code, errors: [{ messageId, ...(data && { data }), ...placeOf(code, at) }] };
}

/** A case with one suggestion, which `tests/suggestions` applies. */
function mended(...parameters: Parameters<typeof reported>) {
  const { errors, ...rest } = reported(...parameters);
  return { ...rest, errors: errors.map((error) => ({ ...error, suggestions: 1 })) };
}

const exported = (text: string) => `"use server";\n${text}`;

new RuleTester().run("valid-use-server", rule, {
  valid: [
    { name: "a module's", code: exported("export async function save() {}") },
    { name: "single quotes", code: "'use server'; export async function save() {}" },
    { name: "behind types", code: 'import type { A } from "a"; "use server"; export const save = async () => {};' },
    { name: "a function's own", code: 'async function save() { "use server"; await write(); }' },
    { name: "a static method's", code: 'class A { static async save() { "use server"; } }' },
    { name: "another directive", code: '"use client"; export function A() { return null; }' },
    {
      name: "types beside actions",
      code: exported("export type A = string; export interface B {} export async function save() {}"),
    },
    {
      name: "a schema that stays inside",
      code: exported(
        'import { z } from "zod"; const schema = z.string(); export async function save() { schema.parse(1); }',
      ),
    },
    { name: "what another function gives", code: exported("export const save = action(async () => {});") },
    {
      name: "a constant that stays inside",
      code: exported("const limit = 3; export async function save() { return limit; }"),
    },
    { name: "an element that a file without it gives", code: "export async function Page() { return <p />; }" },
    {
      name: "types of another file",
      code: exported(
        'export type * from "./types"; export type { A } from "./types"; export { type B } from "./types";',
      ),
    },
    { name: "an action that was imported", code: exported('import { save } from "./save"; export { save };') },
    { name: "a file without it that hands on everything", code: 'export * from "./save";' },
    { name: "a text that is no statement", code: 'log("use sever");' },
  ],
  invalid: [
    reported(
      "a schema",
      exported('import { z } from "zod";\nexport const schema = z.object({ a: z.string() });'),
      "notFunction",
      "schema",
      { name: "schema" },
    ),
    reported(
      "an object that a call gives",
      exported("export const limits = Object.freeze({ most: 3 });"),
      "notFunction",
      "limits",
      { name: "limits" },
    ),
    reported("everything of another file", exported('export * from "./save";'), "reExport", 'export * from "./save";'),
    reported("a namespace", exported('export * as all from "./save";'), "reExport", 'export * as all from "./save";'),
    mended(
      "an export of another file",
      exported('export { save } from "./save";'),
      "reExport",
      'export { save } from "./save";',
    ),
    rewritten("backticks", "backticks", "`use server`"),
    rewritten("a letter less", "misspelt", '"use sever"', { text: "use sever" }),
    rewritten("a hyphen", "misspelt", "'use-server'", { text: "use-server" }),
    rewritten("capitals", "misspelt", '"Use Server"', { text: "Use Server" }),
    rewritten("an s too many", "misspelt", '"use servers"', { text: "use servers" }),
    mended(
      "behind an import",
      'import { a } from "a";\n"use server";\nexport async function save() { a(); }',
      "misplaced",
      '"use server";',
    ),
    mended(
      "behind a statement",
      'async function save() { await write(); "use server"; }',
      "misplaced",
      '"use server";',
    ),
    reported("in a block", 'async function save() { if (a) { "use server"; } }', "misplaced", '"use server";'),
    mended("in a function that is not async", 'function save() { "use server"; }', "notAsync", '"use server";', {
      name: "save",
    }),
    reported("in a method", 'class A { async save() { "use server"; } }', "instanceMethod", '"use server";'),
    mended("an export that is not async", exported("export function save() {}"), "notAsync", "save", {
      name: "save",
    }),
    reported("a constant", exported("export const limit = 3;"), "notFunction", "limit", { name: "limit" }),
    reported("an object", exported("export const config = {};"), "notFunction", "config", { name: "config" }),
    reported(
      "a constant exported by name",
      exported("const config = {};\nexport { config };"),
      "notFunction",
      "config",
      { name: "config" },
    ),
    reported("an enum", exported("export enum Role { Admin }"), "notFunction", "Role", { name: "Role" }),
    reported("an instance", exported("export const client = new Client();"), "notFunction", "client", {
      name: "client",
    }),
    reported("a class", exported("export class Service {}"), "notFunction", "Service", { name: "Service" }),
    reported(
      "a component beside an action",
      exported("export async function save() {} export async function Card() { return <p />; }"),
      "component",
      "Card",
      { name: "Card" },
    ),
    reported(
      "a component of a file without any action",
      exported("export async function Card() { return <p />; }"),
      "onlyComponents",
      "Card",
      { name: "Card" },
    ),
  ],
});
