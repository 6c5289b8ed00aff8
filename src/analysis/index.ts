export { analyze } from "./analyze.ts";
export type { AnalysedAction, Analysis } from "./analyze.ts";
export { exposureOf } from "./authentication.ts";
export type { Exposure, Gap } from "./authentication.ts";
export { dangers } from "./dangers.ts";
export { nameOf, parameterOf } from "./parameters.ts";
export { uncheckedUseOf } from "./validation.ts";
export type { Lack, UncheckedUse } from "./validation.ts";
export { lineOf, routeOf } from "./words.ts";
