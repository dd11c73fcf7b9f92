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

const EL_UNIVERSO_MARCH =
  'El Universo 2025-03, https://www.eluniverso.com/noticias/ecuador/feriados-locales-de-marzo-del-2025-en-ecuador-nota/';
const EXPRESO_SEPTEMBER =
  'Expreso 2025-09-01, https://www.expreso.ec/buenavida/calendario-de-feriados-locales-en-ecuador-para-septiembre-2025-revisa-las-fechas-255407.html';

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
  ['03-03', '0203', 'Cantonización de Chimbo', 'Chimbo becomes a canton', 'low', EL_UNIVERSO_MARCH],
  ['03-10', '1111', 'Cantonización de Saraguro', 'Saraguro becomes a canton', 'low', EL_UNIVERSO_MARCH],
  ['03-12', '1301', 'Fundación de Portoviejo', 'Foundation of Portoviejo', 'low', EL_UNIVERSO_MARCH],
  ['03-16', '2002', 'Cantonización de Isabela', 'Isabela becomes a canton', 'low', EL_UNIVERSO_MARCH],
  ['03-18', '0604', 'Cantonización de Chambo', 'Chambo becomes a canton', 'low', EL_UNIVERSO_MARCH],
  ['03-20', '1320', 'Cantonización de Jama', 'Jama becomes a canton', 'low', EL_UNIVERSO_MARCH],
  [
    '03-21',
    '1907',
    'Cantonización de Centinela del Cóndor',
    'Centinela del Cóndor becomes a canton',
    'low',
    EL_UNIVERSO_MARCH,
  ],
  ['03-26', '0102', 'Cantonización de Girón', 'Girón becomes a canton', 'low', EL_UNIVERSO_MARCH],
  [
    '03-28',
    '0115',
    'Cantonización de Camilo Ponce Enríquez',
    'Camilo Ponce Enríquez becomes a canton',
    'low',
    EL_UNIVERSO_MARCH,
  ],
  ['04-01', '05', 'Provincialización de Cotopaxi', 'Cotopaxi becomes a province', 'medium', ECUADOR_EN_VIVO],
  ['04-12', '0101', 'Fundación de Cuenca', 'Foundation of Cuenca', 'medium', ECUADOR_EN_VIVO],
  ['04-16', '0301', 'Cantonización de Azogues', 'Azogues becomes a canton', 'low', ECUADOR_EN_VIVO],
  ['04-21', '0601', 'Independencia de Riobamba', 'Independence of Riobamba', 'medium', ECUADOR_EN_VIVO],
  ['04-23', '07', 'Provincialización de El Oro', 'El Oro becomes a province', 'medium', ECUADOR_EN_VIVO],
  ['05-12', '1601', 'Fundación de Puyo', 'Foundation of Puyo', 'medium', DIALOGUEMOS],
  ['05-27', '1201', 'Fundación de Babahoyo', 'Foundation of Babahoyo', 'medium', DIALOGUEMOS],
  ['05-29', '1401', 'Cantonización de Macas', 'Macas becomes a canton', 'low', DIALOGUEMOS],
  ['06-25', '0701', 'Cantonización de Machala', 'Machala becomes a canton', 'medium', ECUADOR_EN_VIVO],
  ['06-25', '10', 'Provincialización de Imbabura', 'Imbabura becomes a province', 'low', UNOFFICIAL],
  ['06-25', '13', 'Provincialización de Manabí', 'Manabí becomes a province', 'medium', QUE_NOTICIAS],
  ['07-25', '0901', 'Fundación de Guayaquil', 'Foundation of Guayaquil', 'medium', EL_UNIVERSO_GUAYAQUIL],
  ['07-30', '22', 'Provincialización de Orellana', 'Orellana becomes a province', 'low', UNOFFICIAL],
  ['08-05', '08', 'Independencia de Esmeraldas', 'Independence of Esmeraldas', 'medium', ECUADOR_EN_VIVO],
  ['09-07', '0706', 'Cantonización de El Guabo', 'El Guabo becomes a canton', 'low', EXPRESO_SEPTEMBER],
  ['09-13', '1805', 'Cantonización de Patate', 'Patate becomes a canton', 'low', EXPRESO_SEPTEMBER],
  ['09-17', '0910', 'Cantonización de Milagro', 'Milagro becomes a canton', 'low', EXPRESO_SEPTEMBER],
  ['09-19', '0505', 'Cantonización de Salcedo', 'Salcedo becomes a canton', 'low', EXPRESO_SEPTEMBER],
  ['09-22', '1108', 'Cantonización de Macará', 'Macará becomes a canton', 'low', EXPRESO_SEPTEMBER],
  ['09-27', '0405', 'Cantonización de Montúfar', 'Montúfar becomes a canton', 'low', EXPRESO_SEPTEMBER],
  ['09-28', '1001', 'Fundación de Ibarra', 'Foundation of Ibarra', 'low', UNOFFICIAL],
  ['09-30', '1107', 'Cantonización de Gonzanamá', 'Gonzanamá becomes a canton', 'low', EXPRESO_SEPTEMBER],
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
  ['11-11', '0501', 'Independencia de Latacunga', 'Independence of Latacunga', 'medium', TELEAMAZONAS],
  ['11-11', '0601', 'Fundación de Riobamba', 'Foundation of Riobamba', 'low', TELEAMAZONAS],
  ['11-12', '1801', 'Independencia de Ambato', 'Independence of Ambato', 'medium', TELEAMAZONAS],
  ['11-15', '1501', 'Fundación de Tena', 'Foundation of Tena', 'medium', TELEAMAZONAS],
  ['11-18', '1101', 'Independencia de Loja', 'Independence of Loja', 'medium', TELEAMAZONAS],
  ['11-19', '04', 'Provincialización de Carchi', 'Carchi becomes a province', 'medium', ECUADOR_EN_VIVO],
  ['11-20', '08', 'Provincialización de Esmeraldas', 'Esmeraldas becomes a province', 'low', ECUADOR_EN_VIVO],
  ['12-06', '1701', 'Fundación de Quito', 'Foundation of Quito', 'medium', EXPRESO],
  ['12-08', '1101', 'Fundación de Loja', 'Foundation of Loja', 'low', EXPRESO],
  ['12-16', '1802', 'Cantonización de Baños', 'Baños becomes a canton', 'low', EXPRESO],
  ['12-22', '2403', 'Cantonización de Salinas', 'Salinas becomes a canton', 'low', EXPRESO],
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
