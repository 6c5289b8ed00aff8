import type { TSESTree } from "@typescript-eslint/utils";

import { isClientModule, ownDirective, serverDirective } from "../src/actions/directives.ts";
import { findActions } from "../src/actions/find-actions.ts";
import { analyze, isNoFunction } from "../src/analysis/index.ts";
import { bare } from "../src/ast/bare.ts";
import { givesElement } from "../src/ast/elements.ts";
import { isFunction, type FunctionNode } from "../src/ast/functions.ts";
import { defineRule } from "../src/rule.ts";
import { asyncEdit, movedEdit, reExportEdit } from "../src/suggestions/directives.ts";

export default defineRule({
  name: "valid-use-server",
  meta: {
    type: "problem",
    docs: {
      description: "Disallow `use server` directives that do not do what they say, and exports that cannot be actions",
      preset: "recommended",
      cwe: [],
    },
    hasSuggestions: true,
    messages: {
      misspelt: "`{{ text }}` is no directive, and does nothing; `use server` is meant.",
      backticks: "A text in backticks is no directive, and does nothing; put it into quotes.",
      misplaced: "`use server` does nothing here; it has to be the first statement of a file or a function.",
      notAsync: "`{{ name }}` is marked as a server action, but is not async; make it async.",
      instanceMethod: "A method of an instance cannot be a server action; make it static, or a function.",
      notFunction:
        "`{{ name }}` is exported from a `use server` file, but is no async function; move it to another file.",
      component:
        "`{{ name }}` is a component, and as an export of a `use server` file an endpoint that anybody can call; move it to another file.",
      onlyComponents:
        "`{{ name }}` is a component, and as an export of a `use server` file an endpoint that anybody can call; take the directive out, since the file exports no action.",
      reExport:
        "A `use server` file cannot hand on what another file exports, and Next.js does not compile it; import it, and export it by its name.",
      replace: "Write `use server` as a directive.",
      makeAsync: "Make it async.",
      move: "Move it to the start.",
      importFirst: "Import it, and export it by its name.",
    },
    schema: [],
  },

  create(context) {
    const { sourceCode } = context;
    const { ast } = sourceCode;
    if (!/["'`]\s*use[\s_-]*s/iu.test(sourceCode.text)) {
      return {};
    }
    const isModule = serverDirective(ast) === "module";
    const replace = (node: TSESTree.Node) =>
      [{ messageId: "replace", fix: (fixer) => fixer.replaceText(node, '"use server"') }] as const satisfies Parameters<
        typeof context.report
      >[0]["suggest"];

    const toAsync = (node: FunctionNode) => {
      const fix = asyncEdit(sourceCode, node);
      return fix && ([{ messageId: "makeAsync", fix }] as const);
    };
    const misplaced = (node: TSESTree.ExpressionStatement) => {
      const fix = movedEdit(sourceCode, node);
      context.report({ node, messageId: "misplaced", suggest: fix && [{ messageId: "move", fix }] });
    };

    const givesNoFunction = (name: string) => {
      const found = analyze(context).actions.find(({ action }) => action.kind === "export" && action.name === name);
      return found !== undefined && isNoFunction(found.run, found.action);
    };

    const place = (statement: TSESTree.ExpressionStatement) => {
      const { parent } = statement;
      const owner = parent.type === "BlockStatement" ? parent.parent : parent;
      if (owner.type === "Program") {
        if (!isModule && !isClientModule(ast)) {
          misplaced(statement);
        }
      } else if (!isFunction(owner) || ownDirective(owner) === undefined) {
        misplaced(statement);
      } else if (owner.parent.type === "MethodDefinition" && !owner.parent.static) {
        context.report({ node: statement, messageId: "instanceMethod" });
      } else if (!owner.async) {
        context.report({
          node: statement,
          messageId: "notAsync",
          data: { name: owner.id?.name ?? "this function" },
          suggest: toAsync(owner),
        });
      }
    };

    return {
      ExpressionStatement(statement) {
        const { expression } = statement;
        if (expression.type === "TemplateLiteral" && expression.expressions.length === 0) {
          if (expression.quasis[0]?.value.raw.trim() === "use server") {
            context.report({ node: expression, messageId: "backticks", suggest: replace(expression) });
          }
        } else if (expression.type === "Literal" && typeof expression.value === "string") {
          if (expression.value === "use server") {
            place(statement);
          } else if (misspelt.test(expression.value)) {
            context.report({
              node: expression,
              messageId: "misspelt",
              data: { text: expression.value },
              suggest: replace(expression),
            });
          }
        }
      },
      "Program:exit"() {
        const exports = (isModule ? findActions(ast, sourceCode.text) : []).filter(({ kind }) => kind === "export");
        const given = exports.map((action) => ({ ...action, value: action.function ?? valueOf(ast, action) }));
        const hasAction = given.some(({ value }) => value === undefined || mayBeAction(value));
        for (const { node, exported = node, name, value } of given) {
          if (value === undefined) {
            continue;
          }
          if (isFunction(value)) {
            if (!value.async) {
              context.report({ node, messageId: "notAsync", data: { name }, suggest: toAsync(value) });
            } else if (givesElement(value)) {
              context.report({ node, messageId: hasAction ? "component" : "onlyComponents", data: { name } });
            }
          } else if (plain.test(value.type) || (value.type === "CallExpression" && givesNoFunction(name))) {
            context.report({ node: exported, messageId: "notFunction", data: { name } });
          }
        }
        for (const statement of isModule ? ast.body : []) {
          if (isReExport(statement)) {
            const fix = reExportEdit(sourceCode, statement);
            context.report({
              node: statement,
              messageId: "reExport",
              suggest: fix && [{ messageId: "importFirst", fix }],
            });
          }
          const declaration =
            /^Export(?:Named|Default)Declaration$/u.test(statement.type) && "declaration" in statement
              ? statement.declaration
              : null;
          if (declaration?.type === "ClassDeclaration") {
            context.report({
              node: declaration.id ?? declaration,
              messageId: "notFunction",
              data: { name: declaration.id?.name ?? "default" },
            });
          }
        }
      },
    };
  },
});

const misspelt =
  /^\s*use[\s_-]*(?:se?r?ve?r?|sever|servers|serve|servr|sevrer|serer|sserver|server-?(?:action|function)s?|servre)[\s;]*$/iu;

/** `export * from` and `export { a } from`, of more than types. */
function isReExport(statement: TSESTree.ProgramStatement): boolean {
  return statement.type === "ExportAllDeclaration"
    ? statement.exportKind !== "type"
    : statement.type === "ExportNamedDeclaration" &&
        statement.source !== null &&
        statement.exportKind !== "type" &&
        statement.specifiers.some(({ exportKind }) => exportKind !== "type");
}

/** Whether what is exported is there to be called by the client: neither markup nor a plain value. */
function mayBeAction(value: TSESTree.Node): boolean {
  return isFunction(value) ? !givesElement(value) : !plain.test(value.type);
}

/** Expressions that give no function. */
const plain =
  /^(?:Literal|TemplateLiteral|ObjectExpression|ArrayExpression|NewExpression|ClassExpression|TSEnumDeclaration|JSXElement|JSXFragment|BinaryExpression|UnaryExpression)$/u;

/** What a name of the module's own, or the expression behind `export default`, stands for. */
function valueOf(
  program: TSESTree.Program,
  { local, expression }: { readonly local?: string; readonly expression?: TSESTree.Expression },
): TSESTree.Node | undefined {
  if (local === undefined) {
    return expression && bare(expression);
  }
  for (const statement of program.body) {
    const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    if (
      (declaration?.type === "FunctionDeclaration" || declaration?.type === "TSEnumDeclaration") &&
      declaration.id?.name === local
    ) {
      return declaration;
    }
    const found =
      declaration?.type === "VariableDeclaration" && declaration.kind === "const"
        ? declaration.declarations.find(({ id }) => id.type === "Identifier" && id.name === local)
        : undefined;
    if (found?.init) {
      return bare(found.init);
    }
  }
  return undefined;
}
