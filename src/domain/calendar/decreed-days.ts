import type { Confidence } from './holiday-law.js';
import type { LocalDate } from './local-date.js';

/** Whose doors a day closes. */
export type Closes = 'iess' | 'firm' | 'both';

/** A working day that a decree suspended, or that a firm learned of later: data, not law. */
export interface DecreedDay {
  readonly on: LocalDate;
  readonly nameEs: string;
  readonly nameEn: string;
  /** INEC code of the province or canton it is for; null for the whole country. */
  readonly placeCode: string | null;
  readonly closes: Closes;
  /** Whether the hours are worked off later. An office that recovers a day is closed on it all the same. */
  readonly recoverable: boolean;
  readonly decree: string;
  readonly source: string;
  readonly confidence: Confidence;
}

/** The last day for which the decrees were looked for; a due date past it is provisional. */
export const DECREES_KNOWN_THROUGH: LocalDate = '2026-12-31';

function day(
  on: LocalDate,
  decree: string,
  [nameEs, nameEn]: readonly [es: string, en: string],
  recoverable: boolean,
  source: string,
): DecreedDay {
  const shown = `${nameEs} (${decree})`;
  const shownEn = `${nameEn} (${decree})`;
  return {
    on,
    nameEs: shown,
    nameEn: shownEn,
    placeCode: null,
    closes: 'both',
    recoverable,
    decree,
    source,
    confidence: 'high',
  };
}

const SUSPENDED = ['Jornada suspendida', 'Working day suspended'] as const;
const EXTRA = ['Feriado adicional', 'Additional holiday'] as const;

const DECREES_379_380 =
  'R.O. Suplemento 236 of 8-May-2018 https://vlex.ec/vid/379-disponese-unicamente-ano-716575793 ; Notimundo https://notimundo.com.ec/dias-de-feriado-tambien-son-obligatorios-para-el-sector-privado';
const DECREE_579 =
  'El Universo 2018-11-30 https://www.eluniverso.com/noticias/2018/11/30/nota/7076358/ecuador-feriado-24-31-diciembre-2018';
const DECREE_655 = 'El Norte, Qué Noticias https://quenoticias.com/noticias/decreto-655-6-de-febrero-2023/';

export const DECREED_DAYS: readonly DecreedDay[] = [
  // For 2018 alone the rest of 1 May went back to its Tuesday, and the Monday to which the law moves it was suspended.
  day('2018-04-30', 'D.E. 379 y 380', SUSPENDED, true, DECREES_379_380),
  day(
    '2018-05-01',
    'D.E. 379 y 380',
    ['Día del Trabajo en su fecha', 'Labour Day on its date'],
    false,
    DECREES_379_380,
  ),
  day('2018-12-24', 'D.E. 579', EXTRA, false, DECREE_579),
  day('2018-12-31', 'D.E. 579', EXTRA, false, DECREE_579),
  day('2023-02-06', 'D.E. 655', SUSPENDED, true, DECREE_655),
  day(
    '2024-04-18',
    'D.E. 226',
    SUSPENDED,
    true,
    'Vistazo, Teleamazonas https://teleamazonas.com/gobierno-suspende-jornada-laboral-abril',
  ),
  day(
    '2024-04-19',
    'D.E. 226',
    SUSPENDED,
    true,
    'Vistazo, Teleamazonas https://teleamazonas.com/gobierno-suspende-jornada-laboral-abril',
  ),
  // Article 1 suspends the day for public and private; some press says that private firms may choose.
  day(
    '2024-10-31',
    'D.E. 438',
    SUSPENDED,
    true,
    'KCH quoting the decree https://kchcomunicacion.com/?p=135643 ; recovery in D.E. 459',
  ),
  day(
    '2025-01-02',
    'D.E. 474',
    EXTRA,
    false,
    'El Universo 2024-12-06 https://eluniverso.com/noticias/economia/feriado-fin-de-ano-2025-ecuador-decreto-nota/',
  ),
  day(
    '2025-01-03',
    'D.E. 474',
    EXTRA,
    false,
    'El Universo 2024-12-06 https://eluniverso.com/noticias/economia/feriado-fin-de-ano-2025-ecuador-decreto-nota/',
  ),
  day(
    '2025-04-17',
    'D.E. 598',
    SUSPENDED,
    true,
    'La República 2025-04-11 https://www.larepublica.ec/blog/2025/04/11/noboa-extiende-el-feriado-al-jueves-santo',
  ),
  day(
    '2025-10-09',
    'D.E. 172',
    EXTRA,
    false,
    'Ecuavisa 2025-10-02 https://www.ecuavisa.com/noticias/ecuador/daniel-noboa-amplia-feriado-9-octubre-impulsar-turismo-IB10227582',
  ),
  day(
    '2026-01-02',
    'D.E. 249',
    EXTRA,
    false,
    'Ecuavisa 2025-12-17 https://www.ecuavisa.com/noticias/ecuador/feriado-ano-nuevo-2026-no-sera-recuperable-noboa-MD10577380',
  ),
];
