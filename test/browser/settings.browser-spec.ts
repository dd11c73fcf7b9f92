import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { logIn } from '../support/api.js';
import type { Api } from '../support/api.js';
import { enter, openTab, openWindow, startBrowser } from '../support/browser.js';
import type { SIZES, Tab } from '../support/browser.js';
import { startDesk } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { createFirm } from '../support/firm.js';
import type { NewFirm } from '../support/firm.js';

describe('the pages on which a firm is set up', () => {
  let desk: Desk;
  let browser: Browser;
  let owner: NewFirm;
  let api: Api;

  beforeAll(async () => {
    desk = await startDesk();
    owner = await createFirm(desk.databaseUrl ?? '');
    api = await logIn(desk.url, owner);
    browser = await startBrowser();
  }, 90_000);

  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
  });

  async function ownersTab(size: keyof typeof SIZES = 'laptop'): Promise<Tab> {
    const tab = await openTab(await openWindow(browser, size));
    await enter(tab.page, desk.url, owner);
    return tab;
  }

  it('import a list: seen row by row, columns named by hand, taken once, and unchanged the second time', async () => {
    const { page, complaints } = await ownersTab();
    const list = [
      'Cosa;RUC;Correo',
      'Florícola Ejemplo;1799900101001;eva@client.example',
      'Corta Ejemplo;12345;',
      'Minera Ejemplo;1799900102001;no es correo',
    ].join('\n');
    const file = { name: 'clientes.csv', mimeType: 'text/csv', buffer: Buffer.from(list, 'latin1') };
    const choose = async (): Promise<void> => {
      await page.locator('input[type=file]').setInputFiles(file);
      await page.getByRole('heading', { name: 'Qué lleva cada columna' }).waitFor();
    };
    await page.getByRole('link', { name: 'Clientes' }).click();
    await page.getByRole('link', { name: 'Importar una lista' }).click();
    await choose();
    await page.getByText('Nuevos: 0 · cambian: 0 · sin cambio: 0 · no se importan: 3').waitFor();
    await page.getByRole('combobox', { name: 'Cosa: Se lee como' }).click();
    await page.getByRole('option', { name: 'Razón social' }).click();
    await page.getByText('Nuevos: 1 · cambian: 0 · sin cambio: 0 · no se importan: 2').waitFor();
    await page.getByText('El RUC tiene 5 dígitos; son 13.').waitFor();
    expect((await api.get<{ items: object[] }>('/clients')).body.items).toEqual([]);
    await page.getByRole('button', { name: 'Importar 1 cliente' }).click();
    await page.getByRole('heading', { name: 'Importación terminada.' }).waitFor();
    await page.getByRole('link', { name: 'Florícola Ejemplo' }).waitFor();
    await page.getByRole('button', { name: 'Otra lista' }).click();
    await choose();
    await page.getByRole('combobox', { name: 'Cosa: Se lee como' }).click();
    await page.getByRole('option', { name: 'Razón social' }).click();
    await page.getByText('Nuevos: 0 · cambian: 0 · sin cambio: 1 · no se importan: 2').waitFor();
    await page.getByText('No hay nada que importar').waitFor();
    await page.getByRole('link', { name: 'clientes.csv' }).click();
    await page.getByRole('heading', { level: 1, name: 'clientes.csv' }).waitFor();
    expect(complaints).toEqual([]);
  });
});
