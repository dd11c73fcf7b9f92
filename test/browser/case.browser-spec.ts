import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
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

const WORDING =
  'El RUC de la empresa está suspendido en el SRI desde septiembre y por eso no podemos recuperar la clave de empleador.';

type View = {
  id: string;
  number: number;
  version: number;
  stage: string;
  scenario: string;
  deadlineOn: string | null;
  assignee: { id: string } | null;
  checklist: { id: string; text: string; done: boolean }[];
  documents: { id: string; text: string; state: string }[];
  appointments: { on: string; state: string }[];
  followUps: { id: string; state: string; recipient: string; wakeAt: string }[];
};

/** What one look shows: a laptop shows everything but the tabs at once. */
const PARTS = {
  laptop: ['history', 'notes', 'followups', 'documents', 'attempts'],
  phone: ['step', 'verdict', 'checklist', 'dates', 'history'],
};

/** What the browser keeps of the page. */
const stored = (page: Page): Promise<string> =>
  page.evaluate(() => JSON.stringify((globalThis as unknown as { localStorage: object }).localStorage));

describe('the page of a case', () => {
  let desk: Desk;
  let browser: Browser;
  let owner: NewFirm;
  let api: Api;
  let colleague: { email: string; password: string };
  let serial = 0;

  beforeAll(async () => {
    desk = await startDesk();
    owner = await createFirm(desk.databaseUrl ?? '');
    api = await logIn(desk.url, owner);
    const hired = { email: 'luis@firm.example', role: 'agent', fullName: 'Luis Ejemplo' };
    const { body } = await api.post<{ password: string }>('/users', hired);
    colleague = { email: hired.email, password: body.password };
    browser = await startBrowser();
  }, 90_000);

  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
  });

  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });

  async function newCase(more: object = {}): Promise<View> {
    serial += 1;
    const ruc = `179${String(3_000_000 + serial)}001`;
    const contacts = [{ fullName: 'Eva Ejemplo', email: `eva${serial}@client.example` }];
    const place = { province: 'Pichincha', canton: 'Quito' };
    const client = await api.post('/clients', { ruc, legalName: `Taller Ejemplo ${serial}`, contacts, ...place });
    const facts = { rucStatus: 'suspended' };
    const reply = await api.post<View>('/cases', { clientId: client.body.id, text: WORDING, facts, ...more });
    return reply.body;
  }

  const read = async (id: string): Promise<View> => (await api.get<View>(`/cases/${id}`)).body;

  async function tabOf(who: { email: string; password: string }, size: keyof typeof SIZES = 'laptop'): Promise<Tab> {
    const tab = await openTab(await openWindow(browser, size));
    await enter(tab.page, desk.url, who);
    return tab;
  }

  async function open(id: string, size: keyof typeof SIZES = 'laptop'): Promise<Tab> {
    const tab = await tabOf(owner, size);
    await tab.page.goto(`${desk.url}/cases/${id}`);
    await tab.page.locator('h1').waitFor();
    return tab;
  }

  const dialog = (page: Page) => page.getByRole('dialog');

  it('has the next act in view on opening, on a laptop and on a phone', async () => {
    const { id } = await newCase();
    for (const size of ['laptop', 'phone'] as const) {
      const { page } = await open(id, size);
      const foot = size === 'phone' ? page.locator('.foot-bar') : page.getByRole('region', { name: 'Próximo paso' });
      const act = foot.getByRole('button', { name: 'Registrar turno' });
      await act.waitFor();
      const box = await act.boundingBox();
      expect((box?.y ?? 9_999) + (box?.height ?? 0)).toBeLessThanOrEqual(size === 'laptop' ? 900 : 844);
    }
  });

  it('ticks at once, and takes the tick back by the toast', async () => {
    const { id, checklist } = await newCase();
    const { page, complaints } = await open(id);
    const item = page.getByRole('checkbox', { name: checklist[0]?.text });
    await item.check();
    await waitFor('the tick to be kept', async () => (await read(id)).checklist[0]?.done);
    await page.getByRole('button', { name: 'Deshacer' }).click();
    await waitFor('the tick to be taken back', async () => (await read(id)).checklist[0]?.done === false);
    await waitFor('the box to be empty again', async () => !(await item.isChecked()));
    expect(complaints).toEqual([]);
  });

  it('keeps what became of a document, and counts it', async () => {
    const { id, checklist, documents } = await newCase();
    const all = checklist.length + documents.length;
    const { page } = await open(id);
    await page.getByLabel(`Estado: ${documents[0]?.text}`).selectOption('checked');
    await page.getByText(`1 de ${all} listos`).waitFor();
    await waitFor('the document', async () => (await read(id)).documents[0]?.state === 'checked');
  });

  it('refuses a turn on a holiday, offers the next working day, and plans it there', async () => {
    const { id } = await newCase();
    const { page } = await open(id);
    await page.getByRole('button', { name: 'Registrar turno' }).first().click();
    await dialog(page).getByLabel('Nombre del centro').fill('CAU Ejemplo Norte');
    await dialog(page).getByLabel('Día').fill('2027-05-24');
    await dialog(page).getByLabel('Hora').fill('09:20');
    await dialog(page).getByRole('button', { name: 'Guardar' }).click();
    await dialog(page).getByRole('alert').getByText('no se atiende').waitFor();
    await dialog(page)
      .getByRole('button', { name: /^Tomar el/ })
      .click();
    await dialog(page).getByRole('button', { name: 'Guardar' }).click();
    await dialog(page).waitFor({ state: 'hidden' });
    await page.getByRole('region', { name: 'Turno', exact: true }).getByText('CAU Ejemplo Norte').waitFor();
    expect((await read(id)).appointments).toMatchObject([{ on: '2027-05-25', state: 'planned' }]);
  });

  it('stops a try that would do harm, and lets a supervisor allow one', async () => {
    const { id } = await newCase();
    const { page } = await open(id);
    await page.getByRole('button', { name: 'Registrar intento' }).click();
    await dialog(page).getByLabel('Falló sin mensaje').check();
    await dialog(page).getByRole('button', { name: 'Guardar' }).click();
    await dialog(page).getByRole('alert').getByText('Alto').waitFor();
    expect(await dialog(page).getByRole('button', { name: 'Reintentar' }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Autorizar un intento más' }).click();
    await dialog(page).getByLabel('Motivo').fill('El SRI confirmó por teléfono que ya está activo');
    await dialog(page).getByRole('button', { name: 'Autorizar un intento más' }).click();
    await page.getByText('Queda 1 intento').waitFor();
  });

  it('writes what the client may read apart from what is internal', async () => {
    const { id } = await newCase();
    const { page } = await open(id);
    await page.keyboard.press('n');
    await page.keyboard.type('Sus documentos ya están listos');
    await page.getByLabel('El cliente puede verla').check();
    await page.getByRole('button', { name: 'Anotar' }).click();
    await page.getByText('La ve el cliente', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Lo que ve el cliente' }).click();
    await page.getByText('«Sus documentos ya están listos»').waitFor();
  });

  it('points out a secret before anything is saved, and keeps it nowhere', async () => {
    const { id } = await newCase();
    const { page } = await open(id);
    await page.getByRole('tab', { name: /Notas/ }).click();
    await page.getByLabel('Escribir una nota interna…').fill('mi clave es Abc12345');
    await page.getByRole('alert').getByText('Parece que hay una clave').waitFor();
    expect(await stored(page)).not.toContain('Abc12345');
    await page.getByRole('button', { name: 'Anotar' }).click();
    await waitFor('the note', async () => (await api.get<{ items: object[] }>(`/cases/${id}/notes`)).body.items.length);
    expect(JSON.stringify((await api.get(`/cases/${id}/notes`)).body)).not.toContain('Abc12345');
  });

  it('hands the case over with a line, and takes it back', async () => {
    const { id, assignee } = await newCase();
    const { page } = await open(id);
    await page.keyboard.press('a');
    await dialog(page).getByLabel('Responsable').selectOption({ label: 'Luis Ejemplo' });
    await dialog(page).getByLabel('Qué debe saber').fill('Falta llamar a Eva');
    await dialog(page).getByRole('button', { name: 'Asignar' }).click();
    await dialog(page).waitFor({ state: 'hidden' });
    expect((await read(id)).assignee?.id).not.toBe(assignee?.id);
    await page.getByRole('button', { name: 'Deshacer' }).click();
    await waitFor('the old assignee', async () => (await read(id)).assignee?.id === assignee?.id);
    const notes = (await api.get(`/cases/${id}/notes`)).body;
    expect(notes).toMatchObject({ items: [{ kind: 'hand_over', body: 'Falta llamar a Eva' }] });
  });

  it('shows where a follow-up is put off to before it is done, and skips one with a reason', async () => {
    const { id } = await newCase();
    const { page } = await open(id);
    const card = page.getByRole('region', { name: 'Seguimientos', exact: true });
    await card.getByRole('button', { name: 'Posponer' }).first().click();
    await dialog(page).getByText('5 d. h.').click();
    await dialog(page)
      .getByText(/^Saldrá/)
      .waitFor();
    const told = await dialog(page).locator('time').getAttribute('datetime');
    await dialog(page).getByRole('button', { name: 'Posponer' }).click();
    await dialog(page).waitFor({ state: 'hidden' });
    const first = (await read(id)).followUps.map(({ wakeAt }) => wakeAt);
    expect(first).toContain(told);
    await card.getByRole('button', { name: 'Omitir' }).first().click();
    await dialog(page).getByLabel('Motivo').fill('Ya hablamos por teléfono');
    await dialog(page).getByRole('button', { name: 'Omitir' }).click();
    await dialog(page).waitFor({ state: 'hidden' });
    expect((await read(id)).followUps.filter(({ state }) => state === 'skipped')).toHaveLength(1);
  });

  it('lets a person overrule the verdict with a reason, and withdraw it', async () => {
    const { id } = await newCase();
    const { page } = await open(id);
    await page.getByRole('button', { name: 'Corregir…' }).click();
    await dialog(page).getByLabel('Causa').selectOption('first_time_key');
    await dialog(page).getByLabel('Motivo').fill('Nunca tuvieron clave; el RUC se reactivó ayer');
    await dialog(page).getByRole('button', { name: 'Corregir', exact: true }).click();
    await dialog(page).waitFor({ state: 'hidden' });
    expect((await read(id)).scenario).toBe('first_time_key');
    await page.getByRole('button', { name: 'Retirar la corrección' }).click();
    await dialog(page).getByLabel('Motivo').fill('El SRI lo desmintió');
    await dialog(page).getByRole('button', { name: 'Retirar la corrección' }).click();
    await dialog(page).waitFor({ state: 'hidden' });
    expect((await read(id)).scenario).toBe('ruc_inactive');
  });

  it('gives a text for WhatsApp to change and copy, and notes that it was sent', async () => {
    const { id } = await newCase();
    const { page } = await open(id);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.keyboard.press('w');
    const text = dialog(page).getByLabel('Texto; puede cambiarlo');
    await waitFor('the text', async () => (await text.inputValue()).includes('Contadores Ejemplo'));
    await text.fill(`${await text.inputValue()} Saludos.`);
    await dialog(page).getByRole('button', { name: 'Copiar', exact: true }).click();
    await dialog(page).getByRole('button', { name: 'Sí, anótelo' }).click();
    await dialog(page).waitFor({ state: 'hidden' });
    expect(JSON.stringify((await api.get(`/cases/${id}/notes`)).body)).toContain('Enviado por WhatsApp');
  });

  it('takes a file, gives it back, and removes it with a reason', async () => {
    const { id } = await newCase();
    const { page } = await open(id);
    await page.getByRole('tab', { name: 'Archivos' }).click();
    const pixel = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    await page.locator('input[type=file]').setInputFiles({ name: 'cedula.png', mimeType: 'image/png', buffer: pixel });
    const link = page.getByRole('link', { name: 'cedula.png' });
    await link.waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toBe('cedula.png');
    await page.getByRole('button', { name: 'Quitar: cedula.png' }).click();
    await dialog(page).getByLabel('Motivo').fill('Era de otra persona');
    await dialog(page).getByRole('button', { name: 'Quitar' }).click();
    await link.waitFor({ state: 'hidden' });
    await page.getByRole('tab', { name: 'Historia' }).click();
    await page.getByText('Todo', { exact: true }).click();
    await page.getByText('Era de otra persona').waitFor();
  });

  it('says who is here and who writes, and who was faster', async () => {
    const { id } = await newCase();
    const mine = await open(id);
    const other = await tabOf(colleague);
    await other.page.goto(`${desk.url}/cases/${id}`);
    await other.page.getByText('owner mira este caso').waitFor();
    await mine.page.keyboard.press('m');
    await mine.page.getByRole('menuitem', { name: 'Corrección' }).click();
    await dialog(mine.page).getByLabel('Motivo').fill('Hay que corregir el nombre');
    await other.page.getByText('owner escribe un cambio de etapa').waitFor();
    await other.page.getByRole('checkbox').first().check();
    await waitFor('the tick of the other', async () => (await read(id)).checklist[0]?.done);
    await dialog(mine.page).getByRole('button', { name: 'Mover' }).click();
    const panel = dialog(mine.page).getByRole('alert');
    await panel.getByText('Otra persona cambió este caso').waitFor();
    await panel.getByText('Luis Ejemplo').waitFor();
    expect(await dialog(mine.page).getByLabel('Motivo').inputValue()).toBe('Hay que corregir el nombre');
    await panel.getByRole('button', { name: 'Aplicar lo mío sobre la versión nueva' }).click();
    await dialog(mine.page).waitFor({ state: 'hidden' });
    expect((await read(id)).stage).toBe('correction');
  });

  it('keeps ticks and notes without a line, over a reload of the store, and sends them on return', async () => {
    const { id, checklist } = await newCase();
    const { page } = await open(id, 'phone');
    await page.getByRole('tab', { name: 'Lista' }).click();
    await page.getByRole('checkbox', { name: checklist[0]?.text }).waitFor();
    await page.context().setOffline(true);
    await page.getByText(/^Sin conexión/).waitFor();
    await page.getByRole('checkbox', { name: checklist[0]?.text }).check();
    await page
      .getByRole('region', { name: 'Lista y documentos' })
      .getByText('1 cambio se enviará al volver.')
      .waitFor();
    await page.getByRole('tab', { name: 'Historia' }).click();
    await page.getByLabel('Escribir una nota interna…').fill('Atendido en el mostrador');
    await page.getByRole('button', { name: 'Anotar' }).click();
    await page.getByText('Se guardó aquí y se enviará').waitFor();
    expect((await read(id)).checklist[0]?.done).toBe(false);
    await page.context().setOffline(false);
    await waitFor('both to be sent', async () => {
      const notes = await api.get<{ items: object[] }>(`/cases/${id}/notes`);
      return (await read(id)).checklist[0]?.done === true && notes.body.items.length === 1;
    });
    await page.getByText(/^Sin conexión/).waitFor({ state: 'hidden' });
  });

  it('walks the list that it was opened from', async () => {
    const [one, other] = [await newCase({ deadlineOn: '2099-01-05' }), await newCase({ deadlineOn: '2099-01-05' })];
    const { page } = await tabOf(owner);
    await page.goto(`${desk.url}/cases?open=true&sort=number`);
    await page.getByRole('link', { name: `Taller Ejemplo ${serial - 1}`, exact: true }).click();
    await page.waitForURL(`**/cases/${one.id}`);
    await page
      .locator('h1')
      .filter({ hasText: `#${one.number}` })
      .waitFor();
    await page.keyboard.press('j');
    await page
      .locator('h1')
      .filter({ hasText: `#${other.number}` })
      .waitFor();
    await page.keyboard.press('k');
    await page.waitForURL(`**/cases/${one.id}`);
  });

  it('offers what happened meanwhile to one who reads elsewhere, and moves nothing by itself', async () => {
    const { id, version } = await newCase();
    const { page } = await open(id);
    const step = page.getByRole('region', { name: 'Próximo paso' });
    await step.waitFor();
    const other = await logIn(desk.url, colleague);
    const match = { 'if-match': `"${version}"` };
    expect((await other.send('PATCH', `/cases/${id}`, { deadlineOn: '2099-03-02' }, match)).status).toBe(200);
    await step.getByText(/2 mar 2099/).waitFor();
    const chip = page.getByRole('button', { name: /novedad(es)? · Mostrar$/ });
    await chip.waitFor();
    expect(await page.locator('.history').getByText('Luis Ejemplo').count()).toBe(0);
    await chip.click();
    await page.locator('.history').getByText('Luis Ejemplo').waitFor();
  });

  it('records the mandate that the next step asks for, and warns no longer', async () => {
    const { id } = await newCase();
    const { page } = await open(id);
    const step = page.getByRole('region', { name: 'Próximo paso' });
    await step.getByRole('button', { name: 'Registrar mandato' }).click();
    await dialog(page).getByLabel('Quién firmó').fill('Eva Ejemplo');
    await dialog(page).getByLabel('Firmado el').fill('2026-01-15');
    await dialog(page).getByLabel('Dónde está el documento').fill('Carpeta 12');
    await dialog(page).getByRole('button', { name: 'Guardar' }).click();
    await dialog(page).waitFor({ state: 'hidden' });
    await step.getByText('No hay mandato').waitFor({ state: 'hidden' });
    expect((await api.get(`/cases/${id}`)).body).toMatchObject({ authority: { mandate: 'valid' } });
  });

  it('asks before a log-out deletes what was not saved, and then keeps nothing', async () => {
    const { id } = await newCase();
    const { page } = await open(id);
    await page.getByRole('tab', { name: /Notas/ }).click();
    await page.getByLabel('Escribir una nota interna…').fill('Llamar a Eva el lunes');
    await waitFor('the draft', async () => (await stored(page)).includes('Llamar a Eva'));
    await page.getByRole('button', { name: 'owner' }).click();
    await page.getByRole('menuitem', { name: 'Salir' }).click();
    await dialog(page).getByText('Hay 1 texto sin guardar').waitFor();
    await dialog(page).getByRole('button', { name: 'Salir y borrarlos' }).click();
    await page.waitForURL('**/login');
    expect(await stored(page)).not.toContain('Llamar a Eva');
  });

  it('prints the packet for the counter on its own, every document on it', async () => {
    const { id, documents } = await newCase();
    const { page, complaints } = await tabOf(owner);
    await page.goto(`${desk.url}/cases/${id}/packet`);
    await page.getByRole('heading', { level: 1, name: /Carpeta de ventanilla/ }).waitFor();
    expect(await graveFindings(page)).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Imprimir' }).isVisible()).toBe(false);
    for (const { text } of documents) await page.getByRole('cell', { name: text }).waitFor();
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(2);
    expect(complaints).toEqual([]);
  });

  it('warns of an open case of the same client, and adds there what was said', async () => {
    const { id, number } = await newCase();
    const { client } = (await api.get<{ client: { ruc: string; legalName: string } }>(`/cases/${id}`)).body;
    const { page } = await tabOf(owner);
    await page.goto(`${desk.url}/cases/new`);
    await page.getByLabel('Cliente').fill(client.ruc);
    await page.getByRole('option', { name: client.legalName }).click();
    await page.getByRole('alert').getByText(`Ya tiene un caso abierto: #${number}`).waitFor();
    await page.getByLabel('Mensaje textual').fill('Ahora la pantalla dice que el RUC está cerrado');
    await page.getByRole('button', { name: `Agregar esto a #${number}` }).click();
    await page.waitForURL(`**/cases/${id}`);
    expect((await api.get<{ texts: object[] }>(`/cases/${id}`)).body.texts).toHaveLength(2);
  });

  it('keeps an intake over a reload, but no secret in it', async () => {
    const { page } = await tabOf(owner);
    await page.goto(`${desk.url}/cases/new`);
    await page.getByLabel('Mensaje textual').fill('El portal no deja entrar a nadie');
    await page.getByRole('radiogroup', { name: '¿Tuvo clave antes?' }).getByText('Sí').click();
    await waitFor('the draft', async () => (await stored(page)).includes('nadie'));
    await page.reload();
    await page.getByText('Borrador recuperado').waitFor();
    expect(await page.getByRole('radio', { name: 'Sí', checked: true }).count()).toBe(1);
    await page.getByLabel('Mensaje textual').fill('Entra con la contraseña Secreta2026');
    await page.getByRole('alert').getByText('Parece que hay una clave').waitFor();
    await waitFor('the draft to be in memory only', async () => !(await stored(page)).includes('Secreta2026'));
  });

  it.each([
    ['laptop', 'light'],
    ['laptop', 'dark'],
    ['phone', 'light'],
    ['phone', 'dark'],
  ] as const)(
    'has no grave fault on a %s in %s, part by part and dialog by dialog',
    async (size, colorScheme) => {
      const { id } = await newCase();
      const { page, complaints } = await tabOf(owner, size);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const found: Record<string, string[]> = {};
      const look = async (what: string): Promise<void> => {
        const findings = await graveFindings(page);
        if (findings.length > 0) found[what] = findings;
      };
      for (const tab of PARTS[size]) {
        await page.goto(`${desk.url}/cases/${id}?tab=${tab}`);
        await page.locator('h1').waitFor();
        await look(tab);
      }
      for (const key of ['r', 'a', 'w']) {
        await page.keyboard.press(key);
        await dialog(page).waitFor();
        await look(`dialog ${key}`);
        await page.keyboard.press('Escape');
        await dialog(page).waitFor({ state: 'hidden' });
      }
      expect(found).toEqual({});
      expect(complaints).toEqual([]);
    },
    240_000,
  );
});
