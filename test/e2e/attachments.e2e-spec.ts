import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Api, Reply } from '../support/api.js';
import { logIn } from '../support/api.js';
import { startDesk } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { createFirm } from '../support/firm.js';
import type { NewFirm } from '../support/firm.js';
import { hire } from '../support/staff.js';
import { zip } from '../support/zip.js';

type Attachment = {
  id: string;
  name: string;
  mediaType: string;
  sizeBytes: number;
  sha256: string;
  documentKind: string | null;
  removed: { reason: string } | null;
};
type Problem = { code: string; detail: string; errors?: { pointer: string; code: string }[] };
type Page<Item> = { items: Item[] };

const MEGABYTE = 1024 * 1024;
const pdf = (size = 200_000): Buffer => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(size)]);
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const docx = (more: Record<string, string> = {}): Buffer =>
  zip({
    '[Content_Types].xml': `<Types><Override PartName="/word/document.xml" ContentType="${WORD}"/></Types>`,
    'word/document.xml': '<w:document/>',
    ...more,
  });
const EXECUTABLE = Buffer.concat([Buffer.from('MZ\x90\x00\x03\x00\x00\x00', 'latin1'), Buffer.alloc(500)]);

function form(bytes: Buffer, name: string, more: Record<string, string> = {}): FormData {
  const made = new FormData();
  for (const [key, value] of Object.entries(more)) made.set(key, value);
  made.set('file', new Blob([Uint8Array.from(bytes)]), name);
  return made;
}

describe.each(['database', 'folder'] as const)('attachments kept in the %s', (place) => {
  let desk: Desk;
  let firm: NewFirm;
  let owner: Api;
  let token: string;
  let caseId: string;
  let folder: string | null = null;

  beforeAll(async () => {
    folder = place === 'folder' ? mkdtempSync(join(tmpdir(), 'llavero-files-')) : null;
    desk = await startDesk({ env: folder === null ? {} : { FILES_DIR: folder } });
    firm = await createFirm(desk.databaseUrl ?? '');
    owner = await logIn(desk.url, firm);
    const { email, password } = firm;
    token = (await owner.post<{ token: string }>('/sessions', { email, password })).body.token;
    const client = await owner.post<{ id: string }>('/clients', { ruc: '1793000001001', legalName: 'Empleador' });
    const opened = await owner.post<{ id: string }>('/cases', { clientId: client.body.id, text: 'No llega el correo' });
    caseId = opened.body.id;
  }, 120_000);

  afterAll(async () => {
    await desk?.stop();
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
  });

  const attach = <Body = Attachment>(body: FormData, headers?: Record<string, string>): Promise<Reply<Body>> =>
    owner.post<Body>(`/cases/${caseId}/attachments`, body, headers);
  const list = async (): Promise<Attachment[]> =>
    (await owner.get<Page<Attachment>>(`/cases/${caseId}/attachments`)).body.items;
  const download = (id: string): Promise<Response> =>
    fetch(`${desk.url}/api/v1/cases/${caseId}/attachments/${id}`, { headers: { authorization: `Bearer ${token}` } });
  const namesIn = (path: string): string[] => (existsSync(path) ? readdirSync(path) : []);
  const kept = (): string[] => (folder === null ? [] : namesIn(join(folder, firm.firmId)));
  const underWay = (): string[] => namesIn(join(folder ?? desk.dataDir, '.incoming'));

  it('keeps a file whole and gives it back only as a download', async () => {
    const bytes = pdf();
    const reply = await attach(form(bytes, 'Cédula de Íñigo.pdf', { documentKind: 'representative_id' }));
    expect(reply.status).toBe(201);
    expect(reply.body).toMatchObject({
      name: 'Cédula de Íñigo.pdf',
      mediaType: 'application/pdf',
      sizeBytes: bytes.length,
      documentKind: 'representative_id',
      removed: null,
    });
    const got = await download(reply.body.id);
    expect(got.status).toBe(200);
    expect(Buffer.compare(Buffer.from(await got.arrayBuffer()), bytes)).toBe(0);
    expect(got.headers.get('content-type')).toBe('application/pdf');
    expect(got.headers.get('content-disposition')).toMatch(/^attachment; filename=".*"; filename\*=UTF-8''C%C3%A9dula/);
    expect(got.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
    expect(got.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await list()).map(({ id }) => id)).toContain(reply.body.id);
    expect(underWay()).toEqual([]);
  });

  it.each([
    ['a renamed executable', EXECUTABLE, 'cedula.pdf', 415, 'attachment.content_differs'],
    [
      'a program behind a header',
      Buffer.concat([Buffer.from('%PDF-1.4\n'), EXECUTABLE]),
      'a.pdf',
      415,
      'attachment.content_differs',
    ],
    ['a letter with a program in it', docx({ 'word/a.exe': 'MZ' }), 'a.docx', 415, 'attachment.content_differs'],
    ['a letter with macros', docx({ 'word/vbaProject.bin': 'x' }), 'a.docx', 415, 'attachment.content_differs'],
    ['a ZIP file renamed', zip({ 'a.txt': 'x' }), 'a.docx', 415, 'attachment.content_differs'],
    ['a letter that says it is a PDF', docx(), 'a.pdf', 415, 'attachment.content_differs'],
    ['a PDF that says it is a letter', pdf(50), 'a.docx', 415, 'attachment.content_differs'],
    ['an executable', EXECUTABLE, 'cedula.exe', 415, 'attachment.type_refused'],
    ['a page with a script', Buffer.from('<script>alert(1)</script>'), 'foto.png', 415, 'attachment.content_differs'],
    ['a picture that scripts', Buffer.from('<svg onload="x()"/>'), 'logo.svg', 415, 'attachment.type_refused'],
    ['an empty file', Buffer.alloc(0), 'cedula.pdf', 400, 'request.invalid'],
    ['a file over the limit', pdf(10 * MEGABYTE), 'cedula.pdf', 413, 'attachment.too_large'],
  ])('refuses %s by name and keeps nothing of it', async (_what, bytes, name, status, code) => {
    const before = [await list(), kept()];
    const reply = await attach<Problem>(form(bytes, name));
    expect({ status: reply.status, code: reply.body.code }).toEqual({ status, code });
    expect([await list(), kept()]).toEqual(before);
    expect(underWay()).toEqual([]);
  });

  it('takes a letter', async () => {
    expect(await attach(form(docx(), 'carta.docx'))).toMatchObject({ status: 201, body: { name: 'carta.docx' } });
  });

  it('takes a file of exactly the limit', async () => {
    const bytes = pdf(10 * MEGABYTE - 9);
    const reply = await attach(form(bytes, 'grande.pdf'));
    expect(reply.status).toBe(201);
    expect(Buffer.from(await (await download(reply.body.id)).arrayBuffer()).length).toBe(10 * MEGABYTE);
  });

  it.each([true, false])('refuses 200 MB without reading them (length announced: %s)', async (announced) => {
    const { status, sent } = await sendEndlessly(announced);
    expect(status).toBe(413);
    expect(sent).toBeLessThan(40 * MEGABYTE);
    expect(underWay()).toEqual([]);
    expect((await owner.get('/me')).status).toBe(200);
  });

  it('takes a secret out of the name', async () => {
    const reply = await attach(form(pdf(50), 'mi clave es Quitumbe2031*.pdf'));
    expect(JSON.stringify([reply.body, await list()])).not.toContain('Quitumbe2031');
  });

  it('keeps no path that a name suggests', async () => {
    const reply = await attach(form(pdf(50), '../../../etc/cron.d/x.pdf'));
    expect(reply.body.name).toBe('x.pdf');
  });

  it('names what is wrong with the form', async () => {
    const unknown = await attach<Problem>(form(pdf(50), 'a.pdf', { firmId: 'x' }));
    expect(unknown.body.errors).toMatchObject([{ pointer: '/firmId', code: 'field.unknown' }]);
    const odd = await attach<Problem>(form(pdf(50), 'a.pdf', { documentKind: 'no_such_document' }));
    expect(odd.body.errors).toMatchObject([{ pointer: '/documentKind' }]);
    const none = new FormData();
    none.set('documentKind', 'representative_id');
    expect((await attach<Problem>(none)).body.errors).toMatchObject([{ pointer: '/file', code: 'field.required' }]);
    const two = form(pdf(50), 'a.pdf');
    two.append('file', new Blob(['%PDF-1.7']), 'b.pdf');
    expect((await attach<Problem>(two)).body.code).toBe('request.malformed');
    const torn = await fetch(`${desk.url}/api/v1/cases/${caseId}/attachments`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'multipart/form-data; boundary=x' },
      body: '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7 and no end',
    });
    expect(torn.status).toBe(400);
    const json = await owner.post<Problem>(`/cases/${caseId}/attachments`, {});
    expect({ status: json.status, code: json.body.code }).toEqual({ status: 415, code: 'media_type.unsupported' });
    const elsewhere = await owner.post<Problem>('/clients', form(pdf(50), 'a.pdf'));
    expect(elsewhere.status).toBe(415);
    expect(underWay()).toEqual([]);
  });

  it('keeps one file however often the same request comes', async () => {
    const bytes = pdf(50);
    const key = { 'idempotency-key': randomUUID() };
    const [first, again] = [await attach(form(bytes, 'a.pdf'), key), await attach(form(bytes, 'a.pdf'), key)];
    expect(again.body).toEqual(first.body);
    expect((await list()).filter(({ sha256 }) => sha256 === first.body.sha256)).toHaveLength(1);
    expect((await attach<Problem>(form(pdf(50), 'a.pdf'), key)).status).toBe(422);
  });

  it('removes the bytes with a reason and keeps that they were there', async () => {
    const { body } = await attach(form(pdf(50), 'ajena.pdf'));
    const address = `/cases/${caseId}/attachments/${body.id}/remove`;
    expect((await owner.post(address, {})).status).toBe(400);
    const removed = await owner.post<Attachment>(address, { reason: 'Era de otro cliente' });
    expect(removed.body).toMatchObject({ id: body.id, removed: { reason: 'Era de otro cliente' } });
    expect((await download(body.id)).status).toBe(404);
    expect((await owner.post(address, { reason: 'otra vez' })).status).toBe(404);
    expect(kept().filter((name) => name.startsWith(body.id))).toEqual([]);
    const history = await owner.get<Page<{ kind: string; before: object; reason: string }>>(
      `/cases/${caseId}/timeline`,
    );
    expect(history.body.items[0]).toMatchObject({ kind: 'attachment_removed', before: { name: 'ajena.pdf' } });
  });

  it('shows files to staff only', async () => {
    const viewer = await hire(owner, desk.url, 'viewer', 'viewer@firm.example');
    const [first] = await list();
    expect((await viewer.get(`/cases/${caseId}/attachments`)).status).toBe(403);
    expect((await viewer.get(`/cases/${caseId}/attachments/${first?.id}`)).status).toBe(403);
  });

  /** Sends a form without an end until the desk answers; how much it took until then. */
  function sendEndlessly(announced: boolean): Promise<{ status: number; sent: number }> {
    const piece = Buffer.alloc(64 * 1024, 1);
    const head = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7\n';
    return new Promise((resolve, reject) => {
      const headers = {
        authorization: `Bearer ${token}`,
        'content-type': 'multipart/form-data; boundary=x',
        ...(announced && { 'content-length': String(200 * MEGABYTE) }),
      };
      const sending = request(`${desk.url}/api/v1/cases/${caseId}/attachments`, { method: 'POST', headers });
      let answered = false;
      sending.on('response', (reply) => {
        answered = true;
        const sent = sending.socket?.bytesWritten ?? 0;
        reply.resume().on('end', () => {
          sending.destroy();
          resolve({ status: reply.statusCode ?? 0, sent });
        });
      });
      sending.on('error', (error) => (answered ? undefined : reject(error)));
      sending.write(head);
      const more = (): void => {
        while (!answered && !sending.destroyed && sending.write(piece));
        if (!answered) sending.once('drain', more);
      };
      more();
    });
  }
});

describe('a folder of attachments that is not there', () => {
  it('stops the start with one line that names it', async () => {
    const missing = join(tmpdir(), `llavero-none-${randomUUID()}`);
    await expect(startDesk({ env: { FILES_DIR: missing } })).rejects.toThrow(
      /FILES_DIR: got ".*llavero-none-.*", accepts/,
    );
  });

  it('stops the start where it is a file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'llavero-file-'));
    const file = join(folder, 'file');
    writeFileSync(file, 'x');
    chmodSync(file, 0o600);
    await expect(startDesk({ env: { FILES_DIR: file } })).rejects.toThrow(/FILES_DIR: got/);
    rmSync(folder, { recursive: true, force: true });
  });
});
