/** Where the last occurrence of a text in a code begins and ends, as a report says it. */
export function placeOf(code: string, text: string) {
  const start = code.lastIndexOf(text);
  const position = (at: number) => {
    const lines = code.slice(0, at).split("\n");
    return { line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
  };
  const { line: endLine, column: endColumn } = position(start + text.length);
  return { ...position(start), endLine, endColumn };
}
