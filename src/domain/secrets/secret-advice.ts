/** What whoever wrote a secret is told. It was taken out of our text, and still stands in the message they sent. */
export const SECRET_ADVICE: Readonly<Record<'es' | 'en', string>> = {
  es: 'El texto traía una clave o un código; lo retiramos y no lo guardamos. Cámbielo cuanto antes y no lo envíe a nadie: la firma nunca lo pide.',
  en: 'The text held a key or a code; we took it out and did not keep it. Change it as soon as possible and send it to nobody: the firm never asks for it.',
};
