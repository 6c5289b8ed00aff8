import rule from "../../rules/no-open-redirect.ts";
import { casesOf } from "../injection-cases.ts";
import { RuleTester } from "../rule-tester.ts";

const { silent, reported } = casesOf(`import { permanentRedirect, redirect } from "next/navigation";
import { NextResponse } from "next/server";
import { z } from "zod";
const base = "https://example.com";`);

new RuleTester().run("no-open-redirect", rule, {
  valid: [
    {
      name: "no server action",
      code: `import { redirect } from "next/navigation"; export function act(x) { redirect(x); }`,
    },
    silent("a path of the program's own", `redirect("/notes");`),
    silent(
      "one of several pages, or what stands below them",
      `const pages = ["/notes", "/tags"];\nif (!pages.some((page) => x === page || x.startsWith(page + "/"))) return;\nredirect(x);`,
    ),
    silent("a path by its first two letters", `if (x[0] !== "/" || x.charAt(1) === "/") return;\nredirect(x);`),
    silent(
      "the host that the request was sent to",
      `const { headers } = await import("next/headers");\nif (new URL(x).host !== (await headers()).get("host")) return;\nredirect(x);`,
    ),
    silent(
      "a schema's text with one slash",
      `const to = z.string().refine((text) => text.startsWith("/") && !text.startsWith("//")).parse(x);\nredirect(to);`,
    ),
    silent("a part of the path", "redirect(`/notes/${x}`);"),
    silent("a part of the query", "redirect(`/login?next=${encodeURIComponent(x)}`);"),
    silent("a name at the beginning of the path", "redirect(`/${slug}/settings`);", "slug"),
    silent("a path of the own site behind its address", "redirect(`${process.env.NEXT_PUBLIC_URL}/notes/${x}`);"),
    silent("a path, not a host", `if (!x.startsWith("/") || x.startsWith("//")) return;\nredirect(x);`),
    silent("a path, or else the start", `redirect(x.startsWith("/") && !x.startsWith("//") ? x : "/");`),
    silent(
      "a path by a function of its own",
      `redirect(safe(x));\n}\nfunction safe(to) {\n  if (!to || !to.startsWith("/") || to.startsWith("//")) return "/";\n  return to;`,
    ),
    silent("a pattern of a path", `if (!/^\\/(?!\\/)/.test(x)) return;\nredirect(x);`),
    silent(
      "the own origin",
      "const url = new URL(x, base);\nif (url.origin !== base) return;\nredirect(url.toString());",
    ),
    silent("the own origin, as a text", "if (new URL(x, base).origin !== new URL(base).origin) return;\nredirect(x);"),
    silent("one of several pages", `if (!["/notes", "/tags"].includes(x)) return;\nredirect(x);`),
    silent(
      "the own host of what may be no text at all",
      `const to = typeof x === "string" ? x : null;\nif (!to || new URL(to).hostname !== "example.com") return;\nredirect(to);`,
    ),
    silent(
      "one of several pages, by a name",
      `const pages = { notes: "/notes", tags: "/tags" };\nredirect(pages[x] ?? "/");`,
    ),
    silent("one of a schema's", `const page = z.enum(["/notes", "/tags"]).parse(x);\nredirect(page);`),
    silent(
      "a schema that looks at it",
      `const page = z.string().refine((one) => one.startsWith("/") && !one.startsWith("//")).parse(x);\nredirect(page);`,
    ),
    silent(
      "an identifier of a row",
      "const note = await db.note.create({ data: { title: x } });\nredirect(`/notes/${note.id}`);",
    ),
    silent(
      "what the browser itself says",
      `const { headers } = await import("next/headers");\nredirect((await headers()).get("referer") ?? "/");`,
    ),
    silent(
      "what was checked where we cannot look",
      `const { isLocal } = await import("./missing");\nredirect(isLocal(x) ? x : "/");`,
    ),
  ],
  invalid: [
    reported(
      "one of several pages, or what begins with a slash",
      `if (x !== "/notes" && !x.startsWith("/")) return;\nredirect(x);`,
      "redirect(x)",
      { suggestions: 1 },
    ),
    reported("a path by its first letter", `if (x[0] !== "/") return;\nredirect(x);`, "redirect(x)", {
      suggestions: 1,
    }),
    reported(
      "a host that the client sends",
      `if (new URL(x).host !== form.get("host")) return;\nredirect(x);`,
      "redirect(x)",
      { parameters: "x, form", suggestions: 1 },
    ),
    reported(
      "a schema's text with a slash",
      `const to = z.string().refine((text) => text.startsWith("/")).parse(x);\nredirect(to);`,
      "redirect(to)",
    ),
    reported("redirect", "redirect(x);", "redirect(x)", { suggestions: 1 }),
    reported(
      "the own path of what may be no text at all",
      `const to = typeof x === "string" ? x : null;\nif (!to || new URL(to).pathname !== "/notes") return;\nredirect(to);`,
      "redirect(to)",
    ),
    reported("permanentRedirect", "permanentRedirect(x);", "permanentRedirect(x)", { suggestions: 1 }),
    reported("NextResponse.redirect", "return NextResponse.redirect(x);", "NextResponse.redirect(x)", {
      suggestions: 1,
    }),
    reported(
      "NextResponse.redirect with a base",
      "return NextResponse.redirect(new URL(x, base));",
      "NextResponse.redirect(new URL(x, base))",
    ),
    reported("the client's, or else the start", `redirect(x || "/");`, `redirect(x || "/")`),
    reported("a form entry", `redirect(form.get("next"));`, `redirect(form.get("next"))`, {
      parameters: "form",
      source: '`form.get("next")`',
    }),
    reported("a slash, which may be the first of two", `if (!x.startsWith("/")) return;\nredirect(x);`, "redirect(x)", {
      suggestions: 1,
    }),
    reported(
      "a slash before what may begin with another",
      "redirect(`/${returnPath}`);",
      "redirect(`/${returnPath}`)",
      { parameters: "returnPath", source: "`returnPath`" },
    ),
    reported("the own address that goes on where the host ends", "redirect(base + x);", "redirect(base + x)"),
    reported("the own host somewhere in it", `if (!x.includes("example.com")) return;\nredirect(x);`, "redirect(x)", {
      suggestions: 1,
    }),
    reported("a validated address", "const url = z.string().url().parse(x);\nredirect(url);", "redirect(url)"),
    reported(
      "a validated text",
      "const { next } = z.object({ next: z.string() }).parse(x);\nredirect(next);",
      "redirect(next)",
      { source: "`x.next`" },
    ),
    reported("a check on one path only", `if (x.startsWith("//")) console.warn(x);\nredirect(x);`, "redirect(x)", {
      suggestions: 1,
    }),
  ],
});
