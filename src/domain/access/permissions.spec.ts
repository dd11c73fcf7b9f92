import { describe, expect, it } from '@jest/globals';
import { mayDo, permissionsOf, PERMISSIONS, ROLES } from './permissions.js';

describe('who may do what', () => {
  it('lets the owner do everything', () => {
    expect(permissionsOf('owner')).toEqual(Object.keys(PERMISSIONS));
  });

  it('lets a viewer read, and change nothing but the own log-in', () => {
    const changes = permissionsOf('viewer').filter((permission) => !permission.endsWith('.read'));
    expect(changes).toEqual(['own_log_in.use']);
  });

  it('hides ID numbers and messages from a viewer', () => {
    expect(mayDo('viewer', 'id_numbers.read')).toBe(false);
    expect(mayDo('viewer', 'deliveries.read')).toBe(false);
  });

  it('keeps overrides and the audit trail from agents', () => {
    expect(mayDo('agent', 'cases.override')).toBe(false);
    expect(mayDo('agent', 'audit.read')).toBe(false);
    expect(mayDo('supervisor', 'cases.override')).toBe(true);
  });

  it('gives every role something', () => {
    for (const role of ROLES) expect(permissionsOf(role)).not.toEqual([]);
  });
});
