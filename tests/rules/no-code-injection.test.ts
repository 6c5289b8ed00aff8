import rule from "../../rules/no-code-injection.ts";
import { casesOf } from "../injection-cases.ts";
import { RuleTester } from "../rule-tester.ts";

const { silent, reported } = casesOf(`import vm from "node:vm";
import { z } from "zod";`);

new RuleTester().run("no-code-injection", rule, {
  valid: [
    { name: "no server action", code: "export function act(x) { return eval(x); }" },
    silent("code of the program's own", `return eval("1 + 1");`),
    silent("a number", "return eval(`2 * ${Number(x)}`);"),
    silent("JSON", "return JSON.parse(x);"),
    silent("a value that is quoted", "return eval(`double(${JSON.stringify(x)})`);"),
    silent("one of several names", `if (!["min", "max"].includes(x)) return;\nreturn eval(\`Math.\${x}(1, 2)\`);`),
    silent("a value that the code gets to see", "return vm.runInNewContext('value * 2', { value: x });"),
  ],
  invalid: [
    reported("eval", "return eval(x);", "eval(x)"),
    reported("a part of the code", "return eval(`price * ${x}`);", "eval(`price * ${x}`)"),
    reported("a function that is made", `return new Function("price", x)(1);`, `new Function("price", x)`),
    reported("a function that is called to be made", `return Function("return " + x)();`, `Function("return " + x)`),
    reported("vm.runInNewContext", "return vm.runInNewContext(x, {});", "vm.runInNewContext(x, {})"),
    reported("vm.Script", "return new vm.Script(x).runInThisContext();", "new vm.Script(x)"),
    reported(
      "a validated text",
      "const { formula } = z.object({ formula: z.string().max(80) }).parse(x);\nreturn eval(formula);",
      "eval(formula)",
      { source: "`x.formula`" },
    ),
  ],
});
