import { analysed } from "../flow/testkit.ts";

/** What an action with this body, which is given an `id` and an `input`, does to the world. */
export function effectsOf(imports: string, body: string): string {
  const [action] = analysed(
    `"use server";\n${imports}\nexport async function act(id: string, input: object) { ${body} }`,
  );
  return (action?.events ?? []).flatMap((event) => (event.kind === "effect" ? [event.danger] : [])).join(" ");
}
