/** Confirmations, the state of the line, and what waits for it. */
export const lineWords = {
  toasts: { undo: 'Deshacer', undone: 'Deshecho', close: 'Cerrar aviso' },
  line: {
    offline: (time: string) => `Sin conexión: ve datos de las ${time}.`,
    waiting: (n: number) => (n === 1 ? '1 cambio se enviará al volver.' : `${n} cambios se enviarán al volver.`),
    sent: (n: number) => (n === 1 ? 'Se envió 1 cambio que esperaba.' : `Se enviaron ${n} cambios que esperaban.`),
    overtaken: (what: string) => `Otra persona cambió antes «${what}»: queda como está ahora.`,
    kept: 'Se guardó aquí y se enviará al volver la conexión.',
  },
};
