import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { readFileSync } from 'node:fs';
import { logIn } from '../support/api.js';
import type { Api } from '../support/api.js';
import { enter, graveFindings, openTab, openWindow, startBrowser } from '../support/browser.js';
import type { Tab, SIZES } from '../support/browser.js';
import { startDesk } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { createFirm } from '../support/firm.js';
import type { NewFirm } from '../support/firm.js';

describe('today, palette, overview and follow-ups in the browser', () => {
  let desk: Desk;
  let browser: Browser;
  let owner: NewFirm;
  let api: Api;

  beforeAll(async () => {
    desk = await startDesk();
    owner = await createFirm(desk.databaseUrl ?? '');
    api = await logIn(desk.url, owner);
    browser = await startBrowser();
    for (const n of [1, 2, 3]) {
      const contacts = [{ fullName: 'Eva Ejemplo', email: `eva${n}@client.example` }];
      const wish = { ruc: `179200000${n}001`, legalName: `Razón Ejemplo ${n}`, contacts };
      const client = await api.post('/clients', wish);
      const facts = { rucStatus: 'suspended' };
      await api.post('/cases', { clientId: client.body.id, text: 'RUC suspendido', facts, deadlineOn: '2099-01-05' });
    }
  }, 90_000);

  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
  });

  async function ownersTab(path: string, size: keyof typeof SIZES = 'laptop'): Promise<Tab> {
    const tab = await openTab(await openWindow(browser, size));
    await enter(tab.page, desk.url, owner);
    await tab.page.goto(desk.url + path);
    return tab;
  }

  it.each(['mine', 'firm'])('leads from each number of %s to as many cases', async (scope) => {
    const { page } = await ownersTab(`/today?scope=${scope}`);
    const tiles = page.locator('.tile a');
    await tiles.first().waitFor();
    expect(await tiles.count()).toBe(7);
    for (let place = 0; place < (await tiles.count()); place += 1) {
      const count = Number(((await tiles.nth(place).textContent()) ?? '').split(' ').at(-1));
      await tiles.nth(place).click();
      await page
        .getByRole('status')
        .filter({ hasText: count === 1 ? /^1 caso$/ : new RegExp(`^${count} casos$`) })
        .waitFor();
      await page.goBack();
      await tiles.first().waitFor();
    }
  });

  it('says on every row of today what to do next, and begins it by one click', async () => {
    const { page } = await ownersTab('/today', 'phone');
    const first = page.getByRole('article').first();
    await first.waitFor();
    const { items } = (await api.get<{ items: { nextAction: string }[] }>('/cases?open=true&sort=-costOfDelay')).body;
    expect(await first.textContent()).toContain(items[0]?.nextAction);
    const act = first.getByRole('button', { name: /^Registrar turno/ });
    const box = await act.boundingBox();
    expect((box?.y ?? 9_999) + (box?.height ?? 0)).toBeLessThan(844);
    await act.click();
    await page.getByRole('dialog', { name: 'Registrar turno' }).waitFor();
  });

  it('finds by the palette what is typed without accents, and opens it by Enter', async () => {
    const { page, complaints } = await ownersTab('/today');
    await page.locator('.tile a').first().waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('razon ejemplo 2');
    await page.getByRole('option', { name: /^#2 Razón Ejemplo 2/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/cases\/[0-9a-f-]{36}$/);
    expect(complaints).toEqual([]);
  });

  it('goes by two letters, lists the keys, and leaves letters alone once they are turned off', async () => {
    const { page } = await ownersTab('/today');
    await page.locator('.tile a').first().waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await page.waitForURL('**/clients');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Teclas' }).waitFor();
    await page.getByLabel('Letras como atajos').uncheck();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await page.waitForTimeout(300);
    expect(page.url()).toContain('/clients');
  });

  it('shows each figure as a chart, as a table with the same numbers, and as files', async () => {
    const { page, complaints } = await ownersTab('/insights');
    const figure = page.getByRole('figure', { name: '¿Qué causas?' });
    await figure.getByRole('link', { name: 'RUC no activo, Abiertos: 3' }).waitFor();
    const picture = page.waitForEvent('download');
    await figure.getByRole('button', { name: 'PNG' }).click();
    const path = await (await picture).path();
    expect(readFileSync(path).subarray(1, 4).toString()).toBe('PNG');
    const file = page.waitForEvent('download');
    await figure.getByRole('link', { name: 'CSV' }).click();
    expect(readFileSync(await (await file).path(), 'utf8')).toContain('ruc_inactive,3');
    await figure.getByRole('button', { name: 'Tabla' }).click();
    await figure.getByRole('row', { name: 'RUC no activo 3' }).getByRole('link').click();
    await page
      .getByRole('status')
      .filter({ hasText: /^3 casos$/ })
      .waitFor();
    expect(complaints).toEqual([]);
  });

  it('counts on each tab of the follow-ups what its list holds', async () => {
    const { page } = await ownersTab('/follow-ups');
    for (const name of ['Atrasados', 'Hoy', 'Planificados', 'Inciertos']) {
      const tab = page.getByRole('tab', { name: new RegExp(`^${name} \\d+$`) });
      await tab.click();
      const count = ((await tab.textContent()) ?? '').split(' ').at(-1) ?? '';
      await page
        .getByRole('status')
        .filter({ hasText: new RegExp(`^${count} seguimiento`) })
        .waitFor();
    }
  });

  it.each(['laptop', 'phone'] as const)('have no grave fault on a %s, and a quiet console', async (size) => {
    const { page, complaints } = await ownersTab('/insights', size);
    const found: Record<string, string[]> = {};
    for (const path of ['/insights', '/follow-ups', '/today']) {
      await page.goto(desk.url + path);
      await page.locator('h1').waitFor();
      await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
      if (path === '/today') await page.keyboard.press('Control+k');
      const findings = await graveFindings(page);
      if (findings.length > 0) found[path] = findings;
    }
    expect(found).toEqual({});
    expect(complaints).toEqual([]);
  });
});
