import { describe, expect, it } from '@jest/globals';
import { checkIessBranch, USUAL_IESS_BRANCH } from './iess-branch.js';

describe("IESS's branch number", () => {
  it.each([USUAL_IESS_BRANCH, '0012', ' 00 01 '])('accepts %j', (text) => {
    expect(checkIessBranch(text)).toEqual({ iessBranch: text.replace(/ /g, '') });
  });

  it.each(['', '1', '001', '00001', '000A'])('refuses %j, which has not four digits', (text) => {
    expect(checkIessBranch(text)).toMatchObject({ refused: { code: 'iess_branch.four_digits' } });
  });
});
