import rule from "../../rules/require-authentication.ts";
import { placeOf } from "../place.ts";
import { RuleTester } from "../rule-tester.ts";

/** An upload under a name in which a cookie stands. */
const action = (cookie: string, call: string) => `"use server";
import { cookies } from "next/headers";
import { put } from "@vercel/blob";
import { createServerClient } from "@supabase/ssr";
import { createClient } from "@supabase/supabase-js";
const service = createClient("url", process.env.SERVICE_ROLE_KEY);
export async function addPhoto(form) {
  const jar = await cookies();
  const callers = createServerClient("url", "key", { cookies: { getAll: () => jar.getAll(), setAll: () => {} } });
  const id = jar.get("${cookie}")?.value;
  if (!id) return;
  const file = form.get("file");
  await ${call};
}`;

const upload = (client: string) => `${client}.storage.from("photos").upload(\`taken/\${id}.png\`, file)`;

const reported = (name: string, cookie: string, call: string, effect: string) => {
  const code = action(cookie, call);
  return {
    name,
    code,
    errors: [
      {
        messageId: "missing" as const,
        data: { action: "addPhoto", does: "writes to storage", effect, line: "13", route: "" },
        ...placeOf(code, "addPhoto"),
      },
    ],
  };
};

new RuleTester().run("require-authentication", rule, {
  valid: [
    { name: "the caller's own client", code: action("draft_id", upload("callers")) },
    { name: "a visitor's own folder", code: action("guest_id", "put(`guests/${id}.png`, file)") },
  ],
  invalid: [
    reported("the service's client", "draft_id", upload("service"), 'service.storage.from("photos").upload'),
    reported("a store that asks nobody", "draft_id", "put(`drafts/${id}.png`, file)", "put"),
  ],
});
