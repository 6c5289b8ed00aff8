import type { Api, LibraryModel } from "./model.ts";

/** An object of a class with the members of a plain one: all of them, unless it is told to take those that are exposed. */
const toInstance: Api = {
  call: [
    {
      when: { at: "2.excludeExtraneousValues", is: true },
      validates: { value: "1", schema: { make: "any" }, keys: "closed", failure: "never" },
    },
    { returns: { argument: "1" } },
  ],
};
const toPlain: Api = { call: { returns: { argument: "0" } } };

/** class-transformer. It checks nothing. */
export const classTransformer: LibraryModel = {
  name: "class-transformer",
  packages: ["class-transformer"],
  versions: "^0.5.1",
  documentation: "https://github.com/typestack/class-transformer",
  exports: {
    classToPlain: toPlain,
    instanceToInstance: toPlain,
    instanceToPlain: toPlain,
    plainToClass: toInstance,
    plainToInstance: toInstance,
  },
};
