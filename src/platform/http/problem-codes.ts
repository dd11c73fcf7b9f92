import { COUNTER_PROBLEMS } from './counter-problems.js';
import { IMPORT_PROBLEMS } from './import-problems.js';
import { PAPER_PROBLEMS } from './paper-problems.js';

/** One text in both languages. `{…}` is filled from the problem's `params`. */
export interface LocalizedText {
  readonly es: string;
  readonly en: string;
}

interface ProblemSpec {
  readonly status: number;
  readonly title: LocalizedText;
  readonly detail: LocalizedText;
}

/**
 * Every problem that the API can answer with. Programs rely on the code; people read title and detail.
 * A code that stands here has its texts, and one that does not stand here does not compile.
 */
export const PROBLEMS = {
  ...COUNTER_PROBLEMS,
  ...IMPORT_PROBLEMS,
  ...PAPER_PROBLEMS,
  'request.malformed': {
    status: 400,
    title: { es: 'Solicitud ilegible', en: 'Unreadable request' },
    detail: { es: 'El cuerpo no es JSON válido.', en: 'The body is not valid JSON.' },
  },
  'request.invalid': {
    status: 400,
    title: { es: 'Datos no válidos', en: 'Invalid data' },
    detail: {
      es: 'Revise los campos que se indican; no se guardó nada.',
      en: 'Check the fields named; nothing was saved.',
    },
  },
  'session.required': {
    status: 401,
    title: { es: 'Falta el ingreso', en: 'Log-in needed' },
    detail: { es: 'Ingrese para seguir.', en: 'Log in to go on.' },
  },
  'session.wrong_log_in': {
    status: 401,
    title: { es: 'Ingreso no válido', en: 'Wrong log-in' },
    detail: { es: 'Correo o contraseña incorrectos.', en: 'Wrong e-mail or password.' },
  },
  'permission.denied': {
    status: 403,
    title: { es: 'Sin permiso', en: 'Not permitted' },
    detail: { es: 'Su rol no permite hacer esto.', en: 'Your role may not do this.' },
  },
  'origin.refused': {
    status: 403,
    title: { es: 'Origen no aceptado', en: 'Origin refused' },
    detail: {
      es: 'La solicitud viene de otra página; con cookie solo se acepta la propia.',
      en: 'The request comes from another site; with a cookie only our own is accepted.',
    },
  },
  not_found: {
    status: 404,
    title: { es: 'No encontrado', en: 'Not found' },
    detail: { es: 'No existe o no es de su firma.', en: "Does not exist or is not your firm's." },
  },
  'method.not_allowed': {
    status: 405,
    title: { es: 'Método no permitido', en: 'Method not allowed' },
    detail: { es: 'Esta dirección acepta: {methods}.', en: 'This address accepts: {methods}.' },
  },
  'stage.not_allowed': {
    status: 409,
    title: { es: 'Paso no permitido', en: 'Move not allowed' },
    detail: { es: 'Este caso aún no puede pasar a esa etapa.', en: 'This case cannot move to that stage yet.' },
  },
  'overrule.none': {
    status: 409,
    title: { es: 'Nada que retirar', en: 'Nothing to withdraw' },
    detail: {
      es: 'Ninguna persona ha corregido el diagnóstico vigente de este caso.',
      en: 'No person has overruled the standing verdict of this case.',
    },
  },
  'ladder.is_default': {
    status: 409,
    title: { es: 'Escalera de fábrica', en: 'Default ladder' },
    detail: {
      es: 'Esta escalera está como viene; no hay nada propio que quitar.',
      en: 'This ladder is as shipped; there is nothing of your own to take away.',
    },
  },
  'overrule.case_closed': {
    status: 409,
    title: { es: 'El caso está cerrado', en: 'The case is closed' },
    detail: {
      es: 'El caso está cerrado: su diagnóstico ya no se corrige. Reábralo si hace falta.',
      en: 'The case is closed: its verdict is overruled no more. Re-open it where it must be.',
    },
  },
  'waiting.not_open': {
    status: 409,
    title: { es: 'El caso no está abierto', en: 'The case is not open' },
    detail: {
      es: 'El caso ya no está abierto: no espera a nadie.',
      en: 'The case is no longer open: it waits for nobody.',
    },
  },
  'webhook.too_many': {
    status: 409,
    title: { es: 'Demasiados webhooks', en: 'Too many webhooks' },
    detail: { es: 'Una firma tiene hasta {most} webhooks.', en: 'A firm has up to {most} webhooks.' },
  },
  'webhook.off': {
    status: 409,
    title: { es: 'El webhook está apagado', en: 'The webhook is off' },
    detail: { es: 'Actívelo primero.', en: 'Switch it on first.' },
  },
  'view.too_many': {
    status: 409,
    title: { es: 'Demasiadas vistas', en: 'Too many views' },
    detail: { es: 'Borre una vista que ya no use.', en: 'Delete a view that you no longer use.' },
  },
  'follow_up.none': {
    status: 409,
    title: { es: 'Sin seguimiento', en: 'No follow-up' },
    detail: {
      es: 'Este caso no tiene ningún seguimiento por salir.',
      en: 'This case has no follow-up to come.',
    },
  },
  'delivery.not_uncertain': {
    status: 409,
    title: { es: 'Envío sin duda pendiente', en: 'No doubt about this message' },
    detail: {
      es: 'De este envío ya se sabe si salió; no hay nada que aclarar.',
      en: 'It is known whether this message left; there is nothing to settle.',
    },
  },
  'follow_up.ended': {
    status: 409,
    title: { es: 'Seguimiento terminado', en: 'Follow-up ended' },
    detail: {
      es: 'Este seguimiento ya salió o se anuló; no hay nada que cambiar.',
      en: 'This follow-up has left or was dropped; there is nothing to change.',
    },
  },
  'follow_up.leaving': {
    status: 409,
    title: { es: 'El mensaje está saliendo', en: 'The message is leaving' },
    detail: {
      es: 'El mensaje de este seguimiento está saliendo en este momento.',
      en: 'The message of this follow-up is leaving at this moment.',
    },
  },
  'follow_up.outside_hours': {
    status: 409,
    title: { es: 'Fuera de horario', en: 'Outside send hours' },
    detail: {
      es: 'Ahora no se escribe al destinatario: está fuera de su horario o ya recibió un mensaje hoy.',
      en: 'The recipient is not written to now: outside their hours, or they had a message today.',
    },
  },
  'follow_up.pointless': {
    status: 409,
    title: { es: 'Ya no corresponde', en: 'No longer applies' },
    detail: {
      es: 'El caso cambió y este mensaje ya no corresponde.',
      en: 'The case has changed and this message no longer applies.',
    },
  },
  'attempt.not_allowed': {
    status: 409,
    title: { es: 'Alto', en: 'Stop' },
    detail: { es: 'No conviene otro intento.', en: 'Another attempt would do harm.' },
  },
  'override.not_needed': {
    status: 409,
    title: { es: 'No hace falta', en: 'Not needed' },
    detail: {
      es: 'Aún queda un intento; autorice otro cuando haga falta.',
      en: 'A try is left; allow another one when it is needed.',
    },
  },
  'correction.elsewhere': {
    status: 409,
    title: { es: 'El caso no está en corrección', en: 'The case is not in correction' },
    detail: {
      es: 'Pase primero el caso a «Corrección»; luego registre lo que se corrigió.',
      en: 'Move the case to “Correction” first, then record what was corrected.',
    },
  },
  'client.ruc_taken': {
    status: 409,
    title: { es: 'El RUC ya está registrado', en: 'RUC already on file' },
    detail: {
      es: 'Su firma ya atiende a un cliente con este RUC.',
      en: 'Your firm already has a client with this RUC.',
    },
  },
  'user.email_taken': {
    status: 409,
    title: { es: 'El correo ya está en uso', en: 'E-mail already in use' },
    detail: { es: 'Ya hay un ingreso con este correo.', en: 'There is a log-in with this e-mail already.' },
  },
  'user.last_owner': {
    status: 409,
    title: { es: 'Último propietario', en: 'Last owner' },
    detail: {
      es: 'La firma necesita al menos un propietario activo.',
      en: 'The firm needs at least one active owner.',
    },
  },
  'calendar.no_common_day': {
    status: 409,
    title: { es: 'Sin días en común', en: 'No day in common' },
    detail: {
      es: 'Con el horario y los cierres de su firma no queda, en un año, un día en que atiendan todos. Cámbielos primero.',
      en: "With your firm's hours and closures no day within a year is left on which everybody works. Change them first.",
    },
  },
  'idempotency.running': {
    status: 409,
    title: { es: 'Solicitud en curso', en: 'Request still running' },
    detail: {
      es: 'La primera solicitud con esta clave de idempotencia aún no termina.',
      en: 'The first request with this idempotency key has not finished yet.',
    },
  },
  'precondition.stale': {
    status: 412,
    title: { es: 'Otra persona lo cambió', en: 'Changed by another' },
    detail: {
      es: 'El dato cambió desde que usted lo leyó. Léalo de nuevo.',
      en: 'It changed since you read it. Read it again.',
    },
  },
  'body.too_large': {
    status: 413,
    title: { es: 'Demasiado grande', en: 'Too large' },
    detail: { es: 'El cuerpo pasa del límite de 256 kB.', en: 'The body is over the limit of 256 kB.' },
  },
  'media_type.unsupported': {
    status: 415,
    title: { es: 'Tipo de contenido no aceptado', en: 'Unsupported media type' },
    detail: { es: 'Envíe JSON (application/json).', en: 'Send JSON (application/json).' },
  },
  'idempotency.reused': {
    status: 422,
    title: { es: 'Clave de idempotencia repetida', en: 'Idempotency key used again' },
    detail: {
      es: 'Esta clave de idempotencia ya se usó con otro contenido.',
      en: 'This idempotency key was used with another body.',
    },
  },
  'precondition.required': {
    status: 428,
    title: { es: 'Falta If-Match', en: 'If-Match needed' },
    detail: {
      es: 'Envíe If-Match con la versión que leyó (ETag).',
      en: 'Send If-Match with the version you read (ETag).',
    },
  },
  'rate.limited': {
    status: 429,
    title: { es: 'Demasiadas solicitudes', en: 'Too many requests' },
    detail: { es: 'Demasiadas solicitudes. Espere {seconds} s.', en: 'Too many requests. Wait {seconds} s.' },
  },
  'session.limited': {
    status: 429,
    title: { es: 'Demasiados ingresos fallidos', en: 'Too many failed log-ins' },
    detail: {
      es: 'Demasiados ingresos fallidos. Espere {seconds} s.',
      en: 'Too many failed log-ins. Wait {seconds} s.',
    },
  },
  internal: {
    status: 500,
    title: { es: 'Error interno', en: 'Internal error' },
    detail: {
      es: 'Algo falló de nuestro lado. No se guardó nada a medias.',
      en: 'Something failed on our side. Nothing was saved half-way.',
    },
  },
  'part.away': {
    status: 503,
    title: { es: 'Servicio no disponible', en: 'Service unavailable' },
    detail: {
      es: 'Una parte necesaria no responde. Intente en unos segundos.',
      en: 'A needed part does not answer. Try again in a few seconds.',
    },
  },
} as const satisfies Record<string, ProblemSpec>;

export type ProblemCode = keyof typeof PROBLEMS;
