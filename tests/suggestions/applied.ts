import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";

import type { RuleModule } from "../../src/rule.ts";

/** A finding's suggestions applied, each to the code as it was. */
export interface Applied {
  readonly output: string;
  /** What the rule, or the parser, has to say of the result. */
  readonly left: readonly string[];
}

const linter = new Linter({ cwd: "/" });

/** Applies every suggestion that a rule makes for a file, or those by one message, and lints each result again. */
export function applied(
  rule: RuleModule,
  code: string,
  { filename = "/app/actions.ts", options = [] as object[], only = "" } = {},
) {
  const verify = (text: string) =>
    linter.verify(
      text,
      [
        {
          files: ["**/*.ts", "**/*.tsx"],
          languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: filename.endsWith("x") } } },
          plugins: { server: { rules: { rule } } },
          rules: { "server/rule": ["error", ...options] },
        },
      ],
      filename,
    );
  const messages = verify(code);
  return messages.flatMap(({ suggestions = [] }) =>
    suggestions
      .filter(({ messageId }) => only === "" || messageId === only)
      .map(({ fix: { range, text } }): Applied => {
        const output = code.slice(0, range[0]) + text + code.slice(range[1]);
        return { output, left: verify(output).map(({ message }) => message) };
      }),
  );
}
