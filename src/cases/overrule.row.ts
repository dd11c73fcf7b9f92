import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Facts } from '../domain/triage/facts.js';
import type { Word } from '../domain/triage/overrule.js';
import type { Route, Scenario } from '../domain/triage/scenarios.js';

export type EndedBecause = 'new_evidence' | 'withdrawn' | 'overruled_again';

/** A person's word against the engine's. It stands while `endedAt` is null; a case has one standing at most. */
@Entity('overrules')
export class OverruleRow {
  @PrimaryColumn({ name: 'firm_id', type: 'uuid' })
  firmId!: string;

  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @Column({ type: 'text' })
  scenario!: Scenario;

  @Column({ type: 'jsonb' })
  also!: readonly Scenario[];

  @Column({ type: 'text' })
  route!: Route;

  @Column({ type: 'text' })
  reason!: string;

  /** What the engine answered when the person overruled it. */
  @Column({ type: 'jsonb' })
  engine!: Word;

  /** The facts that both had before them. */
  @Column({ type: 'jsonb' })
  facts!: Facts;

  @Column({ name: 'given_by', type: 'uuid' })
  givenBy!: string;

  @Column({ name: 'given_at', type: 'timestamptz' })
  givenAt!: Date;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt!: Date | null;

  @Column({ name: 'ended_by', type: 'uuid', nullable: true })
  endedBy!: string | null;

  @Column({ name: 'ended_because', type: 'text', nullable: true })
  endedBecause!: EndedBecause | null;

  @Column({ name: 'end_reason', type: 'text', nullable: true })
  endReason!: string | null;
}
