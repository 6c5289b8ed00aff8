import rule from "../../rules/require-authentication.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

/** An action that asks a server with a client which is made like this. */
const action = (client: string, call: string) => `"use server";
import axios from "axios";
import got from "got";
import ky from "ky";
import { GraphQLClient } from "graphql-request";
import { cookies } from "next/headers";
const api = ${client};
export async function remove(id: string) {
  await ${call};
}`;

const silent = (name: string, client: string, call: string) => ({ name, code: action(client, call) });
const reported = (name: string, client: string, call: string) => {
  const code = action(client, call);
  const does = "makes a request in the server's name (`ADMIN_TOKEN`)";
  const effect = call.slice(0, call.indexOf("("));
  return {
    name,
    code,
    errors: [
      {
        messageId: "missing" as const,
        data: { action: "remove", does, effect, line: "9", route: "" },
        ...placeOf(code, "remove"),
      },
    ],
  };
};

const keyed = "headers: { authorization: process.env.ADMIN_TOKEN }";
const open = `headers: { accept: "application/json" }`;

new RuleTester().run("require-authentication: what a client was made with", rule, {
  valid: [
    silent("axios without a key", `axios.create({ ${open} })`, "api.delete(id)"),
    silent("ky without a key", `ky.create({ ${open} })`, "api.delete(id)"),
    silent("got without a key", `got.extend({ ${open} })`, "api.delete(id)"),
    silent("GraphQL without a key", `new GraphQLClient("url", { ${open} })`, "api.request(document, { id })"),
    silent("axios with a key that it is not sent with", `axios.create({ ${keyed} })`, "axios.delete(id)"),
    silent(
      "axios with the caller's own token",
      "axios",
      `axios.create({ headers: { authorization: (await cookies()).get("token")?.value } }).delete(id)`,
    ),
  ],
  invalid: [
    reported("axios with a key", `axios.create({ ${keyed} })`, "api.delete(id)"),
    reported("axios with a key, and something to say", `axios.create({ ${keyed} })`, "api.post('/posts', { id })"),
    reported("ky with a key", `ky.create({ ${keyed} })`, "api.delete(id)"),
    reported("got with a key", `got.extend({ ${keyed} })`, "api.delete(id)"),
    reported("GraphQL with a key", `new GraphQLClient("url", { ${keyed} })`, "api.request(document, { id })"),
  ],
});
