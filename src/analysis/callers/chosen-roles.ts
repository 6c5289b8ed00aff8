import type { EffectEvent } from "../../flow/event.ts";
import { any, meet, withoutNullish } from "../../flow/values/shape.ts";
import type { Shape } from "../../flow/values/shape.ts";
import type { State } from "../../flow/values/state.ts";
import type { ClientOrigin, Value } from "../../flow/values/value.ts";
import { isClientsAlone } from "../../flow/values/value.ts";
import { principalKind } from "../../schemas/index.ts";
import { dataModelOf, namedModel } from "../data-models.ts";
import { writtenColumns } from "../effects/written.ts";

/** What an account may do, as far as the client says it. */
export interface ChosenRole {
  readonly origin: ClientOrigin;
  readonly column: string;
}

/** Columns that say what an account may do. */
const roleColumn = /^(?:user_?)?roles?$|^(?:is_?)?(?:super_?)?admin$|^permissions?$/iu;

/** What those are called who run a service. */
const administrator = /admin|super_?user|^root$|staff|moderator/iu;

/** The role that the client sends for an account which is made for somebody unknown, if nothing keeps it from being an administrator's. */
export function chosenRoleIn(effect: EffectEvent): ChosenRole | undefined {
  for (const { name, value } of makesAccount(effect) && isOfStranger(effect.state) ? writtenColumns(effect) : []) {
    const origin = roleColumn.test(name) ? freelyChosen(effect, name, value) : undefined;
    if (origin !== undefined) {
      return { origin, column: name };
    }
  }
  return undefined;
}

function makesAccount({ danger, query }: EffectEvent): boolean {
  const model = query && namedModel(query);
  return (
    danger === "database-write" &&
    query?.verb === "create" &&
    model !== undefined &&
    principalKind("id", model) === "user"
  );
}

/** Nobody is known, and nobody has shown an invitation or a secret. */
function isOfStranger(state: State): boolean {
  return !["authenticated?", "let in", "captured"].some((fact) => state.has(fact));
}

/** The client's own value for a role, if nothing keeps it from being an administrator's. */
function freelyChosen({ query, site, state }: EffectEvent, column: string, value: Value): ClientOrigin | undefined {
  const { values } = (query && dataModelOf(query, site.module)?.columns.get(column)) ?? {};
  if (values?.some((one) => administrator.test(one)) === false) {
    return undefined;
  }
  for (const alternative of state.alternatives(value)) {
    if (alternative.kind === "opaque" && isClientsAlone(alternative)) {
      const [origin] = alternative.from;
      const shape = withoutNullish(meet(state.refinement(value.id)?.shape ?? any, alternative.shape));
      if (
        origin?.kind === "client" &&
        origin.via !== "cookie" &&
        origin.via !== "header" &&
        mayBeAnything(shape, values !== undefined)
      ) {
        return origin;
      }
    }
  }
  return undefined;
}

/** Of an enumeration that is made elsewhere, all values are possible; which those are, the table may say. */
function mayBeAnything(shape: Shape, isAllKnown: boolean): boolean {
  switch (shape.kind) {
    case "any":
    case "entry":
    case "scalar":
    case "string":
    case "boolean":
      return true;
    case "enum":
      return typeof shape.values === "object"
        ? [...shape.values].some((one) => administrator.test(one))
        : isAllKnown && shape.values === "all";
    case "array":
      return mayBeAnything(shape.element, isAllKnown);
    case "union":
      return shape.of.some((one) => mayBeAnything(one, isAllKnown));
    default:
      return false;
  }
}
