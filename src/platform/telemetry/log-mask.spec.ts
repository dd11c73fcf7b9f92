import { describe, expect, it } from '@jest/globals';
import { maskForLog } from './log-mask.js';

describe('what a log may say', () => {
  it('hides RUC and ID numbers, but not ports, years or counts', () => {
    expect(maskForLog('RUC 1790011674001, cédula 1710034065, puerto 54321')).toBe(
      'RUC 17…01, cédula 17…65, puerto 54321',
    );
  });

  it('hides tokens and addresses', () => {
    expect(maskForLog('Bearer lla_abcdefghijklmnop of ana@firma.example')).toBe('Bearer lla_… of …@…');
  });

  it('stays on one line whatever was sent', () => {
    expect(maskForLog('a\r\n{"level":50}')).toBe('a ⏎ {"level":50}');
  });
});
