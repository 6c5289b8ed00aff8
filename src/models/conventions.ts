import type { Conventions } from "./model.ts";

/** Names that mean the same in most projects. They count only where the function itself cannot be found or looked into. */
export const conventions: Conventions = {
  guards: [
    // Demands somebody or something, and says so with its verb: requireUser, assertOrgAdmin, ensureProjectAccess, requireUserOrThrow.
    /^(?:assert|demand|enforce|ensure|must|require)(?:[A-Z]\w*)?(?:Access|Admin|Auth|Authed|Authenticated|Authentication|Authorization|Authorized|Identity|LoggedIn|Login|Member|Membership|Owner|Ownership|Permissions?|Roles?|Session|SignedIn|User|Viewer)(?:Id)?(?:(?:For|In|On|Or|To|With)[A-Z]\w*)?$/u,
    // Looks at who is calling, by a word that means nothing else: checkAuth, verifySession, validatePermissions, protectAction.
    /^(?:check|guard|protect|validate|verify)(?:[A-Z]\w*)?(?:Access|Action|Admin|Auth|Authed|Authenticated|Authentication|Authorization|Authorized|LoggedIn|Login|Membership|Ownership|Permissions?|Roles?|Session|SignedIn)$/u,
    // Checks what the caller may do: assertCanEdit, checkUserCanDelete, ensureCan.
    /^(?:assert|check|enforce|ensure|require|verify)(?:User)?Can(?:[A-Z]\w*)?$/u,
    // Throws or leaves when nobody is signed in: throwIfUnauthorized, redirectIfNotAuthenticated, denyUnlessAdmin.
    /^(?:abort|deny|fail|redirect|reject|throw)(?:If|Unless)(?:Not)?(?:Admin|Anonymous|Auth|Authed|Authenticated|Authorized|Forbidden|Guest|LoggedIn|LoggedOut|SignedIn|SignedOut|Unauthenticated|Unauthorized)$/u,
    // Gives the caller and nothing else: getUserOrThrow, getSessionOrRedirect.
    /^(?:current|fetch|get|load)(?:[A-Z]\w*)?(?:Account|Auth|Identity|Member|Session|User|Viewer)(?:Id)?Or(?:Die|Error|Fail|Forbid|NotFound|Redirect|Throw|Unauthorized)$/u,
    // The bare verbs: authenticate, authorize, protect.
    /^(?:authenticate|authorize|protect)$/u,
    // What is left for those who may: adminOnly, authGuard, onlyAdmins, membersOnly.
    /^(?:(?:admins?|auth|members?|owners?|users?)(?:Guard|Only)|only(?:Admins?|Auth|Authenticated|LoggedIn|Members?|Owners?|Users?))$/u,
  ],
  identities: [
    // Fetches the caller: getUser, getCurrentUserId, fetchSession, getServerAuthSession, currentUser, getUserFromSession.
    /^(?:current|fetch|find|get|load|read|resolve|retrieve)(?:Active|Auth|Authed|Authenticated|Cached|Current|Db|LoggedIn|My|Next|Optional|Safe|Server|Session|SignedIn|The|User|Verified)*(?:Account|Auth|Authentication|Identity|Me|Member|Principal|Session|User|Viewer)(?:Id)?(?:Data|Info)?(?:From(?:Auth|Cookies?|Headers?|Request|Session|Token))?(?:Server|Cached)?$/u,
    // The short names that auth libraries export or teach: auth, session, validateRequest, whoami.
    /^(?:auth|cachedAuth|me|serverAuth|session|validateRequest|whoami)$/u,
    // Asks and answers yes or no, or with the caller: checkUser, isAuthenticated, isLoggedIn, isAdmin, hasPermission.
    /^(?:checkUser|verifyUser|(?:has|is)(?:Current)?(?:User)?(?:Access|Admin|Allowed|Auth|Authed|Authenticated|Authorized|LoggedIn|Member|Owner|Permissions?|Permitted|Roles?|Session|SignedIn|SuperAdmin))$/u,
  ],
  limiters: [
    // Says it: checkRateLimit, ratelimit, rateLimiter, isRateLimited, withRateLimit, loginRatelimit.
    /rate_?limit/iu,
    // The other word for it: throttle, throttleLogin, isThrottled.
    /throttl/iu,
    // Counts what was used up: limiter, checkQuota, enforceUsageLimit, consumeAttempt.
    /^(?:\w+L|l)imiter$/u,
    /^(?:assert|check|consume|enforce|verify)(?:[A-Z]\w*)?(?:Attempts?|Limits?|Quota)$/u,
  ],
  clients: [
    // A client of an ORM, and what a transaction hands to its callback.
    { name: /^(?:database|db|prisma|prismaClient|prismaDb|prismadb|tx)$/u, model: "Prisma", type: "PrismaClient" },
    // A client that was made for the request, with the caller's cookies.
    { name: /^supabase$/u, model: "Supabase", type: "CallerClient" },
    // A client that passes by row level security, and says so.
    {
      name: /^(?:adminSupabase|serviceSupabase|supabaseAdmin|supabaseAdminClient|supabaseService|supabaseServiceRole)$/u,
      model: "Supabase",
      type: "ServerClient",
    },
  ],
};
