import { describe, expect, it } from '@jest/globals';
import { isGenuine, readToken, tokenOf } from './answer-links.js';

const key = {
  firmId: '0190a0a0-0000-7000-8000-000000000001',
  number: 3,
  secret: Buffer.alloc(32, 7),
};
const OTHER_FIRM = '0190a0a0-0000-7000-8000-000000000002';
const FOLLOW_UP = '0190a0a0-0000-7000-8000-00000000000f';

describe('the token of a one-click link', () => {
  const token = tokenOf(key, FOLLOW_UP, 'help');

  it('says which firm, which follow-up and which answer, and is genuine under its key alone', () => {
    const claim = readToken(token);
    expect(claim).toMatchObject({ firmId: key.firmId, keyNumber: 3, followUpId: FOLLOW_UP, answer: 'help' });
    expect(claim && isGenuine(claim, key.secret)).toBe(true);
    expect(claim && isGenuine(claim, Buffer.alloc(32, 8))).toBe(false);
  });

  it('is forged by any change of a single byte', () => {
    const body = Buffer.from(token.slice('lla_r_'.length), 'base64url');
    for (let at = 0; at < body.length; at += 1) {
      const changed = Buffer.from(body);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      const claim = readToken(`lla_r_${changed.toString('base64url')}`);
      expect(claim === null || !isGenuine(claim, key.secret)).toBe(true);
    }
  });

  it('has one spelling', () => {
    const spellings = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_']
      .map((last) => `${token.slice(0, -1)}${last}`)
      .filter((text) => {
        const claim = readToken(text);
        return claim !== null && isGenuine(claim, key.secret);
      });
    expect(spellings).toEqual([token]);
  });

  it('can not be carried over to another firm', () => {
    const stolen = readToken(tokenOf({ ...key, firmId: OTHER_FIRM }, FOLLOW_UP, 'help'));
    const own = readToken(token);
    expect(own && stolen && isGenuine({ ...stolen, mac: own.mac }, key.secret)).toBe(false);
  });

  it.each(['', 'x', token.slice(0, -1), `${token}A`, token.replace('lla_r_', 'lla_x_'), `lla_r_${'A'.repeat(94)}`])(
    'is nothing where it reads %j',
    (text) => expect(readToken(text)).toBeNull(),
  );
});
