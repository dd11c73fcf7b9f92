import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Facts } from '../domain/triage/facts.js';
import type { Scenario } from '../domain/triage/scenarios.js';
import type { StoredVerdict } from './stored-verdict.js';

/** One verdict of a case, with the facts it rested on and, where a person overruled the engine, by which word. Verdicts are added, never changed. */
@Entity('verdicts')
export class VerdictRow {
  @PrimaryColumn({ name: 'firm_id', type: 'uuid' })
  firmId!: string;

  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @Column({ type: 'integer' })
  seq!: number;

  @Column({ type: 'text' })
  scenario!: Scenario;

  @Column({ type: 'jsonb' })
  verdict!: StoredVerdict;

  @Column({ type: 'jsonb' })
  facts!: Facts;

  /** The overrule that gave it, where a person's word stands in it. */
  @Column({ name: 'overrule_id', type: 'uuid', nullable: true })
  overruleId!: string | null;

  @Column({ name: 'decided_at', type: 'timestamptz' })
  decidedAt!: Date;
}
