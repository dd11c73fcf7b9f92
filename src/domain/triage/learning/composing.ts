import type { FailureCause } from '../scenarios.js';
import { FAILURE_CAUSES } from '../scenarios.js';
import type { Statement } from './statement.js';

/** How a denied, solved or guessed cause and a present one stand together in tickets. */
const FRAMES: readonly ((absent: string, present: string) => string)[] = [
  (absent, present): string => `${absent}, pero ${present}.`,
  (absent, present): string => `${absent}. ${present}. Es la clave de empleador.`,
  (absent, present): string => `${present}. ${absent}.`,
  (absent, present): string => `Clave patronal: ${absent}; ${present}.`,
];
const ENGLISH_FRAMES: typeof FRAMES = [
  (absent, present): string => `${absent}, but ${present}.`,
  (absent, present): string => `${present}. ${absent}. It is the employer key.`,
];
const ENGLISH = /\b(?:the|is|our|we|my|it|and|not|was)\b/i;
const STRIDE = 7;

const bare = (text: string): string => text.replace(/(?<![.\s])[.\s]+$/, '');

/** Puts each statement that tells a cause beside one that tells another cause is absent: what counts is the present one. */
export function composed(statements: readonly Statement[]): readonly Statement[] {
  const isCause = ({ about }: Statement): boolean => FAILURE_CAUSES.some((cause) => cause === about);
  const present = statements.filter((statement) => isCause(statement) && statement.says);
  const absent = statements.filter((statement) => isCause(statement) && !statement.says);
  return present.flatMap((statement, index) => {
    const isEnglish = ENGLISH.test(statement.text);
    const others = absent.filter(({ about, text }) => about !== statement.about && ENGLISH.test(text) === isEnglish);
    const frames = isEnglish ? ENGLISH_FRAMES : FRAMES;
    const other = others[(index * STRIDE) % Math.max(1, others.length)];
    const frame = frames[index % frames.length];
    if (other === undefined || frame === undefined) return [];
    return [
      { text: frame(bare(other.text), bare(statement.text)), about: statement.about as FailureCause, says: true },
    ];
  });
}
