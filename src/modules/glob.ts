/** More are nobody's intention: twenty pairs of braces would be a million. */
const mostAlternatives = 200;

const braces = /^(?<before>.*?)\{(?<list>[^{}]*)\}(?<after>.*)$/u;

/** `packages/{a,b}` is two patterns. */
export function alternatives(pattern: string): readonly string[] {
  let patterns: readonly string[] = [simplified(pattern)];
  while (patterns.some((candidate) => braces.test(candidate))) {
    const next = patterns.flatMap(withoutBraces);
    if (next.length > mostAlternatives) {
      break;
    }
    patterns = next;
  }
  return patterns;
}

function withoutBraces(pattern: string): readonly string[] {
  const { before = "", list, after = "" } = braces.exec(pattern)?.groups ?? {};
  return list === undefined ? [pattern] : list.split(",").map((item) => before + item + after);
}

/** Stars that say what the ones before them say would be tried in all combinations. */
function simplified(glob: string): string {
  return glob.replace(/\*{2,}/gu, "**").replace(/(?:\*\*\/)+/gu, "**/");
}

/** A glob as an expression for the whole path. */
export function globExpression(glob: string): RegExp {
  const source = simplified(glob).replace(/\*\*\/|\/\*\*$|\*\*|\*|\?|[\\^$+.()|[\]{}]/gu, (part) => {
    switch (part) {
      case "**/":
        return "(?:[^/]+/)*";
      case "/**":
        return "(?:/.*)?";
      case "**":
        return ".*";
      case "*":
        return "[^/]*";
      case "?":
        return "[^/]";
      default:
        return `\\${part}`;
    }
  });
  return new RegExp(`^${source}$`, "u");
}
