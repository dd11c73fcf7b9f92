/** One kind of file that may be attached: how its names end, what its content is found to be, what it is served as. */
export type FileKind = {
  readonly name: string;
  readonly endings: readonly string[];
  /** Media types that detection by content may give for it. */
  readonly foundAs: readonly string[];
  readonly mediaType: string;
  /** A ZIP file inside, whose parts are looked at as well. */
  readonly isZip?: true;
};

const OPEN_XML = 'application/vnd.openxmlformats-officedocument';

/** What firms and clients hand around: scans, photographs, letters, tables. Formats that can carry macros stay out. */
export const FILE_KINDS = [
  { name: 'PDF', endings: ['pdf'], foundAs: ['application/pdf'], mediaType: 'application/pdf' },
  { name: 'JPEG', endings: ['jpg', 'jpeg'], foundAs: ['image/jpeg'], mediaType: 'image/jpeg' },
  { name: 'PNG', endings: ['png'], foundAs: ['image/png'], mediaType: 'image/png' },
  { name: 'WebP', endings: ['webp'], foundAs: ['image/webp'], mediaType: 'image/webp' },
  { name: 'HEIC', endings: ['heic', 'heif'], foundAs: ['image/heic', 'image/heif'], mediaType: 'image/heic' },
  {
    name: 'DOCX',
    endings: ['docx'],
    foundAs: [`${OPEN_XML}.wordprocessingml.document`],
    mediaType: `${OPEN_XML}.wordprocessingml.document`,
    isZip: true,
  },
  {
    name: 'XLSX',
    endings: ['xlsx'],
    foundAs: [`${OPEN_XML}.spreadsheetml.sheet`],
    mediaType: `${OPEN_XML}.spreadsheetml.sheet`,
    isZip: true,
  },
] as const satisfies readonly FileKind[];

/** The largest file, in bytes: 10 MB, a scan of some thirty pages. */
export const LARGEST_FILE = 10 * 1024 * 1024;
/** So many files a case may hold. */
export const MOST_FILES = 100;

/** Why a file is not taken: its name ends in nothing we know, or its content is something else than its name says. */
export type FileRefusal = 'unknown_ending' | 'content_disagrees';

/**
 * The kind of a file by its name and its content, which must agree. `foundAs` is the media type that its content was
 * recognised as, null where it was not recognised.
 */
export function kindOfFile(name: string, foundAs: string | null): FileKind | FileRefusal {
  const ending = /\.([a-z0-9]{1,10})$/i.exec(name.trim())?.[1]?.toLowerCase() ?? '';
  const kind = FILE_KINDS.find(({ endings }: FileKind) => endings.includes(ending));
  if (kind === undefined) return 'unknown_ending';
  return foundAs !== null && (kind.foundAs as readonly string[]).includes(foundAs) ? kind : 'content_disagrees';
}
