import type { Api, LibraryModel } from "./model.ts";

/** Makes the functions that find their way between the pages of several languages. */
const navigation: Api = { call: { returns: { type: "Navigation" } } };

/** What next-intl's functions for the server mean. */
export const nextIntl: LibraryModel = {
  name: "next-intl",
  packages: ["next-intl/navigation", "next-intl/routing", "next-intl/server"],
  versions: "^3.26.0 || ^4.0.0",
  documentation: "https://next-intl.dev/docs/environments/actions-metadata-route-handlers",
  exports: {
    createLocalizedPathnamesNavigation: navigation,
    createNavigation: navigation,
    createSharedPathnamesNavigation: { call: { returns: { type: "SharedNavigation" } } },
    defineRouting: { call: { returns: { argument: "0" } } },
    getFormatter: { call: { async: true, returns: { type: "Formatter" } } },
    getLocale: { call: { async: true, returns: "string" } },
    getMessages: { call: { async: true, returns: "unknown" } },
    getNow: { call: { async: true, returns: "date" } },
    getRequestConfig: { call: { returns: { argument: "0" } } },
    getTimeZone: { call: { async: true, returns: "string" } },
    getTranslations: { call: { async: true, returns: { type: "Translator" } } },
    setRequestLocale: { call: { effect: { danger: "harmless" }, returns: "undefined" } },
    unstable_setRequestLocale: { call: { effect: { danger: "harmless" }, returns: "undefined" } },
  },
  types: {
    Formatter: { members: { "*": { call: { returns: { from: ["*"], as: "string" } } } } },
    Navigation: {
      members: {
        getPathname: { call: { returns: { from: ["*"], as: "string" } } },
        permanentRedirect: {
          call: [
            {
              when: { at: "0.href", present: true },
              effect: { danger: "redirect", ports: { url: "0.href" } },
              never: "leaves",
            },
            { effect: { danger: "redirect", ports: { url: "0" } }, never: "leaves" },
          ],
        },
        redirect: {
          call: [
            {
              when: { at: "0.href", present: true },
              effect: { danger: "redirect", ports: { url: "0.href" } },
              never: "leaves",
            },
            { effect: { danger: "redirect", ports: { url: "0" } }, never: "leaves" },
          ],
        },
      },
    },
    SharedNavigation: {
      members: {
        permanentRedirect: {
          call: [
            {
              when: { at: "0.href", present: true },
              effect: { danger: "redirect", ports: { url: "0.href" } },
              never: "leaves",
            },
            { effect: { danger: "redirect", ports: { url: "0" } }, never: "leaves" },
          ],
        },
        redirect: {
          call: [
            {
              when: { at: "0.href", present: true },
              effect: { danger: "redirect", ports: { url: "0.href" } },
              never: "leaves",
            },
            { effect: { danger: "redirect", ports: { url: "0" } }, never: "leaves" },
          ],
        },
      },
    },
    // The text may hold the values that are put into it.
    Translator: {
      call: { returns: { from: ["1"], as: "string" } },
      members: {
        has: { call: { returns: "boolean" } },
        markup: { call: { returns: { from: ["1"], as: "string" } } },
        raw: { call: { returns: "unknown" } },
        rich: { call: { returns: "unknown" } },
      },
    },
  },
};
