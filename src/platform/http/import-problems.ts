/** Problems about lists that are imported; a part of `PROBLEMS`. */
export const IMPORT_PROBLEMS = {
  'import.too_large': {
    status: 413,
    title: { es: 'Lista demasiado grande', en: 'List too large' },
    detail: { es: 'El archivo pasa de {megabytes} MB.', en: 'The file is over {megabytes} MB.' },
  },
  'import.too_many_rows': {
    status: 400,
    title: { es: 'Demasiadas filas', en: 'Too many rows' },
    detail: {
      es: 'La lista tiene {n} filas; se importan hasta {most} a la vez. Divídala.',
      en: 'The list has {n} rows; up to {most} are imported at once. Split it.',
    },
  },
  'import.no_text': {
    status: 400,
    title: { es: 'No es un archivo CSV', en: 'Not a CSV file' },
    detail: {
      es: 'El archivo no es texto. En su hoja de cálculo, guárdelo como CSV y vuelva a subirlo.',
      en: 'The file is no text. In your spreadsheet, save it as CSV and upload it again.',
    },
  },
  'import.unreadable': {
    status: 400,
    title: { es: 'Lista ilegible', en: 'Unreadable list' },
    detail: {
      es: 'La lista no se puede leer: revise las comillas desde la línea {line}.',
      en: 'The list cannot be read: check the quotes from line {line} on.',
    },
  },
} as const;
