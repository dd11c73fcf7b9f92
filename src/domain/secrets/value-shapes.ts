import { NAMED_THINGS } from './access-words.js';
import { ONE_TIME_WORDS } from './vocabulary.js';
import { hasParticipleEnding, isValueless } from './valueless-words.js';

/** What a value looks like by itself. Every test is one pass over a short piece without white space. */
const LONGEST_PIECE = 200;
const STRONG_MARK = /[*#$@!_&+%~^=]/;
/** `12-ene`, `3/mar/26`: a date as lists of messages bear it. */
const DAY_AND_MONTH =
  /^[0-9]{1,2}[-/.](?:ene|feb|mar|abr|may|jun|jul|ago|sep|set|oct|nov|dic|jan|apr|aug|dec)[a-z]{0,6}(?:[-/.][0-9]{2,4})?$/i;
const MASKED = /\*{2,}|[•●·]{2,}|x{4,}|\.{3,}|_{3,}/i;
const MAIL_ADDRESS = /@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\W*$|@[^\w@]*$|^@/i;
const FILE_OR_SITE =
  /\.(?:com|ec|net|org|gob|edu|io|es|png|jpe?g|pdf|docx?|xlsx?|zip|rar|txt|html?|jsf|php|mp[34]|csv|xml)\W*$|^www\.|:\/\//i;
const NUMBER_WITH_UNIT = /^[0-9][0-9.,:/]*[a-z\u00f1]{1,4}[0-9]*$/i;
const KNOWN_HEADS: ReadonlySet<string> = new Set(
  `windows win office iphone ipad galaxy samsung chrome firefox edge covid android macos form formulario anexo img imagen
  image foto captura screenshot scan escaneo dsc doc pag fig paso item nota ticket turno local oficina agencia ruc iess
  sri sut mdt cau pbx ref usd cel tel error http utf sha mp ipv base zona grupo bloque etapa torre sector nivel fase
  opcion caso cliente empresa sucursal equipo caja bodega finca piso casa villa
  excel word outlook java adobe acrobat safari opera brave ios ie huawei xiaomi redmi motorola nokia realme
  debian ubuntu fedora linux mint chromium vivaldi kindle pixel macbook surface thinkpad tab redmi nota
  epson lenovo rdep ats art decreto tls ssl php core intel ryzen dell canon
  ene feb mar abr may jun jul ago sep sept oct nov dic jan apr aug dec`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
const HEAD_AND_NUMBER = /^([A-Za-z\u00c0-\u024f]{1,12})[-_]?[0-9]/;

/** Numbered in ordinary prose, with one or two digits: `pregunta3`, `Usuario1`; `Contador123` may be a value. */
const NUMBERED_HEADS: ReadonlySet<string> = new Set(
  `page step line room floor case option level part parte punto numeral literal tabla figura archivo factura recibo
  planilla pregunta intento usuario user empleado trabajador persona socio contador ventanilla puesto mesa lote solar
  manzana bus linea ruta version pago cuota clave key matriz norte sur norte correo mail email agencia`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
const HEAD_AND_SHORT_NUMBER = /^([A-Za-z\u00c0-\u024f]{1,12})[-_]?[0-9]{1,2}$/;

const ABBREVIATED_HEAD = /^(?:art|pag|cap|fig|lit|num|form|cel|tel|ref|ext|res|of)\.[0-9]/i;

/** `Windows10`, `Form102`, `paso-3`, `Art.73`. */
function isKnownThing(piece: string): boolean {
  const numbered = HEAD_AND_SHORT_NUMBER.exec(piece)?.[1] ?? '';
  if (NUMBERED_HEADS.has(numbered.toLowerCase()) || ABBREVIATED_HEAD.test(piece)) return true;
  const head = HEAD_AND_NUMBER.exec(piece)?.[1] ?? '';
  return KNOWN_HEADS.has(head.toLowerCase()) && !/[#$*&%+]|[0-9][A-Za-z][!]/.test(piece);
}
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
  return (
    DAY_AND_MONTH.test(piece) ||
    MASKED.test(piece) ||
    MAIL_ADDRESS.test(piece) ||
    FILE_OR_SITE.test(piece) ||
    isQuantity(piece)
  );
}

const LONG_NUMBER = /^[0-9]{4,}([a-z]{2,4})$/i;
const UNITS: ReadonlySet<string> = new Set(
  'am pm kb mb gb tb km kg cm mm ml hrs hs min seg usd ctvs mil bits mbps px'.split(' '),
);

/** `7731kz`: no unit is written so behind four digits. */
function isNoUnit(piece: string): boolean {
  const letters = LONG_NUMBER.exec(piece)?.[1]?.toLowerCase();
  return letters !== undefined && !UNITS.has(letters);
}

const BETWEEN_DIGITS = /^[0-9]+([a-z\u00f1]{3,4})[0-9]+$/i;

/** `74Rosa74`: no unit and no month stands between digits so. */
function isWordBetween(piece: string): boolean {
  const word = BETWEEN_DIGITS.exec(piece)?.[1]?.toLowerCase();
  return word !== undefined && !UNITS.has(word) && !KNOWN_HEADS.has(word);
}

function isQuantity(piece: string): boolean {
  if (PLACE_WITH_YEAR.test(piece)) return false;
  return (
    (NUMBER_WITH_UNIT.test(piece) && !isNoUnit(piece) && !isWordBetween(piece)) ||
    isKnownThing(piece) ||
    DOMESTIC_FORM.test(piece)
  );
}

const MISREAD: Readonly<Record<string, readonly string[]>> = { 0: ['o'], 1: ['i', 'l'], 3: ['e'], 5: ['s'] };

/** `reg1strado`, `cod1go`: a common word in which the reading of a picture took a letter for a digit. */
export function isMisread(piece: string): boolean {
  const plain = piece
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]/g, '');
  const digit = /[0-9]/.exec(plain)?.[0] ?? '';
  return (MISREAD[digit] ?? []).some((letter) => isCommon(plain.replace(digit, letter)));
}

/** Of verbs only participles: a name may end like an infinitive, `Serv1hogar`. */
const isCommon = (word: string): boolean =>
  hasParticipleEnding(word) ||
  NAMED_THINGS.has(word) ||
  ONE_TIME_WORDS.has(word) ||
  (isValueless(word) && !/[aei]r$/.test(word));

/** A piece that is hardly anything but a password: `Mango_45`, `camaron2014`, `p4ssw0rd`. */
export function isPasswordShaped(piece: string): boolean {
  if (piece.length < 6 || isOpenPiece(piece) || REFERENCE.test(piece)) return false;
  const { letters, digits, strongMarks } = countsOf(piece);
  if (digits === 0 || letters < 3) return false;
  if (strongMarks > 0) return true;
  if (digits >= 2) return letters > 3 || piece !== piece.toUpperCase();
  return letters >= 5 && /[A-Za-z][0-9][A-Za-z]/.test(piece) && !isMisread(piece);
}

/** A piece that can be a password where one is announced: `hunter2`, `L0j4*`, `Sol&Luna`. */
export function isMixed(piece: string): boolean {
  if (piece.length < 3 || isOpenPiece(piece)) return false;
  const { letters, digits } = countsOf(piece);
  if (letters > 0 && digits > 0) return true;
  return letters + digits >= 2 && STRONG_MARK.test(piece.replace(/(?<!!)!+$/, ''));
}

const CAMEL = /^[A-Z\u00c0-\u00de][a-z\u00e0-\u00ff]{2,15}[A-Z\u00c0-\u00de][a-z\u00e0-\u00ff]{2,15}$/;
const BRANDS: ReadonlySet<string> = new Set(
  'whatsapp facebook youtube paypal linkedin iphone teamviewer anydesk dropbox onedrive googlechrome outlook sharepoint deuna'.split(
    ' ',
  ),
);

/** `MarAzul`: two words in one, as names of things are not written in Spanish; brands are. */
export function isCamelCase(piece: string): boolean {
  return CAMEL.test(piece) && !BRANDS.has(piece.toLowerCase());
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
