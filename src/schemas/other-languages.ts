/**
 * What is looked for in `sensitive-names.ts` by what it is called in other languages. Data only: a table for each meaning
 * with a line for each language, read by the words that a name ends with, as the English lists are. Written without accents
 * (`contraseña` is read as `contrasena`, `straße` as `strasse`).
 *
 * Not on the lists:
 * - what means something else as often, in its own language or another: `clave` is a key as well, `equipo` a device,
 *   `parola` a word, `hasta` "until" in Spanish and a patient in Turkish, `maas` a salary and mobility as a service;
 * - abbreviations that have a meaning in programs: `rfc`, `ci`, `run`, `rg`, `rib`, `nir`, `lon`;
 * - what is left out in English too: names of people, cities, companies (`empresa_id`, `firmaId`).
 */

/** The names of a table, of all languages together; separated by commas. */
function inAll(table: Readonly<Record<string, string>>): readonly string[] {
  return Object.values(table).flatMap((line) => line.split(", "));
}

/** Models of users. */
export const userModels = inAll({
  spanishPortuguese: "usuario, utilizador",
  french: "utilisateur",
  italian: "utente, utenti",
  german: "benutzer, nutzer",
  dutch: "gebruiker",
  turkish: "kullanici, kullanicilar",
  indonesian: "pengguna",
  polish: "uzytkownik, uzytkownicy",
  czech: "uzivatel, uzivatele",
  scandinavian: "bruker, brukere, bruger, brugere, anvandare",
  vietnamese: "nguoi dung",
});

/** Who wrote something, or made it: a byline where everybody may see it. */
export const authorNames = inAll({
  spanishPortuguese: "autor, creador",
  french: "auteur, createur",
  italian: "autore",
  german: "verfasser, ersteller",
  turkish: "yazar",
  indonesian: "penulis, pembuat",
  scandinavian: "forfatter",
  vietnamese: "tac gia",
});

/** Users. In most of these languages what comes before them is what is meant: `tipo_usuario_id` is the id of a kind. */
export const userNames = [...userModels, ...authorNames] as const;

/** Who did it, as `createdBy` says it. */
export const actorNames = inAll({
  spanish: "creado por, actualizado por, registrado por, subido por",
  portuguese: "criado por, atualizado por, cadastrado por, enviado por",
  french: "cree par, modifie par",
  italian: "creato da",
  german: "erstellt von",
  dutch: "aangemaakt door",
  turkish: "olusturan",
  indonesian: "dibuat oleh",
  polish: "utworzone przez",
  scandinavian: "opprettet av, oprettet af, skapad av",
  vietnamese: "nguoi tao",
});

/** The group whose data a row is. A `mandant` is as often a lawyer's client, an `inquilino` somebody who rents. */
export const organisationNames = inAll({
  spanish: "organizacion",
  portuguese: "organizacao",
  french: "equipe",
  italian: "organizzazione",
  dutch: "organisatie",
  turkish: "organizasyon",
  indonesian: "organisasi",
  polish: "organizacja",
  czech: "organizace",
  scandinavian: "organisasjon",
});

/** Customers. */
const customers = inAll({
  spanishPortuguese: "cliente",
  italian: "clienti",
  german: "kunde, kunden",
  dutch: "klant, klanten",
  turkish: "musteri, musteriler",
  indonesian: "pelanggan",
  polish: "klient, klienci",
  czech: "zakaznik, zakaznici",
  scandinavian: "kunder",
  vietnamese: "khach hang",
});

/** Patients, pupils and people who are employed. */
const people = inAll({
  spanish: "paciente, alumno, estudiante, empleado",
  portuguese: "aluno, estudante, funcionario, colaborador",
  french: "eleve, etudiant, employe, salarie",
  italian: "paziente, pazienti, alunno, studente, dipendente, dipendenti",
  german: "schueler, schuler, mitarbeiter",
  dutch: "leerling, medewerker",
  turkish: "ogrenci, ogrenciler, calisan, calisanlar, personel",
  indonesian: "pasien, siswa, mahasiswa, karyawan, pegawai",
  polish: "pacjent, pacjenci, uczen, uczniowie, pracownik, pracownicy",
  czech: "zamestnanec, zamestnanci",
  scandinavian: "ansatt, ansatte, medarbejder, anstalld",
  vietnamese: "benh nhan, hoc sinh, sinh vien, nhan vien",
});

/** People whom a row is about or sent to. */
export const otherParties = [
  ...customers,
  ...people,
  ...inAll({
    spanishPortuguese: "destinatario, responsable, responsavel, proveedor, fornecedor, profesor, professor",
    french: "destinataire, fournisseur, enseignant",
    italian: "fornitore, insegnante",
    german: "empfaenger, empfanger, mieter, lieferant, lehrer",
    dutch: "ontvanger, leverancier",
    turkish: "alici, ogretmen",
    indonesian: "penerima, guru",
  }),
] as const;

/** What is ordered, billed and paid. */
const sales = inAll({
  spanish: "pedido, factura, pago",
  portuguese: "encomenda, fatura, pagamento",
  french: "commande, facture, paiement",
  italian: "ordine, ordini, fattura, fatture, pagamento, pagamenti",
  german: "bestellung, bestellungen, rechnung, rechnungen, zahlung, zahlungen",
  dutch: "bestelling, bestellingen, factuur, facturen, betaling, betalingen",
  turkish: "siparis, siparisler, fatura, faturalar, odeme, odemeler",
  indonesian: "pesanan, faktur, pembayaran",
  polish: "zamowienie, zamowienia, faktura, faktury, platnosc, platnosci",
  czech: "objednavka, objednavky",
  vietnamese: "don hang, hoa don, thanh toan",
});

/** Tables whose rows are nobody's business but somebody's. */
export const privateRecordNames = [...userModels, ...customers, ...people, ...sales] as const;

/** What belongs to one of these is nobody's business but theirs either: `pedido_id`. */
export const privateParentNames = [...people, ...sales] as const;

/** Passwords. */
export const passwordNames = inAll({
  spanish: "contrasena, contrasenia",
  portuguese: "senha, palavra passe",
  french: "mot de passe, mot passe, mdp",
  german: "passwort, kennwort",
  dutch: "wachtwoord",
  turkish: "sifre",
  indonesian: "kata sandi",
  polish: "haslo",
  czech: "heslo",
  scandinavian: "passord, adgangskode, losenord",
  vietnamese: "mat khau",
});

/** Codes that somebody was sent so as to prove who they are. */
export const codeNames = inAll({
  spanish: "codigo verificacion, codigo de verificacion, codigo recuperacion, codigo de recuperacion",
  portuguese: "codigo verificacao, codigo de verificacao, codigo recuperacao, codigo de recuperacao",
  french: "code de verification, code de confirmation",
  italian: "codice verifica, codice di verifica",
  german: "bestaetigungscode, bestatigungscode, verifizierungscode, aktivierungscode",
  dutch: "verificatiecode",
  turkish: "dogrulama kodu",
  indonesian: "kode verifikasi, kode otp",
  polish: "kod weryfikacyjny",
  vietnamese: "ma xac nhan, ma xac thuc",
});

/** How somebody can be reached. */
export const contactNames = inAll({
  spanish: "correo, correo electronico, telefono, celular, numero movil",
  portuguese: "telefone, telemovel",
  french: "courriel, adresse mail, adresse courriel, adresse electronique",
  italian: "cellulare",
  german: "telefon, telefonnummer, handynummer, mobilnummer, rufnummer, email adresse, mail adresse",
  dutch: "telefoon, telefoonnummer, mobiel nummer, e mailadres, emailadres",
  turkish: "eposta, e posta, telefon no, telefon numarasi, cep telefonu",
  indonesian: "no hp, nomor hp, telepon, no telepon, nomor telepon, telp, no telp",
  polish: "numer telefonu, nr telefonu",
  czech: "telefonni cislo",
  scandinavian: "tlf, tlf nr, e post, epost, epostadresse, epostadress",
  vietnamese: "sdt, so dien thoai",
});

/** Birthdays. */
export const personalDates = inAll({
  spanish: "fecha nacimiento, fecha de nacimiento, fec nacimiento, cumpleanos",
  portuguese: "data nascimento, data de nascimento, dt nascimento",
  french: "date naissance, date de naissance",
  italian: "data nascita, data di nascita",
  german: "geburtsdatum, geburtstag",
  dutch: "geboortedatum",
  turkish: "dogum tarihi",
  indonesian: "tanggal lahir, tgl lahir",
  polish: "data urodzenia",
  czech: "datum narozeni",
  scandinavian: "fodselsdato, foedselsdato, fodelsedatum",
  vietnamese: "ngay sinh",
});

/** Where somebody lives, or a business is. */
export const addresses = inAll({
  spanish: "direccion, domicilio",
  portuguese: "endereco, morada",
  frenchGermanScandinavian: "adresse",
  italian: "indirizzo",
  german: "anschrift",
  dutchTurkishPolish: "adres",
  turkish: "adresi",
  indonesian: "alamat",
  czech: "adresa",
  vietnamese: "dia chi",
});

/** What only people have: a name for every day, another for their family. */
export const givenNames = inAll({
  english: "first name, last name, firstname, lastname, surname, birth date, birthdate, date of birth",
  spanish: "apellido",
  portuguese: "sobrenome",
  french: "prenom, nom famille, nom de famille",
  italian: "cognome",
  german: "vorname, nachname",
  dutch: "voornaam, achternaam",
  turkish: "soyad, soyadi",
  indonesian: "nama lengkap, nama depan",
  polish: "imie, nazwisko",
  czech: "prijmeni",
  scandinavian: "fornavn, etternavn, efternavn, fornamn, efternamn",
  vietnamese: "ho ten",
});

/** What somebody earns. */
const salaries = inAll({
  spanishPortuguese: "salario, sueldo",
  french: "salaire",
  italian: "stipendio",
  german: "gehalt, lohn, einkommen",
  dutch: "salaris, inkomen",
  indonesian: "gaji, gaji pokok, penghasilan",
  polish: "wynagrodzenie",
  scandinavian: "arslon, manedslonn",
  vietnamese: "tien luong, muc luong",
});

/** Numbers by which a state, an insurer or a bank knows somebody. Those of companies (`cnpj`, `siret`) are not here. */
const identityNumbers = inAll({
  spanish: "dni, rut, nif, cuil, cuit, cedula, cedula identidad, cedula de identidad, documento identidad",
  spanishPortuguese: "documento de identidad, documento de identidade, carteira identidade, pasaporte, passaporte",
  banks: "cuenta bancaria, conta bancaria, clabe, chave pix, compte bancaire, conto corrente, bankkonto",
  cards: "numero tarjeta, numero de tarjeta, numero cartao, numero do cartao, kreditkarte, kreditkartennummer",
  french: "securite sociale, numero securite sociale, numero de securite sociale, carte identite, passeport",
  italian: "codice fiscale, carta identita, passaporto",
  german: "steuernummer, steuer id, sozialversicherungsnummer, personalausweisnummer, ausweisnummer, reisepassnummer",
  dutch: "bsn, burgerservicenummer, paspoortnummer, rijbewijsnummer, rijksregisternummer, rekeningnummer",
  turkish: "tckn, tc no, tc kimlik, tc kimlik no, kimlik no, pasaport no, vergi no",
  indonesian: "nik, ktp, no ktp, nomor ktp, npwp, nisn, no kk, nomor kk, no rekening, nomor rekening",
  polish: "pesel, numer dowodu, nr dowodu, numer paszportu, numer konta, nr konta",
  czech: "rodne cislo",
  scandinavian: "personnummer, fodselsnummer, foedselsnummer, cprnummer, cpr nummer",
  vietnamese: "cccd, cmnd, so cccd, so cmnd, so tai khoan",
});

/** About somebody's health, their faith and their family. */
const circumstances = inAll({
  spanish: "tipo sangre, tipo de sangre, grupo sanguineo, alergia, historia clinica, antecedentes medicos",
  spanishPortuguese: "tipo sanguineo, diagnostico, estado civil, contacto emergencia, contacto de emergencia",
  portuguese: "historico medico, religiao, contato emergencia, contato de emergencia",
  french: "groupe sanguin, allergie, antecedents medicaux, orientation sexuelle, contact urgence",
  italian: "gruppo sanguigno, stato civile",
  german: "blutgruppe, allergien, familienstand, notfallkontakt",
  dutch: "bloedgroep, burgerlijke staat, noodcontact",
  turkish: "kan grubu, alerji, alerjiler, medeni hal, medeni durum",
  indonesian: "golongan darah, alergi, agama, status perkawinan, status pernikahan, kontak darurat",
  polish: "grupa krwi, stan cywilny",
  czech: "krevni skupina, rodinny stav",
  scandinavian: "blodtype, blodgrupp, sivilstand",
  vietnamese: "nhom mau, ton giao, tinh trang hon nhan",
});

/** About a person, and nobody else's business. */
export const personalNames = [
  ...personalDates,
  ...addresses,
  ...salaries,
  ...identityNumbers,
  ...circumstances,
] as const;

/** What is personal elsewhere and public of a shop or in the offer of a job. */
export const publishedColumns = [...addresses, ...salaries] as const;

/** What the people who run the site think of somebody. */
export const internalNames = inAll({
  spanish: "nota interna, notas internas, nota privada, observaciones internas, comentario interno, motivo bloqueo",
  portuguese: "observacao interna, observacoes internas, motivo bloqueio",
  french: "note interne, note privee, commentaire interne",
  german: "interne notiz, interne notizen, interner kommentar",
  dutch: "interne notitie",
  indonesian: "catatan internal",
});

/** What follows the name of a thing in the languages that put it there, and says only whose or which one it is: `telefono_cliente`. */
export const qualifiers: ReadonlySet<string> = new Set(
  inAll({
    spanish: "cliente, usuario, paciente, alumno, empleado, contacto, principal, personal, alternativo, secundario",
    spanishPortuguese:
      "movil, celular, fijo, fixo, particular, residencial, casa, completo, completa, envio, neto, bruto",
    portuguese: "aluno, funcionario, contato, entrega, cobranca, liquido",
    french:
      "utilisateur, eleve, salarie, employe, portable, fixe, domicile, livraison, facturation, postale, net, brut",
    italian: "utente, residenza, spedizione, consegna, fatturazione, netto, lordo",
    indonesian: "pengguna, pelanggan, siswa, karyawan, pasien, lengkap, rumah, pengiriman, domisili",
    vietnamese: "khach, hang",
    polish: "klienta, uzytkownika, pacjenta, pracownika",
  }),
);

/** What stands between the two: `direccion_de_envio`, `endereco_do_cliente`. */
export const connectors: ReadonlySet<string> = new Set(
  inAll({ spanishPortuguese: "de, del, do, da", french: "du, des", italian: "di, della" }),
);

/** Models whose contact data are there to be published. */
export const publishedModels = inAll({
  spanish: "restaurante, hoteles, tienda, sucursal, sucursales, empresa, oficina, escuela, clinica, farmacia, lugar",
  spanishPortuguese: "inmueble, propiedad, evento, ubicacion, loja, filial, escola, escritorio, imovel, local, locales",
  jobs: "vacante, vaga, oferta empleo, offre emploi, stellenangebot, vacature, lowongan, lowongan kerja, is ilani",
  french: "magasin, boutique, agence, entreprise, societe, ecole, etablissement, lieu, evenement, organisme",
  italian: "ristorante, negozio, azienda, scuola, immobile, sede",
  german: "laden, filiale, unternehmen, firma, schule, veranstaltung, veranstaltungen, standort, ort, verein, apotheke",
  dutch: "winkel, bedrijf, bedrijven, locatie, vestiging",
  turkish: "magaza, sirket, okul, sube, etkinlik",
  indonesian: "toko, perusahaan, sekolah, cabang, lokasi, kantor, rumah sakit, tempat",
  polish: "sklep, firmy, szkola, oddzial",
  scandinavian: "butikk, butik, bedrift, virksomhed, foretag, skole, skola, sted",
  vietnamese: "cua hang, cong ty, truong hoc, chi nhanh",
});

/** Models of what a site shows to everybody, whose owner is a byline. */
export const catalogueModels = inAll({
  spanish: "articulo, noticia, producto, evento, receta, libro, pelicula, juego, curso, pregunta",
  portuguese: "artigo, produto, receita, livro, filme, jogo, vaga, imovel",
  french: "produit, actualite, evenement, recette, livre, jeu, cours, offre emploi",
  italian: "articolo, articoli, prodotto, prodotti, notizia, ricetta, ricette, corso, corsi",
  german: "artikel, beitrag, beitraege, produkt, produkte, veranstaltung, rezept, rezepte, buch, kurs, kurse",
  dutch: "bericht, recept, recepten, boek, boeken, cursus",
  turkish: "urun, urunler, haber, etkinlik, kitap, tarif",
  indonesian: "artikel, berita, produk, resep, buku, kegiatan, lowongan",
  polish: "artykul, produkty, wydarzenie, przepis, ksiazka",
  scandinavian: "nyhet, nyhed, oppskrift, opskrift, arrangement",
  vietnamese: "bai viet, san pham, tin tuc, su kien",
});

/** What people say to each other in the open. */
export const conversationNames = inAll({
  spanish: "comentario, resena, respuesta, pregunta, valoracion",
  portuguese: "avaliacao, avaliacoes, resposta",
  french: "commentaire, avis, reponse",
  italian: "commento, commenti, recensione, recensioni",
  german: "kommentar, kommentare, bewertung, bewertungen, antwort",
  dutch: "reactie, beoordeling",
  turkish: "yorum, yorumlar",
  indonesian: "komentar, ulasan",
  polish: "komentarz, komentarze, opinia, opinie",
  vietnamese: "binh luan, danh gia",
});

/** What whoever waits for a parcel or a repair is told, so that they can look where it is. */
export const trackingNames = inAll({
  portuguese: "codigo rastreio, codigo de rastreio, codigo rastreamento, codigo de rastreamento",
  spanish: "codigo seguimiento, codigo de seguimiento",
  french: "numero suivi, numero de suivi",
  german: "sendungsnummer",
});
