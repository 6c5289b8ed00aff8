import { arcjet } from "./arcjet.ts";
import { betterAuth } from "./better-auth.ts";
import { clerk } from "./clerk.ts";
import { ironSession } from "./iron-session.ts";
import { jose } from "./jose.ts";
import { jsonwebtoken } from "./jsonwebtoken.ts";
import { lucia } from "./lucia.ts";
import type { LibraryModel } from "./model.ts";
import { nextAuth } from "./next-auth.ts";
import { nextCache } from "./next-cache.ts";
import { nextHeaders } from "./next-headers.ts";
import { nextIntl } from "./next-intl.ts";
import { nextNavigation } from "./next-navigation.ts";
import { nextSafeAction } from "./next-safe-action.ts";
import { nextServer } from "./next-server.ts";
import { react } from "./react.ts";
import { serverOnly } from "./server-only.ts";
import { supabase } from "./supabase.ts";
import { upstashRatelimit } from "./upstash-ratelimit.ts";
import { zsa } from "./zsa.ts";

/** What is known of libraries, sorted by name. */
export const libraries: readonly LibraryModel[] = [
  arcjet,
  nextAuth, // Auth.js
  betterAuth,
  clerk,
  ironSession,
  jose,
  jsonwebtoken,
  lucia,
  nextIntl,
  nextSafeAction,
  nextCache,
  nextHeaders,
  nextNavigation,
  nextServer,
  react,
  serverOnly,
  supabase,
  upstashRatelimit,
  zsa,
];
