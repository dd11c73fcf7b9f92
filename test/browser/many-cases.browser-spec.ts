import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import type { Browser } from 'playwright-core';
import { logIn } from '../support/api.js';
import type { Api } from '../support/api.js';
import { enter, openTab, openWindow, startBrowser } from '../support/browser.js';
import { startDesk } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { createFirm } from '../support/firm.js';
import type { NewFirm } from '../support/firm.js';

const MANY = 10_000;

/** Copies of the firm's only case, each with a client of its own. */
const COPIES = `
  with one as (select id, client_id from cases limit 1),
  copies as (select n, gen_random_uuid() as case_id, gen_random_uuid() as client_id from generate_series(1, ${MANY - 1}) n),
  employers as (
    insert into clients
    select (jsonb_populate_record(c, jsonb_build_object('id', p.client_id, 'ruc', '09' || lpad(p.n::text, 8, '0') || '001',
             'legal_name', 'Empresa Ejemplo ' || p.n))).*
      from copies p, one join clients c on c.id = one.client_id
    returning id)
  insert into cases
  select (jsonb_populate_record(c, jsonb_build_object('id', p.case_id, 'client_id', p.client_id, 'number', 1000 + p.n))).*
    from copies p, one join cases c on c.id = one.id`;

describe('ten thousand open cases in the browser', () => {
  let desk: Desk;
  let browser: Browser;
  let owner: NewFirm;
  let api: Api;

  beforeAll(async () => {
    desk = await startDesk();
    owner = await createFirm(desk.databaseUrl ?? '');
    api = await logIn(desk.url, owner);
    const client = await api.post('/clients', { ruc: '1792000001001', legalName: 'Florícola Ejemplo' });
    await api.post('/cases', { clientId: client.body.id, text: 'El RUC está suspendido' });
    const db = new Client({ connectionString: desk.databaseUrl ?? '' });
    await db.connect();
    await db.query(`select set_config('app.firm_id', $1, false)`, [owner.firmId]);
    await db.query(COPIES);
    await db.query('analyze');
    await db.end();
    browser = await startBrowser();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
  });

  it('draws the rows in sight only, announces all of them, and finds one of them', async () => {
    const { page, complaints } = await openTab(await openWindow(browser));
    await enter(page, desk.url, owner);
    await page.goto(`${desk.url}/cases`);
    await page
      .getByRole('status')
      .filter({ hasText: `${MANY} casos` })
      .waitFor();
    const rows = page.locator('tr[id^="row-"]');
    await rows.first().waitFor();
    expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe(String(MANY));
    await page.keyboard.press('j');
    let most = 0;
    for (let turn = 0; turn < 10; turn += 1) {
      for (let step = 0; step < 20; step += 1) await page.keyboard.press('ArrowDown');
      most = Math.max(most, await rows.count());
    }
    expect(most).toBeLessThan(80);
    const at = await page.locator('tr[data-current="true"]').getAttribute('aria-rowindex');
    expect(Number(at)).toBe(202);
    await page.keyboard.press('/');
    await page.keyboard.type('floricoal');
    await page
      .getByRole('status')
      .filter({ hasText: /^1 caso$/ })
      .waitFor();
    expect(complaints).toEqual([]);
  });
});
