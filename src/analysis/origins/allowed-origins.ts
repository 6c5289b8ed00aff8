import { parse } from "tldts";

/** What an entry of `serverActions.allowedOrigins` does. */
export type OriginVerdict =
  | { readonly kind: "fine" }
  /** It matches nothing at all. */
  | { readonly kind: "dead"; readonly why: string }
  /** It matches hosts that anybody can have: this is one. */
  | { readonly kind: "foreign"; readonly host: string };

/** Judges an entry as Next.js matches it: label by label from the end, `*` for one label, `**` in front for any number. */
export function judgeOrigin(pattern: string): OriginVerdict {
  if (pattern.includes("/")) {
    return { kind: "dead", why: "it is compared with a host, which has neither a scheme nor a path" };
  }
  const labels = pattern.toLowerCase().split(".");
  if (pattern === "*" || pattern === "**") {
    return { kind: "dead", why: "a wildcard alone matches no host" };
  }
  if (labels.includes("")) {
    return { kind: "dead", why: "it has an empty label" };
  }
  if (labels.lastIndexOf("**") > 0) {
    return { kind: "dead", why: "`**` can only stand in front" };
  }
  const lastWildcard = labels.findLastIndex((label) => label === "*" || label === "**");
  if (lastWildcard < 0) {
    return { kind: "fine" };
  }
  const host = labels.map((label, index) => probeOf(label, index === lastWildcard)).join(".");
  return isForeign(host, labels.slice(lastWildcard + 1)) ? { kind: "foreign", host } : { kind: "fine" };
}

/** A label that an attacker could choose for a wildcard. */
function probeOf(label: string, isLast: boolean): string {
  return label === "*" || label === "**" ? (isLast ? "attacker" : "www") : label;
}

/** Whether what can be registered under a public suffix reaches into the part that the wildcards stand for. */
function isForeign(host: string, fixed: readonly string[]): boolean {
  if (fixed.length === 0) {
    return true;
  }
  const { domain, isIcann, isPrivate, publicSuffix } = parse(host, { allowPrivateDomains: true });
  // `internal`, `local`, `test`: nobody can register anything there.
  if (isIcann !== true && isPrivate !== true) {
    return false;
  }
  const registered = (domain ?? publicSuffix ?? "").split(".").length;
  return registered > fixed.length;
}
