/**
 * What the most telling names are called in the other languages in which columns are often named. Data only, read as those
 * in `sensitive-names.ts` are. Not on the lists: words that mean something else as often (`clave` is a key as well, `equipo`
 * a device), and words that are the same in English.
 */

/** Models of users. */
export const userModels = [
  "usuario",
  "usuário",
  "utilizador",
  "utilisateur",
  "utente",
  "benutzer",
  "gebruiker",
] as const;

/** Users. In most of these languages what comes before them is what is meant: `tipo_usuario_id` is the id of a kind. */
export const userNames = [
  ...userModels,
  "nutzer",
  "kullanici",
  "uzytkownik",
  "anvandare",
  "bruker",
  "bruger",
  "pengguna",
] as const;

/** Passwords. */
export const passwordNames = [
  "contrasena",
  "contraseña",
  "contrasenia",
  "senha",
  "mot de passe",
  "mot passe",
  "passwort",
  "kennwort",
  "wachtwoord",
  "haslo",
  "sifre",
  "losenord",
  "kata sandi",
] as const;

/** How somebody can be reached. */
export const contactNames = [
  "correo",
  "correo electronico",
  "courriel",
  "celular",
  "telefono",
  "teléfono",
  "telefone",
  "telefon",
  "telefonnummer",
] as const;

/** Birthdays. */
export const personalDates = [
  "fecha nacimiento",
  "fecha de nacimiento",
  "data nascimento",
  "data de nascimento",
  "date naissance",
  "date de naissance",
  "geburtsdatum",
] as const;

/** About a person, and nobody else's business. */
export const personalNames = [
  ...personalDates,
  "endereco",
  "endereço",
  "domicilio",
  "salario",
  "sueldo",
  "salaire",
  "gehalt",
] as const;
