import type { Api } from './api.js';
import { openDays } from './open-days.js';

/** Ids of one firm's things, by what they are. A suite that brings a new kind adds it here and in `buildWorld`. */
export interface World {
  readonly clientId: string;
  readonly contactId: string;
  readonly userId: string;
  readonly sessionId: string;
  readonly caseId: string;
  readonly officeId: string;
  readonly ladderId: string;
  /** Cases without a visit to come; each takes one. */
  readonly bookableCaseIds: readonly string[];
  /** A case with a visit to come. */
  readonly visitCaseId: string;
  /** Days ahead on which somebody is seen at a counter. */
  readonly openDays: readonly string[];
  readonly appointmentId: string;
  readonly attachmentId: string;
  readonly mandateId: string;
  readonly otherCaseId: string;
  readonly linkId: string;
  readonly incidentId: string;
  readonly followUpId: string;
  readonly webhookId: string;
  readonly viewId: string;
  readonly importId: string;
}

/** How to call one operation so that it works. Method and path come from the OpenAPI document. */
export interface OperationRow {
  readonly status: number;
  readonly params?: (world: World) => Record<string, string>;
  readonly query?: (world: World) => Record<string, string>;
  readonly body?: (world: World) => unknown;
  /** Free texts that do not go with `body`; the suite of that operation plants its own secret in each. */
  readonly textsElsewhere?: readonly string[];
  /** Where to read the version that `If-Match` needs, below `/api/v1`. */
  readonly versionAt?: (world: World) => string;
}

const ONE_PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let serial = 0;
/** How often a visit was planned: each takes a case of its own. */
let bookings = 0;
const next = (): number => (serial += 1);
const REPRESENTATIVE = { idNumber: '1710034065', fullName: 'Rosa Ejemplo' };
/** A date of its own in 2027, a week from the one before. */
const aDay = (): string => new Date(Date.UTC(2027, 0, 5) + (next() % 50) * 604_800_000).toISOString().slice(0, 10);
const aRuc = (): string => `179${String(2_000_000 + next())}001`;

/** A form with one small picture. */
function aForm(documentKind?: string): FormData {
  const form = new FormData();
  if (documentKind !== undefined) form.set('documentKind', documentKind);
  form.set('file', new Blob([ONE_PIXEL], { type: 'image/png' }), 'pantalla.png');
  return form;
}

/** A form with a list of one client. */
function aList(fields: Readonly<Record<string, string>> = {}): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new Blob([`RUC;Razón social\n${aRuc()};Florícola Ejemplo\n`], { type: 'text/csv' }), 'clientes.csv');
  return form;
}

const aMandate = (): object => ({ signedBy: 'Rosa Ejemplo', signedOn: '2026-01-15', document: 'Carpeta 12' });

/** A ladder for cases that do not exist in the suites, with a step of its own. */
const aLadder = () => {
  const step = `own_step_${next()}`;
  return {
    key: `own_ladder_${next()}`,
    name: 'Escalera de la firma',
    when: { stages: ['verification'], waitingFor: ['iess'] },
    steps: [{ step, recipient: 'assignee', anchor: 'waiting_start', businessDays: 2, template: 'case_review' }],
    reason: 'El IESS tarda más en esta provincia',
  };
};

/** A change of the case, with the version it then has. */
function onCase(body: (world: World) => unknown): OperationRow {
  return {
    status: 201,
    params: ({ caseId }) => ({ id: caseId }),
    body,
    versionAt: ({ caseId }) => `/cases/${caseId}`,
  };
}

/** Every operation of the API once. A new operation without a row fails the suite that reads this table. */
export const OPERATIONS: Readonly<Record<string, OperationRow>> = {
  getLive: { status: 200 },
  getReady: { status: 200 },
  getMetrics: { status: 200 },
  openSession: { status: 401, body: () => ({ email: 'nobody@firm.example', password: 'not the password' }) },
  listSessions: { status: 200, query: () => ({ limit: '1' }) },
  getMe: { status: 200 },
  changeMe: { status: 200, body: () => ({ fullName: 'Ana Ejemplo', locale: 'es' }) },
  changeMyPassword: {
    status: 400,
    body: () => ({ currentPassword: 'not this one', newPassword: 'una frase bien larga' }),
  },
  listUsers: { status: 200 },
  createUser: { status: 201, body: () => ({ email: `new${next()}.${process.pid}@firm.example`, role: 'agent' }) },
  getUser: { status: 200, params: ({ userId }) => ({ id: userId }) },
  changeUser: {
    status: 200,
    params: ({ userId }) => ({ id: userId }),
    body: () => ({ fullName: 'Luis Ejemplo' }),
    versionAt: ({ userId }) => `/users/${userId}`,
  },
  resetUserPassword: { status: 200, params: ({ userId }) => ({ id: userId }) },
  getFirm: { status: 200 },
  changeFirm: { status: 200, body: () => ({ mailName: 'Contadores' }), versionAt: () => '/firm' },
  listAudit: { status: 200, query: () => ({ limit: '3' }) },
  listClients: { status: 200, query: () => ({ limit: '2', q: 'ejemplo' }) },
  createClient: {
    status: 201,
    body: () => ({
      ruc: aRuc(),
      legalName: 'Florícola Ejemplo',
      representative: REPRESENTATIVE,
      contacts: [{ fullName: 'Eva Ejemplo' }],
    }),
  },
  getClient: { status: 200, params: ({ clientId }) => ({ id: clientId }) },
  changeClient: {
    status: 200,
    params: ({ clientId }) => ({ id: clientId }),
    body: ({ contactId }) => ({
      canton: 'Quito',
      representative: REPRESENTATIVE,
      contacts: [{ id: contactId, fullName: 'Eva Ejemplo' }],
    }),
    versionAt: ({ clientId }) => `/clients/${clientId}`,
  },
  listImports: { status: 200, query: () => ({ limit: '2' }) },
  importClients: { status: 200, body: () => aList({ mapping: '{"ruc":0,"legalName":1}', dryRun: 'false' }) },
  readImport: { status: 200, params: ({ importId }) => ({ id: importId }) },
  listOffices: { status: 200, query: () => ({ limit: '2', q: 'ejemplo', province: 'Guayas' }) },
  createOffice: {
    status: 201,
    body: () => ({ name: 'Centro Ejemplo Sur', canton: 'Guayaquil', lastCheckedOn: '2026-01-15' }),
  },
  getOffice: { status: 200, params: ({ officeId }) => ({ id: officeId }) },
  changeOffice: {
    status: 200,
    params: ({ officeId }) => ({ id: officeId }),
    body: () => ({ handlesEmployerKeys: true, notes: 'Ventanilla 4' }),
    versionAt: ({ officeId }) => `/offices/${officeId}`,
  },
  listMandates: { status: 200, params: ({ clientId }) => ({ id: clientId }), query: () => ({ limit: '5' }) },
  recordMandate: { status: 201, params: ({ clientId }) => ({ id: clientId }), body: () => aMandate() },
  revokeMandate: {
    status: 200,
    params: ({ clientId, mandateId }) => ({ id: clientId, mandateId }),
    body: () => ({ reason: 'El cliente cambió de contador' }),
  },
  listPrivacyNotices: { status: 200, params: ({ clientId }) => ({ id: clientId }), query: () => ({ limit: '5' }) },
  recordPrivacyNotice: {
    status: 201,
    params: ({ clientId }) => ({ id: clientId }),
    body: () => ({ givenOn: '2026-01-15', to: 'Rosa Ejemplo', how: 'email' }),
  },
  triage: { status: 200, body: () => ({ text: 'No llega el enlace al correo', facts: { emailStatus: 'invalid' } }) },
  listKnowledge: { status: 200, query: () => ({ locale: 'en' }) },
  readKnowledge: { status: 200, params: () => ({ topic: 'invalid_email' }) },
  openCase: {
    status: 201,
    body: ({ clientId }) => ({ clientId, text: 'No pasa el captcha', facts: { captchaPassed: false } }),
  },
  listCases: {
    status: 200,
    query: () => ({ limit: '2', stage: 'online,triage', sort: '-openedAt', assignee: 'me,none', count: 'true' }),
  },
  changeCases: {
    status: 200,
    body: () => ({
      cases: [{ id: '00000000-0000-7000-8000-000000000000', version: 1 }],
      act: 'note',
      body: 'Llamar a todos mañana',
      reason: 'Feriado',
    }),
  },
  listViews: { status: 200 },
  createView: { status: 201, body: () => ({ name: 'En línea', query: 'stage=online', shared: true }) },
  getView: { status: 200, params: ({ viewId }) => ({ id: viewId }) },
  changeView: {
    status: 200,
    params: ({ viewId }) => ({ id: viewId }),
    body: () => ({ name: 'Lo atrasado' }),
    versionAt: ({ viewId }) => `/views/${viewId}`,
  },
  readCase: { status: 200, params: ({ caseId }) => ({ id: caseId }) },
  amendCase: {
    ...onCase(({ userId }) => ({ assigneeId: userId })),
    status: 200,
  },
  addEvidence: onCase(() => ({ text: 'El RUC sale suspendido', facts: { rucStatus: 'suspended' } })),
  recordAttempt: onCase(() => ({ outcome: 'failed', by: 'client', browser: 'Firefox' })),
  listVerdicts: { status: 200, params: ({ caseId }) => ({ id: caseId }), query: () => ({ limit: '1' }) },
  overruleVerdict: onCase(() => ({
    scenario: 'invalid_email',
    also: ['captcha_loop'],
    reason: 'El buzón registrado es de otra persona',
  })),
  exportOverrules: { status: 200 },
  withdrawOverrule: { ...onCase(() => ({ reason: 'Me equivoqué de caso' })) },
  moveCase: onCase(() => ({ to: 'correction', reason: 'Hay que corregir el correo' })),
  grantOverride: onCase(() => ({ of: 'attempt_budget', reason: 'El IESS pidió probar otra vez' })),
  recordCorrection: onCase(() => ({ what: 'Segundo apellido', shouldBe: 'Ejemplo', evidence: 'Pantalla del IESS' })),
  setWaiting: onCase(() => ({ for: 'client', reason: 'Falta la nueva dirección' })),
  tickChecklistItem: {
    ...onCase(() => ({ done: true, note: 'Visto en el SRI' })),
    status: 200,
    params: ({ caseId }) => ({ id: caseId, item: 'ruc_status' }),
  },
  changeDocument: {
    ...onCase(() => ({ state: 'asked', dueOn: '2027-01-15' })),
    status: 200,
    params: ({ caseId }) => ({ id: caseId, doc: 'letter_to_iess' }),
  },
  recordAppointmentSearch: onCase(({ officeId }) => ({ officeId, result: 'none_available', note: 'Todo el mes' })),
  planAppointment: {
    status: 201,
    params: ({ bookableCaseIds }) => ({ id: bookableCaseIds[(bookings += 1) % bookableCaseIds.length] ?? '' }),
    body: ({ openDays: [on] }) => ({ officeName: 'Centro Ejemplo', on, at: '09:20', turnNumber: '118' }),
    versionAt: ({ bookableCaseIds }) => `/cases/${bookableCaseIds[bookings % bookableCaseIds.length]}`,
  },
  listAppointments: {
    status: 200,
    query: () => ({ from: '2026-12-01', to: '2026-12-31', state: 'planned', assignee: 'none' }),
  },
  changeAppointment: {
    status: 200,
    params: ({ visitCaseId, appointmentId }) => ({ id: visitCaseId, appointmentId }),
    body: ({ openDays: [, on] }) => ({ on, goes: 'delegate', goesFullName: 'Eva Ejemplo' }),
    textsElsewhere: ['reason', 'wording'],
    versionAt: ({ visitCaseId }) => `/cases/${visitCaseId}`,
  },
  readTimeline: { status: 200, params: ({ caseId }) => ({ id: caseId }), query: () => ({ limit: '5' }) },
  readCaseState: { status: 200, params: ({ caseId }) => ({ id: caseId }) },
  readFollowUps: { status: 200, params: ({ caseId }) => ({ id: caseId }) },
  listNotes: { status: 200, params: ({ caseId }) => ({ id: caseId }), query: () => ({ limit: '5' }) },
  writeNote: {
    status: 201,
    params: ({ caseId }) => ({ id: caseId }),
    body: ({ userId }) => ({ body: 'Llamar a la contadora antes de ir', mentions: [userId] }),
  },
  addWatcher: { status: 204, params: ({ caseId, userId }) => ({ id: caseId, userId }) },
  removeWatcher: { status: 204, params: ({ caseId, userId }) => ({ id: caseId, userId }) },
  listNotifications: { status: 200, query: () => ({ unread: 'true' }) },
  readNotifications: { status: 200, body: () => ({}) },
  listAttachments: { status: 200, params: ({ caseId }) => ({ id: caseId }), query: () => ({ limit: '5' }) },
  addAttachment: { status: 201, params: ({ caseId }) => ({ id: caseId }), body: () => aForm('representative_id') },
  readAttachment: { status: 200, params: ({ caseId, attachmentId }) => ({ id: caseId, attachmentId }) },
  removeAttachment: {
    status: 200,
    params: ({ caseId, attachmentId }) => ({ id: caseId, attachmentId }),
    body: () => ({ reason: 'Era de otro cliente' }),
  },
  linkCase: {
    status: 201,
    params: ({ caseId }) => ({ id: caseId }),
    body: ({ otherCaseId }) => ({ caseId: otherCaseId, kind: 'related' }),
  },
  unlinkCase: { status: 204, params: ({ otherCaseId, linkId }) => ({ id: otherCaseId, linkId }) },
  listIncidents: { status: 200, query: () => ({ open: 'true' }) },
  openIncident: {
    status: 201,
    body: ({ caseId }) => ({ title: 'No llegan los correos', kind: 'mail_delay', caseIds: [caseId] }),
  },
  readIncident: { status: 200, params: ({ incidentId }) => ({ id: incidentId }) },
  changeIncident: {
    status: 200,
    params: ({ incidentId }) => ({ id: incidentId }),
    body: () => ({ title: 'El portal no abre desde ayer' }),
    versionAt: ({ incidentId }) => `/incidents/${incidentId}`,
  },
  addIncidentCases: {
    status: 200,
    params: ({ incidentId }) => ({ id: incidentId }),
    body: ({ otherCaseId }) => ({ caseIds: [otherCaseId] }),
  },
  removeIncidentCase: {
    status: 200,
    params: ({ incidentId, otherCaseId }) => ({ id: incidentId, caseId: otherCaseId }),
    body: () => ({ reason: 'Su falla es otra' }),
  },
  noteOnIncident: {
    status: 201,
    params: ({ incidentId }) => ({ id: incidentId }),
    body: () => ({ body: 'El IESS avisa que vuelve a las 14:00' }),
  },
  showPresence: {
    status: 200,
    params: ({ caseId }) => ({ id: caseId }),
    body: () => ({ doing: 'editing', field: 'note' }),
  },
  endPresence: { status: 204, params: ({ caseId }) => ({ id: caseId }) },
  readClientStatus: { status: 200, params: ({ caseId }) => ({ id: caseId }), query: () => ({ locale: 'en' }) },
  readInsight: {
    status: 200,
    params: () => ({ chart: 'ages' }),
    query: () => ({ from: '2026-01-01', to: '2026-02-01' }),
  },
  exportInsight: { status: 200, params: () => ({ chart: 'flow' }), query: () => ({ to: '2026-02-01' }) },
  readDashboard: { status: 200, query: () => ({ scope: 'mine' }) },
  listFollowUps: { status: 200, query: () => ({ limit: '2', when: 'late', count: 'true' }) },
  answerFollowUp: {
    status: 200,
    params: ({ followUpId }) => ({ id: followUpId }),
    body: () => ({ by: 'staff', text: 'Hablé con la contadora' }),
  },
  snoozeFollowUp: { status: 409, params: ({ followUpId }) => ({ id: followUpId }), body: () => ({ businessDays: 2 }) },
  sendFollowUp: { status: 409, params: ({ followUpId }) => ({ id: followUpId }), query: () => ({ dryRun: 'true' }) },
  skipFollowUp: {
    status: 409,
    params: ({ followUpId }) => ({ id: followUpId }),
    body: () => ({ reason: 'Ya contestó' }),
  },
  settleDelivery: {
    status: 404,
    params: () => ({ id: '0190a0a0-0000-7000-8000-000000000001' }),
    body: () => ({ arrived: true }),
    textsElsewhere: ['reason'],
  },
  readDelivery: { status: 404, params: () => ({ id: '0190a0a0-0000-7000-8000-000000000001' }) },
  listBounces: { status: 200, query: () => ({ limit: '2' }) },
  forgetBounce: { status: 404, params: () => ({ id: '0190a0a0-0000-7000-8000-000000000001' }) },
  listWebhooks: { status: 200, query: () => ({ limit: '2' }) },
  createWebhook: { status: 201, body: () => ({ url: 'https://93.184.216.34/hooks', eventTypes: ['follow_up.sent'] }) },
  readWebhook: { status: 200, params: ({ webhookId }) => ({ id: webhookId }) },
  changeWebhook: {
    status: 200,
    params: ({ webhookId }) => ({ id: webhookId }),
    body: () => ({ description: 'Sistema contable', active: false }),
    versionAt: ({ webhookId }) => `/webhooks/${webhookId}`,
  },
  renewWebhookSecret: { status: 200, params: ({ webhookId }) => ({ id: webhookId }) },
  testWebhook: { status: 409, params: ({ webhookId }) => ({ id: webhookId }) },
  listWebhookDeliveries: { status: 200, params: ({ webhookId }) => ({ id: webhookId }), query: () => ({ limit: '2' }) },
  resendWebhookDelivery: {
    status: 409,
    params: ({ webhookId, caseId }) => ({ id: webhookId, deliveryId: caseId }),
  },
  removeWebhook: { status: 204, params: ({ webhookId }) => ({ id: webhookId }) },
  streamEvents: { status: 200, query: () => ({ seconds: '0' }) },
  listDeliveries: { status: 200, query: () => ({ limit: '2' }) },
  listCalendarDays: { status: 200, query: () => ({ from: '2026-11-01', to: '2026-11-10', canton: 'Cuenca' }) },
  countDue: {
    status: 200,
    body: () => ({ startsAt: '2026-11-25T09:00:00-05:00', amount: 3, unit: 'business_days' }),
  },
  listDeadlines: { status: 200, query: () => ({ from: '2026-11-01', to: '2026-12-31', eventOn: '2026-11-05' }) },
  listClosures: { status: 200, query: () => ({ limit: '5' }) },
  changeCalendar: {
    status: 200,
    query: () => ({ dryRun: 'true' }),
    body: () => ({
      add: [{ on: aDay(), name: 'Jornada suspendida', closes: 'iess', canton: 'Quito', source: 'Decreto de ejemplo' }],
      reason: 'Lo anunció la presidencia',
    }),
  },
  openCalendarFeed: { status: 201 },
  readCalendarFeed: { status: 200 },
  readCalendarFeedFile: { status: 404, params: () => ({ token: 'lla_cal_none' }) },
  closeCalendarFeed: { status: 204 },
  listLadders: { status: 200 },
  addLadder: { status: 201, body: () => aLadder() },
  previewLadder: { status: 200, body: ({ caseId }) => ({ caseId, steps: aLadder().steps }) },
  getLadder: { status: 200, params: ({ ladderId }) => ({ id: ladderId }) },
  changeLadder: {
    status: 200,
    params: ({ ladderId }) => ({ id: ladderId }),
    body: () => ({ name: 'Otra escalera', reason: 'Se llama así en la firma' }),
    versionAt: ({ ladderId }) => `/ladders/${ladderId}`,
  },
  removeLadder: {
    status: 200,
    params: ({ ladderId }) => ({ id: ladderId }),
    query: () => ({ reason: 'Ya no hace falta' }),
  },
  readMessage: {
    status: 200,
    params: ({ caseId }) => ({ id: caseId }),
    query: () => ({ template: 'facts_missing', channel: 'whatsapp', locale: 'es' }),
  },
  listTemplates: { status: 200 },
  getTemplate: { status: 200, params: () => ({ template: 'facts_missing' }) },
  changeTemplate: {
    status: 200,
    params: () => ({ template: 'facts_missing' }),
    body: () => ({
      es: { subject: 'Falta un dato · caso {case}', body: 'Ayúdenos con esto: {question}' },
      en: { subject: 'Something is missing · case {case}', body: 'Please help us with this: {question}' },
    }),
    versionAt: () => '/templates/facts_missing',
  },
  removeView: { status: 204, params: ({ viewId }) => ({ id: viewId }) },
  removeOffice: { status: 204, params: ({ officeId }) => ({ id: officeId }) },
  endSession: { status: 204, params: ({ sessionId }) => ({ id: sessionId }) },
  endCurrentSession: { status: 204 },
};

const idOf = (thing?: { id: string }): string => thing?.id ?? '';

/** One of everything in the firm of this owner. `openAnother` logs the owner in a second time. */
export async function buildWorld(owner: Api, openAnother: () => Promise<Api>): Promise<World> {
  const user = await owner.post<{ id: string }>('/users', {
    email: `colleague${next()}.${process.pid}@firm.example`,
    role: 'agent',
  });
  const client = await owner.post<{ id: string; contacts: { id: string }[] }>('/clients', {
    ruc: aRuc(),
    legalName: 'Comercial Ejemplo',
    representative: REPRESENTATIVE,
    contacts: [{ fullName: 'Eva Ejemplo', email: 'eva@client.example' }],
  });
  const opened = await owner.post<{ id: string; followUps: { id: string }[] }>('/cases', {
    clientId: client.body.id,
    text: 'Olvidé la contraseña',
  });
  const office = await owner.post<{ id: string }>('/offices', { name: 'Centro Ejemplo Norte', canton: 'Quito' });
  const ladder = await owner.post<{ ladder: { id: string } }>('/ladders', aLadder());
  const attached = await owner.post<{ id: string }>(`/cases/${opened.body.id}/attachments`, aForm());
  const mandate = await owner.post<{ id: string }>(`/clients/${client.body.id}/mandates`, aMandate());
  const bookableCaseIds: string[] = [];
  for (const text of ['Primera clave', 'RUC cerrado', 'Sin correo', 'Otro representante']) {
    const bookable = await owner.post<{ id: string }>('/cases', { clientId: client.body.id, text });
    bookableCaseIds.push(bookable.body.id);
  }
  const days = await openDays(owner);
  const second = await owner.post<{ id: string }>('/cases', { clientId: client.body.id, text: 'RUC suspendido' });
  const visiting = await owner.post<{ id: string; appointments: { id: string }[] }>(
    `/cases/${second.body.id}/appointments`,
    { officeId: office.body.id, on: days[0], at: '09:20' },
    { 'if-match': '"1"' },
  );
  const others: string[] = [];
  for (const text of ['No llega el enlace', 'No pasa el captcha']) {
    others.push((await owner.post<{ id: string }>('/cases', { clientId: client.body.id, text })).body.id);
  }
  const [otherCaseId = '', thirdCaseId = ''] = others;
  const link = await owner.post<{ id: string }>(`/cases/${otherCaseId}/links`, {
    caseId: thirdCaseId,
    kind: 'related',
  });
  const incident = await owner.post<{ id: string }>('/incidents', {
    title: 'El portal no abre',
    kind: 'other',
    caseIds: [otherCaseId],
  });
  const view = await owner.post<{ id: string }>('/views', { name: 'Atrasados', query: 'risk=late', shared: true });
  const hook = await owner.post<{ id: string }>('/webhooks', { url: 'https://93.184.216.34/other' });
  const imported = await owner.post<{ id: string }>('/imports', aList({ dryRun: 'false' }));
  await openAnother();
  const sessions = await owner.get<{ items: { id: string; current: boolean }[] }>('/sessions');
  const other = sessions.body.items.find((session) => !session.current);
  return {
    clientId: client.body.id,
    contactId: idOf(client.body.contacts[0]),
    userId: user.body.id,
    sessionId: idOf(other),
    caseId: opened.body.id,
    officeId: office.body.id,
    ladderId: ladder.body.ladder.id,
    bookableCaseIds,
    visitCaseId: visiting.body.id,
    openDays: days,
    appointmentId: idOf(visiting.body.appointments[0]),
    attachmentId: attached.body.id,
    mandateId: mandate.body.id,
    otherCaseId,
    linkId: link.body.id,
    incidentId: incident.body.id,
    webhookId: hook.body.id,
    viewId: view.body.id,
    importId: imported.body.id,
    followUpId: opened.body.followUps[0]?.id ?? '',
  };
}

export interface PreparedCall {
  readonly path: string;
  readonly body: unknown;
}

/** The address (below `/api/v1` where it is part of the API) and body of one row in one world. */
export function prepare(template: string, row: OperationRow, world: World): PreparedCall {
  const params = row.params?.(world) ?? {};
  const path = template.replace(/\{(\w+)\}/g, (_hole, name: string) => params[name] ?? name);
  const query = new URLSearchParams(row.query?.(world) ?? {}).toString();
  return { path: query === '' ? path : `${path}?${query}`, body: row.body?.(world) };
}
