import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { logIn } from '../support/api.js';
import type { Api } from '../support/api.js';
import { enter, graveFindings, openTab, openWindow, startBrowser } from '../support/browser.js';
import type { Tab, SIZES } from '../support/browser.js';
import { startDesk } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { createFirm } from '../support/firm.js';
import type { NewFirm } from '../support/firm.js';
import { waitFor } from '../support/wait-for.js';

const WORDING =
  'El RUC de la empresa está suspendido en el SRI desde septiembre y por eso no podemos recuperar la clave de empleador.';

describe('the pages', () => {
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
  }, 90_000);

  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
  });

  async function newClient(): Promise<{ id: string; legalName: string; ruc: string }> {
    const ruc = `179${String(2_000_000 + (serial += 1))}001`;
    const contacts = [{ fullName: 'Eva Ejemplo', email: `eva${serial}@client.example` }];
    const reply = await api.post('/clients', { ruc, legalName: `Florícola Ejemplo ${serial}`, contacts });
    return reply.body as { id: string; legalName: string; ruc: string };
  }

  async function newCase(more: object = {}): Promise<{ id: string; number: number }> {
    const { id: clientId } = await newClient();
    const reply = await api.post('/cases', { clientId, text: WORDING, facts: { rucStatus: 'suspended' }, ...more });
    return reply.body as { id: string; number: number };
  }

  async function ownersTab(size: keyof typeof SIZES = 'laptop'): Promise<Tab> {
    const tab = await openTab(await openWindow(browser, size));
    await enter(tab.page, desk.url, owner);
    return tab;
  }

  it('take a call: client by RUC, words, verdict while typing, case with the quote marked in the words', async () => {
    const client = await newClient();
    const { page, complaints } = await ownersTab();
    await page.getByRole('link', { name: 'Nuevo caso' }).click();
    await page.getByLabel('Cliente').fill(client.ruc.replace(/^(.{4})(...)(...)/, '$1 $2 $3 '));
    await page.getByRole('option', { name: client.legalName }).click();
    await page.getByLabel('Mensaje textual').fill(WORDING);
    await page.getByRole('region', { name: 'Diagnóstico en vivo' }).getByText('RUC no activo').waitFor();
    expect((await api.get<{ items: object[] }>(`/cases?clientId=${client.id}`)).body.items).toEqual([]);
    await page.getByLabel('Mensaje textual').press('Control+Enter');
    await page.waitForURL(/cases\/[0-9a-f-]{36}$/);
    const words = page.locator('blockquote');
    await words.waitFor();
    expect(await words.textContent()).toBe(WORDING);
    expect(await words.locator('mark').count()).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
  });

  it('lead from every number of today to a list of exactly as many cases', async () => {
    await newCase({ deadlineOn: '2099-01-04' });
    await newCase();
    const { page } = await ownersTab();
    const tiles = page.locator('a[href^="/cases?"]');
    await tiles.first().waitFor();
    for (let index = 0; index < (await tiles.count()); index += 1) {
      const name = (await tiles.nth(index).textContent()) ?? '';
      const count = Number(name.split(' ').at(-1));
      await tiles.nth(index).click();
      await page
        .getByRole('status')
        .filter({ hasText: count === 1 ? /^1 caso$/ : new RegExp(`^${count} casos$`) })
        .waitFor();
      await page.goBack();
      await tiles.first().waitFor();
    }
  });

  it('keep a forbidden move in sight with its reason, and ask the reason of an allowed one', async () => {
    const { id } = await newCase();
    const { page } = await ownersTab();
    await page.goto(`${desk.url}/cases/${id}`);
    await page.getByRole('button', { name: 'Mover' }).click();
    const forbidden = page.locator('[role=menuitem][aria-disabled=true]').first();
    expect(await forbidden.getAttribute('aria-describedby')).toMatch(/^move-/);
    await page.getByRole('menuitem', { name: 'Verificación' }).click();
    await page.getByRole('dialog').getByLabel('Motivo').fill('Le entregaron la clave en ventanilla');
    await page.getByRole('dialog').getByRole('button', { name: 'Mover' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect((await api.get(`/cases/${id}`)).body).toMatchObject({ stage: 'verification' });
  });

  it('lose nothing that was typed: not by a reload, not when the log-in ends', async () => {
    const { id } = await newCase();
    const { page } = await ownersTab();
    await page.goto(`${desk.url}/cases/${id}`);
    await page.getByRole('tab', { name: /Notas/ }).click();
    await page.getByLabel('Escribir una nota interna…').fill('Llamar a Eva el lunes');
    await waitFor('the draft to be kept', () =>
      page.evaluate(() => {
        const { localStorage } = globalThis as unknown as { localStorage: object };
        return Object.keys(localStorage).some((key) => key.includes('llavero-draft'));
      }),
    );
    await page.reload();
    await page.getByRole('tab', { name: /Notas/ }).click();
    expect(await page.getByLabel('Escribir una nota interna…').inputValue()).toBe('Llamar a Eva el lunes');
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Anotar' }).click();
    await page.getByRole('dialog').locator('input[type=password]').fill(owner.password);
    await page.getByRole('dialog').getByRole('button', { name: 'Ingresar' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    // The same words stand in the field until the server has them: what counts is the note.
    await page.locator('p.wording', { hasText: 'Llamar a Eva el lunes' }).waitFor();
    expect((await api.get(`/cases/${id}`)).body).toMatchObject({ noteCount: 1 });
  });

  it('forget an address elsewhere that a link to the log-in carries', async () => {
    const { page } = await openTab(await openWindow(browser));
    await page.goto(`${desk.url}/login?next=https://elsewhere.example/`);
    await page.locator('input[type=email]').fill(owner.email);
    await page.locator('input[type=password]').fill(owner.password);
    await page.locator('button[type=submit]').click();
    await page.waitForURL(`${desk.url}/today`);
  });

  it('speak the language of the person', async () => {
    const { page } = await ownersTab();
    await page.getByRole('button', { name: 'owner' }).click();
    await page.getByRole('menuitem', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: /^Today/ }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await api.send('PATCH', '/me', { locale: 'es' });
  });

  it.each(['laptop', 'phone'] as const)(
    'have no grave fault for anybody on a %s, and a quiet console',
    async (size) => {
      const { id } = await newCase();
      const { page, complaints } = await ownersTab(size);
      const found: Record<string, string[]> = {};
      for (const path of [
        '/today',
        '/cases',
        `/cases/${id}`,
        '/cases/new',
        '/clients',
        '/follow-ups',
        '/calendar',
        '/settings',
      ]) {
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
