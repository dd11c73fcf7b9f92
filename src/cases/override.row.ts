import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a supervisor can set aside, once each time. */
export const OVERRIDABLE = ['attempt_budget'] as const;
export type Overridable = (typeof OVERRIDABLE)[number];

/** A rule set aside in one case, by name and reason, until it is used. */
@Entity('overrides')
export class OverrideRow {
  @PrimaryColumn({ name: 'firm_id', type: 'uuid' })
  firmId!: string;

  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @Column({ type: 'text' })
  overrides!: Overridable;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ name: 'granted_by', type: 'uuid' })
  grantedBy!: string;

  @Column({ name: 'granted_at', type: 'timestamptz' })
  grantedAt!: Date;

  @Column({ name: 'used_by_attempt_id', type: 'uuid', nullable: true })
  usedByAttemptId!: string | null;
}
