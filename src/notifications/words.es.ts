import { addDays } from '../domain/calendar/local-date.js';
import type { MessageFacts, MessageText, Words } from './message-facts.js';
import { spokenDate } from './spoken-date.js';

const on = ({ step }: MessageFacts): string => spokenDate(step.anchoredOn, 'es');
const about = ({ clientName }: MessageFacts): string => `el acceso de ${clientName} al IESS como empleador`;
const question = (facts: MessageFacts): string =>
  facts.question ?? 'Respóndanos qué ve en la pantalla: el texto exacto del mensaje o una foto.';
const NO_MORE_TRIES = 'Por favor, no haga más intentos por ahora: cada intento fallido puede alargar el trámite.';

const isPast = ({ step, today }: MessageFacts): boolean => step.anchoredOn < today;
const isToday = ({ step, today }: MessageFacts): boolean => step.anchoredOn === today;

function deadlineSubject({ step, caseNumber, today }: MessageFacts): string {
  if (step.anchoredOn === today) return `Hoy es el vencimiento · caso ${caseNumber}`;
  if (step.anchoredOn < today) return `El vencimiento ya pasó · caso ${caseNumber}`;
  if (step.daysLeft <= 0) return `Último día hábil antes del vencimiento · caso ${caseNumber}`;
  const days = step.daysLeft === 1 ? 'Queda 1 día hábil' : `Quedan ${step.daysLeft} días hábiles`;
  return `${days} para el vencimiento · caso ${caseNumber}`;
}

function whereAndWhen({ visit }: MessageFacts): string {
  if (visit === null) return '';
  const parts = [visit.officeName, visit.officeAddress, visit.turnNumber && `turno ${visit.turnNumber}`];
  return ` a las ${visit.at}, ${parts.filter(Boolean).join(', ')}`;
}

function whoGoes({ visit, firmName }: MessageFacts): string {
  if (visit?.goes === 'staff') return `Va por usted ${visit.goesFullName ?? firmName}.`;
  const who = visit?.goesFullName ? `Va ${visit.goesFullName}, con su cédula original. ` : '';
  return `${who}Llegue 10 minutos antes.`;
}

function whatToBring({ visit }: MessageFacts): string {
  if (visit === null || visit.documents.length === 0) {
    return 'Lleve la cédula original y los documentos de la lista que le dimos.';
  }
  const asked = visit.goes === 'staff' ? 'Necesitamos de usted:' : 'Lleve:';
  return [asked, ...visit.documents.map((document) => `· ${document}`)].join('\n');
}

function windowOpens(facts: MessageFacts): string {
  if (isToday(facts)) return 'Desde hoy puede haber respuesta';
  return isPast(facts) ? 'Ya puede haber respuesta' : 'Cuándo puede haber respuesta';
}

function windowEnds(facts: MessageFacts): string {
  if (isToday(facts)) return 'Hoy termina el plazo estimado';
  return isPast(facts) ? 'El plazo estimado ya terminó' : 'Hasta cuándo va el plazo estimado';
}

function visitSubject({ step, today }: MessageFacts): string {
  if (step.anchoredOn === today) return 'Hoy es su turno en el IESS: qué llevar';
  return addDays(today, 1) === step.anchoredOn
    ? 'Mañana es su turno en el IESS: qué llevar'
    : 'Su turno en el IESS: qué llevar';
}

const beforeVisit = (facts: MessageFacts): MessageText => ({
  subject: `${visitSubject(facts)} · caso ${facts.caseNumber}`,
  body: [
    `Su turno en el IESS es el ${on(facts)}${whereAndWhen(facts)}. ${whoGoes(facts)}`,
    whatToBring(facts),
    'Si no le atienden, anote la frase exacta y escríbanos. No hacen falta tramitadores.',
  ],
});

const afterVisit = (facts: MessageFacts): MessageText => ({
  subject: `¿Cómo le fue en el IESS? · caso ${facts.caseNumber}`,
  body: [
    `Su turno en el IESS ${isPast(facts) ? 'era' : 'es'} el ${on(facts)}. ¿Qué le dijeron?`,
    'Si le entregaron el acceso, pruébelo hoy mismo y cuéntenos.',
  ],
});

/** Spanish of Ecuador, "usted". */
export const WORDS_ES: Words = {
  greeting: ({ toName }) => (toName === null ? 'Saludos.' : `Saludos, ${toName}.`),
  alsoCarries: (late) =>
    late ? 'Este mensaje reúne también avisos anteriores que no alcanzaron a salir:' : 'Este mensaje reúne también:',
  otherCases: 'También le escribimos por otros casos:',
  manyCases: (cases, { firmName }) => `Novedades de ${cases} casos · ${firmName}`,
  nameOfCase: ({ clientName, caseNumber }) => `${clientName}, caso ${caseNumber}:`,
  openCase: 'Ver el caso:',
  answerBy: 'Responda con un clic (los enlaces sirven una sola vez, durante dos semanas):',
  answers: { solved: 'Ya lo resolví', help: 'Necesito ayuda', later: 'Pospóngalo' },
  signature: ({ firmName, audience }) =>
    audience === 'staff'
      ? [firmName]
      : ['Nunca le pedimos su clave ni códigos: no los envíe a nadie. El trámite en el IESS no tiene costo.', firmName],
  callClient: (facts) => ({
    subject: `Llame al cliente · caso ${facts.caseNumber}`,
    body: [
      `${facts.clientName} no tiene un contacto al que llegue un correo. Llame o visite al cliente y registre su respuesta en el caso.`,
      'Esto es lo que le habríamos escrito:',
    ],
  }),
  texts: {
    facts_missing: (facts) => ({
      subject: `Nos falta un dato para avanzar · caso ${facts.caseNumber}`,
      body: [`Estamos revisando ${about(facts)} y nos falta un dato para avanzar.`, question(facts), NO_MORE_TRIES],
    }),
    facts_still_missing: (facts) => ({
      subject: `Seguimos esperando un dato · caso ${facts.caseNumber}`,
      body: [`Sin este dato no podemos avanzar con ${about(facts)}.`, question(facts), NO_MORE_TRIES],
    }),
    facts_last_call: (facts) => ({
      subject: `Pondremos en pausa el caso ${facts.caseNumber}`,
      body: [
        `Aún nos falta un dato sobre ${about(facts)}. Si no lo recibimos, pondremos el caso en pausa.`,
        question(facts),
        'Cuando nos responda, seguimos desde donde quedamos.',
      ],
    }),
    access_check: (facts) => ({
      subject: `¿Pudo entrar al IESS? · caso ${facts.caseNumber}`,
      body: [
        `¿Pudo recuperar ${about(facts)}? Responda "sí" o cuéntenos en qué paso se detuvo.`,
        'Si ve un mensaje en la pantalla, envíenos el texto exacto.',
      ],
    }),
    one_more_try: (facts) => ({
      subject: `Un solo intento más, con este cambio · caso ${facts.caseNumber}`,
      body: [
        'Para pasar el "No soy un robot", haga un solo intento más y cambie algo: otro navegador, otra red u otro equipo.',
        'Si tampoco pasa, no insista: respóndanos y buscamos la siguiente salida.',
      ],
    }),
    correction_check: (facts) => ({
      subject: `¿Ya se corrigió el dato? · caso ${facts.caseNumber}`,
      body: [
        `Para recuperar ${about(facts)} hay que corregir antes un dato del representante legal o del registro.`,
        '¿Ya está corregido? Respóndanos y hacemos juntos el siguiente intento. Antes de eso, no lo intente.',
      ],
    }),
    window_opens: (facts) => ({
      subject: `${windowOpens(facts)} · caso ${facts.caseNumber}`,
      body: [
        `Según nuestra estimación, desde el ${on(facts)} puede resolverse ${about(facts)}.`,
        'Si ya fue al IESS, cuéntenos qué le dijeron; si no, lleve los documentos de la lista que le dimos.',
      ],
    }),
    window_ends: (facts) => ({
      subject: `${windowEnds(facts)} · caso ${facts.caseNumber}`,
      body: [
        `El plazo que estimamos para ${about(facts)} ${isPast(facts) ? 'llegaba' : 'llega'} hasta el ${on(facts)}. Es una estimación nuestra, no del IESS.`,
        '¿Ya tiene acceso? Si no, respóndanos para ver qué lo detiene.',
      ],
    }),
    appointment_before: (facts) => (isPast(facts) ? afterVisit(facts) : beforeVisit(facts)),
    appointment_after: afterVisit,
    deadline: (facts) => ({
      subject: deadlineSubject(facts),
      body: [
        isPast(facts)
          ? `El vencimiento de ${facts.clientName} era el ${on(facts)}; la falta de acceso ya cuesta dinero.`
          : `El vencimiento de ${facts.clientName} es el ${on(facts)}; desde el día siguiente, la falta de acceso cuesta dinero.`,
        'Revise qué falta y a quién le toca el siguiente paso.',
      ],
    }),
    access_test: (facts) => ({
      subject: `Probemos el acceso · caso ${facts.caseNumber}`,
      body: [
        `Ya hay una clave nueva para ${about(facts)}. Pruebe el acceso hoy y confirme si funciona.`,
        'Si no funciona, no cree otra: anote el mensaje exacto.',
      ],
    }),
    access_restored: (facts) => ({
      subject: `Acceso recuperado · caso ${facts.caseNumber}`,
      body: [
        `Quedó recuperado ${about(facts)}. Guarde la clave donde solo usted la vea.`,
        'Si vuelve a tener problemas, respóndanos: reabrimos el mismo caso.',
      ],
    }),
    close_check: (facts) => ({
      subject: `¿Se puede cerrar? · caso ${facts.caseNumber}`,
      body: [
        `${facts.clientName} recuperó el acceso: así consta desde el ${on(facts)}. Confirme que sigue funcionando y cierre el caso.`,
      ],
    }),
    case_review: (facts) => ({
      subject: `Revise el siguiente paso · caso ${facts.caseNumber}`,
      body: [
        `Revise en qué está el caso de ${facts.clientName} y decida el siguiente paso.`,
        'Si espera a alguien, anótelo en el caso; si no, muévalo. Mientras no cambie, se lo recordaremos.',
      ],
    }),
    case_parked: (facts) => ({
      subject: `En pausa por falta de un dato · caso ${facts.caseNumber}`,
      body: [
        `Sigue faltando el dato que decide el caso de ${facts.clientName}. Desde hoy el caso espera al cliente.`,
        ...(facts.question === null ? [] : [`Lo que falta saber: ${facts.question}`]),
        'Cuando el cliente responda, registre la respuesta y el caso sigue desde donde quedó.',
      ],
    }),
    parked_review: (facts) => ({
      subject: `¿Otra forma de ubicar al cliente? · caso ${facts.caseNumber}`,
      body: [
        `El caso de ${facts.clientName} espera al cliente desde el ${on(facts)} por falta de un dato.`,
        'Pruebe otra forma de ubicarlo, por ejemplo una llamada, o decida si el caso se cierra.',
      ],
    }),
    tries_used_up: (facts) => ({
      subject: `Sin más intentos en línea · caso ${facts.caseNumber}`,
      body: [
        `El caso de ${facts.clientName} no tiene más intentos permitidos en línea: otro intento puede alargar el trámite.`,
        'Elija otra salida: un dato que haya cambiado o la atención en el IESS.',
      ],
    }),
    window_check: (facts) => ({
      subject: `${windowEnds(facts)} · caso ${facts.caseNumber}`,
      body: [
        `El plazo estimado del caso de ${facts.clientName} ${isPast(facts) ? 'terminó' : 'termina'} el ${on(facts)}.`,
        'Averigüe si el cliente ya tiene acceso y qué lo detiene.',
      ],
    }),
    access_unconfirmed: (facts) => ({
      subject: `Falta confirmar el acceso · caso ${facts.caseNumber}`,
      body: [
        `El caso de ${facts.clientName} está en verificación desde el ${on(facts)}: falta confirmar que la clave nueva funciona.`,
        'Pida al cliente que pruebe el acceso y registre el resultado. Si no funciona, que no cree otra clave.',
      ],
    }),
    waiting_over: (facts) => ({
      subject: `Se cumplió la espera · caso ${facts.caseNumber}`,
      body: [
        `El caso de ${facts.clientName} esperaba hasta el ${on(facts)}. Averigüe qué pasó y decida el siguiente paso.`,
      ],
    }),
    no_turns: (facts) => ({
      subject: `No hay turnos · caso ${facts.caseNumber}`,
      body: [
        `Se buscó turno varias veces para ${facts.clientName} y no hay. Vea si otra agencia o provincia tiene.`,
        'Guarde captura de la leyenda y, si no aparece turno, reclame en denuncias.iess.gob.ec. No pague tramitadores.',
      ],
    }),
    late: (facts) => ({
      subject: isPast(facts)
        ? `[Atrasado] caso ${facts.caseNumber}, ${facts.clientName}`
        : `${windowEnds(facts)} · caso ${facts.caseNumber}`,
      body: [
        isPast(facts)
          ? `El plazo estimado del caso de ${facts.clientName} terminó el ${on(facts)} y aún no consta el acceso.`
          : `El plazo estimado del caso de ${facts.clientName} llega hasta el ${on(facts)} y aún no consta el acceso.`,
        'Vea qué lo detiene y si hay que reasignarlo.',
      ],
    }),
  },
};
