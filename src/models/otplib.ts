import type { Api, LibraryModel } from "./model.ts";

const checked = (password: string, hash: string): Api => ({
  call: { effect: { danger: "password-check", ports: { password, hash } }, returns: "boolean" },
});
const checks: Readonly<Record<string, Api>> = {
  check: checked("0", "1"),
  generate: { call: { returns: { secret: "code" } } },
  generateSecret: { call: { returns: { random: "secure" } } },
  verify: checked("0.token", "0.secret"),
};
const maker: Api = { construct: { returns: { type: "Checks" } } };

/** otplib: codes of an authenticator. */
export const otplib: LibraryModel = {
  name: "otplib",
  packages: ["@otplib/core", "otplib"],
  versions: "^12.0.0",
  documentation: "https://otplib.yeojz.dev/v12/",
  exports: {
    Authenticator: maker,
    HOTP: maker,
    TOTP: maker,
    authenticator: { type: "Checks" },
    totp: { type: "Checks" },
  },
  types: { Checks: { members: checks } },
};
