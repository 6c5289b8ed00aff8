import type { SourceModule } from "../../modules/index.ts";
import { wordOf } from "../libraries/places.ts";
import type { Run } from "../run.ts";
import type { Value } from "../values/value.ts";
import { opaque, valueOf } from "../values/value.ts";
import { importValue } from "./toplevel.ts";

/** `require("x")` within a function gives what one at the top of the module does. */
export function requiredModule(run: Run, module: SourceModule, wanted: Value | undefined): Value {
  const specifier = wanted && wordOf(run, wanted);
  return specifier === undefined ? opaque() : importValue(run, module, { specifier, name: "*", typeOnly: false });
}

/** `import("x")` promises what a module exports. */
export function promisedModule(run: Run, module: SourceModule, wanted: Value): Value {
  return wordOf(run, wanted) === undefined
    ? opaque()
    : valueOf({ kind: "promise", when: undefined, promise: { value: requiredModule(run, module, wanted) } });
}
