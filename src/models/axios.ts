import type { Api, Call, LibraryModel, Result } from "./model.ts";

const response: Result = {
  object: { data: "unknown", headers: "unknown", status: "number", statusText: "string" },
  otherwise: "unknown",
};

const withConfig: Call = {
  effect: {
    danger: "request",
    ports: {
      base: "0.baseURL",
      defaults: "given",
      server: "given.baseURL",
      headers: "0.headers",
      body: "0.data",
      init: "0",
      url: "0.url",
    },
  },
  returns: response,
  async: true,
};

const withUrl: Call = {
  effect: {
    danger: "request",
    ports: { base: "1.baseURL", defaults: "given", server: "given.baseURL", headers: "1.headers", init: "1", url: "0" },
  },
  returns: response,
  async: true,
};

const withBody: Call = {
  effect: {
    danger: "request",
    ports: {
      base: "2.baseURL",
      body: "1",
      defaults: "given",
      server: "given.baseURL",
      headers: "2.headers",
      init: "2",
      url: "0",
    },
  },
  returns: response,
  async: true,
};

const instance: Api = {
  call: [{ ...withConfig, when: { at: "0.url", present: true } }, withUrl],
  members: {
    create: { call: { returns: { type: "Instance", given: "0" } } },
    delete: { call: withUrl },
    get: { call: withUrl },
    head: { call: withUrl },
    options: { call: withUrl },
    patch: { call: withBody },
    patchForm: { call: withBody },
    post: { call: withBody },
    postForm: { call: withBody },
    put: { call: withBody },
    putForm: { call: withBody },
    request: { call: withConfig },
  },
};

/** axios. */
export const axios: LibraryModel = {
  name: "axios",
  packages: ["axios"],
  versions: "^1.21.0",
  documentation: "https://axios-http.com/docs/api_intro",
  exports: {
    AxiosError: { construct: { returns: "error" } },
    default: { type: "Instance" },
    isAxiosError: { call: { returns: "boolean" } },
  },
  types: { Instance: instance },
};
