/**
 * What a row says of itself when it is there for everybody to see: by a flag (`isPublic: true`), or by who may see it
 * (`visibility: "public"`). That it is published, active or approved says so to nobody but those who may see it anyway: a
 * form of a company's is published to those who work there.
 */
const flag = /^(?:is_?)?(?:public|publicly_?(?:visible|listed)|public[oa]|publique|oeffentlich|pubblic[oa])$/iu;
const state = /^(?:\w+_?)?(?:status|state|visibility|privacy|estado|statut|stato|visibilidade?|visibilite)$/iu;
const open = /^(?:public|public[oa]|publique|pubblic[oa])$/iu;

/** Whether a row whose column has that value is there for everybody. */
export function isPublicBy(column: string, value: unknown): boolean {
  return value === true || value === 1
    ? flag.test(column)
    : typeof value === "string" && state.test(column) && open.test(value);
}

const shownFlag = /^(?:is_?)?(?:published|visible|live|publicad[oa]|publiee?|veroeffentlicht|pubblicat[oa])$/iu;
const shown = /^(?:published|live|visible|publicad[oa]|publiee?|veroeffentlicht|pubblicat[oa])$/iu;

/** Whether a row whose column has that value is shown, to whomever things of its kind are shown. */
export function isShownBy(column: string, value: unknown): boolean {
  return value === true || value === 1
    ? shownFlag.test(column)
    : typeof value === "string" && state.test(column) && shown.test(value);
}
