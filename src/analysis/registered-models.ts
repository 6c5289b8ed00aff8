import { dirname, join } from "node:path";

import { moduleExport, topLevelValue } from "../flow/language/toplevel.ts";
import type { Run } from "../flow/run.ts";
import type { Value } from "../flow/values/value.ts";
import type { SourceModule } from "../modules/index.ts";
import { sharedGraph } from "../modules/index.ts";

/** A folder of so many files is none of models. */
const mostFiles = 200;

const source = /\.[cm]?[jt]sx?$/u;
const registration = /\bmodel\s*(?:<[^()]*>)?\(\s*["'`](?<name>\w+)["'`]/gu;

/**
 * What mongoose knows by a name that a reference says (`ref: "User"`), where a file of the same folder makes it: models are
 * found by their names only once they were made, whoever has imported them.
 */
export function registeredModel(run: Run, { file }: SourceModule, name: string): readonly Value[] {
  const path = filesOf(dirname(file)).get(name);
  const module = path === undefined ? undefined : sharedGraph().open(path);
  if (module === undefined) {
    return [];
  }
  const names = [...module.bindings].flatMap(([own, { kind }]) => (kind === "variable" ? [own] : []));
  return [...names.map((own) => topLevelValue(run, module, own)), moduleExport(run, module, "default")].flatMap(
    (value) => value ?? [],
  );
}

/** The files of a folder, by the names of the models that they make. */
function filesOf(folder: string): ReadonlyMap<string, string> {
  const graph = sharedGraph();
  return graph.derived(`${folder}\0registered models`, () => {
    const files = graph.listFiles(folder).filter((name) => source.test(name));
    return new Map(
      (files.length > mostFiles ? [] : files).flatMap((name) => {
        const path = join(folder, name);
        return [...(graph.readText(path) ?? "").matchAll(registration)].map(
          ({ groups }) => [groups?.["name"] ?? "", path] as const,
        );
      }),
    );
  });
}
