import type { LibraryModel } from "./model.ts";
import { clientClass } from "./paid-clients.ts";
import { actOn, create } from "./payments.ts";
import { lookUpsAnd, signed } from "./services.ts";

/** Square, with what it was called before (`client.paymentsApi.createPayment()`). */
export const square: LibraryModel = {
  name: "Square",
  packages: ["square", "square/legacy"],
  versions: "^39.1.0 || ^46.0.0",
  documentation: "https://developer.squareup.com/docs/sdks/nodejs",
  exports: {
    Client: clientClass("0.accessToken"),
    SquareClient: clientClass("0.token"),
    WebhooksHelper: { members: { verifySignature: { call: signed } } },
  },
  types: {
    Client: {
      members: {
        // They hand out tokens for what the client has been let in to.
        mobileAuthorizationApi: {},
        oAuth: {},
        oAuthApi: {},
        "with*": {},
        "*": { type: "Resource" },
      },
    },
    Resource: {
      call: actOn,
      members: {
        ...lookUpsAnd("batchGet*", "batchRetrieve*", "calculate*"),
        "create*": { call: create },
        "*": { type: "Resource" },
      },
    },
  },
};
