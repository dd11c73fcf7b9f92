import type { Transition } from './transitions.js';
import { TRANSITIONS } from './transitions.js';

/** The table of moves as a Mermaid state diagram; each arrow bears what opens it. Ends with a line break. */
export function transitionDiagram(table: readonly Transition[] = TRANSITIONS): string {
  const arrows = table.map(({ from, to, anyOf, allOf = [] }) => `  ${from} --> ${to}: ${label(anyOf, allOf)}`);
  return ['stateDiagram-v2', '  [*] --> triage', ...arrows, '  closed --> [*]', ''].join('\n');
}

function label(anyOf: readonly string[], allOf: readonly string[]): string {
  return [anyOf.join(' or '), ...allOf].map(spoken).join(' and ');
}

const spoken = (code: string): string => code.replaceAll('_', ' ');
