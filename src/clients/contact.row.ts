import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Locale } from '../platform/http/locale.js';

/** A person of the client's who receives messages. */
@Entity('contacts')
export class ContactRow {
  @PrimaryColumn('uuid', { name: 'firm_id' }) firmId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'client_id' }) clientId!: string;
  @Column('smallint') position!: number;
  @Column('text', { name: 'full_name' }) fullName!: string;
  @Column('text', { nullable: true }) email!: string | null;
  @Column('text', { nullable: true }) phone!: string | null;
  @Column('text', { nullable: true }) locale!: Locale | null;
  @Column('jsonb', { name: 'quiet_hours', nullable: true }) quietHours!: { from: string; to: string } | null;
  @Column('boolean', { name: 'is_primary' }) isPrimary!: boolean;
}
