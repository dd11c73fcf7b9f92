import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUDGETS } from '../../src/domain/lifecycle/attempts.js';
import { transitionDiagram } from '../../src/domain/lifecycle/transition-diagram.js';
import { GUARDS } from '../../src/domain/lifecycle/transitions.js';

const DOC = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'life-cycle.md'), 'utf8');

describe('docs/life-cycle.md', () => {
  it('shows the diagram that `npm run stages` prints', () => {
    expect(DOC).toContain(`\`\`\`mermaid\n${transitionDiagram()}\`\`\`\n`);
  });

  it('explains every guard', () => {
    expect(GUARDS.filter((guard) => !DOC.includes(`| ${guard.replaceAll('_', ' ')} `))).toEqual([]);
  });

  it('tells the tries of every scenario as the policy has them', () => {
    for (const [scenario, { tries }] of Object.entries(BUDGETS)) {
      const row = DOC.split('\n').find((line) => line.startsWith(`| \`${scenario}\` `));
      expect(`${scenario}: ${row?.split('|')[2]?.trim().split(' ')[0]}`).toBe(`${scenario}: ${tries}`);
    }
  });
});
