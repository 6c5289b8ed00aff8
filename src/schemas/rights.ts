import type { DataModel } from "./model.ts";
import { principalKind } from "./principals.ts";
import { endOf, phrases, wordsOf } from "./words.ts";

/** What a column decides about a person: what they may do, whether they are let in, or what they have paid for. */
export type Right = "role" | "standing" | "means";

const role = phrases([
  "access level",
  "admin",
  "moderator",
  "permission",
  "privilege",
  "role",
  "staff",
  "super admin",
  "superuser",
]);

const standing = phrases([
  "active",
  "approved",
  "approved at",
  "ban expires",
  "ban expires at",
  "ban reason",
  "banned",
  "banned at",
  "banned until",
  "blocked",
  "blocked at",
  "deactivated",
  "deactivated at",
  "disabled",
  "disabled at",
  "email verified",
  "locked",
  "status",
  "suspended",
  "suspended at",
  "suspended until",
  "suspension reason",
  "verified",
]);

const means = phrases([
  "balance",
  "credit",
  "credit balance",
  "plan",
  "plan id",
  "premium",
  "pro",
  "quota",
  "subscription plan",
  "subscription status",
  "subscription tier",
  "tier",
]);

/** Rows that say what one person may do somewhere: `OrganizationMember`, `teamUsers`, `user_roles`, `Invitation`. */
const membership =
  /member(?:ship)?s?$|collaborators?$|participants?$|invit(?:ation|e)s?$|(?:org|organi[sz]ation|team|workspace|group|project|space|folder|tenant|company|server|channel)_?users?$|users?_?(?:roles?|permissions?|organi[sz]ations?|teams?|workspaces?|groups?)$/iu;

/** People by their model's name, where no schema says so. An account is as often one of many that somebody has. */
const person =
  /^(?:app|auth|db|admin)?_?(?:users?(?:_?(?:accounts?|profiles?))?|profiles?)(?:_?(?:model|schema|table))?$/iu;

/** What a column of a model decides about the person that a row is, or names. */
export function rightOf(column: string, model: DataModel | undefined, name: string): Right | undefined {
  const words = wordsOf(column).filter((word, index) => index > 0 || (word !== "is" && word !== "has"));
  const kind = (["role", "standing", "means"] as const).find((right) => {
    const known = { role, standing, means }[right];
    // A word before it makes it another's: `jobRole`, `surveyRole`; but `userRole` and `memberRole` are roles.
    const rest = words.slice(0, words.length - endOf(words, known));
    return endOf(words, known) > 0 && rest.every((word) => subject.has(word));
  });
  if (kind === undefined) {
    return undefined;
  }
  return isPerson(model, name) || (kind === "role" && isMembership(name)) ? kind : undefined;
}

const subject = new Set(["user", "member", "account", "org", "organization", "team", "global", "system", "app"]);

/** Whether a row is a person who can sign in. */
export function isPerson(model: DataModel | undefined, name: string): boolean {
  return (model !== undefined && principalKind("id", model) === "user") || person.test(name);
}

const belonging =
  /members?(?:hips?)?$|(?:org|organi[sz]ation|team|workspace|group|tenant|company)_?users?$|users?_?(?:organi[sz]ations?|teams?|workspaces?|groups?)$/iu;

/** Whether a row makes somebody a member of an organisation, so that deleting it throws them out. */
export function isBelonging(name: string): boolean {
  return belonging.test(name);
}

/** Whether a row says what one person may do somewhere. */
export function isMembership(name: string): boolean {
  return membership.test(name);
}
