import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';
import { en } from './en';
import { es } from './es';
import type { Words } from './es';

export type Language = 'es' | 'en';

const WORDS: Record<Language, Words> = { es, en };
const LanguageContext = createContext<Language>('es');

/** The language of everything below. It is also the language of the document, for those who have it read aloud. */
export function LanguageProvider({ language, children }: { language: Language; children: ReactNode }) {
  document.documentElement.lang = language;
  return <LanguageContext.Provider value={language}>{children}</LanguageContext.Provider>;
}

export const useLanguage = (): Language => useContext(LanguageContext);

export const useWords = (): Words => WORDS[useContext(LanguageContext)];

/** The language of a browser whose person is not known yet. */
export const browserLanguage = (): Language => (navigator.language.toLowerCase().startsWith('en') ? 'en' : 'es');
