/**
 * Columns that a record, or what it belongs to, is known by, where no schema says so: `id`, `postId`, `slug`, and, as in
 * languages that say what it is the id of behind that, `id_produto` or `idFactura`. The number of somebody's papers is none.
 */
export const keyName =
  /^[_$]?id$|(?:Id|_id|uuid|slug)s?$|^id(?:_|(?=[A-Z]))(?![Cc]ard|[Dd]oc|[Nn]um|[Tt]oken|[Tt]ype)\w+$/u;
