import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What was said about a case, in the client's own words. Secrets were taken out before it came here. */
@Entity('case_texts')
export class CaseTextRow {
  @PrimaryColumn({ name: 'firm_id', type: 'uuid' })
  firmId!: string;

  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @Column({ type: 'text' })
  body!: string;

  @Column({ name: 'secrets_found', type: 'smallint' })
  secretsFound!: number;

  @Column({ name: 'given_at', type: 'timestamptz' })
  givenAt!: Date;
}
