import rule from "../../rules/require-ownership-check.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

const stop = `throw new Error("No");`;
const isOwn = `if (trip.driverId !== user.id) { ${stop} }`;
const hasSome = `if (trip.passengers.length === 0) { ${stop} }`;

/** Somebody is taken off a trip, after a look at the trip and at those of its passengers whom the client names. */
const action = (where: string, checks: readonly string[]) => `"use server";
export async function remove(passengerId, tripId) {
const user = await requireUser();
const trip = await db.trip.findUnique({ where: { id: tripId }, include: { passengers: { where: ${where} } } });
if (!trip) { ${stop} }
${checks.join("\n")}
await db.passenger.delete({ where: { id: passengerId } });
}`;

const named = "{ id: passengerId }";

const reported = (name: string, where: string, checks: readonly string[]) => {
  const code = action(where, checks);
  return {
    name,
    code,
    errors: [
      {
        messageId: "changes" as const,
        data: {
          action: "remove",
          value: "`passengerId`",
          column: "id",
          does: "writes to the database",
          effect: "db.passenger.delete",
          line: String(code.split("\n").length - 1),
          route: "",
        },
        ...placeOf(code, "passengerId, tripId"),
        endColumn: placeOf(code, "passengerId, tripId").column + "passengerId".length,
      },
    ],
  };
};

new RuleTester().run("require-ownership-check: records of a relation", rule, {
  valid: [
    {
      name: "found among those of a record of the caller's own",
      code: action(named, [isOwn, hasSome]),
    },
    {
      name: "found before the record is compared with the caller",
      code: action(named, [hasSome, isOwn]),
    },
    {
      name: "found with something else that is asked for",
      code: action("{ AND: [{ id: passengerId }, { state: 'waiting' }] }", [isOwn, hasSome]),
    },
  ],
  invalid: [
    reported("of a record of anybody's", named, [hasSome]),
    reported("of a record of the caller's own, whether there is one or not", named, [isOwn]),
    reported("one of those that come along, or another", "{ OR: [{ id: passengerId }, { state: 'waiting' }] }", [
      isOwn,
      hasSome,
    ]),
  ],
});
