import type { TSESTree } from "@typescript-eslint/utils";

import type { Run } from "../run.ts";
import { truthOf } from "../values/alternatives.ts";
import type { Opaque, Origin, Value } from "../values/value.ts";
import { freshId, opaque, tagged, undefinedValue } from "../values/value.ts";
import { isCallersCredential } from "./credentials.ts";
import { noteGuard } from "./library-calls.ts";

/** Cookies, keys and stores that know who has signed in. */
const session = /sess|token|auth|jwt|log_?in|(?:^|[-_.])sid$/iu;

/** What strangers have as well, or what lists who may not. */
const other =
  /anonym|attempt|basket|black|block|cart|csrf|deny|guest|limit|nonce|oauth|refresh|revok|state|verifier|visitor|xsrf/iu;

/**
 * Whether something is kept under the caller's own session cookie: `sessions.get(cookie)`, `redis.get("session:" + cookie)`.
 * Who has made the cookie up finds nothing there.
 */
export function isSessionKey(key: Value, store = ""): boolean {
  const hidden = key.alternatives.filter((one): one is Opaque => one.kind === "opaque");
  const names = [store, ...hidden.flatMap(namesIn)];
  return (
    hidden.length > 0 &&
    hidden.every(({ from }) => from.some(isCredential) && !from.some(isChosen)) &&
    key.alternatives.every((one) => one.kind === "opaque" || truthOf(one) === false) &&
    names.some((name) => session.test(name)) &&
    !names.some((name) => other.test(name))
  );
}

function namesIn({ from, text = [] }: Opaque): readonly string[] {
  return [
    ...from.flatMap((origin) => (origin.kind === "client" ? [origin.path] : [])),
    ...text.filter((part) => typeof part === "string"),
  ];
}

function isCredential(origin: Origin): boolean {
  return (
    isCallersCredential(origin) || (origin.kind === "digest" && (origin.of === "cookie" || origin.of === "header"))
  );
}

function isChosen(origin: Origin): boolean {
  return origin.kind === "client" && !isCallersCredential(origin);
}

/** The session that is kept there, or none. */
export function keptSession(run: Run, name: string, site: TSESTree.Node): Value {
  const choice = run.state.choose([[], run.frame === "module" ? [] : ["authenticated"]]);
  noteGuard(run, name, site, choice);
  return {
    id: freshId("session"),
    alternatives: [
      ...tagged(undefinedValue, choice, 1).alternatives,
      ...tagged(opaque([{ kind: "identity", path: "" }]), choice, 2).alternatives,
    ],
  };
}
