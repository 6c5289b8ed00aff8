const name = String.raw`[\w."\x60[\]]+`;

/** A text that asks once, of tables; what is put together from several, or counted by groups, is no table's row. */
const asking = /^select\s+(?:distinct\s+)?(?<list>.+?)\s+from\s+(?<tables>.+)$/iu;
const together = /\b(?:union|intersect|except|group\s+by|having|select)\b/iu;

/** Words that may stand behind a table, and are no other name of it. */
const clauses = "as|cross|fetch|for|full|inner|join|left|limit|natural|offset|on|order|outer|right|using|where|window";
const named = new RegExp(
  String.raw`(?:^|\bjoin\s+|,\s*)(?<table>${name})(?:\s+(?:as\s+)?(?!(?:${clauses})\b)(?<alias>\w+))?(?=[\s,]|$)`,
  "giu",
);

/** Longer texts are more than one question. */
const longest = 2000;

/** The table whose whole rows a text of SQL asks for: `SELECT s.* FROM students s JOIN …`; undefined where there is none. */
export function tableOfRows(words: string): string | undefined {
  const { list = "", tables = "" } = (words.length <= longest ? asking.exec(words)?.groups : undefined) ?? {};
  if (list === "" || together.test(list) || together.test(tables)) {
    return undefined;
  }
  const [clause = ""] = tables.split(/\b(?:where|order\s+by|limit)\b/iu);
  const known = [...clause.matchAll(named)].map(({ groups = {} }) => {
    const table = bare(groups["table"]);
    return { table, alias: groups["alias"] ?? table };
  });
  const parts = list.split(",").map((part) => part.trim());
  if (parts.includes("*")) {
    return known[0]?.table;
  }
  const whole = parts.flatMap((part) => /^(?<alias>\S+)\.\*$/u.exec(part)?.groups?.["alias"] ?? []).map(bare);
  return known.find(({ alias }) => whole.includes(alias))?.table;
}

/** `"public"."students"` is `students`. */
function bare(text = ""): string {
  return (text.split(".").at(-1) ?? "").replaceAll(/["`[\]\s]/gu, "");
}
