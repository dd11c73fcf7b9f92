/** What a value looks like by itself. Every test is one pass over a short piece without white space. */
const LONGEST_PIECE = 200;
const STRONG_MARK = /[*#$@!_&+%~^=]/;
const MASKED = /\*{2,}|[•●·]{2,}|x{4,}|\.{3,}|_{3,}/i;
const MAIL_ADDRESS = /@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\W*$|@\W*$|^@/i;
const FILE_OR_SITE =
  /\.(?:com|ec|net|org|gob|edu|io|es|png|jpe?g|pdf|docx?|xlsx?|zip|rar|txt|html?|jsf|php|mp[34]|csv|xml)\W*$|^www\.|:\/\//i;
const NUMBER_WITH_UNIT = /^[0-9][0-9.,:/]*[a-z\u00f1]{1,4}[0-9]*$/i;
const PRODUCT =
  /^(?:windows|win|office|iphone|ipad|galaxy|samsung|chrome|firefox|edge|covid|android|macos|form|formulario|anexo|img|imagen|image|foto|captura|screenshot|scan|escaneo|dsc|doc|pag|fig|paso|item|nota|ticket|turno|local|oficina|agencia|ruc|iess|sri|sut|mdt|cau|pbx|ref|usd|cel|tel|error|http|utf|sha|mp|ipv|base|zona|grupo|bloque|etapa|torre|sector|nivel|fase|opcion|caso|cliente|empresa|sucursal|equipo|caja|bodega|finca|piso|casa|villa)[-_]?[0-9]/i;
/** `oficina2021`, `iess2020`: written without a gap before three digits or more, no number of a place. */
const PLACE_WITH_YEAR =
  /^(?:oficina|agencia|local|zona|grupo|torre|sector|caso|cliente|empresa|sucursal|equipo|caja|bodega|finca|casa|villa|iess|sri|sut)[0-9]{4}$/i;
const DOMESTIC_FORM = /^c[e\u00e9]d(?:ula)?\.?\+/i;
const REFERENCE = /^[A-Z0-9]+(?:[-/.][A-Z0-9]+)+$/;

export interface Counts {
  readonly letters: number;
  readonly digits: number;
  readonly strongMarks: number;
}

export function countsOf(piece: string): Counts {
  const digits = piece.replace(/[^0-9]/g, '').length;
  const letters = piece.replace(/[^A-Za-z\u00c0-\u024f]/g, '').length;
  const strongMarks = piece.replace(/[^*#$@!_&+%~^=]/g, '').length;
  return { letters, digits, strongMarks };
}

/** `****`, an address, a file, a time, a product: has the marks of a password and is none. */
export function isOpenPiece(piece: string): boolean {
  if (piece.length > LONGEST_PIECE) return true;
  return MASKED.test(piece) || MAIL_ADDRESS.test(piece) || FILE_OR_SITE.test(piece) || isQuantity(piece);
}

function isQuantity(piece: string): boolean {
  if (PLACE_WITH_YEAR.test(piece)) return false;
  return NUMBER_WITH_UNIT.test(piece) || PRODUCT.test(piece) || DOMESTIC_FORM.test(piece);
}

/** A piece that is hardly anything but a password: `Mango_45`, `camaron2014`, `p4ssw0rd`. */
export function isPasswordShaped(piece: string): boolean {
  if (piece.length < 6 || isOpenPiece(piece) || REFERENCE.test(piece)) return false;
  const { letters, digits, strongMarks } = countsOf(piece);
  if (digits === 0 || letters < 3) return false;
  if (strongMarks > 0) return true;
  if (digits >= 2) return letters > 3 || piece !== piece.toUpperCase();
  return letters >= 5 && /[A-Za-z][0-9][A-Za-z]/.test(piece);
}

/** A piece that can be a password where one is announced: `hunter2`, `L0j4*`, `Sol&Luna`. */
export function isMixed(piece: string): boolean {
  if (piece.length < 3 || isOpenPiece(piece)) return false;
  const { letters, digits } = countsOf(piece);
  if (letters > 0 && digits > 0) return true;
  return letters + digits >= 2 && STRONG_MARK.test(piece.replace(/!+$/, ''));
}

/** A word with a digit at its end, `Yantzaza7`: a password only close to the noun of one. */
export function isNumberedWord(piece: string): boolean {
  return (
    piece.length >= 6 && piece.length <= 24 && /^[A-Za-z\u00c0-\u024f]+[.-]?[0-9]$/.test(piece) && !isOpenPiece(piece)
  );
}

/** Letters, digits and a mark that names and references do not have, `Guayabamba3#`: needs no noun beside it. */
export function isUnmistakable(piece: string): boolean {
  return /^[A-Za-z0-9\u00c0-\u024f].*[*#$!&%+~^]/.test(piece) && isPasswordShaped(piece);
}
