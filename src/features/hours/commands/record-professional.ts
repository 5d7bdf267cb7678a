import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { type Attendance, type Credit, getAttendanceCredit } from '../queries/attendance-credit.ts';
import { insertEntries } from '../queries/entries.ts';
import { lockDays } from '../queries/hours-claims.ts';

/**
 * Records an attendance that an authority recognises in the person's certificate and on the card of their
 * unit (E3), in the caller's transaction. Throws `hours.recorded_already` when the offering counts already.
 */
export async function recordProfessional(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  { cardOf, ...attendance }: Attendance & { cardOf: string | null },
): Promise<Credit & { entryId: string }> {
  if (attendance.accountId === actor.accountId) throw new Refusal('hours.own');
  const now = parts.clock.now();
  await lockDays(tx, attendance.accountId);
  const credit = await getAttendanceCredit(tx, attendance, now);
  const entryId = await insertEntries(tx, {
    accountId: attendance.accountId,
    year: attendance.year,
    topicId: null,
    slipId: null,
    endorsementId: null,
    offeringId: attendance.offeringId,
    organiser: attendance.organiser,
    heldFrom: attendance.heldFrom,
    heldTo: attendance.heldTo,
    organisationId: actor.organisationId,
    cardOf,
    subject: 'PROFESSIONAL',
    title: attendance.title,
    creditHours: credit.hours,
    confirmedBy: actor.accountId,
    confirmedAt: now,
  });
  if (!entryId) throw new Refusal('hours.recorded_already');
  await recordAudit(
    tx,
    actor,
    'hours.record_professional',
    { type: 'certificate_entry', id: entryId },
    { offeringId: attendance.offeringId, year: attendance.year, creditHours: credit.hours },
  );
  return { ...credit, entryId };
}
