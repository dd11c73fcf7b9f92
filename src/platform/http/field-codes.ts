import type { LocalizedText } from './problem-codes.js';

/** What can be wrong with one field. `{…}` is filled from the field error's `params`. */
export const FIELD_TEXTS = {
  'field.required': { es: 'Falta este campo.', en: 'This field is missing.' },
  'field.unknown': { es: 'Este campo no existe.', en: 'There is no such field.' },
  'field.repeated': { es: 'Este parámetro está repetido.', en: 'This parameter is repeated.' },
  'field.type': { es: 'El tipo de dato no es el esperado.', en: 'The type is not the expected one.' },
  'field.object': { es: 'Se espera un objeto.', en: 'An object is expected.' },
  'field.list': { es: 'Se espera una lista.', en: 'A list is expected.' },
  'field.text': { es: 'Se espera un texto.', en: 'A text is expected.' },
  'field.flag': { es: 'Se espera true o false.', en: 'true or false is expected.' },
  'field.number': { es: 'Se espera un número entero.', en: 'A whole number is expected.' },
  'field.empty': { es: 'No puede quedar vacío.', en: 'It may not be empty.' },
  'field.too_short': { es: 'Es muy corto: al menos {n} caracteres.', en: 'Too short: at least {n} characters.' },
  'field.too_long': { es: 'Es muy largo: hasta {n} caracteres.', en: 'Too long: up to {n} characters.' },
  'field.too_few': { es: 'Son muy pocos: al menos {n}.', en: 'Too few: at least {n}.' },
  'field.too_many': { es: 'Son demasiados: hasta {n}.', en: 'Too many: up to {n}.' },
  'field.too_small': { es: 'Es muy pequeño: desde {n}.', en: 'Too small: from {n}.' },
  'field.too_large': { es: 'Es muy grande: hasta {n}.', en: 'Too large: up to {n}.' },
  'field.choice': { es: 'Valores aceptados: {values}.', en: 'Accepted values: {values}.' },
  'field.uuid': { es: 'Se espera un identificador (UUID).', en: 'An identifier (UUID) is expected.' },
  'field.email': { es: 'No parece un correo electrónico.', en: 'It does not look like an e-mail address.' },
  'field.date': {
    es: 'Se espera una fecha que exista, AAAA-MM-DD.',
    en: 'A date that exists is expected, YYYY-MM-DD.',
  },
  'field.instant': {
    es: 'Se espera un instante con zona, por ejemplo 2026-11-25T09:00:00-05:00.',
    en: 'An instant with its offset is expected, such as 2026-11-25T09:00:00-05:00.',
  },
  'field.time': { es: 'Se espera una hora HH:MM.', en: 'A time HH:MM is expected.' },
  'field.format': { es: 'El formato no es válido.', en: 'The format is not valid.' },
  'field.characters': {
    es: 'Contiene caracteres que no se pueden guardar.',
    en: 'It contains characters that cannot be stored.',
  },
  'field.too_deep': { es: 'Está anidado a demasiada profundidad.', en: 'It is nested too deeply.' },
  'webhook.not_an_address': {
    es: 'Se espera una dirección completa, como https://sistema.example/avisos.',
    en: 'A whole address is expected, such as https://system.example/hooks.',
  },
  'webhook.scheme': { es: 'Solo se aceptan http y https.', en: 'Only http and https are accepted.' },
  'webhook.holds_log_in': {
    es: 'La dirección no puede llevar usuario ni contraseña.',
    en: 'The address may hold no user and no password.',
  },
  'webhook.port': {
    es: 'Puertos aceptados: 80, 443 y desde 1024.',
    en: 'Ports accepted: 80, 443 and from 1024 on.',
  },
  'webhook.private': {
    es: 'La dirección lleva a una red privada o reservada.',
    en: 'The address leads into a private or reserved network.',
  },
  'snooze.one_of_two': {
    es: 'Indique una fecha o un número de días hábiles, uno de los dos.',
    en: 'Give a date or a number of business days, one of the two.',
  },
  'date.out_of_range': {
    es: 'Se espera una fecha entre {first} y {last}.',
    en: 'A date between {first} and {last} is expected.',
  },
  'date.leaves_calendar': {
    es: 'Con {value} la cuenta sale del calendario ({first} a {last}).',
    en: 'With {value} the count leaves the calendar ({first} to {last}).',
  },
  'range.reversed': {
    es: 'El rango de {from} a {to} termina antes de empezar.',
    en: 'The range {from} to {to} ends before it begins.',
  },
  'range.too_long': {
    es: 'El rango tiene {days} días; se listan hasta {most} a la vez.',
    en: 'The range has {days} days; up to {most} are listed at once.',
  },
  'amount.out_of_range': {
    es: '{value} es más de lo que el calendario puede contar.',
    en: '{value} is more than the calendar can count.',
  },
  'change.empty': {
    es: 'Agregue o quite al menos un día.',
    en: 'Add or remove at least one day.',
  },
  'closure.exists': {
    es: 'Ese día ya está cerrado allí por su firma; quítelo primero.',
    en: 'Your firm has closed that day there already; remove it first.',
  },
  'closure.nothing_left': {
    es: 'Con ese día quedarían más de {most} días seguidos cerrados.',
    en: 'With that day more than {most} days in a row would be closed.',
  },
  'closures.too_many': {
    es: 'Son demasiados días cerrados: hasta {most}.',
    en: 'Too many closed days: up to {most}.',
  },
  'date.passed': { es: 'Esa fecha ya pasó; hoy es {today}.', en: 'That date has passed; today is {today}.' },
  'at.before_opening': {
    es: 'El caso se abrió después: {openedAt}.',
    en: 'The case was opened later: {openedAt}.',
  },
  'appointment.too_far': {
    es: 'Esa fecha está demasiado lejos: se aceptan turnos hasta el {last}.',
    en: 'That date is too far ahead: appointments are taken up to {last}.',
  },
  'appointment.outside_hours': {
    es: 'A esa hora no se atiende: la agencia atiende de {opensAt} a {closesAt}. Si no es así, corrija su horario en la lista.',
    en: 'Nobody is served then: the office is open from {opensAt} to {closesAt}. If that is wrong, correct its hours on the list.',
  },
  'office.hours': {
    es: 'Una agencia abre antes de cerrar; sin horario propio se toma de 08:00 a 17:00.',
    en: 'An office opens before it closes; without hours of its own 08:00 to 17:00 is taken.',
  },
  'document.closed_day': {
    es: 'Ese día la firma no trabaja. Siguiente día hábil: {nextBusinessDay}.',
    en: 'The firm does not work on that day. Next business day: {nextBusinessDay}.',
  },
  'appointment.time_passed': { es: 'Esa hora ya pasó.', en: 'That time has passed.' },
  'appointment.one_change': {
    es: 'Una cosa a la vez: mover el turno, anularlo o anotar su resultado.',
    en: 'One thing at a time: move the appointment, cancel it, or say how it went.',
  },
  'office.one': {
    es: 'Indique una agencia de la lista (officeId) o el nombre de otra (officeName): una de las dos.',
    en: 'Name an office of the list (officeId) or another by name (officeName): one of the two.',
  },
  'assignee.cannot_work': {
    es: 'Esa persona no atiende casos.',
    en: 'That person does not work on cases.',
  },
  'person.has_left': {
    es: 'Esa persona ya no trabaja en la firma.',
    en: 'That person no longer works for the firm.',
  },
  'date.too_old': {
    es: 'Esa fecha no puede ser: es anterior a {oldest}.',
    en: 'That date cannot be: it is before {oldest}.',
  },
  'notice.other_person': {
    es: 'El representante legal que consta es {name}: el aviso se le da a esa persona.',
    en: 'The legal representative on file is {name}: the notice is given to that person.',
  },
  'mandate.ends_before_signature': {
    es: 'Un mandato no termina antes de su firma.',
    en: 'A mandate does not end before it was signed.',
  },
  'presence.not_editing': {
    es: 'Solo quien escribe dice en qué campo.',
    en: 'Only who writes says in which field.',
  },
  'link.itself': { es: 'Un caso no se enlaza consigo mismo.', en: 'A case is not linked to itself.' },
  'link.other_client': {
    es: 'Un duplicado es de la misma empresa; enlácelo como relacionado.',
    en: 'A duplicate is of the same employer; link it as related.',
  },
  'note.hand_over_internal': {
    es: 'Una nota de entrega es interna: no se muestra al cliente.',
    en: 'A hand-over note is internal: it is not shown to the client.',
  },
  'incident.ends_before_start': {
    es: 'Un incidente no termina antes de empezar.',
    en: 'An incident does not end before it begins.',
  },
  'file.empty': { es: 'El archivo está vacío.', en: 'The file is empty.' },
  'file.unnamed': { es: 'El archivo no tiene nombre.', en: 'The file has no name.' },
  'hand_over.needs_assignee': {
    es: 'La nota de entrega acompaña a un cambio de responsable.',
    en: 'A hand-over note comes with a change of assignee.',
  },
  'ladder.no_stage': { es: 'Indique al menos una etapa.', en: 'Name at least one stage.' },
  'ladder.no_staff_step': {
    es: 'El último paso va a alguien de la firma; este no: {value}.',
    en: 'The last step goes to somebody of the firm; this one does not: {value}.',
  },
  'ladder.key_taken': {
    es: 'Su firma ya tiene una escalera con esa clave: cámbiela.',
    en: 'Your firm has a ladder with that key already: change it.',
  },
  'step.repeated': { es: 'Ese paso ya existe: {value}.', en: 'There is such a step already: {value}.' },
  'step.name': {
    es: 'El nombre de un paso va en minúsculas, cifras y guiones bajos: {value}.',
    en: 'A step is named in lower case, digits and underscores: {value}.',
  },
  'step.reserved': { es: 'Ese nombre es del propio Llavero: {value}.', en: "That name is Llavero's own: {value}." },
  'step.loop': {
    es: 'Los pasos se esperan unos a otros en círculo: {value}.',
    en: 'These steps wait for each other in a circle: {value}.',
  },
  'step.base_unknown': {
    es: 'Ese paso no está en esta escalera, o el ancla no es step: {value}.',
    en: 'That step is not in this ladder, or the anchor is not step: {value}.',
  },
  'step.base_missing': { es: 'Indique el paso del que se cuenta.', en: 'Name the step that it counts from.' },
  'step.wrong_reader': {
    es: 'Ese texto no está escrito para quien lo recibiría: {value}.',
    en: 'That text is not written for whoever would receive it: {value}.',
  },
  'step.wrong_channel': {
    es: 'Por ese canal no se llega a ese destinatario: {value}.',
    en: 'That channel does not reach that recipient: {value}.',
  },
  'step.offset_out_of_range': {
    es: 'Indique o días hábiles (hasta 375) o minutos laborables (hasta 14400): {value}.',
    en: 'Give either business days (up to 375) or working minutes (up to 14400): {value}.',
  },
  'step.unknown_value': { es: 'Ese valor no existe: {value}.', en: 'There is no such value: {value}.' },
  'wording.unknown_field': {
    es: 'Nadie puede llenar {value}; se puede usar: {fields}.',
    en: 'Nobody can fill {value}; there are: {fields}.',
  },
  'evidence.empty': {
    es: 'Escriba un texto o indique al menos un dato.',
    en: 'Write a text or give at least one fact.',
  },
  'overrule.route_needed': {
    es: 'Con esa causa el caso se trabaja en algún lugar: online, correction o in_person.',
    en: 'With that scenario the case is worked somewhere: online, correction or in_person.',
  },
  'overrule.route_none': {
    es: 'Con esa causa el caso no se trabaja en ningún lugar: la ruta es none.',
    en: 'With that scenario the case is worked nowhere: the route is none.',
  },
  'overrule.also_not_beside': {
    es: 'Junto a la causa solo pueden constar otras causas de falla, y junto a ninguna otra respuesta.',
    en: 'Only other failure causes may stand beside the scenario, and only beside a failure cause.',
  },
  'overrule.also_outranks': {
    es: 'Una de las otras causas tiene precedencia: esa sería la principal.',
    en: 'One of the further causes takes precedence: it would be the leading one.',
  },
  'overrule.changes_nothing': {
    es: 'Ese ya es el diagnóstico del caso.',
    en: 'That is the verdict of the case already.',
  },
  'cursor.invalid': { es: 'El cursor no es válido.', en: 'The cursor is not valid.' },
  'idempotency.malformed': {
    es: 'Idempotency-Key lleva de 1 a 255 caracteres ASCII visibles.',
    en: 'Idempotency-Key takes 1 to 255 visible ASCII characters.',
  },
  'password.too_short': {
    es: 'La contraseña lleva al menos {n} caracteres.',
    en: 'A password takes at least {n} characters.',
  },
  'password.too_long': {
    es: 'La contraseña lleva hasta {n} caracteres.',
    en: 'A password takes up to {n} characters.',
  },
  'password.common': {
    es: 'Esa contraseña es muy conocida. Elija otra.',
    en: 'That password is well known. Choose another.',
  },
  'password.wrong': { es: 'La contraseña actual no es esa.', en: 'That is not the current password.' },
  'contacts.one_primary': {
    es: 'Exactamente un contacto es el principal.',
    en: 'Exactly one contact is the primary one.',
  },
  'date.in_future': { es: 'Esa fecha aún no llega.', en: 'That date has not come yet.' },
  'email.taken': { es: 'Ya hay un ingreso con este correo.', en: 'There is a log-in with this e-mail already.' },
  'place.unknown_province': { es: 'No es una provincia del Ecuador.', en: 'Not a province of Ecuador.' },
  'place.unknown_canton': { es: 'No es un cantón de esa provincia.', en: 'Not a canton of that province.' },
  'place.ambiguous_canton': {
    es: 'Varias provincias tienen ese cantón: indique la provincia.',
    en: 'Several provinces have that canton: name the province.',
  },
  'import.no_such_column': {
    es: 'La lista no tiene esa columna, o el reparto no se entiende.',
    en: 'The list has no such column, or the mapping cannot be read.',
  },
  'import.ruc_column': { es: 'Falta decir qué columna lleva el RUC.', en: 'Say which column holds the RUC.' },
  'import.broken_row': { es: 'Las comillas de la fila no cierran bien.', en: 'The quotes of the row do not fit.' },
  'import.too_many_cells': {
    es: 'La fila tiene más celdas que la lista columnas: ponga entre comillas lo que lleva el separador.',
    en: 'The row has more cells than the list has columns: put in quotes what holds the separator.',
  },
  'import.repeated_ruc': {
    es: 'Este RUC ya está en la línea {line}.',
    en: 'This RUC stands on line {line} already.',
  },
  'working_hours.invalid': {
    es: 'Se esperan tramos HH:MM-HH:MM por día (mon a sun), al menos uno.',
    en: 'Segments HH:MM-HH:MM of each day (mon to sun) are expected, at least one.',
  },
  'quiet_hours.no_room': {
    es: 'Esas horas no dejan un momento para escribir entre {from} y {to}.',
    en: 'Those hours leave no moment to write between {from} and {to}.',
  },
  'working_hours.without_iess': {
    es: 'El IESS atiende de lunes a viernes: abra al menos uno de esos días.',
    en: 'IESS is open from Monday to Friday: open on at least one of those days.',
  },
  'send_time.outside': {
    es: 'Los mensajes salen entre {from} y {to}.',
    en: 'Messages leave between {from} and {to}.',
  },
} as const satisfies Record<string, LocalizedText>;

export type FieldCode = keyof typeof FIELD_TEXTS;
