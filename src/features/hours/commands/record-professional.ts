import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { insertEntries } from '../queries/entries.ts';
import { lockDays } from '../queries/hours-claims.ts';
import { type Attendance, type Credit, weighAttendance } from './weigh-attendance.ts';

/**
 * Writes an attendance that an authority recognises into the person's certificate, and on the card of
 * the unit he worked in (E3). In the caller's transaction. Throws when the offering counts already.
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
  const credit = await weighAttendance(tx, attendance, now);
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
