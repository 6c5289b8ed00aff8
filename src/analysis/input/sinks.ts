import type { Danger, Language } from "../../models/model.ts";
import type { ClientVia } from "../../flow/values/value.ts";

/** What can be injected into. */
export type Injection = "sql" | "nosql" | "filter" | "command" | "code" | "path" | "request" | "redirect" | "html";

/** Which part of a text the client must not write. */
export type Reading =
  /** Any. */
  | "anywhere"
  /** The one that says which host an address leads to. */
  | "host"
  /** The beginning: what follows a constant or the server's own text cannot get away from that. */
  | "start";

/** Arguments of a call that something reads as a language. */
export interface Sink {
  readonly dangers: readonly Danger[];
  /** Names of the ports; an object or array there is looked into for members by these names. */
  readonly ports: readonly string[];
  readonly reading: Reading;
  /** Only where the call is told to use a shell, or starts one. */
  readonly shell?: true;
  /** JSON alone is let through: what an element holds for search engines. */
  readonly takesData?: true;
  /** Only with the server's own credentials: what may be reached with the caller's is decided elsewhere. */
  readonly trusted?: true;
}

/** What a rule about injection looks for. */
export interface Sinks {
  /** Texts that mean nothing in this language are let through; none for what takes objects. */
  readonly language?: Language;
  readonly sinks: readonly Sink[];
  /** Libraries whose conditions and documents take objects of operators. */
  readonly libraries?: readonly string[];
  /** Where what the client sends is no danger: nobody but the client itself can send it. */
  readonly except?: readonly ClientVia[];
  /** Shapes of texts in which nothing of this language can stand; objects are judged by what they can hold. */
  readonly harmless: readonly string[];
}

/** Shapes that hold no text of the client's choice, or no more of it than a name. */
const names = [
  "boolean",
  "date",
  "enum",
  "file",
  "identifier",
  "nullish",
  "number",
  "numeric",
  "object",
  "vetted",
] as const;

/** What is called so is expected to hold slashes; other values are taken for names. */
export const pathLike =
  /url|uri|path|redirect|return|callback|next|dest|target|href|link|location|back|continue|^to$|^from$/iu;

const files: readonly Danger[] = ["file-delete", "file-read", "file-write"];
const storage: readonly Danger[] = ["storage-read", "storage-write"];

/** What each rule about injection takes for a sink, and what it lets through. */
export const sinksOf: Readonly<Record<Injection, Sinks>> = {
  sql: {
    language: "sql",
    sinks: [{ dangers: ["raw-query"], ports: ["text"], reading: "anywhere" }],
    harmless: names,
  },
  nosql: {
    sinks: [],
    libraries: ["MongoDB", "Mongoose"],
    harmless: [],
  },
  filter: {
    language: "filter",
    sinks: [
      { dangers: ["database-read"], ports: ["filter"], reading: "anywhere" },
      { dangers: ["database-read", "database-write", "raw-query"], ports: ["query"], reading: "anywhere" },
    ],
    harmless: [...names.filter((name) => name !== "object"), "email"],
  },
  command: {
    language: "shell",
    sinks: [
      { dangers: ["process"], ports: ["command", "file"], reading: "anywhere" },
      { dangers: ["process"], ports: ["arguments"], reading: "anywhere", shell: true },
    ],
    harmless: names,
  },
  code: {
    language: "code",
    sinks: [{ dangers: ["code"], ports: ["code"], reading: "anywhere" }],
    harmless: names,
  },
  path: {
    language: "path",
    sinks: [
      { dangers: files, ports: ["path", "source"], reading: "anywhere" },
      { dangers: storage, ports: ["from", "key", "path"], reading: "start", trusted: true },
    ],
    harmless: [...names, "email"],
  },
  request: {
    language: "url",
    sinks: [{ dangers: ["request"], ports: ["base", "prefix", "server", "url"], reading: "host" }],
    // What stands behind the `@` of an e-mail address is a host.
    harmless: names.filter((name) => name !== "object"),
  },
  redirect: {
    language: "url",
    sinks: [{ dangers: ["redirect"], ports: ["url"], reading: "host" }],
    except: ["cookie", "header"],
    harmless: [...names.filter((name) => name !== "object"), "email"],
  },
  html: {
    language: "html",
    sinks: [
      { dangers: ["html"], ports: ["html"], reading: "anywhere", takesData: true },
      { dangers: ["mail"], ports: ["html"], reading: "anywhere" },
      { dangers: ["mail"], ports: ["messages"], reading: "anywhere" },
    ],
    except: ["cookie", "header"],
    harmless: [...names, "email"],
  },
};
