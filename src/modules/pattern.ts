/** A pattern with at most one `*`, and what it stands for. */
export interface Alias {
  readonly pattern: string;
  readonly targets: readonly string[];
}

/** The entry that names a specifier, the exact one or else the one with the longest beginning, its `*` filled in. */
export function bestAlias(aliases: readonly Alias[], specifier: string): Alias | undefined {
  let best: { readonly alias: Alias; readonly prefix: string; readonly middle: string } | undefined;
  for (const alias of aliases) {
    const star = alias.pattern.indexOf("*");
    if (star === -1) {
      if (alias.pattern === specifier) {
        return alias;
      }
      continue;
    }
    const prefix = alias.pattern.slice(0, star);
    const suffix = alias.pattern.slice(star + 1);
    const fits =
      specifier.startsWith(prefix) && specifier.endsWith(suffix) && specifier.length >= prefix.length + suffix.length;
    if (fits && (best === undefined || prefix.length > best.prefix.length)) {
      best = { alias, prefix, middle: specifier.slice(prefix.length, specifier.length - suffix.length) };
    }
  }
  if (best === undefined) {
    return undefined;
  }
  const { alias, middle } = best;
  return { pattern: alias.pattern, targets: alias.targets.map((target) => target.replace("*", () => middle)) };
}
