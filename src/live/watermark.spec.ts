import { describe, expect, it } from '@jest/globals';
import { Watermark } from './watermark.js';

describe('the mark of a stream', () => {
  it('waits for what was under way when the newest entry was seen', () => {
    const mark = new Watermark(10n);
    expect(mark.isNew('12')).toBe(true);
    mark.advance({ newest: '12', begun: '105', unsettled: '103' });
    mark.advance({ newest: '12', begun: '106', unsettled: '104' });
    expect(mark.seq).toBe('10');
    expect(mark.isNew('11')).toBe(true);
    mark.advance({ newest: '12', begun: '106', unsettled: '105' });
    expect(mark.seq).toBe('12');
  });

  it('tells each entry once, and nothing that lies before it', () => {
    const mark = new Watermark(10n);
    expect([mark.isNew('11'), mark.isNew('11'), mark.isNew('9'), mark.isNew('10')]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('never goes back', () => {
    const mark = new Watermark(10n);
    mark.advance({ newest: '7', begun: '1', unsettled: '1' });
    mark.advance({ newest: '7', begun: '1', unsettled: '1' });
    expect(mark.seq).toBe('10');
  });
});
