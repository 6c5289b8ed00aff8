import rule from "../../rules/no-error-details.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

const before = `"use server";
import { PrismaClient, Prisma } from "@prisma/client";
import { z } from "zod";
import { formatted } from "@acme/dates";
const prisma = new PrismaClient();
class AppError extends Error {}
function getErrorMessage(error: unknown) {
  if (error instanceof Error) return error.message;
  return String(error);
}
`;

/** An action that answers so when its write fails. */
const failing = (handler: string) => `${before}export async function save(title: string) {
  try {
    await prisma.note.create({ data: { title } });
  } catch (error) {
    ${handler}
  }
  return { ok: true };
}
`;

function reported(name: string, code: string, at: string, what: string, suggestions = 1) {
  const place = placeOf(code, at);
  return { name, code, errors: [{ messageId: "action", data: { action: "save", what }, ...place, suggestions }] };
}

const message = "the `message` of an error";
const text = "const text = error instanceof Error ? error.message : '';\n    ";
const telling = (condition: string) => `${text}if (${condition}) return { error: text };\n    throw error;`;
/** The same, of an error that may also be one of several that the program makes. */
const refusing = (condition: string) =>
  failing(telling(condition)).replace(
    "  await prisma",
    "  if (title === '') throw new Error('Not allowed: no title.');\n    if (title === '-') throw new Error(`Title ${title} is no title.`);\n    await prisma",
  );
const something = "what an error says";

/** A helper that leaves out a member of what it is given. */
const leavingOut = (name: string) =>
  failing("return answer({ error: 'It failed.', cause: error });").replace(
    "export async",
    `function answer({ ${name}, ...rest }) {\n  return { ...rest, ok: false };\n}\nexport async`,
  );

/** A handler of the `catch` that tells too much. */
function caught(name: string, handler: string, what = message) {
  return reported(name, failing(handler), handler, what);
}

/** A text that is told where this holds of it. */
function told(name: string, condition: string) {
  return reported(name, failing(telling(condition)), "return { error: text };", message, 0);
}

/** A wrapper that answers so to what fails in it, notes how long it took, and compares, or does, something. */
const timed = (body: string, noted = "entry.start.toISOString()") => `${before}
const note = (entry) => { console.log(\`[\${${noted}}] \${entry.name}\`); };
const wrapped = async (name, run) => {
  const start = new Date();
  try {
    const data = await run();
    await note({ name, start, took: Date.now() - start.getTime() });
    return { data };
  } catch (error) {
    return { error: error.message };
  }
};
export const save = async (title: string) => wrapped("save", async () => ${body});
`;

/** Several errors of the project's own, one of which repeats what the database says, and the names of those that people may read. */
const named = (names: string) => `${before}
class DatabaseError extends Error {
  constructor(text: string) { super(text); this.name = "DatabaseError"; }
}
class NamedError extends Error {
  constructor(text: string) { super(text); this.name = "AppError"; }
}
const readable = new Set([${names}]);
async function write(title: string) {
  if (title === "") throw new NamedError("There has to be a title.");
  try {
    await prisma.note.create({ data: { title } });
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError) throw new DatabaseError(error.message);
    throw error;
  }
}
export async function save(title: string) {
  try {
    await write(title);
    await write(title.trim());
  } catch (error) {
    if (readable.has(error.name)) return { error: error.message };
    throw error;
  }
  return { ok: true };
}
`;

const supabase = (answer: string) => `"use server";
import { createServerClient } from "@supabase/ssr";
export async function save(title: string) {
  const supabase = createServerClient("url", "key", { cookies: {} });
  ${answer}
  return { ok: true };
}
`;

const client = (handler: string) => `import { createSafeActionClient } from "next-safe-action";
class AppError extends Error {}
export const action = createSafeActionClient({
  ${handler}
}).use(async ({ next }) => next({ ctx: {} }));
`;

const deleting = "await prisma.note.deleteMany();";
const zsa = (chain: string) => `"use server";
import { createServerAction } from "zsa";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export const save = createServerAction()${chain}.handler(async () => {
  ${deleting}
});
`;

const ofSupabase = (query: string) =>
  zsa("")
    .replace("import { cookies }", 'import { createClient } from "@supabase/supabase-js";\nimport { cookies }')
    .replace(deleting, `await createClient(url, key).from("notes")${query};`);

const wrapper = (answer: string) => `"use server";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
const guarded = (work) => async (...args) => {
  try {
    return await work(...args);
  } catch (error) {
    ${answer}
  }
};
export const save = guarded(async (title) => {
  await prisma.note.create({ data: { title } });
});
`;

const own = (thrown: string) => `"use server";
function limit(title: string) {
  if (title.length > 80) throw ${thrown};
}
export async function save(title: string) {
  try {
    limit(title);
  } catch (error) {
    return { error: error.message };
  }
}
`;

/** Variables of the environment behind a schema, one of which decides what is told. */
const configured = (name: string) =>
  failing(`return { error: env.${name} === "development" ? error.message : "Failed." };`).replace(
    "class AppError",
    "const env = z.object({ MODE: z.string(), NODE_ENV: z.string().default('development') }).parse(process.env);\nclass AppError",
  );

/** A helper is handed a promise, and gives this of what that fails with. */
const settling = (failure: string) => `${before}
async function settle(promise) {
  try { return [await promise, null]; } catch (error) { return [null, ${failure}]; }
}
export async function save(title: string) {
  const [note, failure] = await settle(prisma.note.create({ data: { title } }));
  if (failure) return { error: failure.message };
  return { id: note.id };
}
`;

/** The same for a promise of code of which nothing is known. */
const settlingOther = (failure: string) =>
  settling(failure).replace("prisma.note.create({ data: { title } })", "formatted(title)");

const redirecting = (handler: string) =>
  failing(handler).replace('"use server";\n', '"use server";\nimport { redirect } from "next/navigation";\n');

const paying = (handler: string) =>
  failing(handler)
    .replace(
      "await prisma.note.create({ data: { title } });",
      "await new Stripe(process.env.STRIPE_KEY).charges.create({});",
    )
    .replace('"use server";\n', '"use server";\nimport Stripe from "stripe";\n');

new RuleTester().run("no-error-details", rule, {
  valid: [
    {
      name: "what another program has answered, as where its answer is read",
      code: failing("return { error: error.response?.data?.message ?? 'failed' };"),
    },
    { name: "the status of an answer", code: failing("return { status: error.response?.status };") },
    {
      name: "an address with words of its own",
      code: redirecting('redirect("/notes?error=" + encodeURIComponent("It failed."));'),
    },
    {
      name: "an address with a query that says something else",
      code: redirecting(
        'const query = new URLSearchParams({ page: "1" }); query.set("error", "It failed."); redirect(`/notes?${query}`);',
      ),
    },
    {
      name: "an address that an error leads to",
      code: redirecting('const { addressOf } = await import("@acme/errors");\nredirect(addressOf(error));'),
    },
    {
      name: "what Stripe says to whoever pays",
      code: paying("if (error instanceof Stripe.errors.StripeCardError) return { error: error.message };"),
    },
    {
      name: "what is told in development",
      code: failing('return { error: process.env.NODE_ENV === "development" ? error.message : "Failed." };'),
    },
    {
      name: "what is added in development",
      code: failing(
        'return { error: "Failed.", ...(process.env.NODE_ENV !== "production" && { details: error.message }) };',
      ),
    },
    { name: "an environment behind a schema, in development", code: configured("NODE_ENV") },
    {
      name: "words of its own for what a promise fails with",
      code: settling('{ message: "Failed." }'),
    },
    {
      name: "words of its own for what a promise of other code fails with",
      code: settlingOther('{ message: "Failed." }'),
    },
    {
      name: "the column of what is there already",
      code: failing("return { error: `There is one with this ${error.meta?.target?.[0]}.` };"),
    },
    {
      name: "when the next attempt may be made, which a cause says",
      code: failing("return { retryAt: error.cause?.err?.cause?.next_attempt };"),
    },
    { name: "nothing that could fail", code: timed(`title === process.env.TITLE`) },
    { name: "an error that is left out of what is sent", code: leavingOut("cause") },
    { name: "words of its own", code: failing('console.error(error); return { error: "It could not be saved." };') },
    { name: "the error is thrown again", code: failing("throw error;") },
    { name: "its text in another error that is thrown", code: failing("throw new Error(`Failed: ${error.message}`);") },
    {
      name: "a class of the program's own",
      code: failing("if (error instanceof AppError) return { error: error.message }; throw error;"),
    },
    {
      name: "another class's name in a ternary",
      code: failing('return { error: error instanceof AppError ? error.message : "Failed." };'),
    },
    {
      name: "an error that is known by its name",
      code: failing('if (error.name === "AppError") return { error: error.message }; throw error;'),
    },
    {
      name: "an error whose name is one of a list",
      code: failing(
        'const expected = new Set(["AppError", "OtherError"]); if (expected.has(error.name)) return { error: error.message }; throw error;',
      ),
    },
    {
      name: "how often somebody may try again",
      code: failing("return { error: `You have ${error.remainingAttempts} attempts left.` };"),
    },
    {
      name: "errors of the database among others, which are known by their names",
      code: named('"AppError"'),
    },
    {
      name: "a code",
      code: failing('return { error: error.code === "P2002" ? "Taken." : "Failed.", code: error.code };'),
    },
    {
      name: "one of its own words by the code",
      code: failing('const texts = { P2002: "Taken." }; return { error: texts[error.code] ?? "Failed." };'),
    },
    {
      name: "a sentence of the program's own at the beginning",
      code: failing(telling('text.startsWith("Not allowed")')),
    },
    { name: "a sentence of the program's own in a text", code: failing(telling('text.includes("Not enough stock")')) },
    { name: "a pattern with such a sentence", code: failing(telling("/^Note .+ is locked for editing$/.test(text)")) },
    {
      name: "a constant, or a pattern with such a sentence",
      code: failing(telling('text === "Locked." || /^Note .+ is locked for editing$/.test(text)')),
    },
    {
      name: "one of several such sentences",
      code: failing(telling('["Not allowed", "Not enough stock"].some((own) => text.startsWith(own))')),
    },
    { name: "such a sentence, of the program's errors and others", code: refusing('text.startsWith("Not allowed")') },
    {
      name: "a text that is one of the program's own, kept in a variable",
      code: failing(telling('text === "Locked."')),
    },
    {
      name: "a column that has no value",
      code: failing("return { error: `${error.column} is missing.` };"),
    },
    {
      name: "a text that it has compared",
      code: failing('if (error.message === "TAKEN") return { error: error.message }; throw error;'),
    },
    { name: "whether there was one", code: failing("return { failed: error instanceof Error };") },
    {
      name: "what a schema says",
      code: failing("if (error instanceof z.ZodError) return { errors: error.flatten().fieldErrors }; throw error;"),
    },
    {
      name: "the answer of a schema",
      code: `${before}export async function save(input: unknown) {
  const parsed = z.object({ title: z.string() }).safeParse(input);
  if (!parsed.success) return { errors: parsed.error.flatten().fieldErrors, message: parsed.error.message };
}
`,
    },
    { name: "an error that it made itself", code: own('new Error("Too long.")') },
    { name: "an error with the client's own words", code: own("new TypeError(title)") },
    {
      name: "what the sign-in says",
      code: supabase(
        "const { error } = await supabase.auth.signInWithPassword({ email: title, password: title }); if (error) return { error: error.message };",
      ),
    },
    {
      name: "an answer's error in the program's words",
      code: supabase(
        'const { error } = await supabase.from("notes").insert({ title }); if (error) return { error: "Failed." };',
      ),
    },
    { name: "a wrapper with words of its own", code: wrapper('return { error: "Failed." };') },
    { name: "an action client with words of its own", code: client('handleServerError: () => "Failed.",') },
    {
      name: "an action client that knows its own errors",
      code: client(
        'handleServerError(error) { if (error instanceof AppError) return error.message; return "Failed."; },',
      ),
    },
    {
      name: "a chain in which only a cookie is deleted, and the caller taken elsewhere",
      code: zsa("").replace(deleting, `(await cookies()).delete("session");\n  redirect("/login");`),
    },
    {
      name: "a chain that goes on when it fails",
      code: zsa("").replace(deleting, `try { ${deleting} } catch {} finally { (await cookies()).delete("session"); }`),
    },
    { name: "a chain that says what becomes of errors", code: zsa('.experimental_shapeError(() => "Failed.")') },
    { name: "a chain of calls that answer with what went wrong", code: ofSupabase('.delete().eq("id", 1)') },
    { name: "no server action", code: failing("return { error: error.message };").replace('"use server";', "") },
  ],
  invalid: [
    reported(
      "what another program has answered, or what the error says",
      failing("return { error: error.response?.data?.message || error.message };"),
      "return { error: error.response?.data?.message || error.message };",
      message,
    ),
    ...[
      ["a wrapper", "attempt(async () => prisma.note.create({ data: { title } }))", "attempt"],
      ["a helper that is waited for", "await create(title)", "create"],
      ["a method", "notes.create(title)", "notes.create"],
    ].map(([name = "", call = "", helper = ""]) => {
      const code = `${before}const attempt = async (run) => {
  try { return await run(); } catch (error) { return { error: error.message }; }
};
const create = (title) => attempt(async () => prisma.note.create({ data: { title } }));
const notes = { create };
export async function save(title: string) {
  return ${call};
}
`;
      const line = String(code.split("\n").findIndex((text) => text.includes(`return ${call}`)) + 1);
      return {
        name: `what ${name} answers with`,
        code,
        errors: [
          {
            messageId: "helper" as const,
            data: { action: "save", what: message, helper, line },
            ...placeOf(code, `return ${call};`),
          },
        ],
      };
    }),
    reported(
      "an address with what an error says",
      redirecting("redirect(`/notes?error=${encodeURIComponent((error as Error).message)}`);"),
      "redirect(`/notes?error=${encodeURIComponent((error as Error).message)}`)",
      message,
      0,
    ),
    reported(
      "an address whose query was told what an error says",
      redirecting(
        'const query = new URLSearchParams(); query.set("error", error.message); redirect(`/notes?${query.toString()}`);',
      ),
      "redirect(`/notes?${query.toString()}`)",
      message,
      0,
    ),
    reported(
      "what an error says, handed to a function that leads elsewhere",
      `${redirecting("flash(error.message);")}
function flash(text: string): never { redirect("/notes?error=" + encodeURIComponent(text)); }
`,
      "flash(error.message)",
      message,
      0,
    ),
    reported(
      "what Stripe says to whoever runs the program",
      paying("if (error instanceof Stripe.errors.StripeError) return { error: error.message };"),
      "return { error: error.message };",
      message,
    ),
    caught(
      "what is told in production",
      'return { error: process.env.NODE_ENV === "production" ? error.message : "Failed." };',
    ),
    caught(
      "what is told wherever it is deployed so",
      'return { error: process.env.MODE === "development" ? error.message : "Failed." };',
    ),
    reported(
      "an environment behind a schema, of which nothing is known",
      configured("MODE"),
      'return { error: env.MODE === "development" ? error.message : "Failed." };',
      message,
    ),
    reported("what a promise fails with", settling("error"), "return { error: failure.message };", message, 0),
    reported(
      "what a promise of other code fails with",
      settlingOther("error"),
      "return { error: failure.message };",
      message,
      0,
    ),
    told("a sentence of a database's", 'text.includes("Unique constraint failed")'),
    told("a word that anything may say", 'text.includes("failed")'),
    told("where a sentence of the program's own is not found", '!text.includes("Not enough stock")'),
    told("a pattern of a code", "/P2002/.test(text)"),
    told(
      "one of several sentences, not all of the program's own",
      '["Not allowed", "Connection refused"].some((own) => text.startsWith(own))',
    ),
    reported(
      "a sentence of a database's, of the program's errors and others",
      refusing('text.startsWith("Unique constraint")'),
      "return { error: text };",
      message,
      0,
    ),
    caught("a table that something is wrong with", "return { error: `${error.table} is wrong.` };", something),
    caught("what a database says of a failure", "return { error: error.meta?.cause };", "the `cause` of an error"),
    caught("the text of a cause", "return { error: error.cause?.err?.message };"),
    reported("something that can fail", timed("prisma.note.count()"), "return { error: error.message };", message),
    reported(
      "a note that can fail",
      timed("title === process.env.TITLE", "formatted(entry.start)"),
      "return { error: error.message };",
      message,
    ),
    reported(
      "an error when something else is left out",
      leavingOut("error"),
      "return answer({ error: 'It failed.', cause: error });",
      something,
      0,
    ),
    caught("the message", "return { error: error.message };"),
    caught(
      "an error of the language that is known by its name",
      'return { error: error.name === "TypeError" ? error.message : "Failed." };',
    ),
    caught(
      "an error of the database that is known by its name",
      'return { error: error.name === "PrismaClientValidationError" ? error.message : "Failed." };',
    ),
    caught(
      "the message and something else of it",
      "return { error: error.meta ? `${error.meta.target} is taken.` : error.message };",
    ),
    reported(
      "an error of the project's own with the database's words, known by its name",
      named('"AppError", "DatabaseError"'),
      "return { error: error.message };",
      message,
    ),
    caught("the error itself", "return { error };", something),
    caught("the error as a text", "return { error: String(error) };", something),
    caught("the error as JSON", "return { error: JSON.stringify(error) };", something),
    caught("the stack", "return { error: error.stack };", "the `stack` of an error"),
    caught("its cause", "return { error: error.cause };", "the `cause` of an error"),
    caught("in a template", "return { error: `Failed: ${error.message}` };"),
    caught("added to a text", 'return { error: "Failed: " + error.message };'),
    caught("through a helper", "return { error: getErrorMessage(error) };"),
    caught("of any error", 'return { error: error instanceof Error ? error.message : "Failed." };'),
    caught(
      "of the database's own class",
      "return { error: error instanceof Prisma.PrismaClientKnownRequestError ? error.message : 1 };",
    ),
    caught("in a list", "return [{ index: 0, errors: [error.message] }];"),
    caught("an own error that repeats it", "return { error: new AppError(error.message).message };"),
    reported(
      "what the database answers",
      supabase(
        'const { error } = await supabase.from("notes").insert({ title }); if (error) return { error: error.message };',
      ),
      "return { error: error.message };",
      message,
    ),
    reported(
      "through a wrapper",
      wrapper("return { error: error.message };"),
      "return { error: error.message };",
      message,
    ),
    reported(
      "an own error of a function that also fails otherwise",
      own('new Error("Too long.")').replace("limit(title);", "limit(title); await fetch(title);"),
      "return { error: error.message };",
      message,
    ),
    reported(
      "after a rejected promise",
      `${before}export async function save(title: string) {
  return await prisma.note.create({ data: { title } }).then(() => ({ ok: true })).catch((error) => ({ error: error.message }));
}
`,
      "return await prisma.note.create({ data: { title } }).then(() => ({ ok: true })).catch((error) => ({ error: error.message }));",
      message,
      0,
    ),
    {
      name: "an action client that passes every message on",
      code: client("handleServerError(error) { console.error(error); return error.message; },"),
      errors: [
        {
          messageId: "handler",
          data: { what: message },
          ...placeOf(
            client("handleServerError(error) { console.error(error); return error.message; },"),
            "return error.message;",
          ),
          suggestions: 1,
        },
      ],
    },
    {
      name: "an action client's arrow function",
      code: client("handleServerError: (error) => error.message,"),
      errors: [
        {
          messageId: "handler",
          data: { what: message },
          ...placeOf(
            client("handleServerError: (error) => error.message,"),
            "handleServerError: (error) => error.message",
          ),
          suggestions: 1,
        },
      ],
    },
    {
      name: "a client of an older major",
      code: client("handleReturnedServerError: (error) => error.message,"),
      errors: [
        {
          messageId: "handler",
          data: { what: message },
          ...placeOf(
            client("handleReturnedServerError: (error) => error.message,"),
            "handleReturnedServerError: (error) => error.message",
          ),
          suggestions: 1,
        },
      ],
    },
    reported("a chain that sends messages by itself", zsa(""), "save", message, 0),
    reported(
      "a chain of calls that are told to throw",
      ofSupabase('.delete().eq("id", 1).throwOnError()'),
      "save",
      message,
      0,
    ),
    {
      name: "a chain that is told to",
      code: zsa(".experimental_shapeError(({ err }) => { return err.message; })"),
      errors: [
        {
          messageId: "handler",
          data: { what: message },
          ...placeOf(zsa(".experimental_shapeError(({ err }) => { return err.message; })"), "return err.message;"),
          suggestions: 1,
        },
      ],
    },
  ],
});
