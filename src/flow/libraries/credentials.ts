import type { Origin } from "../values/value.ts";

/** The caller's cookies, or a header that says who they are; all headers at once hold both. */
export function isCallersCredential(origin: Origin): boolean {
  return (
    origin.kind === "client" &&
    (origin.via === "cookie" ||
      (origin.via === "header" && /^(?:header|cookie|authorization|x-api-key)\b/iu.test(origin.path)))
  );
}
