import { describe, expect, it } from "vitest";

import { summary } from "../flow/testkit.ts";
import { effectsOf } from "./effects.ts";

const clients = {
  braintree: `import braintree from "braintree";
const gateway = new braintree.BraintreeGateway({ environment: braintree.Environment.Sandbox, privateKey: process.env.KEY! });`,
  mercadoPago: `import { MercadoPagoConfig, Payment, Preference } from "mercadopago";
const config = new MercadoPagoConfig({ accessToken: process.env.TOKEN! });`,
  paddle: `import { Paddle } from "@paddle/paddle-node-sdk"; const paddle = new Paddle(process.env.KEY!);`,
  paypal: `import { Client, OrdersController, SubscriptionsController } from "@paypal/paypal-server-sdk";
const client = new Client({ clientCredentialsAuthCredentials: { oAuthClientId: "", oAuthClientSecret: process.env.KEY! } });
const orders = new OrdersController(client); const subscriptions = new SubscriptionsController(client);`,
  razorpay: `import Razorpay from "razorpay"; const razorpay = new Razorpay({ key_id: "", key_secret: process.env.KEY! });`,
  square: `import { Client, SquareClient } from "square"; const square = new SquareClient({ token: process.env.KEY! });
const older = new Client({ accessToken: process.env.KEY! });`,
};

describe("payment providers", () => {
  it.each([
    ["razorpay", "await razorpay.orders.create({ amount: id });", "payment"],
    ["razorpay", "await razorpay.payments.refund(id, {});", "payment"],
    ["razorpay", "await razorpay.orders.fetch(id);", "harmless"],
    ["razorpay", "await razorpay.plans.all();", "harmless"],
    ["paddle", "await paddle.subscriptions.cancel(id, {});", "payment"],
    ["paddle", "await paddle.customerPortalSessions.create(id, []);", "payment"],
    ["paddle", "await paddle.subscriptions.previewUpdate(id, {});", "harmless"],
    ["paddle", "paddle.prices.list();", "harmless"],
    ["mercadoPago", "await new Preference(config).create({ body: input });", "payment"],
    ["mercadoPago", "await new Payment(config).get({ id });", "harmless"],
    ["mercadoPago", "await new Payment(new MercadoPagoConfig({ accessToken: id })).create({ body: input });", ""],
    ["paypal", "await orders.captureOrder({ id });", "payment"],
    ["paypal", "await subscriptions.deactivateBillingPlan(id);", "payment"],
    ["paypal", "await orders.getOrder({ id });", "harmless"],
    ["square", "await square.checkout.paymentLinks.create({ idempotencyKey: id });", "payment"],
    ["square", "await older.paymentsApi.createPayment(input);", "payment"],
    ["square", "await square.customers.get({ customerId: id });", "harmless"],
    ["square", "await older.customersApi.retrieveCustomer(id);", "harmless"],
    ["braintree", "await gateway.transaction.sale({ paymentMethodNonce: id });", "payment"],
    ["braintree", "await gateway.clientToken.generate({ customerId: id });", "payment"],
    ["braintree", "await gateway.clientToken.generate({});", "harmless"],
    ["braintree", "await gateway.transaction.find(id);", "harmless"],
  ] as const)("%s: %s", (client, body, effect) => {
    expect(effectsOf(clients[client], body)).toBe(effect);
  });

  it.each([
    [
      `import { validatePaymentVerification } from "razorpay/dist/utils/razorpay-utils";`,
      "if (!validatePaymentVerification({ order_id: id, payment_id: id }, id, process.env.KEY!)) return;",
      "authenticated",
    ],
    [
      `import { validatePaymentVerification } from "razorpay/dist/utils/razorpay-utils";`,
      "validatePaymentVerification({ order_id: id, payment_id: id }, id, process.env.KEY!);",
      "anonymous",
    ],
    [clients.paddle, "await paddle.webhooks.unmarshal(id, process.env.SECRET!, id);", "authenticated"],
    [clients.paddle, "await paddle.webhooks.isSignatureValid(id, process.env.SECRET!, id);", "anonymous"],
    [clients.paddle, "if (!(await paddle.webhooks.isSignatureValid(id, id, id))) throw new Error();", "authenticated"],
    [
      `import { WebhookSignatureValidator } from "mercadopago";`,
      "WebhookSignatureValidator.validate({ xSignature: id, xRequestId: id, dataId: id, secret: process.env.SECRET! });",
      "authenticated",
    ],
    [clients.braintree, "await gateway.webhookNotification.parse(id, id);", "authenticated"],
    [clients.braintree, "await gateway.webhookNotification.verify(id);", "anonymous"],
  ])("a signature: %s %s", (imports, body, known) => {
    expect(
      summary(
        `"use server";\nimport { prisma } from "./db"; ${imports}\nexport async function act(id: string) { ${body} await prisma.order.delete({ where: { id } }); }`,
      ).at(-1),
    ).toBe(`database-write prisma.order.delete ${known}`);
  });
});
