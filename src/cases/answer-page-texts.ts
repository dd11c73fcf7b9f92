import type { LinkAnswer, MessageLocale } from '../notifications/message-facts.js';

type PageText = { readonly title: string; readonly body: string; readonly button?: string };
type PageTexts = {
  readonly ask: Readonly<Record<LinkAnswer, PageText>>;
  readonly done: Readonly<Record<LinkAnswer, PageText>>;
  readonly used: PageText;
  readonly expired: PageText;
  readonly closed: PageText;
  readonly unknown: PageText;
  readonly busy: PageText;
  readonly away: PageText;
  readonly more: string;
  readonly never: string;
};

/** `{firm}` is the firm's name. */
export const PAGE_TEXTS: Readonly<Record<MessageLocale, PageTexts>> = {
  es: {
    ask: {
      solved: {
        title: '¿Ya lo resolvió?',
        body: 'Avisaremos a {firm} que usted ya lo resolvió. Alguien lo comprobará con usted.',
        button: 'Ya lo resolví',
      },
      help: {
        title: '¿Necesita ayuda?',
        body: 'Avisaremos a {firm} que usted necesita ayuda para que se comunique con usted.',
        button: 'Necesito ayuda',
      },
      later: {
        title: '¿Lo dejamos para después?',
        body: '{firm} no le escribirá sobre este paso durante dos días hábiles.',
        button: 'Pospóngalo',
      },
    },
    done: {
      solved: { title: 'Gracias', body: '{firm} ya lo sabe. Puede cerrar esta página.' },
      help: { title: 'Gracias', body: '{firm} ya sabe que necesita ayuda. Puede cerrar esta página.' },
      later: { title: 'De acuerdo', body: 'Se lo recordaremos dentro de dos días hábiles. Puede cerrar esta página.' },
    },
    used: {
      title: 'Ya tenemos su respuesta',
      body: 'Los enlaces de ese correo ya se usaron y sirven una sola vez. Si quiere agregar algo, comuníquese con {firm}.',
    },
    expired: {
      title: 'Este enlace ya venció',
      body: 'Los enlaces de los correos sirven dos semanas. Comuníquese con {firm} y con gusto le ayudarán.',
    },
    closed: {
      title: 'Este caso ya está cerrado',
      body: 'No hace falta que responda. Si todavía necesita ayuda, comuníquese con {firm}.',
    },
    unknown: {
      title: 'No reconocemos este enlace',
      body: 'Puede que se haya copiado incompleto. Ábralo desde el correo que recibió o comuníquese con su contador.',
    },
    busy: { title: 'Un momento, por favor', body: 'Hay demasiadas solicitudes. Intente de nuevo en unos segundos.' },
    away: {
      title: 'Un momento, por favor',
      body: 'No pudimos guardar su respuesta. Intente de nuevo en unos minutos.',
    },
    more: '¿Algo que debamos saber? (opcional)',
    never: 'Nunca escriba aquí su clave ni códigos: no los pedimos.',
  },
  en: {
    ask: {
      solved: {
        title: 'Is it solved?',
        body: 'We will tell {firm} that you solved it. Somebody will check it with you.',
        button: 'It is solved',
      },
      help: {
        title: 'Do you need help?',
        body: 'We will tell {firm} that you need help, so that they get in touch with you.',
        button: 'I need help',
      },
      later: {
        title: 'Leave it for later?',
        body: '{firm} will not write to you about this step for two business days.',
        button: 'Remind me later',
      },
    },
    done: {
      solved: { title: 'Thank you', body: '{firm} knows. You can close this page.' },
      help: { title: 'Thank you', body: '{firm} knows that you need help. You can close this page.' },
      later: { title: 'Very well', body: 'We will remind you in two business days. You can close this page.' },
    },
    used: {
      title: 'We have your answer',
      body: 'The links of that mail were used already and work once. To add something, get in touch with {firm}.',
    },
    expired: {
      title: 'This link has expired',
      body: 'The links of a mail work for two weeks. Get in touch with {firm}; they will gladly help.',
    },
    closed: {
      title: 'This case is closed',
      body: 'There is no need to answer. If you still need help, get in touch with {firm}.',
    },
    unknown: {
      title: 'We do not know this link',
      body: 'It may have been copied incompletely. Open it from the mail you received, or ask your accountant.',
    },
    busy: { title: 'One moment, please', body: 'There are too many requests. Try again in a few seconds.' },
    away: { title: 'One moment, please', body: 'We could not keep your answer. Try again in a few minutes.' },
    more: 'Anything we should know? (optional)',
    never: 'Never write your key or any codes here: we do not ask for them.',
  },
};
