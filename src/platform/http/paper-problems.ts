/** Problems about links between cases, mandates and attachments; a part of `PROBLEMS`. */
export const PAPER_PROBLEMS = {
  'link.exists': {
    status: 409,
    title: { es: 'Ya están enlazados', en: 'Linked already' },
    detail: { es: 'Estos dos casos ya están enlazados.', en: 'These two cases are linked already.' },
  },
  'link.one_upward': {
    status: 409,
    title: { es: 'Ya depende de otro caso', en: 'Belongs to another case already' },
    detail: {
      es: 'Un caso es duplicado o parte de uno solo. Quite primero ese enlace.',
      en: 'A case is the duplicate or part of one case only. Take that link away first.',
    },
  },
  'link.circle': {
    status: 409,
    title: { es: 'Los enlaces harían un círculo', en: 'The links would form a circle' },
    detail: {
      es: 'El otro caso ya depende de este: el enlace haría un círculo.',
      en: 'The other case belongs to this one already: the link would form a circle.',
    },
  },
  'incident.one_parent': {
    status: 409,
    title: { es: 'Ya es parte de otro incidente', en: 'Part of another incident already' },
    detail: {
      es: 'Un caso es parte de un solo incidente abierto ({cases}). Sáquelo primero del otro.',
      en: 'A case is part of one open incident only ({cases}). Take it out of the other first.',
    },
  },
  'incident.over': {
    status: 409,
    title: { es: 'El incidente terminó', en: 'The incident is over' },
    detail: {
      es: 'Este incidente ya terminó: ningún caso se une a él. Reábralo si sigue.',
      en: 'This incident is over: no case joins it. Re-open it where it goes on.',
    },
  },
  'mandate.revoked': {
    status: 409,
    title: { es: 'Mandato ya revocado', en: 'Mandate already revoked' },
    detail: { es: 'Este mandato ya fue revocado.', en: 'This mandate was revoked already.' },
  },
  'attachment.too_large': {
    status: 413,
    title: { es: 'Archivo demasiado grande', en: 'File too large' },
    detail: { es: 'El archivo pasa de {megabytes} MB.', en: 'The file is over {megabytes} MB.' },
  },
  'attachment.too_many': {
    status: 409,
    title: { es: 'Demasiados archivos', en: 'Too many files' },
    detail: { es: 'Un caso guarda hasta {most} archivos.', en: 'A case holds up to {most} files.' },
  },
  'attachment.is_mandate': {
    status: 409,
    title: { es: 'Es el documento de un mandato', en: 'It is the document of a mandate' },
    detail: {
      es: 'Este archivo es el único documento del mandato que firmó {signedBy}. Revoque antes ese mandato.',
      en: 'This file is the only document of the mandate signed by {signedBy}. Revoke that mandate first.',
    },
  },
  'attachment.type_refused': {
    status: 415,
    title: { es: 'Tipo de archivo no aceptado', en: 'File type not accepted' },
    detail: {
      es: '«{name}» no es de un tipo que se acepte. Se aceptan: {accepted}.',
      en: '“{name}” is of no type that is accepted. Accepted are: {accepted}.',
    },
  },
  'attachment.content_differs': {
    status: 415,
    title: { es: 'El contenido no es lo que dice el nombre', en: 'The content is not what the name says' },
    detail: {
      es: '«{name}» contiene otra cosa ({found}). Se aceptan: {accepted}.',
      en: '“{name}” holds something else ({found}). Accepted are: {accepted}.',
    },
  },
} as const;
