import { placeOf } from "./place.ts";

interface Reported {
  /** The parameters of the action; the first one's name is what is reported. */
  readonly parameters?: string;
  /** What the message calls the client's value. */
  readonly source?: string;
  /** The call, as the message names it. */
  readonly effect?: string;
  /** How many edits are offered. */
  readonly suggestions?: number;
  /** Which of the rule's messages it is. */
  readonly messageId?: string;
}

/** Cases of the rules about injection: the body of an action `act(x)` behind some imports. */
export function casesOf(imports: string) {
  const before = `"use server";\n${imports}\n`;
  const action = (parameters: string, body: string) =>
    `${before}export async function act(${parameters}) {\n${body}\n}\n`;
  return {
    silent: (name: string, body: string, parameters = "x") => ({ name, code: action(parameters, body) }),

    /** `at` is the text of the call that is reported. */
    reported: (
      name: string,
      body: string,
      at: string,
      {
        parameters = "x",
        source = "`x`",
        effect = /^(?:new )?(?<called>[\w.$]+)/u.exec(at)?.groups?.["called"] ?? at,
        suggestions = 0,
        messageId = "injected",
      }: Reported = {},
    ) => {
      const code = action(parameters, body);
      const place = placeOf(code, at);
      return {
        name,
        code,
        errors: [
          {
            messageId,
            data: { action: "act", source, effect, line: String(place.line), route: "" },
            ...place,
            suggestions,
          },
        ],
      };
    },
  };
}
