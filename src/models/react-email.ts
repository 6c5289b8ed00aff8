import type { Api, LibraryModel } from "./model.ts";

/** React escapes what stands in the text and in attributes. */
const render: Api = { call: { returns: { from: ["0"], as: "string", safe: ["html"] } } };

/** React Email: what makes the text of a mail of a component. */
export const reactEmail: LibraryModel = {
  name: "React Email",
  packages: ["@react-email/components", "@react-email/render", "react-email"],
  versions: ">=0.0.1",
  documentation: "https://react.email/docs/utilities/render",
  exports: { pretty: { call: { returns: { argument: "0" } } }, render, renderAsync: render, toPlainText: render },
};
