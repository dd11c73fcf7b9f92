import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import type { Api } from '../support/api.js';
import { logIn } from '../support/api.js';
import type { Desk } from '../support/desk.js';
import { startDesk } from '../support/desk.js';
import { createFirm } from '../support/firm.js';
import type { NewFirm } from '../support/firm.js';
import { hire } from '../support/staff.js';

type Label = { id: string; text: string; label: string; why: string; facts: object };
type Drift = { firmId: string; case: number; from: object; to: object; overruled: boolean };
type Answer = { id: string; number: number; version: number };

const CAPTCHA = 'El captcha no carga, da vueltas sin fin.';
const COMMANDS = join(import.meta.dirname, '..', '..', 'dist', 'src', 'cli');

const linesOf = <Line>(text: string | null): Line[] =>
  (text ?? '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);

describe('overrules as labelled data, and verdicts that would move', () => {
  let desk: Desk;
  let firm: NewFirm;
  let api: Api;
  let folder: string;
  let rucs = 0;

  beforeAll(async () => {
    desk = await startDesk();
    firm = await createFirm(desk.databaseUrl ?? '');
    api = await logIn(desk.url, firm);
    folder = mkdtempSync(join(tmpdir(), 'llavero-labels-'));
  }, 90_000);

  afterAll(async () => {
    await desk?.stop();
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  async function open(text: string, facts = {}): Promise<Answer> {
    rucs += 1;
    const ruc = `179${String(3_000_000 + rucs)}001`;
    const client = await api.post<{ id: string }>('/clients', { ruc, legalName: `Empleador ${rucs}` });
    const body = { clientId: client.body.id, text, facts, channel: 'whatsapp' };
    return (await api.post<Answer>('/cases', body)).body;
  }

  async function change({ id, version }: Answer, what: string, body: object): Promise<Answer> {
    const reply = await api.post<Answer>(`/cases/${id}/${what}`, body, { 'if-match': `"${version}"` });
    expect(reply.status).toBe(201);
    return reply.body;
  }

  function command(name: string, ...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
    const env = { PATH: process.env.PATH, DATABASE_URL: desk.databaseUrl ?? '' };
    return new Promise((resolve) => {
      execFile(process.execPath, [join(COMMANDS, `${name}.js`), ...args], { env }, (error, stdout, stderr) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
      );
    });
  }

  async function onTables(sql: string, parameters: unknown[]): Promise<void> {
    const client = new Client({ connectionString: desk.databaseUrl ?? '' });
    await client.connect();
    try {
      await client.query(`select set_config('app.firm_id', $1, false)`, [firm.firmId]);
      await client.query(sql, parameters);
    } finally {
      await client.end();
    }
  }

  it('exports each word once as a ticket of the label guide, without secrets, ID numbers and what was withdrawn', async () => {
    const before = linesOf<Label>((await command('overrules', 'export')).stdout).map(({ id }) => id);
    const text = 'Olvidé la clave de empleador, mi clave era Tomebamba77*. Mi cédula es 1710034065.';
    const taken = await open(text, { captchaPassed: true });
    const reason = 'Don Luis (1710034065) dijo que el buzón es ajeno, su clave es Tomebamba78*';
    const word = await change(taken, 'overrules', { scenario: 'invalid_email', reason });
    await change(word, 'evidence', { text: 'Un texto de después' });
    const mistaken = await change(await open(CAPTCHA), 'overrules', { scenario: 'ruc_inactive', reason: 'Un error' });
    await change(mistaken, 'overrules/withdraw', { reason: 'Era otro caso' });

    const reply = await api.get<string>('/triage/overrules/export');
    expect(reply.headers.get('content-type')).toMatch(/^application\/jsonl/);
    const [label, ...others] = linesOf<Label>(reply.body).filter(({ id }) => !before.includes(id));
    expect(others).toEqual([]);
    expect(label).toMatchObject({
      channel: 'whatsapp',
      facts: { captchaPassed: true },
      label: 'invalid_email',
      also: [],
      route: 'online',
      needs_info: false,
      has_secret: false,
      engine: { scenario: 'undetermined', also: [], route: 'none' },
    });
    expect(label?.text).toContain('Olvidé la clave de empleador');
    expect(label?.text).not.toContain('después');
    for (const hidden of ['Tomebamba', '1710034065']) expect(reply.body).not.toContain(hidden);
    const { stdout, code } = await command('overrules', 'export', '--firm', firm.firmId);
    expect([code, stdout]).toEqual([0, reply.body]);
  });

  it('streams more than one page, each label once and oldest first', async () => {
    const before = linesOf<Label>((await command('overrules', 'export')).stdout);
    const taken = await open(CAPTCHA);
    const word = await change(taken, 'overrules', { scenario: 'ruc_inactive', reason: 'Muchas veces' });
    await onTables(
      `with word as (select * from overrules where firm_id = $1 and case_id = $2),
            many as (insert into overrules (firm_id, id, case_id, scenario, also, route, reason, engine, facts, given_by,
                       given_at, ended_at, ended_because)
                     select firm_id, gen_random_uuid(), case_id, scenario, also, route, reason, engine, facts, given_by,
                            given_at, given_at, 'overruled_again' from word, generate_series(1, 450) returning id)
       insert into verdicts (firm_id, id, case_id, seq, scenario, verdict, facts, decided_at, overrule_id)
       select v.firm_id, gen_random_uuid(), v.case_id, 1000 + row_number() over (), v.scenario, v.verdict, v.facts,
              v.decided_at, many.id
         from many, (select * from verdicts where firm_id = $1 and case_id = $2 order by seq desc limit 1) v`,
      [firm.firmId, word.id],
    );
    const { stdout } = await command('overrules', 'export');
    const after = linesOf<Label>(stdout);
    expect(after).toHaveLength(before.length + 451);
    expect(new Set(after.map(({ id }) => id)).size).toBe(after.length);
    expect(after.slice(0, before.length)).toEqual(before);
    expect((await api.get<string>('/triage/overrules/export')).body).toBe(stdout);
  });

  it('is for supervisors and owners, and leaves a trace in the audit trail', async () => {
    for (const role of ['agent', 'viewer'] as const) {
      const one = await hire(api, desk.url, role, `${role}@labels.example`);
      expect((await one.get('/triage/overrules/export')).status).toBe(403);
    }
    const lead = await hire(api, desk.url, 'supervisor', 'lead@labels.example');
    expect((await lead.get('/triage/overrules/export')).status).toBe(200);
    const count = linesOf((await lead.get<string>('/triage/overrules/export')).body).length;
    const audit = await api.get<{ items: { action: string; after: object }[] }>('/audit?limit=5');
    expect(audit.body.items.find(({ action }) => action === 'overrules.exported')?.after).toEqual({ count });
  });

  it('shows another firm nothing of it', async () => {
    const other = await createFirm(desk.databaseUrl ?? '', 'owner@other.example');
    const theirs = await logIn(desk.url, other);
    expect((await theirs.get('/triage/overrules/export')).body).toBeNull();
    expect((await command('overrules', 'export', '--firm', other.firmId)).stdout).toBe('');
  });

  it('finds no verdict that today’s engine would move, and exactly those that an older one gave otherwise', async () => {
    const taken = await open(CAPTCHA);
    expect((await command('triage-diff')).stdout).toBe('');
    await onTables(
      `update verdicts set verdict = jsonb_set(jsonb_set(verdict, '{es,scenario}', '"undetermined"'), '{es,engineVersion}', '"0.1"')
        where firm_id = $1 and case_id = $2`,
      [firm.firmId, taken.id],
    );
    const { stdout, stderr, code } = await command('triage-diff', '--firm', firm.firmId);
    const moved = linesOf<Drift>(stdout);
    expect(code).toBe(0);
    expect(moved).toHaveLength(1);
    expect(moved[0]).toMatchObject({
      firmId: firm.firmId,
      case: taken.number,
      from: { scenario: 'undetermined' },
      to: { scenario: 'captcha_loop' },
      engine: { from: '0.1' },
      overruled: false,
    });
    expect(stderr).toMatch(/^1 of \d+ verdicts would move/m);
  });

  it('tells which stored verdicts another version of the decision table would move', async () => {
    const taken = await open(CAPTCHA);
    await open('Olvidé la clave de empleador.', { rucStatus: 'closed' });
    const printed = await command('triage-diff', '--print-table');
    const file = join(folder, 'table.json');
    writeFileSync(file, printed.stdout);
    expect((await command('triage-diff', '--table', file)).stdout).toBe('');
    writeFileSync(file, printed.stdout.replace('"scenario": "captcha_loop"', '"scenario": "standard_recovery"'));
    const moved = linesOf<Drift>((await command('triage-diff', '--table', file)).stdout);
    expect(moved.find((drift) => drift.case === taken.number)).toMatchObject({
      from: { scenario: 'captcha_loop' },
      to: { scenario: 'standard_recovery' },
    });
    for (const { from } of moved) expect(from).toEqual({ scenario: 'captcha_loop' });
  });

  it('says what is wrong with a table, a firm or a command line', async () => {
    const file = join(folder, 'bad.json');
    writeFileSync(file, '[{"when":{"matter":"mine"},"scenario":"captcha_loop"}]');
    const bad = await command('triage-diff', '--table', file);
    expect([bad.code, bad.stdout]).toEqual([1, '']);
    expect(bad.stderr).toContain('row 1: matter: "mine"');
    expect((await command('triage-diff', '--table', join(folder, 'none.json'))).code).toBe(1);
    expect((await command('triage-diff', '--firm', 'nobody')).code).toBe(1);
    expect((await command('triage-diff', 'now')).code).toBe(2);
    expect((await command('overrules')).code).toBe(2);
  });
});
