import { describe, expect, it } from '@jest/globals';
import { hideIdNumbers } from './hide-id-numbers.js';

describe('a text for a reader who may not see ID numbers', () => {
  it('hides a RUC and an ID number, and keeps every offset', () => {
    const text = 'RUC 1790011674001, cédula 1712345674: no coinciden.';
    expect(hideIdNumbers(text)).toBe('RUC 17•••••••••01, cédula 17••••••74: no coinciden.');
    expect(hideIdNumbers(text)).toHaveLength(text.length);
  });

  it('leaves identifiers, instants and other numbers alone', () => {
    const text = '"019aa000-0000-7000-8000-012345678901" 2026-11-25T09:00:00Z caso 1042, código 403, 12345678901234';
    expect(hideIdNumbers(text)).toBe(text);
  });
});
