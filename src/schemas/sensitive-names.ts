/**
 * The names behind every verdict about a column. Data only: each list says what it is and why a name is on it or is
 * deliberately not.
 *
 * A name is read by its words (`passwordHash`, `password_hash` and `PasswordHash` are "password hash"), and what a
 * column holds is said by the words it *ends* with: `resetToken` is a token; `tokenCount`, `emailVerified` and
 * `passwordUpdatedAt` are a count, a flag and a time, and match nothing. Plural endings and final numbers do not
 * matter.
 */

/** Whoever has one can act as somebody, or can start guessing a password offline. */
export const credentialNames = [
  "password",
  "passwd",
  "pwd",
  "passphrase",
  "passcode",
  "salt",
  "token",
  "jwt",
  "secret",
  "credential",
  "otp",
  "totp",
  "pin",
  "mnemonic",
  "seed phrase",
  "code verifier",
  "connection string",
  "database url",
  "magic link",
  "security answer",
  "service account",
  "cookie",
  "oidc config",
  "saml config",

  // A bare "key" names many harmless things (files, settings, translations, sort orders).
  "api key",
  "access key",
  "secret key",
  "secret access key",
  "private key",
  "encryption key",
  "encrypted key",
  "signing key",
  "auth key",
  "session key",
  "master key",
  "webhook key",
  "stream key",
  "service key",
  "key hash",
  "hashed key",

  // A bare "hash" is one; with a word before it, it is usually a checksum.
  "pass hash",
  "reset hash",
  "verification hash",
  "verify hash",
  "session hash",

  // A bare "code" too (languages, coupons, source code).
  "otp code",
  "verification code",
  "verify code",
  "confirmation code",
  "activation code",
  "reset code",
  "recovery code",
  "backup code",
  "login code",
  "sign in code",
  "auth code",
  "authorization code",
  "access code",
  "security code",
  "factor code",
  "2fa code",
  "mfa code",
  "totp code",
  "sms code",
  "email code",
  "one time code",
  "pairing code",
  "code hash",
] as const;

/** Credentials that a number column can hold. Other numbers (`tokens: Int`) are counts. */
export const numericCredentialNames = [
  "otp",
  "pin",
  "passcode",
  "password",
  "otp code",
  "verification code",
  "verify code",
  "confirmation code",
  "activation code",
  "reset code",
  "login code",
  "sms code",
  "email code",
  "one time code",
  "access code",
  "security code",
] as const;

/** What is added to a credential's name without making it anything else: `tokenHash`, `secretEncrypted`. */
export const formWords = [
  "hash",
  "hashed",
  "digest",
  "encrypted",
  "enc",
  "cipher",
  "ciphertext",
  "raw",
  "plain",
  "value",
  "text",
  "normalized",
  "lower",
  "lowercase",
  "new",
  "current",
  "old",
  "previous",
] as const;

/** What is written before or after the name of something that was worth encrypting: `encryptedData`, `keyHashed`. */
export const concealingWords = ["encrypted", "hashed"] as const;

/** What is written before the part of a secret that is meant to be shown: `partialKey`, `maskedApiKey`. */
export const maskingWords = [
  "partial",
  "masked",
  "redacted",
  "obfuscated",
  "truncated",
  "public",
  "publishable",
  "is",
  "has",
] as const;

/**
 * Names that end like a credential and are none: public halves, cursors, counts of a language model's tokens,
 * checksums.
 */
export const harmlessEndings = [
  "page token",
  "path token",
  "search token",
  "next token",
  "cursor token",
  "continuation token",
  "sync token",
  "design token",
  "css token",
  "theme token",
  "public token",
  "csrf token",
  "input token",
  "output token",
  "prompt token",
  "completion token",
  "reasoning token",
  "total token",
  "max token",
  "min token",
  "used token",
  "remaining token",
  "cached token",
  "cache read token",
  "cache write token",
  "reward token",
  "base token",
  "quote token",
  "erc20 token",

  "idempotency token",
  "lease token",
  "lock token",
  "hashed ip",
  "hashed email",
  "object key hash",
  "cache key hash",
  "idempotency key hash",
  "hashed url",
  "encrypted public key",

  // How a deployment or a message is set up, not somebody's address.
  "from email",
  "sender email",
  "reply to email",
  "support email",
  "noreply email",
  "web address",
  "wallet address",
  "contract address",
  "token address",
  "public address",
  "from address",
  "to address",
  "reply address",

  // Of companies.
  "company address",
  "company email",
  "company phone",
  "company tax id",
  "business address",
  "business email",
  "business phone",
  "hq address",
  "headquarters address",
  "office address",
  "venue address",
  "event address",
  "store address",
  "shop address",
] as const;

/** How to reach somebody. Names and pictures are not here: showing them to other users is what most models are for. */
export const contactNames = [
  "email",
  "e mail",
  "mail address",
  "email address",
  "phone",
  "phone number",
  "mobile",
  "mobile number",
  "telephone",
  "tel",
  "whatsapp",
  "whatsapp number",
  "cell phone",
  "contact number",
  "fax",
] as const;

/** About a person, and nobody else's business. Not gender, language, country or city, which profiles show. */
export const personalNames = [
  "ssn",
  "social security number",
  "national id",
  "national id number",
  "identity number",
  "id card number",
  "aadhaar",
  "aadhaar number",
  "cpf",
  "curp",
  "tax id",
  "tax number",
  "passport",
  "passport number",
  "license number",
  "drivers license",
  "driver license",
  "driving license",
  "birth date",
  "birthdate",
  "date of birth",
  "birthday",
  "dob",
  "ip",
  "ip address",
  "remote address",
  "mac address",
  "address",
  "address line",
  "street address",
  "home address",
  "salary",
  "income",
  "net worth",
  "iban",
  "bank account",
  "bank detail",
  "bank account number",
  "account number",
  "routing number",
  "sort code",
  "card number",
  "credit card",
  "cvv",
  "cvc",
  "religion",
  "ethnicity",
  "sexual orientation",
  "marital status",
  "blood type",
  "diagnosis",
  "allergy",
  "medical history",
  "medical note",
  "emergency contact",
] as const;

/** Personal columns that are dates; other dates tell when something happened. */
export const personalDates = ["birth date", "birthdate", "date of birth", "birthday", "dob"] as const;

/** Payment providers: an identifier of theirs lets support staff, and attackers on the phone, find the account. */
export const paymentProviders = [
  "stripe",
  "paddle",
  "polar",
  "lemon",
  "lemonsqueezy",
  "paypal",
  "braintree",
  "razorpay",
  "chargebee",
  "recurly",
  "mollie",
  "adyen",
  "paystack",
  "flutterwave",
  "mercadopago",
  "xendit",
  "midtrans",
  "creem",
  "dodo",
] as const;

/**
 * With a payment provider's name before them. Its price and product ids stand in every checkout page, so they are not
 * here.
 */
export const paymentObjects = [
  "id",
  "customer",
  "subscription",
  "account",
  "invoice",
  "payment intent",
  "setup intent",
  "session",
  "charge",
  "mandate",
  "payment method",
  "user",
  "email",
] as const;

/** Objects of a provider whose id everybody may know. */
export const publicPaymentObjects = [
  "price id",
  "product id",
  "plan id",
  "variant id",
  "store id",
  "coupon id",
  "tier id",
  "meter id",
  "event id",
  "payment link id",
] as const;

/** What somebody owns or owes. */
export const billingNames = [
  "credit balance",
  "wallet balance",
  "account balance",
  "billing email",
  "billing address",
  "payment method id",
  "card last four",
] as const;

/**
 * Billing columns only in a model of a customer, a subscription or the like: there, and without a relation, they are
 * the provider's ids.
 */
export const billingNamesOfCustomers = [
  "customer id",
  "subscription id",
  "payment customer id",
  "payment subscription id",
  "billing customer id",
  "billing subscription id",
  "processor customer id",
  "processor subscription id",
  "provider customer id",
  "provider subscription id",
  "external customer id",
  "balance",
] as const;
export const customerModels = [
  "user",
  "account",
  "profile",
  "customer",
  "subscription",
  "subscriber",
  "membership",
  "member",
  "billing",
  "payment",
  "organization",
  "organisation",
  "team",
  "workspace",
  "tenant",
  "wallet",
  "premium",
] as const;

/**
 * What the people who run the site think of somebody. Not `role`, `isAdmin`, `banned`, `deletedAt`, `status`: nearly
 * every model has one, nearly every client shows it, and to know it opens nothing. (Writing them is another matter:
 * `privilegeNames`.)
 */
export const internalNames = [
  "internal note",
  "internal comment",
  "internal remark",
  "admin note",
  "admin comment",
  "staff note",
  "private note",
  "moderator note",
  "moderation note",
  "ban reason",
  "banned reason",
  "suspension reason",
  "suspended reason",
  "risk score",
  "fraud score",
  "trust score",
  "spam score",
  "credit score",
  "shadow banned",
  "shadowbanned",
  "login attempt",
  "locked until",
  "lockout until",
] as const;

/**
 * Models whose contact data, address or salary are there to be published, and machines, whose addresses are nobody's
 * home.
 */
export const publishedModels = [
  "restaurant",
  "store",
  "shop",
  "hotel",
  "venue",
  "property",
  "listing",
  "event",
  "branch",
  "location",
  "place",
  "office",
  "clinic",
  "hospital",
  "pharmacy",
  "school",
  "university",
  "agency",
  "company",
  "business",
  "brand",
  "salon",
  "gym",
  "hostel",
  "site",
  "site setting",
  "setting",
  "footer",
  "contract",
  "job",
  "job post",
  "experience",
  "wallet",
  "server",
  "instance",
  "node",
  "endpoint",
] as const;

/** Models of what a site shows to everybody, whose owner is a byline: a catalogue, a magazine, a marketplace. */
export const catalogueModels = [
  "article",
  "blog",
  "blog post",
  "post",
  "page",
  "news",
  "story",
  "tutorial",
  "guide",
  "course",
  "lesson",
  "chapter",
  "book",
  "recipe",
  "event",
  "venue",
  "product",
  "product variant",
  "variant",
  "color",
  "colour",
  "size",
  "billboard",
  "banner",
  "item",
  "category",
  "collection",
  "brand",
  "tag",
  "topic",
  "community",
  "review",
  "rating",
  "property",
  "listing",
  "job",
  "job post",
  "challenge",
  "contest",
  "giveaway",
  "prize",
  "raffle",
  "sweepstake",
  "question",
  "answer",
  "faq",
  "testimonial",
  "restaurant",
  "hotel",
  "movie",
  "film",
  "show",
  "episode",
  "song",
  "album",
  "podcast",
  "video",
  "image",
  "photo",
  "game",
  "plan",
  "price",
  "feature",
  "changelog",
  "banner",
  "slider",
  "hero",
  "team member",
  "project showcase",
  "city",
  "country",
] as const;

/** What is personal elsewhere and public there. */
export const publishedColumns = ["address", "salary"] as const;

/** Models in which a bare `key`, `value`, `code` or `hash` is the credential itself. */
export const credentialModels = [
  "api key",
  "access key",
  "token",
  "secret",
  "credential",
  "verification",
  "otp",
  "password",
  "one time password",
  "recovery code",
  "backup code",
  "verification code",
  "invite code",
  "reset code",
  "password reset",
  "magic link",
] as const;
export const credentialModelColumns = ["key", "value", "code", "hash"] as const;

/** Models of what goes by a name that everybody may know: the `key` is that name. */
export const settingModels = [
  "setting",
  "config",
  "configuration",
  "option",
  "preference",
  "flag",
  "feature",
  "parameter",
  "translation",
  "content",
  "template",
  "metadata",
  "metric",
] as const;

/** Models of named secrets: the `key` is a name there, and only the `value` a secret. */
export const secretValueModels = ["environment variable", "env variable", "env var"] as const;

/** Models in which a bare `hash` is a checksum. */
export const hashedModels = [
  "file",
  "image",
  "asset",
  "media",
  "document",
  "attachment",
  "upload",
  "photo",
  "video",
  "blob",
  "chunk",
  "embedding",
  "commit",
  "block",
  "transaction",
  "cache",
  "page",
  "post",
  "article",
  "version",
  "snapshot",
  "query",
  "url",
  "link",
  "event",
  "job",
  "migration",
] as const;

/**
 * Marks in documentation comments (`/// @sensitive`), as people and generators write them. "public" clears a column.
 */
export const documentationMarks = {
  credential: ["secret", "encrypted", "password", "credential"],
  personal: ["sensitive", "pii", "gdpr", "personal", "confidential"],
  internal: ["internal", "private", "hidden", "hidefield", "omit", "serveronly"],
} as const;
export const publicMarks = ["public"] as const;

/**
 * Columns whose value cannot be guessed, so that a row found by one belongs to whoever knew it. A slug, a username, a
 * coupon's `code` and a row's id are known to others.
 */
export const secretColumnNames = [
  "token",
  "secret",
  "jwt",
  "otp",
  "password",
  "verification code",
  "verify code",
  "confirmation code",
  "activation code",
  "reset code",
  "recovery code",
  "backup code",
  "invite code",
  "invitation code",
  "join code",
  "access code",
  "one time code",
  "magic link",
  "api key",
  "access key",
  "secret key",
  "private key",
  "license key",
  "session key",
  "auth key",
  "activation key",
  "invite key",
  "share key",
  "hashed key",
  "key hash",
  "reset hash",
  "verification hash",
] as const;

/** The same without a word before them, unless the model says that they are names or checksums. */
export const bareSecretNames = ["key", "hash"] as const;

/** Whose row it is, or who did it, with or without "id": `userId`, `user`, `projectOwnerId`, `clerk_id`. */
export const userNames = [
  "user",
  "owner",
  "author",
  "creator",
  "poster",
  "uploader",
  "buyer",
  "seller",
  "organizer",
  "organiser",
  "actor",
  "sender",
  "requester",
  "requestor",
  "submitter",
  "commenter",
  "voter",
  "liker",
  "follower",
  "profile",
  "viewer",
  "principal",
] as const;

/** Names that say it only when there is no word before them: `clerkId`, but not `keyAuthId`. */
export const wholeUserNames = [
  "clerk",
  "auth",
  "auth0",
  "supabase",
  "firebase",
  "kinde",
  "workos",
  "cognito",
  "privy",
] as const;

/** Of these, the ones that are also the names of other things: where the schema says what they lead to, it decides. */
export const weakUserNames = ["profile", "actor", "viewer", "buyer", "seller"] as const;

/** Identifiers of a person by themselves, without "id". */
export const userIdentifiers = ["uid", "sub", "user email", "owner email", "author email", "creator email"] as const;

/** Names that say it without "id" even where nothing is known of the column: `where: { owner: id }`. */
export const plainUserNames = ["user", "owner", "author", "creator"] as const;

/**
 * `createdBy`, `uploaded_by_id`: who did it. Somebody who was referred, received or paid by another is not the one who
 * acts.
 */
export const actorVerb = /(?:ed|en|made|built|sent|bought|sold|run|led|set)$/u;
export const otherVerbs = ["referred", "received", "followed", "used", "accompanied"] as const;

/**
 * The group whose data a row is. Not `companyId`, `projectId`, `groupId`, `storeId`: records that somebody manages, as
 * often as not.
 */
export const organisationNames = [
  "org",
  "organization",
  "organisation",
  "tenant",
  "team",
  "workspace",
  "clerk org",
  "clerk organization",
  "better auth org",
] as const;

/** People whom a row is about or sent to. An id of one is an address, not a claim to be that person. */
export const otherParties = [
  "assignee",
  "assigned",
  "assigned to",
  "recipient",
  "receiver",
  "invitee",
  "invited",
  "target",
  "reviewer",
  "approver",
  "manager",
  "following",
  "followed",
  "followee",
  "friend",
  "blocked",
  "reported",
  "mentioned",
  "participant",
  "addressee",
  "winner",
  "loser",
  "opponent",
  "other",
  "bot",
  "provider",
  "external",
  "member",
  "contact",
  "customer",
  "client",
  "patient",
  "student",
  "teacher",
  "employee",
  "partner",
  "referrer",
  "referred",
  "referred by",
  "to",
] as const;

/** Models of people whose services others choose: their rows are theirs, but to be referred to is what they are there for. */
export const professionals = [
  "barber",
  "beautician",
  "coach",
  "consultant",
  "counselor",
  "courier",
  "dentist",
  "doctor",
  "driver",
  "hairdresser",
  "instructor",
  "lawyer",
  "mechanic",
  "nurse",
  "physician",
  "practitioner",
  "professor",
  "psychologist",
  "stylist",
  "teacher",
  "technician",
  "therapist",
  "trainer",
  "tutor",
  "vet",
  "veterinarian",
] as const;

/**
 * Models of people who sign in, and of the groups that they belong to. `Member` and `Customer` are records about
 * people.
 */
export const userModels = [
  "user",
  "app user",
  "auth user",
  "profile",
  "user profile",
  "user account",
  "account user",
  "account",
] as const;
export const organisationModels = ["org", "organization", "organisation", "tenant", "team", "workspace"] as const;

/** Columns that decide what somebody may do or has paid for: not secret, but never the client's to write. */
export const privilegeNames = [
  "role",
  "user role",
  "admin",
  "is admin",
  "superuser",
  "super admin",
  "staff",
  "permission",
  "scope",
  "privilege",
  "access level",
  "banned",
  "suspended",
  "blocked",
  "email verified",
  "phone verified",
  "approved",
  "plan",
  "tier",
  "membership",
  "subscription status",
  "premium",
  "pro",
  "paid",
  "credit",
  "balance",
  "quota",
] as const;

/**
 * Tables and collections whose rows are nobody's business but somebody's, going by what they are called at the end. Where a
 * schema is found its columns say more. Bookings and messages are not here: calendars and forums show them.
 */
export const privateRecordNames = [
  "order",
  "invoice",
  "receipt",
  "payment",
  "payout",
  "refund",
  "withdrawal",
  "payroll",
  "payslip",
  "salary",
  "expense",
  "loan",
  "enquiry",
  "inquiry",
  "subscriber",
  "address",
  "bank account",
  "credit card",
  "customer",
  "employee",
  "applicant",
  "student",
  "patient",
  "prescription",
  "medical record",
  "health record",
  "user",
  "credential",
  "password",
  "token",
  "secret",
  "api key",
] as const;

/**
 * What belongs to one of these is nobody's business but theirs either, so that the key of one picks what is private: `orderId`,
 * `invoiceId`, `conversationId`. Threads, channels and rooms are as often there for everybody.
 */
export const privateParentNames = [
  "order",
  "invoice",
  "receipt",
  "payment",
  "payout",
  "refund",
  "payroll",
  "patient",
  "prescription",
  "student",
  "employee",
  "applicant",
  "conversation",
  "chat",
  "direct message",
] as const;

/** What whoever waits for a parcel or a repair is told, so that they can look where it is. */
export const trackingNames = [
  "tracking",
  "tracking code",
  "tracking id",
  "tracking key",
  "tracking no",
  "tracking number",
  "tracking ref",
  "tracking reference",
] as const;
