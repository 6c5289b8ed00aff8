import type { Api, LibraryModel } from "./model.ts";

/** React escapes what stands in the text and in attributes. */
const render: Api = { call: { returns: { from: ["0"], as: "string", safe: ["html"] } } };

/** What of React makes HTML of a component. */
export const reactDomServer: LibraryModel = {
  name: "React DOM server",
  packages: ["react-dom/server"],
  versions: ">=18.0.0",
  documentation: "https://react.dev/reference/react-dom/server",
  exports: { renderToStaticMarkup: render, renderToString: render },
};
