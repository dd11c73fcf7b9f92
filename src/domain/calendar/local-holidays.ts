import type { Confidence, LegalHoliday } from './holiday-law.js';

/** A day of rest of one province or canton. It moves by the rule of the national days (LAW_SOURCES.weekday, .weekend). */
export interface LocalHoliday extends LegalHoliday {
  /** INEC code of the place: two digits a province, four a canton. */
  readonly placeCode: string;
  readonly confidence: Confidence;
  readonly source: string;
}

const ECUADOR_EN_VIVO = 'Ecuador en Vivo, list for 2025, https://ecuadorenvivo.com/?p=306024';
const TELEAMAZONAS =
  'Teleamazonas 2025-11-04, https://www.teleamazonas.com/actualidad/noticias/ecuador/ciudades-tendran-dias-asueto-noviembre-feriados-quedan-ecuador-105663/';
const ECUADOR_LEGAL =
  'ecuadorlegalonline, https://www.ecuadorlegalonline.com/laboral/calendario-de-feriados-de-ecuador-en-2023/';
const EXPRESO =
  'Expreso 2024-11, https://www.expreso.ec/actualidad/feriados-diciembre-ecuador-seran-dias-descanso-219652.html';
const DIALOGUEMOS = 'Dialoguemos, https://dialoguemos.ec/2024/05/ecuador-todos-los-feriados-en-mayo-de-2024';
const EL_UNIVERSO_GUAYAQUIL =
  'El Universo: only the canton of Guayaquil with its rural parishes, not Samborondón, Daule or Durán';
const EL_UNIVERSO_OCTOBER =
  'El Universo 2023, https://www.eluniverso.com/noticias/ecuador/feriados-locales-en-diferentes-ciudades-de-ecuador-para-este-mes-de-octubre-nota/';
const QUE_NOTICIAS = 'Qué Noticias 2021, https://quenoticias.com/noticias/feriado-manabi-25-de-junio';
const UNOFFICIAL = 'unofficial list of provincial dates in a public repository';

type Row = readonly [
  monthDay: string,
  placeCode: string,
  nameEs: string,
  nameEn: string,
  confidence: Confidence,
  source: string,
];

/** No official list of local days was found: what is here is what the press printed, and many cantons are missing. */
const ROWS: readonly Row[] = [
  ['02-12', '15', 'Provincialización de Napo', 'Napo becomes a province', 'low', ECUADOR_LEGAL],
  ['02-13', '21', 'Provincialización de Sucumbíos', 'Sucumbíos becomes a province', 'low', ECUADOR_LEGAL],
  ['02-18', '20', 'Provincialización de Galápagos', 'Galápagos becomes a province', 'medium', ECUADOR_LEGAL],
  ['04-01', '05', 'Provincialización de Cotopaxi', 'Cotopaxi becomes a province', 'medium', ECUADOR_EN_VIVO],
  ['04-12', '0101', 'Fundación de Cuenca', 'Foundation of Cuenca', 'medium', ECUADOR_EN_VIVO],
  ['04-16', '0301', 'Cantonización de Azogues', 'Azogues becomes a canton', 'low', ECUADOR_EN_VIVO],
  ['04-21', '0601', 'Independencia de Riobamba', 'Independence of Riobamba', 'medium', ECUADOR_EN_VIVO],
  ['04-23', '07', 'Provincialización de El Oro', 'El Oro becomes a province', 'medium', ECUADOR_EN_VIVO],
  ['05-12', '1601', 'Fundación de Puyo', 'Foundation of Puyo', 'medium', DIALOGUEMOS],
  ['05-27', '1201', 'Fundación de Babahoyo', 'Foundation of Babahoyo', 'medium', DIALOGUEMOS],
  ['06-25', '0701', 'Cantonización de Machala', 'Machala becomes a canton', 'medium', ECUADOR_EN_VIVO],
  ['06-25', '10', 'Provincialización de Imbabura', 'Imbabura becomes a province', 'low', UNOFFICIAL],
  ['06-25', '13', 'Provincialización de Manabí', 'Manabí becomes a province', 'medium', QUE_NOTICIAS],
  ['07-25', '0901', 'Fundación de Guayaquil', 'Foundation of Guayaquil', 'medium', EL_UNIVERSO_GUAYAQUIL],
  ['07-30', '22', 'Provincialización de Orellana', 'Orellana becomes a province', 'low', UNOFFICIAL],
  ['08-05', '08', 'Independencia de Esmeraldas', 'Independence of Esmeraldas', 'medium', ECUADOR_EN_VIVO],
  ['09-28', '1001', 'Fundación de Ibarra', 'Foundation of Ibarra', 'low', UNOFFICIAL],
  ['10-06', '12', 'Provincialización de Los Ríos', 'Los Ríos becomes a province', 'medium', EL_UNIVERSO_OCTOBER],
  ['11-04', '0301', 'Independencia de Azogues', 'Independence of Azogues', 'low', ECUADOR_EN_VIVO],
  ['11-06', '23', 'Provincialización de Santo Domingo', 'Santo Domingo becomes a province', 'medium', TELEAMAZONAS],
  ['11-07', '24', 'Provincialización de Santa Elena', 'Santa Elena becomes a province', 'medium', TELEAMAZONAS],
  ['11-10', '02', 'Independencia de Guaranda', 'Independence of Guaranda', 'medium', TELEAMAZONAS],
  ['11-10', '14', 'Provincialización de Morona Santiago', 'Morona Santiago becomes a province', 'medium', TELEAMAZONAS],
  ['11-10', '16', 'Provincialización de Pastaza', 'Pastaza becomes a province', 'medium', TELEAMAZONAS],
  [
    '11-10',
    '19',
    'Provincialización de Zamora Chinchipe',
    'Zamora Chinchipe becomes a province',
    'medium',
    TELEAMAZONAS,
  ],
  ['11-11', '0601', 'Fundación de Riobamba', 'Foundation of Riobamba', 'low', TELEAMAZONAS],
  ['11-11', '0501', 'Independencia de Latacunga', 'Independence of Latacunga', 'medium', TELEAMAZONAS],
  ['11-12', '1801', 'Independencia de Ambato', 'Independence of Ambato', 'medium', TELEAMAZONAS],
  ['11-15', '1501', 'Fundación de Tena', 'Foundation of Tena', 'medium', TELEAMAZONAS],
  ['11-18', '1101', 'Independencia de Loja', 'Independence of Loja', 'medium', TELEAMAZONAS],
  ['11-19', '04', 'Provincialización de Carchi', 'Carchi becomes a province', 'medium', ECUADOR_EN_VIVO],
  ['11-20', '08', 'Provincialización de Esmeraldas', 'Esmeraldas becomes a province', 'low', ECUADOR_EN_VIVO],
  ['12-06', '1701', 'Fundación de Quito', 'Foundation of Quito', 'medium', EXPRESO],
  ['12-08', '1101', 'Fundación de Loja', 'Foundation of Loja', 'low', EXPRESO],
];

export const LOCAL_HOLIDAYS: readonly LocalHoliday[] = ROWS.map(
  ([monthDay, placeCode, nameEs, nameEn, confidence, source]) => ({
    code: `local_${placeCode}_${monthDay}`,
    placeCode,
    nameEs,
    nameEn,
    falls: { month: Number(monthDay.slice(0, 2)), day: Number(monthDay.slice(3)) },
    transfer: 'weekday_and_weekend',
    confidence,
    source,
  }),
);
