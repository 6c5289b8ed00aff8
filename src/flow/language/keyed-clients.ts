import type { TSESTree } from "@typescript-eslint/utils";

import { bare } from "../../ast/bare.ts";
import { originsIn } from "../values/origins.ts";
import type { Origin, Value } from "../values/value.ts";
import type { Run } from "../run.ts";
import { calledName, staticName } from "./names.ts";

/** Settings that a service knows the server by; the rest say where things are. */
const keyName = /key|token|secret|password/iu;

/** Keys that are made for clients whom nobody knows: a shop's front, a publishable key. */
const openKey = /storefront|publishable|(?:^|_)(?:anon|public)(?:_|$)/iu;

/** Functions that make a client of a service. */
const factory = /client$/iu;

/** Methods that answer with what is there, rather than with a part of the client: `desk.box("a")` is one. */
const reading = /^(?:find|get|list|query|read|retrieve|search|then|catch|finally)(?![a-z])/u;

/**
 * Where what is made of something of a package comes from: from a client of a service, if its class or factory was given one
 * of the server's keys, or if it is a part of one.
 */
export function originsOfMade(
  run: Run,
  from: readonly Origin[],
  args: readonly Value[],
  { site, form, awaited }: { readonly site: TSESTree.Node; readonly form?: string; readonly awaited?: boolean },
): readonly Origin[] {
  const method = methodOf(site);
  const isPart = awaited !== true && !reading.test(method);
  const makes = form === "construct" || factory.test(method);
  const hasKey =
    makes &&
    from.some(({ kind }) => kind === "package") &&
    originsIn(run, args).some(
      (origin) => origin.kind === "secret" && keyName.test(origin.name) && !openKey.test(origin.name),
    );
  return from.map((origin): Origin => {
    if (origin.kind !== "package") {
      return origin;
    }
    const isKeyed = hasKey || (origin.keyed === true && isPart);
    return { kind: "package", name: origin.name, ...(isKeyed && { keyed: true }) };
  });
}

/** The last name of what is called. */
function methodOf(site: TSESTree.Node): string {
  const callee = site.type === "CallExpression" || site.type === "NewExpression" ? bare(site.callee) : undefined;
  return callee?.type === "Identifier"
    ? callee.name
    : callee?.type === "MemberExpression"
      ? (staticName(callee.property, callee.computed) ?? "")
      : "";
}

/** Notes that a client of a service is called by a name that says it changes or sends something there. */
export function noteServiceCall(run: Run, from: readonly Origin[], site: TSESTree.Node): void {
  const method = methodOf(site);
  if (
    from.some((origin) => origin.kind === "package" && origin.keyed === true) &&
    run.world.conventions?.changes.test(method) === true
  ) {
    run.note({
      kind: "effect",
      danger: "privileged-api",
      name: calledName(site) ?? method,
      ports: new Map(),
      credentials: "server",
      query: undefined,
      state: run.state.fork(),
      frame: run.frame,
      by: "convention",
      ...run.siteOf(site),
    });
  }
}
