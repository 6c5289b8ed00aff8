import { describe, expect, it } from "vitest";

import { summary, write } from "./testkit.ts";

/** The effects of an inline action of a page that begins so. */
function page(before: string, inside: string): string[] {
  return summary(
    `
    import { redirect } from "next/navigation";
    import { auth } from "./auth";
    import { prisma } from "./db";
    export default async function Page({ params }: { params: Promise<{ id: string }> }) {
      const { id } = await params;
      ${before}
      async function act(form: FormData) {
        "use server";
        ${inside}
      }
      return <form action={act}><button>Go</button></form>;
    }
  `,
    { filename: "page.tsx" },
  );
}

const said = (standing: string) => [`database-write prisma.post.delete ${standing}`];

describe("inline actions", () => {
  it("that check", () => {
    expect(page("", `const session = await auth(); if (!session) return; ${write}`)).toEqual(said("authenticated"));
  });

  it("that do not", () => {
    expect(page("", write)).toEqual(said("anonymous"));
  });

  it("of a page that had verified the session", () => {
    expect(page(`const session = await auth(); if (!session) redirect("/login");`, write)).toEqual(said("captured"));
  });

  it("of a page that had not", () => {
    expect(page(`const session = await auth();`, write)).toEqual(said("anonymous"));
  });

  it("that look at the captured session again", () => {
    expect(page(`const session = await auth();`, `if (!session) return; ${write}`)).not.toEqual(said("anonymous"));
  });

  it("that use the captured user", () => {
    expect(
      page(
        `const session = await auth(); if (!session) redirect("/login");`,
        `await prisma.post.deleteMany({ where: { authorId: session.user.id } });`,
      ),
    ).toEqual(["database-write prisma.post.deleteMany captured"]);
  });

  it("in an arrow", () => {
    expect(
      summary(
        `import { prisma } from "./db"; import { auth } from "./auth"; export default async function Page({ id }: any) { const session = await auth(); if (!session) return null; return <form action={async () => { "use server"; ${write} }} />; }`,
        { filename: "page.tsx" },
      ),
    ).toEqual(said("captured"));
  });

  it("in an arrow, without a look", () => {
    expect(
      summary(
        `import { prisma } from "./db"; import { auth } from "./auth"; export default async function Page({ id }: any) { const session = await auth(); return <form action={async () => { "use server"; ${write} }} />; }`,
        {
          filename: "page.tsx",
        },
      ),
    ).toEqual(said("anonymous"));
  });

  it("that call a guard of the module", () => {
    const file = (exit: string) => `
      import { prisma } from "./db"; import { auth } from "./auth";
      async function requireUser() { const session = await auth(); if (!session) ${exit}; }
      export default function Page({ id }: any) { async function act() { "use server"; await requireUser(); ${write} } return <form action={act} />; }
    `;
    expect(summary(file(`throw new Error("no")`), { filename: "page.tsx" })).toEqual(said("authenticated"));
    expect(summary(file(`console.log("no")`), { filename: "page.tsx" })).toEqual(said("anonymous"));
  });

  it("of a map over rows", () => {
    expect(
      summary(
        `import { prisma } from "./db"; import { auth } from "./auth"; export default async function Page() { const session = await auth(); if (!session) return null; const posts = await prisma.post.findMany(); return posts.map(({ id }) => <form key={id} action={async () => { "use server"; ${write} }} />); }`,
        { filename: "page.tsx" },
      ),
    ).toEqual(said("captured"));
  });

  it("within a function within a component", () => {
    expect(
      summary(
        `import { prisma } from "./db"; import { auth } from "./auth"; export default async function Page({ id }: any) { const session = await auth(); if (!session) return null; const make = () => async () => { "use server"; ${write} }; return <form action={make()} />; }`,
        { filename: "page.tsx" },
      ),
    ).toEqual(said("captured"));
  });

  it("of a component that cannot get to them", () => {
    expect(page(`redirect("/elsewhere");`, write)).toHaveLength(1);
  });
});
