/** Problems of documents, checklists and visits to the counter; their shape is checked where all problems stand. */
export const COUNTER_PROBLEMS = {
  'appointment.case_not_open': {
    status: 409,
    title: { es: 'El caso no está abierto', en: 'The case is not open' },
    detail: {
      es: 'El caso ya no está abierto: no necesita turno. Reábralo si hace falta.',
      en: 'The case is no longer open: it needs no appointment. Re-open it where it does.',
    },
  },
  'appointment.already_planned': {
    status: 409,
    title: { es: 'Ya hay un turno', en: 'There is an appointment already' },
    detail: {
      es: 'El caso ya tiene un turno por venir: muévalo o anúlelo.',
      en: 'The case has an appointment to come already: move or cancel that one.',
    },
  },
  'appointment.over': {
    status: 409,
    title: { es: 'Ese turno ya pasó', en: 'That appointment is over' },
    detail: {
      es: 'Ese turno ya terminó o se anuló: no cambia más.',
      en: 'That appointment has ended or was cancelled: it changes no more.',
    },
  },
  'appointment.not_yet': {
    status: 409,
    title: { es: 'El turno aún no llega', en: 'The appointment is still to come' },
    detail: {
      es: 'El turno es el {on}: su resultado se anota desde ese día.',
      en: 'The appointment is on {on}: how it went is recorded from that day on.',
    },
  },
  'documents.not_checked': {
    status: 409,
    title: { es: 'Faltan documentos', en: 'Documents are missing' },
    detail: {
      es: 'Antes de dar el turno por atendido, revise los documentos obligatorios: {documents}.',
      en: 'Before the visit counts as attended, check the required documents: {documents}.',
    },
  },
  'document.not_held': {
    status: 409,
    title: { es: 'El documento no ha llegado', en: 'The document has not come' },
    detail: {
      es: 'No se puede devolver un documento que no se recibió.',
      en: 'A document that was never received cannot be given back.',
    },
  },
  'document.case_closed': {
    status: 409,
    title: { es: 'El caso está cerrado', en: 'The case is closed' },
    detail: {
      es: 'El caso está cerrado: sus documentos ya no cambian. Reábralo si hace falta.',
      en: 'The case is closed: its documents change no more. Re-open it where they must.',
    },
  },
  'document.unknown': {
    status: 404,
    title: { es: 'Documento desconocido', en: 'Unknown document' },
    detail: {
      es: 'No existe ese tipo de documento. Existen: {documents}.',
      en: 'There is no such kind of document. There are: {documents}.',
    },
  },
  'checklist.unknown_item': {
    status: 404,
    title: { es: 'Punto desconocido', en: 'Unknown item' },
    detail: {
      es: 'No existe ese punto de la lista. Existen: {items}.',
      en: 'There is no such item on the list. There are: {items}.',
    },
  },
} as const;
