/** The most that the end of a ZIP file takes: its record and a comment of 64 kB. */
export const ZIP_END_BYTES = 22 + 65_535;

const END_OF_DIRECTORY = 0x06054b50;
const ENTRY = 0x02014b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;

/** Where the directory of a ZIP file lies, in bytes from its beginning. */
export type ZipDirectory = { readonly offset: number; readonly length: number };

/** Finds it in the last bytes of a file; null where there is none. (APPNOTE 4.3.16; no ZIP64: our files are small.) */
export function zipDirectory(end: Uint8Array): ZipDirectory | null {
  const view = new DataView(end.buffer, end.byteOffset, end.byteLength);
  for (let at = end.byteLength - END_LENGTH; at >= 0; at -= 1) {
    if (view.getUint32(at, true) !== END_OF_DIRECTORY) continue;
    return { length: view.getUint32(at + 12, true), offset: view.getUint32(at + 16, true) };
  }
  return null;
}

/** The names in the directory of a ZIP file (APPNOTE 4.3.12); null where it is none. */
export function zipNames(directory: Uint8Array): string[] | null {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const names: string[] = [];
  for (let at = 0; at < directory.byteLength;) {
    if (at + ENTRY_LENGTH > directory.byteLength || view.getUint32(at, true) !== ENTRY) return null;
    const length = view.getUint16(at + 28, true);
    const begin = at + ENTRY_LENGTH;
    if (begin + length > directory.byteLength) return null;
    names.push(new TextDecoder().decode(directory.subarray(begin, begin + length)));
    at = begin + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return names;
}
