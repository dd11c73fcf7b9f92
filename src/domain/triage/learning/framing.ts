import { FAILURE_CAUSES } from '../scenarios.js';
import type { Statement } from './statement.js';

/** How statements stand in real tickets: wrapped into what they are about. `{}` is the statement without its full stop. */
const FRAMES = [
  '{}, por eso no puedo recuperar la clave de empleador.',
  'Sobre la clave de empleador de mi cliente: {}.',
  '{} y necesito la clave de empleador.',
  'Al recuperar la clave patronal, {}.',
  'Buenas tardes, le cuento que {}, es de la clave de empleador.',
  'About the employer key: {}.',
] as const;

const ENGLISH = /\b(?:the|is|our|we|my|it|and|not)\b/i;

/** Adds to each statement about a cause the same statement inside a frame, so that the words around it weigh nothing. */
export function withFrames(statements: readonly Statement[]): readonly Statement[] {
  const causes: readonly string[] = [...FAILURE_CAUSES, 'none'];
  const framed = statements
    .filter(({ about }) => causes.includes(about))
    .map((statement, index) => ({
      ...statement,
      text: frameFor(statement.text, index).replace('{}', statement.text.replace(/[.?]$/, '')),
    }));
  return [...statements, ...framed];
}

const frameFor = (text: string, index: number): string =>
  (ENGLISH.test(text) ? FRAMES.at(-1) : FRAMES[index % (FRAMES.length - 1)]) ?? '{}';
