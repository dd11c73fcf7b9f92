import { describe, expect, it } from '@jest/globals';
import type { StateEvent } from './history.js';
import { papersAfter } from './papers-history.js';

const letter = (state: string): StateEvent => ({
  kind: 'document_changed',
  after: { document: 'letter_to_iess', state, dueOn: null, needed: null, note: null },
});
const tick = (item: string, done: boolean): StateEvent => ({
  kind: 'checklist_changed',
  after: { item, done, note: null },
});

describe('checklist and documents of the past', () => {
  it('are what was last said of each, by name, and nothing else', () => {
    const events = [tick('ruc_status', true), letter('asked'), tick('device_ready', true), letter('received')];
    expect(papersAfter([...events, { kind: 'note_added', after: { item: 'x' } }, tick('ruc_status', false)])).toEqual({
      checklist: [
        { item: 'device_ready', done: true, note: null },
        { item: 'ruc_status', done: false, note: null },
      ],
      documents: [{ document: 'letter_to_iess', state: 'received', dueOn: null, needed: null, note: null }],
    });
    expect(papersAfter([])).toEqual({ checklist: [], documents: [] });
  });
});
