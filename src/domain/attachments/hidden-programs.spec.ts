import { describe, expect, it } from '@jest/globals';
import { programAmong, startsProgram } from './hidden-programs.js';
import { zipDirectory, zipNames } from './zip-names.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The directory and the end of a ZIP file that holds these. */
function endOfZip(names: readonly string[], comment = ''): { directory: Uint8Array; end: Uint8Array } {
  const entries = names.flatMap((name) => {
    const entry = new DataView(new ArrayBuffer(46));
    entry.setUint32(0, 0x02014b50, true);
    entry.setUint16(28, bytes(name).length, true);
    entry.setUint16(30, 4, true);
    return [...new Uint8Array(entry.buffer), ...bytes(name), 0, 0, 0, 0];
  });
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint32(12, entries.length, true);
  end.setUint32(16, 1000, true);
  return {
    directory: Uint8Array.from(entries),
    end: Uint8Array.from([...entries, ...new Uint8Array(end.buffer), ...bytes(comment)]),
  };
}

describe('what lies in a ZIP file', () => {
  const { directory, end } = endOfZip(['word/document.xml', 'word/media/cédula.png'], 'un comentario');

  it('is read from its directory, which its end points at', () => {
    expect(zipDirectory(end)).toEqual({ offset: 1000, length: directory.length });
    expect(zipNames(directory)).toEqual(['word/document.xml', 'word/media/cédula.png']);
  });

  it('is nothing where there is no directory, or a broken one', () => {
    expect(zipDirectory(bytes('PK and nothing else'))).toBeNull();
    expect(zipNames(directory.subarray(0, 60))).toBeNull();
    expect(zipNames(bytes('x'.repeat(80)))).toBeNull();
  });
});

describe('a program in a file', () => {
  it('is found among the parts of an Office file, macros too', () => {
    expect(programAmong(['word/document.xml', 'word/embeddings/Factura.EXE'])).toBe('word/embeddings/Factura.EXE');
    expect(programAmong(['xl/workbook.xml', 'xl/vbaProject.bin'])).toBe('xl/vbaProject.bin');
    expect(programAmong(['word/activeX/activeX1.xml'])).toBe('word/activeX/activeX1.xml');
    expect(programAmong(['[Content_Types].xml', 'word/media/image1.png', 'word/embeddings/Hoja.xlsx'])).toBeNull();
  });

  it('is found behind the header of another kind of file', () => {
    expect(startsProgram(Uint8Array.from([...bytes('%PDF-1.4\n'), 0x7f, 0x45, 0x4c, 0x46, 2, 1]))).toBe(true);
    expect(startsProgram(Uint8Array.from([...bytes('%PDF-1.4\n'), 0x4d, 0x5a, 0x90, 0]))).toBe(true);
    expect(startsProgram(bytes('%PDF-1.7\n1 0 obj <</Type/Catalog>> endobj MZ ELF'))).toBe(false);
  });
});
