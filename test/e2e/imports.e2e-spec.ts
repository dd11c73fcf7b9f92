import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { logIn } from '../support/api.js';
import type { Api, Reply } from '../support/api.js';
import { startDesk } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { createFirm } from '../support/firm.js';

type Row = {
  line: number;
  verdict: string;
  legalName: string | null;
  clientId: string | null;
  changes: string[];
  errors: { column: string | null; code: string; detail: string }[];
};
type Result = {
  id: string | null;
  dryRun: boolean;
  encoding: string;
  separator: string;
  columns: { heading: string; samples: string[]; column: string | null }[];
  appliedBeforeAt: string | null;
  counts: Record<string, number>;
  rows: Row[];
};
type Client = { id: string; version: number; legalName: string; canton: string | null; contacts: { email: string }[] };
type Refusal = { code: string; errors?: { pointer: string; code: string }[] };

const HEAD = 'RUC;Razón social;Cantón;Correo;Contacto';

describe('lists of clients', () => {
  let desk: Desk;
  let owner: Api;
  let serial = 0;

  beforeAll(async () => {
    desk = await startDesk();
    owner = await logIn(desk.url, await createFirm(desk.databaseUrl ?? ''));
  }, 90_000);

  afterAll(() => desk?.stop());

  const aRuc = (): string => `179${String(3_000_000 + (serial += 1))}001`;

  async function send<Body = Result>(
    content: string | Buffer,
    fields: Record<string, string> = {},
    headers: Record<string, string> = {},
  ): Promise<Reply<Body>> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set('file', new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), 'clientes.csv');
    return owner.post<Body>('/imports', form, headers);
  }

  const apply = async (content: string | Buffer): Promise<Result> => (await send(content, { dryRun: 'false' })).body;
  const read = async (id: string | null): Promise<Client> => (await owner.get<Client>(`/clients/${id}`)).body;

  it('are tried first: a verdict for each row, and nothing is written', async () => {
    const ruc = aRuc();
    const before = (await owner.get<{ items: object[] }>('/clients?limit=200')).body.items.length;
    const { status, body } = await send(`${HEAD}\n${ruc};Florícola Ejemplo;Cuenca;eva@client.example;Eva Ejemplo\n`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ dryRun: true, id: null, separator: ';', encoding: 'utf-8', appliedBeforeAt: null });
    expect(body.columns.map(({ column }) => column)).toEqual([
      'ruc',
      'legalName',
      'canton',
      'contactEmail',
      'contactFullName',
    ]);
    expect(body.rows).toMatchObject([{ line: 2, verdict: 'created', clientId: null, legalName: 'Florícola Ejemplo' }]);
    expect((await owner.get<{ items: object[] }>('/clients?limit=200')).body.items).toHaveLength(before);
  });

  it('change nothing the second time', async () => {
    const list = `${HEAD}\n${aRuc()};Uno Ejemplo;Quito;uno@client.example;Eva\n${aRuc()};Dos Ejemplo;;;\n`;
    const first = await apply(list);
    expect(first.counts).toEqual({ created: 2, changed: 0, unchanged: 0, refused: 0 });
    const second = await apply(list);
    expect(second.counts).toEqual({ created: 0, changed: 0, unchanged: 2, refused: 0 });
    expect(second.appliedBeforeAt).not.toBeNull();
    expect(second.rows.map(({ clientId }) => clientId)).toEqual(first.rows.map(({ clientId }) => clientId));
    expect(await read(second.rows[0]?.clientId ?? null)).toMatchObject({ version: 1, canton: 'Quito' });
  });

  it('change what differs, add a contact, and let empty cells alone', async () => {
    const ruc = aRuc();
    const first = await apply(`${HEAD}\n${ruc};Antes Ejemplo;Quito;uno@client.example;Eva\n`);
    const second = await apply(`${HEAD}\n${ruc};Después Ejemplo;;dos@client.example;Rosa\n`);
    expect(second.rows).toMatchObject([
      { verdict: 'changed', changes: ['legalName', 'contactFullName', 'contactEmail'] },
    ]);
    const client = await read(first.rows[0]?.clientId ?? null);
    expect(client).toMatchObject({ version: 2, legalName: 'Después Ejemplo', canton: 'Quito' });
    expect(client.contacts.map(({ email }) => email)).toEqual(['uno@client.example', 'dos@client.example']);
  });

  it('take the good rows and say of each other one why not, by line and column', async () => {
    const ruc = aRuc();
    const rows = [
      `${ruc};Bueno Ejemplo;Quito;;`,
      '179001167400;Corto Ejemplo;;;',
      `${aRuc()};;;;`,
      `${ruc};Repetido Ejemplo;;;`,
      `${aRuc()};Lejos Ejemplo;Atlántida;;`,
      `"${aRuc()}"x;Roto Ejemplo;;;`,
      `${aRuc()};Ancho Ejemplo;;;;de más`,
      `${aRuc()};Correo Ejemplo;;no es correo;Eva`,
    ];
    const result = await apply(`${HEAD}\n${rows.join('\n')}\n`);
    expect(result.counts).toEqual({ created: 1, changed: 0, unchanged: 0, refused: 7 });
    const refusals = result.rows.slice(1).map(({ line, errors }) => [line, errors[0]?.column, errors[0]?.code]);
    expect(refusals).toEqual([
      [3, 'ruc', 'ruc.length'],
      [4, 'legalName', 'field.required'],
      [5, 'ruc', 'import.repeated_ruc'],
      [6, 'canton', 'place.unknown_canton'],
      [7, null, 'import.broken_row'],
      [8, null, 'import.too_many_cells'],
      [9, 'contactEmail', 'field.email'],
    ]);
    const kept = await owner.get<{ rows: Row[] }>(`/imports/${result.id}`);
    expect(kept.body.rows.map(({ line, verdict }) => [line, verdict])).toEqual(
      result.rows.map(({ line, verdict }) => [line, verdict]),
    );
    expect(JSON.stringify(kept.body)).not.toContain('Repetido');
  });

  it('come from spreadsheets: Windows-1252, a byte order mark, commas, tabs', async () => {
    const names = ['Cañar Ejemplo', 'Ñuble Ejemplo', 'Íntimo Ejemplo'];
    const [one = '', two = '', three = ''] = names;
    const lists = [
      Buffer.from(`RUC;Razón social\r\n${aRuc()};${one}\r\n`, 'latin1'),
      Buffer.from(`\ufeffRUC,Razón social\r\n${aRuc()},${two}\r\n`),
      Buffer.from(`\ufeffRUC\tRazón social\r\n="${aRuc()}"\t${three}\r\n`, 'utf16le'),
    ];
    for (const [index, list] of lists.entries()) {
      const { rows } = await apply(list);
      expect((await read(rows[0]?.clientId ?? null)).legalName).toBe(names[index]);
    }
  });

  it('are read by the columns that a person names, and without headings', async () => {
    const list = `Lejos Ejemplo,${aRuc()}\n`;
    const guessed = await send(list);
    expect(guessed.body).toMatchObject({ rows: [], columns: [{ column: null }, { column: null }] });
    const unnamed = await send<Refusal>(list, { dryRun: 'false' });
    expect(unnamed).toMatchObject({ status: 400, body: { errors: [{ code: 'import.ruc_column' }] } });
    const named = await send(list, { mapping: '{"ruc":1,"legalName":0}', dryRun: 'false' });
    expect(named.body.counts).toMatchObject({ created: 1 });
    for (const mapping of ['{"ruc":7}', '{"key":0}', '[0]', 'ruc']) {
      const reply = await send<Refusal>(list, { mapping });
      expect(reply).toMatchObject({ status: 400, body: { errors: [{ pointer: '/mapping' }] } });
    }
  });

  it('are refused whole where they are no list, too long or too large', async () => {
    expect(await send<Refusal>(Buffer.from('PK\u0003\u0004'))).toMatchObject({ body: { code: 'import.no_text' } });
    expect(await send<Refusal>('')).toMatchObject({ status: 400, body: { errors: [{ code: 'file.empty' }] } });
    const long = await send<Refusal>(`RUC\n${`${aRuc()}\n`.repeat(2_001)}`);
    expect(long).toMatchObject({ status: 400, body: { code: 'import.too_many_rows' } });
    const large = await send<Refusal>('x'.repeat(2 * 1024 * 1024 + 1));
    expect(large).toMatchObject({ status: 413, body: { code: 'import.too_large' } });
  });

  it('are applied once for each key', async () => {
    const list = `RUC,Razón social\n${aRuc()},Una vez Ejemplo\n`;
    const key = { 'idempotency-key': 'import-1' };
    const first = await send(list, { dryRun: 'false' }, key);
    const second = await send(list, { dryRun: 'false' }, key);
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    const other = await send<Refusal>('RUC\n', { dryRun: 'false' }, key);
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency.reused' } });
  });

  it('keep no secret that stands in a cell, a heading or the name of the file', async () => {
    const secret = 'Zx9-Quito-77';
    const list = `RUC;Razón social;La clave es ${secret}\n${aRuc()};Ejemplo, la clave es ${secret};x\n`;
    const { id, rows, columns } = await apply(list);
    expect(JSON.stringify([rows, columns])).not.toContain(secret);
    expect((await read(rows[0]?.clientId ?? null)).legalName).not.toContain(secret);
    expect(JSON.stringify((await owner.get(`/imports/${id}`)).body)).not.toContain(secret);
    expect((await apply(list)).counts).toMatchObject({ unchanged: 1 });
  });

  it('belong to one firm', async () => {
    const { id } = await apply(`RUC,Razón social\n${aRuc()},Propio Ejemplo\n`);
    const stranger = await logIn(desk.url, await createFirm(desk.databaseUrl ?? '', 'other@firm.example'));
    expect((await stranger.get(`/imports/${id}`)).status).toBe(404);
    expect((await stranger.get('/imports')).body).toEqual({ items: [], nextCursor: null });
  });

  it('take two thousand rows in one piece', async () => {
    const rows = Array.from(
      { length: 2_000 },
      (_, row) => `${aRuc()};Empresa Ejemplo ${row};Quito;e${row}@client.example;Eva`,
    );
    const { counts } = await apply(`${HEAD}\n${rows.join('\n')}`);
    expect(counts).toMatchObject({ created: 2_000, refused: 0 });
  }, 120_000);
});
