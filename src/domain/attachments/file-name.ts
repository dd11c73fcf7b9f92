const LONGEST_NAME = 200;
/** What a name may not hold: control characters, characters that turn the reading direction, and path separators. */
const UNFIT = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029/\\]/gu;

/** The name of a file as it is kept and shown: no path, nothing invisible, its ending kept when it is cut. */
export function keptFileName(name: string): string {
  const bare = name.split(/[/\\]/).at(-1) ?? '';
  const clean = bare.normalize('NFC').replace(UNFIT, '').trim().replace(/^\.+/, '');
  if (clean.length <= LONGEST_NAME) return clean;
  const ending = /\.[A-Za-z0-9]{1,10}$/.exec(clean)?.[0] ?? '';
  return clean.slice(0, LONGEST_NAME - ending.length).replace(/[\ud800-\udbff]$/, '') + ending;
}

/** `Content-Disposition` of a download (RFC 6266): always an attachment, with a plain name for old programs. */
export function attachmentDisposition(name: string): string {
  const plain = name.replace(/[^\w .()-]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*!]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
