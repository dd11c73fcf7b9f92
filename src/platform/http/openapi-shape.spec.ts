import { describe, expect, it } from '@jest/globals';
import { shaped } from './openapi-shape.js';

describe('a schema of OpenAPI 3.1', () => {
  it('says null as a type', () => {
    expect(shaped({ type: 'string', nullable: true })).toEqual({ type: ['string', 'null'] });
    expect(shaped({ type: 'string', enum: ['a'], nullable: true })).toEqual({
      type: ['string', 'null'],
      enum: ['a', null],
    });
  });

  it('says null beside a reference', () => {
    expect(shaped({ nullable: true, description: 'x', allOf: [{ $ref: '#/components/schemas/A' }] })).toEqual({
      description: 'x',
      anyOf: [{ $ref: '#/components/schemas/A' }, { type: 'null' }],
    });
  });

  it('closes objects that say what they hold', () => {
    expect(shaped({ type: 'object', properties: {} })).toHaveProperty('additionalProperties', false);
    expect(shaped({ type: 'object', additionalProperties: true })).toHaveProperty('additionalProperties', true);
  });

  it('keeps what names promise', () => {
    const properties = {
      id: { type: 'string' },
      dueAt: { type: 'string' },
      deadlineOn: { type: 'string', nullable: true },
    };
    expect(shaped({ type: 'object', properties })).toMatchObject({
      properties: {
        id: { format: 'uuid' },
        dueAt: { format: 'date-time' },
        deadlineOn: { format: 'date', type: ['string', 'null'] },
      },
    });
  });

  it('stays as it is when shaped again', () => {
    const once = shaped({ type: 'object', properties: { a: { type: 'string', nullable: true } } });
    expect(shaped(once)).toEqual(once);
  });
});
