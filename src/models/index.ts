import { arcjet } from "./arcjet.ts";
import { argon2 } from "./argon2.ts";
import { bcrypt } from "./bcrypt.ts";
import { betterAuth } from "./better-auth.ts";
import { clerk } from "./clerk.ts";
import { drizzle } from "./drizzle.ts";
import { execa } from "./execa.ts";
import { fsExtra } from "./fs-extra.ts";
import { globals } from "./globals.ts";
import { ironSession } from "./iron-session.ts";
import { jose } from "./jose.ts";
import { jsonwebtoken } from "./jsonwebtoken.ts";
import { lucia } from "./lucia.ts";
import type { LibraryModel } from "./model.ts";
import { mongodb } from "./mongodb.ts";
import { mongoose } from "./mongoose.ts";
import { nextAuth } from "./next-auth.ts";
import { nextCache } from "./next-cache.ts";
import { nextHeaders } from "./next-headers.ts";
import { nextIntl } from "./next-intl.ts";
import { nextNavigation } from "./next-navigation.ts";
import { nextSafeAction } from "./next-safe-action.ts";
import { nextServer } from "./next-server.ts";
import { nodeChildProcess } from "./node-child-process.ts";
import { nodeCrypto } from "./node-crypto.ts";
import { nodeFs } from "./node-fs.ts";
import { nodeUtil } from "./node-util.ts";
import { nodeVm } from "./node-vm.ts";
import { oslo } from "./oslo.ts";
import { prisma } from "./prisma.ts";
import { react } from "./react.ts";
import { serverOnly } from "./server-only.ts";
import { supabase } from "./supabase.ts";
import { upstashRatelimit } from "./upstash-ratelimit.ts";
import { zod } from "./zod.ts";
import { zsa } from "./zsa.ts";

/** What is known of libraries, sorted by name. */
export const libraries: readonly LibraryModel[] = [
  arcjet,
  argon2,
  nextAuth, // Auth.js
  bcrypt,
  betterAuth,
  clerk,
  drizzle,
  execa,
  fsExtra,
  globals,
  ironSession,
  jose,
  jsonwebtoken,
  lucia,
  mongodb,
  mongoose,
  nextIntl,
  nextSafeAction,
  nextCache,
  nextHeaders,
  nextNavigation,
  nextServer,
  nodeChildProcess,
  nodeCrypto,
  nodeFs,
  nodeUtil,
  nodeVm,
  oslo,
  prisma,
  react,
  serverOnly,
  supabase,
  upstashRatelimit,
  zod,
  zsa,
];
