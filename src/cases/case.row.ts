import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../domain/calendar/local-date.js';
import type { Stage, WaitingFor } from '../domain/lifecycle/stages.js';
import type { CaseWindow, WindowBasis } from '../domain/lifecycle/window.js';
import type { Facts } from '../domain/triage/facts.js';
import type { Scenario } from '../domain/triage/scenarios.js';
import type { StoredVerdict } from './stored-verdict.js';

/** One client's access problem, from intake to close, as it stands now; how it came there are its events. */
@Entity('cases')
export class CaseRow {
  @PrimaryColumn({ name: 'firm_id', type: 'uuid' })
  firmId!: string;

  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'integer' })
  number!: number;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId!: string;

  @Column({ type: 'text', nullable: true })
  channel!: string | null;

  @Column({ type: 'text' })
  stage!: Stage;

  @Column({ name: 'stage_since', type: 'timestamptz' })
  stageSince!: Date;

  /** The facts as they were when the stage began: what changed since may open a move. */
  @Column({ name: 'stage_facts', type: 'jsonb' })
  stageFacts!: Facts;

  @Column({ name: 'corrected_at', type: 'timestamptz', nullable: true })
  correctedAt!: Date | null;

  @Column({ name: 'waiting_for', type: 'text' })
  waitingFor!: WaitingFor;

  @Column({ name: 'waiting_until', type: 'date', nullable: true })
  waitingUntil!: LocalDate | null;

  @Column({ name: 'waiting_since', type: 'timestamptz', nullable: true })
  waitingSince!: Date | null;

  @Column({ type: 'text' })
  scenario!: Scenario;

  @Column({ type: 'jsonb' })
  facts!: Facts;

  @Column({ type: 'jsonb' })
  verdict!: StoredVerdict;

  @Column({ name: 'window_detail', type: 'jsonb', nullable: true })
  window!: CaseWindow | null;

  @Column({ name: 'window_basis', type: 'text', nullable: true })
  windowBasis!: WindowBasis['kind'] | null;

  @Column({ name: 'window_based_at', type: 'timestamptz', nullable: true })
  windowBasedAt!: Date | null;

  @Column({ name: 'window_earliest_on', type: 'date', nullable: true })
  windowEarliestOn!: LocalDate | null;

  @Column({ name: 'window_latest_on', type: 'date', nullable: true })
  windowLatestOn!: LocalDate | null;

  @Column({ name: 'deadline_on', type: 'date', nullable: true })
  deadlineOn!: LocalDate | null;

  /** The day of the visit to come. */
  @Column({ name: 'visit_on', type: 'date', nullable: true })
  visitOn!: LocalDate | null;

  /** Since when the supervisor has to see to a turn, for none was to be had. */
  @Column({ name: 'no_turn_since', type: 'timestamptz', nullable: true })
  noTurnSince!: Date | null;

  @Column({ name: 'assignee_id', type: 'uuid', nullable: true })
  assigneeId!: string | null;

  @Column({ name: 'plan_revision', type: 'integer' })
  planRevision!: number;

  @Column({ name: 'opened_at', type: 'timestamptz' })
  openedAt!: Date;

  @Column({ name: 'resolved_at', type: 'timestamptz', nullable: true })
  resolvedAt!: Date | null;

  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt!: Date | null;

  @Column({ type: 'integer' })
  version!: number;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;
}
