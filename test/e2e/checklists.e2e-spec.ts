import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { logIn } from '../support/api.js';
import type { Api, Reply } from '../support/api.js';
import { startDesk } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { createFirm } from '../support/firm.js';
import { openDays } from '../support/open-days.js';

type Paper = { id: string; note: string | null; dueOn: string | null; changedBy: { id: string } | null };
type Item = Paper & { done: boolean };
type Document = Paper & { state: string; required: boolean; applies: boolean; settled: boolean };
type Move = { to: string; allowed: boolean; reason?: string };
type Case = {
  id: string;
  version: number;
  stage: string;
  checklist: Item[];
  documents: Document[];
  allowedMoves: Move[];
};
type Problem = { code: string; detail: string; documents?: string[]; errors?: { pointer: string; code: string }[] };

const CLOSED = { rucStatus: 'closed' };
const TEXT = 'El portal no nos deja recuperar la clave de empleador.';

describe('the checklist and the documents of a case', () => {
  let desk: Desk;
  let owner: Api;
  let agent: Api;
  let rucs = 0;

  beforeAll(async () => {
    desk = await startDesk();
    owner = await logIn(desk.url, await createFirm(desk.databaseUrl ?? ''));
    const colleague = { email: 'agent@firm.example', role: 'agent' };
    const { password } = (await owner.post<{ password: string }>('/users', colleague)).body;
    agent = await logIn(desk.url, { email: colleague.email, password });
  }, 90_000);

  afterAll(() => desk?.stop());

  async function open(facts: object): Promise<Case> {
    const ruc = `179${String(2_000_000 + (rucs += 1))}001`;
    const client = await owner.post<{ id: string }>('/clients', { ruc, legalName: `Empleador ${rucs}` });
    return (await agent.post<Case>('/cases', { clientId: client.body.id, text: TEXT, facts })).body;
  }

  const patch = <Body = Case>(who: Api, { id, version }: Case, what: string, body: object): Promise<Reply<Body>> =>
    who.send<Body>('PATCH', `/cases/${id}/${what}`, body, { 'if-match': `"${version}"` });
  const post = <Body = Case>({ id, version }: Case, what: string, body: object): Promise<Reply<Body>> =>
    agent.post<Body>(`/cases/${id}/${what}`, body, { 'if-match': `"${version}"` });
  const stateOf = ({ documents }: Case, id: string): Document | undefined => documents.find((one) => one.id === id);

  it('show what the cause needs, each with its due date', async () => {
    const taken = await open(CLOSED);
    expect(taken.checklist.map(({ id }) => id)).toContain('turn_booked');
    expect(taken.documents.filter(({ required }) => required).map(({ id }) => id)).toEqual([
      'representative_id',
      'letter_to_iess',
    ]);
    expect([...taken.checklist, ...taken.documents].every(({ dueOn }) => dueOn !== null)).toBe(true);
    expect((await open({ captchaPassed: false })).documents).toEqual([]);
  });

  it('remember who ticked what, and tick nothing twice', async () => {
    const taken = await open(CLOSED);
    const ticked = await patch(agent, taken, 'checklist/ruc_status', { done: true, note: 'Consulta del SRI de hoy' });
    expect(ticked).toMatchObject({ status: 200, body: { version: taken.version + 1 } });
    const item = ticked.body.checklist.find(({ id }) => id === 'ruc_status');
    expect(item).toMatchObject({ done: true, note: 'Consulta del SRI de hoy' });
    expect(item?.changedBy).not.toBeNull();
    const again = await patch(agent, ticked.body, 'checklist/ruc_status', { done: true });
    expect(again.body.version).toBe(ticked.body.version);
    const back = await patch(agent, ticked.body, 'checklist/ruc_status', { done: false, note: null });
    expect(back.body.checklist.find(({ id }) => id === 'ruc_status')).toMatchObject({ done: false, note: null });
    const timeline = await agent.get<{ items: { kind: string }[] }>(`/cases/${taken.id}/timeline`);
    expect(timeline.body.items.filter(({ kind }) => kind === 'checklist_changed')).toHaveLength(2);
  });

  it('keep what was done where the verdict changes', async () => {
    const taken = await open(CLOSED);
    const ticked = await patch(agent, taken, 'checklist/representative_identity', { done: true });
    const asked = await patch(agent, ticked.body, 'documents/letter_to_iess', { state: 'received' });
    const changed = await post(asked.body, 'evidence', { facts: { rucStatus: 'active', captchaPassed: false } });
    expect(changed.body.checklist.find(({ id }) => id === 'representative_identity')?.done).toBe(true);
    expect(stateOf(changed.body, 'letter_to_iess')).toMatchObject({ state: 'received', applies: false });
  });

  it('block the end of a case from the counter until the required documents were checked', async () => {
    const taken = await open(CLOSED);
    const testing = await post(taken, 'transitions', { to: 'verification', reason: 'Entregaron la clave' });
    const tested = await post(testing.body, 'attempts', { outcome: 'succeeded' });
    const early = await post<Problem>(tested.body, 'transitions', { to: 'resolved' });
    expect(early).toMatchObject({ status: 409, body: { code: 'stage.not_allowed' } });
    expect(early.body.documents).toEqual(['representative_id', 'letter_to_iess']);
    expect(early.body.detail).toContain('documentos obligatorios');
    expect(tested.body.allowedMoves.find(({ to }) => to === 'resolved')).toMatchObject({ allowed: false });
    const id = await patch(agent, tested.body, 'documents/representative_id', { state: 'checked' });
    const given = await patch(agent, id.body, 'documents/representative_id', { state: 'returned' });
    expect(stateOf(given.body, 'representative_id')).toMatchObject({ state: 'returned', settled: true });
    const letter = await patch(agent, given.body, 'documents/letter_to_iess', { state: 'checked' });
    expect((await post(letter.body, 'transitions', { to: 'resolved' })).body.stage).toBe('resolved');
  });

  it('block nothing for a case that was solved online', async () => {
    const taken = await open({ captchaPassed: false });
    const testing = await post(taken, 'transitions', { to: 'verification', reason: 'Puso clave nueva' });
    const tested = await post(testing.body, 'attempts', { outcome: 'succeeded' });
    expect((await post(tested.body, 'transitions', { to: 'resolved' })).status).toBe(201);
  });

  it('let a supervisor, and nobody else, say that a case does without a required document, and why', async () => {
    const taken = await open(CLOSED);
    const off = { needed: false, note: 'La agencia no la pidió' };
    expect((await patch(agent, taken, 'documents/letter_to_iess', off)).status).toBe(403);
    const mute = await patch<Problem>(owner, taken, 'documents/letter_to_iess', { needed: false });
    expect(mute).toMatchObject({ status: 400, body: { errors: [{ pointer: '/note', code: 'field.required' }] } });
    const done = await patch(owner, taken, 'documents/letter_to_iess', off);
    expect(stateOf(done.body, 'letter_to_iess')).toMatchObject({ required: false, applies: true });
    const more = await patch(agent, done.body, 'documents/id_copies', { needed: true, state: 'asked' });
    expect(stateOf(more.body, 'id_copies')).toMatchObject({ required: true, state: 'asked' });
  });

  it('are due on a day to come on which the firm works', async () => {
    const taken = await open(CLOSED);
    const due = (dueOn: string) => patch<Problem>(agent, taken, 'documents/letter_to_iess', { dueOn });
    expect((await due('2026-01-05')).body.errors).toMatchObject([{ pointer: '/dueOn', code: 'date.passed' }]);
    expect((await due('2031-03-02')).body.errors).toMatchObject([{ pointer: '/dueOn', code: 'document.closed_day' }]);
    const [workingDay] = await openDays(agent);
    expect((await due(workingDay ?? '')).status).toBe(200);
  });

  it('refuse by name what does not exist, what never came, and a version that is gone', async () => {
    const taken = await open(CLOSED);
    const unknown = await patch<Problem>(agent, taken, 'documents/passport', { state: 'asked' });
    expect(unknown).toMatchObject({ status: 404, body: { code: 'document.unknown' } });
    expect(unknown.body.detail).toContain('letter_to_iess');
    const item = await patch<Problem>(agent, taken, 'checklist/coffee', { done: true });
    expect(item).toMatchObject({ status: 404, body: { code: 'checklist.unknown_item' } });
    const back = await patch<Problem>(agent, taken, 'documents/letter_to_iess', { state: 'returned' });
    expect(back).toMatchObject({ status: 409, body: { code: 'document.not_held' } });
    const lost = await patch<Problem>(agent, taken, 'documents/letter_to_iess', { state: 'lost' });
    expect(lost).toMatchObject({ status: 400, body: { errors: [{ pointer: '/state', code: 'field.choice' }] } });
    const stale = await patch<Problem>(agent, { ...taken, version: 9 }, 'checklist/ruc_status', { done: true });
    expect(stale.status).toBe(412);
    const unread = await agent.send('PATCH', `/cases/${taken.id}/checklist/ruc_status`, { done: true });
    expect(unread.status).toBe(428);
    expect((await agent.get<Case>(`/cases/${taken.id}`)).body.version).toBe(taken.version);
  });
});
