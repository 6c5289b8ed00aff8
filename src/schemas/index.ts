export { drizzleTable } from "./drizzle.ts";
export { entityClass, entityDescription } from "./entities.ts";
export { keyName } from "./keys.ts";
export { isPublicBy, isShownBy } from "./visibility.ts";
export { payloadCollections } from "./payload-types.ts";
export { prismaModels } from "./prisma-files.ts";
export { opennessOf } from "./row-security.ts";
export type { Crowd, Openness } from "./row-security.ts";
export { parseSql } from "./sql.ts";
export { supabaseTables } from "./supabase-types.ts";
export type { SchemaFiles } from "./workspace.ts";
export {
  areProfessionals,
  holdsOAuthClients,
  isCatalogue,
  isConversation,
  isPrivateByName,
  isPrivateKey,
  isPrivateReference,
  isPublicConversation,
  isTrackingColumn,
} from "./kinds-of-tables.ts";
export { columnNamed, isRelationField, modelNamed } from "./model.ts";
export type { Column, DataModel } from "./model.ts";
export { mongooseSchema } from "./mongoose.ts";
export { isByline, isVisitorColumn, namesSomebody, principalKind } from "./principals.ts";
export type { PrincipalKind } from "./principals.ts";
export { parsePrisma } from "./prisma.ts";
export { isBelonging, isMembership, isPerson, rightOf } from "./rights.ts";
export type { Right } from "./rights.ts";
export {
  isPrivilegeColumn,
  isLinkToken,
  isSecretColumn,
  isSecretOf,
  isSensitiveName,
  isPassword,
  sensitiveColumns,
  sensitivityOf,
} from "./sensitivity.ts";
export type { SensitiveColumn, Sensitivity } from "./sensitivity.ts";
export { sqlTables } from "./tables.ts";
export { singularOf } from "./words.ts";
