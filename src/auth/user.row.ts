import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '../domain/access/permissions.js';
import type { Locale } from '../platform/http/locale.js';

/** A person of the firm's staff. */
@Entity('users')
export class UserRow {
  @PrimaryColumn('uuid', { name: 'firm_id' }) firmId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') email!: string;
  @Column('text', { name: 'full_name' }) fullName!: string;
  @Column('text') role!: Role;
  @Column('text') locale!: Locale;
  @Column('boolean') active!: boolean;
  @Column('integer') version!: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
}
