import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One detail of the record at IESS that was put right. Rows are only ever added. */
@Entity('corrections')
export class CorrectionRow {
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

  @Column({ type: 'text' })
  what!: string;

  @Column({ name: 'was_wrong', type: 'text', nullable: true })
  wasWrong!: string | null;

  @Column({ name: 'should_be', type: 'text' })
  shouldBe!: string;

  /** Null where the checked fact itself is the evidence. */
  @Column({ type: 'text', nullable: true })
  evidence!: string | null;

  @Column({ name: 'recorded_by', type: 'uuid', nullable: true })
  recordedBy!: string | null;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt!: Date;
}
