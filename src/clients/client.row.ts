import { Column, Entity, PrimaryColumn } from 'typeorm';

export const RUC_STATUSES = ['active', 'suspended', 'closed', 'unknown'] as const;
export type RucStatus = (typeof RUC_STATUSES)[number];

/** An employer the firm looks after. `registeredEmail` is the record at IESS; nobody is ever written to there. */
@Entity('clients')
export class ClientRow {
  @PrimaryColumn('uuid', { name: 'firm_id' }) firmId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') ruc!: string;
  @Column('text', { name: 'legal_name' }) legalName!: string;
  @Column('text', { nullable: true }) province!: string | null;
  @Column('text', { nullable: true }) canton!: string | null;
  @Column('text', { name: 'iess_branch' }) iessBranch!: string;
  @Column('text', { name: 'registered_email', nullable: true }) registeredEmail!: string | null;
  @Column('text', { name: 'representative_id_number', nullable: true }) representativeIdNumber!: string | null;
  @Column('text', { name: 'representative_full_name', nullable: true }) representativeFullName!: string | null;
  /** Since when the firm holds the data of the present representative. */
  @Column('timestamptz', { name: 'representative_since', nullable: true }) representativeSince!: Date | null;
  @Column('text', { name: 'ruc_status', nullable: true }) rucStatus!: RucStatus | null;
  /** `YYYY-MM-DD`. */
  @Column('date', { name: 'ruc_status_checked_on', nullable: true }) rucStatusCheckedOn!: string | null;
  @Column('integer') version!: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
}
