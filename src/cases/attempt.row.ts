import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Outcome } from '../domain/lifecycle/attempts.js';
import type { Stage } from '../domain/lifecycle/stages.js';
import type { Facts } from '../domain/triage/facts.js';
import type { Scenario } from '../domain/triage/scenarios.js';

/** One try at the portal. The budget counts per RUC, not per case: it bears the RUC that it was made for. */
@Entity('attempts')
export class AttemptRow {
  @PrimaryColumn({ name: 'firm_id', type: 'uuid' })
  firmId!: string;

  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId!: string;

  @Column({ type: 'text' })
  ruc!: string;

  @Column({ name: 'made_by', type: 'text' })
  madeBy!: 'staff' | 'client';

  @Column({ type: 'text' })
  outcome!: Outcome;

  @Column({ type: 'text' })
  stage!: Stage;

  @Column({ type: 'text' })
  scenario!: Scenario;

  @Column({ type: 'text', nullable: true })
  wording!: string | null;

  @Column({ type: 'text', nullable: true })
  browser!: string | null;

  @Column({ type: 'text', nullable: true })
  network!: string | null;

  @Column({ type: 'text', nullable: true })
  device!: string | null;

  @Column({ type: 'jsonb' })
  facts!: Facts;

  @Column({ name: 'recorded_by', type: 'uuid', nullable: true })
  recordedBy!: string | null;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt!: Date;
}
