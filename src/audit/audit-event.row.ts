import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One change that somebody made, as it was before and after. Rows are only ever added. */
@Entity('audit_events')
export class AuditEventRow {
  @PrimaryColumn('uuid', { name: 'firm_id' }) firmId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') action!: string;
  @Column('text', { name: 'actor_kind' }) actorKind!: 'user' | 'client' | 'system';
  @Column('uuid', { name: 'actor_id', nullable: true }) actorId!: string | null;
  @Column('timestamptz') at!: Date;
  @Column('text', { name: 'subject_kind' }) subjectKind!: string;
  @Column('uuid', { name: 'subject_id', nullable: true }) subjectId!: string | null;
  @Column('jsonb', { nullable: true }) before!: object | null;
  @Column('jsonb', { nullable: true }) after!: object | null;
  @Column('text', { nullable: true }) reason!: string | null;
}
