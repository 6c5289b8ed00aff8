import rule from "../../rules/require-rate-limit.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

/** What asks for a PIN of the caller's own row, after something else was asked of it. */
const action = (before: string) => `"use server";
import { auth } from "@/auth";
export async function withdraw(pin: string) {
const { userId } = await auth();
if (!userId) return;
const user = await db.user.findUnique({ where: { id: userId } });
${before}
if (pin !== user.transactionPIN) return "wrong";
await db.payout.create({ data: { userId } });
}`;

const code = action('if (user.status !== "APPROVED") return;');

new RuleTester().run("require-rate-limit: a PIN of the caller's", rule, {
  valid: [{ name: "which only administrators have", code: action('if (user.role !== "ADMIN") return;') }],
  invalid: [
    {
      name: "which those have who were let in",
      code,
      errors: [
        {
          messageId: "guesses",
          data: {
            action: "withdraw",
            does: "compares what the client sends",
            effect: "transactionPIN",
            line: "8",
            route: "",
          },
          ...placeOf(code, "withdraw"),
        },
      ],
    },
  ],
});
