import rule from "../../rules/require-ownership-check.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

const action = (body: string) => `"use server";
import { auth } from "@clerk/nextjs/server";
import Stripe from "stripe";
import { Paddle } from "@paddle/paddle-node-sdk";
import { drizzle } from "drizzle-orm/node-postgres";
import { eq } from "drizzle-orm";
import { pgTable, text } from "drizzle-orm/pg-core";
const plans = pgTable("plans", { id: text().primaryKey(), userId: text(), contract: text() });
const sql = drizzle("url");
const stripe = new Stripe(process.env.STRIPE_KEY);
const paddle = new Paddle(process.env.PADDLE_KEY);
export async function change(id: string) {
  const { userId } = await auth.protect();
  ${body}
}`;

const silent = (name: string, body: string) => ({ name, code: action(body) });

const reported = (name: string, effect: string, rest = "(id);") => {
  const code = action(`await ${effect}${rest}`);
  const data = {
    action: "change",
    does: "calls the payment provider",
    effect,
    line: "14",
    route: "",
    value: "`id`",
    column: "",
  };
  return { name, code, errors: [{ messageId: "service" as const, data, ...placeOf(code, "id: string") }] };
};

const own = "const [plan] = await sql.select().from(plans).where(eq(plans.userId, userId));";

new RuleTester().run("require-ownership-check", rule, {
  valid: [
    silent("the caller's own contract", `${own}\n  await stripe.subscriptions.cancel(plan.contract);`),
    silent(
      "a contract that is the caller's own",
      `${own}\n  if (plan.contract !== id) return;\n  await stripe.subscriptions.cancel(id);`,
    ),
    silent("a contract that is looked at", "await stripe.subscriptions.retrieve(id);"),
    silent("a contract that is made", "await stripe.subscriptions.create({ items: [{ price: id }] });"),
    silent("an order at a price", "await stripe.checkout.sessions.create({ line_items: [{ price: id }] });"),
  ],
  invalid: [
    reported("a contract that is ended", "stripe.subscriptions.cancel"),
    reported("a contract that is changed", "stripe.subscriptions.update", "(id, { cancel_at_period_end: true });"),
    reported("a way to pay that is taken away", "stripe.paymentMethods.detach"),
    reported("a contract with another provider", "paddle.subscriptions.pause", "(id, {});"),
  ],
});
