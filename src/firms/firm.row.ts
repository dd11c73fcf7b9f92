import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { WorkingHours } from '../domain/calendar/working-hours.js';
import type { Locale } from '../platform/http/locale.js';

/** `HH:MM` in the zone of whoever is left in peace; over midnight when `from` is later than `to`. */
export type QuietHours = { readonly from: string; readonly to: string };

/** An accounting firm: the tenant. */
@Entity('firms')
export class FirmRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  @Column('text') province!: string;
  @Column('text') canton!: string;
  @Column('text') zone!: string;
  @Column('text') locale!: Locale;
  @Column('jsonb', { name: 'working_hours' }) workingHours!: WorkingHours;
  @Column('text', { name: 'send_at' }) sendTime!: string;
  @Column('jsonb', { name: 'quiet_hours', nullable: true }) quietHours!: QuietHours | null;
  @Column('text', { name: 'mail_name', nullable: true }) mailName!: string | null;
  @Column('boolean', { name: 'is_demo' }) isDemo!: boolean;
  @Column('integer', { name: 'last_case_number' }) lastCaseNumber!: number;
  @Column('integer') version!: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
}
