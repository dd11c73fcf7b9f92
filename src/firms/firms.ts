import { Injectable } from '@nestjs/common';
import { Audit, changed } from '../audit/audit.js';
import { SEND_HOURS } from '../domain/follow-ups/send-window.js';
import type { Tx } from '../platform/database/database.js';
import { placeOf } from '../platform/http/place-fields.js';
import { fieldError, Problem } from '../platform/http/problem.js';
import type { FirmChangesDto, FirmDto } from './firm.dto.js';
import { FirmRow } from './firm.row.js';
import { readFirm } from './read-firm.js';

/** The firm's settings. */
@Injectable()
export class Firms {
  constructor(private readonly audit: Audit) {}

  /** Throws 412 when the version is stale. */
  async change(tx: Tx, actorId: string, version: number, changes: FirmChangesDto): Promise<FirmDto> {
    refuseNightlySending(changes.sendTime);
    const before = await readFirm(tx);
    const place = placeAfter(before, changes);
    const done = await tx.rows.update(
      FirmRow,
      { id: tx.firmId, version },
      {
        ...place,
        name: changes.name,
        locale: changes.locale,
        workingHours: changes.workingHours,
        sendTime: changes.sendTime,
        quietHours: changes.quietHours,
        mailName: changes.mailName,
        version: version + 1,
        updatedAt: tx.now,
      },
    );
    if (done.affected !== 1) throw Problem.stale();
    const after = await readFirm(tx);
    await this.audit.record(tx, {
      action: 'firm.changed',
      actorId,
      subjectKind: 'firm',
      subjectId: tx.firmId,
      ...changed(before, after),
    });
    return after;
  }
}

function refuseNightlySending(sendTime: string | undefined): void {
  if (sendTime !== undefined && (sendTime < SEND_HOURS.from || sendTime >= SEND_HOURS.to)) {
    throw Problem.invalid(fieldError('/sendTime', 'send_time.outside', { ...SEND_HOURS }));
  }
}

/** A new province without a canton leaves the old canton behind; the zone follows the place unless it is named. */
function placeAfter(before: FirmDto, changes: FirmChangesDto): Pick<FirmRow, 'province' | 'canton' | 'zone'> {
  if (changes.province === undefined && changes.canton === undefined) {
    return { province: before.province, canton: before.canton, zone: changes.zone ?? before.zone };
  }
  const place = placeOf({
    province: changes.province ?? (changes.canton === undefined ? before.province : undefined),
    canton: changes.canton,
  });
  return { province: place.province ?? '', canton: place.canton ?? '', zone: changes.zone ?? place.zone };
}
