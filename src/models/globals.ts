import type { Api, Effect, LibraryModel } from "./model.ts";
import { webCrypto } from "./node-crypto.ts";

/** Made from its arguments, which stay what they were: tainted, secret. */
const made: Api = { construct: { returns: { from: ["*"] } } };
const later: Api = { call: { callbacks: [{ at: "0", when: "later" }], returns: "unknown" } };
const nothing: Api = { call: { returns: "undefined" } };
const text: Api = { call: { returns: { from: ["0"], as: "string", text: "" } } };
const published: Api = { value: "string" };

const request: Effect = {
  danger: "request",
  ports: { body: "1.body", headers: "1.headers", init: "1", url: "0" },
};

const clock: Api = { call: { neverFails: true, returns: { random: "guessable" } } };

/** A stream, which calls its source's functions when it likes; what they do, it does for whoever made it. */
function streamOf(...names: readonly string[]): Api {
  return {
    construct: { callbacks: names.map((name) => ({ at: `0.${name}`, when: "later" })), returns: "unknown" },
  };
}

/** The globals of Node.js and of the Web that Next.js' servers have. What belongs to the language itself is no matter of a model. */
export const globals: LibraryModel = {
  name: "globals",
  packages: [],
  versions: ">=20",
  documentation: "https://nodejs.org/api/globals.html",
  globals: [
    "AbortController",
    "AbortSignal",
    "Buffer",
    "Date",
    "Function",
    "Headers",
    "Math",
    "ReadableStream",
    "Request",
    "TextDecoder",
    "TextEncoder",
    "TransformStream",
    "URL",
    "WebSocket",
    "WritableStream",
    "atob",
    "btoa",
    "clearImmediate",
    "clearInterval",
    "clearTimeout",
    "console",
    "crypto",
    "decodeURI",
    "decodeURIComponent",
    "encodeURI",
    "encodeURIComponent",
    "escape",
    "eval",
    "fetch",
    "performance",
    "process",
    "queueMicrotask",
    "setImmediate",
    "setInterval",
    "setTimeout",
    "structuredClone",
    "unescape",
  ],
  exports: {
    AbortController: { construct: { neverFails: true, returns: "unknown" } },
    AbortSignal: { members: { "*": { call: { neverFails: true, returns: "unknown" } } } },
    Buffer: {
      members: {
        alloc: { call: { returns: "unknown" } },
        byteLength: { call: { returns: "number" } },
        concat: { call: { returns: { from: ["0"] } } },
        from: { call: { returns: { from: ["0"] } } },
        isBuffer: { call: { returns: "boolean" } },
      },
    },
    Date: {
      call: { returns: "string" },
      construct: { neverFails: true, returns: { time: "0" } },
      members: {
        now: clock,
        parse: { call: { returns: { from: ["0"], as: "number" } } },
        UTC: { call: { returns: "number" } },
      },
    },
    Function: {
      call: { effect: { danger: "code", ports: { code: "*" } }, returns: "unknown" },
      construct: { effect: { danger: "code", ports: { code: "*" } }, returns: "unknown" },
    },
    Headers: made,
    Math: {
      members: {
        random: clock,
        "*": { call: { neverFails: true, returns: { from: ["*"], as: "number" } } },
      },
    },
    ReadableStream: streamOf("start", "pull", "cancel"),
    Request: { construct: { returns: { from: ["0", "1"], text: " " } } },
    TextDecoder: { construct: { returns: { type: "TextDecoder" } } },
    TextEncoder: { construct: { neverFails: true, returns: { type: "TextEncoder" } } },
    TransformStream: streamOf("start", "transform", "flush"),
    URL: { construct: { returns: { url: "0", base: "1" } }, members: { canParse: { call: { returns: "boolean" } } } },
    WebSocket: {
      construct: { effect: { danger: "request", ports: { url: "0" }, credentials: "server" }, returns: "unknown" },
    },
    WritableStream: streamOf("start", "write", "close"),
    atob: text,
    btoa: text,
    clearImmediate: nothing,
    clearInterval: nothing,
    clearTimeout: nothing,
    console: { members: { "*": { call: { logs: true, neverFails: true, returns: "undefined" } } } },
    crypto: webCrypto,
    decodeURI: text,
    decodeURIComponent: text,
    encodeURI: text,
    encodeURIComponent: { call: { returns: { from: ["0"], as: "string", safe: ["html", "path", "url"] } } },
    escape: text,
    eval: { call: { effect: { danger: "code", ports: { code: "0" } }, returns: "unknown" } },
    fetch: {
      call: [
        // The other side knows the caller by what goes along, and says so with its answer.
        {
          when: { at: "1.headers", carries: "caller" },
          effect: { ...request, credentials: "caller" },
          returns: {
            oneOf: [
              { value: { type: "RefusedResponse" } },
              { value: { type: "KnownResponse" }, facts: ["authenticated"] },
            ],
          },
          async: true,
        },
        { effect: request, returns: { type: "Response" }, async: true },
      ],
    },
    performance: { members: { now: clock } },
    process: {
      members: {
        argv: { value: { array: "string" } },
        cwd: { call: { returns: "string" } },
        env: {
          members: {
            APP_ENV: published,
            APP_NAME: published,
            APP_URL: published,
            AUTH_URL: published,
            BASE_URL: published,
            BETTER_AUTH_URL: published,
            CI: published,
            COMMIT_SHA: published,
            DEBUG: published,
            EMAIL_FROM: published,
            HOST: published,
            HOSTNAME: published,
            LOG_LEVEL: published,
            NEXTAUTH_URL: published,
            "NEXT_PUBLIC_*": published,
            NEXT_PUBLIC_API_URL: published,
            NEXT_PUBLIC_APP_ENV: published,
            NEXT_PUBLIC_APP_NAME: published,
            NEXT_PUBLIC_APP_URL: published,
            NEXT_PUBLIC_BASE_URL: published,
            NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: published,
            NEXT_PUBLIC_DOMAIN: published,
            NEXT_PUBLIC_POSTHOG_HOST: published,
            NEXT_PUBLIC_POSTHOG_KEY: published,
            NEXT_PUBLIC_ROOT_DOMAIN: published,
            NEXT_PUBLIC_SERVER_URL: published,
            NEXT_PUBLIC_SITE_URL: published,
            NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: published,
            NEXT_PUBLIC_SUPABASE_ANON_KEY: published,
            NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: published,
            NEXT_PUBLIC_SUPABASE_URL: published,
            NEXT_PUBLIC_URL: published,
            NEXT_PUBLIC_VERCEL_ENV: published,
            NEXT_PUBLIC_VERCEL_URL: published,
            NEXT_PUBLIC_WEBAPP_URL: published,
            NEXT_PUBLIC_WEBSITE_URL: published,
            NEXT_RUNTIME: published,
            // What is analysed is what is deployed: what happens elsewhere only, nobody can call.
            NODE_ENV: { value: { literal: "production" } },
            PORT: published,
            PUBLIC_URL: published,
            ROOT_DOMAIN: published,
            SITE_URL: published,
            TZ: published,
            VERCEL: published,
            VERCEL_BRANCH_URL: published,
            VERCEL_ENV: published,
            VERCEL_GIT_COMMIT_REF: published,
            VERCEL_GIT_COMMIT_SHA: published,
            VERCEL_PROJECT_PRODUCTION_URL: published,
            VERCEL_REGION: published,
            VERCEL_TARGET_ENV: published,
            VERCEL_URL: published,
            WEBAPP_URL: published,
            "*": { value: { secret: "environment variable" } },
          },
        },
        exit: { call: { never: "throws" } },
        hrtime: { call: { returns: { random: "guessable" } }, members: { bigint: clock } },
        nextTick: later,
        uptime: clock,
      },
    },
    queueMicrotask: later,
    setImmediate: later,
    setInterval: later,
    setTimeout: later,
    structuredClone: { call: { returns: { argument: "0" } } },
    unescape: text,
  },
  types: {
    KnownResponse: {
      type: "Response",
      members: { json: { call: { returns: "identity", async: true } }, ok: { value: "true" } },
    },
    RefusedResponse: {
      type: "Response",
      members: {
        json: { call: { returns: { object: { error: "string", message: "string" } }, async: true } },
        ok: { value: "false" },
      },
    },
    Response: {
      members: {
        arrayBuffer: { call: { returns: "unknown", async: true } },
        blob: { call: { returns: "unknown", async: true } },
        body: { value: "unknown" },
        bytes: { call: { returns: "unknown", async: true } },
        clone: { call: { returns: { type: "Response" } } },
        formData: { call: { returns: "unknown", async: true } },
        headers: { value: "unknown" },
        json: { call: { returns: "unknown", async: true } },
        ok: { value: "boolean" },
        redirected: { value: "boolean" },
        status: { value: "number" },
        statusText: { value: "string" },
        text: { call: { returns: "string", async: true } },
        type: { value: "string" },
        url: { value: "string" },
      },
    },
    TextDecoder: { members: { decode: text } },
    TextEncoder: { members: { encode: { call: { neverFails: true, returns: { from: ["0"] } } } } },
  },
};
