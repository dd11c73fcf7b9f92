import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { logIn } from '../support/api.js';
import type { Api } from '../support/api.js';
import { enter, graveFindings, openTab, openWindow, startBrowser } from '../support/browser.js';
import type { Tab, SIZES } from '../support/browser.js';
import { startDesk } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { createFirm } from '../support/firm.js';
import type { NewFirm } from '../support/firm.js';
import { waitFor } from '../support/wait-for.js';

const WORDING = 'El RUC de la empresa está suspendido en el SRI desde septiembre.';
type Item = { id: string; number: number; version: number };

describe('the queue in the browser', () => {
  let desk: Desk;
  let browser: Browser;
  let owner: NewFirm;
  let api: Api;
  let serial = 0;

  beforeAll(async () => {
    desk = await startDesk();
    owner = await createFirm(desk.databaseUrl ?? '');
    api = await logIn(desk.url, owner);
    browser = await startBrowser();
    for (const day of [3, 5, 7]) await newCase({ deadlineOn: `2099-01-0${day}` });
  }, 90_000);

  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
  });

  async function newCase(more: object = {}, legalName?: string): Promise<Item> {
    serial += 1;
    const ruc = `179${String(2_000_000 + serial)}001`;
    const contacts = [{ fullName: 'Eva Ejemplo', email: `eva${serial}@client.example` }];
    const client = await api.post('/clients', { ruc, legalName: legalName ?? `Florícola Ejemplo ${serial}`, contacts });
    const wanted = { clientId: client.body.id, text: WORDING, facts: { rucStatus: 'suspended' }, ...more };
    return (await api.post<Item>('/cases', wanted)).body;
  }

  async function ownersTab(path: string, size: keyof typeof SIZES = 'laptop'): Promise<Tab> {
    const tab = await openTab(await openWindow(browser, size));
    await enter(tab.page, desk.url, owner);
    await tab.page.goto(desk.url + path);
    return tab;
  }

  const grid = (page: Page) => page.getByRole('grid', { name: 'Casos' });
  const rowIds = (page: Page): Promise<string[]> =>
    page.locator('tr[id^="row-"]').evaluateAll((rows) => rows.map((row) => (row as unknown as { id: string }).id));

  it('chooses with the keys and opens the act for what is chosen', async () => {
    const { page, complaints } = await ownersTab('/cases');
    await grid(page).locator('tr[id^="row-"]').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByText('2 elegidos').waitFor();
    await page.keyboard.press('a');
    await page.getByRole('dialog', { name: 'Asignar 2 casos' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('announces as many rows as its head says', async () => {
    const { page } = await ownersTab('/cases');
    await grid(page).waitFor();
    const count = await grid(page).getAttribute('aria-rowcount');
    await page
      .getByRole('status')
      .filter({ hasText: `${count} casos` })
      .waitFor();
  });

  it('tells of each case of a bulk act what can be done, then what was done', async () => {
    const word = `Mudanza${(serial += 1)}`;
    const can = await newCase({}, `${word} Uno`);
    const closed = await newCase({}, `${word} Dos`);
    await api.post('/cases/bulk', { cases: [{ id: closed.id }], act: 'close', reason: 'Duplicado' });
    const { page } = await ownersTab(`/cases?q=${word}`);
    await page.getByRole('status').filter({ hasText: '2 casos' }).waitFor();
    await page.getByLabel(`Elegir #${can.number}`).check();
    await page.getByLabel(`Elegir #${closed.number}`).check();
    await page.getByRole('button', { name: 'Mover', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Mover 2 casos' });
    await dialog.getByRole('combobox', { name: 'Etapa' }).click();
    await page.getByRole('option', { name: 'Verificación' }).click();
    await dialog.getByLabel('Motivo').fill('Le entregaron la clave');
    await dialog.getByRole('button', { name: 'Revisar qué se puede' }).click();
    await dialog.getByText('Se pueden 1; no se pueden 1.').waitFor();
    const refused = dialog.getByRole('table', { name: 'Resultado' }).locator('tr', { hasText: `#${closed.number}` });
    expect(((await refused.textContent()) ?? '').length).toBeGreaterThan(30);
    await dialog.getByRole('button', { name: 'Hacerlo en 1 caso' }).click();
    await dialog.getByRole('button', { name: 'Cerrar' }).last().waitFor();
    await waitFor('the case to move', async () => (await api.get(`/cases/${can.id}`)).body.stage === 'verification');
    expect(await dialog.getByRole('table').locator('tbody tr').count()).toBe(2);
  });

  it('leaves order and members as they are when somebody else changes a case, until the reader asks', async () => {
    const word = `Quieta${(serial += 1)}`;
    await newCase({ deadlineOn: '2099-03-02' }, `${word} Uno`);
    const moving = await newCase({ deadlineOn: '2099-03-03' }, `${word} Dos`);
    const { page } = await ownersTab(`/cases?q=${word}&stage=in_person`);
    await page.getByRole('status').filter({ hasText: '2 casos' }).waitFor();
    const before = await rowIds(page);
    const agent = await api.post<{ password: string }>('/users', { email: `a${serial}@firm.example`, role: 'agent' });
    const other = await logIn(desk.url, { email: `a${serial}@firm.example`, password: agent.body.password });
    await other.post(`/cases/${moving.id}/transitions`, { to: 'verification', reason: 'Listo' }, { 'if-match': '"1"' });
    await page.getByRole('button', { name: '1 cambio · Mostrar' }).waitFor();
    expect(await rowIds(page)).toEqual(before);
    await page.getByText('ya no está en esta vista').waitFor();
    await page.keyboard.press('.');
    await page
      .getByRole('status')
      .filter({ hasText: /^1 caso$/ })
      .waitFor();
    expect(await rowIds(page)).toEqual(before.filter((id) => id !== `row-${moving.id}`));
  });

  it('keeps filters in the address, over a reload and under a name', async () => {
    const { page } = await ownersTab('/cases');
    await page.getByRole('button', { name: 'Etapa', exact: true }).click();
    await page.getByRole('checkbox', { name: 'En persona' }).check();
    await page.getByRole('checkbox', { name: 'En línea' }).check();
    await page.keyboard.press('Escape');
    await page.waitForURL(/stage=in_person/);
    await page.reload();
    await page.getByRole('button', { name: 'Etapa: 2 elegidas' }).waitFor();
    await page.getByRole('button', { name: 'Guardar vista' }).click();
    await page.getByLabel('Nombre de la vista').fill('Con etapa');
    await page.getByRole('dialog').getByRole('button', { name: 'Guardar' }).click();
    await page.waitForURL(/saved=/);
    await page.getByRole('button', { name: 'Quitar Etapa' }).click();
    await page.getByText('«Con etapa» modificada').waitFor();
    await page.getByRole('button', { name: 'Volver' }).click();
    await page.getByRole('button', { name: 'Etapa: 2 elegidas' }).waitFor();
  });

  it('moves a card by the keyboard alone, and sends nothing for a forbidden stage', async () => {
    const word = `Tablero${(serial += 1)}`;
    const { id, number } = await newCase({}, word);
    const { page, complaints } = await ownersTab(`/cases?layout=board&q=${word}`);
    const card = page.locator(`#card-${id}`);
    await card.focus();
    await page.keyboard.press('m');
    const dialog = page.getByRole('dialog', { name: `Mover #${number} a…` });
    await dialog.getByRole('button').nth(1).waitFor();
    await page.keyboard.press('6');
    await dialog.getByRole('alert').waitFor();
    await dialog.getByRole('button', { name: 'Mover' }).click();
    await dialog.getByRole('button', { name: 'Verificación' }).waitFor();
    await page.keyboard.press('5');
    await page.getByLabel('Motivo').fill('Le entregaron la clave');
    await page.keyboard.press('Enter');
    await page
      .getByRole('status')
      .filter({ hasText: `#${number} pasó a Verificación` })
      .first()
      .waitFor();
    await page.getByRole('region', { name: 'Verificación' }).locator(`#card-${id}`).waitFor();
    expect(complaints).toEqual([]);
  });

  it('shows on the board as many cases in each stage as its list has', async () => {
    const { page } = await ownersTab('/cases?layout=board');
    const heads = page.locator('.column a[href^="/cases?"]');
    await page.locator('[data-card]').first().waitFor();
    for (let place = 0; place < (await heads.count()); place += 1) {
      const count = Number(((await heads.nth(place).textContent()) ?? '').split(' ').at(-1));
      await heads.nth(place).click();
      await page
        .getByRole('status')
        .filter({ hasText: count === 1 ? /^1 caso$/ : new RegExp(`^${count} casos$`) })
        .waitFor();
      await page.goBack();
      await page.locator('[data-card]').first().waitFor();
    }
  });

  it.each(['laptop', 'phone'] as const)('has no grave fault on a %s, and a quiet console', async (size) => {
    const { page, complaints } = await ownersTab('/today', size);
    const found: Record<string, string[]> = {};
    for (const path of ['/today', '/cases', '/cases?layout=board', '/cases?q=nadie']) {
      await page.goto(desk.url + path);
      await page.locator('h1').waitFor();
      await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
      const findings = await graveFindings(page);
      if (findings.length > 0) found[path] = findings;
    }
    expect(found).toEqual({});
    expect(complaints).toEqual([]);
  });
});
