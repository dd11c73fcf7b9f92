/** A line of the runbook in both languages, with its source and how sure it is. */
export interface KnowledgeEntry {
  readonly es: string;
  readonly en: string;
  readonly source: string;
  readonly confidence: 'high' | 'medium' | 'low' | 'unconfirmed';
}

/** A usual question with its answer. */
export interface KnownAnswer {
  readonly question: Readonly<Record<'es' | 'en', string>>;
  readonly answer: KnowledgeEntry;
}

export interface KnowledgePage {
  readonly steps: readonly KnowledgeEntry[];
  readonly checks: readonly KnowledgeEntry[];
  readonly documents: readonly KnowledgeEntry[];
  readonly answers: readonly KnownAnswer[];
}

/** Where a line comes from: public pages as read, or the desk's own practice. */
export const SOURCES = {
  update: 'gob.ec, actualización de datos de la empresa por parte del empleador',
  liquidation: 'gob.ec, aviso y aprobación de liquidación o inactividad de empresa',
  unlock: 'iess.gob.ec, ¿Cómo desbloquear la clave de afiliado?, 2024-11-15',
  notices: 'iess.gob.ec, avisos de entrada y salida',
  relay: 'secondary sources that agree on the recovery flow',
  oneRelay: 'one secondary source on the first key',
  turns: 'El Diario 2025-08-23 and Metro Ecuador 2025-08-22, online turns',
  press: 'Expreso 2025-10-20 and Extra, press reports',
  islands: 'El Universo 2026, Islas Web of the IESS',
  certificate: 'Diario Centro 2025-12-30, certificate of the legal representative',
  sri: 'gob.ec, SRI, suspensión del RUC',
  complaints: 'El Comercio and Metro Ecuador 2025-09-08, complaints to the IESS',
  opinion: 'Expreso, opinion column of about 2022 on turns',
  guideSite: 'one guide site, weak',
  extension: 'Teleamazonas 2025-10-21, extended term',
  lopdp: 'LOPDP, arts. 43 and 46',
  relays: 'starting guide and secondary sources that agree',
  desk: 'practice of the desk',
} as const;
