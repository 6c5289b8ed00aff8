import { betterAuth } from "./better-auth.ts";
import { clerk } from "./clerk.ts";
import type { LibraryModel } from "./model.ts";
import { nextAuth } from "./next-auth.ts";
import { nextCache } from "./next-cache.ts";
import { nextHeaders } from "./next-headers.ts";
import { nextNavigation } from "./next-navigation.ts";
import { nextSafeAction } from "./next-safe-action.ts";
import { nextServer } from "./next-server.ts";
import { react } from "./react.ts";
import { supabase } from "./supabase.ts";
import { zsa } from "./zsa.ts";

/** What is known of libraries, sorted by name. */
export const libraries: readonly LibraryModel[] = [
  nextAuth, // Auth.js
  betterAuth,
  clerk,
  nextCache,
  nextHeaders,
  nextNavigation,
  nextSafeAction,
  nextServer,
  react,
  supabase,
  zsa,
];
