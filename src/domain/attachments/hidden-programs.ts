/** Endings of what a computer runs: no letter and no table needs one inside. */
const RUNS = new Set(
  'exe dll com scr pif bat cmd ps1 vbs vbe js jse wsf hta msi msix jar lnk reg sh app dmg apk'.split(' '),
);
/** Parts of an Office file that hold macros, whatever the file says of itself. */
const MACROS = /(^|\/)(vbaproject\.bin|activex\/)/i;

/** The first part of an Office file that runs or holds macros, by name; null where none does. */
export function programAmong(names: readonly string[]): string | null {
  const endingOf = (name: string): string => /\.([^./\\]+)$/.exec(name.trim())?.[1]?.toLowerCase() ?? '';
  return names.find((name) => RUNS.has(endingOf(name)) || MACROS.test(name)) ?? null;
}

/** How programs begin: ELF, and the DOS header that compilers write. */
const PROGRAM_STARTS: readonly (readonly number[])[] = [
  [0x7f, 0x45, 0x4c, 0x46],
  [0x4d, 0x5a, 0x90, 0x00],
];

/** True where a program begins in these first bytes of a file, behind the header of something else. */
export function startsProgram(bytes: Uint8Array): boolean {
  return PROGRAM_STARTS.some((start) => {
    const last = bytes.length - start.length;
    for (let at = 0; at <= last; at += 1) if (start.every((byte, place) => bytes[at + place] === byte)) return true;
    return false;
  });
}
