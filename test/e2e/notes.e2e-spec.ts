import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Api } from '../support/api.js';
import { logIn } from '../support/api.js';
import { startDesk } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { createFirm } from '../support/firm.js';
import { hire } from '../support/staff.js';

type Person = { id: string; fullName: string };
type Note = {
  id: string;
  kind: string;
  body: string;
  visibleToClient: boolean;
  author: Person;
  mentions: Person[];
  incident: null;
};
type Notification = { id: string; kind: string; case: { id: string; number: number }; actor: Person | null };
type CaseAnswer = { id: string; version: number; watchers: Person[]; noteCount: number; assignee: Person | null };
type Page<Item> = { items: Item[]; nextCursor: string | null };
type Event = { id: string; kind: string; after: Record<string, unknown> | null };

describe('notes, watchers and what staff are told', () => {
  let desk: Desk;
  let owner: Api;
  let luis: Api & { userId: string };
  let eva: Api & { userId: string };
  let viewer: Api;
  let clients = 0;

  beforeAll(async () => {
    desk = await startDesk();
    owner = await logIn(desk.url, await createFirm(desk.databaseUrl ?? ''));
    luis = await hire(owner, desk.url, 'agent', 'luis@firm.example');
    eva = await hire(owner, desk.url, 'agent', 'eva@firm.example');
    viewer = await hire(owner, desk.url, 'viewer', 'vera@firm.example');
  }, 120_000);

  afterAll(() => desk?.stop());

  async function open(): Promise<CaseAnswer> {
    clients += 1;
    const client = await owner.post<{ id: string }>('/clients', {
      ruc: `179${String(3_000_000 + clients)}001`,
      legalName: `Empleador ${clients}`,
    });
    const opened = await owner.post<CaseAnswer>('/cases', {
      clientId: client.body.id,
      text: 'El RUC de la empresa está suspendido y no podemos recuperar la clave',
    });
    expect(opened.status).toBe(201);
    return opened.body;
  }

  const read = async (id: string): Promise<CaseAnswer> => (await owner.get<CaseAnswer>(`/cases/${id}`)).body;
  const toldOf = async (api: Api, id: string): Promise<string[]> => {
    const { items } = (await api.get<Page<Notification>>('/notifications?unread=true')).body;
    return items.filter((item) => item.case.id === id).map(({ kind }) => kind);
  };
  const timeline = async (id: string): Promise<Event[]> =>
    (await owner.get<Page<Event>>(`/cases/${id}/timeline`)).body.items;

  it('keeps a note internal unless it says otherwise, and shows it in the history', async () => {
    const { id, version } = await open();
    const note = await luis.post<Note>(`/cases/${id}/notes`, { body: 'La contadora viaja el lunes' });
    expect(note.status).toBe(201);
    expect(note.body).toMatchObject({ kind: 'note', visibleToClient: false, mentions: [], incident: null });
    expect(note.body.author.id).toBe(luis.userId);
    const listed = await owner.get<Page<Note>>(`/cases/${id}/notes`);
    expect(listed.body.items).toEqual([note.body]);
    const [event] = await timeline(id);
    expect(event).toMatchObject({ kind: 'note_added', after: { noteId: note.body.id, visibleToClient: false } });
    expect(await read(id)).toMatchObject({ noteCount: 1, version });
  });

  it('takes secrets out of a note before it is kept', async () => {
    const { id } = await open();
    const { body } = await luis.post<Note>(`/cases/${id}/notes`, {
      body: 'Dice que su clave es Quitumbe2031* y no entra',
    });
    expect(body.body).toContain('[dato secreto retirado]');
    expect(JSON.stringify(await timeline(id))).not.toContain('Quitumbe2031');
  });

  it('pages through notes, newest first', async () => {
    const { id } = await open();
    for (const body of ['una', 'dos', 'tres']) await luis.post(`/cases/${id}/notes`, { body });
    const first = await owner.get<Page<Note>>(`/cases/${id}/notes?limit=2`);
    const rest = await owner.get<Page<Note>>(`/cases/${id}/notes?limit=2&cursor=${first.body.nextCursor}`);
    expect([...first.body.items, ...rest.body.items].map(({ body }) => body)).toEqual(['tres', 'dos', 'una']);
    expect(rest.body.nextCursor).toBeNull();
  });

  it('lets whoever is mentioned know, once, and watch the case from then on', async () => {
    const { id } = await open();
    const note = await luis.post<Note>(`/cases/${id}/notes`, { body: 'Eva, ¿puedes llamar?', mentions: [eva.userId] });
    expect(note.body.mentions.map((person) => person.id)).toEqual([eva.userId]);
    expect(await toldOf(eva, id)).toEqual(['mentioned']);
    expect((await read(id)).watchers.map((person) => person.id)).toEqual([eva.userId]);
    await luis.post(`/cases/${id}/notes`, { body: 'Ya llamé yo' });
    expect(await toldOf(eva, id)).toEqual(['note_added', 'mentioned']);
    expect(await toldOf(owner, id)).toEqual(['note_added', 'note_added']);
    expect(await toldOf(luis, id)).toEqual([]);
  });

  it('refuses to mention somebody who does not exist or has left, and keeps nothing then', async () => {
    const { id } = await open();
    const absent = { body: '¿Quién?', mentions: ['00000000-0000-7000-8000-000000000000'] };
    expect((await luis.post(`/cases/${id}/notes`, absent)).status).toBe(404);
    const gone = await hire(owner, desk.url, 'agent', 'gone@firm.example');
    await owner.send('PATCH', `/users/${gone.userId}`, { active: false }, { 'if-match': '"1"' });
    const left = await luis.post<{ errors: object[] }>(`/cases/${id}/notes`, { body: '¿Y?', mentions: [gone.userId] });
    expect(left.status).toBe(400);
    expect(left.body.errors).toMatchObject([{ pointer: '/mentions', code: 'person.has_left' }]);
    expect((await read(id)).noteCount).toBe(0);
  });

  it('tells watchers of a move, and nobody once they stop watching', async () => {
    const { id, version } = await open();
    expect((await luis.send('PUT', `/cases/${id}/watchers/${luis.userId}`)).status).toBe(204);
    expect((await luis.send('PUT', `/cases/${id}/watchers/${luis.userId}`)).status).toBe(204);
    const move = { to: 'correction', reason: 'Hay que corregir un dato' };
    const moved = await owner.post<CaseAnswer>(`/cases/${id}/transitions`, move, { 'if-match': `"${version}"` });
    expect(moved.status).toBe(201);
    expect(await toldOf(luis, id)).toEqual(['stage_changed']);
    expect((await luis.send('DELETE', `/cases/${id}/watchers/${luis.userId}`)).status).toBe(204);
    const back = { to: 'triage', reason: 'Falta información' };
    await owner.post(`/cases/${id}/transitions`, back, { 'if-match': `"${moved.body.version}"` });
    expect(await toldOf(luis, id)).toEqual(['stage_changed']);
    const kinds = (await timeline(id)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind.startsWith('watcher_'))).toEqual(['watcher_removed', 'watcher_added']);
  });

  it('hands a case over with a note for the next person', async () => {
    const { id, version } = await open();
    const handOver = { assigneeId: eva.userId, handOver: 'Tiene turno el jueves; falta el nombramiento' };
    const reply = await owner.send<CaseAnswer>('PATCH', `/cases/${id}`, handOver, { 'if-match': `"${version}"` });
    expect(reply.body).toMatchObject({ assignee: { id: eva.userId }, noteCount: 1 });
    expect((await toldOf(eva, id)).sort()).toEqual(['assigned', 'note_added']);
    const notes = await eva.get<Page<Note>>(`/cases/${id}/notes`);
    expect(notes.body.items).toMatchObject([{ kind: 'hand_over', body: handOver.handOver }]);
    const stale = await owner.send('PATCH', `/cases/${id}`, handOver, { 'if-match': `"${version}"` });
    expect(stale.status).toBe(412);
    expect((await read(id)).noteCount).toBe(1);
    const alone = await owner.send(
      'PATCH',
      `/cases/${id}`,
      { handOver: 'x' },
      { 'if-match': `"${reply.body.version}"` },
    );
    expect(alone.status).toBe(400);
  });

  it("marks one's own notifications as read, and nobody else's", async () => {
    const { id } = await open();
    await luis.post(`/cases/${id}/notes`, { body: 'Eva', mentions: [eva.userId] });
    const mine = (await eva.get<Page<Notification>>('/notifications?unread=true')).body.items;
    const newest = mine[0]?.id ?? '';
    expect((await luis.post('/notifications/read', { ids: [newest] })).status).toBe(404);
    const one = await eva.post<{ unread: number }>('/notifications/read', { ids: [newest] });
    expect(one.body).toEqual({ unread: mine.length - 1 });
    expect((await eva.post<{ unread: number }>('/notifications/read', {})).body).toEqual({ unread: 0 });
    expect((await eva.get<Page<Notification>>('/notifications?unread=true')).body.items).toEqual([]);
    expect((await eva.get<Page<Notification>>('/notifications?unread=false')).body.items.length).toBe(mine.length);
  });

  it('lets a viewer read notes with ID numbers masked, and write none', async () => {
    const { id } = await open();
    await luis.post(`/cases/${id}/notes`, { body: 'La cédula es 1710034065' });
    const seen = await viewer.get<Page<Note>>(`/cases/${id}/notes`);
    expect(seen.body.items.map(({ body }) => body)).toEqual(['La cédula es 17••••••65']);
    expect((await viewer.post(`/cases/${id}/notes`, { body: 'x' })).status).toBe(403);
  });
});
