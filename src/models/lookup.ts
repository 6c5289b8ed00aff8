import type { Api, LibraryModel } from "./model.ts";

/** Finds the model of a package's export, a global, or generated code. */
export interface ModelIndex {
  readonly ofImport: (specifier: string, name: string) => ModelledExport | undefined;
  readonly ofGlobal: (name: string) => ModelledExport | undefined;
  readonly ofGenerated: (name: string) => ModelledExport | undefined;
  readonly byName: (library: string) => LibraryModel | undefined;
  /** The model of a package, whatever is imported from it. */
  readonly modelOf: (specifier: string) => LibraryModel | undefined;
}

export interface ModelledExport {
  readonly model: LibraryModel;
  readonly api: Api;
  readonly name: string;
}

/** Later models win, so that a project's own come last. */
export function indexModels(models: readonly LibraryModel[]): ModelIndex {
  const exact = new Map<string, LibraryModel>();
  const prefixes: { readonly prefix: string; readonly model: LibraryModel }[] = [];
  const globals = new Map<string, LibraryModel>();
  const generated = new Map<string, LibraryModel>();
  const names = new Map<string, LibraryModel>();
  for (const model of models) {
    names.set(model.name, model);
    for (const specifier of model.packages) {
      if (specifier.endsWith("/*")) {
        prefixes.unshift({ prefix: specifier.slice(0, -1), model });
      } else {
        exact.set(specifier, model);
      }
    }
    model.globals?.forEach((name) => globals.set(name, model));
    model.generated?.names.forEach((name) => generated.set(name, model));
  }
  const find = (specifier: string) =>
    exact.get(specifier) ?? prefixes.find(({ prefix }) => specifier.startsWith(prefix))?.model;
  const exported = (model: LibraryModel | undefined, name: string): ModelledExport | undefined => {
    const api = model?.exports[name] ?? model?.exports["*"];
    return model === undefined || api === undefined ? undefined : { model, api, name };
  };
  return {
    ofImport: (specifier, name) => exported(find(specifier), name),
    ofGlobal: (name) => (Object.hasOwn(Object.prototype, name) ? undefined : exported(globals.get(name), name)),
    ofGenerated: (name) => exported(generated.get(name), name),
    byName: (library) => names.get(library),
    modelOf: find,
  };
}

/** The API that an entry stands for: its named type's, with what stands beside it added. */
export function resolveApi(model: LibraryModel, api: Api): Api {
  if (api.type === undefined) {
    return api;
  }
  const named = model.types?.[api.type];
  if (named === undefined) {
    return api;
  }
  const base = resolveApi(model, named);
  const { type: _, ...own } = api;
  return { ...base, ...own, ...(base.members && { members: { ...base.members, ...own.members } }) };
}

/** `NEXT_PUBLIC_*` stands for all members that begin so. */
function byPrefix(members: Readonly<Record<string, Api>>, name: string): Api | undefined {
  const key = Object.keys(members).find(
    (one) => one.length > 1 && one.endsWith("*") && name.startsWith(one.slice(0, -1)),
  );
  return key === undefined ? undefined : members[key];
}

/** The API of a member, if the model has it. Object.prototype's own names are no members. */
export function memberApi(model: LibraryModel, api: Api, name: string): Api | undefined {
  const { members } = resolveApi(model, api);
  if (members === undefined) {
    return undefined;
  }
  const found = Object.hasOwn(members, name) ? members[name] : (byPrefix(members, name) ?? members["*"]);
  return found === undefined ? undefined : resolveApi(model, found);
}
