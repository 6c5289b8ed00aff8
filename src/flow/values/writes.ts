import { callFunction } from "../language/calls.ts";
import { setterOf, writeStatic } from "../language/classes.ts";
import { isOfTrial } from "../language/inert.ts";
import { removeColumn, writeColumn, writeSpread } from "../libraries/loaded-rows.ts";
import type { Run } from "../run.ts";
import { isConstant } from "./alternatives.ts";
import { setterName } from "./members.ts";
import { newObject } from "./objects.ts";
import type { Spread } from "./stored.ts";
import type { Value } from "./value.ts";
import { freshId } from "./value.ts";

/** Writes `value.name = member`, in each object that the value can be. */
export function writeMember(run: Run, value: Value, name: string, member: Value): void {
  for (const alternative of run.state.alternatives(value)) {
    if (alternative.kind === "object") {
      const object = run.state.object(alternative.ref);
      const setter =
        object?.fields.get(setterName(name)) ?? (object?.instanceOf && setterOf(run, object.instanceOf, value, name));
      if (setter !== undefined) {
        callFunction(run, setter, [member], { site: run.calls.at(-1)?.node ?? run.host.program, self: value });
      } else if (object !== undefined) {
        run.state.setObject(alternative.ref, { ...object, fields: new Map(object.fields).set(name, member) });
      }
    } else if (alternative.kind === "class") {
      writeStatic(run, alternative.code, name, member);
    } else if (isOfTrial(alternative)) {
      run.state.addPossible("written");
    } else if (alternative.kind === "opaque") {
      writeColumn(run, alternative, name, member);
      // Nothing is left of what was there before.
      if (isConstant(run.state.alternatives(member))) {
        removeColumn(run, alternative, name);
      }
    }
  }
}

/**
 * Writes a member whose name is only known as a value. What is known of both is known of them here, in one round of a loop
 * that others skip.
 */
export function writeUnknownMember(run: Run, value: Value, name: Value, content: Value): void {
  const key = run.state.known(name);
  const member = run.state.known(content);
  for (const alternative of run.state.alternatives(value)) {
    if (alternative.kind === "object") {
      const object = run.state.object(alternative.ref);
      if (object !== undefined) {
        const before = object.element === undefined ? [] : object.element.alternatives;
        const element =
          before.length === 0
            ? member
            : { id: freshId("e"), alternatives: [...before, ...member.alternatives].slice(0, 12) };
        run.state.setObject(
          alternative.ref,
          object.array
            ? { ...object, element }
            : {
                ...object,
                spread: [unnamed(run, key, member), ...object.spread],
              },
        );
      }
    } else if (isOfTrial(alternative)) {
      run.state.addPossible("written");
    } else {
      writeSpread(run, alternative, () => unnamed(run, key, member));
    }
  }
}

/** What has one member, under a name that is only known as a value. */
function unnamed(run: Run, key: Value, member: Value): Spread {
  return { value: newObject(run, new Map([["[]", member]])), without: new Set(), key };
}
