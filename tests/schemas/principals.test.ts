import { describe, expect, it } from "vitest";

import type { Column, DataModel } from "../../src/schemas/index.ts";
import { isByline, principalKind } from "../../src/schemas/index.ts";

function column(name: string, type = "String", more: Partial<Column> = {}): Column {
  return { name, type, list: false, optional: false, unique: false, id: false, ...more };
}

function model(name: string, ...columns: readonly Column[]): DataModel {
  return { source: "prisma", name, columns: new Map(columns.map((own) => [own.name, own])) };
}

describe("by its name alone, a column names", () => {
  it.each(
    (
      "userId user_id userID ownerId authorId creatorId createdById createdBy created_by uploadedBy updatedByUserId clerkId " +
      "clerkUserId userid ownerid authId auth0Id supabaseUserId projectOwnerId currentUserId email userEmail uid user owner author " +
      "idUser usuario_id idUsuario id_usuario usuário_id utilisateurId benutzer_id usuario " +
      "kullanici_id kullanıcıId użytkownik_id uzivatelId auteurId autor_id creado_por erstelltVon dibuat_oleh"
    ).split(" "),
  )("a user: %s", (name) => {
    expect(principalKind(name)).toBe("user");
  });

  it.each(
    "orgId orgid organizationId organisation_id tenantId teamId workspaceId activeOrganizationId clerkOrgId organizacion_id organização_id equipeId".split(
      " ",
    ),
  )("an organisation: %s", (name) => {
    expect(principalKind(name)).toBe("organisation");
  });

  it.each(
    (
      "id _id postId paid valid postid projectId companyId customerId accountId groupId slug name title status keyAuthId sortBy orderBy referredBy " +
      "recipientId recipientUserId targetUserId assigneeId assignedUserId invitedUserId blockedUserId followingId otherUserId " +
      "emailVerified supportEmail userCount username userAgent teamName " +
      "idUserType id_tipo_usuario tipo_usuario_id nombre_usuario rol_usuario id_produto idFactura " +
      "cliente_id empresa_id firmaId vereinId hastaId inquilino_id nombre_autor enviado_por_email"
    ).split(" "),
  )("nobody: %s", (name) => {
    expect(principalKind(name)).toBeUndefined();
  });
});

describe("a row's own name", () => {
  const uid = column("uid", "String", { unique: true });
  const inviteeId = column("inviteeId", "String", { relation: "User" });

  it("is nobody's where another column says whose the row is, as in a calendar", () => {
    expect(principalKind("uid", model("Invite", uid, inviteeId))).toBeUndefined();
    expect(principalKind("uid", model("Profile", uid))).toBe("user");
    expect(principalKind("uid", model("Invite", column("uid"), inviteeId))).toBe("user");
    expect(principalKind("uid", model("User", uid, inviteeId))).toBe("user");
  });
});

describe("by its schema, a column names", () => {
  it.each([
    ["a user that it leads to", column("hostId", "String", { relation: "User" }), "user"],
    ["a user of a table", column("hostId", "uuid", { relation: "usersTable" }), "user"],
    ["a user by a relation field", column("host", "User", { relation: "User" }), "user"],
    ["a profile", column("profileId", "String", { relation: "Profile" }), "user"],
    ["no profile of something else", column("profileId", "String", { relation: "BrowserProfile" }), undefined],
    ["an administrator", column("editor", "AdminUser", { relation: "AdminUser" }), "user"],
    ["no membership", column("entryId", "String", { relation: "TeamUser" }), undefined],
    ["an organisation that it leads to", column("parentOrg", "String", { relation: "Organization" }), "organisation"],
    ["who wins", column("winner", "Team", { relation: "Team" }), undefined],
    ["whoever receives a row", column("recipientId", "String", { relation: "User" }), undefined],
    ["a resource", column("postId", "String", { relation: "Post" }), undefined],
    ["an owner that is a record of its own", column("ownerId", "String", { relation: "Member" }), "user"],
    ["several", column("userIds", "String", { list: true }), undefined],
    ["several by a relation", column("users", "User", { list: true, relation: "User" }), undefined],
    ["a reference without an id in its name", column("creator", "ObjectId"), "user"],
    ["a text", column("author", "String"), undefined],
    ["a flag", column("user", "Boolean"), undefined],
    ["a time", column("createdBy", "DateTime"), undefined],
  ])("%s", (_case, own, kind) => {
    expect(principalKind(own)).toBe(kind);
  });

  it("is looked up in its model", () => {
    const post = model("Post", column("hostId", "String", { relation: "User" }), column("author"));
    expect(principalKind("hostId", post)).toBe("user");
    expect(principalKind("author", post)).toBeUndefined();
  });
});

describe("by its model, a column names", () => {
  it.each([
    ["User", "id", "user"],
    ["users", "id", "user"],
    ["userTable", "_id", "user"],
    ["users", "publicId", "user"],
    ["users", "external_id", "user"],
    ["posts", "publicId", undefined],
    ["profiles", "id", "user"],
    ["Organization", "id", "organisation"],
    ["teams", "id", "organisation"],
    ["Account", "id", undefined],
    ["TeamUser", "userId", "user"],
    ["Post", "id", undefined],
    ["User", "email", "user"],
    ["Subscriber", "email", undefined],
    ["Subscriber", "userEmail", "user"],
    ["User", "name", undefined],
  ])("%s.%s: %s", (name, own, kind) => {
    expect(principalKind(own, model(name))).toBe(kind);
  });

  it("but none of a team that plays", () => {
    const leadingTo = (relation: string) => model("Team", column("parentId", "String", { relation }));
    expect(principalKind("id", leadingTo("Tournament"))).toBeUndefined();
    expect(principalKind("id", leadingTo("Plan"))).toBe("organisation");
  });
});

describe("a byline", () => {
  it.each(["authorId", "autor_id", "auteurId", "createdById", "creado_por"])("is %s", (name) => {
    expect(isByline(name)).toBe(true);
  });

  it.each(["userId", "usuario_id", "autorizado_id"])("is not %s", (name) => {
    expect(isByline(name)).toBe(false);
  });
});
