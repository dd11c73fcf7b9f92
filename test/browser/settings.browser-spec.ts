import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { logIn } from '../support/api.js';
import type { Api } from '../support/api.js';
import { enter, graveFindings, openTab, openWindow, startBrowser } from '../support/browser.js';
import type { SIZES, Tab } from '../support/browser.js';
import { startDesk } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { createFirm } from '../support/firm.js';
import type { NewFirm } from '../support/firm.js';
import { waitFor } from '../support/wait-for.js';

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
    expect((await api.get<{ items: object[] }>('/clients?q=1799900101001')).body.items).toEqual([]);
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

  it('lead an empty firm to its first client and case, ticked from what is there, until it is waved away', async () => {
    const fresh = await createFirm(desk.databaseUrl ?? '', 'fresh@firm.example');
    const { page, complaints } = await openTab(await openWindow(browser));
    await enter(page, desk.url, fresh);
    const steps = page.getByRole('region', { name: 'Primeros pasos' });
    await steps.getByText('1 de 4 listos').waitFor();
    const freshApi = await logIn(desk.url, fresh);
    await freshApi.post('/clients', { ruc: '1799900201001', legalName: 'Minera Ejemplo' });
    await page.reload();
    await steps.getByText('2 de 4 listos').waitFor();
    await steps.getByRole('button', { name: 'No mostrar más en Hoy' }).click();
    await page.reload();
    await page.getByRole('heading', { name: /Qué hacer ahora/ }).waitFor();
    expect(await steps.count()).toBe(0);
    await page.goto(`${desk.url}/welcome`);
    await page.getByText('2 de 4 listos').waitFor();
    expect(complaints).toEqual([]);
  });

  it('say where an address leads nowhere, and search from there', async () => {
    const { page } = await ownersTab();
    await page.goto(`${desk.url}/imports/no/such/page`);
    await page.getByRole('heading', { level: 1, name: 'Esta página no existe' }).waitFor();
    await page.getByLabel('Buscar caso, RUC o nombre').fill('florícola');
    await page.getByRole('button', { name: 'Buscar', exact: true }).click();
    await page.waitForURL(/cases\?q=flor/);
  });

  it('keep the firm as it was typed, and show a first password once', async () => {
    const { page, complaints } = await ownersTab();
    await page.goto(`${desk.url}/settings/firm`);
    await page.getByLabel('Cantón').fill('Guayaquil');
    await page.getByLabel('Provincia').fill('Guayas');
    await page.getByLabel('Viernes').fill('08:30-13:00, 14:00-16:00');
    await page.getByRole('button', { name: 'Guardar' }).click();
    await waitFor('the firm to be kept', async () => {
      const { body } = await api.get<{ canton: string; workingHours: { fri: string[] } }>('/firm');
      return body.canton === 'Guayaquil' && body.workingHours.fri.length === 2;
    });
    await page.getByRole('link', { name: 'Personas' }).click();
    await page.getByRole('heading', { level: 1, name: 'Personas' }).waitFor();
    await page.getByLabel('Correo').fill('ana@firm.example');
    await page.getByRole('button', { name: 'Agregar persona' }).click();
    const password = (await page.locator('code').textContent()) ?? '';
    expect(password.length).toBeGreaterThan(10);
    await page.getByRole('link', { name: 'Mi perfil' }).click();
    await page.getByRole('heading', { level: 1, name: 'Mi perfil' }).waitFor();
    expect(await page.content()).not.toContain(password);
    expect(complaints).toEqual([]);
  });

  it('ask twice before somebody takes permissions from themselves', async () => {
    const { page } = await ownersTab();
    await page.goto(`${desk.url}/settings/people`);
    await page.getByRole('combobox', { name: 'Rol: owner' }).click();
    await page.getByRole('option', { name: 'Agente' }).click();
    await page.getByRole('dialog').getByText('Cambia sus propios permisos').waitFor();
    await page.getByRole('button', { name: 'Sí, cambiar' }).click();
    // The last owner stays one: nobody could put it right again.
    await page.getByRole('alert').waitFor();
    expect((await api.get('/me')).body).toMatchObject({ role: 'owner' });
  });

  it('try a closed day first: a list of the dates it moves, applied with reason and source, taken out again', async () => {
    const client = await api.post<{ id: string }>('/clients', { ruc: '1799900301001', legalName: 'Textil Ejemplo' });
    const opened = await api.post<{ id: string; version: number; window: { latest: string } }>('/cases', {
      clientId: client.body.id,
      text: 'El RUC está suspendido en el SRI',
      facts: { rucStatus: 'suspended' },
    });
    const { id, version, window } = opened.body;
    const { page, complaints } = await ownersTab();
    await page.getByRole('link', { name: 'Calendario' }).click();
    await page.getByRole('link', { name: 'Probar un cambio' }).click();
    await page.locator('main input[type=date]').fill(window.latest);
    await page.getByRole('textbox', { name: 'Nombre', exact: true }).fill('Jornada suspendida');
    await page.getByLabel('Fuente').fill('Decreto de ejemplo');
    await page.getByRole('button', { name: 'Probar', exact: true }).click();
    await page.getByRole('link', { name: 'Textil Ejemplo' }).first().waitFor();
    expect((await api.get(`/cases/${id}`)).body).toMatchObject({ version });
    await page.getByLabel(/^Motivo/).fill('Lo anunció la presidencia');
    await page.getByRole('button', { name: /^Aplicar a/ }).click();
    await page.getByText('Aplicado.').waitFor();
    const moved = await api.get<{ window: { latest: string } }>(`/cases/${id}`);
    expect(moved.body.window.latest > window.latest).toBe(true);
    await page.getByRole('button', { name: 'Probar a quitar: Jornada suspendida' }).click();
    await page.getByLabel(/^Motivo/).fill('Se revocó');
    await page.getByRole('button', { name: /^Aplicar a/ }).click();
    await page.getByText('Aplicado.').waitFor();
    expect((await api.get(`/cases/${id}`)).body).toMatchObject({ window: { latest: window.latest } });
    expect(complaints).toEqual([]);
  });

  it('show what a changed ladder moves before it is saved, and try it on a case', async () => {
    const { page, complaints } = await ownersTab();
    await page.goto(`${desk.url}/settings/ladders`);
    await page.getByRole('textbox', { name: 'Paso 1: Cuánto' }).fill('2');
    await page.getByRole('button', { name: 'Ver qué cambia' }).click();
    await page.getByText(/^Cambiaría:/).waitFor();
    await page.getByRole('button', { name: 'Probar', exact: true }).click();
    await page.getByText('Con un caso inventado que empieza ahora.').waitFor();
    await page.getByLabel(/^Motivo del cambio/).fill('El IESS contesta más tarde');
    await page.getByRole('button', { name: 'Guardar' }).click();
    await page.getByText('de la firma, versión 1').waitFor();
    expect(complaints).toEqual([]);
  });

  it('refuse a field that no template has, and keep the text', async () => {
    const { page } = await ownersTab();
    await page.goto(`${desk.url}/settings/templates`);
    const subject = page.getByLabel('Asunto · Español');
    await subject.fill('Falta {nada} · caso {case}');
    await page.getByRole('button', { name: 'Guardar' }).click();
    await page.getByRole('alert').waitFor();
    expect(await subject.inputValue()).toContain('{nada}');
    await subject.fill('Nos falta un dato suyo · caso {case}');
    await page.getByRole('button', { name: 'Guardar' }).click();
    await page.getByRole('button', { name: 'Volver al texto de Llavero' }).waitFor();
  });

  it('keep an office, show the secret of a webhook once, and tell both in the audit trail', async () => {
    const { page, complaints } = await ownersTab();
    await page.goto(`${desk.url}/settings/offices`);
    await page.getByRole('button', { name: 'Agregar oficina' }).click();
    await page.getByRole('dialog').getByLabel('Nombre').fill('Centro Ejemplo Norte');
    await page.getByRole('dialog').getByRole('button', { name: 'Guardar' }).click();
    await page.getByText('verificar otra vez').waitFor();
    await page.getByRole('link', { name: 'Webhooks' }).click();
    await page.getByLabel('Dirección').fill('https://93.184.216.34/hooks');
    await page.getByRole('button', { name: 'Agregar webhook' }).click();
    const secret = (await page.locator('code').first().textContent()) ?? '';
    expect(secret).toMatch(/^whsec_/);
    await page.getByRole('button', { name: 'Ver envíos' }).click();
    await page.getByText('Todavía ningún envío.').waitFor();
    await page.getByRole('link', { name: 'Auditoría' }).click();
    await page.getByText('webhook.created').waitFor();
    expect(await page.content()).not.toContain(secret);
    expect(complaints).toEqual([]);
  });

  it('say how long to wait after too many wrong passwords, in the language that was chosen', async () => {
    const { page } = await openTab(await openWindow(browser));
    await page.goto(`${desk.url}/login`);
    await page.getByRole('button', { name: 'English' }).click();
    await page.locator('input[type=email]').fill('guessed@firm.example');
    await page.locator('input[type=password]').fill('not the password');
    const button = page.locator('button[type=submit]');
    await button.click();
    await page.getByRole('alert').getByText('Wrong e-mail or password.').waitFor();
    await waitFor('the desk to ask for patience', async () => {
      if (await button.isEnabled()) await button.click();
      return /Wait \d+ s/.test((await button.textContent()) ?? '');
    });
    expect(await button.isDisabled()).toBe(true);
  });

  it.each(['laptop', 'phone'] as const)(
    'have no grave fault for anybody on a %s, and a quiet console',
    async (size) => {
      const { page, complaints } = await ownersTab(size);
      const found: Record<string, string[]> = {};
      for (const name of ['profile', 'firm', 'people', 'ladders', 'templates', 'offices', 'webhooks', 'audit']) {
        await page.goto(`${desk.url}/settings/${name}`);
        await page.locator('h1').waitFor();
        const findings = await graveFindings(page);
        if (findings.length > 0) found[name] = findings;
      }
      for (const path of ['/imports', '/welcome', '/calendar/try']) {
        await page.goto(desk.url + path);
        await page.locator('h1').waitFor();
        const findings = await graveFindings(page);
        if (findings.length > 0) found[path] = findings;
      }
      expect(found).toEqual({});
      expect(complaints).toEqual([]);
    },
  );
});
