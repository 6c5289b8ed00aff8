import { describe, expect, it } from "vitest";

import type { Column, DataModel } from "../../src/schemas/index.ts";
import {
  isCatalogue,
  isPrivateByName,
  isPrivateKey,
  isPrivilegeColumn,
  isSecretColumn,
  parsePrisma,
  sensitiveColumns,
  sensitivityOf,
} from "../../src/schemas/index.ts";

function column(name: string, type = "String", more: Partial<Column> = {}): Column {
  return { name, type, list: false, optional: false, unique: false, id: false, ...more };
}

function model(name: string, ...columns: readonly Column[]): DataModel {
  return { source: "prisma", name, columns: new Map(columns.map((own) => [own.name, own])) };
}

describe("by its name, a column is", () => {
  it.each([
    ["credential", "password passwordHash password_hash hashedPassword PASSWORD pwd hash salt passwordSalt"],
    ["credential", "token sessionToken refresh_token idToken resetPasswordToken tokenHash passwordResetTokenValue"],
    ["credential", "secret clientSecret webhook_secret twoFactorSecret totpSecret jwtSecret oauth_token_secret"],
    ["credential", "apiKey api_key apikey APIKey privateKey openaiApiKey stripeSecretKey streamKey accessKeySecret"],
    ["credential", "otp otpCode verificationCode recoveryCodes backupCodes twoFactorCode pin credentials"],
    ["credential", "encryptedData hashedKey keyEncrypted emailChangeTokenNew codeVerifier"],
    ["contact", "email emailAddress contactEmail userEmail phone phoneNumber mobile_phone whatsappNumber email2"],
    ["personal", "ssn dateOfBirth birthday taxId passportNumber ip ipAddress last_ip address addressLine1 salary"],
    ["personal", "iban bankAccountNumber cardNumber cvv medicalHistory"],
    ["credential", "senha senhaHash senha_hash contraseña contrasena motDePasse mot_de_passe passwort"],
    ["credential", "wachtwoord haslo hasło şifre sifre kata_sandi mat_khau mật_khẩu codigoVerificacion kodeOtp"],
    ["contact", "correo correo_electronico telefono telefone celular courriel"],
    ["contact", "no_hp noHp nomorTelepon soDienThoai numer_telefonu cep_telefonu adresse_mail emailAdresse tlf"],
    ["contact", "telefono_cliente telefonoDelCliente email_contato telefone_do_aluno telephone_portable"],
    ["personal", "fecha_nacimiento dataNascimento endereco salario"],
    ["personal", "geburtsdatum data_di_nascita tanggal_lahir ngaySinh doğum_tarihi fødselsdato data_urodzenia"],
    ["personal", "alamat direccion dirección_envio endereço_de_entrega adresseLivraison indirizzo adres dia_chi"],
    ["personal", "dni nik codice_fiscale codiceFiscale tc_kimlik_no pesel bsn steuernummer personnummer cccd cédula"],
    ["personal", "salaire_brut gehalt gaji muc_luong grupo_sanguineo golonganDarah blutgruppe estadoCivil"],
    ["internal", "notas_internas note_privee interneNotizen motivo_bloqueio"],
    ["billing", "stripeCustomerId stripe_subscription_id stripeId paypalEmail lemonSqueezyCustomerId creditBalance"],
    ["internal", "internalNotes adminNote moderation_notes banReason riskScore"],
  ])("%s: %s", (kind, names) => {
    for (const name of names.split(" ")) {
      expect([name, sensitivityOf(column(name))]).toEqual([name, kind]);
    }
  });

  it.each([
    [
      "a time",
      "senhaUpdatedAt passwordUpdatedAt passwordChangedAt tokenExpiresAt lastTokenUse emailVerifiedAt otpExpiry",
    ],
    ["a count, a kind, a setting", "tokenCount tokenType token_type tokenLimit saltRounds passwordPolicy secretName"],
    ["a public half", "publicKey credentialPublicKey publishableKey keyPrefix tokenLast4 apiKeyId keyId publicToken"],
    ["a masked copy", "partialKey maskedApiKey partialClientSecret clientSecretHint"],
    ["a cursor", "nextPageToken syncToken"],
    ["a language model's count", "inputTokens outputTokens totalTokens maxTokens"],
    ["a checksum", "contentHash file_hash blurHash embeddingHash commitHash txHash"],
    ["a key of something else", "key s3Key fileKey sortKey translationKey idempotencyKey storageKey"],
    ["a code of something else", "code countryCode couponCode sourceCode qrCode zipCode"],
    ["about mail", "emailVerified emailEnabled emailSubject emailTemplateId emailNotifications"],
    [
      "of companies, or only like one in another language",
      "telefono_empresa endereco_loja cnpj siret clave parola hasta maas rfc so_luong telefono_verificado senha_tipo",
    ],
    ["a kind or a place in the order", "cliente_principal tipo_documento nombre_cliente numero_pedido codigo_cliente"],
    ["set up, not lived at", "fromEmail supportEmail walletAddress contractAddress companyAddress"],
    ["on every checkout page", "stripePriceId stripeProductId stripeStatus stripeCurrentPeriodEnd"],
    ["shown to most clients", "role isAdmin banned deletedAt status name firstName image bio city country gender"],
    [
      "only like one",
      "tokenize compass passenger hashtag hashtags secretary shipping description mailbox pinned ipsum",
    ],
    ["nothing", "_ __ $"],
  ])("nothing, being %s: %s", (_case, names) => {
    for (const name of names.split(" ")) {
      expect([name, sensitivityOf(column(name))]).toEqual([name, undefined]);
    }
  });

  it("said by the last words, also within an embedded document", () => {
    expect(sensitivityOf(column("stripe.customerId"))).toBe("billing");
    expect(sensitivityOf(column("password.updatedAt"))).toBeUndefined();
  });
});

describe("by its type, a column is", () => {
  it.each([
    ["password", "Boolean"],
    ["token", "boolean"],
    ["email", "Boolean"],
    ["password", "DateTime"],
    ["otp", "timestamp"],
    ["tokens", "Int"],
    ["salt", "Float"],
    ["hash", "bigint"],
    ["email", "Boolean"],
  ])("nothing: %s %s", (name, type) => {
    expect(sensitivityOf(column(name, type))).toBeUndefined();
  });

  it.each([
    ["password", "Bytes", "credential"],
    ["token", "uuid", "credential"],
    ["secret", "encryptedText", "credential"],
    ["bucket", "encryptedText", "internal"],
    ["otp", "Number", "credential"],
    ["phone", "Number", "contact"],
    ["salary", "Decimal", "personal"],
    ["birthDate", "DateTime", "personal"],
    ["token", "DateFormat", "credential"],
    ["token", "Integration", "credential"],
  ])("still what it is called: %s %s", (name, type, kind) => {
    expect(sensitivityOf(column(name, type))).toBe(kind);
  });

  it("nothing where it is a relation", () => {
    expect(sensitivityOf(column("token", "Token", { relation: "Token" }))).toBeUndefined();
    expect(sensitivityOf(column("token", "String", { relation: "Token" }))).toBeUndefined();
    expect(sensitivityOf(column("token", "String"))).toBe("credential");
  });
});

describe("by its model, a column is", () => {
  it.each([
    ["ApiKey", "key", "credential"],
    ["FeatureFlag", "key", undefined],
    ["Verification", "value", "credential"],
    ["Setting", "value", undefined],
    ["EnvironmentVariable", "value", "credential"],
    ["EnvironmentVariable", "key", undefined],
    ["emailVerificationCodes", "code", "credential"],
    ["DiscountCode", "code", undefined],
    ["Password", "hash", "credential"],
    ["File", "hash", undefined],
    ["Organization", "customerId", "billing"],
    ["Invoice", "customerId", undefined],
    ["usersTable", "subscriptionId", "billing"],
    ["Calendar", "subscriptionId", undefined],
    ["Wallet", "balance", "billing"],
    ["Chart", "balance", undefined],
    ["Lead", "phone", "contact"],
    ["Restaurant", "phone", undefined],
    ["User", "address", "personal"],
    ["Event", "address", undefined],
    ["Employee", "salary", "personal"],
    ["JobPost", "salary", undefined],
    ["clientes", "direccion", "personal"],
    ["restaurantes", "direccion", undefined],
    ["pegawai", "gaji", "personal"],
    ["lowongan_kerja", "gaji", undefined],
    ["Mieter", "telefon", "contact"],
    ["Firma", "telefon", undefined],
  ])("%s.%s: %s", (name, own, kind) => {
    expect(sensitivityOf(column(own), undefined, model(name))).toBe(kind);
  });

  it("an address's of somebody only where something else is told of them, in other languages than English", () => {
    const [nom, ville, prenom] = [column("nom"), column("ville"), column("prenom")];
    const adresse = column("adresse");
    expect(sensitivityOf(adresse, undefined, model("Inscrit", adresse, nom, ville, prenom))).toBe("personal");
    expect(sensitivityOf(adresse, undefined, model("Client", adresse, nom, column("telephone")))).toBe("personal");
    expect(sensitivityOf(adresse, undefined, model("Eleve", adresse, nom))).toBe("personal");
    expect(sensitivityOf(adresse, undefined, model("Cinema", adresse, nom, ville))).toBeUndefined();
  });

  it("billing's only if it leads to no model of the project", () => {
    const customerId = column("customerId", "String", { relation: "Customer" });
    expect(sensitivityOf(customerId, undefined, model("User"))).toBeUndefined();
  });
});

describe("by its documentation, a column is", () => {
  it.each([
    ["@sensitive", "nickname", "personal"],
    ["@PII kept for support", "nickname", "personal"],
    ["@secret", "nickname", "credential"],
    ["@encrypted?mode=strict", "nickname", "credential"],
    ["@HideField()", "nickname", "internal"],
    ["@TypeGraphQL.omit(output: true)", "nickname", "internal"],
    ["@sensitive", "password", "credential"],
    ["@public", "email", undefined],
    ["sensitive to case", "nickname", undefined],
    ["see someone@sensitive.example", "email", "contact"],
  ])("%s on %s: %s", (documentation, name, kind) => {
    expect(sensitivityOf(column(name, "String", { documentation }))).toBe(kind);
  });
});

describe("by the user's settings, a column is", () => {
  it.each([
    ["nickname", "internal"],
    ["Nick_Name", undefined],
    ["User.nickname", "internal"],
    ["user.nickname", "internal"],
    ["Post.nickname", undefined],
  ])("listed as %s: %s", (listed, kind) => {
    expect(sensitivityOf(column("nickname"), new Set([listed]), model("users"))).toBe(kind);
  });

  it("what it is called, if it is called anything", () => {
    expect(sensitivityOf(column("email"), new Set(["email"]))).toBe("contact");
  });

  it("the same in any spelling", () => {
    expect(sensitivityOf(column("shoe_size"), new Set(["shoeSize"]))).toBe("internal");
  });

  it("sensitive whatever its type and documentation", () => {
    const visible = column("visible", "Boolean", { documentation: "@public" });
    expect(sensitivityOf(visible, new Set(["visible"]))).toBe("internal");
  });
});

describe("the sensitive columns of a model", () => {
  it("are listed in its order", () => {
    const user = parsePrisma(["model User {\n id String @id\n email String\n name String\n passwordHash String\n}"]);
    const listed = sensitiveColumns(user.get("user") ?? model("none"));
    expect(listed.map(({ column: { name }, kind }) => [name, kind])).toEqual([
      ["email", "contact"],
      ["passwordHash", "credential"],
    ]);
  });

  it("leave out what is never selected", () => {
    const user = model("User", column("password", "String", { hidden: true }), column("email"));
    expect(sensitiveColumns(user).map(({ column: { name } }) => name)).toEqual(["email"]);
  });

  it("are judged with the model in mind", () => {
    expect(sensitiveColumns(model("ApiKey", column("key")))).toHaveLength(1);
    expect(sensitiveColumns(model("Setting", column("key")))).toHaveLength(0);
  });
});

describe("a column that cannot be guessed", () => {
  it.each("token sessionToken hash tokenHash secret apiKey hashedKey verificationCode inviteCode key".split(" "))(
    "is %s",
    (name) => {
      expect(isSecretColumn(name)).toBe(true);
    },
  );

  it.each("id slug email username code couponCode s3Key sortKey partialKey publicKey tokenCount pageToken".split(" "))(
    "is not %s",
    (name) => {
      expect(isSecretColumn(name)).toBe(false);
    },
  );

  it.each([
    ["ApiKey", "key", true],
    ["Setting", "key", false],
    ["InviteCode", "code", true],
    ["Coupon", "code", false],
    ["File", "hash", false],
    ["Session", "hash", true],
  ])("may depend on its model: %s.%s", (name, own, expected) => {
    expect(isSecretColumn(own, model(name, column(own)))).toBe(expected);
  });

  it("is no flag", () => {
    expect(isSecretColumn("accessTokens", model("Client", column("accessTokens", "Boolean")))).toBe(false);
    expect(isSecretColumn("accessTokens", model("Client", column("accessTokens")))).toBe(true);
  });
});

describe("a column that decides what somebody may do", () => {
  it.each("role isAdmin is_admin permissions banned emailVerified plan credits".split(" "))("is %s", (name) => {
    expect(isPrivilegeColumn(name)).toBe(true);
  });

  it.each("name roleDescription adminNote planet bannedAt floorPlan".split(" "))("is not %s", (name) => {
    expect(isPrivilegeColumn(name)).toBe(false);
  });
});

describe("what a site shows to everybody", () => {
  it.each(["Product", "BlogPost", "items", "MenuItem", "productos", "artigo", "Veranstaltung"])(
    "is of a model called %s",
    (name) => {
      expect(isCatalogue(model(name, column("title"), column("price", "Int")))).toBe(true);
    },
  );

  it.each(["dueDate", "due_at", "completed", "isDone", "completedAt"])("is no item that has to be done: %s", (name) => {
    expect(isCatalogue(model("Item", column("title"), column(name)))).toBe(false);
  });

  it.each(["Course", "Lesson"])("is a %s, whether or not somebody has done it", (name) => {
    expect(isCatalogue(model(name, column("title"), column("completed", "Boolean")))).toBe(true);
  });
});

describe("what is nobody's business but somebody's", () => {
  it.each(["orderId", "pedido_id", "id_pedido", "rechnungId", "siparis_id"])("has the key %s", (name) => {
    expect(isPrivateKey(name)).toBe(true);
  });

  it.each(["productId", "producto_id", "id_tipo_pedido_estado", "pedido", "empresa_id"])("not the key %s", (name) => {
    expect(isPrivateKey(name)).toBe(false);
  });

  it.each([
    ["customers", true],
    ["clientes", true],
    ["karyawan", true],
    ["productos", false],
    ["clienteles", false],
  ])("is in the table %s: %s", (name, isPrivate) => {
    expect(isPrivateByName(name)).toBe(isPrivate);
  });
});
