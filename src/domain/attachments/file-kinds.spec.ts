import { describe, expect, it } from '@jest/globals';
import { kindOfFile } from './file-kinds.js';
import { attachmentDisposition, keptFileName } from './file-name.js';

describe('which files may be attached', () => {
  it.each([
    ['cedula.PDF', 'application/pdf', 'PDF'],
    ['foto.jpeg', 'image/jpeg', 'JPEG'],
    ['pantalla.png', 'image/png', 'PNG'],
    ['foto.heif', 'image/heic', 'HEIC'],
    ['carta.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'DOCX'],
  ])('takes %s with its own content', (name, foundAs, kind) => {
    expect(kindOfFile(name, foundAs)).toMatchObject({ name: kind });
  });

  it.each([
    ['an executable renamed', 'cedula.pdf', 'application/x-msdownload'],
    ['a picture renamed', 'cedula.pdf', 'image/png'],
    ['what nobody recognises', 'cedula.pdf', null],
    ['a document with macros', 'carta.docx', 'application/vnd.ms-word.document.macroenabled.12'],
    ['a moving picture', 'foto.png', 'image/apng'],
  ])('refuses %s, whatever its name says', (_what, name, foundAs) => {
    expect(kindOfFile(name, foundAs)).toBe('content_disagrees');
  });

  it.each(['setup.exe', 'pagina.html', 'logo.svg', 'cedula.pdf.zip', 'sin ending', 'clave.doc', 'pdf', ''])(
    'refuses the name "%s"',
    (name) => {
      expect(kindOfFile(name, 'application/pdf')).toBe('unknown_ending');
    },
  );
});

describe('the name of a file', () => {
  it.each([
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\Users\\ana\\cedula.pdf', 'cedula.pdf'],
    ['ced\u0000ula\r\n.pdf', 'cedula.pdf'],
    ['factura\u202efdp.exe.pdf', 'facturafdp.exe.pdf'],
    ['.htaccess', 'htaccess'],
    ['Cédula de Íñigo.pdf', 'Cédula de Íñigo.pdf'],
  ])('is kept without path and without what cannot be seen: %j', (sent, kept) => {
    expect(keptFileName(sent)).toBe(kept);
  });

  it('keeps its ending when it is cut', () => {
    const kept = keptFileName(`${'ñ'.repeat(300)}.jpeg`);
    expect(kept).toHaveLength(200);
    expect(kept).toMatch(/ñ\.jpeg$/);
  });

  it('can not break out of the header it is sent in', () => {
    expect(attachmentDisposition('cédula "1"; x=y.pdf')).toBe(
      `attachment; filename="c_dula _1__ x_y.pdf"; filename*=UTF-8''c%C3%A9dula%20%221%22%3B%20x%3Dy.pdf`,
    );
  });
});
