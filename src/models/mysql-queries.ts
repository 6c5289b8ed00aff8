import type { Api, Call } from "./model.ts";

/** SQL text, and values for its places; or an object with both. */
export function mysqlQuery(result: Pick<Call, "async" | "returns">): readonly Call[] {
  const asked = (text: string, values: string): Call => ({
    effect: { danger: "raw-query", ports: { text, values } },
    query: { start: { verb: "raw" }, statement: text, where: { form: "condition", at: values }, rows: "many" },
    ...result,
  });
  return [
    { when: { at: "1", present: true }, ...asked("0", "1") },
    { when: { at: "0.values", present: true }, ...asked("0.sql", "0.values") },
    { when: { at: "0.sql", present: true }, ...asked("0.sql", "1") },
    asked("0", "1"),
  ];
}

const escaped: Api = { call: { returns: { from: ["0"], as: "string", safe: ["sql"] } } };

/** What writes values and names into a text of SQL so that they stay what they are. */
export const mysqlEscaping: Readonly<Record<string, Api>> = {
  escape: escaped,
  escapeId: escaped,
  // Of the values, nothing in the text can do harm any more.
  format: { call: { returns: { argument: "0" } } },
};
