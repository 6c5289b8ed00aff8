import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

const values: Readonly<Record<string, string>> = { httpOnly: "true", secure: "true", sameSite: '"lax"' };

/** Gives a cookie the attributes that it lacks, where its options stand in the call that sets it. */
export function cookieEdit(
  sourceCode: Readonly<TSESLint.SourceCode>,
  call: TSESTree.Node,
  lacks: readonly string[],
): TSESLint.ReportFixFunction | undefined {
  if (call.type !== "CallExpression" || call.arguments.some(({ type }) => type === "SpreadElement")) {
    return undefined;
  }
  const [first, second, options, ...more] = call.arguments;
  const missing = lacks.map((name) => `${name}: ${values[name] ?? "true"}`).join(", ");
  if (first === undefined || more.length > 0) {
    return undefined;
  }
  if (second === undefined) {
    return first.type === "ObjectExpression" ? completed(first, lacks) : undefined;
  }
  if (options === undefined) {
    return (fixer) => fixer.insertTextAfter(second, `, { ${missing} }`);
  }
  if (options.type === "ObjectExpression") {
    return completed(options, lacks);
  }
  return options.type === "Identifier"
    ? (fixer) => fixer.replaceText(options, `{ ...${sourceCode.getText(options)}, ${missing} }`)
    : undefined;
}

function completed(
  { properties, range }: TSESTree.ObjectExpression,
  lacks: readonly string[],
): TSESLint.ReportFixFunction | undefined {
  const last = properties.at(-1);
  const known = lacks.map((name) => ({ name, given: properties.filter((one) => nameOf(one) === name) }));
  // What is spread in later would win.
  const isOverridden = known.some(
    ({ given: [one] }) =>
      one !== undefined && properties.slice(properties.indexOf(one)).some(({ type }) => type === "SpreadElement"),
  );
  if (isOverridden || known.some(({ given }) => given.length > 1)) {
    return undefined;
  }
  const missing = known
    .filter(({ given }) => given.length === 0)
    .map(({ name }) => `${name}: ${values[name] ?? "true"}`)
    .join(", ");
  return (fixer) => [
    ...known.flatMap(({ name, given: [one] }) =>
      one === undefined ? [] : [fixer.replaceText(one, `${name}: ${values[name] ?? "true"}`)],
    ),
    ...(missing === ""
      ? []
      : [
          last === undefined
            ? fixer.replaceTextRange([range[0], range[1]], `{ ${missing} }`)
            : fixer.insertTextAfter(last, `, ${missing}`),
        ]),
  ];
}

function nameOf(property: TSESTree.ObjectLiteralElement): string | undefined {
  if (property.type !== "Property" || property.computed) {
    return undefined;
  }
  return property.key.type === "Identifier" ? property.key.name : String((property.key as TSESTree.Literal).value);
}
