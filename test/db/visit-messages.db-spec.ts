import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { loadCases } from '../../src/follow-ups/case-facts.js';
import { visitToTell } from '../../src/follow-ups/visit-facts.js';
import type { Database } from '../../src/platform/database/database.js';
import { createTestDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { insertCase, insertFirm, openDatabase } from '../support/fixtures.js';

let test: TestDatabase;
let database: Database;

beforeAll(async () => {
  test = await createTestDatabase();
  database = await openDatabase(test.url);
});

afterAll(async () => {
  await database?.onApplicationShutdown();
  await test?.drop();
});

it('a message before the visit knows office, time and turn, who goes, and the papers of the cause in its language', async () => {
  const { firmId, ownerId } = await insertFirm(database);
  await database.inFirm(firmId, async (tx) => {
    const { caseId } = await insertCase(tx, { stage: 'in_person', scenario: 'first_time_key' });
    expect((await loadCases(tx, [caseId])).get(caseId)).toMatchObject({ visit: null, documents: [] });
    await tx.query(
      `insert into appointments (firm_id, id, case_id, office_name, visit_on, visit_time, visits_at, turn_number, goes,
         state, created_by, created_at, changed_at)
       values ($1, $2, $3, 'Centro Ejemplo', '2031-03-05', '09:20', $4, '118', 'delegate', 'planned', $5, $4, $4)`,
      [firmId, randomUUID(), caseId, tx.now, ownerId],
    );
    await tx.query(
      `update cases set verdict = '{"es":{"question":{"text":"¿Tuvo clave?"},"complications":["domestic_format"]},
        "en":{"question":{"text":"Had a key?"}}}' where firm_id = $1 and id = $2`,
      [firmId, caseId],
    );
    const subject = (await loadCases(tx, [caseId])).get(caseId);
    expect(subject?.question).toEqual({ es: '¿Tuvo clave?', en: 'Had a key?' });
    const told = subject && visitToTell(subject, 'es');
    expect(told).toMatchObject({ at: '09:20', officeName: 'Centro Ejemplo', turnNumber: '118', goes: 'delegate' });
    expect(told?.documents).toContain('Planilla reciente de un servicio básico, original y copia.');
    expect(told?.documents.at(-1)).toContain('(sin confirmar)');
  });
});
