import type { LocalizedText } from './problem-codes.js';

export type Locale = 'es' | 'en';

/** The first of our languages that the header asks for; Spanish where it asks for neither. */
export function localeFromHeader(acceptLanguage: string | undefined): Locale {
  const wanted = (acceptLanguage ?? '')
    .slice(0, 500)
    .split(',')
    .map(readRange)
    .filter((range) => range.weight > 0 && (range.language === 'es' || range.language === 'en'))
    .sort((a, b) => b.weight - a.weight);
  return wanted[0]?.language === 'en' ? 'en' : 'es';
}

function readRange(range: string): { language: string; weight: number } {
  const [tag = '', ...parameters] = range.trim().toLowerCase().split(';');
  const quality = parameters.find((parameter) => parameter.trim().startsWith('q='));
  const weight = quality === undefined ? 1 : Number(quality.trim().slice(2));
  return { language: tag.split('-')[0] ?? '', weight: Number.isFinite(weight) ? weight : 0 };
}

export type TextParams = Readonly<Record<string, string | number>>;

/** The text in one language with its `{…}` filled. */
export function say(text: LocalizedText, locale: Locale, params: TextParams = {}): string {
  return text[locale].replace(/\{(\w+)\}/g, (hole, name: string) => String(params[name] ?? hole));
}
