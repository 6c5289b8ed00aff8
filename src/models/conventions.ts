import type { Conventions } from "./model.ts";

/** Names that mean the same in most projects. They count only where the function itself cannot be found or looked into. */
export const conventions: Conventions = {
  guards: [
    // Demands somebody or something, and says so with its verb: requireUser, assertOrgAdmin, ensureProjectAccess, requireUserOrThrow.
    /^(?:assert|demand|enforce|ensure|must|require)(?:[A-Z]\w*)?(?:Access|Admin|Auth|Authed|Authenticated|Authentication|Authorization|Authorized|Identity|LoggedIn|Login|Manager|Member|Membership|Moderator|Owner|Ownership|Permissions?|Roles?|Session|SignedIn|Staff|User|Viewer)(?:(?:For|In|On|Or|To|With)[A-Z]\w*)?$/u,
    // The same for what names them: requireUserId, requireCurrentUserId.
    /^require(?:Auth|Authed|Current)?(?:Account|Member|Session|User)Id$/u,
    // Looks at who is calling, by a word that means nothing else: checkAuth, verifyFolderAccess, checkUserPermissions.
    /^(?:check|guard|protect|verify)(?:[A-Z]\w*)?(?:Access|Admin|Auth|Authed|Authenticated|Authorization|Authorized|LoggedIn|Membership|Ownership|Permissions?|Roles?|Session|SignedIn)$/u,
    // `validate` is said of input too, so only with the caller's own words: validateSession, validateUserAccess.
    /^validate(?:Current)?(?:User)?(?:Access|Auth|Authentication|Authorization|Permissions?|Roles?|Session)$/u,
    // Around an action or a page: protectAction, guardRoute.
    /^(?:guard|protect|secure)(?:Action|Page|Route|ServerAction)$/u,
    // Checks what the caller may do: assertCanEdit, checkUserCanDelete, ensureCan.
    /^(?:assert|check|enforce|ensure|require|verify)(?:User)?Can(?:[A-Z]\w*)?$/u,
    // Throws or leaves when nobody is signed in: throwIfUnauthorized, redirectIfNotAuthenticated, denyUnlessAdmin.
    /^(?:abort|deny|fail|redirect|reject|throw)(?:If(?:Anonymous|Forbidden|Guest|LoggedOut|SignedOut|Unauthenticated|Unauthorized)|(?:IfNot|Unless)(?:Admin|Auth|Authed|Authenticated|Authorized|LoggedIn|SignedIn))$/u,
    // Gives the caller and nothing else: getUserOrThrow, getSessionOrRedirect.
    /^(?:current|fetch|get|load)(?:[A-Z]\w*)?(?:Account|Auth|Identity|Member|Session|User|Viewer)(?:Id)?Or(?:Die|Error|Fail|Forbid|NotFound|Redirect|Throw|Unauthorized)$/u,
    // The bare verbs: authenticate, authorize, protect.
    /^(?:authenticate|authorize|protect)$/u,
    // What is left for those who may: adminOnly, authGuard, onlyAdmins.
    /^(?:(?:admins?|auth|members?|owners?|users?)(?:Guard|Only)|only(?:Admins?|Auth|Authenticated|LoggedIn|Members?|Owners?|Users?))$/u,
  ],
  identities: [
    // Fetches the caller: getUser, getCurrentUserId, fetchSession, getServerAuthSession, currentUser, getUserFromSession.
    /^(?:current|fetch|find|get|load|read|resolve|retrieve)(?:Active|Auth|Authed|Authenticated|Cached|Current|Db|LoggedIn|My|Next|Optional|Safe|Server|Session|SignedIn|The|User|Verified)*(?:Identity|Me|Principal|Session|User|Viewer)(?:Id)?(?:Data|Info)?(?:From(?:Auth|Cookies?|Headers?|Request|Session|Token))?(?:Cached|Server)?$/u,
    // An account or member is somebody else's as well, unless it says whose: getCurrentAccount, getActiveMember.
    /^(?:current|fetch|find|get|load|read|resolve|retrieve)(?:Active|Auth|Authed|Authenticated|Current|LoggedIn|My|Session|SignedIn|User)+(?:Account|Member|Membership|Profile)(?:Id)?$/u,
    // Answers who is calling, and for what: getAuth, getWorkspaceAuth, loadAuth.
    /^(?:get|load|resolve)(?:[A-Z]\w*)?(?:Auth|Authentication)$/u,
    // The short names that auth libraries export or teach: auth, session, validateRequest, whoami.
    /^(?:auth|cachedAuth|me|serverAuth|session|validateRequest|whoami)$/u,
    // Asks about the caller and answers with them or with no: checkUser, isAuthenticated, isAdmin, isOwnerOrAdmin.
    /^(?:checkUser|verifyUser|is(?:[A-Z]\w*)?(?:Admin|Authed|Authenticated|Authorized|LoggedIn|Member|Owner|Permitted|SignedIn))$/u,
    // Asks what the caller may do: hasPermission, hasTeamAccess, hasUserRole.
    /^has(?:[A-Z]\w*)?(?:Access|Permissions?|Roles?|Session)$/u,
  ],
  limiters: [
    // Says it, and is not about the limit's settings, errors or headers: checkRateLimit, ratelimit, isRateLimited, withRateLimit.
    /^(?!(?:build|calculate|clear|create|format|generate|get|hash|insert|inspect|make|on|parse|peek|record|reset|seed|set|to|transform)[A-Z])\w*rate_?limit(?:By\w+|Check|Checker|ed|er|Exceeded|ing|OrThrow|Request|s)?$/iu,
    // The other word for it: throttle, throttleLogin, isThrottled.
    /^(?:is|with)?throttled?(?:[A-Z]\w*)?$/iu,
    // Counts what was used up: limiter, loginLimiter, checkQuota, enforceUsageLimit, consumeAttempt.
    /^(?:(?!create|get|make)\w+L|l)imiter$/u,
    /^(?:assert|check|consume|enforce|verify)(?:[A-Z]\w*)?(?:Attempts?|Limits?|Quota)$/u,
  ],
  loggers: [
    // An object that is called a log, whatever its method: logger.info, ctx.log.error, auditLog.record, Sentry.captureException.
    /(?:^|\.)_?(?:(?:\w+L|l)og(?:ger|ging|s)?|audit|sentry|Sentry|telemetry|analytics|posthog|mixpanel|axiom|datadog)\./u,
    // A function that says so: log, logActivity, logError, writeAuditLog, createAuditEvent, recordAudit.
    /(?:^|\.)(?:log|audit)(?!(?:In|Off|On|Out)(?![a-z]))(?:[A-Z]\w*)?$/u,
    /(?:^|\.)(?:add|append|create|emit|insert|push|record|save|send|store|write)\w*(?:Log|Logs|LogEntry|Audit|Activity|AuditEvent|AuditEntry|SecurityEvent)$/u,
    // Tells a service that keeps events: trackEvent, captureException, capture.
    /(?:^|\.)(?:track|capture)(?:[A-Z]\w*)?$/u,
  ],
  // Begins with what it does: createThread, upsertCustomer, send. Not `set`, `add`, `start` or `write`, which objects of all kinds have.
  changes:
    /^(?:archive|cancel|create|delete|destroy|dispatch|enqueue|insert|invite|patch|post|publish|put|refund|remove|schedule|send|submit|trigger|update|upload|upsert)(?![a-z])(?!\w*Listener)/u,
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
